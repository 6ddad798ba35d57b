"""`reflection`: a reader's own answers to statements, given back in groups, each with a plain bar.

Not a test: no number, no type, no norm. The statements of one step are one group (`groups` names them); a
statement with `turned` is read the other way round. Shown only when the reader asks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from .. import DEFAULT_LANGUAGE, LANGUAGES
from ..exercises_parts import button
from ..html import attrs, esc
from ..model import Exercise, ExerciseField, ExerciseText
from .kind import Found, Kind, Place, Starter
from .steps import STRINGS, with_tool
from .tool import tool


def groups(text: ExerciseText) -> dict[int, list[ExerciseField]]:
    """Return the statements by their step: choices of one, in the order of the steps."""
    found: dict[int, list[ExerciseField]] = {}
    for field in sorted((f for f in text.fields if f.kind == "choice"), key=lambda field: field.step):
        found.setdefault(field.step, []).append(field)
    return found


def reflection(place: Place) -> str:
    """Return the button that shows the answers, and an empty place for each group."""
    t, text, name = place.t, place.text, f"{place.prefix}-antwoorden"
    titles = text.groups or (t("reflection.group"),) * len(groups(text))
    parts = "".join(
        f'<div class="hw-reflection-group" data-part="reflection-group"{_data(fields)}>{place.heading(title)}'
        f'{_bar(fields)}<p class="hw-reflection-words" data-part="reflection-words"></p>'
        '<dl data-part="reflection-answers"></dl></div>'
        for title, fields in zip(titles, groups(text).values(), strict=True)
    )
    show = button("reflection-show", t("reflection.show"), aria_expanded="false", aria_controls=name)
    return tool(place, "reflection", (
        f'<div data-part="reflection-panel" hidden><p class="hw-row">{show}</p>'
        f'<div class="hw-reflection" id="{name}" data-part="reflection-result" hidden>{parts}'
        f'<p class="hw-reflection-no-test">{esc(t("reflection.no-test"))}</p></div></div>'
    ))


def _data(fields: list[ExerciseField]) -> str:
    turned = [field.id for field in fields if field.turned]
    return attrs(data_fields=json.dumps([field.id for field in fields]), data_turned=json.dumps(turned))


def _bar(fields: list[ExerciseField]) -> str:
    """A bar between the first and the last answer; what it shows is said in words below it."""
    words = list(fields[0].options.values())
    return (
        '<div class="hw-reflection-bar" data-part="reflection-bar" aria-hidden="true"><div><span></span></div>'
        f"<p><span>{esc(words[0])}</span><span>{esc(words[-1])}</span></p></div>"
    )


def check(exercise: Exercise) -> Iterator[Found]:
    """Statements share one scale of answers, groups have names, and both languages read the same way."""
    for lang in LANGUAGES:
        text = exercise.text(lang)
        found = groups(text)
        if text.groups and len(text.groups) != len(found):
            yield ((lang, "groups"), "groups", f"names {len(text.groups)} groups; steps with statements: {len(found)}.",
                   "Each step with statements is one group.")
        scales = {tuple(field.options.items()) for fields in found.values() for field in fields}
        if len(scales) != 1:
            yield ((lang, "fields"), "scale-differs", f"the statements have {len(scales)} scales of answers.",
                   "Give all of them the same options, in the same order.")
        for index, (field, first) in enumerate(zip(text.fields, exercise.text(DEFAULT_LANGUAGE).fields, strict=False)):
            if field.kind == "choice" and field.several:
                yield (lang, "fields", index), "several", "a statement has one answer.", "Remove `several`."
            if field.turned and field.kind != "choice":
                yield (lang, "fields", index), "turned", "is not a statement.", "Remove `turned`."
            if field.turned != first.turned:
                yield ((lang, "fields", index), "parity-fields", f"'{field.id}' is turned in one language only.",
                       "Both languages are read the same way.")


KIND = Kind(
    "steps", STRINGS, with_tool(reflection), optional=("sec",), check=check,
    starter=Starter(at=1, fields=(
        "{id: zin, kind: choice, step: 1, label: {label}, options: {niet: {label}, heel: {label}}}",
    )),
)
