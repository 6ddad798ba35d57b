"""What holds for every exercise, in both languages: it can be read, done, written in, printed, stopped and left."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from building import real_site
from exercise_pages import KEPT, LANGUAGES, SMALL_TARGETS, address, open_exercise, overflow, rate, until
from hechtwijzer.exercise_types import KINDS
from hechtwijzer.model import Exercise
from playwright.sync_api import Page, expect
from pypdf import PdfReader

EXERCISES = real_site().exercises
EVERY = [pytest.param(exercise, lang, id=f"{exercise.id}-{lang}")
         for exercise in EXERCISES.values() for lang in LANGUAGES]
LONGEST_SHEET = 4
"""Pages of A4 that a worksheet may take, sources included."""

LISTEN = """() => {
  globalThis.events = [];
  for (const name of ['hw-start', 'hw-step', 'hw-done', 'hw-too-much', 'hw-save']) {
    document.addEventListener(name, ({ type, detail }) => events.push([type, JSON.stringify(detail ?? {})]));
  }
}"""
LOST = """() => document.activeElement === document.body || document.activeElement.offsetParent === null"""


def open_steps(page: Page) -> bool:
    """Go to the first step, one at a time; False for a type without guided steps."""
    button = page.locator("[data-part=next]")
    if button.count():
        button.click()
    return bool(button.count())


def writable(exercise: Exercise) -> str | None:
    """Return the first field of `exercise` that takes words."""
    return next((f.id for f in exercise.text("nl").fields if f.kind in ("line", "text")), None)


def faults_of(page: Page) -> list[str]:
    """Return what axe finds on the page as it is now."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {v['help']}: {[n['target'] for n in v['nodes'][:3]]}" for v in found]


def test_there_are_eighteen():
    assert len(EXERCISES) == 18


@pytest.mark.parametrize(("exercise", "lang"), EVERY)
def test_without_scripts_everything_to_read_is_there(
    new_page: Callable[..., Page], site_url: str, exercise: Exercise, lang: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, exercise.id, lang))
    words = exercise.text(lang)
    steps = page.locator(".hw-steps > li:visible")
    expect(steps).to_have_count(len(words.steps))
    for number, step in enumerate(words.steps):
        expect(steps.nth(number).locator("p").first).to_have_text(step)
    for field in words.fields:
        if field.kind != "place":
            expect(page.locator(f"[data-field='{field.id}']").first).to_be_visible()
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)
    for heading in ("waarvoor", "hoe-zeker", "voor-je-begint", "oefening", "daarna", "stoppen"):
        expect(page.locator(f"#{heading}")).to_be_visible()
    page.locator("[data-part=too-much] summary").click()
    expect(page.locator("[data-part=way-out] a.hw-button--help")).to_be_visible()


@pytest.mark.parametrize(("exercise", "lang"), EVERY)
def test_cautions_come_before_the_start(page: Page, site_url: str, exercise: Exercise, lang: str) -> None:
    open_exercise(page, site_url, exercise.id, lang)
    box = page.locator(".hw-exercise-before")
    expect(box).to_be_visible()
    assert box.locator("li").count() > len(exercise.text(lang).before)
    after = page.evaluate("""() => {
      const box = document.querySelector('.hw-exercise-before');
      const rest = document.querySelectorAll('.hw-exercise :is([data-part=start], [data-part=next], [data-field])');
      return [...rest].every((part) => box.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING);
    }""")
    assert after


@pytest.mark.parametrize(("exercise", "lang"), EVERY)
def test_step_by_step_with_the_keyboard_alone(page: Page, site_url: str, exercise: Exercise, lang: str) -> None:
    open_exercise(page, site_url, exercise.id, lang)
    page.evaluate(LISTEN)
    button = page.locator("[data-part=next]")
    if not button.count():
        pytest.skip("the pacer and the diary have tests of their own")
    button.focus()
    for _ in range(len(exercise.text(lang).steps) + 1):
        page.keyboard.press("Enter")
        assert not page.evaluate(LOST), "the focus is lost"
        if page.evaluate("document.activeElement.dataset.part") != "done":
            button.focus()
    expect(page.locator("[data-part=done]")).to_be_focused()
    names = [name for name, _ in page.evaluate("events")]
    assert names == ["hw-start", *["hw-step"] * len(exercise.text(lang).steps), "hw-done"]


