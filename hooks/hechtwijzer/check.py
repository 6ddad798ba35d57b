"""Rules across files: what `load` cannot see in one file alone.

Every rule returns all its problems; none stops at the first. The groups: the glossary, the
articles, the two languages beside each other, the addresses, the interface strings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from . import DEFAULT_LANGUAGE, LANGUAGES, blocks, register
from .charts import check_charts
from .check_articles import ARTICLE_SECTIONS, FIRST, LAST, check_articles, unknown_sources
from .check_glossary import glossary_advice, unlinkable
from .exercises import check_exercises
from .lines import located
from .link import identity
from .pictures import check_pictures
from .problems import Problem, did_you_mean
from .site import Article, Site
from .therapies import check_therapies
from .unfinished import unfinished

__all__ = ["ARTICLE_SECTIONS", "FIRST", "LAST", "check"]


def check(site: Site, advice: bool = True) -> list[Problem]:
    """Return every problem of the site as a whole, errors and advice, sorted by place.

    Without `advice` the rules that only advise are left out: a build has no use for what they cost.
    """
    problems: list[Problem] = []
    for rule in (_glossary, _forms, check_articles, _parity, _navigation, _strings, _sources, check_exercises,
                 check_therapies, register.broken, check_pictures, check_charts,
                 unfinished, unlinkable, *((glossary_advice,) if advice else ())):
        problems += [problem for problem in rule(site) if advice or problem.level == "error"]
    return sorted(set(located(problems, site.root)))


def _glossary(site: Site) -> Iterator[Problem]:
    known = frozenset(site.known("concept"))
    for concept in site.concepts.values():
        file = site.files[f"concept:{concept.id}"]
        for field in ("broader", "related", "contrasts"):
            for number, other in enumerate(getattr(concept, field), 1):
                place = f"{field}.{number}"
                if other == concept.id:
                    yield Problem(file, 0, place, "relation-self", f"'{other}' is related to itself.", "Remove it.")
                elif other not in known:
                    yield Problem(file, 0, place, "unknown-concept", f"there is no concept '{other}'.",
                                  did_you_mean(other, known))
                elif field == "related" and other in site.concepts and concept.id not in site.concepts[other].related:
                    yield Problem(file, 0, place, "one-sided", f"'{other}' does not name '{concept.id}' in return.",
                                  f"Add it to {other}.yml, or remove it here.", "advice")
        yield from _unknown_refs(site, file, "refs", concept.refs)
        for step in _climb(site, concept.id):
            if step == concept.id:
                yield Problem(file, 0, "broader", "circular", f"'{concept.id}' is broader than itself in the end.",
                              "Break the circle at the weakest link.")


def _climb(site: Site, start: str) -> Iterator[str]:
    """Yield every concept above `start`; stops when it comes round."""
    seen: set[str] = set()
    todo = list(site.concepts[start].broader)
    while todo:
        concept_id = todo.pop()
        if concept_id in site.concepts and concept_id not in seen:
            seen.add(concept_id)
            yield concept_id
            todo += site.concepts[concept_id].broader


def _forms(site: Site) -> Iterator[Problem]:
    """A word leads to one concept; words are compared as the linker does."""
    for lang in LANGUAGES:
        claims: dict[str, str] = {}
        for concept in site.concepts.values():
            for place, word in concept.text(lang).placed_words:
                first = claims.setdefault(identity(word), concept.id)
                if first != concept.id:
                    yield Problem(site.files[f"concept:{concept.id}"], 0, f"{lang}.{place}", "form-claimed",
                                  f"'{word}' already leads to '{first}'.",
                                  "Keep it with one of them; put it under `find` in the other.")


def _unknown_refs(site: Site, file: str, where: str, keys: Iterable[str]) -> Iterator[Problem]:
    for number, key in enumerate(keys, 1):
        yield from unknown_sources(site, file, f"{where}.{number}", [(key, 0)])


def _sources(site: Site) -> Iterator[Problem]:
    for exercise in site.exercises.values():
        yield from _unknown_refs(site, site.files[f"exercise:{exercise.id}"], "refs", exercise.refs)
    for therapy in site.therapies:
        yield from _unknown_refs(site, "docs/data/therapies.yml", f"{therapy.id}.refs", therapy.refs)


def _parity(site: Site) -> Iterator[Problem]:
    """Both languages have one shape: pages, headings, citations, blocks and page links."""
    paths = dict.fromkeys(path for _, path in site.articles)
    for path in paths:
        first = site.articles.get((DEFAULT_LANGUAGE, path))
        for lang in LANGUAGES[1:]:
            other = site.articles.get((lang, path))
            if first is None or other is None:
                present = first or other
                missing = DEFAULT_LANGUAGE if first is None else lang
                if present is None or (missing, path) in site.written:
                    continue  # a file that cannot be read is reported as such
                yield Problem(present.file, 0, "", "one-language", f"exists in '{present.lang}' only.",
                              f"Write docs/{missing}/{present.file.split('/', 2)[2]}.")
                continue
            yield from _same_shape(first, other)


def _same_shape(first: Article, other: Article) -> Iterator[Problem]:
    ids = [(h.level, h.id) for h in first.headings]
    others = [(h.level, h.id) for h in other.headings]
    if ids != others:
        line = next((h.line for h, want in zip(other.headings, ids, strict=False) if (h.level, h.id) != want),
                    other.first_line)
        yield Problem(other.file, line, "", "parity-headings",
                      f"has other headings than {first.file} ({len(others)} against {len(ids)}).",
                      _difference([i for _, i in ids], [i for _, i in others], first.lang, other.lang))
        return  # what stands below them cannot be compared by section
    for kind, code in (("citations", "parity-citations"), ("blocks", "parity-blocks")):
        here = Counter((m.section, _language_free(m.name)) for m in getattr(first, kind))
        there = Counter((m.section, _language_free(m.name)) for m in getattr(other, kind))
        if kind == "citations":
            here, there = Counter(set(here)), Counter(set(there))
        for (section, name), _ in sorted(((here - there) + (there - here)).items()):
            lacks, has = (other, first) if here[section, name] > there[section, name] else (first, other)
            line = next((m.line for m in getattr(has, kind)
                         if (m.section, _language_free(m.name)) == (section, name)), 0)
            yield Problem(has.file, line, f"#{section}", code,
                          f"'{name}' has no counterpart in {lacks.file}.", "Both languages carry the same.")


def _language_free(name: str) -> str:
    """Return what a block is, without words that differ by language (titles of scenes and cautions)."""
    kind = name.split(" ", maxsplit=1)[0]
    return kind if kind in blocks.TEXT_BLOCKS else name


def _difference(want: list[str], have: list[str], first: str, other: str) -> str:
    lost = [i for i in want if i not in have]
    added = [i for i in have if i not in want]
    parts = []
    if lost:
        parts.append(f"{other} misses {', '.join('#' + i for i in lost)}.")
    if added:
        parts.append(f"{first} misses {', '.join('#' + i for i in added)}.")
    return " ".join(parts) or "The order or the levels differ."


def _navigation(site: Site) -> Iterator[Problem]:
    file = "docs/data/navigation.yml"
    for path in site.order:
        if not any((lang, path) in site.written for lang in LANGUAGES):
            yield Problem(file, 0, path, "unknown-page", f"there is no page {path}.",
                          did_you_mean(path, {p for _, p in site.articles}))
    for path in sorted({path for _, path in site.written}):
        if path not in site.order:
            yield Problem(file, 0, path, "not-listed", f"page {path} is not listed.",
                          "Add it where it belongs in the story of its section.")


def _strings(site: Site) -> Iterator[Problem]:
    if not all(site.strings.values()):
        return  # a file that could not be read is one problem, not one for each of its strings
    first = site.strings[DEFAULT_LANGUAGE]
    for lang in LANGUAGES[1:]:
        for key in sorted(set(first) ^ set(site.strings[lang])):
            lacks = lang if key in first else DEFAULT_LANGUAGE
            yield Problem(f"docs/data/ui/{lacks}.yml", 0, key, "missing-string", f"'{key}' is missing.",
                          did_you_mean(key, site.strings[lacks]))
