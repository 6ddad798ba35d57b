"""`diary`: writing about one moment, and looking back on several."""

from __future__ import annotations

from collections.abc import Iterator

from .. import DEFAULT_LANGUAGE
from ..exercises_parts import button
from ..html import attrs, esc
from ..model import Exercise
from ..problems import did_you_mean
from .kind import Found, Kind, Place, Starter
from .sheet import keep, summary


def diary(place: Place) -> str:
    """Writing about one moment, and looking back on several; kept only if the reader chooses so."""
    t, prefix = place.t, place.prefix
    finish = (
        f'<p class="hw-row" data-part="finish" hidden>{button("save", t("exercise.save"), quiet=False)}'
        f'{button("clear", t("exercise.clear"))}</p>'
        '<p class="hw-status" data-part="status" role="status"></p>'
    )
    list_id = f"{prefix}-zoek"
    entries = (
        f'<section class="hw-entries" data-part="entries" hidden>{place.heading(t("exercise.entries"))}'
        f'<div class="hw-field"><label for="{list_id}">{esc(t("exercise.search"))}</label>'
        f'<input type="search" id="{list_id}" autocomplete="off" data-part="search"></div>'
        '<p class="hw-status" data-part="found" role="status"></p>'
        f'{button("undo", t("exercise.undo"), hidden=True)}<ul class="hw-entry-list" data-part="list"></ul>'
        f'<details class="hw-overview" data-part="overview"{attrs(data_group_by=place.exercise.group_by)}>'
        f'<summary>{esc(t("exercise.overview"))}</summary><div data-part="charts"></div></details>'
        f'<details data-part="take"><summary>{esc(t("exercise.take"))}</summary>'
        f'<p class="hw-row">{button("as-text", t("exercise.as-text"))}{button("as-json", t("exercise.as-json"))}'
        f'{button("wipe", t("exercise.wipe"))}</p>'
        f'<p class="hw-hint">{esc(t("exercise.as-json-hint"))} '
        f'<a href="{esc(place.run.link("/over/privacy/#mijn-gegevens"))}">{esc(t("exercise.my-data"))}</a></p>'
        f'{summary(place)}</details></section>'
    )
    return f'{keep(place)}{place.heading(t("exercise.steps"))}{place.steps()}{finish}{entries}'


def check(exercise: Exercise) -> Iterator[Found]:
    """A diary needs fields, and can only be counted by a choice of one."""
    fields = {f.id: f for f in exercise.text(DEFAULT_LANGUAGE).fields}
    if not fields:
        yield ("type",), "no-fields", "a diary needs fields.", "Add them under each language."
    if exercise.group_by is None:
        return
    field = fields.get(exercise.group_by)
    if field is None:
        yield (("group_by",), "unknown-field", f"there is no field '{exercise.group_by}'.",
               did_you_mean(exercise.group_by, fields))
    elif field.kind != "choice" or field.several:
        yield ("group_by",), "group-by", f"'{field.id}' is not a choice of one.", "Group by a field of kind `choice`."


KIND = Kind(
    "diary", ("diary", "storage", "take"), diary, check=check,
    starter=Starter(fields=("{id: gebeurtenis, kind: text, step: 1, label: {label}}",)),
)