@pytest.mark.parametrize(("exercise", "lang"), EVERY)
def test_fits_a_narrow_phone_in_every_state(
    new_page: Callable[..., Page], site_url: str, exercise: Exercise, lang: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    open_exercise(page, site_url, exercise.id, lang)
    assert (overflow(page), page.evaluate(SMALL_TARGETS)) == (0, []), "at the start"
    for summary in page.locator(".hw-exercise details:not([data-part=too-much]) > summary:visible").all():
        summary.click()
    assert (overflow(page), page.evaluate(SMALL_TARGETS)) == (0, []), "with everything open"
    if open_steps(page):
        for _ in exercise.text(lang).steps:
            assert (overflow(page), page.evaluate(SMALL_TARGETS)) == (0, []), "at one step"
            page.locator("[data-part=next]").click()
    rate(page, "before", 9)
    assert (overflow(page), page.evaluate(SMALL_TARGETS)) == (0, []), "when it is too much"


@pytest.mark.parametrize(("exercise", "lang"), EVERY)
def test_axe_finds_nothing_in_any_state(
    new_page: Callable[..., Page], site_url: str, exercise: Exercise, lang: str
) -> None:
    # Together the two languages see both looks: what axe judges does not depend on the words.
    narrow, scheme = (360, "light") if lang == "nl" else (1280, "dark")
    page = new_page(viewport={"width": narrow, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    open_exercise(page, site_url, exercise.id, lang)
    found = {}
    for summary in page.locator(".hw-exercise details:not([data-part=too-much]) > summary:visible").all():
        summary.click()
    found["open"] = faults_of(page)
    if open_steps(page):
        found["one step"] = faults_of(page)
        page.locator("[data-part=all]").click()
    elif page.locator("[data-part=start]").count():
        page.locator("[data-part=start]").click()
        found["running"] = faults_of(page)
    page.locator("[data-part=too-much] > summary").click()
    rate(page, "before", 9)
    found["too much"] = faults_of(page)
    assert not any(found.values()), found


@pytest.mark.parametrize(("exercise", "lang"), EVERY)
def test_when_it_is_too_much_it_gives_way(page: Page, site_url: str, exercise: Exercise, lang: str) -> None:
    open_exercise(page, site_url, exercise.id, lang)
    body, out = page.locator("[data-part=body]"), page.locator("[data-part=way-out]")
    rate(page, "before", 8)
    expect(out).to_be_visible()
    expect(out.locator("a.hw-button--help")).to_be_visible()
    gives_way = expect(body).to_be_hidden if exercise.demands else expect(body).to_be_visible
    gives_way()
    rate(page, "before", 7)
    expect(body).to_be_visible()
    page.locator("[data-part=too-much] > summary").click()
    expect(out).to_be_visible()
    gives_way()


@pytest.mark.parametrize(("exercise", "lang"), EVERY)
def test_the_worksheet_holds_all_of_it(page: Page, site_url: str, exercise: Exercise, lang: str) -> None:
    open_exercise(page, site_url, exercise.id, lang)
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    text = exercise.text(lang)
    assert len(reader.pages) <= LONGEST_SHEET
    for line in (text.title, *text.steps, *(field.label for field in text.fields if field.kind != "place")):
        assert squeezed(line) in squeezed(words), line
    assert f"/oefeningen/{exercise.id}/" in squeezed(words), "the address in words"
    page.emulate_media(media="print")
    expect(page.locator(".hw-qr svg")).to_be_visible()
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)
    if field := writable(exercise):
        expect(page.locator(f".hw-field:has([data-field='{field}']) .hw-lines")).to_be_visible()


def squeezed(text: str) -> str:
    """Return `text` without spaces: where lines break on paper depends on the printer."""
    return "".join(text.split())


@pytest.mark.parametrize(("exercise", "lang"), [p for p in EVERY if writable(p.values[0])])
def test_what_is_written_stays_here_and_nowhere_else(
    page: Page, site_url: str, exercise: Exercise, lang: str
) -> None:
    """Chosen for this device it is back after a reload, word for word; the address and the network see none of it."""
    open_exercise(page, site_url, exercise.id, lang)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field = page.locator(f"[data-field='{writable(exercise)}']")
    page.locator("[data-part=keep] input[value=device]").check()
    secret = '<img src=x onerror="alert(1)"> =1+1 \U0001f600 é'
    field.fill(secret)
    until(page, KEPT)
    assert asked == [], "nothing is asked of any server"
    assert "onerror" not in page.url
    page.reload()
    expect(page.locator(f"[data-field='{writable(exercise)}']")).to_have_value(
        secret if KINDS[exercise.type].element != "diary" else "")
    assert page.locator("img[src=x]").count() == 0
