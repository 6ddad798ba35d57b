"""Ready-made citations: right for readers (APA), readable for machines (BibTeX), safe with any title."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from building import real_site
from hechtwijzer import LANGUAGES, addresses
from hechtwijzer.build import Build, PageRun
from hechtwijzer.cite import citation
from hechtwijzer.load import load
from hypothesis import given
from hypothesis import strategies as st
from markup import Document
from minisite import make_minisite
from pybtex.database import parse_string

SITE = real_site()
BUILD = Build(SITE)
URL = "https://hechtwijzer.example/"


def cited(lang: str, path: str, build: Build = BUILD):
    run = PageRun(lang, path)
    return citation(build, run, URL + run.address.lstrip("/"))


def entry(bibtex: str):
    """Return the one entry of `bibtex`, read by a library that knows the format."""
    entries = parse_string(bibtex, "bibtex").entries
    assert len(entries) == 1
    return next(iter(entries.values()))


@pytest.mark.parametrize(
    ("lang", "path", "apa"),
    [
        ("nl", "/begrippen/veilige-basis/",
         "Hechtwijzer. (2026, 22 november). <em>Veilige basis</em>. https://hechtwijzer.example/begrippen/veilige-basis/"),
        ("en", "/begrippen/veilige-basis/",
         "Hechtwijzer. (2026, November 22). <em>Secure base</em>. "
         "https://hechtwijzer.example/en/begrippen/veilige-basis/"),
    ],
)
def test_apa_names_author_date_title_and_address(lang, path, apa):
    assert cited(lang, path).apa == apa


def test_a_title_that_ends_a_sentence_gets_no_second_stop(tmp_path):
    build = build_with_title(tmp_path, "Wie ben ik?")
    assert "<em>Wie ben ik?</em> https" in cited("nl", "/stijlen/angstig/", build).apa


def test_bibtex_says_what_a_reference_manager_needs():
    found = entry(cited("en", "/begrippen/veilige-basis/").bibtex)
    assert found.type == "misc"
    assert found.key == "hechtwijzer-en-begrippen-veilige-basis"
    assert dict(found.fields) == {
        "title": "{Secure base}", "year": "2026", "month": "November", "day": "22",
        "url": "https://hechtwijzer.example/en/begrippen/veilige-basis/", "note": "Text under CC BY-SA 4.0",
        "langid": "english",
    }
    assert [str(person) for person in found.persons["author"]] == ["{Hechtwijzer}"]


def test_every_page_has_a_key_of_its_own():
    keys = [entry(cited(lang, path).bibtex).key for lang in LANGUAGES for path in SITE.paths(lang)]
    assert len(keys) == len(set(keys)) > 500


def test_without_a_published_address_the_citation_does_without():
    found = citation(BUILD, PageRun("nl", "/begrippen/veilige-basis/"), None)
    assert found.apa.endswith("<em>Veilige basis</em>.")
    assert "url" not in found.bibtex


def build_with_title(folder: Path, title: str) -> Build:
    """Return the small site, with one article of that title."""
    site, _ = load(make_minisite(folder))
    article = site.articles["nl", "/stijlen/angstig/"]
    renamed = type(article)(**{**vars(article), "meta": article.meta.model_copy(update={"title": title})})
    return Build(type(site)(**{**vars(site), "articles": {**site.articles, ("nl", "/stijlen/angstig/"): renamed}}))


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    return make_minisite(tmp_path_factory.mktemp("cite"))


@given(title=st.text(min_size=1, max_size=60, alphabet=st.characters(exclude_categories=("C",))))
def test_any_title_gives_one_readable_entry_and_no_markup(title, small_site):
    site, _ = load_once(small_site)
    article = site.articles["nl", "/stijlen/angstig/"]
    renamed = type(article)(**{**vars(article), "meta": article.meta.model_copy(update={"title": title})})
    build = Build(type(site)(**{**vars(site), "articles": {**site.articles, ("nl", "/stijlen/angstig/"): renamed}}))
    found = cited("nl", "/stijlen/angstig/", build)
    parsed = entry(found.bibtex)
    assert set(parsed.fields) == {"title", "year", "month", "day", "url", "note", "langid"}
    tags = re.findall(r"<[^>]*>", found.apa)
    assert tags == ["<em>", "</em>"]
    assert title in unescape(found.apa)


_LOADED: dict[Path, object] = {}


def load_once(root: Path):
    """Read the small site once for all the titles that are tried on it."""
    if root not in _LOADED:
        _LOADED[root] = load(root)
    return _LOADED[root]


@pytest.mark.parametrize(("title", "latex"), [
    ("50% & meer_", r"{50\% \& meer\_}"), ("{a} $b #c", r"{\textbraceleft{}a\textbraceright{} \$b \#c}"), ("a\\b~c^d",
     r"{a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d}"),
])
def test_characters_with_a_meaning_in_latex_lose_it(title, latex, tmp_path):
    assert f"title  = {{{latex}}}," in cited("nl", "/stijlen/angstig/", build_with_title(tmp_path, title)).bibtex


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_of_the_built_site_carries_its_own_citation(built_site, lang):
    for path in SITE.paths(lang):
        if path == "/":
            continue
        html = (built_site / addresses.address(lang, path).strip("/") / "index.html").read_text("utf-8")
        canonical = Document(html).links("canonical")[0]
        apa = re.search(r'data-cite="APA">(.*?)</p>', html, re.DOTALL)[1]
        bibtex = unescape(re.search(r'data-cite="BibTeX">(.*?)</pre>', html, re.DOTALL)[1])
        assert apa.endswith(f" {canonical}"), path
        assert entry(bibtex).fields["url"] == canonical, path
        assert SITE.title(lang, path) in unescape(apa), path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_for_professionals_shows_what_pages_really_say(lang):
    """The example in its text is the citation of that page, up to the beginning of the address."""
    run = PageRun(lang, "/theorie/veilige-basis/")
    found = citation(BUILD, run, f"https://…{run.address}")
    body = SITE.articles[lang, "/hulpverleners/"].body
    assert found.bibtex in body
    assert re.sub(r"<[^>]+>", "", found.apa) in " ".join(body.split())
    assert SITE.strings[lang]["cite.title"] in body
