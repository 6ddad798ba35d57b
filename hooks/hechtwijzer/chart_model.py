"""What the file of a chart may say: the values, and what they are in each language."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .model import Key, Line, Model, Word

Kind = Literal["hundred", "shares", "links", "change"]
YEARS = (1900, 2100)
RANGES = {"hundred": 100.0, "shares": 100.0, "links": 1.0, "change": 100.0}
"""The highest value of each kind: percent, or the strength of a link from 0 to 1."""


class RowText(Model):
    """A row in one language; `note` says in whom it was measured, when that differs by row."""

    label: Word
    note: Word | None = None


class Row(Model):
    """One value, and possibly an earlier one of the same thing."""

    value: Annotated[float, Field(ge=0, le=100)]
    year: Annotated[int, Field(ge=YEARS[0], le=YEARS[1])] | None = None
    before: Annotated[float, Field(ge=0, le=100)] | None = None
    before_year: Annotated[int, Field(ge=YEARS[0], le=YEARS[1])] | None = None
    nl: RowText
    en: RowText

    def text(self, lang: str) -> RowText:
        """Return the words of language `lang`."""
        return self.nl if lang == "nl" else self.en

    @model_validator(mode="after")
    def _years_belong_to_values(self) -> Row:
        if (self.before is None) != (self.before_year is None) or (self.before is not None and self.year is None):
            raise ValueError("before needs before_year and year")
        return self


class Landmark(Model):
    """A place on the scale that readers know or need."""

    at: float
    nl: Word
    en: Word


class ChartText(Model):
    """What was measured, in whom, how sure that is, and what the figure does and does not say."""

    title: Line
    measured: Line
    whom: Line
    sure: Line
    says: Line
    says_not: Line


class Chart(Model):
    """A chart: values with their sources, in the order in which they are drawn."""

    kind: Kind
    refs: Annotated[tuple[Key, ...], Field(min_length=1, max_length=8)]
    landmarks: Annotated[tuple[Landmark, ...], Field(max_length=4)] = ()
    nl: ChartText
    en: ChartText
    rows: Annotated[tuple[Row, ...], Field(min_length=2, max_length=8)]

    def text(self, lang: str) -> ChartText:
        """Return the words of language `lang`."""
        return self.nl if lang == "nl" else self.en

    @model_validator(mode="after")
    def _values_fit_the_kind(self) -> Chart:
        highest = RANGES[self.kind]
        for row in self.rows:
            if max(row.value, row.before or 0) > highest:
                raise ValueError(f"a value of a chart '{self.kind}' is at most {highest:g}, not {row.value:g}")
            if self.kind in ("links", "change") and row.before is None:
                raise ValueError(f"every row of a chart '{self.kind}' needs before and before_year")
        total = sum(row.value for row in self.rows)
        if self.kind == "hundred" and not 99.5 <= total <= 100.5:
            raise ValueError(f"the values of a chart 'hundred' make 100, not {total:g}")
        return self


def whole_hundred(values: tuple[float, ...]) -> list[int]:
    """Return whole numbers that make 100, as close to `values` as can be (largest remainder method)."""
    floors = [int(value) for value in values]
    by_remainder = sorted(range(len(values)), key=lambda i: (floors[i] - values[i], i))
    for index in by_remainder[: 100 - sum(floors)]:
        floors[index] += 1
    return floors
