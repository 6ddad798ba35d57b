"""`agreement`: two people settle a break, a sign and a time to come back; a calm clock, and a card to print."""

from __future__ import annotations

from functools import partial

from ..exercises_parts import button
from ..html import esc
from .kind import Kind, Place, Starter, missing_fields, starter_fields
from .settings import settings
from .signs import signs
from .steps import STRINGS, with_tool
from .tool import tool

SLIDERS = ("min",)
"""How long a break lasts, in minutes."""
FIELDS = {"teken": "line", "duur": "line", "plek": "line", "terug": "place"}
"""What the tool reads and fills in: the sign, how long, where each goes; and until when a break is on."""


def agreement(place: Place) -> str:
    """Return the clock of a break and the card; what is agreed stands in the fields around it."""
    t = place.t
    return tool(place, "agreement", (
        '<div class="hw-agreement" data-part="agreement-stage" hidden>'
        f'<div data-part="agreement-set">{settings(place, SLIDERS)}<p data-part="agreement-then"></p></div>'
        f'<p class="hw-agreement-face" data-part="agreement-face" aria-hidden="true"><span><span>'
        f'{esc(t("agreement.back-at"))}</span><b data-part="agreement-time"></b></span></p>'
        '<p class="hw-agreement-left" data-part="agreement-left" role="timer"></p>'
        '<p class="hw-agreement-said" data-part="agreement-said" role="status" tabindex="-1"></p>'
        f'<p class="hw-row">{button("agreement-start", t("agreement.start"), quiet=False)}'
        f'{button("agreement-back", t("agreement.back"), quiet=False, hidden=True)}'
        f'{button("agreement-longer", t("agreement.longer"), hidden=True)}</p>'
        f'<details class="hw-settings"><summary>{esc(t("agreement.settings"))}</summary>{signs(place, "agreement")}'
        f'<p class="hw-hint">{esc(t("agreement.alarm"))}</p></details>{_card(place)}</div>'
    ))


def _card(place: Place) -> str:
    """What the two agreed, short enough for the door of a fridge."""
    t = place.t
    labels = {field.id: field.label for field in place.text.fields}
    rows = "".join(
        f'<div><dt>{esc(labels[name])}</dt><dd data-part="agreement-card-{name}"></dd></div>'
        for name, kind in FIELDS.items() if kind == "line"
    )
    rules = "".join(f"<li>{esc(t(f'agreement.rule-{rule}'))}</li>" for rule in ("time", "okay", "back"))
    return (
        f'<details class="hw-agreement-more"><summary>{esc(t("agreement.card"))}</summary>'
        f'<div class="hw-agreement-card"><p class="hw-agreement-title">{esc(t("agreement.title"))}</p><dl>{rows}</dl>'
        f'<ul>{rules}</ul><p>{esc(t("agreement.unsafe"))}</p></div>'
        f'<p>{button("agreement-print", t("agreement.print"))}</p></details>'
    )


KIND = Kind(
    "steps", STRINGS, with_tool(agreement, sliders=SLIDERS), required=SLIDERS,
    check=partial(missing_fields, needed=FIELDS),
    starter=Starter(at=1, parameters={
        "min": ("{min: 20, max: 60, step: 5, default: 30, unit: minutes}", "Zo lang duurt de pauze",
                "How long the break lasts"),
    }, fields=starter_fields(FIELDS)),
)
