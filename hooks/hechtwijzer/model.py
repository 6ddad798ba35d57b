"""What the data files may say: frozen, typed models; unknown keys and wrong types are refused.

Texts are plain text unless a field says Markdown. Lengths are bounded so that no file can make a
build slow; the bounds are far above what a good entry needs.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Language = Literal["nl", "en"]
EvidenceLevel = Literal["A", "B", "C", "D", "E"]
Audience = Literal["lezer", "naaste", "ouder", "hulpverlener"]
Theme = Literal[
    "theorie", "stijlen", "onderzoek", "ontstaan", "gevoel-en-lichaam",
    "relaties", "klachten", "therapie", "zelfhulp", "hulp-vinden",
]
Moment = Literal["kalmeren", "begrijpen", "verbinden"]
Demand = Literal["writing", "imagery", "body", "breath", "together"]
Country = Literal["nl", "be", "other"]
Situation = Literal[
    "danger", "suicide", "unsafe-home", "sexual-violence", "talk",
    "mental-health", "youth", "doctor", "victim",
]

ProblemGroup = Literal["trauma", "stemming", "patronen", "relaties", "opvoeden", "anders"]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]+$", max_length=60)]
Word = Annotated[str, StringConstraints(min_length=2, max_length=80, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(min_length=2, max_length=400, strip_whitespace=True)]
Prose = Annotated[str, StringConstraints(min_length=2, max_length=4000, strip_whitespace=True)]
SitePath = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)*$", max_length=120)]
Words = Annotated[tuple[Word, ...], Field(max_length=80)]


class Model(BaseModel):
    """Base of every model: immutable, nothing unknown allowed."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Reviewed(Model):
    """When a person last went over it, and when that is due again."""

    reviewed: datetime.date


class Term(Model):
    """A concept in one language."""

    term: Word
    article: Literal["de", "het"] | None = None
    word_class: Word | None = None
    synonyms: Words = ()
    forms: Words = ()
    find: Words = ()
    definition: Line
    example: Prose | None = None
    confused: Line | None = None

    @property
    def linked_words(self) -> tuple[str, ...]:
        """The words that become links in running text: term, synonyms and forms, each once."""
        return tuple(dict.fromkeys((self.term, *self.synonyms, *self.forms)))

    @property
    def placed_words(self) -> tuple[tuple[str, str], ...]:
        """The same words, each with the field it stands in: `forms.2` is the second of the forms."""
        return (("term", self.term),
                *((f"synonyms.{number}", word) for number, word in enumerate(self.synonyms, 1)),
                *((f"forms.{number}", word) for number, word in enumerate(self.forms, 1)))


class Concept(Reviewed):
    """One entry of the glossary: what holds in every language, then a block for each."""

    id: Id
    theme: Theme
    broader: Annotated[tuple[Id, ...], Field(max_length=3)] = ()
    related: Annotated[tuple[Id, ...], Field(max_length=20)] = ()
    contrasts: Annotated[tuple[Id, ...], Field(max_length=6)] = ()
    refs: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    nl: Term
    en: Term

    def text(self, lang: str) -> Term:
        """Return the block of language `lang`."""
        return self.nl if lang == "nl" else self.en


class Parameter(Model):
    """A setting of an exercise: its range is also the range a shared link may use."""

    min: float
    max: float
    step: float = 1
    default: float
    unit: Literal["seconds", "minutes", "count"] = "count"

    @model_validator(mode="after")
    def _in_range(self) -> Parameter:
        if not self.min <= self.default <= self.max:
            raise ValueError(f"default {self.default:g} lies outside {self.min:g} to {self.max:g}")
        if self.step <= 0:
            raise ValueError("step must be above 0")
        return self


class ExerciseField(Model):
    """Something to fill in: text of several lines or one, a day and time, a number from 0 to 10, or choices.

    A `place` is not for people: it keeps where a tool has put something.
    """

    id: Id
    kind: Literal["text", "line", "when", "scale", "choice", "place"]
    step: Annotated[int, Field(ge=1, le=20)]
    """The step below which it stands, counted from 1."""
    label: Line
    hint: Line | None = None
    options: Annotated[dict[Id, Line], Field(max_length=20)] = {}
    """Of a choice: id and words. What is kept on a device is the id, so it never changes."""
    several: bool = False
    """Of a choice: whether more than one option may be chosen."""
    turned: bool = False
    """Of a statement in a `reflection`: whether it is read the other way round."""
    starters: Annotated[tuple[Line, ...], Field(max_length=6)] = ()
    """Of text in a `sentences`: beginnings that the reader can tap."""
    says: Annotated[dict[Id, Line], Field(max_length=20)] = {}
    """Of a choice in a `sentences`: what an option becomes in the message."""


class CirclePlace(Model):
    """A place on a circle: what happens there and what is needed; `field` is the reader's own note."""

    title: Line
    text: Line
    field: Id | None = None


