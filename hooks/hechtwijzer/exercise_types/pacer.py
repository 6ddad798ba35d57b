"""`pacer`: a rhythm to breathe with."""

from __future__ import annotations

from ..exercises_parts import button
from ..html import esc
from .kind import Kind, Place, Starter
from .settings import FROM_LINK, presets, settings


def pacer(place: Place) -> str:
    """A rhythm to breathe with: a shape, a word and a count, at a pace the reader sets."""
    t = place.t
    ring = (
        '<div class="hw-ring" data-part="ring" aria-hidden="true"><div class="hw-ring-text">'
        '<b data-part="count"></b><span data-part="phase"></span></div></div>'
        f'<progress class="hw-pace-bar" data-part="bar" max="1" value="0" aria-label="{esc(t("exercise.bar"))}">'
        "</progress>"
    )
    choices = "".join(
        f'<label hidden data-part="{name}-choice"><input type="checkbox" data-part="{name}">'
        f'<span>{esc(t(f"exercise.{name}"))}</span></label>'
        for name in ("sound", "vibration")
    )
    return (
        f'<div class="hw-player" data-part="player" hidden>{ring}'
        f'<p class="hw-left" data-part="left"></p><p class="hw-visually-hidden" data-part="live" role="status"></p>'
        f'<p class="hw-row">{button("start", t("exercise.start"), quiet=False)}'
        f'{button("stop", t("exercise.stop"), hidden=True)}</p>'
        f'<details class="hw-settings"><summary>{esc(t("exercise.own-pace"))}</summary>'
        f"{presets(place)}{settings(place)}"
        f'<div class="hw-choice-row">{choices}</div>'
        f'<p><a data-part="link" href="#">{esc(t("exercise.link"))}</a></p></details>'
        f'{FROM_LINK}</div>{place.heading(t("exercise.steps"))}{place.steps()}'
    )


KIND = Kind(
    "pacer", ("pacer", "preset"), pacer, required=("in", "vast", "uit", "min", "aanloop"),
    starter=Starter(parameters={
        "in": ("{min: 2, max: 8, step: 0.5, default: 4, unit: seconds}", "Inademen", "Breathe in"),
        "vast": ("{min: 0, max: 2, step: 0.5, default: 0, unit: seconds}", "Wachten voor het uitademen (hoeft niet)",
                 "Wait before breathing out (optional)"),
        "uit": ("{min: 2, max: 10, step: 0.5, default: 6, unit: seconds}", "Uitademen", "Breathe out"),
        "min": ("{min: 1, max: 3, step: 1, default: 3, unit: minutes}", "Hoelang", "How long"),
        "aanloop": ("{min: 0, max: 30, step: 5, default: 20, unit: seconds}", "Eerst gewoon ademen",
                    "Breathe normally first"),
    }),
)
