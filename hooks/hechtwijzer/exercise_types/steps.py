"""`steps`: guided steps, alone or with a tool at one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..exercises_parts import button
from .kind import Kind, Place, Starter
from .settings import preset, settings
from .sheet import sheet


def guided_steps(place: Place, extras: Mapping[int, str] | None = None, elsewhere: tuple[str, ...] = ()) -> str:
    """Steps one at a time or all at once, at the reader's pace or timed, read aloud on request.

    `extras` holds HTML to add to the step of that number: the tool of a type. The sliders of the parameters in
    `elsewhere` stand in there.
    """
    t = place.t
    sliders = settings(place, [name for name in place.exercise.parameters if name not in elsewhere])
    body = (
        f'{place.heading(t("exercise.steps"))}'
        f'<p class="hw-left" data-part="progress" role="status" hidden></p>{place.steps(extras)}'
        f'<div class="hw-player" data-part="player" hidden><p class="hw-row">'
        f'{button("previous", t("exercise.previous"), hidden=True)}'
        f'{button("next", t("exercise.next"), quiet=False)}</p>'
        f'<p class="hw-row">{button("all", t("exercise.all"), hidden=True)}'
        f'{button("read", t("exercise.read"), hidden=True)}</p>'
        f"{sliders}{preset(place)}</div>"
    )
    return sheet(place, body) if place.text.fields else body


def with_tool(write: Callable[[Place], str], sliders: tuple[str, ...] = ()) -> Callable[[Place], str]:
    """Return a writer of guided steps with what `write` returns at the step that the data file names (`at`).

    `sliders` names the parameters of which `write` places the sliders itself.
    """

    def written(place: Place) -> str:
        return guided_steps(place, {place.exercise.at or 1: write(place)}, sliders)

    return written


STRINGS = ("steps",)
KIND = Kind(
    "steps", STRINGS, guided_steps, optional=("sec",),
    starter=Starter(parameters={
        "sec": ("{min: 0, max: 60, step: 5, default: 0, unit: seconds}", "Tijd per stap (0 is je eigen tempo)",
                "Time for each step (0 is your own pace)"),
    }),
)
