"""What only a person can settle: `docs/data/review.yml`, never shown to readers.

Each point names a page (`/` for the whole site), a question, and the date it was written down.
Points that are settled are removed; the history of the file keeps them.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from pydantic import ValidationError

from . import yamlfile
from .model import Line, Model, SitePath
from .problems import Problem, did_you_mean
from .site import Site
from .validation import problems_of

NAME = "docs/data/review.yml"


class OpenPoint(Model):
    """A question for a person: a psychologist, a lawyer, the owner of the project."""

    page: SitePath
    question: Line
    date: datetime.date


def read_open_points(root: Path) -> tuple[tuple[OpenPoint, ...], list[Problem]]:
    """Return the open points of the project at `root`; a missing file means there are none."""
    file = root / NAME
    if not file.is_file():
        return (), []
    source = yamlfile.read(file, NAME)
    problems = list(source.problems)
    if source.data is not None and not isinstance(source.data, list):
        problems.append(Problem(NAME, 1, "", "not-a-list", "must be a list.", "Start each point with '- page:'."))
        return (), problems
    points = []
    for index, item in enumerate(source.data or []):
        try:
            points.append(OpenPoint.model_validate(item))
        except ValidationError as error:
            problems += problems_of(error, source, OpenPoint, (index,))
    return tuple(points), problems


def check_open_points(site: Site) -> tuple[tuple[OpenPoint, ...], list[Problem]]:
    """Return the open points and what is wrong with them: each must name a page that exists."""
    points, problems = read_open_points(site.root)
    for number, point in enumerate(points, 1):
        if not site.exists(point.page):
            known = {path for _, path in site.articles}
            problems.append(Problem(NAME, 0, f"{number}.page", "unknown-page", f"there is no page {point.page}.",
                                    did_you_mean(point.page, known)))
    return points, problems
