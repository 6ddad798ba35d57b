"""What a reader does with the diary, as functions."""

from __future__ import annotations

from typing import Any

from exercise_pages import open_exercise
from playwright.sync_api import Page, expect

ID = "00000000-0000-4000-8000-000000000001"
RECORD: dict[str, Any] = {
    "id": ID,
    "version": 1,
    "rev": 1,
    "exercise": "triggerdagboek",
    "created": "2026-11-20T10:00:00.000Z",
    "changed": "2026-11-20T10:00:00.000Z",
    "draft": False,
    "values": {"gebeurtenis": "Hij belde niet terug.", "sterkte": 6},
}


def open_diary(page: Page, site_url: str, lang: str = "nl") -> None:
    """Open the diary and wait until it can be used."""
    open_exercise(page, site_url, "triggerdagboek", lang)
    page.locator("[data-part=finish]").wait_for()


def keep(page: Page, mode: str) -> None:
    """Choose where to keep, and wait until it holds."""
    page.locator(f"[data-part=keep] input[value={mode}]").click()
    expect(page.locator("[data-part=keep-status]")).not_to_be_empty()


def write(page: Page, what: str, kind: str = "ruzie", before: int | None = None, after: int | None = None) -> None:
    """Fill in a moment."""
    page.locator("[data-field=gebeurtenis]").fill(what)
    page.locator(f"[data-field=soort] input[value={kind}]").check()
    page.locator("[data-field=nodig] input[value=troost]").check()
    for when, level in (("before", before), ("after", after)):
        if level is not None:
            page.locator(f"[data-part=tension-{when}] input[value='{level}']").check()


def save(page: Page) -> None:
    """Put the moment in the list."""
    page.locator("[data-part=save]").click()
    expect(page.locator("[data-field=gebeurtenis]")).to_have_value("")
    expect(page.locator("[data-part=done]")).to_be_visible()


def titles(page: Page) -> list[str]:
    """Return the moments in the list, newest first."""
    return page.locator("[data-part=list] .hw-entry-title").all_text_contents()


def expect_titles(page: Page, *expected: str) -> None:
    """Wait until the list holds exactly these moments, in any order."""
    expect(page.locator("[data-part=list] > li")).to_have_count(len(expected))
    assert sorted(titles(page)) == sorted(expected)


def stored(page: Page) -> dict[str, Any]:
    """Return everything this browser keeps for the site."""
    return page.evaluate("""async () => {
      const databases = await indexedDB.databases();
      const records = databases.length === 0 ? [] : await new Promise((done) => {
        const request = indexedDB.open('hechtwijzer');
        request.onsuccess = () => {
          const all = request.result.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => { request.result.close(); done(all.result); };
        };
      });
      const names = databases.map((database) => database.name);
      return { databases: names, records, tab: { ...sessionStorage }, site: { ...localStorage } };
    }""")
