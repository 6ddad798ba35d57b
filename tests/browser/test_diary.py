"""The diary: writing, looking back, and keeping only what and where the reader chose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from diary_pages import expect_titles, keep, open_diary, save, stored, write
from exercise_pages import until
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
    until(diary, "async () => (await indexedDB.databases()).length === 1")
    diary.reload()
    expect_titles(diary, "Eerst los.", "Halverwege een zin")
    expect(diary.locator(".hw-entry-draft")).to_have_count(1)


def test_choosing_less_asks_first_and_then_leaves_no_trace(diary: Page) -> None:
    keep(diary, "device")
    write(diary, "Tijdelijk.")
    save(diary)
    diary.locator("[data-part=keep] input[value=none]").check()
    expect(diary.locator("[data-part=keep-question]")).to_contain_text("1 tekst")
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
    assert diary.locator("[data-part=charts] table").last.locator("tbody tr").all_text_contents() == [
        "Ruzie of boosheid2",
        "Een andere toon of blik1",
    ]


def test_text_to_take_along_can_be_edited_first(diary: Page) -> None:
    write(diary, "Hij belde niet terug.", "geen-antwoord", 6, 4)
    save(diary)
    diary.locator("[data-part=take] summary").click()
    diary.locator("[data-part=as-text]").click()
    summary = diary.locator("[data-part=summary-text]")
    expect(summary).to_be_focused()
    for part in (
        "Wat er gebeurde: Hij belde niet terug.",
        "Soort moment: Geen antwoord, of lang wachten",
        "Wat je nodig had: Troost",
        "Spanning vooraf: 6",
    ):
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
    assert file["records"][0]["values"] == {
        "gebeurtenis": "Hij belde niet terug.",
        "soort": "ruzie",
        "nodig": ["troost"],
    }


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
