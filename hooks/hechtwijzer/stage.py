"""The site as plain Markdown, one tree for each language: what any Python-Markdown generator can build.

Articles are given as they are written and generated pages as the MkDocs hook gives them; a generator
needs our extension (`HechtwijzerExtension`) for terms, citations and blocks, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from . import LANGUAGES, pages
from .articles import MAX_BYTES
from .plan import Plan, carry_out, refused
from .problems import Problem
from .site import Site
from .yamlfile import read_text

MARKER = ".hechtwijzer-stage"
"""Lists what an earlier run wrote, so that a later one can take away what is gone; nothing else is touched."""


def staged(site: Site) -> tuple[dict[str, str], list[Problem]]:
    """Return the text of every page, by file name (`nl/stijlen/angstig.md`).

    `site` must have passed `check`: a page about something that is not there cannot be written.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for article in site.articles.values():
        text, faults = read_text(site.root / article.file, article.file, MAX_BYTES)
        texts[article.file.removeprefix("docs/")] = text
        problems += faults
    for lang in LANGUAGES:
        for path, text in pages.generated(site, lang):
            texts[pages.source_file(lang, path)] = text
    return dict(sorted(texts.items())), problems


def stage(site: Site, out_dir: Path) -> Plan:
    """Write every page below `out_dir`; returns what was written and removed, or why nothing was.

    `site` must have passed `check`. The folder must be new, empty, or written by an earlier run, and
    outside the sources.
    """
    if problem := _unsuitable(site, out_dir):
        return refused(problem)
    texts, problems = staged(site)
    plan = Plan(_with_marker(texts), _outdated(out_dir, texts), (f"{len(texts)} pages",), tuple(problems))
    if problems := carry_out(plan, out_dir):
        return refused(*problems)
    return plan


def _with_marker(texts: Mapping[str, str]) -> dict[str, str]:
    return {**texts, MARKER: "".join(f"{name}\n" for name in texts)}


def _outdated(out_dir: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    marker = out_dir / MARKER
    earlier = marker.read_text("utf-8").splitlines() if marker.is_file() else []
    inside = out_dir.resolve()
    return tuple(name for name in earlier
                 if name not in texts and (out_dir / name).is_file() and inside in (out_dir / name).resolve().parents)


def _unsuitable(site: Site, out_dir: Path) -> Problem | None:
    name, place, root = str(out_dir), out_dir.resolve(), site.root.resolve()
    if place == root or place in root.parents or root / "docs" in (place, *place.parents):
        return Problem(name, 0, "", "stage-sources", "would mix with the sources.", "Choose another folder.")
    if out_dir.exists() and not out_dir.is_dir():
        return Problem(name, 0, "", "stage-file", "is a file.", "Choose a folder.")
    if out_dir.is_dir() and any(out_dir.iterdir()) and not (out_dir / MARKER).is_file():
        return Problem(name, 0, "", "stage-not-empty", "holds files that `stage` did not write.",
                       "Choose an empty folder or a new one.")
    return None
