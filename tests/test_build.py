"""The real build: strict, silent, reproducible, and complete in both languages."""

from __future__ import annotations

import filecmp
import json
import re
import shutil
from pathlib import Path

import pytest
from building import ROOT, build, built_once
from hechtwijzer import LANGUAGES, addresses
from hechtwijzer.load import load
from markup import Document

SITE, PROBLEMS = load(ROOT)


def paths() -> list[str]:
    return list(SITE.paths("nl"))


def document(site: Path, lang: str, path: str) -> Document:
    file = site / addresses.address(lang, path).strip("/") / "index.html"
    return Document(file.read_text("utf-8"))


def test_nothing_is_complained_about(build_log):
    complaints = [line for line in build_log.splitlines() if re.match(r"(WARNING|ERROR|CRITICAL)", line)]
    assert complaints == []


def test_two_builds_are_the_same_to_the_byte(built_site, shared):
    again = built_once(shared, "site-again")

    def differences(compared: filecmp.dircmp[str]) -> list[str]:
        found = [*compared.left_only, *compared.right_only]
        _, different, errors = filecmp.cmpfiles(compared.left, compared.right, compared.common_files, shallow=False)
        found += [*different, *errors]
        for name, below in compared.subdirs.items():
            found += [f"{name}/{item}" for item in differences(below)]
        return found

    assert differences(filecmp.dircmp(built_site, again)) == []


def test_every_page_exists_in_every_language(built_site):
    for lang in LANGUAGES:
        for path in SITE.paths(lang):
            assert (built_site / addresses.address(lang, path).strip("/") / "index.html").is_file(), (lang, path)


def test_no_page_exists_that_the_core_does_not_know(built_site):
    known = {addresses.address(lang, path).strip("/") for lang in LANGUAGES for path in SITE.paths(lang)}
    gone = [row.path for row in SITE.register if row.moved_to]
    moved = {addresses.address(lang, path).strip("/") for lang in LANGUAGES for path in gone}
    built = {file.parent.relative_to(built_site).as_posix().strip(".") for file in built_site.rglob("index.html")}
    assert built - known - moved == set()


def test_languages_have_one_shape_in_the_built_pages(built_site):
    """Headings, terms' pages, exercises, citations and pictures: counted in what readers get."""
    differing = []
    for path in paths():
        shapes = [document(built_site, lang, path).shape() for lang in LANGUAGES]
        if path == addresses.GLOSSARY:
            continue  # its headings are the letters of the language
        if any(shape != shapes[0] for shape in shapes):
            differing.append((path, shapes))
    assert differing == []


def test_language_links_and_canonical_are_right(built_site):
    base = "https://hechtwijzer.example"
    for path in paths()[::7]:
        for lang in LANGUAGES:
            page = document(built_site, lang, path)
            here = addresses.address(lang, path)
            assert page.language == lang
            assert page.links("canonical") == [base + here]
            assert page.alternates() == {
                **{other: base + addresses.address(other, path) for other in LANGUAGES}, "x-default": base + path,
            }


def test_every_page_has_help_and_a_way_out_in_its_markup(built_site):
    for file in built_site.rglob("index.html"):
        html = file.read_text("utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        assert 'href="tel:112"' in html, file
        assert 'href="tel:113"' in html, file
        assert "data-hw-exit" in html, file
        assert re.search(r'<a href="[^"]*hulp/">|<a href="\./">', html), file


@pytest.mark.parametrize("lang", ["", "en/"])
def test_what_is_read_through_says_how_long_that_takes(built_site, lang):
    time = re.compile(r'<p class="hw-meta">\d+ min')
    for path, is_article in (("stijlen/angstig/", True), ("therapieen/emdr/", True), ("hulp/", False),
                             ("oefeningen/aarding/", False), ("begrippen/hechting/", False)):
        page = (built_site / lang / path / "index.html").read_text("utf-8")
        assert bool(time.search(page)) == is_article, path
        assert '<p class="hw-meta">' in page


def test_each_language_searches_its_own_pages(built_site):
    for lang, prefix in (("nl", ""), ("en", "en/")):
        index = json.loads((built_site / prefix / "search/search_index.json").read_text("utf-8"))
        places = {doc["location"].partition("#")[0] for doc in index["docs"]}
        assert "stijlen/angstig/" in places
        assert not any(place.startswith("en/") for place in places), lang
        assert index["config"]["lang"] == [lang]


def test_a_page_loads_only_what_it_uses(built_site):
    plain = document(built_site, "nl", "/over/")
    assert not any("exercises.css" in link or "/js/pages/" in link for link in plain.resources())
    exercise = document(built_site, "nl", "/oefeningen/zelfkalmering/")
    assert [link.rpartition("/")[2] for link in exercise.resources() if "/js/pages/" in link] == ["pacer.js"]


def test_a_page_carries_definitions_only_of_what_it_mentions(built_site):
    for path in paths():
        page = document(built_site, "nl", path)
        assert set(page.definitions()) == set(page.terms()), path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The whole project, ready to be harmed."""
    target = tmp_path / "project"
    shutil.copytree(ROOT, target, ignore=shutil.ignore_patterns(
        ".git", ".venv", "site", ".mypy_cache", ".ruff_cache", "node_modules", ".pytest_cache", "__pycache__"))
    return target


def test_a_removed_heading_that_was_published_stops_the_build(copy, tmp_path):
    for lang in LANGUAGES:
        file = copy / f"docs/{lang}/over/privacy.md"
        file.write_text(re.sub(r"\{#bewaren\}", "{#bewaard}", file.read_text("utf-8")), "utf-8")
    result = build(copy, tmp_path / "out")
    assert result.returncode == 1
    assert "/over/privacy/#bewaren" in result.stderr + result.stdout
    assert "address-gone" in result.stderr + result.stdout
    assert not (tmp_path / "out").exists()


def test_a_mistake_in_a_data_file_stops_the_build_and_writes_nothing(copy, tmp_path):
    file = copy / "docs/data/glossary/veilige-basis.yml"
    file.write_text(file.read_text("utf-8").replace("theme:", "tehme:"), "utf-8")
    result = build(copy, tmp_path / "out")
    said = result.stdout + result.stderr
    assert result.returncode == 1
    assert "docs/data/glossary/veilige-basis.yml:2" in said
    assert "Did you mean 'theme'?" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_a_dead_link_between_pages_stops_the_build(copy, tmp_path):
    file = copy / "docs/nl/over/index.md"
    file.write_text(file.read_text("utf-8") + "\n[dood](../stijlen/anstig.md)\n", "utf-8")
    result = build(copy, tmp_path / "out")
    assert result.returncode == 1
    assert "Did you mean '/stijlen/angstig/'" in result.stdout + result.stderr


def test_a_moved_page_leaves_a_redirect_in_every_language(copy, tmp_path):
    register = copy / "docs/data/links.tsv"
    register.write_text(register.read_text("utf-8") + "/stijlen/oud/\t/stijlen/angstig/\n", "utf-8")
    result = build(copy, tmp_path / "out")
    assert result.returncode == 0, result.stdout + result.stderr
    for prefix in ("", "en/"):
        html = (tmp_path / "out" / prefix / "stijlen/oud/index.html").read_text("utf-8")
        assert 'content="0; url=../angstig/"' in html
        assert '<a href="../angstig/">' in html
