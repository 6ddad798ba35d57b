"""Therapies, from one data file: the comparison of all, and the facts box of each on its own page.

Two judgements stand side by side and are never mixed: how well a therapy was studied for attachment
itself, and for the problem it is usually offered for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import get_args
from xml.etree.ElementTree import Element

from .addresses import BIBLIOGRAPHY
from .build import Build, PageRun
from .evidence import label
from .exercises import strings_json
from .html import attrs, esc
from .model import EvidenceLevel, ProblemGroup, Therapy
from .problems import Problem, did_you_mean
from .references import short_name
from .site import Site

FILE = "docs/data/therapies.yml"
PATH = "/therapieen/"
SUMMARY, CAUTION = "hw-brief", "hw-caution"
"""Classes of what stands at the top of an article; what to know before reading stays first."""

COLUMNS = {"name": "therapies.name", "attachment": "therapies.attachment", "problem": "therapies.problem",
           "practice": "therapy.practice"}
"""Columns of the comparison, and the interface string of each."""
SORTED = ("name", "attachment", "problem")
LEVELS: tuple[str, ...] = get_args(EvidenceLevel)
GROUPS: tuple[str, ...] = get_args(ProblemGroup)

Text = Callable[[str], str]


def table(build: Build, run: PageRun, argument: str) -> str:
    """Return the comparison: a row for each therapy. Sorting and choosing need scripts."""
    run.elements.add("therapy-table")
    run.styles.add("therapies")
    t = build.text(run.lang)
    head = "".join(
        f'<th scope="col"{attrs(data_sort=column if column in SORTED else None)}>{esc(t(key))}</th>'
        for column, key in COLUMNS.items()
    )
    rows = "".join(_row(build, run, therapy, t) for therapy in build.site.therapies)
    strings = strings_json(build, run.lang, ("therapy-table",))
    return (
        f'<div class="hw-embed"><hw-therapy-table{attrs(data_strings=strings)}>{_controls(build, run.lang)}'
        f'<div class="hw-table" tabindex="0" role="region" aria-label="{esc(t("therapies.caption"))}">'
        f'<table class="hw-therapies"><caption>{esc(t("therapies.caption"))}</caption>'
        f'<thead data-label="{esc(t("therapy-table.sort"))}"><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></hw-therapy-table></div>"
    )


def _row(build: Build, run: PageRun, therapy: Therapy, t: Text) -> str:
    text = therapy.text(run.lang)
    name = esc(text.name)
    if build.site.exists(therapy.page):
        target = f"{therapy.page}#{therapy.section}" if therapy.section else therapy.page
        name = f'<a href="{esc(run.link(target))}">{name}</a>'
    cells = {
        "attachment": label(therapy.attachment, run, t),
        "problem": f'{_problem(therapy, run, t)}<span class="hw-what">{esc(text.problem)}. '
                   f"{esc(text.guideline)}</span>",
        "practice": f'{esc(text.length)}<span class="hw-what"><strong>{esc(t("therapies.risks"))}:</strong> '
                    f"{esc(text.risks)}</span>",
    }
    data = attrs(id=f"therapie-{therapy.id}", data_name=text.name, data_groups=" ".join(therapy.groups),
                 data_attachment=therapy.attachment, data_problem=therapy.problem)
    return (
        f'<tr{data}><th scope="row">{name}<span class="hw-what">{esc(text.what)}</span></th>'
        + "".join(f'<td data-label="{esc(t(COLUMNS[column]))}">{html}</td>' for column, html in cells.items())
        + "</tr>"
    )


def _problem(therapy: Therapy, run: PageRun, t: Text) -> str:
    return label(therapy.problem, run, t) if therapy.problem else f"<span>{esc(t('therapies.none'))}</span>"


def _controls(build: Build, lang: str) -> str:
    """The choices above the table; hidden until the script that answers them has started."""
    t = build.text(lang)
    least = [("", t("therapy.any-level")), *((level, t(f"therapy.least-{level}")) for level in LEVELS[:-1])]
    used = {group for therapy in build.site.therapies for group in therapy.groups}
    groups = [("", t("therapy.any-group")), *((g, t(f"therapy.group-{g}")) for g in GROUPS if g in used)]
    selects = "".join(
        f'<div class="hw-field"><label for="therapie-{part}">{esc(t(f"therapy.choose-{part}"))}</label>'
        f'<select id="therapie-{part}" data-part="{part}">'
        + "".join(f'<option value="{esc(value)}">{esc(words)}</option>' for value, words in options)
        + "</select></div>"
        for part, options in (("group", groups), ("attachment", least), ("problem", least))
    )
    return (
        f'<div class="hw-therapy-choices" data-part="controls" hidden>{selects}</div>'
        '<p class="hw-status" data-part="status" role="status"></p>'
    )


def facts(build: Build, run: PageRun, therapy: Therapy) -> str:
    """Return the facts of `therapy` as a named list of definitions."""
    run.styles.add("therapies")
    t = build.text(run.lang)
    text = therapy.text(run.lang)
    rows = [
        ("therapy.for-whom", esc(text.for_whom)),
        ("therapy.aim", esc(text.aim)),
        ("therapy.attachment", label(therapy.attachment, run, t)),
        ("therapy.problem", f"{_problem(therapy, run, t)} {esc(text.problem)}"),
        ("therapy.guideline", esc(text.guideline)),
        ("therapies.length", esc(text.length)),
        ("therapies.risks", esc(text.risks)),
    ]
    if therapy.refs:
        rows.append(("sources.title", _sources(build.site, run, therapy)))
    items = "".join(f"<div><dt>{esc(t(key))}</dt><dd>{html}</dd></div>" for key, html in rows)
    compare = f'<p><a href="{esc(run.link(f"{PATH}#vergelijking"))}">{esc(t("therapy.compare"))}</a></p>'
    title = t("therapy.facts").replace("{name}", text.name)
    return (
        f'<div class="hw-facts" role="region" aria-labelledby="feiten-{therapy.id}">'
        f'<p class="hw-facts-title" id="feiten-{therapy.id}">{esc(title)}</p><dl>{items}</dl>'
        f'{compare if build.site.exists(PATH) else ""}</div>'
    )


def _sources(site: Site, run: PageRun, therapy: Therapy) -> str:
    """Name the sources of the two levels, each a link to its place in the list of all sources."""
    return "; ".join(
        f'<a href="{esc(run.link(f"{BIBLIOGRAPHY}#{key}"))}">{esc(short_name(site.references[key], run.lang))}</a>'
        for key in therapy.refs if key in site.references
    )


def place_facts(root: Element, build: Build, run: PageRun, stash: Callable[[str], str]) -> None:
    """Put the facts of every therapy of this page into the tree: below its heading, or the summary.

    `stash` keeps finished HTML out of the way of later steps and returns the mark that stands for it.
    """
    for therapy in reversed([therapy for therapy in build.site.therapies if therapy.page == run.path]):
        children = list(root)
        place = next((i + 1 for i, child in enumerate(children) if _is_place(child, therapy.section)), 0)
        while place < len(children) and children[place].get("class") == CAUTION:
            place += 1
        holder = Element("p")  # dropped again around a whole block
        holder.text = stash(facts(build, run, therapy))
        root.insert(place, holder)


def _is_place(child: Element, section: str | None) -> bool:
    if section:
        return child.tag == "h2" and child.get("id") == section
    return child.get("class") == SUMMARY


def check_therapies(site: Site) -> Iterator[Problem]:
    """Yield a problem for every row whose page, or heading on that page, does not exist."""
    pages = {path: article for (_, path), article in sorted(site.articles.items(), reverse=True)}
    for therapy in site.therapies:
        article = pages.get(therapy.page)
        if article is None and therapy.page in site.unreadable:
            continue
        if article is None:
            yield Problem(FILE, 0, f"{therapy.id}.page", "unknown-page", f"there is no page {therapy.page}.",
                          did_you_mean(therapy.page, pages))
        elif therapy.section and therapy.section not in (ids := [h.id for h in article.headings if h.level == 2]):
            yield Problem(FILE, 0, f"{therapy.id}.section", "unknown-heading",
                          f"{therapy.page} has no heading #{therapy.section}.", did_you_mean(therapy.section, ids))
