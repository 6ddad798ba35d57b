"""`cards`: words on cards, laid on two piles one by one; then three of them, then one, then something small to do."""

from __future__ import annotations

from collections.abc import Iterator

from .. import DEFAULT_LANGUAGE
from ..exercises_parts import button
from ..html import esc
from ..model import Exercise
from .kind import Found, Kind, Place, Starter, starter_fields
from .steps import STRINGS, guided_steps
from .tool import tool

FIELDS = {"stapels": "place", "woorden": "choice", "eigen-woord": "line", "mijn-woord": "line", "daad": "line"}
"""What the script reads and fills in: piles, the words on the cards, an own word, the one word, something to do."""


def cards(place: Place) -> str:
    """Guided steps with a deck of cards at one, the chosen words at another, and the one word beside what to do."""
    t = place.t
    steps = {field.id: field.step for field in place.text.fields}
    one = (
        f'<div class="hw-deck-one" data-part="cards-one" hidden><p class="hw-hint">{esc(t("cards.one"))}</p>'
        '<div class="hw-row" data-part="cards-words"></div></div>'
    )
    extras = {place.exercise.at or 1: _deck(place)}
    for field, html in (("mijn-woord", one), ("daad", '<p class="hw-deck-word" data-part="cards-word" hidden></p>')):
        extras[steps[field]] = extras.get(steps[field], "") + html
    return guided_steps(place, extras)


def _deck(place: Place) -> str:
    t = place.t
    piles = "".join(
        f'<div><p>{esc(t(f"cards.{name}"))}</p><ul data-part="cards-pile-{name}"></ul></div>' for name in ("no", "yes")
    )
    return tool(place, "cards", (
        f'<div class="hw-deck" data-part="cards-deck" hidden><p class="hw-hint">{esc(t("cards.hint"))}</p>'
        '<div class="hw-deck-table"><p class="hw-deck-card" data-part="cards-card" role="status"></p></div>'
        f'<p class="hw-deck-row">{button("cards-no", t("cards.no"))}{button("cards-yes", t("cards.yes"))}</p>'
        f'<p class="hw-left" data-part="cards-left"></p><div class="hw-deck-piles">{piles}</div>'
        f'<p class="hw-row">{button("cards-back", t("cards.back"))}'
        f'{button("cards-choose", t("cards.choose"))}</p></div>'
        f'<div class="hw-deck-not" data-part="cards-not" hidden><p class="hw-hint">{esc(t("cards.no"))}</p>'
        '<div class="hw-choice-row" data-part="cards-not-row"></div></div>'
        '<p class="hw-status" data-part="cards-status" role="status"></p>'
        f'<p class="hw-row">{button("cards-again", t("cards.again"), hidden=True)}</p>'
    ))


def check(exercise: Exercise) -> Iterator[Found]:
    """All fields are there, and words and piles stand at the step of the tool."""
    fields = {field.id: field for field in exercise.text(DEFAULT_LANGUAGE).fields}
    at = exercise.at or 1
    for name, kind in FIELDS.items():
        field = fields.get(name)
        if field is None or field.kind != kind or (kind == "choice") != field.several:
            several = ", several" if kind == "choice" else ""
            yield ((DEFAULT_LANGUAGE, "fields"), "missing-field", f"cards need the field '{name}'.",
                   f"Add it with kind `{kind}`{several}.")
        elif name in ("stapels", "woorden", "eigen-woord") and field.step != at:
            yield ((DEFAULT_LANGUAGE, "fields"), "wrong-step",
                   f"'{name}' stands at step {field.step}, the cards at {at}.", "Put both at one step.")


KIND = Kind(
    "steps", STRINGS, cards, optional=("sec",), check=check,
    starter=Starter(at=1, fields=(
        "{id: woorden, kind: choice, step: 1, label: {label}, several: true, options: {een: {label}, twee: {label}}}",
        *starter_fields({name: kind for name, kind in FIELDS.items() if kind != "choice"}),
    )),
)
