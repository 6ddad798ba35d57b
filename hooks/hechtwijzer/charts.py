"""Charts made at build from a data file with sources: drawing, table, and what the figure does not say.

`docs/data/charts/<id>.yml` holds the values and the words of both languages. Every chart says what was
measured, in whom and how sure that is, and carries its figures as a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from . import addresses, chart_specs, chart_svg, yamlfile
from .build import Build, PageRun
from .chart_model import Chart
from .html import esc
from .pictures import own_ids
from .problems import Problem
from .references import short_name
from .site import Site
from .validation import problems_of

FOLDER = "docs/data/charts"


def names(root: Path) -> list[str]:
    """Return the ids of all charts."""
    return sorted(file.stem for file in (root / FOLDER).glob("*.yml"))


@lru_cache(maxsize=64)
def _loaded(file: Path, stamp: float) -> Chart:
    """Return a chart that `check_charts` found nothing wrong with."""
    return Chart.model_validate(yamlfile.read(file, file.name).data)


def chart(build: Build, run: PageRun, argument: str) -> str:
    """Return the chart as a figure: title, drawing, table, and what it does and does not say."""
    file = build.site.root / FOLDER / f"{argument}.yml"
    data = _loaded(file, file.stat().st_mtime)
    text, t = data.text(run.lang), build.text(run.lang)
    run.styles.add("pictures")
    label = f"{text.title}. {t('chart.in-table')}"
    drawing = own_ids(chart_svg.svg(chart_specs.spec(data, run.lang), build.cache), f"c-{argument}-")
    drawing = drawing.replace("<svg ", f'<svg role="img" data-search-exclude aria-label="{esc(label)}" ', 1)
    bibliography = run.link(addresses.BIBLIOGRAPHY)
    sources = "; ".join(
        f'<a href="{esc(bibliography)}#{esc(key)}">{esc(short_name(build.site.references[key], run.lang))}</a>'
        for key in data.refs
    )
    facts = "".join(
        f"<div><dt>{esc(t(f'chart.{key}'))}</dt><dd>{value}</dd></div>"
        for key, value in (("measured", esc(text.measured)), ("whom", esc(text.whom)), ("sure", esc(text.sure)),
                           ("sources", sources))
    )
    return (
        f'<figure class="hw-picture hw-picture--chart"><p class="hw-chart-title">{esc(text.title)}</p>{drawing}'
        f"<details><summary>{esc(t('chart.table'))}</summary>{_table(build, data, run.lang)}"
        f'<dl class="hw-chart-facts">{facts}</dl></details>'
        f"<figcaption><p><strong>{esc(t('chart.says'))}</strong> {esc(text.says)}</p>"
        f"<p><strong>{esc(t('chart.says-not'))}</strong> {esc(text.says_not)}</p></figcaption></figure>"
    )


def _table(build: Build, data: Chart, lang: str) -> str:
    """Return the same figures as a table."""
    t = build.text(lang)
    years = any(row.year for row in data.rows)
    columns = [t("chart.row"), *([t("chart.earlier")] if years else []), t("chart.now" if years else "chart.value")]
    head = "".join(f'<th scope="col">{esc(column)}</th>' for column in columns)
    rows = []
    for row in data.rows:
        words = row.text(lang)
        name = words.label + (f", {words.note}" if words.note else "")
        figures = [(row.value, row.year)] if not years else [(row.before, row.before_year), (row.value, row.year)]
        cells = "".join(f"<td>{_figure(value, year, lang, data)}</td>" for value, year in figures)
        rows.append(f'<tr><th scope="row">{esc(name)}</th>{cells}</tr>')
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _figure(value: float | None, year: int | None, lang: str, data: Chart) -> str:
    if value is None:
        return "–"
    return esc(chart_specs.number(value, lang, data.kind) + (f" ({year})" if year else ""))


def check_charts(site: Site) -> Iterator[Problem]:
    """Return what is wrong with any chart, and charts whose source the page beside them does not cite."""
    data: dict[str, Chart] = {}
    for name in names(site.root):
        file = f"{FOLDER}/{name}.yml"
        source = yamlfile.read(site.root / file, file)
        yield from source.problems
        if source.problems:
            continue
        try:
            data[name] = Chart.model_validate(source.data)
        except ValidationError as error:
            yield from problems_of(error, source, Chart)
            continue
        yield from _sources(site, file, data[name])
    for article in site.articles.values():
        cited = {mark.name for mark in article.citations}
        for mark in article.blocks:
            kind, _, name = mark.name.partition(" ")
            if kind == "chart" and name in data and not cited.issuperset(data[name].refs):
                missing = ", ".join(sorted(set(data[name].refs) - cited))
                yield Problem(article.file, mark.line, f"/// chart | {name}", "chart-uncited",
                              f"rests on {missing}, which this page does not cite.", "Cite it where the figures stand.")


def _sources(site: Site, file: str, data: Chart) -> Iterator[Problem]:
    for key in data.refs:
        if key not in site.references:
            yield Problem(file, 0, "refs", "unknown-source", f"there is no source '{key}'.", "")
        elif not site.references[key].verified:
            yield Problem(file, 0, "refs", "unverified-source", f"source '{key}' is marked as not verified.",
                          "Check it and mark it, or leave it out.")
