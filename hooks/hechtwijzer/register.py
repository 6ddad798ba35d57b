"""The register of published addresses, `docs/data/links.tsv`: an address is a promise.

Each row is `path<TAB>moved-to`; the path may carry a heading id (`/stijlen/#samen`). The same row
holds for every language, because languages share paths and ids. Rows are only ever added; a moved
address keeps its row and gains a target.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from . import DEFAULT_LANGUAGE
from .problems import Problem, did_you_mean
from .site import Published, Site
from .yamlfile import read_text

NAME = "docs/data/links.tsv"
_HEADER = (
    "# Every address ever published: path, TAB, where it moved to. "
    "Written by `make register`; never remove a row.\n"
)


def read_register(file: Path, name: str) -> tuple[tuple[Published, ...], list[Problem]]:
    """Read the register; malformed and repeated rows are problems."""
    text, problems = read_text(file, name, 4 * 1024 * 1024)
    rows: dict[str, Published] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        path, _, target = line.partition("\t")
        if not path.startswith("/") or "\t" in target or (target and not target.startswith("/")):
            problems.append(Problem(name, number, path, "register-row", "is not 'path<TAB>moved-to'.",
                                    "Both start with '/'; the second may be empty."))
        elif path in rows:
            problems.append(Problem(name, number, path, "register-row", "is listed twice.", "Keep one."))
        else:
            rows[path] = Published(path, number, target)
    return tuple(rows.values()), problems


def current(site: Site) -> list[str]:
    """Return every address the sources give today: paths and heading ids of hand-written pages."""
    found: list[str] = []
    for path in site.paths(DEFAULT_LANGUAGE):
        found.append(path)
        article = site.articles.get((DEFAULT_LANGUAGE, path))
        if article:
            found += [f"{path}#{heading.id}" for heading in article.headings if heading.id]
    return found


def missing(site: Site) -> list[str]:
    """Return the addresses that exist but are not registered yet."""
    known = {row.path for row in site.register}
    return [path for path in current(site) if path not in known]


def broken(site: Site) -> list[Problem]:
    """Return a problem for every registered address that leads nowhere, and for bad redirects."""
    now = set(current(site))
    moved = {row.path: row.moved_to for row in site.register if row.moved_to}
    unreadable = site.unreadable
    problems = []
    for row in site.register:
        if {row.path.partition("#")[0], row.moved_to.partition("#")[0]} & unreadable:
            continue
        if row.moved_to:
            if row.path in now:
                problems.append(Problem(NAME, row.line, row.path, "register-moved",
                                        "is marked as moved but still exists.", "Remove the target, or the page."))
            elif row.moved_to in moved:
                problems.append(Problem(NAME, row.line, row.path, "register-chain",
                                        f"moved to {row.moved_to}, which moved again.",
                                        f"Point it to {moved[row.moved_to]}."))
            elif row.moved_to not in now:
                problems.append(Problem(NAME, row.line, row.path, "register-target",
                                        f"moved to {row.moved_to}, which does not exist.",
                                        did_you_mean(row.moved_to, now)))
        elif row.path not in now:
            problems.append(Problem(NAME, row.line, row.path, "address-gone",
                                    "was published and no longer exists.",
                                    (did_you_mean(row.path, now) + " Use `make move`, or give its new place "
                                     "in the second column.").strip()))
    return problems


def extended(text: str, paths: Iterable[str]) -> str:
    """Return the register `text` with rows for `paths` added, sorted, header first."""
    rows = [line for line in text.split("\n") if line and not line.startswith("#")]
    rows += [f"{path}\t" for path in paths]
    return _HEADER + "".join(f"{row}\n" for row in sorted(set(rows)))


def text_of(rows: Mapping[str, str]) -> str:
    """Return the register as text: a row for each path, with where it leads (empty: it stands)."""
    return _HEADER + "".join(sorted(f"{path}\t{target}\n" for path, target in rows.items()))
