"""Markdown to HTML with the real extension and a small vocabulary, without MkDocs; and reading the result."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.extension import HechtwijzerExtension
from hechtwijzer.load import load
from hechtwijzer.model import Concept
from markdown import Markdown
from minisite import PROJECT, make_minisite

Forms = Mapping[str, Mapping[str, list[str]]]
"""Language -> concept id -> its words."""

VOCABULARY: Forms = yaml.safe_load((Path(__file__).parent / "cases/link/_vocabulary.yml").read_text("utf-8"))
PATH = "/stijlen/veilig/"


class _Config(yaml.SafeLoader):
    """Reads mkdocs.yml; its own tags are of no interest here."""


_Config.add_multi_constructor("!", lambda loader, suffix, node: None)


@lru_cache(maxsize=1)
def site_extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """Return the Markdown extensions of mkdocs.yml and their settings."""
    entries = yaml.load((PROJECT / "mkdocs.yml").read_text("utf-8"), _Config)["markdown_extensions"]
    settings = {name: config for entry in entries if isinstance(entry, dict) for name, config in entry.items()}
    return [next(iter(entry)) if isinstance(entry, dict) else entry for entry in entries], settings


def concept(concept_id: str, words: Mapping[str, list[str]]) -> Concept:
    """Return a concept with these words in each language; a language without any gets one nobody writes."""
    texts = {}
    for lang in LANGUAGES:
        term, *others = words.get(lang) or [f"qq{concept_id}qq"]
        texts[lang] = {"term": term, "forms": others, "definition": f"What {concept_id} means."}
    return Concept.model_validate({"id": concept_id, "theme": "theorie", "reviewed": "2026-11-22", **texts})


def concepts(forms: Forms) -> dict[str, Concept]:
    """Return the concepts of a vocabulary by id."""
    ids = dict.fromkeys(concept_id for lang in forms for concept_id in forms[lang])
    return {i: concept(i, {lang: forms[lang].get(i, []) for lang in forms}) for i in ids}


@lru_cache(maxsize=1)
def _site() -> object:
    with tempfile.TemporaryDirectory() as folder:
        site, problems = load(make_minisite(Path(folder)))
        assert not problems
        return site


def build_with(forms: Forms = VOCABULARY, *, order: Iterable[str] | None = None) -> Build:
    """Return a build of the small site with the concepts of `forms`, in `order` where it is given."""
    found = concepts(forms)
    return Build(replace(_site(), concepts={i: found[i] for i in order or found}))  # type: ignore[type-var]


def convert(build: Build, text: str, lang: str = "nl", *, path: str = PATH, terms: str = "section",
            extensions: Iterable[str] = ()) -> str:
    """Return `text` as HTML, as the page at `path`; what it mentions stands in `build.current`."""
    build.begin(lang, path).terms = terms
    names, settings = site_extensions()
    every = [*names, *extensions, HechtwijzerExtension(build)]
    return Markdown(extensions=every, extension_configs=settings).convert(text)


class Reading(HTMLParser):
    """What a reader gets of a page: `text`; its term links as (words, concept); whether links are nested."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.hrefs: list[str] = []
        self.nested = False
        self._open: list[tuple[str, int] | None] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":
            return
        self.nested = self.nested or bool(self._open)
        attributes = dict(attrs)
        concept_id = attributes.get("data-term")
        if concept_id:
            self.hrefs.append(attributes["href"] or "")
        self._open.append((concept_id, len(self.parts)) if concept_id else None)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open and (term := self._open.pop()):
            self.links.append(("".join(self.parts[term[1] :]), term[0]))

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def without_term_links(html: str) -> str:
    """Return `html` with every term link taken off its words."""
    return re.sub(r'<a class="hw-term[a-z -]*" data-term="[^"]*" href="[^"]*">(.*?)</a>', r"\1", html, flags=re.DOTALL)
