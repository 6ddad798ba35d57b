"""Commands that judge the content: `check` and `register`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from . import register
from .advice import MOST, grouped
from .check import check
from .load import load
from .problems import Problem, listing
from .reviews import overdue, today
from .site import Site
from .textcheck import check_texts


def check_all(root: Path, options: argparse.Namespace) -> int:
    """Report every problem; without errors, register new addresses. ALL=1 shows all advice and figures."""
    show_all = bool(os.environ.get("ALL"))
    site, problems = load(root)
    texts = check_texts(site, root / ".cache")
    problems += [*check(site), *overdue(site, today()), *texts.problems]
    errors = [p for p in problems if p.level == "error"]
    advice = [p for p in problems if p.level == "advice"]
    if not errors:
        errors += _unregistered(site, frozen=bool(os.environ.get("CI")))
    if advice:
        print(f"Advice ({len(set(advice))}):\n{grouped(advice, None if show_all else MOST)}\n")
    if show_all:
        print("\n".join(texts.table()), end="\n\n")
    print("\n".join(texts.summary()))
    if errors:
        print(listing(errors), file=sys.stderr)
        print(f"{len(set(errors))} problem(s).", file=sys.stderr)
        return 1
    print(f"{len(site.articles)} articles, {len(site.concepts)} concepts, {len(site.exercises)} exercises, "
          f"{len(site.references)} sources: no errors.")
    return 0


def register_new(root: Path, options: argparse.Namespace) -> int:
    """Add new addresses to the register, wherever this runs."""
    site, problems = load(root)
    errors = [p for p in problems if p.level == "error"]
    if errors:
        print(listing(errors), file=sys.stderr)
        return 1
    _unregistered(site, frozen=False)
    return 0


def _unregistered(site: Site, frozen: bool) -> list[Problem]:
    """Register new addresses, or report them where nothing may be written (continuous integration)."""
    paths = register.missing(site)
    if not paths:
        return []
    if frozen:
        return [Problem(register.NAME, 0, path, "not-registered", "is a new address that is not registered.",
                        "Run `make register` and commit the result.") for path in paths]
    file = site.root / register.NAME
    file.write_text(register.extended(file.read_text("utf-8"), paths), "utf-8")
    print(f"{len(paths)} new addresses registered in {register.NAME}; commit it with your change.")
    return []
