"""`sentences`: what is filled in becomes one message, with beginnings to tap.

The data file holds the message as patterns (`message`), beginnings beside their fields (`starters`), what a
choice becomes (`says`), and, if the reader may rework the sentences, the field they go to (`into`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from .. import DEFAULT_LANGUAGE, LANGUAGES
from ..exercises_parts import button
from ..html import attrs, esc
from ..model import Exercise, ExerciseField, ExerciseText
from ..problems import did_you_mean
from .kind import Found, Kind, Place, Starter
from .steps import STRINGS, with_tool
from .tool import tool

SLOT = re.compile(r"\{([^{}]*)\}")
WRITTEN = ("line", "text")
GRAMMAR: dict[str, dict[str, object]] = {
    "nl": {
        "turn": {"after": ["dan", "anders"], "subjects": ["ik", "we", "wij", "het", "dat", "hij", "ze", "zij"]},
        "own": {"after": ["liever", "graag"], "subjects": ["we", "wij", "je", "jij", "kun", "wil"]},
        "names": ["als", "wanneer"],
        "small": ["je", "jij", "jullie", "we", "wij", "ik", "het", "er", "de", "een", "iemand", "ze", "zij", "hij",
                  "mijn"],
    },
    "en": {
        "turn": {"after": [], "subjects": []},
        "own": {"after": ["i"], "subjects": ["it", "that", "this", "my", "we", "there"]},
        "names": ["when", "if"],
        "small": ["you", "we", "it", "there", "the", "a", "an", "they", "he", "she", "my", "your", "someone"],
    },
}
"""What joining answers to the words before them needs to know of a language.

`turn`: after these words verb and subject change places ("dan" + "ik slaap slecht": "dan slaap ik slecht").
`own`: after these words a clause with a subject of its own stands better alone ("liever" + "we bellen vroeg").
`names`: after these words, and after a colon, a capital may be that of a name, and is lowered only in the words
of `small`.
"""


def patterns(text: ExerciseText) -> tuple[str, ...]:
    """Return the sentences of the message; where the file names none, each line is a sentence."""
    return text.message or tuple(f"{{{field.id}}}" for field in text.fields if field.kind == "line")


def sentences(place: Place) -> str:
    """Return the message, read as one, and the beginnings that the script hangs below their fields."""
    t, text, into = place.t, place.text, place.exercise.into
    fields = {field.id: field for field in text.fields}
    limit = fields[into].step if into else 0
    draft = [p for p in patterns(text) if all(fields[name].step <= limit for name in SLOT.findall(p))]
    rest = [p for p in patterns(text) if p not in draft]
    says = {field.id: field.says for field in text.fields if field.says}
    data = _json({"draft": draft, "rest": rest, "into": into, "says": says, "grammar": GRAMMAR[place.run.lang]})
    take = button("sentences-into", t("sentences.into").replace("{field}", fields[into].label)) if into else ""
    panel = (
        f'<div class="hw-message" data-part="sentences-panel" hidden><p class="hw-message-title">'
        f'{esc(t("sentences.title"))}</p><p class="hw-message-text" data-part="sentences-message"'
        f'{attrs(data_message=data)}></p>'
        f'<p class="hw-row" data-part="sentences-actions">{button("sentences-copy", t("sentences.copy"))}'
        f'{button("sentences-read", t("sentences.read"), hidden=True)}{take}</p>'
        '<p class="hw-status" data-part="sentences-status" role="status"></p></div>'
    )
    return tool(place, "sentences", f'{panel}{"".join(_starters(place, f) for f in fields.values())}')


def _starters(place: Place, field: ExerciseField) -> str:
    if not field.starters and field.id != place.exercise.into:
        return ""
    t = place.t
    chips = "".join(
        f'<button type="button" class="hw-starter">{esc(starter)}</button>' for starter in field.starters
    )
    label = t("sentences.starters").replace("{field}", field.label)
    return (
        f'<div class="hw-starters" role="group" hidden{attrs(aria_label=label, data_starters=field.id)}>{chips}'
        f'{button("sentences-undo", t("sentences.undo"), hidden=True)}'
        '<span class="hw-status" data-part="sentences-replaced" role="status"></span></div>'
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def check(exercise: Exercise) -> Iterator[Found]:
    """Every place in a sentence is a field with words, the same in both languages; so are the beginnings."""
    first = exercise.text(DEFAULT_LANGUAGE)
    for lang in LANGUAGES:
        text = exercise.text(lang)
        yield from _message_fits(text, lang)
        if [SLOT.findall(p) for p in text.message] != [SLOT.findall(p) for p in first.message]:
            yield ((lang, "message"), "parity-message", f"has other places than {DEFAULT_LANGUAGE}.",
                   "Both languages have the same sentences.")
        for index, (one, other) in enumerate(zip(first.fields, text.fields, strict=False)):
            if (len(one.starters), list(one.says)) != (len(other.starters), list(other.says)):
                yield ((lang, "fields", index), "parity-fields", f"field '{one.id}' differs in `starters` or `says`.",
                       "Both languages offer the same.")
    written = [field.id for field in first.fields if field.kind in WRITTEN]
    if exercise.into is not None and exercise.into not in written:
        yield (("into",), "unknown-field", f"there is no text field '{exercise.into}'.",
               did_you_mean(exercise.into, written))


def _message_fits(text: ExerciseText, lang: str) -> Iterator[Found]:
    fields = {field.id: field for field in text.fields}
    for index, pattern in enumerate(text.message):
        path, names = (lang, "message", index), SLOT.findall(pattern)
        if not names:
            yield path, "no-place", "has no place for an answer.", "Write it as {field}."
        for name in names:
            if name not in fields:
                yield path, "unknown-field", f"there is no field '{name}'.", did_you_mean(name, fields)
            elif fields[name].kind not in WRITTEN and not fields[name].says:
                yield path, "no-words", f"'{name}' has no words of its own.", "Say under `says` what an option becomes."
    for index, field in enumerate(text.fields):
        if field.starters and field.kind not in WRITTEN:
            yield (lang, "fields", index), "starters", "only text has beginnings.", "Remove `starters`."
        for option in field.says.keys() - field.options.keys():
            yield ((lang, "fields", index), "unknown-option", f"there is no option '{option}'.",
                   did_you_mean(option, field.options))


KIND = Kind(
    "steps", STRINGS, with_tool(sentences), optional=("sec",), check=check,
    starter=Starter(at=1, fields=("{id: begin, kind: line, step: 1, label: {label}}",)),
)
