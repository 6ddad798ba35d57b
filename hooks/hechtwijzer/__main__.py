"""The command line: `python -m hechtwijzer check|register|stage|new-page|new-term|new-exercise|move`.

A thin shell around the core, like the hooks: it prints, sets the exit status and writes files.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from . import register
from .check import check
from .load import load
from .problems import Problem, listing


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="hechtwijzer", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project (default: this folder)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check all content; exit 1 when anything is wrong")
    commands.add_parser("register", help="add new addresses to the register of published addresses")
    options = parser.parse_args(arguments)
    return {"check": _check, "register": _register}[options.command](options.root.resolve())


def _check(root: Path) -> int:
    site, problems = load(root)
    problems += check(site)
    errors = [p for p in problems if p.level == "error"]
    advice = [p for p in problems if p.level == "advice"]
    if not errors:
        errors += _unregistered(site, frozen=bool(os.environ.get("CI")))
    if advice:
        print(f"Advice ({len(set(advice))}):\n{listing(advice)}\n")
    if errors:
        print(listing(errors), file=sys.stderr)
        print(f"{len(set(errors))} problem(s).", file=sys.stderr)
        return 1
    articles = len(site.articles)
    print(f"{articles} articles, {len(site.concepts)} concepts, {len(site.exercises)} exercises, "
          f"{len(site.references)} sources: no errors.")
    return 0


def _unregistered(site: object, frozen: bool) -> list[Problem]:
    """Register new addresses, or report them where nothing may be written (continuous integration)."""
    paths = register.missing(site)  # type: ignore[arg-type]
    if not paths:
        return []
    if frozen:
        return [Problem(register.NAME, 0, path, "not-registered", "is a new address that is not registered.",
                        "Run `make register` and commit the result.") for path in paths]
    file = site.root / register.NAME  # type: ignore[attr-defined]
    file.write_text(register.extended(file.read_text("utf-8"), paths), "utf-8")
    print(f"{len(paths)} new addresses registered in {register.NAME}; commit it with your change.")
    return []


def _register(root: Path) -> int:
    site, problems = load(root)
    errors = [p for p in problems if p.level == "error"]
    if errors:
        print(listing(errors), file=sys.stderr)
        return 1
    _unregistered(site, frozen=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
