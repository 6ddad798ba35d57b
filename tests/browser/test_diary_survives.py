"""The diary against the world: killed tabs and browsers, two tabs at once, full disks, damaged records."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from diary_pages import RECORD, expect_titles, keep, open_diary, save, stored, write
from exercise_pages import until
from playwright.sync_api import Browser, Error, Page, expect

FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }"
OPEN = """const db = await new Promise((done) => {
  const request = indexedDB.open('hechtwijzer');
  request.onsuccess = () => done(request.result);
});"""
DRAFT_KEPT = f"""async (text) => {{
  {OPEN}
  const all = await new Promise((done) => {{
    const request = db.transaction('records').objectStore('records').getAll();
    request.onsuccess = () => done(request.result);
  }});
  db.close();
  return all.some((record) => record.values.gebeurtenis === text);
}}"""


def put_raw(page: Page, records: list[object]) -> None:
    """Write records into the database behind the back of the page."""
    page.evaluate(
        f"""async (records) => {{
      {OPEN}
      const tx = db.transaction('records', 'readwrite');
      for (const record of records) tx.objectStore('records').put(record);
      await new Promise((done) => {{ tx.oncomplete = done; }});
      db.close();
    }}""",
        records,
    )


def test_a_killed_tab_loses_no_entry_and_no_draft(browser: Browser, site_url: str) -> None:
    # The crash also takes along the site's worker, and a browser that is being steered then waits for it in vain.
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    open_diary(page, site_url)
    keep(page, "device")
    write(page, "Al bewaard.")
    save(page)
    write(page, "Midden in een zin")
    until(page, DRAFT_KEPT, "Midden in een zin")
    with pytest.raises(Error):
        page.goto("chrome://crash")
    again = context.new_page()
    open_diary(again, site_url)
    expect_titles(again, "Al bewaard.", "Midden in een zin")
    expect(again.locator(".hw-entry-draft")).to_have_count(1)
    again.get_by_role("button", name="Verander: Midden in een zin").click()
    expect(again.locator("[data-field=gebeurtenis]")).to_have_value("Midden in een zin")
    context.close()


Launch = Callable[[], tuple[Browser, subprocess.Popen[str]]]


@pytest.fixture
def launch(browser: Browser, tmp_path: Path) -> Iterator[Launch]:
    """Start browsers on one profile, as processes that can be killed."""
    started: list[subprocess.Popen[str]] = []

    def start() -> tuple[Browser, subprocess.Popen[str]]:
        process = subprocess.Popen(
            [
                os.environ.get("CHROMIUM") or "/usr/bin/chromium",
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                f"--user-data-dir={tmp_path / 'profile'}",
                "--remote-debugging-port=0",
                "about:blank",
            ],
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        assert process.stderr
        endpoint = next(line.split()[-1] for line in process.stderr if "DevTools listening on" in line)
        return browser.browser_type.connect_over_cdp(endpoint), process

    yield start
    for process in started:
        kill(process)


def kill(process: subprocess.Popen[str]) -> None:
    """End the browser and its helpers at once, without a chance to tidy up."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def test_a_killed_browser_loses_no_entry(launch: Launch, site_url: str) -> None:
    first, process = launch()
    page = first.contexts[0].new_page()
    open_diary(page, site_url)
    keep(page, "device")
    write(page, "Overleeft alles.")
    save(page)
    expect_titles(page, "Overleeft alles.")
    kill(process)
    second, _ = launch()
    page = second.contexts[0].new_page()
    open_diary(page, site_url)
    expect_titles(page, "Overleeft alles.")


def test_two_tabs_see_each_other_and_keep_both_versions(page: Page, site_url: str) -> None:
    open_diary(page, site_url)
    keep(page, "device")
    write(page, "Eerst.")
    save(page)
    other = page.context.new_page()
    open_diary(other, site_url)
    for tab in (page, other):
        tab.get_by_role("button", name="Verander: Eerst.").first.click()
        expect(tab.locator("[data-field=gebeurtenis]")).to_have_value("Eerst.")
    page.locator("[data-field=gebeurtenis]").fill("Van tab een.")
    save(page)
    other.locator("[data-field=gebeurtenis]").fill("Van tab twee.")
    save(other)
    for tab in (page, other):
        expect_titles(tab, "Van tab een.", "Van tab twee.")


