"""An agreed break: the time to come back is always there, the clock is calm, and the card can go on the fridge."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercise_pages import KEPT, LANGUAGES, SMALL_TARGETS, address, open_exercise, overflow, rate, text, until
from playwright.sync_api import Page, expect
from tool_pages import EVENING, HOSTILE, axe_faults, open_at, sleep

NAME = "pauze-met-terugkomtijd"
MINUTE = 60_000
NOW = EVENING * 1000


@pytest.fixture
def pause(new_page: Callable[..., Page], site_url: str) -> Page:
    """The Dutch exercise at a quarter past seven in the evening."""
    page = new_page(timezone_id="Europe/Amsterdam")
    open_at(page, site_url, NAME)
    return page


def press(page: Page, name: str = "start") -> None:
    page.locator(f"[data-part=agreement-{name}]").click()


def said(page: Page) -> str:
    return text(page, "agreement-said")


def break_end(page: Page) -> str:
    return page.locator("[data-field=terug]").input_value()


@pytest.mark.parametrize(("lang", "before", "after"), [
    ("nl", "Begint de pauze nu? Dan ben je om 19:45 terug.", "Zeg: ‘Om 19:45 ben ik terug.’"),
    ("en", "If the break starts now, you are back at 19:45.", "Say: ‘I’ll be back at 19:45.’"),
])
def test_says_the_clock_time_before_and_during(
    new_page: Callable[..., Page], site_url: str, lang: str, before: str, after: str
) -> None:
    page = new_page(timezone_id="Europe/Amsterdam")
    open_at(page, site_url, NAME, lang)
    assert text(page, "agreement-then") == before
    press(page)
    assert after in said(page)
    assert text(page, "agreement-time") == "19:45"


def test_counts_whole_minutes_and_says_gently_when_it_is_time(pause: Page) -> None:
    press(pause)
    pause.clock.run_for(100)
    seen = []
    for _ in range(30):
        seen.append(text(pause, "agreement-left"))
        pause.clock.run_for(MINUTE)
    assert seen[:2] == ["Nog 30 minuten", "Nog 29 minuten"]
    assert seen[-1] == "Nog 1 minuut"
    pause.clock.run_for(100)
    assert said(pause) == "Het is 19:45. Tijd om terug te gaan."
    expect(pause.locator("[data-part=agreement-left]")).to_be_hidden()
    pause.clock.run_for(30 * MINUTE)
    assert said(pause) == "Het is 19:45. Tijd om terug te gaan.", "and does not insist"


def test_a_bit_longer_is_offered_once_and_always_with_a_time(pause: Page) -> None:
    press(pause)
    expect(pause.locator("[data-part=agreement-longer]")).to_be_hidden()
    pause.clock.run_for(31 * MINUTE)
    press(pause, "longer")
    assert said(pause) == "De nieuwe tijd is 20:06. Laat het de ander weten: ‘Ik kom om 20:06 terug.’"
    assert text(pause, "agreement-time") == "20:06"
    expect(pause.locator("[data-part=agreement-longer]")).to_be_hidden()
    pause.clock.run_for(21 * MINUTE)
    assert "Spreek dan samen een ander moment af" in said(pause)
    expect(pause.locator("[data-part=agreement-longer]")).to_be_hidden()
    press(pause, "back")
    assert said(pause).startswith("Je bent terug.")
    expect(pause.locator("[data-part=agreement-start]")).to_be_focused()
    assert break_end(pause) == ""


def test_stays_right_in_a_background_tab(pause: Page) -> None:
    press(pause)
    sleep(pause, 12 * MINUTE + 30_000)
    assert text(pause, "agreement-left") == "Nog 18 minuten"
    sleep(pause, 40 * MINUTE)
    assert said(pause) == "Het is 19:45. Tijd om terug te gaan."


def test_sound_and_vibration_are_choices_and_off_at_first(pause: Page) -> None:
    press(pause)
    pause.clock.run_for(31 * MINUTE)
    assert pause.evaluate("[buzzed.length, tones.length]") == [0, 0]
    pause.locator(".hw-settings summary").click()
    pause.locator("[data-part=agreement-sound]").check()
    pause.locator("[data-part=agreement-vibration]").check()
    press(pause, "longer")
    assert [round(second / 60) for second in pause.evaluate("tones")] == [20, 20]
    pause.clock.run_for(21 * MINUTE)
    assert pause.evaluate("buzzed.length") == 1


def test_slider_and_field_say_the_same(pause: Page) -> None:
    field, slider = pause.locator("[data-field=duur]"), pause.locator("[data-parameter=min]")
    assert field.input_value() == ""
    slider.fill("40")
    assert field.input_value() == "40 minuten"
    assert text(pause, "agreement-then") == "Begint de pauze nu? Dan ben je om 19:55 terug."
    field.fill("25 minuten")
    field.blur()
    assert slider.input_value() == "25"
    expect(slider.locator("+ output")).to_have_text("25 minuten")
    for words in ("een uur", "5 minuten", "99 minuten", HOSTILE):
        field.fill(words)
        field.blur()
        assert slider.input_value() == "25"
        slider.fill("30")
        slider.fill("25")
        assert field.input_value() == (words if words != "5 minuten" and words != "99 minuten" else "25 minuten")
    assert pause.evaluate("globalThis.harm") is None


@pytest.mark.parametrize(("fragment", "minutes"), [("#v1;min=20", "20"), ("#v1;min=90", "30"), ("#v1;min=1e9", "30")])
def test_a_link_sets_the_time_within_its_range(page: Page, site_url: str, fragment: str, minutes: str) -> None:
    open_at(page, site_url, NAME, fragment=fragment)
    assert page.locator("[data-parameter=min]").input_value() == minutes
    assert page.locator("[data-field=duur]").input_value() == "", "a link never writes in a field"


def test_a_kept_sheet_brings_a_running_break_back(pause: Page, site_url: str) -> None:
    pause.locator("[data-part=keep] input[value=device]").check()
    pause.locator("[data-parameter=min]").fill("45")
    pause.locator("[data-field=teken]").fill(HOSTILE)
    press(pause)
    pause.clock.run_for(10 * MINUTE)
    until(pause, KEPT)
    open_exercise(pause, site_url, NAME)
    expect(pause.locator("[data-part=agreement-said]")).to_have_text("De pauze loopt nog. Om 20:00 ben je terug.")
    assert pause.locator("[data-parameter=min]").input_value() == "45"
    pause.locator(".hw-agreement-more summary").click()
    assert text(pause, "agreement-card-teken") == HOSTILE
    assert pause.evaluate("globalThis.harm") is None


@pytest.mark.parametrize("value", [
    "", "x", HOSTILE, "-5", "1e12", "99999999999999999999", str(NOW - 13 * 60 * MINUTE),
    str(NOW + 61 * MINUTE), f"{NOW + MINUTE}++", f"{NOW + MINUTE} ", '{"end":1}',
])
def test_a_hostile_end_of_the_break_does_nothing(pause: Page, value: str) -> None:
    pause.evaluate("""(value) => {
      document.querySelector('[data-field=terug]').value = value;
      document.querySelector('.hw-exercise').dispatchEvent(new CustomEvent('hw-filled'));
    }""", value)
    expect(pause.locator("[data-part=agreement-start]")).to_be_visible()
    expect(pause.locator("[data-part=agreement-face]")).to_be_hidden()
    assert pause.evaluate("globalThis.harm") is None


def test_gives_way_when_it_gets_too_much_and_goes_on_in_time(pause: Page) -> None:
    press(pause)
    rate(pause, "before", 9)
    pause.clock.run_for(10 * MINUTE)
    expect(pause.locator("[data-part=agreement-stage]")).to_be_hidden()
    rate(pause, "before", 3)
    expect(pause.locator("[data-part=agreement-left]")).to_have_text("Nog 20 minuten")
    pause.locator("[data-part=too-much] summary").click()
    pause.clock.run_for(5 * MINUTE)
    pause.locator("[data-part=back]").click()
    expect(pause.locator("[data-part=agreement-left]")).to_have_text("Nog 15 minuten")


def test_a_clock_that_runs_stays_in_view(pause: Page) -> None:
    for _ in range(3):
        press_next(pause)
    press(pause)
    press_next(pause)
    expect(pause.locator("[data-part=agreement-stage]")).to_be_visible()
    press(pause, "back")
    press_next(pause)
    expect(pause.locator("[data-part=agreement-stage]")).to_be_hidden()


def press_next(page: Page) -> None:
    page.locator("[data-part=next]").click()


def test_the_card_is_printed_alone(pause: Page) -> None:
    pause.evaluate("window.print = () => {}")
    pause.locator("[data-field=teken]").fill("Twee handen omhoog")
    pause.locator(".hw-agreement-more summary").click()
    press(pause, "print")
    pause.emulate_media(media="print")
    shown = pause.locator("body").inner_text()
    assert "Twee handen omhoog" in shown
    assert "Een pauze is nooit een straf." in shown
    for gone in ("De ander zegt alleen", "Hoe gespannen", "Terug om", "Print"):
        assert gone not in shown
    pause.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(pause.locator(".hw-steps > li:visible")).to_have_count(8)
    expect(pause.locator(".hw-agreement-card")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_steps_say_it_all(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator(".hw-steps > li:visible")).to_have_count(8)
    expect(page.locator(".hw-steps [data-field]:visible")).to_have_count(3)
    expect(page.locator("[data-part=agreement-stage]")).to_be_hidden()
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_safety_comes_first(page: Page, site_url: str, lang: str) -> None:
    open_at(page, site_url, NAME, lang)
    order = page.evaluate("""() => document.querySelector('.hw-exercise-before li')
      .compareDocumentPosition(document.querySelector('hw-agreement'))""")
    assert order == 4  # DOCUMENT_POSITION_FOLLOWING
    first = page.locator(".hw-exercise-before li").first
    expect(first).to_contain_text({"nl": "Dan is deze afspraak niet voor jullie.",
                                   "en": "Then this agreement is not for you."}[lang])


def test_can_be_done_with_the_keyboard_alone(pause: Page) -> None:
    pause.locator("[data-parameter=min]").focus()
    pause.keyboard.press("ArrowRight")
    assert pause.locator("[data-field=duur]").input_value() == "35 minuten"
    pause.keyboard.press("Tab")
    expect(pause.locator("[data-part=agreement-start]")).to_be_focused()
    pause.keyboard.press("Enter")
    expect(pause.locator("[data-part=agreement-said]")).to_be_focused()
    pause.keyboard.press("Enter")
    assert break_end(pause) != "", "a second press does not end the break"
    pause.clock.run_for(36 * MINUTE)
    pause.keyboard.press("Tab")
    expect(pause.locator("[data-part=agreement-back]")).to_be_focused()
    pause.keyboard.press("Tab")
    pause.keyboard.press("Enter")
    expect(pause.locator("[data-part=agreement-said]")).to_be_focused()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    open_at(page, site_url, NAME, lang)
    page.locator("[data-field=teken]").fill("x" * 200)
    page.locator(".hw-agreement-more summary").click()
    page.locator(".hw-settings summary").click()
    for _ in range(2):
        assert overflow(page) == 0
        assert page.evaluate(SMALL_TARGETS) == []
        if page.locator("[data-part=agreement-start]").is_visible():
            press(page)
        page.clock.run_for(31 * MINUTE)
    assert overflow(page) == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_any_state(page: Page, site_url: str, lang: str) -> None:
    open_at(page, site_url, NAME, lang)
    page.locator(".hw-agreement-more summary").click()
    page.locator(".hw-settings summary").click()
    found = axe_faults(page)
    press(page)
    found += axe_faults(page)
    page.clock.fast_forward(31 * MINUTE)
    expect(page.locator("[data-part=agreement-longer]")).to_be_visible()
    found += axe_faults(page)
    press(page, "back")
    found += axe_faults(page)
    assert found == []


def test_asks_nothing_of_the_network_and_keeps_nothing(pause: Page) -> None:
    pause.wait_for_load_state("networkidle")
    requests: list[str] = []
    pause.on("request", lambda request: requests.append(request.url))
    press(pause)
    pause.clock.run_for(31 * MINUTE)
    assert requests == []
    assert pause.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert pause.evaluate("async () => (await indexedDB.databases()).length") == 0
