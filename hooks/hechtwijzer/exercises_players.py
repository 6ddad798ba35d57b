"""What differs by type of exercise: the steps, and the parts that only scripts can run.

`PLAYERS` is the table of types; adding a type means a function here, a line in both tables, a value
in the model and a browser module of the same name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .build import Build, PageRun
from .exercises_parts import Text, button, steps
from .html import attrs, esc
from .model import Exercise, ExerciseText, Parameter


@dataclass(frozen=True)
class Place:
    """One exercise on one page: what every part of it needs to know."""

    build: Build
    run: PageRun
    exercise: Exercise
    prefix: str
    """Starts every id and name inside the exercise."""
    level: int
    """The level of headings inside the exercise."""

    @property
    def text(self) -> ExerciseText:
        """The words of the exercise in the language of the page."""
        return self.exercise.text(self.run.lang)

    @property
    def t(self) -> Text:
        """The lookup of interface strings in the language of the page."""
        return self.build.text(self.run.lang)

    def heading(self, text: str) -> str:
        """Return a heading inside the exercise."""
        return f'<h{self.level} class="hw-exercise-heading">{esc(text)}</h{self.level}>'

    def steps(self) -> str:
        """Return the steps with their fields."""
        return steps(self.build, self.run, self.text.steps, self.text.fields, self.prefix)


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
        f"{_presets(place)}{_settings(place)}"
        f'<div class="hw-choice-row">{choices}</div>'
        f'<p><a data-part="link" href="#">{esc(t("exercise.link"))}</a></p></details>'
        f'{_from_link()}</div>{place.heading(t("exercise.steps"))}{place.steps()}'
    )


def guided_steps(place: Place) -> str:
    """Steps one at a time or all at once, at the reader's pace or timed, read aloud on request."""
    t = place.t
    settings = _settings(place) if place.exercise.parameters else ""
    not_kept = f'<p class="hw-hint">{esc(t("exercise.not-kept"))}</p>' if place.text.fields else ""
    return (
        f'{place.heading(t("exercise.steps"))}{not_kept}'
        f'<p class="hw-left" data-part="progress" role="status" hidden></p>{place.steps()}'
        f'<div class="hw-player" data-part="player" hidden><p class="hw-row">'
        f'{button("previous", t("exercise.previous"), hidden=True)}'
        f'{button("next", t("exercise.next"), quiet=False)}</p>'
        f'<p class="hw-row">{button("all", t("exercise.all"), hidden=True)}'
        f'{button("read", t("exercise.read"), hidden=True)}</p>'
        f'{settings}{_from_link()}</div>'
    )


def diary(place: Place) -> str:
    """Writing about one moment, and looking back on several; kept only if the reader chooses so."""
    t, prefix = place.t, place.prefix
    finish = (
        f'<p class="hw-row" data-part="finish" hidden>{button("save", t("exercise.save"), quiet=False)}'
        f'{button("clear", t("exercise.clear"))}</p>'
        '<p class="hw-status" data-part="status" role="status"></p>'
    )
    list_id = f"{prefix}-zoek"
    entries = (
        f'<section class="hw-entries" data-part="entries" hidden>{place.heading(t("exercise.entries"))}'
        f'<div class="hw-field"><label for="{list_id}">{esc(t("exercise.search"))}</label>'
        f'<input type="search" id="{list_id}" autocomplete="off" data-part="search"></div>'
        '<p class="hw-status" data-part="found" role="status"></p>'
        f'{button("undo", t("exercise.undo"), hidden=True)}<ul class="hw-entry-list" data-part="list"></ul>'
        f'<details class="hw-overview" data-part="overview"{attrs(data_group_by=place.exercise.group_by)}>'
        f'<summary>{esc(t("exercise.overview"))}</summary><div data-part="charts"></div></details>'
        f'<details data-part="take"><summary>{esc(t("exercise.take"))}</summary>'
        f'<p class="hw-row">{button("as-text", t("exercise.as-text"))}{button("as-json", t("exercise.as-json"))}'
        f'{button("wipe", t("exercise.wipe"))}</p>'
        f'<p class="hw-hint">{esc(t("exercise.as-json-hint"))} '
        f'<a href="{esc(place.run.link("/over/privacy/#mijn-gegevens"))}">{esc(t("exercise.my-data"))}</a></p>'
        f'<div data-part="summary" hidden><div class="hw-field"><label for="{prefix}-tekst">'
        f'{esc(t("exercise.summary"))}</label><textarea id="{prefix}-tekst" rows="12" autocomplete="off" '
        'spellcheck="false" data-part="summary-text"></textarea></div>'
        f'<p class="hw-row">{button("copy", t("exercise.copy"))}{button("save-text", t("exercise.save-text"))}'
        f'{button("print", t("exercise.print"))}</p></div></details></section>'
    )
    return f'{_keep(place)}{place.heading(t("exercise.steps"))}{place.steps()}{finish}{entries}'


def _keep(place: Place) -> str:
    """What may be kept: chosen before the first word is written. Keeping nothing comes first."""
    t, name = place.t, f"{place.prefix}-bewaren"
    options = "".join(
        f'<label><input type="radio" name="{name}" value="{mode}"{attrs(checked=mode == "none")}>'
        f'<span><strong>{esc(t(f"exercise.keep-{mode}"))}</strong> '
        f'{esc(t(f"exercise.keep-{mode}-text"))}</span></label>'
        for mode in ("none", "tab", "device")
    )
    periods = "".join(
        f'<option value="{days}">{esc(t(f"exercise.expiry-{days}"))}</option>' for days in (0, 30, 90, 365)
    )
    return (
        f'<fieldset class="hw-keep" data-part="keep" hidden><legend>{esc(t("exercise.keep"))}</legend>{options}'
        f'<div data-part="keep-device" hidden><p class="hw-note">{esc(t("exercise.keep-shared"))} '
        f'{esc(t("exercise.keep-safari"))}</p>'
        f'<div class="hw-field"><label for="{name}-tot">{esc(t("exercise.expiry"))}</label>'
        f'<select id="{name}-tot" data-part="expiry">{periods}</select></div></div>'
        f'<div class="hw-keep-ask" data-part="keep-ask" hidden><p data-part="keep-question"></p><p class="hw-row">'
        f'{button("keep-move", t("exercise.keep-move"))}{button("keep-stay", t("exercise.keep-stay"))}</p></div>'
        f'<p class="hw-status" data-part="keep-status" role="status"></p></fieldset>'
        f'<p class="hw-hint" data-part="no-script">{esc(t("exercise.no-script"))}</p>'
    )


def _presets(place: Place) -> str:
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


def _settings(place: Place) -> str:
    """One slider for each parameter, with its value in words."""
    return "".join(_slider(place, name, parameter) for name, parameter in place.exercise.parameters.items())


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


def _from_link() -> str:
    return '<p class="hw-status" data-part="preset" role="status"></p>'


PLAYERS: dict[str, Callable[[Place], str]] = {"pacer": pacer, "diary": diary, "steps": guided_steps}
"""How each type is written."""

STRINGS: dict[str, tuple[str, ...]] = {
    "pacer": ("pacer", "preset"), "diary": ("diary", "storage"), "steps": ("steps", "preset"),
}
"""The groups of interface strings that the script of each type needs; `exercise` is for Python only."""
