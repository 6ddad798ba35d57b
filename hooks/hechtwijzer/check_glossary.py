"""Rules about the glossary as a whole, most of them advice: what its words do in the articles.

- a definition that says nothing but its own word, and two that only explain each other;
- a relation named in two ways;
- terms that no article mentions; words that many articles use and that have no term;
- terms that would be linked more often than the density of links allows;
- words that cannot be linked at all, because no two letters are left of them (an error).

Words that somebody looked at and found to need no term stand in `docs/data/words/everyday.yml`, or
under `find` of a concept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from . import LANGUAGES
from .glossary_use import Use, used_in_articles
from .link import Linker
from .model import Concept
from .problems import Problem
from .site import Site
from .termlinks import WORDS_PER_LINK
from .words import content_stems, stem, words_of
from .yamlfile import read

EVERYDAY = "docs/data/words/everyday.yml"
GLOSSARY = "docs/data/glossary"

FEW_WORDS = 4
"""Two definitions that name each other are a circle when each has fewer other words than this."""
FREQUENT = 30
"""How often a word stands in the articles before it may deserve a term, …"""
WIDESPREAD = 10
"""… and in how many of them."""
LISTED = 12
"""How many frequent words one report names: the next ones come when these are dealt with."""
CROWDED = 3
"""In how many sections a term finds no room before it is reported."""


def glossary_advice(site: Site) -> Iterator[Problem]:
    """Yield what can be better about the glossary; reads every article, so a build leaves it out."""
    yield from _twice_related(site)
    uses = {lang: used_in_articles(site, lang) for lang in LANGUAGES}
    for lang, use in uses.items():
        yield from _circular(site, lang, use.linker)
        yield from _crowded(lang, use)
    yield from _unmentioned(site, {lang: use.mentioned for lang, use in uses.items()})
    yield from _frequent(site, uses)


def unlinkable(site: Site) -> Iterator[Problem]:
    """Yield every word of one letter, or of signs only: it would make each such letter of a text a link."""
    for concept in site.concepts.values():
        for lang in LANGUAGES:
            for place, word in concept.text(lang).placed_words:
                if sum(character.isalnum() for character in word) < 2:
                    yield Problem(_file(site, concept), 0, f"{lang}.{place}", "form-too-short",
                                  f"'{word}' has fewer than two letters or digits.",
                                  "Links are made for words; remove it, or write the word out.")


def _twice_related(site: Site) -> Iterator[Problem]:
    """What stands above or below a concept is shown as such; naming it as related too says it twice."""
    for concept in site.concepts.values():
        for other in concept.related:
            if other in concept.broader:
                yield Problem(_file(site, concept), 0, "related", "related-twice", f"'{other}' is broader already.",
                              f"Remove it here, and '{concept.id}' from {other}.yml.", "advice")


def _circular(site: Site, lang: str, linker: Linker) -> Iterator[Problem]:
    names: dict[str, set[str]] = {}
    for concept in sorted(site.concepts.values(), key=lambda c: c.id):
        text = concept.text(lang)
        names[concept.id] = {mention.concept_id for mention in linker.find(text.definition)} - {concept.id}
        if not _other_words(lang, concept, text.definition):
            yield Problem(_file(site, concept), 0, f"{lang}.definition", "circular-definition",
                          f"'{text.term}' is explained with nothing but its own word.",
                          "Say what it is in words a reader knows already.", "advice")
        for other_id in sorted(names[concept.id]):
            if concept.id in names.get(other_id, ()):
                other = site.concepts[other_id]
                pair = (concept, other)
                if all(len(_other_words(lang, one, one.text(lang).definition, *pair)) < FEW_WORDS for one in pair):
                    yield Problem(_file(site, concept), 0, f"{lang}.definition", "circular-definition",
                                  f"'{text.term}' and '{other.text(lang).term}' explain each other and little else.",
                                  "Explain one of them without the other.", "advice")


def _other_words(lang: str, concept: Concept, definition: str, *concepts: Concept) -> set[str]:
    """Return the stems in `definition` that are no part of the words of these concepts.

    A part counts, so that *hechtingsstijl: een stijl van hechting* is seen for what it is.
    """
    own = {stem(word, lang) for one in (concept, *concepts) for name in one.text(lang).linked_words
           for word in words_of(name)}
    return {found for found in content_stems(definition, lang)
            if not any(found == word or (len(found) >= 4 and found in word) for word in own)}


def _crowded(lang: str, use: Use) -> Iterator[Problem]:
    for concept_id, places in sorted(use.crowded_out.items()):
        if len(places) >= CROWDED:
            file, line = places[0]
            yield Problem(file, line, concept_id, "links-crowded",
                          f"the cap on links leaves no room for it in {len(places)} sections of '{lang}'; "
                          "this is the first.",
                          f"A block gets a link for every {WORDS_PER_LINK} words: spread the terms, or force "
                          f"[the one that matters](term:{concept_id}).", "advice")


def _unmentioned(site: Site, mentioned: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Three lines at most: in no article at all, and those of one language only."""
    if not site.articles:
        return
    silent = {lang: {key for key in site.concepts if key not in ids} for lang, ids in mentioned.items()}
    everywhere = set.intersection(*silent.values())
    groups = [("any language", everywhere), *((f"'{lang}'", ids - everywhere) for lang, ids in silent.items())]
    for where, ids in groups:
        if ids:
            yield Problem(GLOSSARY, 0, "", "not-mentioned",
                          f"no article in {where} mentions {len(ids)} of {len(site.concepts)} terms: "
                          f"{', '.join(sorted(ids))}.",
                          "Use the word where it helps, add the form the articles use, or let the term go.", "advice")


