"""`parts`: sides of oneself in a drawing, each nearer to or further from "me".

A side is a line `kant-<n>` (its name) and, at the same step, a `plek-<n>` of kind `place`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from .. import DEFAULT_LANGUAGE
from ..html import attrs, esc
from ..model import Exercise, ExerciseText
from .kind import Found, Kind, Place, Starter, starter_fields
from .steps import STRINGS, with_tool
from .tool import tool

NAME, SPOT = "kant-", "plek-"
MOST = 3
"""More shapes than this do not fit beside each other on a phone."""
FIRST = ("20,40", "80,40", "50,26")
"""Where a side begins: none of them nearest, none of them last."""
NEAREST, FURTHEST = 29, 76
"""How far from "me" a side can be."""
RINGS = (43, 60)
"""Radii within which a side is near, and halfway, in hundredths of the drawing."""


def sides(text: ExerciseText) -> list[tuple[str, str]]:
    """Return the sides as (field of the name, field of the place), in the order of the file."""
    names = [field.id for field in text.fields if field.id.startswith(NAME)]
    return [(name, SPOT + name.removeprefix(NAME)) for name in names]


def parts(place: Place) -> str:
    """Return a drawing with "me" in it; the script shows the sides that have a name."""
    t, hint = place.t, f"{place.prefix}-tekening"
    shapes = "".join(
        f'<div class="hw-parts-side hw-parts-side--{n}" data-part="parts-side" hidden'
        f'{attrs(data_name=name, data_spot=spot, data_first=first)}><span aria-hidden="true"></span>'
        f'<input type="range" min="{NEAREST}" max="{FURTHEST}" autocomplete="off" aria-describedby="{hint}"></div>'
        for n, ((name, spot), first) in enumerate(zip(sides(place.text), FIRST, strict=False), 1)
    )
    rings = "".join(f'<circle cx="50" cy="85" r="{r}" class="s-line"/>' for r in RINGS)
    words = "".join(
        f'<text x="50" y="{y}">{esc(t(f"parts.{name}"))}</text>' for name, y in (("ring-near", 48), ("ring-far", 8))
    )
    stage = (
        f'<div class="hw-parts-stage" data-part="parts-stage"{attrs(data_rings=json.dumps(RINGS))} '
        f'role="group" aria-label="{esc(t("parts.drawing"))}" hidden>'
        f'<svg viewBox="0 0 100 100" aria-hidden="true"><g fill="none" stroke-dasharray="1 3" '
        f'stroke-linecap="round">{rings}</g><g class="f-soft" font-size="4.6" text-anchor="middle">{words}</g></svg>'
        f'<b class="hw-parts-me">{esc(t("parts.me"))}</b>{shapes}</div>'
    )
    return tool(place, "parts", (
        f'<div class="hw-parts" data-part="parts-panel" hidden><p class="hw-hint" id="{hint}" data-part="parts-hint">'
        f'</p>{stage}<ul class="hw-parts-words" data-part="parts-words"></ul>'
        f'<p class="hw-note hw-parts-note">{esc(t("parts.everyday"))}</p></div>'
    ))


def check(exercise: Exercise) -> Iterator[Found]:
    """A drawing has one to three sides; each name has its place."""
    text = exercise.text(DEFAULT_LANGUAGE)
    fields = {field.id: field for field in text.fields}
    found = sides(text)
    if not 1 <= len(found) <= MOST:
        yield ((DEFAULT_LANGUAGE, "fields"), "sides", f"{len(found)} sides.",
               f"A drawing has one to {MOST} lines named {NAME}1 and so on.")
    for name, spot in found:
        if fields[name].kind != "line":
            yield (DEFAULT_LANGUAGE, "fields"), "sides", f"'{name}' is not a line.", "A side has a short name."
        if spot not in fields or fields[spot].kind != "place" or fields[spot].step != fields[name].step:
            yield ((DEFAULT_LANGUAGE, "fields"), "sides", f"'{name}' has no place.",
                   f"Add '{spot}' of kind `place` to the same step.")


KIND = Kind(
    "steps", STRINGS, with_tool(parts), optional=("sec",), check=check,
    starter=Starter(at=1, fields=starter_fields({f"{NAME}1": "line", f"{SPOT}1": "place"})),
)
