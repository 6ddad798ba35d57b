"""The compass: a point in a plane that fills two scales in, and scales that move the point."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, open_exercise, overflow, text, until
from playwright.sync_api import Page, expect

NAME = "verbinden-of-beschermen"
SAID = "compass-said"
UP, RIGHT = "[data-part=compass-up]", "[data-part=compass-right]"


def start(page: Page, site_url: str, lang: str = "nl") -> Page:
    """Open the compass, its plane in view."""
    open_exercise(page, site_url, NAME, lang)
    page.locator("hw-compass[data-ready]").wait_for()
    show(page)
    return page


def show(page: Page) -> None:
    """Bring the plane to the middle of the window."""
    stage = page.locator("[data-part=compass-stage]")
    stage.evaluate("stage => stage.scrollIntoView({ block: 'center', behavior: 'instant' })")


@pytest.fixture
def compass(page: Page, site_url: str) -> Page:
    """The Dutch compass, nothing filled in."""
    return start(page, site_url)


def numbers(page: Page) -> tuple[str, ...]:
    """Return closeness and protection as the scales hold them."""
    names = ("nabijheid", "bescherming")
    return tuple(page.locator(f"[data-field={name}] input:checked").input_value() for name in names)


def choose(page: Page, closeness: int, protection: int) -> None:
    """Choose two numbers in the scales."""
    page.locator(f"[data-field=nabijheid] input[value='{closeness}']").check()
    page.locator(f"[data-field=bescherming] input[value='{protection}']").check()


def place(page: Page, closeness: int, protection: int) -> tuple[float, float]:
    """Return where in the window that spot of the plane is."""
    box = page.locator("[data-part=compass-stage]").bounding_box()
    assert box
    return (box["x"] + box["width"] * (8 + 10 * protection) / 116,
            box["y"] + box["height"] * (1 - (8 + 10 * closeness) / 116))


def offset(page: Page) -> tuple[float, float]:
    """Return the middle of the point."""
    box = page.locator("[data-part=compass-point]").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_starts_without_an_answer(compass: Page) -> None:
    assert numbers(compass) == ("", "")
    assert compass.locator("[data-part=compass-point]").get_attribute("data-unset") is not None
    assert text(compass, SAID).startswith("De stip wacht nog.")
    assert compass.locator(UP).get_attribute("aria-valuetext") == "nog niet gekozen"


@pytest.mark.parametrize(("up", "right"), [(0, 0), (10, 0), (0, 10), (10, 10), (7, 3)])
def test_a_click_in_the_plane_fills_the_scales_in(compass: Page, up: int, right: int) -> None:
    compass.mouse.click(*place(compass, up, right))
    assert numbers(compass) == (str(up), str(right))
    compass.wait_for_timeout(250)
    at, wanted = offset(compass), place(compass, up, right)
    assert abs(at[0] - wanted[0]) < 2
    assert abs(at[1] - wanted[1]) < 2


def test_the_point_is_dragged_and_stays_in_the_plane(compass: Page) -> None:
    compass.mouse.move(*offset(compass))
    compass.mouse.down()
    compass.mouse.move(*place(compass, 2, 8), steps=5)
    assert numbers(compass) == ("2", "8")
    x, y = place(compass, 10, 10)
    compass.mouse.move(x + 200, y - 100, steps=5)
    compass.mouse.up()
    assert numbers(compass) == ("10", "10")
    compass.mouse.move(*place(compass, 0, 0))
    assert numbers(compass) == ("10", "10")


def test_a_finger_drags_the_point_and_taps_in_the_plane(new_page: Callable[..., Page], site_url: str) -> None:
    page = start(new_page(viewport={"width": 360, "height": 740}, has_touch=True), site_url)
    page.touchscreen.tap(*place(page, 2, 7))
    assert numbers(page) == ("2", "7")
    page.wait_for_timeout(250)
    touch = page.context.new_cdp_session(page)
    x, y = offset(page)
    to = place(page, 9, 1)
    for kind, part in (("touchStart", 0.0), *(("touchMove", n / 8) for n in range(1, 9))):
        at = {"x": x + (to[0] - x) * part, "y": y + (to[1] - y) * part}
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [at]})
    expect(page.locator("[data-field=nabijheid] input[value='9']")).to_be_checked()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert numbers(page) == ("9", "1")


def test_arrow_keys_move_the_point_in_their_own_direction(compass: Page) -> None:
    compass.locator(UP).focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft"):
        compass.keyboard.press(key)
    assert numbers(compass) == ("7", "4")
    expect(compass.locator(RIGHT)).to_be_focused()
    assert compass.locator(RIGHT).get_attribute("aria-valuetext") == "4"
    for _ in range(9):
        compass.keyboard.press("ArrowLeft")
    compass.keyboard.press("Shift+Tab")
    compass.keyboard.press("End")
    assert numbers(compass) == ("10", "0")


def test_the_point_follows_the_scales(compass: Page) -> None:
    choose(compass, 9, 1)
    compass.wait_for_timeout(250)
    at, wanted = offset(compass), place(compass, 9, 1)
    assert max(abs(at[0] - wanted[0]), abs(at[1] - wanted[1])) < 2
    compass.locator("[data-field=nabijheid] input[value='']").check()
    assert compass.locator("[data-part=compass-point]").get_attribute("data-unset") is not None
    expect(compass.locator("[data-part=compass-said]")).to_contain_text("De stip wacht nog.")


WORDS = {
    "nl": {(2, 1): ["er hoeft nu niets"], (9, 2): ["iets delen of vragen"], (1, 8): ["afstand nemen"],
           (8, 9): ["de kleinste stap"], (5, 1): ["er hoeft nu niets", "iets delen of vragen"], (5, 5): ["midden"]},
    "en": {(2, 1): ["nothing needs to happen"], (9, 2): ["share or ask"], (1, 8): ["some distance"],
           (8, 9): ["the smallest step"], (5, 1): ["nothing needs to happen", "share or ask"], (5, 5): ["middle"]},
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_says_what_may_fit(page: Page, site_url: str, lang: str) -> None:
    start(page, site_url, lang)
    for (up, right), words in WORDS[lang].items():
        choose(page, up, right)
        said = page.locator("[data-part=compass-said]")
        expect(said.locator("p")).to_have_count(len(words) + 1)
        for line in words:
            expect(said).to_contain_text(line)


def test_speaks_when_the_point_rests(page: Page, site_url: str) -> None:
    page.clock.install(time=0)
    start(page, site_url)
    page.clock.pause_at(5000)
    page.evaluate("""() => { globalThis.said = 0; new MutationObserver(() => { said += 1; })
      .observe(document.querySelector('[data-part=compass-said]'), { childList: true }); }""")
    page.locator(UP).focus()
    for _ in range(5):
        page.keyboard.press("ArrowUp")
        page.clock.run_for(40)
    assert page.evaluate("said") == 0
    page.clock.run_for(400)
    assert page.evaluate("said") == 1


def test_only_two_numbers_are_kept(page: Page, site_url: str) -> None:
    start(page, site_url)
    page.locator("[data-part=keep] input[value=tab]").check()
    expect(page.locator("[data-part=keep-status]")).not_to_be_empty()
    show(page)
    page.mouse.click(*place(page, 8, 2))
    until(page, """() => JSON.stringify(sessionStorage).replaceAll("\\\\", "")
      .includes('"values":{"nabijheid":8,"bescherming":2}')""")
    page.reload()
    expect(page.locator("[data-field=nabijheid] input[value='8']")).to_be_checked()
    expect(page.locator("[data-part=compass-said]")).to_contain_text("Nabijheid 8, bescherming 2.")
    page.locator("[data-part=take] summary").click()
    page.locator("[data-part=wipe-sheet]").click()
    expect(page.locator("[data-part=compass-said]")).to_contain_text("De stip wacht nog.")


def test_numbers_from_a_file_that_are_none_leave_the_point_where_it_is(compass: Page, site_url: str) -> None:
    compass.evaluate("""async ([module, values]) => {
      (await import(module)).writeFields(document.querySelector('[data-part=steps]'), values);
      document.querySelector('.hw-exercise').dispatchEvent(new CustomEvent('hw-filled'));
    }""", [f"{site_url}assets/js/elements/fields.js", {"nabijheid": "99", "bescherming": "<img src=x onerror=1>"}])
    assert text(compass, SAID).startswith("De stip wacht nog.")
    assert compass.locator("hw-compass img").count() == 0
    compass.locator(RIGHT).press("ArrowRight")
    assert numbers(compass) == ("5", "6")


def test_moving_ends_when_the_exercise_gives_way(compass: Page) -> None:
    compass.mouse.move(*place(compass, 3, 3))
    compass.mouse.down()
    compass.evaluate("document.querySelector('[data-part=too-much]').open = true")
    expect(compass.locator("[data-part=body]")).to_be_hidden()
    before = numbers(compass)
    compass.mouse.move(300, 300)
    compass.mouse.up()
    assert numbers(compass) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_there_is_a_plane_to_look_at(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator(".hw-compass-corner:visible")).to_have_count(4)
    expect(page.locator("[data-field=nabijheid] input:visible")).to_have_count(12)
    for part in ("point", "hint", "said", "safe"):
        expect(page.locator(f"[data-part=compass-{part}]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = start(new_page(viewport={"width": 320, "height": 640}), site_url, lang)
    page.mouse.click(*place(page, 10, 10))
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []


def test_paper_shows_the_plane_and_the_point_if_there_is_one(compass: Page) -> None:
    compass.emulate_media(media="print")
    expect(compass.locator(".hw-compass-corner:visible")).to_have_count(4)
    expect(compass.locator("[data-part=compass-point]")).to_be_hidden()
    compass.emulate_media(media="screen")
    choose(compass, 4, 6)
    compass.emulate_media(media="print")
    expect(compass.locator("[data-part=compass-point]")).to_be_visible()
    expect(compass.locator("[data-part=compass-said]")).to_be_hidden()


def test_nothing_glides_for_who_wants_no_motion(new_page: Callable[..., Page], site_url: str) -> None:
    page = start(new_page(reduced_motion="reduce"), site_url)
    point = page.locator("[data-part=compass-point]")
    assert point.evaluate("point => getComputedStyle(point).transitionDuration") == "0s"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["empty", "chosen", "held"])
def test_axe_finds_nothing_in_any_state(new_page: Callable[..., Page], site_url: str, state: str, scheme: str) -> None:
    page = start(new_page(color_scheme=scheme), site_url)
    if state != "empty":
        choose(page, 8, 8)
    if state == "held":
        page.mouse.move(*offset(page))
        page.mouse.down()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []
    if state == "held":
        page.mouse.up()
