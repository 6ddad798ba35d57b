"""Two people and one device: whose turn it is, how long it lasts, and a soft sign when it is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, overflow, rate, text
from playwright.sync_api import Page, expect
from tool_pages import axe_faults, open_at, sleep

NAME = "actief-luisteren"
MINUTE = 60_000
ROLES = {
    "nl": [("vertelt", "luistert"), ("vult aan", "vat samen"), ("luistert", "vertelt"), ("vat samen", "vult aan")],
    "en": [("talks", "listens"), ("adds or corrects", "sums up"), ("listens", "talks"),
           ("sums up", "adds or corrects")],
}


@pytest.fixture
def turns(page: Page, site_url: str) -> Page:
    """The Dutch exercise with a clock that stands still until the test moves it."""
    open_at(page, site_url, NAME)
    return page


def press(page: Page, name: str = "start") -> None:
    page.locator(f"[data-part=turns-{name}]").click()


def roles(page: Page) -> tuple[str, str]:
    return text(page, "turns-one-role"), text(page, "turns-other-role")


def left(page: Page) -> str:
    return text(page, "turns-one-time") + text(page, "turns-other-time")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_tells_and_is_summed_up_and_then_the_other_way_round(page: Page, site_url: str, lang: str) -> None:
    open_at(page, site_url, NAME, lang)
    for wanted, time in zip(ROLES[lang], ("3:00", "1:00", "3:00", "1:00"), strict=True):
        assert (roles(page), left(page)) == (wanted, time)
        press(page)
        page.clock.run_for((3 if time == "3:00" else 1) * MINUTE + 100)
    expect(page.locator("[data-part=turns-cards]")).to_be_hidden()
    expect(page.locator("[data-part=turns-stop]")).to_be_hidden()
    assert text(page, "turns-start") == {"nl": "Nog een keer", "en": "Once more"}[lang]
    press(page)
    assert roles(page) == ROLES[lang][0]


def test_a_turn_never_begins_by_itself(turns: Page) -> None:
    press(turns)
    turns.clock.run_for(20 * MINUTE)
    assert text(turns, "turns-which") == "Beurt 2 van 4"
    assert left(turns) == "1:00"


def test_the_end_of_a_turn_can_be_seen_and_stays_until_the_next(turns: Page) -> None:
    press(turns)
    turns.clock.run_for(3 * MINUTE - 100)
    assert text(turns, "turns-said") == "De een vertelt."
    turns.clock.run_for(200)
    assert text(turns, "turns-said").startswith("De tijd is om. Maak rustig je zin af.")
    expect(turns.locator("hw-turns[data-sign]")).to_have_count(1)
    press(turns)
    expect(turns.locator("hw-turns[data-sign]")).to_have_count(0)
    assert text(turns, "turns-said") == "De ander vat samen."


def test_sound_and_vibration_are_choices_and_off_at_first(turns: Page) -> None:
    press(turns)
    turns.clock.run_for(3 * MINUTE + 100)
    assert turns.evaluate("[buzzed.length, tones.length]") == [0, 0]
    turns.locator(".hw-settings summary").click()
    turns.locator("[data-part=turns-sound]").check()
    turns.locator("[data-part=turns-vibration]").check()
    assert turns.evaluate("tones.length") == 0, "nothing sounds while nothing runs"
    press(turns)
    seconds = turns.evaluate("tones")
    assert [round(second) for second in seconds] == [60, 61], "set on the audio clock, for when the turn is over"
    turns.clock.run_for(MINUTE + 100)
    assert turns.evaluate("buzzed.length") == 1


def test_can_pause_go_on_skip_and_stop(turns: Page) -> None:
    press(turns)
    turns.clock.run_for(30_100)
    press(turns)
    turns.clock.run_for(5 * MINUTE)
    assert left(turns) == "2:30"
    assert text(turns, "turns-said") == "Pauze. De klok staat stil."
    press(turns)
    turns.clock.run_for(30_000)
    assert left(turns) == "2:00"
    press(turns, "skip")
    assert (roles(turns), left(turns)) == (ROLES["nl"][1], "1:00")
    press(turns, "stop")
    assert (text(turns, "turns-which"), left(turns)) == ("Beurt 1 van 4", "3:00")
    expect(turns.locator("[data-part=turns-start]")).to_be_focused()
    turns.clock.run_for(5 * MINUTE)
    assert left(turns) == "3:00"


def test_stays_right_in_a_background_tab(turns: Page) -> None:
    press(turns)
    sleep(turns, 2 * MINUTE + 15_000)
    assert left(turns) == "0:45"
    sleep(turns, 50_000)
    assert text(turns, "turns-which") == "Beurt 2 van 4"
    assert text(turns, "turns-said").startswith("De tijd is om.")


def test_the_screen_stays_on_while_the_clock_runs(turns: Page) -> None:
    held = []
    for name in ("start", "start", "start", "stop"):
        press(turns, name)
        turns.clock.run_for(10)
        held.append(turns.evaluate("locks.filter((lock) => !lock.released).length"))
    assert held == [1, 0, 1, 0]


@pytest.mark.parametrize(("fragment", "time"), [("#v1;min=4", "4:00"), ("#v1;min=30", "3:00"), ("#v1;min=x", "3:00")])
def test_a_link_sets_the_time_within_its_range(page: Page, site_url: str, fragment: str, time: str) -> None:
    open_at(page, site_url, NAME, fragment=fragment)
    assert left(page) == time
    assert text(page, "preset") != ""


def test_the_slider_counts_at_once_or_from_the_next_turn(turns: Page) -> None:
    turns.locator(".hw-settings summary").click()
    slider = turns.locator("[data-parameter=min]")
    slider.fill("2")
    assert left(turns) == "2:00"
    press(turns)
    slider.fill("5")
    turns.clock.run_for(1100)
    assert left(turns) == "1:59"
    for _ in range(2):
        press(turns, "skip")
    assert left(turns) == "5:00"


def test_gives_way_when_it_gets_too_much_and_waits(turns: Page) -> None:
    press(turns)
    turns.clock.run_for(MINUTE)
    rate(turns, "before", 9)
    turns.clock.run_for(10 * MINUTE)
    rate(turns, "before", 3)
    assert left(turns) == "2:00"
    assert text(turns, "turns-start") == "Verder"
    assert turns.evaluate("locks.every((lock) => lock.released)")


def test_a_clock_that_runs_stays_in_view(turns: Page) -> None:
    turns.locator("[data-part=next]").click()
    for _ in range(2):
        turns.locator("[data-part=next]").click()
    press(turns)
    turns.locator("[data-part=next]").click()
    expect(turns.locator("[data-part=turns-stage]")).to_be_visible()
    turns.clock.run_for(3 * MINUTE + 100)
    turns.locator("[data-part=next]").click()
    expect(turns.locator("[data-part=turns-stage]")).to_be_hidden()


def test_screen_readers_hear_turns_and_no_seconds(turns: Page) -> None:
    turns.evaluate("""() => {
      globalThis.said = [];
      const live = document.querySelector('[data-part=turns-said]');
      new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true, subtree: true });
    }""")
    press(turns)
    for _ in range(180):
        turns.clock.run_for(1000)
    turns.clock.run_for(100)
    assert [said[:14] for said in turns.evaluate("said")] == ["De een vertelt", "De tijd is om."]
    assert turns.locator("[data-part=turns-left]").get_attribute("role") == "timer"
    assert turns.locator(".hw-turns-circles").get_attribute("aria-hidden") == "true"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_steps_say_it_all(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator(".hw-steps > li:visible")).to_have_count(8)
    expect(page.locator("[data-part=turns-stage]")).to_be_hidden()
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)


def test_can_be_done_with_the_keyboard_alone(turns: Page) -> None:
    turns.locator("[data-part=tension-before] input:checked").focus()
    turns.keyboard.press("Tab")
    expect(turns.locator("[data-part=turns-start]")).to_be_focused()
    turns.keyboard.press("Enter")
    turns.clock.run_for(3 * MINUTE + 100)
    expect(turns.locator("[data-part=turns-start]")).to_be_focused()
    for _ in range(3):
        turns.keyboard.press("Tab")
    expect(turns.locator(".hw-settings summary")).to_be_focused()
    turns.keyboard.press("Shift+Tab")
    turns.keyboard.press("Shift+Tab")
    for _ in range(3):
        turns.keyboard.press("Enter")
    expect(turns.locator("[data-part=turns-start]")).to_be_focused()
    assert text(turns, "turns-start") == "Nog een keer"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    open_at(page, site_url, NAME, lang)
    page.locator(".hw-settings summary").click()
    for _ in range(4):
        press(page)
        assert overflow(page) == 0
        assert page.evaluate(SMALL_TARGETS) == []
        page.clock.run_for(3 * MINUTE + 100)
    assert overflow(page) == 0


def test_nothing_moves_for_who_wants_no_motion(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(reduced_motion="reduce")
    open_at(page, site_url, NAME)
    press(page)
    page.clock.run_for(3 * MINUTE + 100)
    assert page.evaluate("document.querySelector('hw-turns').getAnimations({ subtree: true }).length") == 0


def test_paper_has_the_steps_and_no_clock(turns: Page) -> None:
    press(turns)
    turns.emulate_media(media="print")
    expect(turns.locator(".hw-steps > li:visible")).to_have_count(8)
    expect(turns.locator("[data-part=turns-stage]")).to_be_hidden()
    expect(turns.locator(".hw-exercise button:visible")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_any_state(page: Page, site_url: str, lang: str) -> None:
    open_at(page, site_url, NAME, lang)
    page.locator(".hw-settings summary").click()
    found = axe_faults(page)
    press(page)
    found += axe_faults(page)
    press(page)
    found += axe_faults(page)
    press(page)
    page.clock.fast_forward(3 * MINUTE + 100)
    expect(page.locator("hw-turns[data-sign]")).to_have_count(1)
    found += axe_faults(page)
    for _ in range(3):
        press(page, "skip")
    found += axe_faults(page)
    assert found == []


def test_asks_nothing_of_the_network_and_keeps_nothing(turns: Page) -> None:
    turns.wait_for_load_state("networkidle")
    requests: list[str] = []
    turns.on("request", lambda request: requests.append(request.url))
    press(turns)
    turns.clock.run_for(3 * MINUTE + 100)
    assert requests == []
    assert turns.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
