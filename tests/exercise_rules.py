"""What tests of types of exercises share: changing one in memory, and asking what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hechtwijzer import LANGUAGES
from hechtwijzer.exercises import check_exercises
from hechtwijzer.model import Exercise
from hechtwijzer.site import Site


def codes(site: Site, exercise: Exercise) -> list[str]:
    """Return what is found wrong with `exercise` in place of the one of that id."""
    return [problem.code for problem in check_exercises(replace(site, exercises={exercise.id: exercise}))]


def with_field(exercise: Exercise, name: str, **change: Any) -> Exercise:
    """Return `exercise` with one field changed, in every language."""
    text = {
        lang: exercise.text(lang).model_copy(update={"fields": tuple(
            field.model_copy(update=change) if field.id == name else field for field in exercise.text(lang).fields
        )})
        for lang in LANGUAGES
    }
    return exercise.model_copy(update=text)
