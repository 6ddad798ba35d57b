"""Everything the site knows, read once and never changed: the value that `load` returns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import LANGUAGES, addresses
from .model import Concept, Exercise, FrontMatter, Helpline, Therapy


@dataclass(frozen=True)
class Heading:
    """A heading of an article; `id` is empty when the author left it out."""

    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True)
class Mark:
    """Something an article names: a citation, a block, a link; with its line and section."""

    name: str
    line: int
    section: str


@dataclass(frozen=True)
class Article:
    """One page written by hand, in one language. `body` starts at line `first_line` of `file`."""

    lang: str
    path: str
    file: str
    meta: FrontMatter
    body: str
    first_line: int
    headings: tuple[Heading, ...]
    citations: tuple[Mark, ...]
    blocks: tuple[Mark, ...]
    links: tuple[Mark, ...]


@dataclass(frozen=True)
class Reference:
    """A source: `csl` is its record in CSL-JSON; `verified` whether somebody saw it."""

    key: str
    line: int
    verified: bool
    csl: Mapping[str, object]


@dataclass(frozen=True)
class Published:
    """A row of the address register: what was published, and where it went if it moved."""

    path: str
    line: int
    moved_to: str = ""


@dataclass(frozen=True)
class Site:
    """All content. Keys of `articles` are (language, path)."""

    root: Path
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    helplines: tuple[Helpline, ...] = ()
    therapies: tuple[Therapy, ...] = ()
    strings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    articles: Mapping[tuple[str, str], Article] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    """Paths of the articles in the order in which the site tells its story."""
    register: tuple[Published, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """The file of each concept (`concept:id`) or exercise (`exercise:id`), readable or not."""
    written: frozenset[tuple[str, str]] = frozenset()
    """(language, path) of every article there is a file for, readable or not."""

    def known(self, kind: str) -> tuple[str, ...]:
        """Return the ids of every `concept` or `exercise` there is a file for, readable or not.

        Checks of relations use it, so that one unreadable file is one problem and not ten.
        """
        return tuple(name.partition(":")[2] for name in self.files if name.startswith(f"{kind}:"))

    @property
    def unreadable(self) -> frozenset[str]:
        """Paths of pages whose file cannot be used: what is said about that file says enough."""
        pages = {path for lang, path in self.written if (lang, path) not in self.articles}
        pages |= {addresses.term_path(i) for i in self.known("concept") if i not in self.concepts}
        pages |= {addresses.exercise_path(i) for i in self.known("exercise") if i not in self.exercises}
        return frozenset(pages)

    def paths(self, lang: str) -> Iterator[str]:
        """Every page of the site in `lang`: articles in order, then exercises and terms."""
        yield from (path for path in self.order if (lang, path) in self.articles)
        yield from (addresses.exercise_path(i) for i in self.exercises)
        yield addresses.GLOSSARY
        yield from (addresses.term_path(i) for i in self.concepts)

    def title(self, lang: str, path: str) -> str:
        """Return the title of the page at `path`."""
        article = self.articles.get((lang, path))
        if article:
            return article.meta.title
        if path == addresses.GLOSSARY:
            return self.strings[lang]["glossary.title"]
        kind, _, name = path.strip("/").partition("/")
        if kind == "oefeningen":
            return self.exercises[name].text(lang).title
        return capitalised(self.concepts[name].text(lang).term)

    def description(self, lang: str, path: str) -> str:
        """Return the one-sentence description of the page at `path`."""
        article = self.articles.get((lang, path))
        if article:
            return article.meta.description
        if path == addresses.GLOSSARY:
            return self.strings[lang]["glossary.description"]
        kind, _, name = path.strip("/").partition("/")
        if kind == "oefeningen":
            return self.exercises[name].text(lang).description
        return self.concepts[name].text(lang).definition

    def exists(self, path: str) -> bool:
        """Whether a page stands at `path` (in the languages it was written in)."""
        if path == addresses.GLOSSARY or any(
            (lang, path) in self.articles or (lang, path) in self.written for lang in LANGUAGES
        ):
            return True
        kind, _, name = path.strip("/").partition("/")
        return {"oefeningen": f"exercise:{name}", "begrippen": f"concept:{name}"}.get(kind, "") in self.files

    def children(self, lang: str, section: str) -> list[str]:
        """Return the pages of a section, in order, without its index page."""
        below = [
            path for path in self.order
            if path != section and addresses.section_of(path) == section and (lang, path) in self.articles
        ]
        if section == addresses.EXERCISES:
            below += [addresses.exercise_path(i) for i in self.exercises]
        return below


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter; Dutch *ij* becomes *IJ*."""
    if text[:2] == "ij":
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]
