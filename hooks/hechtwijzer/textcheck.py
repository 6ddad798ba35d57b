"""The texts themselves: readability, spelling, sources, repetition, points that are open.

These checks read every sentence, so they take longer than the others; `make check` runs them, a
build does not. They return problems (most of them advice) and a few lines that sum up.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import LANGUAGES, openpoints, spelling, textcheck_words
from .check import LAST
from .problems import Problem
from .site import Site
from .textcheck_prose import Paragraph, Sentence, paragraphs
from .textcheck_reading import Reading, Scores, judge, long_sentences, measure
from .textcheck_repeats import repeated
from .textcheck_sources import uncited

DICTIONARIES = Path(__file__).resolve().parents[2] / spelling.FOLDER / "hunspell"


@dataclass(frozen=True)
class TextReport:
    """What was found, the figures of each page, and how many points are open."""

    problems: tuple[Problem, ...]
    readings: tuple[Reading, ...]
    open_points: int

    def summary(self) -> Iterator[str]:
        """Yield a line for each language and one for the open points."""
        for lang in LANGUAGES:
            pages = [page for page in self.readings if page.lang == lang and page.must_be_easy]
            if pages:
                lowest = min(pages, key=lambda page: page.score)
                passive = statistics.fmean(page.passive_share for page in pages)
                yield (f"Ease of reading ({lang}): median {statistics.median(page.score for page in pages):.0f}, "
                       f"lowest {lowest.score:.0f} ({lowest.file}); passive sentences {passive:.0%}.")
        if self.open_points:
            yield f"{self.open_points} open points for a person in {openpoints.NAME}."

    def table(self) -> Iterator[str]:
        """Yield the figures of each page, hardest first: score, words per sentence, passive sentences."""
        yield "score  words  passive  page"
        for page in sorted(self.readings, key=lambda page: (page.score, page.file)):
            yield f"{page.score:5.0f}  {page.average:5.1f}  {page.passive_share:7.0%}  {page.file}"


def check_texts(site: Site, cache: Path | None = None) -> TextReport:
    """Return the report on all texts of `site`. `cache` is a folder for scores; None keeps nothing."""
    prose = {article.file: paragraphs(article) for article in site.articles.values()}
    scores = Scores(cache)
    readings = [page for article in site.articles.values() if (page := measure(article, prose[article.file], scores))]
    scores.save()
    problems = list(judge(readings))
    for article in site.articles.values():
        problems += long_sentences(article, prose[article.file])
        problems += uncited(article, prose[article.file])
    for lang in LANGUAGES:
        problems += repeated({a.file: _own(prose[a.file]) for a in site.articles.values() if a.lang == lang})
    problems += _misspelt(site)
    points, faults = openpoints.check_open_points(site)
    return TextReport(tuple(sorted({*problems, *faults})), tuple(readings), len(points))


def _own(prose: Sequence[Paragraph]) -> list[Sentence]:
    """Return what a page says itself; its last sections point to exercises and help, as others do."""
    return [sentence for paragraph in prose if paragraph.section not in LAST for sentence in paragraph.sentences]


def _misspelt(site: Site) -> list[Problem]:
    if not (site.root / spelling.FOLDER).is_dir():
        return [Problem(spelling.FOLDER, 0, "", "no-word-lists", "is missing, so spelling is not checked.",
                        "Make it, with a list of words for each language.", "advice")]
    own, problems = spelling.read_words(site.root, textcheck_words.names(site.references))
    speller = spelling.Speller(DICTIONARIES, own)
    return [*problems, *spelling.misspelt(textcheck_words.texts(site), speller)]
