"""Guided steps: one at a time or all at once, at one's own pace or timed, with `aarding` as the example."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, open_exercise, overflow, rate, text
from playwright.sync_api import Page, expect

BUTTONS = {"nl": ("Stap voor stap", "Volgende stap", "Klaar"), "en": ("One step at a time", "Next step", "Done")}


@pytest.fixture
def steps(page: Page, site_url: str) -> Page:
    """The Dutch grounding exercise."""
    open_exercise(page, site_url, "aarding")
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_step_at_a_time_to_the_end(page: Page, site_url: str, lang: str) -> None:
    first, following, last = BUTTONS[lang]
    open_exercise(page, site_url, "aarding", lang)
    button = page.locator("[data-part=next]")
    expect(button).to_have_text(first)
    button.click()
    for number in range(1, 8):
        expect(page.locator(".hw-steps > li:visible")).to_have_count(1)
        expect(page.locator(f".hw-steps > li[data-step='{number}']")).to_be_visible()
        expect(button).to_have_text(last if number == 7 else following)
        button.click()
    expect(page.locator("[data-part=done]")).to_be_focused()
    expect(page.locator(".hw-steps > li:visible")).to_have_count(7)


def test_can_go_back_and_show_all_again(steps: Page) -> None:
    steps.locator("[data-part=next]").click()
    expect(steps.locator("[data-part=previous]")).to_be_hidden()
    steps.locator("[data-part=next]").click()
    steps.locator("[data-part=previous]").click()
    expect(steps.locator(".hw-steps > li[data-step='1']")).to_be_visible()
    steps.locator("[data-part=all]").click()
    expect(steps.locator(".hw-steps > li:visible")).to_have_count(7)
    expect(steps.locator("[data-part=progress]")).to_be_hidden()


def test_screen_readers_hear_the_step_itself(steps: Page) -> None:
    steps.locator("[data-part=next]").click()
    assert text(steps, "progress") == "Stap 1 van 7: Houd je ogen open. Zet je voeten op de grond."


def test_goes_on_by_itself_only_when_asked(page: Page, site_url: str) -> None:
    page.clock.install(time=0)
    open_exercise(page, site_url, "aarding", fragment="#v1;sec=15")
    page.clock.pause_at(1000)
    page.locator("[data-part=next]").click()
    page.clock.run_for(15_100)
    assert text(page, "progress").startswith("Stap 2 van 7")
    page.locator("[data-parameter=sec]").fill("0")
    page.clock.run_for(120_000)
    assert text(page, "progress").startswith("Stap 2 van 7")


def test_a_timed_round_waits_at_the_last_step(page: Page, site_url: str) -> None:
    page.clock.install(time=0)
    open_exercise(page, site_url, "aarding", fragment="#v1;sec=5")
    page.clock.pause_at(1000)
    page.locator("[data-part=next]").click()
    page.clock.run_for(300_000)
    assert text(page, "progress").startswith("Stap 7 van 7")


VOICES = """
  globalThis.spoken = [];
  const voices = %s;
  Object.defineProperty(speechSynthesis, 'getVoices', { value: () => voices });
  Object.defineProperty(speechSynthesis, 'speak', { value: (u) => spoken.push(u.text) });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_reads_aloud_with_a_voice_on_the_device(page: Page, site_url: str) -> None:
    page.add_init_script(VOICES % "[{ lang: 'nl-NL', localService: true }]")
    open_exercise(page, site_url, "aarding")
    page.locator("[data-part=read]").click()
    page.locator("[data-part=next]").click()
    assert page.evaluate("spoken") == [
        "Houd je ogen open. Zet je voeten op de grond.",
        "Noem vijf dingen die je ziet. Hardop, als dat kan.",
    ]
    expect(page.locator("[data-part=read]")).to_have_text("Stop met voorlezen")


