"""An exercise ready to do, on its own page or inside an article.

Order on the page is order in time: what to know first, how tense you are, the exercise itself, how
tense you are now. Two things stay at hand throughout: the way out, and the traffic light.
"""

from __future__ import annotations

import json

from .addresses import EXERCISES, HELP, exercise_path
from .build import Build, PageRun
from .evidence import label
from .exercise_types import KINDS, Place
from .exercises_parts import Text, bullets, button, scale, with_numbers
from .exercises_strings import strings_json
from .html import attrs, esc
from .model import Exercise

GROUNDING = "aarding"
"""The exercise the others give way to when it gets too much."""


def embed(build: Build, run: PageRun, exercise: Exercise) -> str:
    """Return `exercise` as HTML and note in `run` which browser modules it needs.

    Inside an article it brings its own heading (level 3); on its own page the page has one.
    """
    kind = KINDS[exercise.type]
    run.elements.add(kind.element)
    run.styles.add("exercises")
    t = build.text(run.lang)
    own_page = run.path == exercise_path(exercise.id)
    place = Place(build, run, exercise, f"oefening-{exercise.id}", 3 if own_page else 4)
    body = kind.write(place)
    classes = dict.fromkeys(("hw-exercise", f"hw-exercise--{kind.element}", f"hw-exercise--{exercise.type}"))
    data = attrs(
        class_=" ".join(classes), data_exercise=exercise.id,
        data_demanding=bool(exercise.demands), data_parameters=_parameters_json(exercise),
        data_strings=strings_json(build, run.lang, kind.strings),
    )
    name = f"{place.prefix}-spanning"
    # The <div> makes it a block for every Markdown tool; a custom element alone passes for inline.
    return (
        f'<div class="hw-embed"><hw-{kind.element}{data}>{_head(place, own_page)}{_before(place)}'
        f'{scale(f"{name}-voor", t("exercise.tension-before"), t("exercise.scale-hint"), t, "tension-before")}'
        f'<p class="hw-exercise-lower" data-part="lower" role="status" hidden>{esc(t("exercise.lower-first"))}</p>'
        f'<div class="hw-exercise-body" data-part="body">{body}</div>'
        f'<p class="hw-exercise-done" data-part="done" tabindex="-1" hidden>{esc(t("exercise.done"))}</p>'
        f'{scale(f"{name}-na", t("exercise.tension-after"), t("exercise.scale-hint"), t, "tension-after")}'
        f'<p class="hw-exercise-rise" data-part="rise" hidden>{esc(t("exercise.rise"))}</p>'
        f"{_traffic_light(place)}{_too_much(place)}</hw-{kind.element}></div>"
    )


def _parameters_json(exercise: Exercise) -> str | None:
    if not exercise.parameters:
        return None
    ranges = {name: p.model_dump(mode="json") for name, p in exercise.parameters.items()}
    return json.dumps(ranges, separators=(",", ":"))


def _head(place: Place, own_page: bool) -> str:
    exercise, t = place.exercise, place.t
    minutes = t("exercise.minutes").replace("{n}", str(exercise.minutes))
    facts = f'<p class="hw-exercise-facts"><span>{esc(minutes)}</span> {label(exercise.evidence, place.run, t)}'
    if own_page:
        return f"{facts}</p>"
    page = place.run.link(exercise_path(exercise.id))
    return (
        f'<h3 class="hw-exercise-title">{esc(place.text.title)}</h3>{facts} '
        f'<a href="{esc(page)}">{esc(t("exercise.about"))}</a></p>'
    )


def _before(place: Place) -> str:
    """What to know first: for every exercise, for what this one asks, and for this one alone."""
    t, run = place.t, place.run
    lines = [t("exercise.before-not-now"), *(t(f"exercise.before-{d}") for d in place.exercise.demands)]
    rules = (
        f'<p><a href="{esc(run.link(f"{EXERCISES}#voor-je-begint"))}">{esc(t("exercise.rules"))}</a> '
        f'<a href="{esc(run.link(f"{EXERCISES}#eerst-overleggen"))}">{esc(t("exercise.first-talk"))}</a></p>'
    )
    items = [with_numbers(place.build, run, line) for line in (*place.text.before, *lines)]
    return f'<div class="hw-exercise-before">{place.heading(t("exercise.before"))}{bullets(items)}{rules}</div>'


def _too_much(place: Place) -> str:
    """The way out: opens without scripts; scripts also stop the exercise behind it."""
    t, run, build = place.t, place.run, place.build
    grounding = ""
    if place.exercise.id != GROUNDING and GROUNDING in build.site.exercises:
        link = esc(run.link(exercise_path(GROUNDING)))
        grounding = f'<a class="hw-button" href="{link}">{esc(t("exercise.to-grounding"))}</a> '
    return (
        f'<details class="hw-too-much" data-part="too-much"><summary>{esc(t("exercise.too-much"))}</summary>'
        f'<div class="hw-too-much-text" data-part="way-out" tabindex="-1"><p>{esc(t("exercise.too-much-now"))}</p>'
        f'<p class="hw-row">{grounding}<a class="hw-button hw-button--help" href="{esc(run.link(HELP))}">'
        f'{esc(t("exercise.to-help"))}</a></p>'
        f'<p>{with_numbers(build, run, t("exercise.call"))}</p>'
        f'<p data-part="way-back" hidden>{button("back", t("exercise.back"))}</p></div></details>'
    )


def _traffic_light(place: Place) -> str:
    t: Text = place.t
    colours = "".join(
        f'<li class="hw-light-{colour}"><strong>{esc(t(f"exercise.{colour}"))}</strong> '
        f'{with_numbers(place.build, place.run, t(f"exercise.{colour}-text"))}</li>'
        for colour in ("green", "orange", "red")
    )
    return (
        f'<details class="hw-light"><summary>{esc(t("exercise.light"))}</summary><ul>{colours}</ul>'
        f'<p>{with_numbers(place.build, place.run, t("exercise.alarm"))}</p></details>'
    )
