"""Whole pages about exercises: the page of one, as Markdown, and the overview of all."""

from __future__ import annotations

import re
from typing import get_args

from .addresses import exercise_path
from .articles import CITATION
from .build import Build, PageRun
from .evidence import label
from .exercises_strings import strings_json
from .html import attrs, esc
from .model import Exercise, Moment
from .site import Site

MOMENTS: tuple[str, ...] = get_args(Moment)
MINUTES = (3, 5, 10)
"""Upper limits a reader can choose from."""


def page_markdown(site: Site, lang: str, exercise: Exercise) -> str:
    """Return the body of the page of `exercise`: no front matter, no heading of level 1.

    Heading ids are the same in every language and for every exercise.
    """
    t = site.strings[lang].__getitem__
    text = exercise.text(lang)
    strain = "demanding" if exercise.demands else "gentle"
    sections = (
        ("waarvoor", "purpose", text.purpose),
        ("hoe-zeker", "certainty", text.evidence),
        ("voor-je-begint", "before", t("exercise.before-page").replace("{limit}", t(f"exercise.limit-{strain}"))),
        ("oefening", "exercise", f"/// exercise | {exercise.id}\n///"),
        ("daarna", "after", text.after),
        ("stoppen", "stopping", f"{text.stop}\n\n{t('exercise.stopping-page')}"),
    )
    return "\n".join(f"## {t(f'exercise.h-{key}')} {{#{anchor}}}\n\n{body}\n" for anchor, key, body in sections)


def cited_in(exercise: Exercise, lang: str) -> list[str]:
    """Return the citation keys of the page of `exercise`, each once: in its text, then its `refs`."""
    text = exercise.text(lang)
    body = "\n".join((text.purpose, text.evidence, text.after, text.stop))
    keys = [key for match in CITATION.finditer(body) for key in re.findall(r"@([\w-]+)", match[1])]
    return list(dict.fromkeys((*keys, *exercise.refs)))


def overview(build: Build, run: PageRun) -> str:
    """Return all exercises by moment, as cards; the filter above them needs scripts."""
    run.elements.add("exercise-filter")
    run.styles.add("exercises")
    t = build.text(run.lang)
    groups = []
    for moment in MOMENTS:
        found = [e for e in build.site.exercises.values() if e.moment == moment]
        if found:
            cards = "".join(_card(build, run, exercise) for exercise in sorted(found, key=lambda e: (e.minutes, e.id)))
            name = esc(t(f"exercise.moment-{moment}"))
            groups.append(
                f'<section class="hw-moment" data-moment="{moment}"><h3 id="{moment}">{name}</h3>'
                f'<ul class="hw-cards">{cards}</ul></section>'
            )
    strings = strings_json(build, run.lang, ("filter-exercises",))
    return (
        f'<div class="hw-embed"><hw-exercise-filter{attrs(data_strings=strings)}>'
        f'{_filter(build, run)}{"".join(groups)}</hw-exercise-filter></div>'
    )


def _card(build: Build, run: PageRun, exercise: Exercise) -> str:
    t, text = build.text(run.lang), exercise.text(run.lang)
    minutes = t("exercise.minutes").replace("{n}", str(exercise.minutes))
    return (
        f'<li class="hw-card" data-minutes="{exercise.minutes}"><a href="{esc(run.link(exercise_path(exercise.id)))}">'
        f"{esc(text.title)}</a><p>{esc(text.description)}</p>"
        f'<p class="hw-exercise-facts"><span>{esc(minutes)}</span> {label(exercise.evidence, run, t)}</p></li>'
    )


def _filter(build: Build, run: PageRun) -> str:
    t = build.text(run.lang)
    moments = [("", t("exercise.moment-all")), *((m, t(f"exercise.moment-{m}")) for m in MOMENTS)]
    minutes = [("", t("exercise.minutes-all")),
               *((str(n), t("exercise.minutes-at-most").replace("{n}", str(n))) for n in MINUTES)]
    selects = "".join(
        f'<div class="hw-field"><label for="oefeningen-{name}">{esc(t(f"exercise.choose-{name}"))}</label>'
        f'<select id="oefeningen-{name}" data-part="{name}">'
        + "".join(f'<option value="{value}">{esc(text)}</option>' for value, text in options)
        + "</select></div>"
        for name, options in (("moment", moments), ("minutes", minutes))
    )
    return (
        f'<div class="hw-row" data-part="controls" hidden>{selects}</div>'
        '<p class="hw-status" data-part="status" role="status"></p>'
    )
