"""The diary: writing, looking back, and keeping only what and where the reader chose."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from diary_pages import expect_titles, keep, open_diary, save, stored, write
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, overflow, rate, text
from playwright.sync_api import Page, expect


@pytest.fixture
def diary(page: Page, site_url: str) -> Page:
    """The Dutch diary, ready to write in."""
    open_diary(page, site_url)
    return page


def entry(page: Page, title: str) -> object:
    return page.locator("[data-part=list] > li", has_text=title)


# ---- nothing is kept unless chosen --------------------------------------------------------------------


def test_keeps_nothing_at_first(diary: Page, site_url: str) -> None:
    expect(diary.locator("[data-part=keep] input[value=none]")).to_be_checked()
    write(diary, "Hij belde niet terug.")
    save(diary)
    expect_titles(diary, "Hij belde niet terug.")
    assert stored(diary) == {"databases": [], "records": [], "tab": {}, "site": {}}
    open_diary(diary, site_url)
    expect(diary.locator("[data-part=entries]")).to_be_hidden()


def test_the_choice_comes_before_the_first_field(diary: Page) -> None:
    order = diary.evaluate("""() => document.querySelector('[data-part=keep]')
      .compareDocumentPosition(document.querySelector('[data-field]'))""")
    assert order == 4  # DOCUMENT_POSITION_FOLLOWING


def test_this_tab_only(diary: Page, site_url: str) -> None:
    keep(diary, "tab")
    write(diary, "In dit tabblad.")
    save(diary)
    diary.reload()
    expect_titles(diary, "In dit tabblad.")
    expect(diary.locator("[data-part=keep] input[value=tab]")).to_be_checked()
    other = diary.context.new_page()
    open_diary(other, site_url)
    expect(other.locator("[data-part=entries]")).to_be_hidden()
    assert stored(diary)["databases"] == []


def test_on_this_device_also_in_another_tab(diary: Page, site_url: str) -> None:
    keep(diary, "device")
    expect(diary.locator("[data-part=keep-device]")).to_contain_text("zeven dagen")
    expect(diary.locator("[data-part=keep-device]")).to_contain_text("geen wachtwoord")
    write(diary, "Op dit apparaat.")
    save(diary)
    other = diary.context.new_page()
    open_diary(other, site_url)
    expect_titles(other, "Op dit apparaat.")
    expect(other.locator("[data-part=keep] input[value=device]")).to_be_checked()


def test_choosing_more_takes_along_what_is_there(diary: Page) -> None:
    write(diary, "Eerst los.")
    save(diary)
    write(diary, "Halverwege een zin")
    keep(diary, "device")
    diary.wait_for_function("async () => (await indexedDB.databases()).length === 1")
    diary.reload()
    expect_titles(diary, "Eerst los.", "Halverwege een zin")
    expect(diary.locator(".hw-entry-draft")).to_have_count(1)


def test_choosing_less_asks_first_and_then_leaves_no_trace(diary: Page) -> None:
    keep(diary, "device")
    write(diary, "Tijdelijk.")
    save(diary)
    diary.locator("[data-part=keep] input[value=none]").check()
    expect(diary.locator("[data-part=keep-question]")).to_contain_text("1 moment")
    diary.locator("[data-part=keep-stay]").click()
    expect(diary.locator("[data-part=keep] input[value=device]")).to_be_checked()
    assert len(stored(diary)["records"]) == 1
    diary.locator("[data-part=keep] input[value=none]").check()
    diary.locator("[data-part=keep-move]").click()
    expect(diary.locator("[data-part=keep-status]")).to_have_text("Deze pagina bewaart niets.")
    expect_titles(diary, "Tijdelijk.")
    assert stored(diary) == {"databases": [], "records": [], "tab": {}, "site": {}}


# ---- looking back ---------------------------------------------------------------------------------------


def test_change_erase_and_put_back(diary: Page) -> None:
    keep(diary, "device")
    for what in ("Eerste.", "Tweede."):
        write(diary, what)
        save(diary)
    diary.get_by_role("button", name="Verander: Eerste.").click()
    expect(diary.locator("[data-field=gebeurtenis]")).to_be_focused()
    expect(diary.locator("[data-field=nodig] input[value=troost]")).to_be_checked()
    diary.locator("[data-field=gebeurtenis]").fill("Eerste, anders.")
    save(diary)
    expect(diary.locator("[data-part=status]")).to_have_text("Aangepast.")
    expect_titles(diary, "Eerste, anders.", "Tweede.")
    diary.get_by_role("button", name="Wis: Tweede.").click()
    expect_titles(diary, "Eerste, anders.")
    diary.locator("[data-part=undo]").click()
    expect_titles(diary, "Eerste, anders.", "Tweede.")
    assert len(stored(diary)["records"]) == 2


def test_search_finds_words_whatever_their_accents(diary: Page) -> None:
    for what in ("Ruzie over de financiën.", "Een café vol mensen."):
        write(diary, what)
        save(diary)
    diary.locator("[data-part=search]").fill("FINANCIEN ruzie")
    expect_titles(diary, "Ruzie over de financiën.")
    expect(diary.locator("[data-part=found]")).to_have_text("1 moment")
    diary.locator("[data-part=search]").fill("strand")
    expect(diary.locator("[data-part=found]")).to_have_text("Niets gevonden.")


def test_the_overview_is_a_drawing_and_a_table(diary: Page) -> None:
    for what, kind, before, after in (("Een.", "ruzie", 6, 3), ("Twee.", "ruzie", 5, 5), ("Drie.", "toon", 4, 2)):
        write(diary, what, kind, before, after)
        save(diary)
    diary.locator("[data-part=overview] summary").click()
    expect(diary.locator("[data-part=charts] svg[role=img]")).to_have_count(2)
    rows = diary.locator("[data-part=charts] table").first.locator("tbody tr").all_text_contents()
    assert [row[-2:] for row in rows] == ["63", "55", "42"]
    assert diary.locator("[data-part=charts] table").last.locator("tbody tr").all_text_contents() == ["Ruzie of boosheid2", "Een andere toon of blik1"]


def test_text_to_take_along_can_be_edited_first(diary: Page) -> None:
    write(diary, "Hij belde niet terug.", "geen-antwoord", 6, 4)
    save(diary)
    diary.locator("[data-part=take] summary").click()
    diary.locator("[data-part=as-text]").click()
    summary = diary.locator("[data-part=summary-text]")
    expect(summary).to_be_focused()
    for part in ("Wat er gebeurde: Hij belde niet terug.", "Soort moment: Geen antwoord, of lang wachten", "Wat je nodig had: Troost", "Spanning vooraf: 6"):
        assert part in summary.input_value()
    summary.fill("Alleen dit.")
    with diary.expect_download() as download:
        diary.locator("[data-part=save-text]").click()
    assert Path(download.value.path()).read_text("utf-8") == "Alleen dit."
    assert download.value.suggested_filename.startswith("triggerdagboek-")


def test_a_file_holds_everything(diary: Page) -> None:
    write(diary, "Hij belde niet terug.")
    save(diary)
    diary.locator("[data-part=take] summary").click()
    with diary.expect_download() as download:
        diary.locator("[data-part=as-json]").click()
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert (file["format"], file["version"], len(file["records"])) == ("hechtwijzer", 1, 1)
    assert file["records"][0]["values"] == {"gebeurtenis": "Hij belde niet terug.", "soort": "ruzie", "nodig": ["troost"]}


def test_everything_is_erased_at_the_second_press(diary: Page) -> None:
    keep(diary, "device")
    write(diary, "Weg ermee.")
    save(diary)
    diary.locator("[data-part=take] summary").click()
    diary.locator("[data-part=wipe]").click()
    expect_titles(diary, "Weg ermee.")
    diary.locator("[data-part=wipe]").click()
    expect(diary.locator("[data-part=status]")).to_have_text("Alles gewist.")
    assert stored(diary) == {"databases": [], "records": [], "tab": {}, "site": {}}
    expect(diary.locator("[data-part=keep] input[value=none]")).to_be_checked()


def test_what_was_written_is_shown_as_text_only(diary: Page) -> None:
    hostile = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>"
    write(diary, hostile)
    save(diary)
    diary.locator("[data-part=list] summary").click()
    expect(diary.locator("[data-part=list] img, [data-part=list] script")).to_have_count(0)
    assert hostile in (diary.locator("[data-part=list]").text_content() or "")
    assert diary.title() != "broken"


# ---- safety, hands, eyes, paper ----------------------------------------------------------------------------


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
      for (const type of ['hw-start', 'hw-save', 'hw-done']) document.addEventListener(type, (e) => events.push([type, e.detail]));
    }""")
    write(diary, "Geheim.")
    save(diary)
    assert diary.evaluate("events") == [["hw-start", {}], ["hw-save", {}], ["hw-done", {}]]


def test_an_empty_moment_is_not_kept(diary: Page) -> None:
    diary.locator("[data-part=save]").click()
    assert text(diary, "status") == "Vul eerst iets in."
