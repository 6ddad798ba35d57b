"""The sliders of an exercise, and the paces that have a name."""

from __future__ import annotations

from collections.abc import Iterable

from ..exercises_strings import strings_json
from ..html import attrs, esc
from ..model import Parameter
from .kind import Place


def presets(place: Place) -> str:
    """Paces with a name; the last choice is what the reader sets below it."""
    name = f"{place.prefix}-tempo"
    names = [*place.text.presets, place.t("exercise.own")]
    values = [" ".join(f"{key}={value:g}" for key, value in preset.items()) for preset in place.exercise.presets]
    options = "".join(
        f'<label><input type="radio" name="{name}" value="{esc(value)}"><span>{esc(text)}</span></label>'
        for text, value in zip(names, [*values, ""], strict=True)
    )
    return (
        f'<fieldset class="hw-choice" data-part="presets"><legend>{esc(place.t("exercise.pace"))}</legend>'
        f'<div class="hw-choice-row">{options}</div></fieldset>'
    )


def settings(place: Place, names: Iterable[str] | None = None) -> str:
    """One slider for each parameter, or for those called `names`, with its value in words."""
    parameters = place.exercise.parameters
    wanted = parameters if names is None else [name for name in names if name in parameters]
    return "".join(_slider(place, name, parameters[name]) for name in wanted)


def _slider(place: Place, name: str, p: Parameter) -> str:
    control = f"{place.prefix}-{name}"
    unit = place.t(f"exercise.unit-{p.unit}")
    one = place.t(f"exercise.unit-{p.unit}-one")
    value = (one if p.default == 1 else unit).replace("{n}", f"{p.default:g}")
    return (
        f'<div class="hw-slider"><label for="{control}">{esc(place.text.settings[name])}</label>'
        f'<input type="range" id="{control}" min="{p.min:g}" max="{p.max:g}" step="{p.step:g}" value="{p.default:g}" '
        f'data-parameter="{name}" data-unit="{esc(unit)}" data-unit-one="{esc(one)}" autocomplete="off">'
        f'<output for="{control}">{esc(value)}</output></div>'
    )


FROM_LINK = '<p class="hw-status" data-part="preset" role="status"></p>'
"""Where the page says what a link has set."""


def preset(place: Place) -> str:
    """Return what lets a link set the sliders of this exercise; empty where it has none."""
    if not place.exercise.parameters:
        return ""
    place.run.elements.add("preset")
    strings = strings_json(place.build, place.run.lang, ("preset",))
    return f"<hw-preset{attrs(data_exercise=place.exercise.id, data_strings=strings)}>{FROM_LINK}</hw-preset>"
