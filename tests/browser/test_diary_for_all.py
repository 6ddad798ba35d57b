"""The diary is safe, and works for everybody: without scripts, by keyboard, on a small phone, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from diary_pages import expect_titles, keep, open_diary, save, write
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, overflow, rate, text
from playwright.sync_api import Page, expect


@pytest.fixture
def diary(page: Page, site_url: str) -> Page:
    """The Dutch diary, ready to write in."""
    open_diary(page, site_url)
    return page


def test_high_tension_gives_way_and_nothing_written_is_lost(diary: Page) -> None:
    write(diary, "Te veel nu.")
    rate(diary, "before", 9)
    expect(diary.locator("[data-part=body]")).to_be_hidden()
    expect(diary.locator("[data-part=lower]")).to_be_visible()
    expect(diary.get_by_role("link", name="Naar aarden, ogen open")).to_be_visible()
    rate(diary, "before", 5)
    expect(diary.locator("[data-field=gebeurtenis]")).to_have_value("Te veel nu.")


def test_beside_free_text_stands_that_nobody_reads_it(diary: Page) -> None:
    for field in ("gebeurtenis", "gevoel", "over-ander", "stap"):
        note = diary.locator(f"li:has([data-field={field}]) .hw-note")
        expect(note).to_contain_text("Niemand leest dit mee.")
        expect(note.locator("a[href='tel:113']")).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_one_can_read_write_and_print(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, "triggerdagboek", lang))
    expect(page.locator(".hw-steps > li:visible")).to_have_count(7)
    page.locator("[data-field=gebeurtenis]").fill("Zonder scripts.")
    page.locator("[data-field=soort] input").first.check()
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)
    expect(page.locator("[data-part=keep]")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("[data-field=gebeurtenis]")).to_be_visible()
    expect(page.locator("[data-field=gevoel]")).to_be_hidden()
    expect(page.locator(".hw-field:has([data-field=gevoel]) .hw-lines")).to_be_visible()


def test_can_be_done_with_the_keyboard_alone(diary: Page) -> None:
    diary.locator("[data-part=keep] input:checked").focus()
    diary.keyboard.press("ArrowDown")
    expect(diary.locator("[data-part=keep-status]")).to_have_text("Bewaard in dit tabblad.")
    diary.keyboard.press("Tab")
    diary.keyboard.type("Met het toetsenbord.")
    diary.keyboard.press("Tab")
    diary.keyboard.press("Space")
    expect(diary.locator("[data-field=soort] input").first).to_be_checked()
    diary.locator("[data-part=save]").focus()
    diary.keyboard.press("Enter")
    expect_titles(diary, "Met het toetsenbord.")
    diary.get_by_role("button", name="Wis: Met het toetsenbord.").focus()
    diary.keyboard.press("Enter")
    expect(diary.locator("[data-part=undo]")).to_be_focused()
    diary.keyboard.press("Enter")
    expect_titles(diary, "Met het toetsenbord.")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone_in_every_state(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    open_diary(page, site_url, lang)
    keep(page, "device")
    for what in ("Woord" * 60, "Twee."):
        write(page, what, before=6, after=4)
        save(page)
    page.locator("[data-part=overview] summary").click()
    page.locator("[data-part=take] summary").click()
    page.locator("[data-part=as-text]").click()
    page.locator("[data-part=list] summary").first.click()
    expect(page.locator("[data-part=summary-text]")).to_be_visible()
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(new_page: Callable[..., Page], site_url: str, scheme: str) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": 360, "height": 800})
    open_diary(page, site_url)
    faults: list[str] = []

    def look(state: str) -> None:
        results = Axe().run(page, options={"resultTypes": ["violations"]})
        faults.extend(f"{state}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in results.response["violations"])

    look("start")
    keep(page, "device")
    for what in ("Een.", "Twee."):
        write(page, what, before=6, after=4)
        save(page)
    page.locator("[data-part=overview] summary").click()
    page.locator("[data-part=take] summary").click()
    page.locator("[data-part=as-text]").click()
    page.locator("[data-part=list] summary").first.click()
    look("list, overview, text")
    page.get_by_role("button", name="Wis: Een.").click()
    page.locator("[data-part=keep] input[value=none]").check()
    look("erased, asked")
    rate(page, "after", 9)
    look("gave way")
    assert faults == []


def test_asks_nothing_of_the_network_once_loaded(diary: Page) -> None:
    diary.wait_for_load_state("networkidle")
    requests: list[str] = []
    diary.on("request", lambda request: requests.append(request.url))
    keep(diary, "device")
    write(diary, "Stil.")
    save(diary)
    diary.locator("[data-part=overview] summary").click()
    diary.locator("[data-part=take] summary").click()
    diary.locator("[data-part=as-text]").click()
    assert [r for r in requests if not r.startswith("blob:")] == []


def test_events_carry_nothing_that_was_written(diary: Page) -> None:
    diary.evaluate("""() => {
      globalThis.events = [];
      for (const type of ['hw-start', 'hw-save', 'hw-done']) {
        document.addEventListener(type, (event) => events.push([type, event.detail]));
      }
    }""")
    write(diary, "Geheim.")
    save(diary)
    assert diary.evaluate("events") == [["hw-start", {}], ["hw-save", {}], ["hw-done", {}]]


def test_an_empty_moment_is_not_kept(diary: Page) -> None:
    diary.locator("[data-part=save]").click()
    assert text(diary, "status") == "Vul eerst iets in."
