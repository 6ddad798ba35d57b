"""Rules for exercises that no single field can break.

Both languages have one shape, types have what they need, presets stay within their ranges, and every
number to call is one that exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import DEFAULT_LANGUAGE, LANGUAGES, yamlfile
from .exercise_types import KINDS, Found
from .exercises_parts import NUMBER
from .model import Exercise
from .problems import Problem, did_you_mean
from .site import Site


def check_exercises(site: Site) -> list[Problem]:
    """Return what is wrong with the exercises of `site`, with file and line."""
    problems = []
    for exercise in site.exercises.values():
        faults = [fault for rule in _RULES for fault in rule(exercise)]
        faults += _unknown_numbers(site, exercise)
        if not faults:
            continue
        name = site.files[f"exercise:{exercise.id}"]
        source = yamlfile.read(site.root / name, name)
        problems += [
            Problem(name, source.line(path), yamlfile.dotted(path), code, text, hint)
            for path, code, text, hint in faults
        ]
    return problems


def _same_steps(exercise: Exercise) -> Iterator[Found]:
    first = len(exercise.text(DEFAULT_LANGUAGE).steps)
    for lang in LANGUAGES[1:]:
        count = len(exercise.text(lang).steps)
        if count != first:
            yield ((lang, "steps"), "parity-steps", f"{DEFAULT_LANGUAGE} has {first} steps, {lang} has {count}.",
                   "Both languages have the same steps.")


def _same_fields(exercise: Exercise) -> Iterator[Found]:
    first = exercise.text(DEFAULT_LANGUAGE).fields
    for lang in LANGUAGES[1:]:
        fields = exercise.text(lang).fields
        ids, others = [f.id for f in first], [f.id for f in fields]
        if ids != others:
            lost = [i for i in ids if i not in others]
            added = [i for i in others if i not in ids]
            what = f"misses {', '.join(lost)}" if lost else f"adds {', '.join(added)}" if added else "has another order"
            yield ((lang, "fields"), "parity-fields", f"{lang} {what}.", "Both languages have the same fields.")
            continue
        for index, (one, other) in enumerate(zip(first, fields, strict=True)):
            shape = (one.kind, one.step, one.several, tuple(one.options))
            if shape != (other.kind, other.step, other.several, tuple(other.options)):
                yield ((lang, "fields", index), "parity-fields",
                       f"field '{one.id}' differs from {DEFAULT_LANGUAGE} in kind, step or options.",
                       "Only the words may differ.")


def _fields_fit(exercise: Exercise) -> Iterator[Found]:
    for lang in LANGUAGES:
        text = exercise.text(lang)
        seen: set[str] = set()
        for index, field in enumerate(text.fields):
            path = (lang, "fields", index)
            if field.id in seen:
                yield path, "duplicate-id", f"field '{field.id}' occurs twice.", "Every id is used once."
            seen.add(field.id)
            if field.step > len(text.steps):
                yield path, "unknown-step", f"there is no step {field.step}.", f"There are {len(text.steps)}."
            if field.kind == "choice" and len(field.options) < 2:
                yield path, "options", "a choice needs at least two options.", "Add them under `options`."
            if field.kind != "choice" and (field.options or field.several):
                yield path, "options", f"a {field.kind} has no options.", "Remove them, or use kind `choice`."


def _parameters_fit(exercise: Exercise) -> Iterator[Found]:
    kind = KINDS[exercise.type]
    for name in kind.required:
        if name not in exercise.parameters:
            yield ("parameters",), "missing-parameter", f"a {exercise.type} needs the parameter '{name}'.", "Add it."
    for name in exercise.parameters:
        if name not in kind.parameters:
            yield (("parameters", name), "unknown-parameter", f"a {exercise.type} has no parameter '{name}'.",
                   did_you_mean(name, kind.parameters))
    for lang in LANGUAGES:
        labels = exercise.text(lang).settings
        for name in exercise.parameters.keys() - labels.keys():
            yield (lang, "settings"), "parity-settings", f"parameter '{name}' has no name in {lang}.", "Add it."
        for name in labels.keys() - exercise.parameters.keys():
            yield ((lang, "settings", name), "parity-settings", f"there is no parameter '{name}'.",
                   did_you_mean(name, exercise.parameters))


def _presets_fit(exercise: Exercise) -> Iterator[Found]:
    for index, preset in enumerate(exercise.presets):
        for name, value in preset.items():
            parameter = exercise.parameters.get(name)
            path = ("presets", index, name)
            if parameter is None:
                yield (path, "unknown-parameter", f"there is no parameter '{name}'.",
                       did_you_mean(name, exercise.parameters))
            elif not parameter.min <= value <= parameter.max:
                yield (path, "out-of-range", f"{value:g} lies outside {parameter.min:g} to {parameter.max:g}.",
                       "Presets stay within the ranges of the parameters.")
    for lang in LANGUAGES:
        count = len(exercise.text(lang).presets)
        if count != len(exercise.presets):
            yield ((lang, "presets"), "parity-presets",
                   f"{len(exercise.presets)} presets, but {count} names in {lang}.", "Give each preset one name.")


def _kind_fits(exercise: Exercise) -> Iterator[Found]:
    steps = len(exercise.text(DEFAULT_LANGUAGE).steps)
    if exercise.at is not None and exercise.at > steps:
        yield ("at",), "unknown-step", f"there is no step {exercise.at}.", f"There are {steps}."
    yield from KINDS[exercise.type].check(exercise)


def _evidence_agrees(exercise: Exercise) -> Iterator[Found]:
    for lang in LANGUAGES:
        levels = re.findall(r"\]\(evidence:(\w+)\)", exercise.text(lang).evidence)
        if exercise.evidence not in levels:
            yield ((lang, "evidence"), "evidence-differs",
                   f"the text does not carry the label of level {exercise.evidence}.",
                   f"Write it as [word](evidence:{exercise.evidence}).")


def _unknown_numbers(site: Site, exercise: Exercise) -> Iterator[Found]:
    """Cautions may name helplines as `{nl-113}`; each must be in `helplines.yml`."""
    known = [line.id for line in site.helplines]
    for lang in LANGUAGES:
        for index, line in enumerate(exercise.text(lang).before):
            for name in NUMBER.findall(line):
                if name not in known:
                    yield ((lang, "before", index), "unknown-helpline", f"there is no helpline '{name}'.",
                           did_you_mean(name, known))


_RULES = (_same_steps, _same_fields, _fields_fit, _parameters_fit, _presets_fit, _kind_fits, _evidence_agrees)
