"""What exercises cost a page: bytes of their scripts by type, and the time from a click to the next picture."""

from __future__ import annotations

import gzip
import os
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

from bench_sites import Workshop
from bench_table import heading, row
from building import ROOT
from hechtwijzer.load import load
from playwright.sync_api import sync_playwright
from serving import serve

SLOWER = 4
"""The processor of the browser is held back to a quarter: an older phone."""
GOAL = 12.0
GOALS = {"diary": 25.0}
"""Kilobytes that the script of a page may weigh, by type of its exercise."""
CLICKS = 15
FIRST = ".hw-exercise :is([data-part=start], [data-part=next], [data-part=save])"
"""What a reader presses first."""

AFTER_CLICK = """(selector) => new Promise((done) => {
  const button = document.querySelector(selector);
  const began = performance.now();
  button.click();
  // The second frame begins when the first has been painted.
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
})"""
EMPTY = """() => {
  const button = document.createElement('button');
  button.id = 'bench-empty';
  button.addEventListener('click', () => {});
  document.querySelector('.hw-exercise').append(button);
}"""


def bench_exercises(workshop: Workshop, *, full: bool) -> None:
    """Print, for every type, what its script weighs and how soon a click shows something."""
    site = workshop.real_ours().site
    heading("Script of a page with one exercise, gzipped, libraries included", "ours", "goal")
    for kind, size in script_bytes(site):
        row(f"{kind}, kilobytes", size / 1000, GOALS.get(kind, GOAL), "kB", "goal 1.00")
    heading(f"From the first click to the next picture, processor held back {SLOWER} times", "ours", "empty")
    for kind, ours, empty in response(site):
        row(f"{kind}, milliseconds", ours, empty, "ms")


def by_type() -> dict[str, str]:
    """Return one exercise of every type: type -> id."""
    return {exercise.type: exercise.id for exercise in load(ROOT)[0].exercises.values()}


def script_bytes(site: Path) -> Iterator[tuple[str, int]]:
    """Yield (type, bytes after gzip) of the script that a page with one exercise of that type loads for it."""
    for kind, exercise in sorted(by_type().items()):
        html = (site / "oefeningen" / exercise / "index.html").read_text("utf-8")
        name = re.search(r'src="[./]*(assets/js/pages/[^"]+)"', html)
        yield kind, len(gzip.compress((site / name[1]).read_bytes(), 9)) if name else 0


def response(site: Path) -> Iterator[tuple[str, float, float]]:
    """Yield (type, ms, ms with an empty handler) from a click to the end of the next frame, the median of several."""
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium",
                                             args=["--headless=new", "--no-sandbox"])
        for kind, exercise in sorted(by_type().items()):
            page = browser.new_context(service_workers="block").new_page()
            page.goto(f"{served.url}oefeningen/{exercise}/")
            page.locator(".hw-exercise[data-ready]").wait_for()
            page.evaluate(EMPTY)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            button = page.locator(FIRST).first.evaluate("(e) => `[data-part=${e.dataset.part}]`")
            pairs = [(page.evaluate(AFTER_CLICK, f".hw-exercise {button}"), page.evaluate(AFTER_CLICK, "#bench-empty"))
                     for _ in range(CLICKS)]
            yield kind, *(statistics.median(times) for times in zip(*pairs, strict=True))
            page.context.close()
        browser.close()
