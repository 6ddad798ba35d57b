"""Rules across files: what `load` cannot see in one file alone.

Every rule returns all its problems; none stops at the first. The groups: the glossary, the
articles, the two languages beside each other, the addresses, the interface strings.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator

from . import DEFAULT_LANGUAGE, LANGUAGES, addresses, blocks, pictures, register
from .exercises import check_exercises
from .link import is_abbreviation
from .model import Situation
from .problems import Problem, did_you_mean
from .site import Article, Mark, Site

ARTICLE_SECTIONS = ("/theorie/", "/stijlen/", "/oorzaken/", "/gevolgen/", "/therapieen/", "/zelfhulp/")
"""Sections whose pages have the fixed shape: in short, …, what you can do, when to look for help."""

FIRST = "in-het-kort"
LAST = ("wat-je-kunt-doen", "wanneer-hulp-zoeken")
RESERVED = ("bronnen",)
EVIDENCE_LEVELS = ("A", "B", "C", "D", "E")


def check(site: Site) -> list[Problem]:
    """Return every problem of the site as a whole, errors and advice, sorted by place."""
    problems: list[Problem] = []
    for rule in (_glossary, _forms, _articles, _parity, _navigation, _strings, _sources, check_exercises,
                 register.broken):
        problems += rule(site)
    return sorted(set(problems))


def _glossary(site: Site) -> Iterator[Problem]:
    known = frozenset(site.known("concept"))
    for concept in site.concepts.values():
        file = site.files[f"concept:{concept.id}"]
        for field in ("broader", "related", "contrasts"):
            for other in getattr(concept, field):
                if other == concept.id:
                    yield Problem(file, 0, field, "relation-self", f"'{other}' is related to itself.", "Remove it.")
                elif other not in known:
                    yield Problem(file, 0, field, "unknown-concept", f"there is no concept '{other}'.",
                                  did_you_mean(other, known))
                elif field == "related" and other in site.concepts and concept.id not in site.concepts[other].related:
                    yield Problem(file, 0, field, "one-sided", f"'{other}' does not name '{concept.id}' in return.",
                                  f"Add it to {other}.yml, or remove it here.", "advice")
        yield from _unknown_sources(site, file, "refs", ((key, 0) for key in concept.refs))
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
    """A word leads to one concept. Abbreviations are compared with their capitals."""
    for lang in LANGUAGES:
        claims: dict[str, str] = {}
        for concept in site.concepts.values():
            for word in concept.text(lang).linked_words:
                key = word if is_abbreviation(word) else word.lower()
                first = claims.setdefault(key, concept.id)
                if first != concept.id:
                    yield Problem(site.files[f"concept:{concept.id}"], 0, f"{lang}.forms", "form-claimed",
                                  f"'{word}' already leads to '{first}'.",
                                  "Keep it with one of them; put it under `find` in the other.")


def _articles(site: Site) -> Iterator[Problem]:
    picture_names = pictures.names(site.root)
    for (lang, path), article in site.articles.items():
        yield from _headings(article, path)
        yield from _unknown_sources(site, article.file, "", ((m.name, m.line) for m in article.citations))
        yield from _blocks(site, article, picture_names)
        yield from _links(site, article, lang)
        for other in article.meta.related:
            if not site.exists(other):
                yield Problem(article.file, 0, "related", "unknown-page", f"there is no page {other}.",
                              did_you_mean(other, site.paths(lang)))


def _headings(article: Article, path: str) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for heading in article.headings:
        if heading.level == 1:
            yield Problem(article.file, heading.line, heading.text, "heading-1", "is a heading of level 1.",
                          "The title stands in the front matter; start with '##'.")
        if not heading.id:
            yield Problem(article.file, heading.line, heading.text, "heading-id", "has no explicit id.",
                          "Write '## Title {#id}', with the same id in every language.")
            continue
        seen[heading.id] += 1
        if seen[heading.id] == 2 or heading.id in RESERVED:
            yield Problem(article.file, heading.line, heading.id, "heading-id", "is used twice on this page.",
                          "Give each heading an id of its own.")
    if addresses.section_of(path) not in ARTICLE_SECTIONS:
        return
    ids = [heading.id for heading in article.headings if heading.level == 2]
    if ids[:1] != [FIRST]:
        yield Problem(article.file, article.first_line, "", "shape", f"does not start with a heading {{#{FIRST}}}.",
                      "Start every article with its summary.")
    else:
        end = next((h.line for h in article.headings[1:]), article.first_line + 10_000)
        lines = article.body.split("\n")[article.headings[0].line - article.first_line + 1 : end - article.first_line]
        bullets = [line for line in lines if line.startswith(("- ", "* "))]
        if len(bullets) != 3:
            yield Problem(article.file, article.headings[0].line, FIRST, "shape",
                          f"has {len(bullets)} lines in its summary.", "Give it exactly three.")
    if tuple(ids[-2:]) != LAST:
        yield Problem(article.file, article.first_line, "", "shape",
                      "does not end with {#wat-je-kunt-doen} and {#wanneer-hulp-zoeken}.", "Add them, in this order.")


def _blocks(site: Site, article: Article, picture_names: list[str]) -> Iterator[Problem]:
    known = (*blocks.BLOCKS, *blocks.TEXT_BLOCKS)
    for mark in article.blocks:
        name, _, argument = mark.name.partition(" ")
        options: Iterable[str] | None = None
        wanted = [argument]
        if name not in known:
            yield Problem(article.file, mark.line, f"/// {name}", "unknown-block", f"there is no block '{name}'.",
                          did_you_mean(name, known))
            continue
        if name == "exercise":
            options = site.known("exercise")
        elif name == "picture":
            options = picture_names
        elif name == "helplines":
            options, wanted = Situation.__args__, argument.split() or [""]  # type: ignore[attr-defined]
        for word in wanted:
            if options is not None and word not in options:
                yield Problem(article.file, mark.line, f"/// {name}", f"unknown-{name}",
                              f"there is no {name} '{word}'.", did_you_mean(word, options))


def _links(site: Site, article: Article, lang: str) -> Iterator[Problem]:
    """Links to terms, evidence levels and pages; MkDocs checks the pages again while it builds."""
    here = posixpath.dirname(article.file.removeprefix(f"docs/{lang}/"))
    for mark in article.links:
        scheme, _, target = mark.name.partition(":")
        if scheme == "term" and target not in site.known("concept"):
            yield Problem(article.file, mark.line, mark.name, "unknown-concept", f"there is no concept '{target}'.",
                          did_you_mean(target, site.known("concept")))
        elif scheme == "evidence" and target not in EVIDENCE_LEVELS:
            yield Problem(article.file, mark.line, mark.name, "unknown-level",
                          f"there is no evidence level '{target}'.", "Use A, B, C, D or E.")
        elif scheme in ("javascript", "data", "vbscript", "http"):
            yield Problem(article.file, mark.line, mark.name, "link-scheme", "is not a safe kind of link.",
                          "Use https://, mailto:, tel: or a page of the site.")
        elif mark.name.partition("#")[0].endswith(".md"):
            yield from _page_link(site, article, lang, here, mark)


def _page_link(site: Site, article: Article, lang: str, here: str, mark: Mark) -> Iterator[Problem]:
    file, _, fragment = mark.name.partition("#")
    path = addresses.path_of_file(posixpath.normpath(posixpath.join(here, file)))
    if not site.exists(path):
        yield Problem(article.file, mark.line, mark.name, "unknown-page", f"there is no page {path}.",
                      did_you_mean(path, site.paths(lang)))
        return
    target = site.articles.get((lang, path))
    if fragment and target and fragment not in {h.id for h in target.headings} | set(RESERVED):
        yield Problem(article.file, mark.line, mark.name, "unknown-heading",
                      f"page {path} has no heading #{fragment}.",
                      did_you_mean(fragment, [h.id for h in target.headings]))


def _unknown_sources(
    site: Site, file: str, where: str, keys: Iterable[tuple[str, int]]
) -> Iterator[Problem]:
    for key, line in keys:
        if key not in site.references:
            yield Problem(file, line, where or f"@{key}", "unknown-source", f"there is no source '{key}'.",
                          did_you_mean(key, site.references))
        elif not site.references[key].verified:
            yield Problem(file, line, where or f"@{key}", "unverified-source",
                          f"source '{key}' is marked as not verified.", "Check it and mark it, or leave it out.")


def _sources(site: Site) -> Iterator[Problem]:
    for exercise in site.exercises.values():
        yield from _unknown_sources(site, site.files[f"exercise:{exercise.id}"], "refs",
                                    ((key, 0) for key in exercise.refs))
    for therapy in site.therapies:
        yield from _unknown_sources(site, "docs/data/therapies.yml", therapy.id, ((key, 0) for key in therapy.refs))


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
                if present is None:
                    continue
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
        if not any((lang, path) in site.articles for lang in LANGUAGES):
            yield Problem(file, 0, path, "unknown-page", f"there is no page {path}.",
                          did_you_mean(path, {p for _, p in site.articles}))
    for path in dict.fromkeys(path for _, path in site.articles):
        if path not in site.order:
            yield Problem(file, 0, path, "not-listed", f"page {path} is not listed.",
                          "Add it where it belongs in the story of its section.")


def _strings(site: Site) -> Iterator[Problem]:
    first = site.strings[DEFAULT_LANGUAGE]
    for lang in LANGUAGES[1:]:
        for key in sorted(set(first) ^ set(site.strings[lang])):
            lacks = lang if key in first else DEFAULT_LANGUAGE
            yield Problem(f"docs/data/ui/{lacks}.yml", 0, key, "missing-string", f"'{key}' is missing.",
                          did_you_mean(key, site.strings[lacks]))
