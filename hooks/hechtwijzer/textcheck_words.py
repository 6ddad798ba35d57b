"""Every word a reader can meet, with its place: articles and data files, for the spelling check.

Words between `<span lang="en">` and `</span>` are checked in that language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from . import LANGUAGES, yamlfile
from .model import Helpline, Model
from .site import Article, Reference, Site
from .spelling import AMERICAN, Text, words_of
from .textcheck_prose import as_read

_FOREIGN = re.compile(r'<span lang="(\w+)">(.*?)</span>', re.DOTALL)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)", re.DOTALL | re.MULTILINE)
_BLOCK = re.compile(r"^///(?![ \t]*(?:scene|caution)\b).*$|^///[ \t]*(?:scene|caution)[ \t]*\|?", re.MULTILINE)
_IDS = re.compile(r"\{[^{}]*\}")
_UNREAD_FIELDS = frozenset(("id", "theme", "broader", "related", "contrasts", "refs", "reviewed", "next_review", "type",
                            "moment", "kind", "page", "url", "tel", "number", "checked", "article", "group_by", "into",
                            "field"))
_ANY_LANGUAGE = frozenset(("term", "synonyms", "forms", "find", "name"))
"""Words people search by, and names of services: they may be in any language we know."""


def texts(site: Site) -> Iterator[Text]:
    """Yield all texts of the site, in order of their files."""
    for article in site.articles.values():
        yield from _article(article)
    for kind, entries in (("concept", site.concepts), ("exercise", site.exercises)):
        for name, entry in entries.items():
            yield from _by_language(site.files[f"{kind}:{name}"], entry, "")
    for file, rows in (("docs/data/therapies.yml", site.therapies), ("docs/data/helplines.yml", site.helplines)):
        for row in rows:
            yield from _by_language(file, row, row.id)
    for lang in LANGUAGES:
        for key, words in site.strings[lang].items():
            yield Text(f"docs/data/ui/{lang}.yml", 0, key, lang, as_read(words))


def _article(article: Article) -> Iterator[Text]:
    for name in ("title", "description"):
        yield Text(article.file, 0, name, article.lang, getattr(article.meta, name))
    body = _FENCE.sub(lambda m: "\n" * m[0].count("\n"), article.body)
    body = _IDS.sub("", _BLOCK.sub("", body))
    for number, line in enumerate(body.split("\n"), article.first_line):
        if line.strip():
            yield from split_languages(Text(article.file, number, "", article.lang, line))


def split_languages(text: Text) -> Iterator[Text]:
    """Yield `text` as it is read, its foreign phrases apart."""
    for lang, words in _FOREIGN.findall(text.words):
        if lang in LANGUAGES:
            yield Text(text.file, text.line, text.where, lang, as_read(words))
    yield Text(text.file, text.line, text.where, text.lang, as_read(_FOREIGN.sub(" ", text.words)), text.also)


def _by_language(file: str, entry: Model, where: str) -> Iterator[Text]:
    for lang in LANGUAGES:
        block = getattr(entry, lang).model_dump(by_alias=isinstance(entry, Helpline))
        for path, words in _strings(block, (where, lang) if where else (lang,)):
            field = path[2] if where else path[1]
            also = (*LANGUAGES, AMERICAN) if field in _ANY_LANGUAGE else ()
            yield from split_languages(Text(file, 0, yamlfile.dotted(path), lang, words, also))


def _strings(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _UNREAD_FIELDS:
                yield from _strings(inner, (*path, key))
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _strings(inner, (*path, index))


def names(references: Mapping[str, Reference]) -> Iterator[str]:
    """Yield the words of the names of authors and editors: right in every language."""
    for reference in references.values():
        for role in ("author", "editor"):
            for person in reference.csl.get(role, ()):  # type: ignore[attr-defined]
                yield from words_of(f"{person.get('given', '')} {person.get('family', '')}".replace("’", "'"))
