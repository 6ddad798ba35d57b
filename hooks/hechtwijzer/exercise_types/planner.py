"""`planner`: up to three small moments with others and one with oneself, and a file for one's own calendar."""

from __future__ import annotations

from functools import partial

from ..exercises_parts import button
from ..html import esc
from .kind import Kind, Place, Starter, missing_fields, starter_fields
from .steps import STRINGS, with_tool
from .tool import tool

FIELDS = {
    **{f"{name}-{n}": kind for n in (1, 2, 3)
       for name, kind in (("naam", "line"), ("wat", "line"), ("wanneer", "when"), ("plan", "line"))},
    "zelf": "line", "wanneer-zelf": "when",
}
"""What the tool reads: with whom, what, when and the if-then sentence; and the moment with oneself."""


def planner(place: Place) -> str:
    """Return the moments in order of time, and the way to put them in a calendar."""
    t = place.t
    choices = "".join(
        f'<label><input type="checkbox" data-part="planner-{name}">'
        f'<span>{esc(t(f"planner.{name}"))}</span></label>'
        for name in ("words", "alarm")
    )
    return tool(place, "planner", (
        '<div class="hw-planner" data-part="planner-stage" hidden>'
        f'<p data-part="planner-empty">{esc(t("planner.empty"))}</p>'
        '<ul class="hw-planner-list" data-part="planner-list"></ul>'
        f'<div data-part="planner-take"><p class="hw-hint">{esc(t("planner.neutral"))}</p>'
        f'<div class="hw-choice-row">{choices}</div>'
        f'<p class="hw-row">{button("planner-save", t("planner.save"), quiet=False)}</p>'
        f'<p class="hw-hint">{esc(t("planner.file-hint"))}</p></div>'
        '<p class="hw-status" data-part="planner-said" role="status"></p></div>'
    ))


KIND = Kind(
    "steps", STRINGS, with_tool(planner), check=partial(missing_fields, needed=FIELDS),
    starter=Starter(at=1, fields=starter_fields(FIELDS)),
)
