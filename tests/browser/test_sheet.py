"""A sheet: written in an exercise, kept where the reader wants it, put away, erased, taken along, never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from diary_pages import RECORD, keep, stored
from exercise_pages import LANGUAGES, open_exercise, rate, text, until
from playwright.sync_api import Browser, Error, Page, expect
from sheet_pages import KEPT
from test_diary_survives import FULL, put_raw

EXERCISE = "goede-vriend"
ANSWER = "[data-field=streng]"
NOTHING = {"databases": [], "records": [], "tab": {}, "site": {}}
SAID = "hw-sheet > [data-part=found]"


def open_sheet(page: Page, site_url: str, lang: str = "nl") -> None:
    """Open the exercise and wait until its sheet can be used."""
    open_exercise(page, site_url, EXERCISE, lang)
    page.locator("[data-part=take]").wait_for()


def write_and_keep(page: Page, words: str, mode: str = "device") -> None:
    """Choose where to keep, write, and wait until it is there."""
    keep(page, mode)
    page.locator(ANSWER).fill(words)
    if mode == "device":
        until(page, KEPT, {"streng": words})


@pytest.fixture
def sheet(page: Page, site_url: str) -> Page:
    """The Dutch exercise, ready to write in."""
    open_sheet(page, site_url)
    return page


def test_nothing_is_kept_unless_asked(sheet: Page) -> None:
    sheet.locator(ANSWER).fill("Verdwijnt straks.")
    sheet.wait_for_timeout(800)
    assert stored(sheet) == NOTHING
    sheet.reload()
    sheet.locator("[data-part=take]").wait_for()
    expect(sheet.locator(ANSWER)).to_have_value("")


@pytest.mark.parametrize("mode", ["tab", "device"])
def test_the_unfinished_sheet_is_there_again_with_its_tension(sheet: Page, site_url: str, mode: str) -> None:
    write_and_keep(sheet, "Staat er morgen weer.", mode)
    rate(sheet, "before", 6)
    sheet.wait_for_timeout(800)
    sheet.reload()
    expect(sheet.locator(ANSWER)).to_have_value("Staat er morgen weer.")
    expect(sheet.locator("[data-part=tension-before] input[value='6']")).to_be_checked()
    expect(sheet.locator(SAID)).to_have_text("Wat je eerder schreef, staat er weer.")


def test_what_stood_there_before_a_choice_is_kept_too(sheet: Page) -> None:
    sheet.locator(ANSWER).fill("Eerst geschreven, dan gekozen.")
    keep(sheet, "device")
    until(sheet, KEPT, {"streng": "Eerst geschreven, dan gekozen."})


def test_a_new_sheet_leaves_the_one_before_in_my_data(sheet: Page, site_url: str) -> None:
    write_and_keep(sheet, "Eerste blad.")
    sheet.locator("[data-part=take] summary").click()
    sheet.locator("[data-part=new-sheet]").click()
    expect(sheet.locator(SAID)).to_contain_text("Mijn gegevens")
    expect(sheet.locator(ANSWER)).to_have_value("")
    sheet.locator(ANSWER).fill("Tweede blad.")
    until(sheet, KEPT, {"streng": "Tweede blad."})
    assert [r["values"]["streng"] for r in sorted(stored(sheet)["records"], key=lambda r: r["created"])] == [
        "Eerste blad.", "Tweede blad."]
    sheet.reload()
    expect(sheet.locator(ANSWER)).to_have_value("Tweede blad.")
    sheet.goto(f"{site_url}over/privacy/")
    expect(sheet.locator("hw-my-data details li")).to_have_count(2)


def test_erasing_a_sheet_can_be_undone(sheet: Page) -> None:
    write_and_keep(sheet, "Toch niet weg.")
    sheet.locator("[data-part=take] summary").click()
    sheet.locator("[data-part=wipe-sheet]").click()
    expect(sheet.locator(ANSWER)).to_have_value("")
    until(sheet, "async () => (await indexedDB.databases()).length <= 1")
    sheet.locator("[data-part=undo]").click()
    expect(sheet.locator(ANSWER)).to_have_value("Toch niet weg.")
    until(sheet, KEPT, {"streng": "Toch niet weg."})


def test_an_erased_sheet_is_gone(sheet: Page) -> None:
    write_and_keep(sheet, "Weg ermee.")
    sheet.locator("[data-part=take] summary").click()
    sheet.locator("[data-part=wipe-sheet]").click()
    expect(sheet.locator(SAID)).to_contain_text("gewist")
    sheet.wait_for_timeout(600)
    assert stored(sheet)["records"] == []
    sheet.reload()
    sheet.locator("[data-part=take]").wait_for()
    expect(sheet.locator(ANSWER)).to_have_value("")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_taken_along_as_text_that_is_edited_first(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    open_sheet(page, site_url, lang)
    page.locator("[data-part=take] summary").click()
    page.locator("[data-part=as-text]").click()
    expect(page.locator(SAID)).not_to_be_empty()
    expect(page.locator("[data-part=summary]")).to_be_hidden()
    page.locator(ANSWER).fill("<b>Sukkel</b>")
    rate(page, "after", 3)
    page.locator("[data-part=as-text]").click()
    summary = page.locator("[data-part=summary-text]")
    expect(summary).to_be_focused()
    label = page.locator(f".hw-field:has({ANSWER}) label").text_content()
    lines = summary.input_value().splitlines()
    assert f"{label}: <b>Sukkel</b>" in lines
    assert lines[-1].endswith(": 3")
    summary.fill("Alleen dit.")
    page.locator("[data-part=copy]").click()
    until(page, "() => navigator.clipboard.readText().then((words) => words === 'Alleen dit.')")
    with page.expect_download() as download:
        page.locator("[data-part=save-text]").click()
    assert download.value.suggested_filename.startswith(f"{EXERCISE}-2")


def test_two_tabs_at_once_lose_neither_version(sheet: Page, site_url: str) -> None:
    write_and_keep(sheet, "Samen begonnen.")
    other = sheet.context.new_page()
    open_sheet(other, site_url)
    expect(other.locator(ANSWER)).to_have_value("Samen begonnen.")
    sheet.locator(ANSWER).fill("Van tab een.")
    until(sheet, KEPT, {"streng": "Van tab een."})
    other.locator(ANSWER).fill("Van tab twee.")
    until(other, KEPT, {"streng": "Van tab twee."})
    assert {r["values"]["streng"] for r in stored(other)["records"]} == {"Van tab een.", "Van tab twee."}
    expect(other.locator(SAID)).to_contain_text("Beide versies zijn bewaard")


def test_a_full_device_is_said_and_the_words_stay(sheet: Page) -> None:
    write_and_keep(sheet, "Past nog.")
    sheet.evaluate(f"() => {{ {FULL} }}")
    sheet.locator(ANSWER).fill("Past niet meer.")
    expect(sheet.locator("[data-part=keep-status]")).to_contain_text("Het apparaat is vol")
    expect(sheet.locator(ANSWER)).to_have_value("Past niet meer.")
    sheet.locator("[data-part=take] summary").click()
    sheet.locator("[data-part=as-text]").click()
    assert "Past niet meer." in sheet.locator("[data-part=summary-text]").input_value()
    assert [r["values"]["streng"] for r in stored(sheet)["records"]] == ["Past nog."]


def test_a_killed_tab_loses_no_sheet(browser: Browser, site_url: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    open_sheet(page, site_url)
    write_and_keep(page, "Midden in een zin")
    with pytest.raises(Error):
        page.goto("chrome://crash")
    again = context.new_page()
    open_sheet(again, site_url)
    expect(again.locator(ANSWER)).to_have_value("Midden in een zin")
    context.close()


def test_a_damaged_sheet_is_named_and_kept(sheet: Page) -> None:
    write_and_keep(sheet, "Goed leesbaar.")
    put_raw(sheet, [{**RECORD, "exercise": EXERCISE, "values": "stuk"}])
    sheet.reload()
    expect(sheet.locator(ANSWER)).to_have_value("Goed leesbaar.")
    expect(sheet.locator("[data-part=keep-status]")).to_contain_text("niet te lezen")
    assert len(stored(sheet)["records"]) == 2


def test_a_sheet_of_another_exercise_stays_out(sheet: Page, site_url: str) -> None:
    write_and_keep(sheet, "Van de goede vriend.")
    open_exercise(sheet, site_url, "lichaamsscan")
    sheet.locator("[data-part=take]").wait_for()
    assert text(sheet, "keep-status") == ""
    expect(sheet.locator("[data-part=keep] input[value=device]")).to_be_checked()
    expect(sheet.locator("[data-field=plek]")).to_have_value("")