def test_an_open_moment_stays_open_when_another_tab_saves(page: Page, site_url: str) -> None:
    open_diary(page, site_url)
    keep(page, "device")
    write(page, "Ik lees dit.")
    save(page)
    page.locator("[data-part=list] summary").click()
    other = page.context.new_page()
    open_diary(other, site_url)
    write(other, "Van elders.")
    save(other)
    expect_titles(page, "Ik lees dit.", "Van elders.")
    expect(page.locator("[data-part=list] details[open]")).to_have_count(1)


def test_a_full_device_is_said_and_the_moment_stays(page: Page, site_url: str) -> None:
    open_diary(page, site_url)
    keep(page, "device")
    write(page, "Past nog.")
    save(page)
    page.evaluate(f"() => {{ {FULL} }}")
    write(page, "Past niet meer.")
    save(page)
    expect(page.locator("[data-part=keep-status]")).to_contain_text("Het apparaat is vol")
    expect_titles(page, "Past nog.", "Past niet meer.")
    page.locator("[data-part=take] summary").click()
    with page.expect_download() as download:
        page.locator("[data-part=as-json]").click()
    assert len(json.loads(Path(download.value.path()).read_text("utf-8"))["records"]) == 2
    assert len(stored(page)["records"]) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })",
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }",
    ],
)
def test_where_storage_is_off_the_exercise_goes_on_in_memory(page: Page, site_url: str, spoil: str) -> None:
    page.add_init_script(spoil)
    open_diary(page, site_url)
    expect(page.locator("[data-part=keep-status]")).to_be_empty()
    keep(page, "device")
    expect(page.locator("[data-part=keep-status]")).to_contain_text("laat bewaren nu niet toe")
    expect(page.locator("[data-part=keep] input[value=none]")).to_be_checked()
    write(page, "Toch geschreven.")
    save(page)
    expect_titles(page, "Toch geschreven.")


def test_damaged_and_future_records_are_named_and_kept(page: Page, site_url: str) -> None:
    open_diary(page, site_url)
    keep(page, "device")
    write(page, "Goed leesbaar.")
    save(page)
    future = {**RECORD, "id": RECORD["id"][:-1] + "8", "version": 9}
    damaged = {**RECORD, "id": RECORD["id"][:-1] + "9", "values": "stuk"}
    put_raw(page, [future, damaged])
    page.reload()
    expect_titles(page, "Goed leesbaar.")
    expect(page.locator("[data-part=keep-status]")).to_have_text(
        "2 bewaarde teksten zijn niet te lezen. Ze blijven staan en gaan mee in een bestand."
    )
    page.locator("[data-part=take] summary").click()
    with page.expect_download() as download:
        page.locator("[data-part=as-json]").click()
    file = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert (len(file["records"]), file["unreadable"]) == (1, [future, damaged])
    assert len(stored(page)["records"]) == 3


def test_a_newer_version_of_the_site_was_here(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}oefeningen/aarding/")
    page.evaluate("""() => new Promise((done) => {
      const request = indexedDB.open('hechtwijzer', 9);
      request.onupgradeneeded = () => request.result.createObjectStore('records', { keyPath: 'id' });
      request.onsuccess = () => { request.result.close(); done(); };
    })""")
    open_diary(page, site_url)
    expect(page.locator("[data-part=keep-status]")).to_contain_text("nieuwere versie")
    write(page, "In het geheugen.")
    save(page)
    expect_titles(page, "In het geheugen.")
    assert page.evaluate("indexedDB.databases()") == [{"name": "hechtwijzer", "version": 9}]


def test_typing_fast_makes_one_moment_and_no_copies(page: Page, site_url: str) -> None:
    open_diary(page, site_url)
    keep(page, "device")
    field = page.locator("[data-field=gebeurtenis]")
    for part in range(6):
        field.press_sequentially(f"deel {part} ", delay=20)
        page.evaluate("dispatchEvent(new Event('pagehide'))")
    save(page)
    expect(page.locator("[data-part=list] > li")).to_have_count(1)
    assert len(stored(page)["records"]) == 1
