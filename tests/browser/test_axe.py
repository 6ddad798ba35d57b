"""No accessibility fault that axe-core can find, on any page, in light and dark, narrow and wide."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

SHARES = 24
"""Pages are dealt out over this many tests, so that every core has work."""

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 360)]
OPTIONS = {"resultTypes": ["violations"]}
APPEARANCE = {**OPTIONS, "runOnly": ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]}
"""The rules that judge how a page looks. In the dark the same page has other colours and nothing else, and the
hundreds of term pages come from one template: there, what judges the structure runs in one look."""


def addresses(site: Path) -> list[str]:
    """Return the address of every page of the built site, 404 included."""
    pages = [file.relative_to(site).as_posix().removesuffix("index.html") for file in sorted(site.rglob("*.html"))]
    assert len(pages) > 100, "the site is not there"
    return pages


def violations(page, url: str) -> list[str]:
    """Return what axe finds on `url` in every look, one line each."""
    found = []
    page.goto(url)
    page.evaluate(Axe().axe_script)
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        whole = scheme == "light" and (width == 360 or "/begrippen/" not in url)
        options = OPTIONS if whole else APPEARANCE
        for violation in page.evaluate("options => axe.run(document, options)", options)["violations"]:
            targets = [str(node["target"]) for node in violation["nodes"][:3]]
            found.append(f"{url} ({scheme}, {width}): {violation['id']}: {violation['help']}: {'; '.join(targets)}")
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_on_any_page(share, page, built_site, site_url):
    found = []
    for address in addresses(built_site)[share::SHARES]:
        found += violations(page, site_url + address)
    assert not found, "\n".join(found)


def test_colours_are_judged_in_the_dark_too(page, site_url):
    page.emulate_media(color_scheme="dark")
    page.goto(site_url + "stijlen/")
    page.evaluate('document.querySelector("h1").style.color = "#233"')
    found = Axe().run(page, options=APPEARANCE).response["violations"]
    assert [violation["id"] for violation in found] == ["color-contrast"]


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('document.querySelector("h1").style.color = "#ccc"', "color-contrast"),
        ('document.querySelector("main").append(Object.assign(new Image(), {src: "data:,"}))', "image-alt"),
        ('document.documentElement.lang = ""', "html-has-lang"),
        ('document.querySelector("main").append(document.createElement("button"))', "button-name"),
    ],
)
def test_axe_catches_a_planted_fault(fault, rule, page, site_url):
    page.goto(site_url + "stijlen/")
    page.evaluate(fault)
    found = Axe().run(page, options=OPTIONS).response["violations"]
    assert rule in [violation["id"] for violation in found]
