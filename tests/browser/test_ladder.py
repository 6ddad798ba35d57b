"""A ladder of small steps: its rungs change places by pointer, finger and keyboard; the order is in the fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, open_exercise, overflow, text, until
from playwright.sync_api import Page, expect
from sheet_pages import come_back, keep_on_device

NAME = "nabijheidsladder"
STEPS = [("emoji sturen", 2), ("bellen", 7), ("vertellen", 4), ("vragen", None)]
HOSTILE = "<img src=x onerror=\"globalThis.harm=1\">"


def fill(page: Page, rungs: list[tuple[str, int | None]] = STEPS) -> None:
    """Write on the ladder as a reader does, from the lowest rung."""
    for at, (words, tension) in enumerate(rungs):
        page.locator(f"[data-field=trede-{at + 1}]").fill(words)
        page.locator("[data-part=ladder-tension]").nth(at).select_option("" if tension is None else str(tension))


def rungs(page: Page) -> list[list[Any]]:
    """Return what the fields hold, from the lowest rung; empty rungs at the end are left out."""
    found: list[list[Any]] = page.evaluate("""() => [1,2,3,4,5,6,7,8].map((n) => [
      document.querySelector(`[data-field=trede-${n}]`).value,
      document.querySelector(`[data-field=cijfer-${n}] input:checked`).value])""")
    while found and found[-1] == ["", ""]:
        found.pop()
    return found


def words(page: Page) -> list[str]:
    """Return the words on the rungs, from the lowest."""
    return [rung[0] for rung in rungs(page)]


def grip(page: Page, at: int) -> tuple[float, float]:
    """Bring the grip of a rung, counted from 0, to the middle of the window; return where it is."""
    part = page.locator("[data-part=ladder-grip]").nth(at)
    part.evaluate("grip => grip.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = part.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.fixture
def ladder(page: Page, site_url: str) -> Page:
    """The Dutch ladder with four steps on it."""
    open_exercise(page, site_url, NAME)
    page.locator("hw-ladder[data-ready]").wait_for()
    fill(page)
    return page


def test_numbers_stand_in_the_fields(ladder: Page) -> None:
    assert rungs(ladder) == [["emoji sturen", "2"], ["bellen", "7"], ["vertellen", "4"], ["vragen", ""]]


def test_a_rung_is_dragged_with_the_mouse(ladder: Page) -> None:
    x, y = grip(ladder, 1)
    ladder.mouse.move(x, y)
    ladder.mouse.down()
    ladder.mouse.move(x, y + 120, steps=6)
    ladder.mouse.up()
    assert words(ladder) == ["emoji sturen", "vertellen", "bellen", "vragen"]
    assert rungs(ladder)[2] == ["bellen", "7"], "the number goes along"
    assert text(ladder, "ladder-status") == "‘bellen’ staat nu op trede 3."


def test_a_rung_is_dragged_with_a_finger(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    open_exercise(page, site_url, NAME)
    page.locator("hw-ladder[data-ready]").wait_for()
    fill(page)
    x, y = grip(page, 1)
    touch = page.context.new_cdp_session(page)
    send = lambda kind, at: touch.send("Input.dispatchTouchEvent", {  # noqa: E731
        "type": kind, "touchPoints": [{"x": x, "y": at}] if at is not None else []})
    send("touchStart", y)
    for at in range(1, 9):
        send("touchMove", y - at * 18)
    until(page, "() => document.querySelector('.hw-rung-card').style.transform !== ''")
    send("touchEnd", None)
    assert words(page) == ["bellen", "emoji sturen", "vertellen", "vragen"]


def test_dragging_can_be_given_up_with_escape(ladder: Page) -> None:
    before = rungs(ladder)
    x, y = grip(ladder, 0)
    ladder.mouse.move(x, y)
    ladder.mouse.down()
    ladder.mouse.move(x, y + 160, steps=4)
    ladder.keyboard.press("Escape")
    ladder.mouse.up()
    assert rungs(ladder) == before
    assert ladder.locator(".hw-rung-card").first.evaluate("card => card.style.transform") == ""


def test_dragging_ends_when_the_exercise_gives_way(ladder: Page) -> None:
    before = rungs(ladder)
    x, y = grip(ladder, 0)
    ladder.mouse.move(x, y)
    ladder.mouse.down()
    ladder.mouse.move(x, y + 160, steps=4)
    ladder.evaluate("document.querySelector('[data-part=too-much]').open = true")
    expect(ladder.locator("[data-part=body]")).to_be_hidden()
    ladder.mouse.up()
    assert rungs(ladder) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_alone_is_enough(page: Page, site_url: str, lang: str) -> None:
    open_exercise(page, site_url, NAME, lang)
    page.locator("hw-ladder[data-ready]").wait_for()
    page.locator("[data-field=trede-1]").focus()
    press = page.keyboard.press
    page.keyboard.type("emoji")
    press("Tab")
    page.keyboard.type("spanning 3" if lang == "nl" else "tension 3")
    for _ in range(3):
        press("Tab")
    expect(page.locator("[data-field=trede-2]")).to_be_focused()
    page.keyboard.type("bellen")
    press("Tab")
    press("Tab")
    press("Enter")
    assert rungs(page) == [["bellen", ""], ["emoji", "3"]]
    expect(page.locator("[data-part=ladder-earlier]").first).to_be_focused()
    press("Enter")
    assert rungs(page) == [["bellen", ""], ["emoji", "3"]], "the first rung stays the first"
    assert text(page, "ladder-status") == ("Dit is de laagste trede." if lang == "nl" else "This is the lowest rung.")
    press("Tab")
    for at in (1, 2, 3):
        press("Enter")
        expect(page.locator("[data-part=ladder-later]").nth(at)).to_be_focused()
    assert words(page) == ["emoji", "", "", "bellen"]


def test_order_by_tension_is_asked_for_and_can_be_taken_back(ladder: Page) -> None:
    before = rungs(ladder)
    ladder.locator("[data-part=ladder-sort]").click()
    assert words(ladder) == ["emoji sturen", "vertellen", "bellen", "vragen"]
    ladder.locator("[data-part=ladder-undo]").click()
    assert rungs(ladder) == before
    expect(ladder.locator("[data-part=ladder-sort]")).to_be_focused()
    ladder.locator("[data-part=ladder-sort]").click()
    ladder.locator("[data-field=plan]").fill("als")
    expect(ladder.locator("[data-part=ladder-undo]")).to_be_hidden()
    assert words(ladder) == ["emoji sturen", "vertellen", "bellen", "vragen"]


def test_nothing_is_put_in_order_without_numbers(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, NAME)
    fill(page, [("a", None), ("b", 1)])
    page.locator("[data-part=ladder-sort]").click()
    assert words(page) == ["a", "b"]
    assert text(page, "ladder-status") == "Geef eerst twee of meer stappen een cijfer."


def test_suggests_a_beginning_and_no_more(ladder: Page) -> None:
    expect(ladder.locator("[data-part=ladder-mark]:visible")).to_have_count(1)
    expect(ladder.locator("[data-part=ladder-rung]").nth(2).locator("[data-part=ladder-mark]")).to_be_visible()
    assert text(ladder, "ladder-start").startswith("Je kunt beginnen met een stap van 3 of 4.")
    ladder.locator("[data-part=ladder-tension]").nth(2).select_option("9")
    expect(ladder.locator("[data-part=ladder-mark]:visible")).to_have_count(0)
    assert text(ladder, "ladder-start").startswith("Er staat nog geen 3 of 4 op je ladder.")
    expect(ladder.locator("[data-field=plan]")).to_have_value("")


def test_a_kept_ladder_comes_back(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, NAME)
    keep_on_device(page)
    fill(page)
    page.locator("[data-part=ladder-sort]").click()
    wanted = rungs(page)
    come_back(page, **{f"trede-{at}": words for at, (words, _) in enumerate(wanted, 1)})
    expect(page.locator("[data-field=trede-1]")).to_have_value("emoji sturen")
    assert rungs(page) == wanted
    expect(page.locator("[data-part=ladder-tension]").nth(2)).to_have_value("7")
    page.locator("[data-part=take] summary").click()
    page.locator("[data-part=wipe-sheet]").click()
    expect(page.locator("[data-part=ladder-tension]").nth(2)).to_have_value("")


def test_words_stay_words(ladder: Page) -> None:
    fill(ladder, [(HOSTILE, 3), (HOSTILE * 90, 1)])
    ladder.locator("[data-part=ladder-later]").first.click()
    ladder.locator("[data-part=ladder-sort]").click()
    ladder.wait_for_timeout(100)
    assert ladder.locator("hw-ladder img").count() == 0
    assert ladder.evaluate("globalThis.harm") is None
    ladder.locator("[data-part=ladder-earlier]").nth(1).click()
    assert len(text(ladder, "ladder-status")) < 120


def test_numbers_from_a_file_that_are_none_are_left_out(ladder: Page, site_url: str) -> None:
    values = {"trede-1": 7, "cijfer-1": "99", "cijfer-2": ["4", "x"], "trede-2": "b"}
    ladder.evaluate("""async ([module, values]) => {
      (await import(module)).writeFields(document.querySelector('[data-part=steps]'), values);
      document.querySelector('.hw-exercise').dispatchEvent(new CustomEvent('hw-filled'));
    }""", [f"{site_url}assets/js/elements/fields.js", values])
    expect(ladder.locator("[data-field=trede-1]")).to_have_value("")
    expect(ladder.locator("[data-part=ladder-tension]").first).to_have_value("")
    ladder.locator("[data-part=ladder-earlier]").nth(1).click()
    expect(ladder.locator("[data-field=trede-1]")).to_have_value("b")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_fields_are_there(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator("[data-field^=trede-]:visible")).to_have_count(8)
    expect(page.locator("[data-field^=cijfer-]:visible")).to_have_count(8)
    expect(page.locator(".hw-exercise :is(button, select):visible")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    open_exercise(page, site_url, NAME, lang)
    fill(page)
    page.locator("[data-part=ladder-sort]").click()
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.locator("[data-part=ladder-grip]").evaluate_all("all => all.map((e) => e.offsetWidth)") == [44] * 8


def test_paper_holds_words_and_numbers(ladder: Page) -> None:
    ladder.emulate_media(media="print")
    expect(ladder.locator("[data-field^=trede-]").nth(1)).to_be_visible()
    expect(ladder.locator("[data-field^=cijfer-]:visible")).to_have_count(8)
    expect(ladder.locator(".hw-exercise :is(button, select):visible")).to_have_count(0)
    expect(ladder.locator(".hw-rung .hw-lines:visible")).to_have_count(4)


def test_nothing_moves_for_who_wants_no_motion(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(reduced_motion="reduce")
    open_exercise(page, site_url, NAME)
    x, y = grip(page, 0)
    page.mouse.move(x, y)
    page.mouse.down()
    card = page.locator(".hw-rung-card").nth(1)
    assert card.evaluate("card => getComputedStyle(card).transitionDuration") == "0s"
    page.mouse.up()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["empty", "written", "sorted", "held"])
def test_axe_finds_nothing_in_any_state(new_page: Callable[..., Page], site_url: str, state: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    open_exercise(page, site_url, NAME)
    if state != "empty":
        fill(page)
    if state == "sorted":
        page.locator("[data-part=ladder-sort]").click()
    if state == "held":
        page.mouse.move(*grip(page, 1))
        page.mouse.down()
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []
    if state == "held":
        page.mouse.up()
