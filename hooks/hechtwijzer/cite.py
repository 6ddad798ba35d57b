"""A ready-made citation of every page: APA for readers, BibTeX for reference managers.

The form is that of APA 7 for a page on a website: author, date of review, title in italics, address.
"""

from __future__ import annotations

from dataclasses import dataclass

from .build import Build, PageRun
from .html import esc
from .reviews import review_of

AUTHOR = "Hechtwijzer"
_LANGUAGE = {"nl": "dutch", "en": "english"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Months as BibTeX knows them: names of constants, written without braces."""

_LATEX = str.maketrans({
    # A backslash does not stop BibTeX from counting a brace, so braces need names of their own.
    "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "$&#_%"},
})


@dataclass(frozen=True)
class Citation:
    """How to cite one page: `apa` is HTML, `bibtex` is plain text and still has to be escaped."""

    apa: str
    bibtex: str


def citation(build: Build, run: PageRun, url: str | None) -> Citation:
    """Return the citation of the page of `run`, published at `url` (None or empty: left out)."""
    t = build.text(run.lang)
    title = build.site.title(run.lang, run.path)
    review = review_of(build.site, run.lang, run.path)
    date = t("cite.no-date")
    fields = [("author", f"{{{{{AUTHOR}}}}}"), ("title", f"{{{{{title.translate(_LATEX)}}}}}")]
    if review:
        day = review.reviewed
        date = t("cite.date").format(year=day.year, month=t(f"month.{day.month}"), day=day.day)
        fields += [("year", f"{{{day.year}}}"), ("month", _MONTHS[day.month - 1]), ("day", f"{{{day.day}}}")]
    if url:
        fields.append(("url", f"{{{_plain_url(url)}}}"))
    fields += [("note", f"{{{t('cite.licence')}}}"), ("langid", f"{{{_LANGUAGE[run.lang]}}}")]
    address = f" {esc(url)}" if url else ""
    stop = "" if title.endswith(("?", "!", "…", ".")) else "."
    return Citation(
        f"{AUTHOR}. ({esc(date)}). <em>{esc(title)}</em>{stop}{address}",
        f"@misc{{{_key(run)},\n" + "".join(f"  {name:<6} = {value},\n" for name, value in fields) + "}",
    )


def _key(run: PageRun) -> str:
    """Return a key that no other page has: languages share paths, so the language comes first."""
    return "-".join(part for part in (AUTHOR.lower(), run.lang, *run.path.split("/")) if part)


def _plain_url(url: str) -> str:
    """Return `url` without the characters that would end or open a BibTeX value."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