class ExerciseText(Model):
    """An exercise in one language. `purpose`, `evidence`, `after` and `stop` are Markdown."""

    title: Line
    description: Line
    purpose: Prose
    evidence: Prose
    before: Annotated[tuple[Line, ...], Field(max_length=12)] = ()
    steps: Annotated[tuple[Line, ...], Field(min_length=1, max_length=20)]
    fields: Annotated[tuple[ExerciseField, ...], Field(max_length=20)] = ()
    settings: Annotated[dict[Id, Line], Field(max_length=10)] = {}
    """The name of each parameter, for people."""
    presets: Annotated[tuple[Line, ...], Field(max_length=6)] = ()
    """The name of each preset, in their order."""
    message: Annotated[tuple[Line, ...], Field(max_length=8)] = ()
    """Of a `sentences`: its sentences, with `{field}` where an answer belongs."""
    groups: Annotated[tuple[Line, ...], Field(max_length=4)] = ()
    """Of a `reflection`: what each group of statements is about, in the order of their steps."""
    places: Annotated[tuple[CirclePlace, ...], Field(max_length=6)] = ()
    """Of a `circle`: its places, in the order of going round."""
    after: Prose
    stop: Prose


class Exercise(Reviewed):
    """One exercise: what it is, what it may do, and its words in each language."""

    id: Id
    type: Literal[
        "agreement", "cards", "circle", "compass", "diary", "ladder", "pacer",
        "parts", "planner", "reflection", "sentences", "steps", "turns",
    ]
    at: Annotated[int, Field(ge=1, le=20)] | None = None
    """The step at which the tool of its type stands, counted from 1."""
    moment: Moment
    minutes: Annotated[int, Field(ge=1, le=60)]
    evidence: EvidenceLevel
    demands: Annotated[tuple[Demand, ...], Field(max_length=5)] = ()
    parameters: Annotated[dict[Id, Parameter], Field(max_length=10)] = {}
    presets: Annotated[tuple[dict[Id, float], ...], Field(max_length=6)] = ()
    group_by: Id | None = None
    """Of a diary: the choice by which its overview counts the entries."""
    into: Id | None = None
    """Of a `sentences`: the text field that can take the sentences of the fields before it."""
    refs: Annotated[tuple[Key, ...], Field(max_length=20)] = ()
    related: Annotated[tuple[SitePath, ...], Field(max_length=6)] = ()
    next_review: datetime.date
    nl: ExerciseText
    en: ExerciseText

    @model_validator(mode="after")
    def _in_order(self) -> Exercise:
        if self.next_review <= self.reviewed:
            raise ValueError(f"next_review {self.next_review} must be later than reviewed {self.reviewed}")
        return self

    def text(self, lang: str) -> ExerciseText:
        """Return the block of language `lang`."""
        return self.nl if lang == "nl" else self.en


class FrontMatter(Reviewed):
    """What every article says about itself, at its top."""

    title: Line
    description: Annotated[str, StringConstraints(min_length=40, max_length=200)]
    next_review: datetime.date
    audience: Annotated[tuple[Audience, ...], Field(min_length=1, max_length=4)]
    related: Annotated[tuple[SitePath, ...], Field(max_length=6)] = ()
    terms: Literal["section", "page", "off"] = "section"
    """Where the first mention of a term is counted from: every section, the page, or no links."""
    layout: Literal["article", "home"] = "article"

    @model_validator(mode="after")
    def _in_order(self) -> FrontMatter:
        if self.next_review <= self.reviewed:
            raise ValueError(f"next_review {self.next_review} must be later than reviewed {self.reviewed}")
        return self


class HelplineText(Model):
    """A helpline in one language; `for` is a Python word, hence the alias."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: Line
    whom: Annotated[str, Field(alias="for", min_length=2, max_length=300)]
    when: Line
    cost: Line | None = None


class Helpline(Model):
    """A number to call, or a site where there is no single number."""

    id: Id
    country: Country
    situations: Annotated[tuple[Situation, ...], Field(min_length=1, max_length=5)]
    number: Line | None = None
    tel: Annotated[str, StringConstraints(pattern=r"^\+?\d{3,15}$")] | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s\"<>]+$")] | None = None
    bar: bool = False
    checked: datetime.date
    nl: HelplineText
    en: HelplineText

    @model_validator(mode="after")
    def _reachable(self) -> Helpline:
        if bool(self.number) != bool(self.tel):
            raise ValueError("number (as printed) and tel (as dialled) belong together")
        if not self.tel and not self.url:
            raise ValueError("needs a number with tel, or a url")
        return self

    def text(self, lang: str) -> HelplineText:
        """Return the block of language `lang`."""
        return self.nl if lang == "nl" else self.en


class TherapyText(Model):
    """A row of the evidence table in one language."""

    name: Line
    what: Line
    for_whom: Line
    problem: Line
    aim: Line
    guideline: Line
    length: Line
    risks: Line


class Therapy(Model):
    """A row of the evidence table: two separate judgements, never mixed."""

    id: Id
    page: SitePath
    section: Id | None = None
    """The heading of `page` below which its facts stand; None: below the summary."""
    groups: Annotated[tuple[ProblemGroup, ...], Field(min_length=1, max_length=6)]
    """The kinds of problem under which a reader finds it."""
    attachment: EvidenceLevel
    problem: EvidenceLevel | None = None
    refs: Annotated[tuple[Key, ...], Field(max_length=12)] = ()
    nl: TherapyText
    en: TherapyText

    def text(self, lang: str) -> TherapyText:
        """Return the block of language `lang`."""
        return self.nl if lang == "nl" else self.en