def _frequent(site: Site, uses: Mapping[str, Use]) -> Iterator[Problem]:
    everyday, problems = _everyday(site)
    yield from problems
    for lang, use in uses.items():
        decided = (word for concept in site.concepts.values() for word in concept.text(lang).find if " " not in word)
        plain = {stem(word, lang) for word in (*everyday.get(lang, ()), *decided)}
        found = []
        for key, count in use.counts.items():
            words = use.written[key]
            if count < FREQUENT or use.spread[key] < WIDESPREAD or key in plain or not any(map(str.islower, words)):
                continue  # a word that always has its capital is a name
            word = min(words, key=lambda w: (-words[w], w)).lower()
            found.append((-count, word, use.spread[key]))
        if found:
            listed = [f"{word} ({-minus} times in {pages})" for minus, word, pages in sorted(found)[:LISTED]]
            yield Problem(GLOSSARY, 0, lang, "deserves-a-term",
                          f"frequent words of the articles without a term ({len(found)}): {', '.join(listed)}"
                          f"{', …' if len(found) > LISTED else '.'}",
                          f"Make a term, add the word to the forms of one, or list it in {EVERYDAY}.", "advice")


def _everyday(site: Site) -> tuple[dict[str, list[str]], list[Problem]]:
    """Return the words that need no term, by language; a site without the file has none."""
    file = site.root / EVERYDAY
    if not file.is_file():
        return {}, []
    source = read(file, EVERYDAY)
    problems = list(source.problems)
    if source.data is not None and not isinstance(source.data, dict):
        problems.append(Problem(EVERYDAY, 1, "", "not-a-group", "must have a field for each language.", ""))
        return {}, problems
    words = {}
    for lang, text in (source.data or {}).items():
        if lang in LANGUAGES and isinstance(text, str):
            words[lang] = text.split()
        else:
            problems.append(Problem(EVERYDAY, source.line((lang,)), str(lang), "everyday",
                                    "must be a language of the site with words between spaces.",
                                    "Write 'nl: >-' and the words below it."))
    return words, problems


def _file(site: Site, concept: Concept) -> str:
    return site.files.get(f"concept:{concept.id}", f"{GLOSSARY}/{concept.id}.yml")
