"""What the words of a picture may say: frozen, typed models, the same for every kind of picture."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .model import Id, Line, Model, SitePath, Word

AMOUNTS = ("low", "mid", "high")
SPOTS = tuple(f"{right}-{up}" for right in AMOUNTS for up in AMOUNTS)
"""The spots of a plane: how much of what runs to the right, then of what runs upwards."""

Description = Annotated[str, StringConstraints(min_length=2, max_length=900, strip_whitespace=True)]
Kind = Literal["drawing", "plane", "loop", "timeline", "route", "map"]


class Step(Model):
    """One step: `when` is a year or period, `exit` how to leave a loop here."""

    title: Line
    text: Line
    when: Word | None = None
    exit: Line | None = None


class Lane(Model):
    """Steps that follow each other; side by side with other lanes each has a title."""

    title: Line | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=20)]


class Caution(Model):
    """What must be known beside the picture, with the page that helps further."""

    text: Line
    link: SitePath
    label: Line


class PictureText(Model):
    """The words of one language; `description` says all that the drawing shows."""

    description: Description | None = None
    caption: Line
    words: dict[Id, Annotated[str, StringConstraints(min_length=1, max_length=60)]] = Field(default_factory=dict)
    spots: dict[Id, Line] = Field(default_factory=dict)
    """Of a plane: what a spot may look like, by little, some or much of both: `low-mid`."""
    lanes: Annotated[tuple[Lane, ...], Field(max_length=2)] = ()
    caution: Caution | None = None


class Picture(Model):
    """One picture: a drawing alone, or one that a script makes explorable, or drawn steps."""

    kind: Kind = "drawing"
    nl: PictureText
    en: PictureText

    def text(self, lang: str) -> PictureText:
        """Return the words of language `lang`."""
        return self.nl if lang == "nl" else self.en
