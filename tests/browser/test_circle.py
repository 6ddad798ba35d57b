"""A child going off and coming back: places on a circle, walked through by pointer and keyboard, with notes."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from exercise_pages import LANGUAGES, address, text
from playwright.sync_api import Page, expect
from sheet_pages import clean_for_axe, come_back, filled_from_outside, fits_a_narrow_phone, keep_on_device, open_tool
from tool_pages import HOSTILE

NAME = "cirkel-van-veiligheid"
TITLES = {
    "nl": ["Bij jou", "Erop uit", "Op ontdekking", "Weer terug", "Samen bijkomen"],
    "en": ["With you", "Going off", "Exploring", "Coming back", "Settling down together"],
}
SHOWN = ".hw-circle-list > li:visible"



def child(page: Page) -> tuple[float, float]:
    """Return where the child is drawn, in hundredths of the drawing."""
    page.wait_for_timeout(50)
    where: list[float] = page.evaluate("""() => {
      const box = (name) => document.querySelector(name).getBoundingClientRect();
      const [child, stage] = [box('.hw-circle-child'), box('.hw-circle-stage svg')];
      const middle = (start, size, from, of) => (start + size / 2 - from) / of * 100;
      return [middle(child.x, child.width, stage.x, stage.width),
        middle(child.y, child.height, stage.y, stage.height)];
    }""")
    return round(where[0]), round(where[1])


@pytest.fixture
def circle(new_page: Callable[..., Page], site_url: str) -> Page:
    """The Dutch exercise, for a reader who wants no motion."""
    return open_tool(new_page(reduced_motion="reduce"), site_url, NAME)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_walks_round_and_begins_again(page: Page, site_url: str, lang: str) -> None:
    open_tool(page, site_url, NAME, lang)
    expect(page.locator(SHOWN)).to_have_count(5)
    onward = page.locator("[data-part=circle-next]")
    begin, again = ("Loop de cirkel rond", "En de cirkel begint opnieuw") if lang == "nl" else (
        "Walk round the circle", "And the circle begins again")
    expect(onward).to_have_text(begin)
    for number, title in enumerate(TITLES[lang], 1):
        onward.click()
        expect(page.locator(SHOWN)).to_have_count(1)
        expect(page.locator(f"{SHOWN} .hw-circle-title")).to_have_text(f"{number} {title}")
        pressed = page.locator(".hw-circle-place[aria-pressed=true]")
        expect(pressed).to_have_attribute("aria-label", f"{number}. {title}")
        spoken = text(page, "circle-live")
        where = f"Plek {number} van 5." if lang == "nl" else f"Place {number} of 5."
        assert spoken.startswith(f"{where} {title}. ")
    expect(onward).to_have_text(again)
    onward.click()
    assert text(page, "circle-live").startswith(again)
    page.locator("[data-part=circle-previous]").click()
    expect(page.locator(f"{SHOWN} .hw-circle-title")).to_contain_text(TITLES[lang][4])
    page.locator("[data-part=circle-all]").click()
    expect(page.locator(SHOWN)).to_have_count(5)
    expect(onward).to_be_focused()
    expect(page.locator(".hw-circle-place[aria-pressed=true]")).to_have_count(0)


def test_a_place_in_the_drawing_is_a_button(circle: Page) -> None:
    button = circle.get_by_role("button", name="4. Weer terug")
    button.click()
    expect(circle.locator(f"{SHOWN} .hw-circle-title")).to_have_text("4 Weer terug")
    expect(circle.locator("[data-field=weer-terug]")).to_be_visible()
    expect(circle.locator("[data-field=erop-uit]")).to_be_hidden()
    expect(button).to_be_focused()


def test_the_child_goes_along_and_stays_upright(circle: Page) -> None:
    wanted = {1: (40, 64), 2: (34, 44), 3: (50, 31), 4: (66, 44), 5: (60, 64)}
    for at, where in wanted.items():
        circle.locator("[data-part=circle-next]").click()
        found = child(circle)
        assert abs(found[0] - where[0]) <= 1, at
        assert abs(found[1] - where[1]) <= 1, at
        box = circle.locator(".hw-circle-child").bounding_box()
        assert box
        assert box["height"] > box["width"], "lies on its side"
    circle.locator("[data-part=circle-next]").click()
    turn = circle.locator(".hw-circle-stage").evaluate("(e) => e.style.getPropertyValue('--turn')")
    assert turn == "575deg", "goes on in the same direction"
    circle.locator("[data-part=circle-previous]").click()
    assert circle.locator(".hw-circle-stage").evaluate("(e) => e.style.getPropertyValue('--turn')") == "505deg"


def test_the_keyboard_alone_is_enough(circle: Page) -> None:
    circle.locator(".hw-circle-place").first.focus()
    circle.keyboard.press("Enter")
    expect(circle.locator(f"{SHOWN} .hw-circle-title")).to_have_text("1 Bij jou")
    circle.keyboard.press("ArrowRight")
    expect(circle.locator(".hw-circle-place").nth(1)).to_be_focused()
    expect(circle.locator("[data-field=erop-uit]")).to_be_visible()
    circle.keyboard.press("ArrowLeft")
    circle.keyboard.press("ArrowUp")
    expect(circle.locator(".hw-circle-place").nth(4)).to_be_focused()
    expect(circle.locator(f"{SHOWN} .hw-circle-title")).to_have_text("5 Samen bijkomen")
    circle.keyboard.press("Tab")
    expect(circle.locator("[data-part=circle-previous]")).to_be_focused()


def test_notes_are_kept_and_come_back(circle: Page) -> None:
    keep_on_device(circle)
    circle.locator("[data-field=erop-uit]").fill("keek om bij de glijbaan")
    circle.locator("[data-part=circle-next]").click()
    come_back(circle, erop_uit="keek om bij de glijbaan")
    circle.locator(".hw-circle-place").nth(1).click()
    expect(circle.locator("[data-field=erop-uit]")).to_have_value("keek om bij de glijbaan")
    circle.locator("[data-part=take] summary").click()
    circle.locator("[data-part=as-text]").click()
    expect(circle.locator("[data-part=summary-text]")).to_have_value(
        re.compile("Wat ik zag toen mijn kind erop uitging"))


def test_words_stay_words(circle: Page, site_url: str) -> None:
    filled_from_outside(circle, site_url, {"erop-uit": HOSTILE, "weer-terug": ["x"], "moeilijk": HOSTILE})
    circle.locator("[data-part=circle-next]").click()
    assert circle.locator("hw-circle img").count() == 0
    assert circle.evaluate("globalThis.harm") is None
    expect(circle.locator("[data-field=erop-uit]")).to_have_value(HOSTILE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_everything_can_be_read(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator(".hw-circle-stage svg")).to_be_visible()
    expect(page.locator(SHOWN)).to_have_count(5)
    expect(page.locator(":is([data-field=erop-uit], [data-field=weer-terug]):visible")).to_have_count(2)
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)


def test_paper_has_every_place_whatever_the_screen_shows(circle: Page) -> None:
    circle.locator("[data-part=circle-next]").click()
    circle.emulate_media(media="print")
    expect(circle.locator(SHOWN)).to_have_count(5)
    expect(circle.locator(".hw-circle-stage svg")).to_be_visible()
    expect(circle.locator(".hw-circle-list .hw-lines:visible")).to_have_count(2)
    expect(circle.locator(".hw-exercise button:visible")).to_have_count(0)
    assert circle.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    def state(page: Page) -> None:
        open_tool(page, site_url, NAME, lang)
        page.locator(".hw-circle-place").nth(3).click()
        apart = page.locator(".hw-circle-place").evaluate_all("""(all) => all.every((one, at) => all.slice(at + 1)
          .every((other) => { const [a, b] = [one, other].map((e) => e.getBoundingClientRect());
            return Math.hypot(a.x - b.x, a.y - b.y) >= 44; }))""")
        assert apart, "places overlap"

    fits_a_narrow_phone(new_page, state)


@pytest.mark.parametrize("state", ["all", "place"])
def test_axe_finds_nothing_in_any_state(circle: Page, state: str) -> None:
    if state == "place":
        circle.locator(".hw-circle-place").nth(1).click()
    clean_for_axe(circle)


def test_nothing_glides_for_who_wants_no_motion(circle: Page) -> None:
    assert circle.locator(".hw-circle-child").evaluate("(e) => getComputedStyle(e).transitionDuration") == "0s"


def test_borrows_no_name_of_the_programme(page: Page, site_url: str) -> None:
    for lang in LANGUAGES:
        open_tool(page, site_url, NAME, lang)
        described = page.locator("hw-circle svg").get_attribute("aria-label") or ""
        shown = f'{page.locator("hw-circle").inner_text()} {described}'.lower()
        for borrowed in ("circle of security", "delight in me", "watch over me", "fill my cup", "wees blij met mij",
                         "veilige haven", "veilige basis", "safe haven", "secure base", "hands"):
            assert borrowed not in shown
