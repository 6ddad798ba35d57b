"""When a text was last reviewed and when that is due again: for readers, and for `make check`.

Articles and exercises say both themselves. Terms and helplines say when they were reviewed; when they
are due follows from how fast such a text goes out of date (`/over/redactie/#nakijken`).
"""

from __future__ import annotations

import calendar
import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass

from . import LANGUAGES, addresses
from .build import Build
from .model import Helpline
from .problems import Problem
from .site import Site

TERM_MONTHS = 12
HELPLINE_MONTHS = 3


@dataclass(frozen=True)
class Review:
    """The day a text was last reviewed, and the last day on which that may be done again."""

    reviewed: datetime.date
    due: datetime.date

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether the text should have been reviewed before `today`."""
        return self.due < today


def today() -> datetime.date:
    """Return the day that counts as today: that of SOURCE_DATE_EPOCH, so that a build can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.date.fromtimestamp(int(epoch)) if epoch else datetime.date.today()


def months_later(day: datetime.date, months: int) -> datetime.date:
    """Return the same day `months` later, or the last of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_and_year(build: Build, lang: str, day: datetime.date) -> str:
    """Return the month of `day` as readers see it."""
    return f"{build.text(lang)(f'month.{day.month}')} {day.year}"


def review_of(site: Site, lang: str, path: str) -> Review | None:
    """Return the review of the page at `path`; of the list of all terms, that of its oldest part."""
    article = site.articles.get((lang, path))
    if article:
        return Review(article.meta.reviewed, article.meta.next_review)
    kind, _, name = path.strip("/").partition("/")
    if kind == "oefeningen" and name:
        exercise = site.exercises[name]
        return Review(exercise.reviewed, exercise.next_review)
    terms = [site.concepts[name]] if name else site.concepts.values()
    if path.startswith(addresses.GLOSSARY) and terms:
        oldest = min(concept.reviewed for concept in terms)
        return Review(oldest, months_later(oldest, TERM_MONTHS))
    return None


def helpline_review(line: Helpline) -> Review:
    """Return when `line` was checked, and by when it should be again."""
    return Review(line.checked, months_later(line.checked, HELPLINE_MONTHS))


def overdue(site: Site, today: datetime.date) -> list[Problem]:
    """Return advice about every text whose review is overdue, in the order of the files."""
    found = [
        Problem(file, 0, where, "overdue", f"should have been reviewed by {review.due}.", hint, "advice")
        for file, where, hint, review in _reviews(site) if review.is_overdue(today)
    ]
    return sorted(set(found))


def _reviews(site: Site) -> Iterator[tuple[str, str, str, Review]]:
    renew = "Go over it with its sources, then renew `reviewed`"
    for lang in LANGUAGES:
        for path in site.paths(lang):
            review = review_of(site, lang, path)
            if review is None or path == addresses.GLOSSARY:
                continue
            article = site.articles.get((lang, path))
            if article:
                yield article.file, "next_review", f"{renew} and `next_review`.", review
            elif path.startswith(addresses.GLOSSARY):
                yield site.files[f"concept:{path.split('/')[2]}"], "reviewed", f"{renew}.", review
            else:
                yield (site.files[f"exercise:{path.split('/')[2]}"], "next_review",
                       f"{renew} and `next_review`.", review)
    for line in site.helplines:
        yield ("docs/data/helplines.yml", f"{line.id}.checked", "Check the number and hours, then renew `checked`.",
               helpline_review(line))
