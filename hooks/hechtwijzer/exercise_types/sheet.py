"""A sheet: what somebody writes in an exercise, kept if they choose so, and taken along if they want to."""

from __future__ import annotations

from ..exercises_parts import button
from ..exercises_strings import strings_json
from ..html import attrs, esc
from .kind import Place


def keep(place: Place) -> str:
    """What may be kept: chosen before the first word is written. Keeping nothing comes first."""
    t, name = place.t, f"{place.prefix}-bewaren"
    options = "".join(
        f'<label><input type="radio" name="{name}" value="{mode}"{attrs(checked=mode == "none")}>'
        f'<span><strong>{esc(t(f"exercise.keep-{mode}"))}</strong> '
        f'{esc(t(f"exercise.keep-{mode}-text"))}</span></label>'
        for mode in ("none", "tab", "device")
    )
    periods = "".join(
        f'<option value="{days}">{esc(t(f"exercise.expiry-{days}"))}</option>' for days in (0, 30, 90, 365)
    )
    return (
        f'<fieldset class="hw-keep" data-part="keep" hidden><legend>{esc(t("exercise.keep"))}</legend>{options}'
        f'<div data-part="keep-device" hidden><p class="hw-note">{esc(t("exercise.keep-shared"))} '
        f'{esc(t("exercise.keep-safari"))}</p>'
        f'<div class="hw-field"><label for="{name}-tot">{esc(t("exercise.expiry"))}</label>'
        f'<select id="{name}-tot" data-part="expiry">{periods}</select></div></div>'
        f'<div class="hw-keep-ask" data-part="keep-ask" hidden><p data-part="keep-question"></p><p class="hw-row">'
        f'{button("keep-move", t("exercise.keep-move"))}{button("keep-stay", t("exercise.keep-stay"))}</p></div>'
        f'<p class="hw-status" data-part="keep-status" role="status"></p></fieldset>'
        f'<p class="hw-hint" data-part="no-script">{esc(t("exercise.no-script"))}</p>'
    )


def sheet(place: Place, body: str) -> str:
    """Return `body`, which holds fields, as one sheet: the choice what to keep before it, taking along after it.

    Without scripts and on paper it is `body` alone.
    """
    t = place.t
    place.run.elements.add("sheet")
    data = attrs(data_exercise=place.exercise.id, data_title=place.text.title,
                 data_strings=strings_json(place.build, place.run.lang, ("sheet", "storage", "take")))
    return (
        f"<hw-sheet{data}>{keep(place)}{body}"
        f'<details class="hw-take" data-part="take" hidden><summary>{esc(t("exercise.take-sheet"))}</summary>'
        f'<p class="hw-row">{button("as-text", t("exercise.as-text"))}{button("new-sheet", t("exercise.new-sheet"))}'
        f'{button("wipe-sheet", t("exercise.wipe-sheet"))}{button("undo", t("exercise.undo"), hidden=True)}</p>'
        f'<p class="hw-hint">{esc(t("exercise.sheets"))} '
        f'<a href="{esc(place.run.link("/over/privacy/#mijn-gegevens"))}">{esc(t("exercise.my-data"))}</a></p>'
        f"{summary(place)}</details>"
        '<p class="hw-status" data-part="found" role="status"></p></hw-sheet>'
    )


def summary(place: Place) -> str:
    """Return the text that the reader edits first and then copies, saves or prints."""
    t, prefix = place.t, place.prefix
    return (
        f'<div data-part="summary" hidden><div class="hw-field"><label for="{prefix}-tekst">'
        f'{esc(t("exercise.summary"))}</label><textarea id="{prefix}-tekst" rows="12" autocomplete="off" '
        'spellcheck="false" data-part="summary-text"></textarea></div>'
        f'<p class="hw-row">{button("copy", t("exercise.copy"))}{button("save-text", t("exercise.save-text"))}'
        f'{button("print", t("exercise.print"))}</p></div>'
    )
