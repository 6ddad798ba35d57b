"""`compass`: two scales as one point in a plane. No place in it is better than another, and nothing comes out."""

from __future__ import annotations

from collections.abc import Iterator

from .. import DEFAULT_LANGUAGE
from ..addresses import HELP
from ..html import attrs, esc
from ..model import Exercise
from .kind import Found, Kind, Place, Starter, starter_fields
from .steps import STRINGS, with_tool
from .tool import tool

SCALES = {"up": "nabijheid", "right": "bescherming"}
"""Direction in the plane -> field; both run from 0 to 10."""
CORNERS = ("up", "high", "low", "right")
"""The four fields of the plane, in the order of reading: closeness, both, neither, protection."""
MARGIN = 8
"""Room around the plane for the point at its edge, where the plane itself is 100 wide; the script knows it too."""
# Each dash is a dot: one for every pair of numbers, to see where the point can stand and to mark by hand on paper.
DOTS = "".join(f"M0 {y}H100.1" for y in range(0, 101, 10))


def compass(place: Place) -> str:
    """A plane to look at or to mark on paper, and a point that only scripts can move."""
    t = place.t
    labels = {field.id: field.label for field in place.text.fields}
    box = f"{-MARGIN} {-MARGIN} {100 + 2 * MARGIN} {100 + 2 * MARGIN}"
    corners = "".join(
        f'<span class="hw-compass-corner hw-compass-{name}">{esc(t(f"compass.corner-{name}"))}</span>'
        for name in CORNERS
    )
    sliders = "".join(
        f'<input type="range" min="0" max="10" step="1" autocomplete="off"'
        f'{attrs(data_part=f"compass-{way}", aria_label=labels[field])} '
        f'aria-orientation="{"vertical" if way == "up" else "horizontal"}">'
        for way, field in SCALES.items()
    )
    numbers = "".join(
        f'<span class="hw-compass-{way}-{n}">{n}</span>' for way in SCALES for n in (0, 5, 10)
    )
    return tool(place, "compass", (
        f'<p class="hw-hint" data-part="compass-hint" hidden>{esc(t("compass.hint"))}</p>'
        f'<div class="hw-compass"><div class="hw-compass-words" aria-hidden="true">'
        f'<span class="hw-compass-up-name">{esc(t("compass.up"))}</span>'
        f'<span class="hw-compass-right-name">{esc(t("compass.right"))}</span>{numbers}</div>'
        f'<div class="hw-compass-stage" data-part="compass-stage"><div aria-hidden="true"><svg viewBox="{box}">'
        f'<path class="hw-compass-cross" d="M50 0V100M0 50H100"/><path class="hw-compass-dots" d="{DOTS}"/></svg>'
        f"{corners}</div>"
        f'<div class="hw-compass-point" role="group"{attrs(aria_label=t("compass.point"))} data-part="compass-point" '
        f"hidden>{sliders}</div></div></div>"
        '<div class="hw-compass-said" data-part="compass-said" role="status" hidden></div>'
        f'<p class="hw-note hw-compass-safe" data-part="compass-safe" hidden>{esc(t("compass.safe"))} '
        f'<a href="{esc(place.run.link(HELP))}">{esc(t("exercise.to-help"))}</a></p>'
    ))


def check(exercise: Exercise) -> Iterator[Found]:
    """Both scales are there, each at a step that comes before the plane."""
    fields = {field.id: field for field in exercise.text(DEFAULT_LANGUAGE).fields}
    for name in SCALES.values():
        field = fields.get(name)
        if field is None or field.kind != "scale" or field.step > (exercise.at or 1):
            yield ((DEFAULT_LANGUAGE, "fields"), "missing-scale", f"a compass needs the scale '{name}'.",
                   f"Add it with kind `scale`, at step {exercise.at or 1} or before.")


KIND = Kind(
    "steps", STRINGS, with_tool(compass), optional=("sec",), check=check,
    starter=Starter(at=1, fields=starter_fields(dict.fromkeys(SCALES.values(), "scale"))),
)
