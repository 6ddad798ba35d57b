"""`turns`: two people and one device. Who tells, who listens, and a clock for each turn."""

from __future__ import annotations

from ..exercises_parts import button
from ..html import esc
from .kind import Kind, Place, Starter
from .settings import settings
from .signs import signs
from .steps import STRINGS, with_tool
from .tool import tool

SLIDERS = ("min",)
"""How long each of the two tells, in minutes."""


def turns(place: Place) -> str:
    """Return the clock and two role cards; the steps around it say the same and need neither."""
    t = place.t
    circles = "".join(
        f'<span data-part="turns-{who}-circle"><span><b>{esc(t(f"turns.{who}"))}</b>'
        f'<span data-part="turns-{who}-time"></span></span></span>'
        for who in ("one", "other")
    )
    cards = "".join(
        f'<li data-part="turns-{who}-card"><p><b>{esc(t(f"turns.{who}"))}</b> '
        f'<span data-part="turns-{who}-role"></span></p><p data-part="turns-{who}-does"></p></li>'
        for who in ("one", "other")
    )
    return tool(place, "turns", (
        f'<div class="hw-turns" data-part="turns-stage" hidden><p class="hw-hint">{esc(t("turns.hint"))}</p>'
        f'<p class="hw-turns-which" data-part="turns-which"></p>'
        f'<p class="hw-turns-circles" aria-hidden="true">{circles}</p>'
        f'<p class="hw-visually-hidden" role="timer" data-part="turns-left"></p>'
        f'<ul class="hw-turns-cards" data-part="turns-cards">{cards}</ul>'
        f'<p class="hw-turns-said" data-part="turns-said" role="status"></p>'
        f'<p class="hw-row">{button("turns-start", t("turns.start"), quiet=False)}'
        f'{button("turns-skip", t("turns.skip"))}{button("turns-stop", t("turns.stop"), hidden=True)}</p>'
        f'<details class="hw-settings"><summary>{esc(t("turns.settings"))}</summary>'
        f'{settings(place, SLIDERS)}{signs(place, "turns")}</details></div>'
    ))


KIND = Kind(
    "steps", STRINGS, with_tool(turns, sliders=SLIDERS), required=SLIDERS,
    starter=Starter(at=1, parameters={
        "min": ("{min: 1, max: 5, step: 1, default: 3, unit: minutes}", "Hoelang ieder vertelt",
                "How long each of you talks"),
    }),
)
