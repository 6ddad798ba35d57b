"""Small pieces of HTML that exercises share: buttons, scales, fields, numbers to call.

Nothing here is a `<form>`: a form can be sent, and what a reader types must never reach an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from .build import Build, PageRun
from .helplines import number_link
from .html import attrs, esc
from .model import ExerciseField

Text = Callable[[str], str]

MAX_CHARACTERS = 4000
"""Longest answer in a text field; the browser keeps and imports no longer ones."""

LAST_MOMENT = "2199-12-31T23:59"
"""Keeps a year at four digits where somebody types one."""

NUMBER = re.compile(r"\{([a-z]{2,5}-[a-z0-9-]+)\}")
"""A helpline named in a text: `{nl-113}`."""


def with_numbers(build: Build, run: PageRun, text: str) -> str:
    """Return `text` as HTML, each `{nl-113}` a link that dials the helpline of that id."""
    lines = {line.id: line for line in build.site.helplines}

    def number(match: re.Match[str]) -> str:
        line = lines.get(match[1])
        return number_link(line, run.lang) if line else esc(match[1].partition("-")[2])

    return NUMBER.sub(number, esc(text))


def button(part: str, text: str, quiet: bool = True, **more: object) -> str:
    """Return a button that scripts find as `part`."""
    kind = "hw-button hw-button--quiet" if quiet else "hw-button"
    return f'<button type="button"{attrs(class_=kind, data_part=part, **more)}>{esc(text)}</button>'


def bullets(items: Iterable[str]) -> str:
    """Return a list of `items`, which are HTML already."""
    return f'<ul>{"".join(f"<li>{item}</li>" for item in items)}</ul>'


def scale(name: str, legend: str, hint: str, t: Text, part: str | None = None, field: str | None = None) -> str:
    """Return a choice from 0 to 10; skipping is a choice too, and the one made beforehand."""
    numbers = "".join(
        f'<label><input type="radio" name="{esc(name)}" value="{n}"><span>{n}</span></label>' for n in range(11)
    )
    skip = (
        f'<label class="hw-scale-skip"><input type="radio" name="{esc(name)}" value="" checked>'
        f'<span>{esc(t("exercise.skip"))}</span></label>'
    )
    return (
        f'<fieldset class="hw-scale"{attrs(data_part=part, data_field=field, data_kind=field and "scale")}>'
        f"<legend>{esc(legend)}</legend>"
        f'<p class="hw-hint">{esc(hint)}</p><div class="hw-scale-row">{numbers}{skip}</div></fieldset>'
    )


def field_control(field: ExerciseField, prefix: str, note: str | None, t: Text) -> str:
    """Return the labelled control of `field`; `note` is the id of the text that belongs to it."""
    name = f"{prefix}-{field.id}"
    if field.kind == "place":
        return f'<input type="text" hidden{attrs(data_field=field.id, data_kind=field.kind, autocomplete="off")}>'
    hint = f'<span class="hw-hint" id="{name}-uitleg">{esc(field.hint)}</span>' if field.hint else ""
    if field.kind == "scale":
        return scale(name, field.label, field.hint or t("exercise.scale-hint"), t, field=field.id)
    if field.kind == "choice":
        return _choice(field, name, hint)
    described = " ".join(part for part in (f"{name}-uitleg" if hint else "", note or "") if part) or None
    if field.kind == "when":
        data = attrs(id=name, data_field=field.id, data_kind=field.kind, max=LAST_MOMENT, autocomplete="off",
                     aria_describedby=described)
        return _labelled(field, name, hint, f'<input type="datetime-local"{data}>', 1)
    # A placeholder of one space lets the print style see that nothing was written here.
    shared = attrs(id=name, data_field=field.id, data_kind=field.kind, maxlength=MAX_CHARACTERS, autocomplete="off",
                   spellcheck="false", placeholder=" ", aria_describedby=described)
    if field.kind == "text":
        control, lines = f'<textarea rows="3"{shared}></textarea>', 3
    else:
        control, lines = f'<input type="text"{shared}>', 1
    return _labelled(field, name, hint, control, lines)


def _labelled(field: ExerciseField, name: str, hint: str, control: str, lines: int) -> str:
    """Return `control` below its label, and the lines to write on that paper shows instead."""
    return (
        f'<div class="hw-field"><label for="{name}">{esc(field.label)}</label>{hint}{control}'
        f'<span class="hw-lines" aria-hidden="true">{"<span></span>" * lines}</span></div>'
    )


def _choice(field: ExerciseField, name: str, hint: str) -> str:
    kind = "checkbox" if field.several else "radio"
    options = "".join(
        f'<label><input type="{kind}" name="{name}" value="{option}"><span>{esc(words)}</span></label>'
        for option, words in field.options.items()
    )
    return (
        f'<fieldset class="hw-choice" data-field="{field.id}" data-kind="{"choices" if field.several else "choice"}">'
        f'<legend>{esc(field.label)}</legend>{hint}<div class="hw-choice-row">{options}</div></fieldset>'
    )


def steps(build: Build, run: PageRun, texts: Iterable[str], fields: Iterable[ExerciseField], prefix: str,
          extras: Mapping[int, str]) -> str:
    """Return the steps as a list, each with its fields and, beside free text, whom to call.

    `extras` holds HTML to add to the step of that number.
    """
    t = build.text(run.lang)
    by_step: dict[int, list[ExerciseField]] = {}
    for field in fields:
        by_step.setdefault(field.step, []).append(field)
    items = []
    for number, text in enumerate(texts, 1):
        mine = by_step.get(number, [])
        note_id = f"{prefix}-stap-{number}-noot"
        first = next((field.id for field in mine if field.kind in ("text", "line")), None)
        controls = "".join(field_control(f, prefix, note_id if f.id == first else None, t) for f in mine)
        note = with_numbers(build, run, t("exercise.nobody-reads"))
        aside = f'<p class="hw-note" id="{note_id}">{note}</p>' if first else ""
        # The number is written out: a browser counts anew when the steps before are hidden.
        items.append(f'<li data-step="{number}" value="{number}"><p>{esc(text)}</p>'
                     f'{controls}{extras.get(number, "")}{aside}</li>')
    return f'<ol class="hw-steps" data-part="steps">{"".join(items)}</ol>'
