"""`ladder`: small steps in order of tension, each with a number; moved by hand, by buttons or all at once."""

from __future__ import annotations

from collections.abc import Iterator

from .. import DEFAULT_LANGUAGE
from ..exercises_parts import button
from ..html import attrs, esc
from ..model import Exercise, ExerciseField
from .kind import Found, Kind, Place, Starter, starter_fields
from .steps import STRINGS, with_tool
from .tool import tool

RUNG, TENSION = "trede-", "cijfer-"
"""Fields of a rung, followed by its number: 1 is the lowest."""
HIGHEST = 10
ARROWS = {"earlier": "M12 20V5M6 11l6-6 6 6", "later": "M12 4v15M6 13l6 6 6-6"}
GRIP = "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01"


def ladder(place: Place) -> str:
    """Rungs that can change places; the script moves the fields of the exercise into them."""
    t = place.t
    fields = {field.id: field for field in place.text.fields}
    rungs = "".join(_rung(place, n, fields) for n in range(1, _count(fields) + 1))
    return tool(place, "ladder", (
        f'<div data-part="ladder-all" hidden><p class="hw-hint">{esc(t("ladder.hint"))}</p>'
        f'<div class="hw-ladder">{rungs}</div>'
        f'<p class="hw-row">{button("ladder-sort", t("ladder.sort"))}'
        f'{button("ladder-undo", t("ladder.undo"), hidden=True)}</p>'
        '<p class="hw-status" data-part="ladder-status" role="status"></p>'
        '<p class="hw-ladder-start" data-part="ladder-start"></p></div>'
    ))


def _rung(place: Place, n: int, fields: dict[str, ExerciseField]) -> str:
    t = place.t
    options = "".join(
        f'<option value="{level}">{esc(t("ladder.level").replace("{n}", str(level)))}</option>'
        for level in range(HIGHEST + 1)
    )
    label = esc(fields[f"{TENSION}{n}"].label)
    return (
        f'<div class="hw-rung" data-part="ladder-rung"><span class="hw-rung-number" aria-hidden="true">{n}</span>'
        f'<div class="hw-rung-card"><select data-part="ladder-tension" autocomplete="off" aria-label="{label}">'
        f'<option value="">{esc(t("ladder.no-level"))}</option>{options}</select>'
        f'{_move("earlier", t("ladder.earlier"), n)}{_move("later", t("ladder.later"), n)}'
        f'<span class="hw-rung-grip" data-part="ladder-grip" aria-hidden="true">{_icon(GRIP)}</span>'
        f'<span class="hw-rung-mark" data-part="ladder-mark" hidden>{esc(t("ladder.mark"))}</span></div></div>'
    )


def _move(where: str, name: str, n: int) -> str:
    data = attrs(class_="hw-rung-move", data_part=f"ladder-{where}", aria_label=name.replace("{n}", str(n)))
    return f'<button type="button"{data}>{_icon(ARROWS[where])}</button>'


def _icon(path: str) -> str:
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>'


def _count(fields: dict[str, ExerciseField]) -> int:
    return sum(1 for name in fields if name.startswith(RUNG))


def check(exercise: Exercise) -> Iterator[Found]:
    """Rungs are numbered from 1 without gaps, stand below the tool's step, and each has its number for tension."""
    fields = {field.id: field for field in exercise.text(DEFAULT_LANGUAGE).fields}
    count = _count(fields)
    where = (DEFAULT_LANGUAGE, "fields")
    if count < 2:
        yield where, "too-few-rungs", "a ladder needs at least two rungs.", f"Add lines {RUNG}1, {RUNG}2 and so on."
    for n in range(1, count + 1):
        for start, kind in ((RUNG, "line"), (TENSION, "scale")):
            field = fields.get(f"{start}{n}")
            if field is None or field.kind != kind or field.step != (exercise.at or 1):
                yield (where, "missing-rung", f"a ladder of {count} rungs needs '{start}{n}' at its own step.",
                       f"Add it with kind `{kind}` and step {exercise.at or 1}.")


KIND = Kind(
    "steps", STRINGS, with_tool(ladder), optional=("sec",), check=check,
    starter=Starter(at=1, fields=starter_fields(
        {f"{start}{n}": kind for n in (1, 2, 3) for start, kind in ((RUNG, "line"), (TENSION, "scale"))}
    )),
)
