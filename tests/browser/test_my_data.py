"""My data, on the privacy page: seeing, taking along, reading in and erasing what this browser keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from diary_pages import ID, RECORD, keep, open_diary, save, stored, write
from exercise_pages import LANGUAGES, core, overflow
from playwright.sync_api import Browser, Page, expect

NOTHING = {"databases": [], "records": [], "tab": {}, "site": {}}


def open_data(page: Page, site_url: str, lang: str = "nl") -> None:
    page.goto(f"{site_url}{'' if lang == 'nl' else 'en/'}over/privacy/")
    page.locator("hw-my-data[data-ready] .hw-data > *").first.wait_for()


def status(page: Page) -> Any:
    return page.locator("hw-my-data .hw-status")


def read_in(page: Page, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    page.locator("hw-my-data input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": data}
    )


def file_of(*records: Any, **more: Any) -> str:
    return json.dumps({"format": "hechtwijzer", "version": 1, "records": records, **more})


@pytest.fixture
def with_two(page: Page, site_url: str) -> Page:
    """The page, after two moments were kept on this device."""
    open_diary(page, site_url)
    keep(page, "device")
    for what in ("Eerste.", "Tweede."):
        write(page, what)
        save(page)
    open_data(page, site_url)
    return page


@pytest.mark.parametrize(
    ("lang", "nothing"), [("nl", "Deze browser bewaart hier niets"), ("en", "This browser keeps nothing")]
)
def test_says_that_nothing_is_kept_and_keeps_it_so(page: Page, site_url: str, lang: str, nothing: str) -> None:
    open_data(page, site_url, lang)
    expect(page.locator("hw-my-data")).to_contain_text(nothing)
    assert stored(page) == NOTHING


def test_shows_what_is_kept_since_when_and_how_large(with_two: Page) -> None:
    cells = with_two.locator("hw-my-data tbody tr").first.locator("th, td").all_text_contents()
    assert cells[:3] == ["Triggerdagboek", "dit apparaat", "2"]
    assert "20" in cells[3]
    assert cells[4].endswith(("bytes", "kB"))


def test_also_what_is_kept_in_this_tab_and_of_the_display(page: Page, site_url: str) -> None:
    open_diary(page, site_url)
    keep(page, "tab")
    write(page, "In dit tabblad.")
    save(page)
    page.evaluate("localStorage.setItem('hw-theme', 'dark')")
    open_data(page, site_url)
    assert page.locator("hw-my-data tbody th").all_text_contents() == [
        "Triggerdagboek",
        "Je keuze voor licht of donker",
    ]


def test_everything_goes_along_to_another_device_and_nothing_comes_twice(
    with_two: Page, browser: Browser, site_url: str
) -> None:
    with with_two.expect_download() as download:
        with_two.locator("[data-action=export]").click()
    content = Path(download.value.path()).read_bytes()
    elsewhere = browser.new_page()
    open_data(elsewhere, site_url)
    read_in(elsewhere, content)
    expect(status(elsewhere)).to_have_text("2 toegevoegd, 0 bijgewerkt, 0 had je al.")
    read_in(elsewhere, content)
    expect(status(elsewhere)).to_have_text("0 toegevoegd, 0 bijgewerkt, 2 had je al.")
    open_diary(elsewhere, site_url)
    expect(elsewhere.locator("[data-part=list] > li")).to_have_count(2)
    elsewhere.close()


def test_as_text_in_words_a_person_can_read(with_two: Page) -> None:
    with with_two.expect_download() as download:
        with_two.locator("[data-action=export-text]").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert "Wat er gebeurde: Eerste." in text
    assert "Soort moment: Ruzie of boosheid" in text


def test_one_moment_or_everything_can_be_erased(with_two: Page) -> None:
    with_two.locator("hw-my-data details summary").click()
    with_two.locator("[data-action=delete]").first.click()
    expect(status(with_two)).to_have_text("Gewist.")
    expect(status(with_two)).to_be_focused()
    assert len(stored(with_two)["records"]) == 1
    with_two.evaluate("localStorage.setItem('hw-theme', 'dark')")
    with_two.locator("[data-action=delete-all]").click()
    expect(status(with_two)).to_contain_text("Tik nog een keer")
    assert len(stored(with_two)["records"]) == 1
    with_two.locator("[data-action=delete-all]").click()
    expect(status(with_two)).to_have_text("Alles is gewist.")
    assert stored(with_two) == NOTHING


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<html>", "geen bestand van Hechtwijzer"),
        (b"\xff\xfe\x00", "geen bestand van Hechtwijzer"),
        ('{"format":"hechtwijzer","version":99,"records":[{}]}', "nieuwere versie"),
        ('{"format":"hechtwijzer","version":1,"records":[]}', "er staat niets in"),
        (file_of(*[RECORD] * 5001), "meer dan 5000 teksten"),
        (" " * 5_000_001, "groter dan 5 MB"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused_with_a_reason(
    with_two: Page, content: str | bytes, reason: str
) -> None:
    before = stored(with_two)
    read_in(with_two, content)
    expect(status(with_two)).to_contain_text(reason)
    expect(status(with_two)).to_contain_text("Er is niets veranderd")
    assert stored(with_two) == before


def test_hostile_records_in_a_file_are_left_out(with_two: Page, site_url: str) -> None:
    hostile = [
        {**RECORD, "id": ID[:-1] + "3", "values": {"gebeurtenis": "<img src=x onerror=document.title='broken'>"}},
        {**RECORD, "id": ID[:-1] + "4", "exercise": "<b>x</b>"},
        json.loads('{"__proto__": {"polluted": true}, "id": "x", "version": 1}'),
        {**RECORD, "id": ID[:-1] + "5", "version": 3},
        "text",
        5,
        None,
        [],
    ]
    read_in(with_two, file_of(*hostile))
    expect(status(with_two)).to_have_text(
        "1 toegevoegd, 0 bijgewerkt, 0 had je al. 7 overgeslagen: niet te lezen of van een nieuwere versie."
    )
    assert with_two.evaluate("({}).polluted") is None
    open_diary(with_two, site_url)
    expect(with_two.locator("[data-part=list] > li")).to_have_count(3)
    expect(with_two.locator("[data-part=list] img")).to_have_count(0)
    assert with_two.title() != "broken"


def test_a_file_never_writes_over_what_cannot_be_read(page: Page, site_url: str) -> None:
    future = {**RECORD, "version": 9}
    core(
        page,
        site_url,
        "storage",
        "async ({ openPlace }, raw) => { const { place } = await openPlace('device'); await place.putAll([raw]); }",
        future,
    )
    open_data(page, site_url)
    expect(page.locator("hw-my-data tbody th")).to_have_text("niet te lezen")
    read_in(page, file_of(RECORD))
    expect(status(page)).to_contain_text("0 toegevoegd")
    assert stored(page)["records"] == [future]


def test_a_full_device_leaves_everything_as_it_was(with_two: Page) -> None:
    before = stored(with_two)
    with_two.evaluate(
        "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
    )
    read_in(with_two, file_of(RECORD))
    expect(status(with_two)).to_contain_text("Het apparaat is vol")
    assert stored(with_two) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    open_diary(page, site_url, lang)
    keep(page, "device")
    write(page, "Een.")
    save(page)
    open_data(page, site_url, lang)
    page.locator("hw-my-data details summary").click()
    assert overflow(page) == 0


def test_without_scripts_it_says_what_that_means(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}over/privacy/")
    expect(page.locator(".hw-needs-script")).to_be_visible()


def test_asks_nothing_of_the_network_once_loaded(with_two: Page) -> None:
    with_two.wait_for_load_state("networkidle")
    requests: list[str] = []
    with_two.on("request", lambda request: requests.append(request.url))
    read_in(with_two, file_of(RECORD))
    expect(status(with_two)).to_contain_text("1 toegevoegd")
    assert [r for r in requests if not r.startswith("blob:")] == []
