"""What links to terms cost: time, as the number of pages and of terms grows, and bytes on a page.

Two answers to "on top of the same build without linking". In a whole build (Markdown, templates, writing) the
linker is clocked, with the building of its automaton; the rest of that build is what it comes on top of. The stricter
one leaves the templates and the writing out: the same Markdown is converted with and without linking.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import mean

from bench_prose import marked_body, unmarked, vocabulary
from bench_sites import EXTENSIONS, Workshop
from bench_table import heading, note, row
from hechtwijzer.build import PageRun
from hechtwijzer.link import Linker
from hechtwijzer.termlinks import link_terms
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

TERMS = (100, 1000, 5000)
PAGES = 1000
MANY = 10_000
DEFINITIONS = re.compile(r'<template id="hw-definitions">.*?</template>', re.DOTALL)
LINK = re.compile(r"<a [^>]*data-term=[^>]*>")
"""How a link to a term begins in our HTML."""


@dataclass
class Conversion:
    """Seconds of converting pages with and without linking, and of linking alone."""

    linked: float = 0.0
    plain: float = 0.0
    linking: float = 0.0


class _Linking(Treeprocessor):
    linker: Linker
    seconds = 0.0

    def run(self, root: object) -> None:
        start = time.process_time()
        link_terms(root, self.linker, PageRun("nl", "/stijlen/"), self.md.htmlStash.rawHtmlBlocks)
        self.seconds += time.process_time() - start


def converted(pages: int, terms: int, every: int = 1) -> Conversion:
    """Convert made-up articles with and without linking in turn, so that a slow moment strikes both.

    Without linking only each page of so many is converted as `every` says, and counted as that many.
    """
    words = vocabulary(terms)
    found = Conversion()
    start = time.process_time()
    linker = Linker(words.forms())
    found.linking = found.linked = time.process_time() - start
    for number in range(pages):
        text = unmarked(marked_body(words, number))
        if number % every == 0:
            start = time.process_time()
            Markdown(extensions=EXTENSIONS).convert(text)
            found.plain += every * (time.process_time() - start)
        start = time.process_time()
        markdown = Markdown(extensions=EXTENSIONS)
        linking = _Linking(markdown)
        linking.linker = linker
        markdown.treeprocessors.register(linking, "linking", -10)
        markdown.convert(text)
        found.linked += time.process_time() - start
        found.linking += linking.seconds
    return found


def bench_linking(workshop: Workshop, *, full: bool) -> None:
    """Print what linking costs in a whole build and in conversion alone."""
    heading("Linking, in a whole build", "with", "without")
    times = {}
    for terms in TERMS:
        built = workshop.ours(PAGES, terms, True)
        times[terms] = built.linking
        row(f"{PAGES:,} pages, {terms:,} terms", built.seconds, built.seconds - built.linking, "s", "goal 1.10")
    row(f"{PAGES:,} pages, linking alone, {TERMS[-1]:,} terms against {TERMS[0]}", times[TERMS[-1]], times[TERMS[0]],
        "s", "goal 1.30")
    note("the pages of the terms themselves are left out here, so that only the number of terms differs")
    heading("Linking, converting Markdown and nothing else (stricter)", "with", "without")
    for pages, every in ((PAGES, 1), (MANY, 1 if full else 10)):
        runs = {terms: converted(pages, terms, every) for terms in TERMS}
        for terms, run in runs.items():
            row(f"{pages:,} pages, {terms:,} terms", run.linked, run.plain, "s")
        last, first = runs[TERMS[-1]], runs[TERMS[0]]
        row(f"{pages:,} pages, linking alone, {TERMS[-1]:,} terms against {TERMS[0]}", last.linking, first.linking, "s",
            "goal 1.30")


def bench_definitions(workshop: Workshop, *, full: bool) -> None:
    """Print what a page carries for the definitions of its terms: as much as it mentions, whatever there is."""
    heading("Definitions that an article carries, 1,000 pages", "5,000 terms", "100 terms")
    many, few = (workshop.ours(PAGES, terms, True).articles() for terms in (TERMS[-1], TERMS[0]))
    row("bytes of definitions", _definitions(many), _definitions(few), "B", "goal 1")
    row("bytes of the whole page", mean(map(_size, many)), mean(map(_size, few)), "B")
    row("links to terms", mean(map(_links, many)), mean(map(_links, few)), "")


def _definitions(pages: Iterable[str]) -> float:
    return mean(_size("".join(DEFINITIONS.findall(page))) for page in pages)


def _size(text: str) -> int:
    return len(text.encode())


def _links(page: str) -> int:
    return len(LINK.findall(page))
