"""A real Chromium, and a page that keeps a list of everything that went wrong on it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

# A slow or busy machine is no fault of the page.
expect.set_options(timeout=30_000)

ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
             "--disable-component-update", "--disable-sync"]
WORKER_BLOCKED = "Service Worker registration blocked by Playwright"
"""What the test tool itself writes on the console of every page when it keeps the worker out."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for each worker."""
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Open pages with options of a browser context; complain at the end about what went wrong on them.

    Console errors, uncaught errors and requests to another origin are collected in `page.faults`;
    a test that expects one empties the list. The service worker stays out, because requests that pass
    through it cannot be answered or counted by a test; `service_workers="allow"` lets it in.
    """
    contexts: list[BrowserContext] = []
    pages: list[Page] = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(**{"service_workers": "block", **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        watch(page, site_url)
        pages.append(page)
        return page

    yield open_page
    faults = [fault for page in pages for fault in page.faults]  # type: ignore[attr-defined]
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="module")
def one_page(browser: Browser, site_url: str) -> Iterator[Page]:
    """One page for all examples of a fuzz: loading it anew each time would test the network."""
    page = browser.new_page()
    page.goto(f"{site_url}oefeningen/aarding/")
    yield page
    page.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A fresh page with default options."""
    return new_page()


def watch(page: Page, site_url: str) -> None:
    """Collect what goes wrong on `page` in `page.faults`."""
    page.faults = []  # type: ignore[attr-defined]
    note = page.faults.append  # type: ignore[attr-defined]
    page.on("console", lambda m: note(f"console: {m.text}")
            if m.type in ("error", "warning") and m.text != WORKER_BLOCKED else None)
    page.on("pageerror", lambda error: note(f"uncaught: {error}"))
    page.on("request", lambda r: None if r.url.startswith((site_url, "data:", "blob:")) else note(f"request: {r.url}"))
