"""What a template needs to know about one page, as plain data: no rule is left to the template."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from . import DEFAULT_LANGUAGE, LANGUAGES, addresses, helplines
from .build import Build, PageRun
from .reviews import month_and_year, review_of
from .scripts import script_of
from .site import Site

WORDS_PER_MINUTE = 200
"""A calm reading pace; Brysbaert (2019) finds 238 words a minute for silent reading by adults."""

SECTIONS = ("/stijlen/", "/theorie/", "/oorzaken/", "/gevolgen/", "/zelfhulp/", "/oefeningen/",
            "/therapieen/", "/begrippen/")
"""The main menu, in the order in which a reader is likely to need it."""

_NOT_READ_THROUGH = (addresses.GLOSSARY, addresses.EXERCISES, addresses.HELP)
"""Pages where a time of reading says nothing, and may keep away who needs one line of them now."""

DOORS = (("recognise", "/gevolgen/"), ("calm", "/zelfhulp/kalmeren/"), ("professional", "/hulpverleners/"))
"""The three ways in from the home page, and the page behind each."""


class Link(NamedTuple):
    """A page as a link: relative address, title, and whether it is the page itself."""

    href: str
    title: str
    here: bool = False
    description: str = ""


class Definition(NamedTuple):
    """A term or an evidence label on the page, for the card that opens on hover, focus or tap."""

    id: str
    term: str
    text: str
    href: str


@dataclass(frozen=True)
class PageContext:
    """Everything a template shows around the text of one page."""

    lang: str
    path: str
    strings: Mapping[str, str]
    title: str
    description: str
    is_home: bool
    is_term: bool
    is_exercise: bool
    home: str
    help: str
    glossary: str
    evidence: str
    languages: tuple[Link, ...]
    alternates: tuple[tuple[str, str], ...]
    menu: tuple[Link, ...]
    section_pages: tuple[Link, ...]
    breadcrumbs: tuple[Link, ...]
    previous: Link | None
    next: Link | None
    related: tuple[Link, ...]
    minutes: int
    """How long reading takes; 0 where nobody reads from start to end."""
    reviewed: str
    due: str
    overdue: bool
    reviewed_iso: str
    due_iso: str
    definitions: tuple[Definition, ...]
    levels: tuple[Definition, ...]
    script: str
    """The file with the browser modules of this page, below the root of the site; empty without any."""
    styles: tuple[str, ...]
    report: str
    help_bar: list[tuple[str, list[tuple[str, str, str]]]]
    doors: tuple[tuple[str, str], ...]
    footer: tuple[Link, ...]


def page_context(build: Build, run: PageRun, html: str, today: datetime.date) -> PageContext:
    """Return the context of the page of `run`, whose content is `html`.

    `today` decides whether a review is overdue; builds pass the date of the source epoch.
    """
    site, lang, path = build.site, run.lang, run.path
    review = review_of(site, lang, path)
    previous, following = _neighbours(build, run)
    return PageContext(
        lang=lang, path=path, strings=site.strings[lang],
        title=site.title(lang, path), description=site.description(lang, path),
        is_home=path == "/", is_term=bool(run.concept_id),
        is_exercise=path.startswith(addresses.EXERCISES) and path != addresses.EXERCISES,
        home=run.link("/"), help=run.link(addresses.HELP), glossary=run.link(addresses.GLOSSARY),
        evidence=run.link(addresses.EVIDENCE),
        languages=_languages(site, run), alternates=_alternates(path),
        menu=tuple(_link(build, run, p) for p in SECTIONS if site.exists(p)),
        section_pages=_section_pages(build, run),
        breadcrumbs=_breadcrumbs(build, run),
        previous=previous, next=following,
        related=tuple(_link(build, run, p) for p in _related(site, lang, path) if site.exists(p)),
        minutes=0 if path.startswith(_NOT_READ_THROUGH) else minutes_to_read(html),
        reviewed=month_and_year(build, lang, review.reviewed) if review else "",
        due=month_and_year(build, lang, review.due) if review else "",
        overdue=bool(review and review.is_overdue(today)),
        reviewed_iso=review.reviewed.isoformat() if review else "", due_iso=review.due.isoformat() if review else "",
        definitions=_definitions(site, run), levels=_levels(build, run),
        script=script_of(run.elements), styles=tuple(sorted(run.styles)),
        report=run.link(addresses.REPORT) if site.exists(addresses.REPORT.partition("#")[0]) else "",
        help_bar=helplines.bar(build, lang),
        doors=tuple((name, run.link(p)) for name, p in DOORS if path == "/" and site.exists(p)),
        footer=tuple(_link(build, run, p) for p in
                     ("/over/", "/over/redactie/", "/over/bronnen/", "/over/privacy/", "/over/toegankelijkheid/",
                      "/over/bijdragen/", "/hulpverleners/") if site.exists(p)),
    )


def minutes_to_read(html: str) -> int:
    """Return how many minutes the text of `html` takes at a calm pace, at least 1."""
    body = re.sub(r'<ol class="hw-sources.*', "", html, flags=re.DOTALL)
    words = len(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", body, flags=re.DOTALL).split())
    return max(1, math.ceil(words / WORDS_PER_MINUTE))


def _link(build: Build, run: PageRun, path: str) -> Link:
    site = build.site
    title = site.strings[run.lang].get(f"menu.{path.strip('/')}") or site.title(run.lang, path)
    here = path == run.path or (path in SECTIONS and addresses.section_of(run.path) == path)
    return Link(run.link(path), title, here, site.description(run.lang, path))


def _languages(site: Site, run: PageRun) -> tuple[Link, ...]:
    return tuple(
        Link(addresses.relative(run.address, addresses.address(lang, run.path)),
             site.strings[lang]["language.name"], lang == run.lang, lang)
        for lang in LANGUAGES
    )


def _alternates(path: str) -> tuple[tuple[str, str], ...]:
    """Return (hreflang, address without leading slash) of every version, and the default."""
    found = [(lang, addresses.address(lang, path).lstrip("/")) for lang in LANGUAGES]
    return (*found, ("x-default", addresses.address(DEFAULT_LANGUAGE, path).lstrip("/")))


def _section_pages(build: Build, run: PageRun) -> tuple[Link, ...]:
    section = addresses.section_of(run.path)
    if section in ("/", addresses.GLOSSARY):
        return ()
    pages = build.section(run.lang, section)
    if len(pages) < 2:
        return ()
    return tuple(Link(run.link(path), title, path == run.path) for path, title in pages.items())


def _breadcrumbs(build: Build, run: PageRun) -> tuple[Link, ...]:
    if run.path == "/":
        return ()
    crumbs = [Link(run.link("/"), build.text(run.lang)("page.home"))]
    section = addresses.section_of(run.path)
    if section != run.path and build.site.exists(section):
        crumbs.append(Link(run.link(section), build.site.title(run.lang, section)))
    return tuple(crumbs)


def _neighbours(build: Build, run: PageRun) -> tuple[Link | None, Link | None]:
    """Return the page before and after this one within its section."""
    section = addresses.section_of(run.path)
    if section in ("/", "/over/", addresses.GLOSSARY):
        return None, None
    paths = list(build.section(run.lang, section))
    if run.path not in paths:
        return None, None
    place = paths.index(run.path)
    before = _link(build, run, paths[place - 1]) if place > 0 else None
    after = _link(build, run, paths[place + 1]) if place + 1 < len(paths) else None
    return before, after


def _related(site: Site, lang: str, path: str) -> tuple[str, ...]:
    article = site.articles.get((lang, path))
    if article:
        return article.meta.related
    if path.startswith(addresses.EXERCISES) and path != addresses.EXERCISES:
        return site.exercises[path.split("/")[2]].related
    return ()


def _definitions(site: Site, run: PageRun) -> tuple[Definition, ...]:
    """Return the definitions this page needs and no others: its bytes grow with its mentions."""
    found = []
    for concept_id in sorted(run.mentions):
        text = site.concepts[concept_id].text(run.lang)
        found.append(Definition(concept_id, text.term, text.definition,
                                run.link(addresses.term_path(concept_id))))
    return tuple(found)


def _levels(build: Build, run: PageRun) -> tuple[Definition, ...]:
    """Return the explanations of the evidence labels on this page."""
    t = build.text(run.lang)
    return tuple(Definition(level, t("evidence.label"), t(f"evidence.{level}-long"), run.link(addresses.EVIDENCE))
                 for level in sorted(run.levels))
