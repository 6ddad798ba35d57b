"""A new exercise: the parts its type needs, in both languages, every sentence still to be written."""

from __future__ import annotations

import datetime
from typing import get_args

from . import addresses
from .exercise_types import KINDS
from .model import Exercise, Moment
from .plan import Plan, refused
from .problems import Problem, did_you_mean
from .scaffold_parts import a_year_after, faults, plain, quoted, taken
from .site import Site

TYPES: tuple[str, ...] = tuple(KINDS)

_WORDS = {
    "nl": {
        "title": "TODO: titel", "description": "TODO: één zin die zegt wat je doet en wanneer het helpt.",
        "purpose": "TODO: waarvoor is deze oefening, zonder iets te beloven?",
        "evidence": "TODO: wat is er onderzocht? Het bewijs is [onvoldoende](evidence:D).",
        "before": "TODO: voor wie of wanneer is dit niet geschikt, en wat dan?",
        "step": "TODO: eerste stap.", "label": "TODO: wat de lezer hier invult",
        "after": "TODO: hoe rond je af?", "stop": "TODO: wanneer stop je, en waar ga je dan heen?",
    },
    "en": {
        "title": "TODO: title", "description": "TODO: one sentence that says what you do and when it helps.",
        "purpose": "TODO: what is this exercise for, without promising anything?",
        "evidence": "TODO: what has been studied? The evidence is [insufficient](evidence:D).",
        "before": "TODO: for whom or when is this unsuitable, and what then?",
        "step": "TODO: first step.", "label": "TODO: what the reader fills in here",
        "after": "TODO: how do you round off?", "stop": "TODO: when do you stop, and where do you turn then?",
    },
}


def new_exercise(site: Site, exercise_id: str, kind: str, today: datetime.date) -> Plan:
    """Return the plan for a new exercise of type `kind`, reviewed `today`."""
    file = f"docs/data/exercises/{exercise_id}.yml"
    problems = taken(site, exercise_id, addresses.exercise_path(exercise_id), file, "rustige-plek")
    if kind not in TYPES:
        problems.append(Problem("type", 0, "", "unknown-type", f"'{kind}' is not one of {', '.join(TYPES)}.",
                                did_you_mean(kind, TYPES)))
    if problems:
        return refused(*problems)
    text = _text(exercise_id, kind, today)
    if problems := faults(text, file, Exercise):
        return refused(*problems)
    return Plan({file: text}, steps=(f"{file}: new",))


def _text(exercise_id: str, kind: str, today: datetime.date) -> str:
    starter = KINDS[kind].starter
    parameters = starter.parameters or {}
    lines = [
        f"id: {plain(exercise_id)}", f"type: {kind}", *([f"at: {starter.at}"] if starter.at else []),
        f"moment: kalmeren  # TODO: choose from {', '.join(get_args(Moment))}",
        "minutes: 5  # TODO: how long it takes",
        "evidence: D  # TODO: A to E, as in the texts below",
        "demands: []  # TODO: what makes it heavy (writing, imagery, body, breath, together), if anything",
        *(["parameters:", *(f"  {name}: {values[0]}" for name, values in parameters.items())] if parameters else []),
        "refs: []", "related: []",
        f"reviewed: {today}", f"next_review: {a_year_after(today)}",
    ]
    for place, (lang, words) in enumerate(_WORDS.items(), 1):
        lines += [
            f"{lang}:",
            *(f"  {key}: {quoted(words[key])}" for key in ("title", "description", "purpose", "evidence")),
            "  before:", f"    - {quoted(words['before'])}",
            "  steps:", f"    - {quoted(words['step'])}",
        ]
        if starter.fields:
            label = quoted(words["label"])
            lines += ["  fields:  # TODO: their ids stay on the devices of readers; choose them well",
                      *(f"    - {field.replace('{label}', label)}" for field in starter.fields)]
        if parameters:
            lines += ["  settings:", *(f"    {name}: {quoted(values[place])}" for name, values in parameters.items())]
        lines += [f"  {key}: {quoted(words[key])}" for key in ("after", "stop")]
    return "\n".join(lines) + "\n"
