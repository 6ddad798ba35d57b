"""Numbers to call, from one data file: the bar on every page and the lists on the help page."""

from __future__ import annotations

from collections.abc import Iterable

from .build import Build, PageRun
from .html import esc
from .model import Helpline
from .reviews import helpline_review, month_and_year

COUNTRIES = ("nl", "be", "other")


def number_link(line: Helpline, lang: str) -> str:
    """Return the number as a link that dials, or the name as a link to the site."""
    if line.tel:
        return f'<a class="hw-tel" href="tel:{esc(line.tel)}">{esc(line.number)}</a>'
    name = (line.url or "").removeprefix("https://").removeprefix("www.").strip("/")
    return f'<a class="hw-tel" rel="noreferrer" href="{esc(line.url)}">{esc(name)}</a>'


def country_lists(build: Build, run: PageRun, situations: Iterable[str]) -> str:
    """Return the helplines for `situations`, a list for each country."""
    t = build.text(run.lang)
    wanted = set(situations)
    parts = []
    for country in COUNTRIES:
        items = [
            _entry(build, run, line) for line in build.site.helplines
            if line.country == country and wanted & set(line.situations)
        ]
        if items:
            parts.append(f'<div class="hw-country"><p class="hw-country-name">{esc(t(f"country.{country}"))}</p>'
                         f'<ul class="hw-helplines">{"".join(items)}</ul></div>')
    return f'<div class="hw-countries">{"".join(parts)}</div>'


def _entry(build: Build, run: PageRun, line: Helpline) -> str:
    t = build.text(run.lang)
    text = line.text(run.lang)
    details = ". ".join(part.rstrip(".") for part in (text.whom, text.when, text.cost) if part)
    site = ""
    if line.tel and line.url:
        name = line.url.removeprefix("https://").removeprefix("www.").strip("/")
        site = f' <a rel="noreferrer" href="{esc(line.url)}">{esc(name)}</a>'
    review = helpline_review(line)
    checked = f'{line.checked.day} {t(f"month.{line.checked.month}")} {line.checked.year}'
    due = month_and_year(build, run.lang, review.due)
    hidden = "" if review.is_overdue(build.today) else " hidden"
    return (
        f"<li>{number_link(line, run.lang)} <strong>{esc(text.name)}</strong>"
        f"<p>{esc(details)}.{site}</p>"
        f'<p class="hw-checked">{esc(t("help.checked"))} {esc(checked)} · {esc(t("page.due"))} {esc(due)}</p>'
        f'<p class="hw-overdue" data-hw-overdue="{review.due.isoformat()}"{hidden}>'
        f'{esc(t("review.overdue-helpline"))}</p></li>'
    )


def bar(build: Build, lang: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the numbers of the help bar: per country its name, then (tel, number, what for)."""
    strings = build.site.strings[lang]
    countries = []
    for country in COUNTRIES:
        lines = [
            (line.tel or "", line.number or "", strings.get(f"help.bar-{line.id}", line.text(lang).name))
            for line in build.site.helplines if line.bar and line.country == country
        ]
        if lines:
            countries.append((strings[f"country.{country}"], lines))
    return countries
