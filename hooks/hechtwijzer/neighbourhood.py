"""The neighbourhood of a concept as a picture: itself in the middle, what it is related to on a branch.

What a concept is part of stands above it, what falls under it below, and each kind of relation has a
line of its own. Every neighbour is a link. The drawing is 320 units wide and as high as it needs to be,
so that its words stay readable on the narrowest phone; the list on the page says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .addresses import term_path
from .build import Build, PageRun
from .html import esc
from .model import Concept
from .site import capitalised
from .svg import box, centred, short
from .text_fit import lines, longest, width

Relation = Literal["broader", "see-also", "confused", "narrower"]
RELATIONS: tuple[Relation, ...] = ("broader", "see-also", "confused", "narrower")
"""Kinds of relation, from the top of the drawing to its bottom."""

WIDTH, MIDDLE, GUTTER = 320, 160, 46
COLUMN = (WIDTH - GUTTER) / 2 - 2
SIZE, LEADING, PAD, LEAST = 14.0, 17.0, 10.0, 44.0
"""Letter size, line height, margin inside a node, and the least height of a target for a finger."""
GAP = 10.0


@dataclass(frozen=True)
class Neighbour:
    """A concept beside another one, and how they are related."""

    id: str
    relation: Relation
    term: str


def neighbours(build: Build, concept: Concept, lang: str) -> list[Neighbour]:
    """Return what is related to `concept`, each once, in the order in which it is drawn."""
    site = build.site
    ids: dict[str, Relation] = {}
    for relation, found in (("broader", concept.broader), ("narrower", build.narrower.get(concept.id, ())),
                            ("confused", concept.contrasts), ("see-also", concept.related)):
        for other in found:
            if other in site.concepts:
                ids.setdefault(other, relation)  # type: ignore[arg-type]
    return sorted((Neighbour(i, relation, site.concepts[i].text(lang).term) for i, relation in ids.items()),
                  key=lambda n: RELATIONS.index(n.relation))


@dataclass(frozen=True)
class _Row:
    """One or two neighbours at the same height; a long word has a row to itself."""

    members: tuple[Neighbour, ...]
    height: float


def picture(build: Build, run: PageRun) -> str:
    """Return the neighbourhood of the concept of this page as a figure, or nothing when it stands alone."""
    concept = build.site.concepts[run.concept_id]
    found = neighbours(build, concept, run.lang)
    if not found:
        return ""
    run.styles.add("pictures")
    t = build.text(run.lang)
    term = concept.text(run.lang).term
    above, below = _halves(_rows(found))
    parts: list[str] = []
    y = 2.0
    for row in above:
        parts.append(_drawn(build, run, row, y, -1))
        y += row.height + GAP
    middle, height = _middle(term, y + 4 if above else y)
    top, y = y, y + height + (8 if above else 4)
    parts.append(middle)
    y += GAP
    for row in below:
        parts.append(_drawn(build, run, row, y, 1))
        y += row.height + GAP
    start = _anchor(above[0], 2.0) if above else top
    label = esc(t("near.label").format(term=capitalised(term)))
    svg = (
        f'<svg viewBox="0 0 {WIDTH} {short(y - GAP + 2)}" role="group" aria-label="{label}">'
        f'<path class="s-line" d="M{MIDDLE} {short(start)}V{short(_last(below, y))}"/>{"".join(parts)}</svg>'
    )
    legend = "".join(
        f'<li><svg viewBox="0 0 44 12" aria-hidden="true"><path class="hw-near-{relation}" d="M3 6h38"/></svg>'
        f'{esc(t(f"near.{relation}"))}</li>'
        for relation in RELATIONS if any(n.relation == relation for n in found)
    )
    return (f'<figure class="hw-picture hw-near" data-search-exclude>{svg}'
            f"<figcaption><ul>{legend}</ul></figcaption></figure>")


def _rows(found: list[Neighbour]) -> list[_Row]:
    """Return the neighbours in rows of two; one whose word is too long for a column stands alone."""
    rows: list[_Row] = []
    waiting: list[Neighbour] = []
    after: list[_Row] = []  # long ones come below the pair that was begun before them
    for neighbour in found:
        if longest(neighbour.term, SIZE) > COLUMN - 2 * PAD:
            (after if waiting else rows).append(_row((neighbour,), WIDTH - 40))
            continue
        if waiting and (waiting[0].relation, neighbour.relation) == ("broader", "narrower"):
            rows += [_row(tuple(waiting), WIDTH - 100), *after]
            waiting, after = [], []
        waiting.append(neighbour)
        if len(waiting) == 2:
            rows += [_row(tuple(waiting), COLUMN), *after]
            waiting, after = [], []
    return [*rows, *([_row(tuple(waiting), WIDTH - 100)] if waiting else []), *after]


def _row(members: tuple[Neighbour, ...], room: float) -> _Row:
    most = max(len(lines(n.term, room - 2 * PAD, SIZE)) for n in members)
    return _Row(members, max(LEAST, most * LEADING + 2 * PAD))


def _halves(rows: list[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Return what stands above and what below: what the concept is part of above, what falls under it below."""
    kinds = [{n.relation for n in row.members} for row in rows]
    upper = max((place + 1 for place, found in enumerate(kinds) if "broader" in found), default=0)
    lower = min((place for place, found in enumerate(kinds) if "narrower" in found), default=len(rows))
    cut = min(max(len(rows) // 2, upper), lower)
    return rows[:cut], rows[cut:]


def _middle(term: str, y: float) -> tuple[str, float]:
    """Return the concept itself at height `y`, and how high it is."""
    size = 16.0
    text = lines(term, 230, size)
    wide = max(width(line, size) for line in text) + 44
    high = len(text) * 20 + 26
    shape = box(MIDDLE - wide / 2, y, wide, high, corner=min(high / 2, 28), kind="f-teal")
    return f'<g class="hw-near-self">{shape}{centred(text, MIDDLE, y + high / 2, size, 20)}</g>', high


def _drawn(build: Build, run: PageRun, row: _Row, y: float, side: int) -> str:
    """Return the nodes of a row at height `y` with their branches; `side` is -1 above the middle, 1 below."""
    if len(row.members) == 1:
        neighbour = row.members[0]
        room = WIDTH - 40 if longest(neighbour.term, SIZE) > COLUMN - 2 * PAD else WIDTH - 100
        text = lines(neighbour.term, room - 2 * PAD, SIZE)
        wide = max(width(line, SIZE) for line in text) + 2 * PAD + 12
        edge = y + row.height if side < 0 else y
        start = short(edge - side * (GAP + 2))
        branch = f'<path class="hw-near-{neighbour.relation}" d="M{MIDDLE} {start}V{short(edge)}"/>'
        return branch + _node(build, run, neighbour, text, MIDDLE - wide / 2, y, wide, row.height)
    parts = []
    for place, neighbour in enumerate(row.members):
        text = lines(neighbour.term, COLUMN - 2 * PAD, SIZE)
        x = 1.5 if place == 0 else WIDTH - 1.5 - COLUMN
        end = x + COLUMN if place == 0 else x
        anchor = y + row.height / 2
        branch = (f'<path class="hw-near-{neighbour.relation}" d="M{MIDDLE} {short(anchor - side * 19)}'
                  f'Q{MIDDLE} {short(anchor)} {short(end)} {short(anchor)}"/>')
        parts.append(branch + _node(build, run, neighbour, text, x, y, COLUMN, row.height))
    return "".join(parts)


def _node(
    build: Build, run: PageRun, neighbour: Neighbour, text: list[str], x: float, y: float, wide: float, high: float
) -> str:
    """Return a neighbour as a link; its name says the relation too, for who does not see the line."""
    t = build.text(run.lang)
    label = f"{neighbour.term} ({t(f'near.{neighbour.relation}')})"
    shape = box(x, y, wide, high, corner=14, kind=f"hw-near-{neighbour.relation}")
    return (f'<a href="{esc(run.link(term_path(neighbour.id)))}" aria-label="{esc(label)}">{shape}'
            f"{centred(text, x + wide / 2, y + high / 2, SIZE, LEADING)}</a>")


def _anchor(row: _Row, y: float) -> float:
    """Return where the stem ends at a row at the top: in the middle of it, or at the edge of a single node."""
    return y + (row.height / 2 + 19 if len(row.members) == 2 else row.height + GAP)


def _last(rows: list[_Row], y: float) -> float:
    """Return where the stem ends below, when the rows end at `y`."""
    if not rows:
        return y - GAP - 20
    return y - GAP - (rows[-1].height / 2 + 19 if len(rows[-1].members) == 2 else rows[-1].height + GAP)
