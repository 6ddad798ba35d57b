"""What a type of exercise is: how it is written, what its script needs, what its data file must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .. import DEFAULT_LANGUAGE
from ..build import Build, PageRun
from ..exercises_parts import Text, steps
from ..html import esc
from ..model import Exercise, ExerciseText

Found = tuple[tuple[str | int, ...], str, str, str]
"""A fault before it has a line: path in the file, code, text, hint."""


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

    def steps(self, extras: Mapping[int, str] | None = None) -> str:
        """Return the steps with their fields; `extras` holds HTML to add to the step of that number."""
        return steps(self.build, self.run, self.text.steps, self.text.fields, self.prefix, extras or {})


@dataclass(frozen=True)
class Starter:
    """What `make new-exercise` writes into a file of this type, as YAML in flow style.

    `{label}` in a field stands for a sentence that is still to be written in that language.
    """

    at: int | None = None
    parameters: Mapping[str, tuple[str, str, str]] | None = None
    """Parameter -> its range, its name in Dutch, its name in English."""
    fields: tuple[str, ...] = ()


def anything(exercise: Exercise) -> Iterator[Found]:
    """Find nothing: this type asks nothing of its data file that the model does not."""
    yield from ()


def missing_fields(exercise: Exercise, needed: Mapping[str, str]) -> Iterator[Found]:
    """Find which of the fields that a tool reads by name are not there; `needed` maps id to kind."""
    kinds = {field.id: field.kind for field in exercise.text(DEFAULT_LANGUAGE).fields}
    for name, kind in needed.items():
        if kinds.get(name) != kind:
            yield (("type",), "missing-field", f"this type needs the field '{name}' of kind {kind}.",
                   "Add it under each language.")


def starter_fields(needed: Mapping[str, str]) -> tuple[str, ...]:
    """Return those fields as `make new-exercise` writes them."""
    return tuple(f"{{id: {name}, kind: {kind}, step: 1, label: {{label}}}}" for name, kind in needed.items())


@dataclass(frozen=True)
class Kind:
    """One type of exercise."""

    element: str
    """The custom element around it, `hw-<element>`, and the browser module of that name."""
    strings: tuple[str, ...]
    """The groups of interface strings that this element needs; `exercise` is for Python only."""
    write: Callable[[Place], str]
    """Returns what stands between the tension before and after."""
    required: tuple[str, ...] = ()
    """The parameters it cannot do without: its script reads them by name."""
    optional: tuple[str, ...] = ()
    check: Callable[[Exercise], Iterator[Found]] = anything
    """What this type asks of steps and fields, beyond what holds for every exercise."""
    starter: Starter = Starter()

    @property
    def parameters(self) -> tuple[str, ...]:
        """All parameters this type knows."""
        return (*self.required, *self.optional)
