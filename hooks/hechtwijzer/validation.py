"""From the validator's errors to problems an author can mend."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from .problems import Problem, did_you_mean
from .yamlfile import YamlFile, dotted

_TEXTS = {
    "missing": "is missing.",
    "string_type": "must be text; put it in quotes.",
    "tuple_type": "must be a list.",
    "dict_type": "must be a group of fields.",
    "model_type": "must be a group of fields.",
    "model_attributes_type": "must be a group of fields.",
    "date_type": "must be a date like 2026-11-22.",
    "date_from_datetime_parsing": "must be a date like 2026-11-22.",
    "date_parsing": "must be a date like 2026-11-22.",
}
_BOUNDS = {
    "string_too_short": ("is too short.", "Write at least {min_length} characters."),
    "string_too_long": ("is too long.", "Write at most {max_length} characters."),
    "too_short": ("has too few entries.", "Give at least {min_length}."),
    "too_long": ("has too many entries.", "Give at most {max_length}."),
}


def problems_of(
    error: ValidationError, source: YamlFile, model: type[BaseModel], prefix: tuple[str | int, ...] = ()
) -> list[Problem]:
    """Return one problem for each fault in `error`; `prefix` is where the model stands in `source`."""
    problems = []
    faults = error.errors(include_url=False)
    deeper = {fault["loc"][:depth] for fault in faults for depth in range(len(fault["loc"]))}
    told = {problem.where for problem in source.problems if problem.where}
    for fault in faults:
        path = (*prefix, *fault["loc"])
        if (fault["loc"] and fault["loc"] in deeper) or dotted(path) in told:
            continue  # a list of nothing but faults is not also too short, what could not be read not also missing
        place = path[:-1] if fault["type"] == "missing" else path
        text = _TEXTS.get(fault["type"], "")
        hint = ""
        code = fault["type"].replace("_", "-")
        if fault["type"] == "extra_forbidden":
            code, text = "unknown-key", f"'{path[-1]}' is not a known field here."
            hint = did_you_mean(str(path[-1]), _fields(model, fault["loc"][:-1]))
        elif fault["type"] == "literal_error":
            expected = fault.get("ctx", {}).get("expected", "")
            code, text = "unknown-value", f"'{fault['input']}' is not one of {expected}."
            hint = did_you_mean(str(fault["input"]), [e.strip("' ") for e in expected.replace(" or ", ",").split(",")])
        elif fault["type"] == "string_pattern_mismatch":
            text = f"'{_short(fault['input'])}' has a form that is not allowed here ({fault['ctx']['pattern']})."
        elif fault["type"] in _BOUNDS:
            text, bound = _BOUNDS[fault["type"]]
            hint = bound.format(**fault["ctx"])
        elif not text:
            text = fault["msg"].removeprefix("Value error, ").rstrip(".") + "."
            first = text.split(maxsplit=1)[0]
            if not fault["loc"] and first in model.model_fields:  # a rule about several fields names one first
                path = place = (*path, first)
        problems.append(Problem(source.name, source.line(place), dotted(path), code, text, hint))
    return problems


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _fields(model: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    for step in path:
        if isinstance(step, int) or step not in model.model_fields:
            continue
        annotation: Any = model.model_fields[step].annotation
        candidates = [annotation, *get_args(annotation)]
        for candidate in candidates:
            if isinstance(candidate, type) and issubclass(candidate, BaseModel):
                model = candidate
    return [field.alias or name for name, field in model.model_fields.items()]
