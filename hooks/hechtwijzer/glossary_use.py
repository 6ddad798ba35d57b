"""What the articles do with the words of the glossary: counted once, for all advice about it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .link import Linker, Mention
from .site import Article, Site
from .termlinks import WORDS_PER_LINK
from .textcheck_prose import as_read, paragraphs
from .words import FUNCTION_WORDS, stem, words_of

SHORTEST = 4
"""Letters of a word that is counted at all."""

_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
_MASK = "\ufffc"


@dataclass
class Use:
    """What the articles of one language do with its terms, and which words they use besides."""

    linker: Linker
    """Finds all terms of the language."""
    mentioned: set[str] = field(default_factory=set)
    crowded_out: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """Concept id -> file and line of each section where the cap left no room for its first mention."""
    counts: Counter[str] = field(default_factory=Counter)
    """Stem -> how often its words stand in the articles outside terms."""
    spread: Counter[str] = field(default_factory=Counter)
    """Stem -> in how many articles."""
    written: dict[str, Counter[str]] = field(default_factory=dict)
    """Stem -> the words as written, with capitals."""


def used_in_articles(site: Site, lang: str) -> Use:
    """Return what the articles of `site` in `lang` do with its terms."""
    use = Use(Linker((word, concept.id) for concept in site.concepts.values()
                     for word in concept.text(lang).linked_words))
    for (language, _), article in site.articles.items():
        if language == lang:
            use.mentioned.update(mark.name[5:] for mark in article.links if mark.name.startswith("term:"))
            use.mentioned.update(mention.concept_id for mention in use.linker.find(as_read(article.body)))
            _read_article(use, article, lang)
    return use


def _read_article(use: Use, article: Article, lang: str) -> None:
    """Count the words of one article, and give links to first mentions as the linker does."""
    starts = [heading.line for heading in article.headings if heading.level == 2]
    seen: set[str] = set()
    late: dict[str, int] = {}
    section = 0
    stems: Counter[str] = Counter()
    for paragraph in paragraphs(article):
        now = bisect_right(starts, paragraph.line)
        if now != section and article.meta.terms == "section":
            _note_crowded(use, article.file, late, seen)
            seen, late, section = set(), {}, now
        free = as_read(_LINK.sub(_masked, paragraph.markdown))
        mentions = use.linker.find(free)
        if article.meta.terms != "off" and mentions:
            _fill(mentions, len(free.split()), paragraph.line, seen, late)
        for word in words_of(_without(free, mentions)):
            if len(word) >= SHORTEST and word.lower() not in FUNCTION_WORDS[lang]:
                key = stem(word, lang)
                stems[key] += 1
                use.written.setdefault(key, Counter())[word] += 1
    _note_crowded(use, article.file, late, seen)
    use.counts.update(stems)
    use.spread.update(stems.keys())


def _masked(link: re.Match[str]) -> str:
    """Return a link as signs that count as words and never as terms."""
    return " ".join(_MASK for _ in link[1].split())


def _without(text: str, mentions: Iterable[Mention]) -> str:
    parts, reached = [], 0
    for mention in mentions:
        parts.append(text[reached : mention.start])
        reached = mention.end
    return " . ".join((*parts, text[reached:]))


def _fill(mentions: Iterable[Mention], words: int, line: int, seen: set[str], late: dict[str, int]) -> None:
    """Give links to first mentions until the block of `words` words is full; the rest comes too late."""
    room = 1 + words // WORDS_PER_LINK
    for mention in mentions:
        if mention.concept_id in seen:
            continue
        if room:
            seen.add(mention.concept_id)
            room -= 1
        else:
            late.setdefault(mention.concept_id, line)


def _note_crowded(use: Use, file: str, late: Mapping[str, int], seen: set[str]) -> None:
    """Note what found no room in a section and no later place in it either."""
    for concept_id, line in late.items():
        if concept_id not in seen:
            use.crowded_out.setdefault(concept_id, []).append((file, line))