@pytest.mark.parametrize(
    "voices", ["[{ lang: 'nl-NL', localService: false }]", "[{ lang: 'fr-FR', localService: true }]", "[]"]
)
def test_offers_no_voice_that_sends_text_away_or_speaks_another_language(
    page: Page, site_url: str, voices: str
) -> None:
    page.add_init_script(VOICES % voices)
    open_exercise(page, site_url, "aarding")
    expect(page.locator("[data-part=read]")).to_be_hidden()


def test_grounding_stays_possible_at_high_tension(steps: Page) -> None:
    rate(steps, "before", 9)
    expect(steps.locator("[data-part=body]")).to_be_visible()
    expect(steps.locator("[data-part=way-out]").get_by_role("link", name="Direct hulp")).to_be_visible()
    expect(steps.locator("[data-part=lower]")).to_be_hidden()
    expect(steps.get_by_role("link", name="Naar aarden, ogen open")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_everything_can_be_read(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, "aarding", lang))
    expect(page.locator(".hw-steps > li:visible")).to_have_count(7)
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)
    page.locator(".hw-light summary").click()
    expect(page.locator(".hw-light li:visible")).to_have_count(3)


def test_can_be_done_with_the_keyboard_alone(steps: Page) -> None:
    steps.locator("[data-part=tension-before] input:checked").focus()
    steps.keyboard.press("Tab")
    expect(steps.locator("[data-part=next]")).to_be_focused()
    for _ in range(8):
        steps.keyboard.press("Enter")
    expect(steps.locator("[data-part=done]")).to_be_focused()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    open_exercise(page, site_url, "aarding", lang)
    page.locator("[data-part=next]").click()
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []


def test_paper_has_every_step_whatever_the_screen_shows(steps: Page) -> None:
    steps.locator("[data-part=next]").click()
    steps.emulate_media(media="print")
    expect(steps.locator(".hw-steps > li:visible")).to_have_count(7)
    expect(steps.locator(".hw-exercise button:visible")).to_have_count(0)


def test_tells_the_page_only_what_the_reader_did(steps: Page) -> None:
    steps.evaluate("""() => {
      globalThis.events = [];
      for (const type of ['hw-start', 'hw-step', 'hw-done']) {
        document.addEventListener(type, (event) => events.push([type, event.detail.step ?? 0]));
      }
    }""")
    for _ in range(3):
        steps.locator("[data-part=next]").click()
    assert steps.evaluate("events") == [["hw-start", 0], ["hw-step", 1], ["hw-step", 2], ["hw-step", 3]]


def test_asks_nothing_of_the_network_once_loaded(steps: Page) -> None:
    steps.wait_for_load_state("networkidle")
    requests: list[str] = []
    steps.on("request", lambda request: requests.append(request.url))
    for _ in range(8):
        steps.locator("[data-part=next]").click()
    assert requests == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_exercises_can_be_shortened(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}{'' if lang == 'nl' else 'en/'}oefeningen/")
    page.locator("hw-exercise-filter[data-ready]").wait_for()
    cards = page.locator("hw-exercise-filter .hw-card")
    all_cards = cards.count()
    page.locator("[data-part=moment]").select_option("kalmeren")
    page.locator("[data-part=minutes]").select_option("3")
    shown = page.locator("hw-exercise-filter .hw-card:visible").count()
    assert 0 < shown < all_cards
    assert text(page, "status").startswith(f"{shown} ")
    expect(page.locator("[data-moment=begrijpen]")).to_be_hidden()
    page.locator("[data-part=moment]").select_option("")
    page.locator("[data-part=minutes]").select_option("")
    expect(page.locator("hw-exercise-filter .hw-card:visible")).to_have_count(all_cards)


def test_without_scripts_the_whole_list_is_there(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}oefeningen/")
    expect(page.locator("[data-part=controls]")).to_be_hidden()
    assert page.locator("hw-exercise-filter .hw-card:visible").count() >= 3
