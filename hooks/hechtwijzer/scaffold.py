"""Starting a page, a term or an exercise: files that are right in form and wait for their words.

Whatever an author must still write, choose or confirm carries `TODO`, which `check` refuses to
publish; everything else already passes `check`. This module is the door and makes pages;
`scaffold_term` and `scaffold_exercise` make the rest.
"""

from __future__ import annotations

import datetime
import re

from . import LANGUAGES, addresses, check, places
from .plan import Plan, refused
from .problems import Problem
from .scaffold_exercise import new_exercise
from .scaffold_parts import a_year_after, quoted
from .scaffold_term import TermWords, new_term
from .site import Site
from .yamlfile import parse, read_text

__all__ = ["TermWords", "new_exercise", "new_page", "new_term"]

NAVIGATION = "docs/data/navigation.yml"

_WORDS = {
    "nl": {
        "title": "TODO: titel",
        "description": "TODO: één of twee zinnen, samen 40 tot 200 tekens, die zeggen wat de lezer hier vindt.",
        "in-het-kort": "In het kort",
        "wat-je-kunt-doen": "Wat je kunt doen",
        "wanneer-hulp-zoeken": "Wanneer hulp zoeken",
        "line": "TODO: {} van de drie zinnen die samen het antwoord zijn.",
        "numbers": "eerste tweede derde",
        "heading": "TODO: kop van dit deel",
        "body": "TODO: het verhaal, elke bewering met haar bron.",
        "tip": "TODO: iets kleins dat de lezer vandaag kan doen.",
        "help": "TODO: wanneer is dit niet genoeg, en waar kan de lezer dan terecht?",
    },
    "en": {
        "title": "TODO: title",
        "description": "TODO: one or two sentences, 40 to 200 characters in all, that say what a reader finds here.",
        "in-het-kort": "In short",
        "wat-je-kunt-doen": "What you can do",
        "wanneer-hulp-zoeken": "When to look for help",
        "line": "TODO: the {} of three sentences that together are the answer.",
        "numbers": "first second third",
        "heading": "TODO: heading of this part",
        "body": "TODO: the story, every claim with its source.",
        "tip": "TODO: something small that the reader can do today.",
        "help": "TODO: when is this not enough, and where can the reader turn then?",
    },
}


def new_page(site: Site, path: str, today: datetime.date) -> Plan:
    """Return the plan for a new article at `path`, in every language, reviewed `today`."""
    path = places.normal(path)
    if problems := places.not_free(site, path):
        return refused(*problems)
    order, problems = _listed(site, path)
    if problems:
        return refused(*problems)
    section = addresses.section_of(path)
    inner = path.strip("/")
    name = f"{inner}/index.md" if path == section else f"{inner}.md"
    writes = {f"docs/{lang}/{name}": _article(lang, path, today) for lang in LANGUAGES}
    steps = [f"{file}: new" for file in writes]
    return Plan({**writes, NAVIGATION: order}, steps=(*steps, f"{NAVIGATION}: {path} added"))


def _article(lang: str, path: str, today: datetime.date) -> str:
    words = _WORDS[lang]
    front = (
        f"---\ntitle: {quoted(words['title'])}\ndescription: {quoted(words['description'])}\n"
        f"reviewed: {today}\nnext_review: {a_year_after(today)}\naudience: [lezer]\nrelated: []\n---\n"
    )
    middle = f"## {words['heading']} {{#TODO}}\n\n{words['body']}\n"
    section = addresses.section_of(path)
    if path == section:
        middle += "\n/// pages\n///\n"
    if section not in check.ARTICLE_SECTIONS:
        return f"{front}\n{middle}"
    summary = "\n".join(f"- {words['line'].format(number)}" for number in words["numbers"].split())
    parts = [_part(words, check.FIRST, summary), middle,
             *(_part(words, anchor, text) for anchor, text in
               zip(check.LAST, (f"- {words['tip']}", words["help"]), strict=True))]
    return front + "\n".join(parts)


def _part(words: dict[str, str], anchor: str, text: str) -> str:
    return f"## {words[anchor]} {{#{anchor}}}\n\n{text}\n"


def _listed(site: Site, path: str) -> tuple[str, list[Problem]]:
    """Return the navigation with `path` below the last page of its section, comments kept."""
    text, problems = read_text(site.root / NAVIGATION, NAVIGATION)
    if problems:
        return "", problems
    source = parse(text, NAVIGATION)
    if source.problems:
        return "", source.problems
    section = addresses.section_of(path)
    below = [i for i, p in enumerate(source.data or []) if isinstance(p, str) and addresses.section_of(p) == section]
    lines = text.rstrip("\n").split("\n")
    place = source.line((below[-1],)) if below else len(lines)
    if below and not re.match(r"\s*- ", lines[place - 1]):
        return "", [Problem(NAVIGATION, place, "", "navigation-form", "is not a list with one path on each line.",
                            "Write each as '- /path/'.")]
    lines.insert(place, f"- {path}")
    return "\n".join(lines) + "\n", []
