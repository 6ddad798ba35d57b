"""Sides of oneself in a drawing: moved by pointer, finger and keyboard, said in words, kept in fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercise_pages import LANGUAGES, address
from playwright.sync_api import Page, expect
from sheet_pages import clean_for_axe, come_back, filled_from_outside, fits_a_narrow_phone, keep_on_device, open_tool
from tool_pages import HOSTILE

NAME = "delen-leren-kennen"
NAMES = {"nl": ["de planner", "de twijfelaar", "de durfal"], "en": ["the planner", "the doubter", "the runner"]}


def name(page: Page, *names: str) -> None:
    for at, words in enumerate(names, 1):
        page.locator(f"[data-field=kant-{at}]").fill(words)



def said(page: Page) -> list[str]:
    return page.locator("[data-part=parts-words] li").all_text_contents()


def spot(page: Page, at: int) -> str:
    return page.locator(f"[data-field=plek-{at}]").input_value()


def put(page: Page, site_url: str, *spots: str, names: tuple[str, ...] = ("A", "B", "C")) -> None:
    values = {f"plek-{at}": value for at, value in enumerate(spots, 1)}
    filled_from_outside(page, site_url, values | {f"kant-{at}": words for at, words in enumerate(names, 1)})


def middle(page: Page, at: int) -> tuple[float, float]:
    """Return the middle of a shape, in hundredths of the drawing."""
    box = page.locator("[data-part=parts-side]").nth(at - 1).bounding_box()
    stage = page.locator("[data-part=parts-stage]").bounding_box()
    assert box
    assert stage
    return ((box["x"] + box["width"] / 2 - stage["x"]) / stage["width"] * 100,
            (box["y"] + box["height"] / 2 - stage["y"]) / stage["height"] * 100)


def in_view(page: Page) -> tuple[float, float]:
    """Bring the first shape into view; returns where it can be pressed, once the page has come to rest."""
    side = page.locator("[data-part=parts-side]").first
    expect(page.locator("[data-part=take]")).to_be_visible()  # the sheet is ready and moves nothing any more
    found = ""
    for _ in range(40):
        side.evaluate("(side) => side.scrollIntoView({ block: 'center', behavior: 'instant' })")
        page.wait_for_timeout(100)
        box = side.bounding_box()
        assert box
        if found == (found := str(box)):
            break
    return box["x"] + 30, box["y"] + 30


def hold(page: Page) -> tuple[float, float]:
    """Press on the first shape; returns where."""
    side = page.locator("[data-part=parts-side]").first
    x, y = in_view(page)
    page.mouse.move(x, y)
    page.mouse.down()
    expect(side).to_have_attribute("data-held", "")
    return x, y


@pytest.fixture
def parts(new_page: Callable[..., Page], site_url: str) -> Page:
    """The Dutch exercise with two sides, for a reader who wants no motion."""
    page = open_tool(new_page(reduced_motion="reduce"), site_url, NAME)
    name(page, *NAMES["nl"][:2])
    return page


def test_a_side_appears_when_it_has_a_name(page: Page, site_url: str) -> None:
    open_tool(page, site_url, NAME)
    expect(page.locator("[data-part=parts-stage]")).to_be_hidden()
    expect(page.locator("[data-part=parts-hint]")).to_contain_text("Geef hierboven een kant een naam")
    name(page, "de planner")
    expect(page.locator("[data-part=parts-side]:visible")).to_have_count(1)
    assert said(page) == ["de planner: halverwege."]
    name(page, " ")
    expect(page.locator("[data-part=parts-stage]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_moves_a_side_and_says_where_it_is(page: Page, site_url: str, lang: str) -> None:
    open_tool(page, site_url, NAME, lang)
    name(page, *NAMES[lang])
    page.locator("[data-field=kant-3]").focus()
    page.keyboard.press("Tab")
    first = page.locator("[data-part=parts-side] input").first
    expect(first).to_be_focused()
    near, far = ("dicht bij jou", "ver van jou") if lang == "nl" else ("close to you", "far from you")
    beside = f"naast {NAMES[lang][1]}" if lang == "nl" else f"next to {NAMES[lang][1]}"
    for _ in range(6):
        page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-valuetext", near)
    assert said(page)[0] == f"{NAMES[lang][0]}: {near}."
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    assert (first.get_attribute("aria-valuetext") or "").startswith(far)
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    assert (first.get_attribute("aria-valuetext") or "").endswith(beside)
    expect(first).to_be_focused()
    assert spot(page, 1) == "82,18"


def test_screen_readers_without_arrow_keys_change_the_distance(parts: Page) -> None:
    first = parts.locator("[data-part=parts-side] input").first
    first.evaluate("input => { input.value = input.min; input.dispatchEvent(new Event('input', { bubbles: true })); }")
    expect(first).to_have_attribute("aria-valuetext", "dicht bij jou")
    assert spot(parts, 1) != ""


def test_a_side_is_dragged_with_the_mouse(parts: Page) -> None:
    x, y = hold(parts)
    stage = parts.locator("[data-part=parts-stage]").bounding_box()
    assert stage
    parts.mouse.move(x + stage["width"] * 0.3, y - stage["height"] * 0.1, steps=5)
    assert spot(parts, 1) == "", "nothing is kept on the way"
    parts.mouse.up()
    assert spot(parts, 1) == "50,30"
    x, y = middle(parts, 1)
    assert (round(x), round(y)) == (50, 30)
    expect(parts.locator("[data-part=parts-side] input").first).to_be_focused()


def test_a_side_is_dragged_with_a_finger(new_page: Callable[..., Page], site_url: str) -> None:
    page = open_tool(new_page(viewport={"width": 360, "height": 740}, has_touch=True), site_url, NAME)
    name(page, "de planner")
    x, y = in_view(page)
    touch = page.context.new_cdp_session(page)
    for kind, points in [("touchStart", [(x, y)]), *(("touchMove", [(x + at * 10, y)]) for at in range(1, 7)),
                         ("touchEnd", [])]:
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": a, "y": b} for a, b in points]})
    across, down = (int(n) for n in spot(page, 1).split(","))
    assert across > 35
    assert down == 40


def test_nothing_stands_on_me_or_outside_the_drawing(parts: Page, site_url: str) -> None:
    for wanted in ("50,85", "0,0", "100,100", "999,999", "50,99", "51,84"):
        put(parts, site_url, wanted)
        x, y = middle(parts, 1)
        assert 17.9 <= x <= 82.1
        assert 17.9 <= y <= 82.1
        assert ((x - 50) ** 2 + (y - 85) ** 2) ** 0.5 > 26, wanted


def test_dragging_ends_when_the_exercise_gives_way(parts: Page) -> None:
    before = said(parts)
    x, y = hold(parts)
    parts.mouse.move(x + 90, y + 60, steps=4)
    assert said(parts) != before
    parts.evaluate("document.querySelector('[data-part=too-much]').open = true")
    expect(parts.locator("[data-part=body]")).to_be_hidden()
    parts.mouse.up()
    assert spot(parts, 1) == ""
    parts.evaluate("document.querySelector('[data-part=too-much]').open = false")
    assert said(parts) == before


def test_a_kept_drawing_comes_back(parts: Page) -> None:
    keep_on_device(parts)
    parts.locator("[data-part=parts-side] input").first.focus()
    for _ in range(3):
        parts.keyboard.press("ArrowDown")
    wanted, words = spot(parts, 1), said(parts)
    come_back(parts, plek_1=wanted, kant_1="de planner")
    assert (spot(parts, 1), said(parts)) == (wanted, words)
    parts.locator("[data-part=take] summary").click()
    parts.locator("[data-part=wipe-sheet]").click()
    expect(parts.locator("[data-part=parts-stage]")).to_be_hidden()
    parts.locator("[data-part=undo]").click()
    assert said(parts) == words


@pytest.mark.parametrize("place", [HOSTILE, "1e9,1", "-5,4", "NaN,NaN", "50", ",", "50,40;left:0", 7, ["50,40"]])
def test_a_place_that_is_none_does_no_harm(parts: Page, site_url: str, place: object) -> None:
    filled_from_outside(parts, site_url, {"plek-1": place, "kant-1": "A", "kant-2": HOSTILE * 20})
    x, y = middle(parts, 1)
    assert (round(x), round(y)) == (20, 40)
    assert parts.locator("hw-parts img").count() == 0
    assert parts.evaluate("globalThis.harm") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_fields_are_there(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator("[data-field^=kant-]:visible")).to_have_count(3)
    expect(page.locator("hw-parts :visible")).to_have_count(0)


def test_paper_has_the_drawing_and_its_words(parts: Page) -> None:
    parts.emulate_media(media="print")
    expect(parts.locator("[data-part=parts-stage]")).to_be_visible()
    expect(parts.locator("[data-part=parts-side]:visible")).to_have_count(2)
    expect(parts.locator("[data-part=parts-words] li:visible")).to_have_count(2)
    expect(parts.locator("[data-part=parts-hint]")).to_be_hidden()
    assert parts.pdf()[:5] == b"%PDF-"
    parts.emulate_media(media="screen")
    name(parts, "", "")
    parts.emulate_media(media="print")
    expect(parts.locator("[data-part=parts-panel]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    def state(page: Page) -> None:
        open_tool(page, site_url, NAME, lang)
        name(page, *NAMES[lang][:2], "onafgebrokennaam" * 8)
        cut = page.locator("[data-part=parts-side] span").evaluate_all(
            "(all) => all.slice(0, 2).filter((e) => e.scrollHeight > e.clientHeight + 1).length")
        assert cut == 0, "an ordinary name is cut"

    fits_a_narrow_phone(new_page, state)


@pytest.mark.parametrize("state", ["empty", "named", "moved"])
def test_axe_finds_nothing_in_any_state(page: Page, site_url: str, state: str) -> None:
    open_tool(page, site_url, NAME)
    if state != "empty":
        name(page, *NAMES["nl"])
    if state == "moved":
        page.locator("[data-part=parts-side] input").last.focus()
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(300)
    clean_for_axe(page)


def test_nothing_moves_by_itself_for_who_wants_no_motion(parts: Page) -> None:
    side = parts.locator("[data-part=parts-side]").first
    assert side.evaluate("(e) => getComputedStyle(e).transitionDuration") == "0s"
