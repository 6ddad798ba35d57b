"""One build: the site, what is derived from it once, and what each page turned out to contain.

A `PageRun` is filled while one page becomes HTML; when all pages of a language are done, the runs
answer questions such as "where is this term mentioned?" and "who cites this source?".
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from . import LANGUAGES, addresses
from .link import Linker
from .references import formatted
from .site import Site


@dataclass
class PageRun:
    """What one page in one language contains, in the order of the text."""

    lang: str
    path: str
    terms: str = "section"
    """Where first mentions are counted from: `section`, `page`, or `off`."""
    mentions: dict[str, str] = field(default_factory=dict)
    """Concept id -> the sentence around its first mention."""
    citations: list[str] = field(default_factory=list)
    """Keys in order of first citation: the number of a source is its place here plus one."""
    elements: set[str] = field(default_factory=set)
    """Names of the browser modules (`elements/<name>.js`) that this page uses."""
    styles: set[str] = field(default_factory=set)
    """Names of the style sheets (`css/<name>.css`) that this page needs besides the general one."""
    levels: set[str] = field(default_factory=set)
    """Levels of evidence that stand on this page as labels."""

    @cached_property
    def address(self) -> str:
        """Where this page is served."""
        return addresses.address(self.lang, self.path)

    @cached_property
    def concept_id(self) -> str:
        """The concept this page is about, or an empty string."""
        if self.path.startswith(addresses.GLOSSARY) and self.path != addresses.GLOSSARY:
            return self.path.removeprefix(addresses.GLOSSARY).strip("/")
        return ""

    def link(self, path: str) -> str:
        """Return the relative link from this page to the page at `path` in the same language."""
        # Every page asks this for every link on it, so what pages have in common is not worked out again for each.
        if path.startswith(self.path):
            return addresses.relative(self.path, path)
        if path.startswith(self._section):
            return "../" + addresses.relative(self._folder, path).removeprefix("./")
        return self._up + path[1:]

    @cached_property
    def _section(self) -> str:
        return addresses.section_of(self.path)

    @cached_property
    def _folder(self) -> str:
        return self.path[: self.path.rindex("/", 0, -1) + 1]

    @cached_property
    def _up(self) -> str:
        return "../" * (self.path.count("/") - 1)

    def asset(self, file: str) -> str:
        """Return the relative link to a file below `assets/`."""
        return addresses.relative(self.address, f"/assets/{file}")


class Build:
    """A site and everything worked out from it. Deterministic: same files, same output."""

    def __init__(self, site: Site, cache: Path | None = None) -> None:
        """`cache` is a folder for results that are slow to compute; None keeps nothing."""
        self.site = site
        self.today = datetime.date.today()
        self.generated: dict[str, str] = {}
        """Source name -> Markdown of the pages nobody writes; filled by whoever builds."""
        self.languages = LANGUAGES
        self.runs: dict[tuple[str, str], PageRun] = {}
        self.current = PageRun(LANGUAGES[0], "/")
        self.cache = cache
        self._linkers: dict[str, Linker] = {}
        self._bibliographies: dict[str, dict[str, str]] = {}
        self._sections: dict[tuple[str, str], dict[str, str]] = {}
        self._mentioning: dict[str, dict[str, list[PageRun]]] = {}

    def begin(self, lang: str, path: str) -> PageRun:
        """Start a page; what becomes HTML from now on belongs to it."""
        article = self.site.articles.get((lang, path))
        terms = article.meta.terms if article else "section"
        self.current = self.runs[lang, path] = PageRun(lang, path, terms)
        self._mentioning.pop(lang, None)
        return self.current

    def section(self, lang: str, section: str) -> dict[str, str]:
        """Return the titles of the pages of a section by path, its index page first; empty without an index page."""
        if (lang, section) not in self._sections:
            paths = (section, *self.site.children(lang, section)) if self.site.exists(section) else ()
            self._sections[lang, section] = {path: self.site.title(lang, path) for path in paths}
        return self._sections[lang, section]

    def mentioning(self, lang: str, concept_id: str) -> list[PageRun]:
        """Return the pages that mention a concept, in the order of the site; complete when all of `lang` are HTML."""
        if lang not in self._mentioning:
            found = self._mentioning[lang] = {}
            for path in self.site.paths(lang):
                if run := self.runs.get((lang, path)):
                    for mentioned in run.mentions:
                        found.setdefault(mentioned, []).append(run)
        return self._mentioning[lang].get(concept_id, [])

    def text(self, lang: str) -> Callable[[str], str]:
        """Return the lookup of interface strings of `lang`: `t("help.title")`."""
        return self.site.strings[lang].__getitem__

    def linker(self, lang: str) -> Linker:
        """Return the automaton of all terms in `lang`."""
        if lang not in self._linkers:
            self._linkers[lang] = Linker(
                (word, concept.id)
                for concept in self.site.concepts.values()
                for word in concept.text(lang).linked_words
            )
        return self._linkers[lang]

    def bibliography(self, lang: str) -> dict[str, str]:
        """Return the sources that are cited anywhere, formatted, by key, in order."""
        if lang not in self._bibliographies:
            used = {key: r for key, r in self.site.references.items() if key in self.cited_keys}
            self._bibliographies[lang] = formatted(used, lang, self.cache)
        return self._bibliographies[lang]

    @cached_property
    def narrower(self) -> dict[str, list[str]]:
        """Concept id -> the concepts that name it as broader."""
        return narrower(self.site)

    @cached_property
    def cited_keys(self) -> frozenset[str]:
        """Every source used anywhere: by an article, a term, an exercise or a therapy."""
        site = self.site
        keys = {mark.name for article in site.articles.values() for mark in article.citations}
        for group in (site.concepts.values(), site.exercises.values(), site.therapies):
            for entry in group:
                keys.update(entry.refs)
        return frozenset(key for key in keys if key in site.references)

    @cached_property
    def cited_by(self) -> dict[str, list[str]]:
        """Source key -> paths of the pages that cite it, in the order of the site."""
        from .exercises import cited_in

        found: dict[str, list[str]] = {}
        lang = LANGUAGES[0]
        for path in self.site.paths(lang):
            article = self.site.articles.get((lang, path))
            if article:
                keys = [mark.name for mark in article.citations]
                all_therapies = any(mark.name == "therapies" for mark in article.blocks)
                keys += [key for therapy in self.site.therapies if all_therapies or therapy.page == path
                         for key in therapy.refs]
            elif path == addresses.GLOSSARY:
                keys = []
            elif path.startswith(addresses.EXERCISES):
                keys = cited_in(self.site.exercises[path.split("/")[2]], lang)
            else:
                keys = list(self.site.concepts[path.split("/")[2]].refs)
            for key in dict.fromkeys(keys):
                found.setdefault(key, []).append(path)
        return found


def narrower(site: Site) -> dict[str, list[str]]:
    """Return for each concept that has any the concepts that name it as broader, in the order of the files."""
    below: dict[str, list[str]] = {}
    for concept in site.concepts.values():
        for above in dict.fromkeys(concept.broader):
            below.setdefault(above, []).append(concept.id)
    return below
