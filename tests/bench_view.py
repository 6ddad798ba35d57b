"""First view of a page with an empty cache: bytes and requests, against plain mkdocs-material."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from bench_sites import Workshop
from bench_table import heading, row
from playwright.sync_api import sync_playwright
from serving import serve

VIEWED = {"home": "", "article": "stijlen/angstig/", "term": "begrippen/veilige-basis/"}


def bench_view(workshop: Workshop, *, full: bool) -> None:
    """Print what three pages load, gzipped and without the search index."""
    heading("First view of a page, gzipped, without the search index", "ours", "plain")
    for name, address in VIEWED.items():
        ours, plain = (first_view(built.site, address) for built in (workshop.real_ours(), workshop.real_plain()))
        row(f"{name}, kilobytes", ours[0] / 1000, plain[0] / 1000, "kB", "goal 0.80")
        row(f"{name}, requests", ours[1], plain[1], "")


def first_view(site: Path, address: str) -> tuple[int, int]:
    """Return bytes and requests of opening the page at `address` of a built site."""
    bodies: dict[str, int] = {}
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium",
                                             args=["--headless=new", "--no-sandbox"])
        page = browser.new_context(service_workers="block").new_page()
        page.goto(served.url + address, wait_until="networkidle")
        browser.close()
        for path in served.requests:
            file = site / path.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            if file.is_file() and "search_index" not in path:
                raw = file.read_bytes()
                bodies[path] = min(len(raw), len(gzip.compress(raw, 6)))
    return sum(bodies.values()), len(bodies)
