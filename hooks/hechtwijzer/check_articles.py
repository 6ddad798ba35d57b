"""Rules for what stands in an article: its shape, its headings, and everything it names."""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from . import addresses, blocks, charts, pictures
from .model import Situation
from .problems import Problem, did_you_mean
from .site import Article, Mark, Site

ARTICLE_SECTIONS = ("/theorie/", "/stijlen/", "/oorzaken/", "/gevolgen/", "/therapieen/", "/zelfhulp/")
"""Sections whose pages have the fixed shape: in short, …, what you can do, when to look for help."""

FIRST = "in-het-kort"
LAST = ("wat-je-kunt-doen", "wanneer-hulp-zoeken")
RESERVED = ("bronnen",)
EVIDENCE_LEVELS = ("A", "B", "C", "D", "E")
SAFE_SCHEMES = ("https", "mailto", "tel")
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)


def check_articles(site: Site) -> Iterator[Problem]:
    """Yield every problem of the articles: headings and shape, sources, blocks, links, related pages."""
    picture_names = pictures.names(site.root)
    for (lang, path), article in site.articles.items():
        yield from _section(site, article, path)
        yield from _headings(article, path)
        yield from unknown_sources(site, article.file, "", ((m.name, m.line) for m in article.citations))
        yield from _blocks(site, article, picture_names)
        yield from _links(site, article, lang)
        for number, other in enumerate(article.meta.related, 1):
            if not site.exists(other):
                yield Problem(article.file, 0, f"related.{number}", "unknown-page", f"there is no page {other}.",
                              did_you_mean(other, site.paths(lang)))


def _section(site: Site, article: Article, path: str) -> Iterator[Problem]:
    section = addresses.section_of(path)
    if not site.exists(section):
        yield Problem(article.file, 0, "", "no-section-page", f"stands in {section}, which has no page of its own.",
                      f"Make one (make new-page path={section}), or move this page to a section that has one.")


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
        line = article.headings[0].line if article.headings else article.first_line
        yield Problem(article.file, line, "", "shape", f"does not start with a heading {{#{FIRST}}}.",
                      "Start every article with its summary.")
    else:
        end = next((h.line for h in article.headings[1:]), article.first_line + 10_000)
        lines = article.body.split("\n")[article.headings[0].line - article.first_line + 1 : end - article.first_line]
        bullets = [line for line in lines if line.startswith(("- ", "* "))]
        if len(bullets) != 3:
            yield Problem(article.file, article.headings[0].line, FIRST, "shape",
                          f"has {len(bullets)} lines in its summary.", "Give it exactly three.")
    if tuple(ids[-2:]) != LAST:
        line = article.headings[-1].line if article.headings else article.first_line
        yield Problem(article.file, line, "", "shape",
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
        elif name == "chart":
            options = charts.names(site.root)
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
        elif scheme not in ("term", "evidence") and not _is_safe(mark.name):
            yield Problem(article.file, mark.line, mark.name, "link-scheme", "is not a safe kind of link.",
                          "Use https://, mailto:, tel: or a page of the site.")
        elif mark.name.startswith("#") or mark.name.partition("#")[0].endswith(".md"):
            yield from _page_link(site, article, lang, here, mark)


def _is_safe(target: str) -> bool:
    scheme = _SCHEME.match(html.unescape(target))
    return scheme is None or scheme[1].lower() in SAFE_SCHEMES


def _page_link(site: Site, article: Article, lang: str, here: str, mark: Mark) -> Iterator[Problem]:
    file, _, fragment = mark.name.partition("#")
    path = addresses.path_of_file(posixpath.normpath(posixpath.join(here, file))) if file else article.path
    if not site.exists(path):
        yield Problem(article.file, mark.line, mark.name, "unknown-page", f"there is no page {path}.",
                      did_you_mean(path, site.paths(lang)))
        return
    target = site.articles.get((lang, path))
    if fragment and target and fragment not in {h.id for h in target.headings} | set(RESERVED):
        yield Problem(article.file, mark.line, mark.name, "unknown-heading",
                      f"page {path} has no heading #{fragment}.",
                      did_you_mean(fragment, [h.id for h in target.headings]))


def unknown_sources(site: Site, file: str, where: str, keys: Iterable[tuple[str, int]]) -> Iterator[Problem]:
    """Yield a problem for each key (with its line) that no source has, or that nobody verified."""
    for key, line in keys:
        if key not in site.references:
            yield Problem(file, line, where or f"@{key}", "unknown-source", f"there is no source '{key}'.",
                          did_you_mean(key, site.references))
        elif not site.references[key].verified:
            yield Problem(file, line, where or f"@{key}", "unverified-source",
                          f"source '{key}' is marked as not verified.", "Check it and mark it, or leave it out.")
