"""Links between pages are relative, and lead where they say."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from building import real_site
from hechtwijzer import DEFAULT_LANGUAGE, LANGUAGES, addresses
from hechtwijzer.build import PageRun

HOST = "https://example.org"
PATHS = (*real_site().paths(DEFAULT_LANGUAGE), "/een/twee/", "/een/twee/drie/", "/een/twee/vier/", "/eender/")
"""Every page of the site, and some deeper ones."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_leads_from_every_page_to_every_page(lang: str) -> None:
    for here in PATHS:
        page = PageRun(lang, here)
        base = f"{HOST}{page.address}"
        for there in PATHS:
            link = page.link(there)
            assert not link.startswith("/"), (here, there)
            assert urljoin(base, link) == f"{HOST}{addresses.address(lang, there)}", (here, there, link)


@pytest.mark.parametrize(("here", "there", "link"), [
    ("/stijlen/", "/stijlen/", "./"),
    ("/stijlen/", "/stijlen/#vier", "#vier"),
    ("/stijlen/", "/stijlen/angstig/#doen", "angstig/#doen"),
    ("/stijlen/angstig/", "/stijlen/#vier", "../#vier"),
    ("/stijlen/angstig/", "/hulp/", "../../hulp/"),
    ("/", "/hulp/", "hulp/"),
])
def test_a_fragment_goes_along(here: str, there: str, link: str) -> None:
    assert PageRun(DEFAULT_LANGUAGE, here).link(there) == link
