"""The worker that keeps the help page: what it lists, when it is a new version, and what stops a build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from building import ROOT, real_site
from hechtwijzer import offline
from hechtwijzer.build import Build
from hechtwijzer.load import load
from minisite import make_minisite

SITE = real_site()
BUILD = Build(SITE)

PAGE = """<!doctype html><html lang="nl"><head>
<link rel="canonical" href="https://hechtwijzer.example/hulp/">
<link rel="alternate" hreflang="en" href="https://hechtwijzer.example/en/hulp/">
<link rel="preload" href="{up}assets/fonts/letter.woff2" as="font">
<link rel="stylesheet" href="{up}assets/css/site.css">
<script type="module" src="{up}assets/js/site.js"></script></head>
<body><main id="inhoud"><a href="tel:112">112</a> <a href="../stijlen/">stijlen</a>
<img src="data:,"></main></body></html>
"""
ASSETS = ("assets/css/site.css", "assets/fonts/letter.woff2", "assets/js/site.js")


@pytest.fixture
def site_dir(tmp_path: Path) -> Path:
    """A built site: both help pages, what they load, and a page that has nothing to do with it."""
    for name, text in {
        "hulp/index.html": PAGE.format(up="../"), "en/hulp/index.html": PAGE.format(up="../../"),
        "stijlen/index.html": PAGE.format(up="../"), "assets/js/other.js": "other", offline.SOURCE: "left over",
        **dict.fromkeys(ASSETS, "text"),
    }.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return tmp_path


def kept(site_dir: Path) -> dict:
    """Return what the written worker says it keeps."""
    text = (site_dir / offline.WORKER).read_text("utf-8").removeprefix("self.HELP = ")
    return json.JSONDecoder().raw_decode(text)[0]


def version(site_dir: Path, build: Build = BUILD) -> str:
    assert offline.write(build, site_dir) == []
    return kept(site_dir)["version"]


def test_kept_are_both_help_pages_and_what_they_load_and_no_more(site_dir):
    assert offline.write(BUILD, site_dir) == []
    assert kept(site_dir)["pages"] == {"": "hulp/", "en/": "en/hulp/"}
    assert kept(site_dir)["assets"] == list(ASSETS)


def test_the_worker_itself_follows_what_it_keeps_and_stands_nowhere_else(site_dir):
    offline.write(BUILD, site_dir)
    assert (site_dir / offline.WORKER).read_text("utf-8").endswith((ROOT / "docs" / offline.SOURCE).read_text("utf-8"))
    assert not (site_dir / offline.SOURCE).exists()


def test_notices_speak_the_language_of_the_path_and_are_escaped(site_dir):
    strings = {lang: {**words, "offline.notice": f"<{lang}>"} for lang, words in SITE.strings.items()}
    offline.write(Build(type(SITE)(**{**vars(SITE), "strings": strings})), site_dir)
    notices = kept(site_dir)["notices"]
    assert "&lt;nl&gt;" in notices[""]
    assert "&lt;en&gt;" in notices["en/"]
    assert '<a href="">' in notices[""]


def test_writing_twice_changes_nothing(site_dir):
    offline.write(BUILD, site_dir)
    before = (site_dir / offline.WORKER).read_bytes()
    offline.write(BUILD, site_dir)
    assert (site_dir / offline.WORKER).read_bytes() == before


@pytest.mark.parametrize("name", ["hulp/index.html", "en/hulp/index.html", *ASSETS])
def test_a_change_in_anything_kept_is_a_new_version(name, site_dir):
    before = version(site_dir)
    (site_dir / name).write_text((site_dir / name).read_text("utf-8") + "<!-- new -->", "utf-8")
    assert version(site_dir) != before


def test_a_change_elsewhere_is_no_new_version(site_dir):
    before = version(site_dir)
    for name in ("stijlen/index.html", "assets/js/other.js"):
        (site_dir / name).write_text("new", "utf-8")
    assert version(site_dir) == before


def test_a_file_that_the_help_page_loads_and_that_is_not_there_stops_the_build(site_dir):
    (site_dir / "assets/css/site.css").unlink()
    found = offline.write(BUILD, site_dir)
    assert [(p.file, p.code) for p in found] == [("assets/css/site.css", "offline-missing")]
    assert not (site_dir / offline.WORKER).exists()


def test_a_help_page_that_was_not_built_stops_the_build(site_dir):
    shutil.rmtree(site_dir / "en")
    assert [p.file for p in offline.write(BUILD, site_dir)] == ["en/hulp/index.html"]


def test_a_site_without_a_help_page_gets_no_worker(site_dir, tmp_path_factory):
    root = make_minisite(tmp_path_factory.mktemp("small"))
    for file in root.glob("docs/*/hulp.md"):
        file.unlink()
    site, _ = load(root)
    assert offline.write(Build(site), site_dir) == []
    assert not (site_dir / offline.WORKER).exists()


def test_the_built_site_keeps_little(built_site):
    names = [*(f"{page}index.html" for page in kept(built_site)["pages"].values()), *kept(built_site)["assets"]]
    assert {"assets/css/site.css", "assets/fonts/atkinson-hyperlegible-next.woff2"} < set(names)
    assert sum((built_site / name).stat().st_size for name in names) < 200_000
