"""The breathing pacer on its page, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, open_exercise, overflow, rate, text
from playwright.sync_api import Page, expect

PREPARE = 20_000
BREATH = 10_000
PHASES = {"nl": ("adem gewoon", "adem in", "adem uit"), "en": ("breathe as usual", "breathe in", "breathe out")}


@pytest.fixture
def pacer(page: Page, site_url: str) -> Page:
    """The Dutch pacer with a clock that stands still until the test moves it."""
    page.clock.install(time=0)
    open_exercise(page, site_url, "zelfkalmering")
    page.clock.pause_at(1000)
    return page


def start(page: Page) -> None:
    page.locator("[data-part=start]").click()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_says_which_way_to_breathe_and_how_long(page: Page, site_url: str, lang: str) -> None:
    prepare, breathe_in, breathe_out = PHASES[lang]
    page.clock.install(time=0)
    open_exercise(page, site_url, "zelfkalmering", lang)
    page.clock.pause_at(1000)
    start(page)
    assert (text(page, "phase"), text(page, "count")) == (prepare, "20")
    page.clock.run_for(PREPARE + 100)
    assert (text(page, "phase"), text(page, "count")) == (breathe_in, "4")
    page.clock.run_for(4000)
    assert (text(page, "phase"), text(page, "count")) == (breathe_out, "6")
    page.clock.run_for(6000 + 17 * BREATH)
    expect(page.locator("[data-part=done]")).to_be_visible()


def test_stays_right_in_a_background_tab(pacer: Page) -> None:
    start(pacer)
    pacer.clock.run_for(PREPARE)
    pacer.evaluate("""() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }""")
    pacer.clock.fast_forward(7 * BREATH + 4500)  # timers fire once at most, as in a sleeping tab
    pacer.evaluate("""() => {
      Object.defineProperty(document, 'hidden', { value: false, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }""")
    assert (text(pacer, "phase"), text(pacer, "count")) == ("adem uit", "6")


def test_can_pause_go_on_and_stop(pacer: Page) -> None:
    start(pacer)
    pacer.clock.run_for(PREPARE + 2100)
    expect(pacer.locator("[data-part=start]")).to_have_text("Pauze")
    start(pacer)
    before = text(pacer, "count")
    pacer.clock.run_for(60_000)
    assert text(pacer, "count") == before
    assert text(pacer, "live") == "Pauze. Adem zoals je wilt."
    start(pacer)
    pacer.clock.run_for(2000)
    assert text(pacer, "phase") == "adem uit"
    pacer.locator("[data-part=stop]").click()
    expect(pacer.locator("[data-part=stop]")).to_be_hidden()
    expect(pacer.locator("[data-part=start]")).to_have_text("Nog een keer")
    expect(pacer.locator("[data-part=done]")).to_be_hidden()


def test_own_pace_takes_over_at_once(pacer: Page) -> None:
    pacer.locator(".hw-settings summary").click()
    pacer.locator("[data-parameter=aanloop]").fill("0")
    pacer.locator("[data-part=presets] label", has_text="3 in, 4 uit").click()
    start(pacer)
    pacer.clock.run_for(3100)
    assert (text(pacer, "phase"), text(pacer, "count")) == ("adem uit", "4")
    pacer.locator("[data-parameter=uit]").fill("8")
    expect(pacer.locator("[data-part=presets] label", has_text="Eigen tempo").locator("input")).to_be_checked()
    assert text(pacer, "phase") in ("adem in", "adem uit")
    assert "uit=8" in (pacer.locator("[data-part=link]").get_attribute("href") or "")


def test_screen_readers_are_not_talked_over(pacer: Page) -> None:
    pacer.evaluate("""() => {
      globalThis.said = [];
      const live = document.querySelector('[data-part=live]');
      new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true, subtree: true });
    }""")
    start(pacer)
    for _ in range(21):
        pacer.clock.run_for(BREATH)
    said = pacer.evaluate("said")
    assert said[:5] == ["adem gewoon", "adem in", "adem uit", "adem in", "adem uit"]
    assert said[5:-1] == ["Nog 2 minuten.", "Nog één minuut."]
    assert said[-1].startswith("Klaar.")


def test_reduced_motion_shows_numbers_and_a_bar(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(reduced_motion="reduce")
    page.clock.install(time=0)
    open_exercise(page, site_url, "zelfkalmering", fragment="#v1;aanloop=0")
    page.clock.pause_at(1000)
    expect(page.locator("[data-part=bar]")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.hw-ring'), '::after').display") == "none"
    start(page)
    seen = []
    for _ in range(41):
        page.clock.run_for(100)
        seen.append(page.locator("[data-part=bar]").evaluate("bar => bar.value"))
    assert sorted(set(seen)) == [0, 0.25, 0.5, 0.75, 1], "moves once a second, not all the time"


def test_sound_and_vibration_are_choices_and_off_at_first(page: Page, site_url: str) -> None:
    page.add_init_script("""
      globalThis.buzzed = []; globalThis.tones = 0;
      navigator.vibrate = (pattern) => { buzzed.push(pattern); return true; };
      const create = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () { tones += 1; return create.call(this); };
    """)
    page.clock.install(time=0)
    open_exercise(page, site_url, "zelfkalmering", fragment="#v1;aanloop=0")
    page.clock.pause_at(1000)
    start(page)
    page.clock.run_for(2 * BREATH)
    assert page.evaluate("[buzzed.length, tones]") == [0, 0]
    page.locator(".hw-settings summary").click()
    page.locator("[data-part=sound]").check()
    page.locator("[data-part=vibration]").check()
    page.clock.run_for(BREATH)
    assert page.evaluate("buzzed.length") >= 2
    assert page.evaluate("tones") >= 30, "all tones still to come are set on the audio clock at once"


def test_keeps_the_screen_on_only_while_it_runs(page: Page, site_url: str) -> None:
    page.add_init_script("""
      globalThis.locks = { on: 0 };
      Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
        locks.on += 1;
        return { released: false, async release() { locks.on -= 1; this.released = true; } };
      } } });
    """)
    open_exercise(page, site_url, "zelfkalmering")
    start(page)
    page.wait_for_function("locks.on === 1")
    start(page)
    page.wait_for_function("locks.on === 0")


# ---- safety -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("when", ["before", "after"])
def test_high_tension_gives_way_to_grounding_and_help(pacer: Page, when: str) -> None:
    start(pacer)
    rate(pacer, when, 8)
    expect(pacer.locator("[data-part=body]")).to_be_hidden()
    expect(pacer.get_by_role("link", name="Naar aarden, ogen open")).to_be_visible()
    expect(pacer.locator("[data-part=way-out]").get_by_role("link", name="Direct hulp")).to_be_visible()
    expect(pacer.locator("[data-part=way-back]")).to_be_hidden()
    expect(pacer.locator("[data-part=start]")).to_have_text("Nog een keer", use_inner_text=False)
    rate(pacer, when, 4)
    expect(pacer.locator("[data-part=body]")).to_be_visible()


def test_too_much_is_always_in_reach_and_leads_back_too(pacer: Page) -> None:
    start(pacer)
    pacer.get_by_text("Dit wordt te veel").click()
    expect(pacer.locator("[data-part=body]")).to_be_hidden()
    expect(pacer.locator("[data-part=way-out]")).to_be_focused()
    pacer.get_by_role("button", name="Terug naar de oefening").click()
    expect(pacer.locator("[data-part=body]")).to_be_visible()


def test_risen_tension_is_noticed(pacer: Page) -> None:
    rate(pacer, "before", 3)
    rate(pacer, "after", 4)
    expect(pacer.locator("[data-part=rise]")).to_be_hidden()
    rate(pacer, "after", 5)
    expect(pacer.locator("[data-part=rise]")).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_everything_can_be_read(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, "zelfkalmering", lang))
    expect(page.locator(".hw-steps > li")).to_have_count(7)
    for item in page.locator(".hw-steps > li").all():
        expect(item).to_be_visible()
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)
    page.locator(".hw-too-much summary").click()
    expect(page.locator(".hw-too-much a[href$='hulp/']")).to_be_visible()
    before = page.locator(".hw-exercise-before").bounding_box()
    steps = page.locator(".hw-steps").bounding_box()
    assert before
    assert steps
    assert before["y"] < steps["y"], "cautions come before the start"


def test_can_be_done_with_the_keyboard_alone(pacer: Page) -> None:
    pacer.locator("[data-part=tension-before] input:checked").focus()
    pacer.keyboard.press("ArrowRight")  # from "skip" round to 0
    pacer.keyboard.press("Tab")
    expect(pacer.locator("[data-part=start]")).to_be_focused()
    pacer.keyboard.press("Enter")
    expect(pacer.locator("[data-part=start]")).to_have_text("Pauze")
    pacer.keyboard.press("Tab")
    expect(pacer.locator("[data-part=stop]")).to_be_focused()
    pacer.keyboard.press("Tab")
    pacer.keyboard.press("Enter")  # opens the settings
    for part in ("[data-part=presets] input:checked", "[data-parameter=in]"):
        pacer.keyboard.press("Tab")
        expect(pacer.locator(part)).to_be_focused()
    pacer.keyboard.press("ArrowRight")
    expect(pacer.locator("[data-parameter=in]")).to_have_attribute("aria-valuetext", "4,5 seconden")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    open_exercise(page, site_url, "zelfkalmering", lang)
    page.locator(".hw-settings summary").click()
    page.locator(".hw-light summary").click()
    start(page)
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []


def test_asks_nothing_of_the_network_once_loaded(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, "zelfkalmering")
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.locator(".hw-settings summary").click()
    page.locator("[data-part=sound]").check()
    start(page)
    rate(page, "before", 9)
    assert requests == []


def test_a_broken_element_says_so_and_stops_no_other(page: Page, site_url: str) -> None:
    page.goto(address(site_url, "zelfkalmering"))
    page.locator(".hw-exercise[data-ready]").wait_for()
    message = 'hw-pacer (zelfkalmering): part [data-part="count"] not found'
    with page.expect_console_message(lambda said: message in said.text):
        page.evaluate("""() => {
          const whole = document.querySelector('hw-pacer');
          const broken = whole.cloneNode(true);
          broken.querySelector('[data-part=count]').remove();
          whole.before(broken, whole.cloneNode(true));
        }""")
    expect(page.locator("hw-pacer[data-ready]")).to_have_count(2)
    page.faults.clear()  # type: ignore[attr-defined]
    broken = page.locator("hw-pacer").first
    expect(broken.locator(".hw-steps")).to_be_visible()


@pytest.mark.parametrize("exercise", ["zelfkalmering", "aarding"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    new_page: Callable[..., Page], site_url: str, exercise: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 360, "height": 800})
    open_exercise(page, site_url, exercise, fragment="#v1;in=99;sec=99")
    faults: list[str] = []

    def look(state: str) -> None:
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        faults.extend(f"{state}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in results.response["violations"])

    look("start, with a setting that was refused")
    for summary in page.locator(".hw-settings summary, .hw-light summary").all():
        summary.click()
    page.locator("[data-part=start], [data-part=next]").first.click()
    look("running, everything open")
    rate(page, "before", 9)
    look("gave way")
    assert faults == []


def test_leaving_the_page_ends_everything(pacer: Page) -> None:
    start(pacer)
    pacer.evaluate("globalThis.gone = document.querySelector('hw-pacer'); gone.remove()")
    shown = pacer.evaluate("gone.querySelector('[data-part=count]').textContent")
    pacer.clock.run_for(PREPARE + BREATH)
    assert pacer.evaluate("gone.querySelector('[data-part=count]').textContent") == shown
