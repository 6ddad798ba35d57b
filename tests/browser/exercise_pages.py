"""Opening exercises in a test, and running the pure modules behind them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

LANGUAGES = ("nl", "en")


def address(site_url: str, exercise: str, lang: str = "nl", fragment: str = "") -> str:
    """Return where `exercise` is served."""
    return f"{site_url}{'' if lang == 'nl' else lang + '/'}oefeningen/{exercise}/{fragment}"


def open_exercise(page: Page, site_url: str, exercise: str, lang: str = "nl", fragment: str = "") -> None:
    """Open the page of `exercise` and wait until its element is ready."""
    page.goto("about:blank")  # a fragment alone would not load the page anew
    page.goto(address(site_url, exercise, lang, fragment))
    page.locator(".hw-exercise[data-ready]").wait_for()


def core(page: Page, site_url: str, module: str, body: str, argument: Any = None) -> Any:
    """Run `body`, a function of (module, argument), on a module of `assets/js/core`."""
    if page.url == "about:blank":
        page.goto(address(site_url, "aarding"))
    return page.evaluate(
        f"async ([url, argument]) => ({body})(await import(url), argument)",
        [f"{site_url}assets/js/core/{module}.js", argument],
    )


def text(page: Page, part: str) -> str:
    """Return the text of a part of the exercise."""
    return (page.locator(f"[data-part={part}]").text_content() or "").strip()


def rate(page: Page, when: str, level: int) -> None:
    """Choose a tension, `before` or `after`."""
    page.locator(f"[data-part=tension-{when}] input[value='{level}']").check()


def until(page: Page, question: str, argument: Any = None) -> None:
    """Wait until `question`, which may be an async function, is answered with yes.

    `page.wait_for_function` takes the promise of an async function for a yes.
    """
    for _ in range(600):
        if page.evaluate(question, argument):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came: {question}")


def overflow(page: Page) -> int:
    """Return how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


SMALL_TARGETS = """() => [...document.querySelectorAll('.hw-exercise :is(button, summary, select, input, textarea)')]
  .filter((e) => e.offsetParent && !(e.type === 'radio' && e.closest('.hw-keep')))
  .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
"""Lists controls that are too small to touch; a radio button inside a label as tall as a finger is fine."""

RECORDS = """async () => {
  if ((await indexedDB.databases()).length === 0) return [];
  const db = await new Promise((done) => {
    const request = indexedDB.open('hechtwijzer');
    request.onsuccess = () => done(request.result);
  });
  const all = await new Promise((done) => {
    const request = db.transaction('records').objectStore('records').getAll();
    request.onsuccess = () => done(request.result);
  });
  db.close();
  return all;
}"""
"""The records of the site on this device; none where there is no database, and asking makes none."""
KEPT = f"async () => (await ({RECORDS})()).length === 1"
"""Whether this device holds exactly one record of the site."""
