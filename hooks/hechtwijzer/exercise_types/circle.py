"""`circle`: a child going off and coming back, drawn as places on a circle to walk through.

The drawing is our own. What a child may need at each place stands in the data file (`places`), in the order of
going round; a place may name the field for the reader's own note.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin

from .. import DEFAULT_LANGUAGE, LANGUAGES
from ..exercises_parts import button
from ..html import attrs, esc
from ..model import CirclePlace, Exercise, ExerciseText
from .kind import Found, Kind, Place, Starter
from .steps import STRINGS, with_tool
from .tool import tool

WIDTH, HEIGHT = 320, 300
CENTRE, RADIUS = (160, 148), 106
FIRST, LAST = 215, 505
"""Degrees from the top, clockwise, of the first and the last place: to either side of the parent, who sits below."""


def places(text: ExerciseText) -> tuple[CirclePlace, ...]:
    """Return the places; where the file names none, each of the first steps is one."""
    return text.places or tuple(CirclePlace(title=f"{n}.", text=step) for n, step in enumerate(text.steps[:6], 1))


def turn(at: int, total: int) -> float:
    """Return where place `at` of `total` (from 0) is, in degrees from the top, clockwise."""
    return FIRST + (LAST - FIRST) * at / max(1, total - 1)


def spot(degrees: float, radius: float = RADIUS) -> tuple[float, float]:
    """Return the point on the circle in that direction, in the units of the drawing."""
    x, y = CENTRE
    return round(x + radius * sin(radians(degrees)), 1), round(y - radius * cos(radians(degrees)), 1)


def circle(place: Place) -> str:
    """Return the drawing and the list of its places; the script makes the places buttons."""
    t, found = place.t, places(place.text)
    turns = [turn(at, len(found)) for at in range(len(found))]
    buttons = "".join(
        f'<button type="button" class="hw-circle-place" aria-pressed="false" aria-label="{at}. {esc(one.title)}"'
        f"{_position(degrees)}>{at}</button>"
        for at, (one, degrees) in enumerate(zip(found, turns, strict=True), 1)
    )
    items = "".join(
        f'<li{attrs(data_note=one.field)}><p class="hw-circle-title"><b>{at}</b> {esc(one.title)}</p>'
        f"<p>{esc(one.text)}</p></li>"
        for at, one in enumerate(found, 1)
    )
    player = "".join((
        button("circle-previous", t("circle.previous"), hidden=True),
        button("circle-next", t("circle.begin"), quiet=False),
        button("circle-all", t("circle.all"), hidden=True),
    ))
    return tool(place, "circle", (
        f'<div class="hw-circle"><div class="hw-circle-stage" data-part="circle-stage">{_drawing(place, turns)}'
        f'<div role="group" data-part="circle-places" aria-label="{esc(t("circle.places"))}" hidden>{buttons}</div>'
        '</div>'
        f'<p class="hw-row" data-part="circle-player" hidden>{player}</p>'
        '<p class="hw-visually-hidden" role="status" data-part="circle-live"></p>'
        f'<ul class="hw-circle-list" data-part="circle-list">{items}</ul></div>'
    ))


def _position(degrees: float) -> str:
    x, y = spot(degrees)
    return attrs(data_left=f"{x / WIDTH * 100:.2f}", data_top=f"{y / HEIGHT * 100:.2f}", data_turn=f"{degrees:g}")


def _arc(start: float, end: float, kind: str) -> str:
    """Return a part of the way round, with a head at its end."""
    (x1, y1), (x2, y2) = spot(start), spot(end)
    tips = " ".join(f"M{x2} {y2}L{x} {y}" for x, y in (spot(end - 7, RADIUS - 9), spot(end - 6, RADIUS + 10)))
    return f'<path class="{kind}" d="M{x1} {y1}A{RADIUS} {RADIUS} 0 0 1 {x2} {y2} {tips}"/>'


def _drawing(place: Place, turns: list[float]) -> str:
    """A lawn with a way round it; the parent sits below, what there is to discover is above."""
    x, y = CENTRE
    numbers = "".join(
        f'<circle cx="{cx}" cy="{cy}" r="15" class="f-surface s-line" stroke-width="2"/>'
        f'<text x="{cx}" y="{cy + 6}" class="f-ink">{at}</text>'
        for at, (cx, cy) in enumerate(map(spot, turns), 1)
    )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" data-search-exclude '
        f'aria-label="{esc(place.t("circle.description"))}">'
        f'<circle cx="{x}" cy="{y}" r="{RADIUS}" class="f-mist"/>'
        '<circle cx="283" cy="34" r="15" class="f-sun"/>'
        '<path class="f-leaf" opacity=".5" d="M6 92c4-17 17-21 26-14 8-17 26-14 31 1l2 8q0 5-5 5z"/>'
        '<path class="s-leaf" fill="none" stroke-width="6" stroke-linecap="round" d="M36 88V40m0 20c-15 0-21-9-21-24 '
        '15 0 21 9 21 24Zm0-12c13 0 19-8 19-21-13 0-19 8-19 21Z"/>'
        '<g class="s-line" fill="none" stroke-width="2"><circle cx="222" cy="24" r="9" class="f-blush"/>'
        '<path d="M214 20c5 3 11 3 16 0m-16 8c5-3 11-3 16 0"/></g>'
        '<g fill="none" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">'
        f'{_arc(FIRST + 14, 342, "s-teal")}{_arc(378, LAST - 14, "s-clay")}</g>'
        # The parent on a bench, arms open.
        '<path class="s-line" stroke-width="5" stroke-linecap="round" d="M128 283h64m-56 0v12m48-12v12"/>'
        '<g class="f-teal"><circle cx="160" cy="229" r="12"/><path d="M139 281c0-24 8-37 21-37s21 13 21 37z"/></g>'
        '<path class="s-teal" fill="none" stroke-width="7" stroke-linecap="round" d="M146 254c-9 0-15-5-18-12m46 12c9 '
        '0 15-5 18-12"/>'
        f'<g font-size="17" font-weight="700" text-anchor="middle">{numbers}</g>'
        # Drawn around its own middle; the style sheet takes it to its place.
        '<g class="hw-circle-child"><g class="s-clay" fill="none" stroke-width="6" stroke-linecap="round" '
        'stroke-linejoin="round"><path d="M0-6V7l-8 13M0 7l8 13M0-3l-12-5M0-3l12-5"/></g>'
        '<circle cy="-20" r="8" class="f-clay"/></g>'
        "</svg>"
    )


def check(exercise: Exercise) -> Iterator[Found]:
    """Both languages have the same places; a note is text at the step of the drawing, at one place only."""
    first = exercise.text(DEFAULT_LANGUAGE)
    written = {field.id for field in first.fields if field.kind in ("line", "text") and field.step == exercise.at}
    seen: set[str] = set()
    for index, place in enumerate(first.places):
        if place.field is None:
            continue
        if place.field not in written:
            yield ((DEFAULT_LANGUAGE, "places", index), "unknown-field",
                   f"there is no text field '{place.field}' at the step of the drawing.", "Set its `step` to `at`.")
        if place.field in seen:
            yield ((DEFAULT_LANGUAGE, "places", index), "duplicate-id", f"'{place.field}' is used twice.",
                   "A note stands at one place.")
        seen.add(place.field)
    for lang in LANGUAGES[1:]:
        if [place.field for place in exercise.text(lang).places] != [place.field for place in first.places]:
            yield ((lang, "places"), "parity-places", f"has other places than {DEFAULT_LANGUAGE}.",
                   "Both languages have the same places, with the same fields.")


KIND = Kind(
    "steps", STRINGS, with_tool(circle), optional=("sec",), check=check,
    starter=Starter(at=1, fields=("{id: notitie, kind: line, step: 1, label: {label}}",)),
)
