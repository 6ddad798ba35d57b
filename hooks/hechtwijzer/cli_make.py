"""Commands that write: new pages, terms and exercises, moves, the staged site, the schemas."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from . import places, scaffold
from .check import check
from .cli_ask import ask_words
from .load import load
from .move import plan_move
from .plan import Plan, carry_out
from .problems import Problem, listing
from .schema import plan_schemas
from .site import Site
from .stage import stage as write_stage


def new_page(root: Path, options: argparse.Namespace) -> int:
    """Start an article in every language."""
    if _missing("which page: make new-page path=/stijlen/voorbeeld/", options.path):
        return 1
    site, _ = load(root)
    return _make(scaffold.new_page(site, options.path, datetime.date.today()), root)


def new_exercise(root: Path, options: argparse.Namespace) -> int:
    """Start an exercise."""
    site, _ = load(root)
    return _make(scaffold.new_exercise(site, options.id, options.type, datetime.date.today()), root)


def new_term(root: Path, options: argparse.Namespace) -> int:
    """Start a concept; at a terminal, what was not given is asked."""
    site, _ = load(root)
    today = datetime.date.today()
    words = scaffold.TermWords(
        nl=options.nl or "", en=options.en or "", definition_nl=options.definition_nl or "",
        definition_en=options.definition_en or "", article=options.article or "",
        word_class=getattr(options, "class") or "", theme=options.theme or "",
        forms_nl=_list(options.forms_nl), forms_en=_list(options.forms_en),
    )
    plan = scaffold.new_term(site, options.id, words, today)
    if not plan.problems and sys.stdin.isatty():
        plan = scaffold.new_term(site, options.id, ask_words(site, options.id, words, input, print), today)
    return _make(plan, root)


def _list(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(part.strip() for part in text.split(",") if part.strip())


def _make(plan: Plan, root: Path) -> int:
    if _failed(list(plan.problems) or carry_out(plan, root)):
        return 1
    print("\n".join(plan.steps))
    print("Write what is marked TODO; `make check` names what is left.")
    return 0


def move(root: Path, options: argparse.Namespace) -> int:
    """Show what moving a page takes, or do it and say what it leaves to mend."""
    if _missing("which page: make move from=/stijlen/oud/ to=/stijlen/nieuw/", options.old, options.new):
        return 1
    site, problems = load(root)
    if _failed([p for p in problems if p.level == "error"]):
        print("Mend this first: a file that cannot be read would keep its old links.", file=sys.stderr)
        return 1
    plan = plan_move(site, options.old, options.new)
    if _failed(list(plan.problems)):
        return 1
    if not options.yes:
        old, new = places.normal(options.old), places.normal(options.new)
        print("\n".join(plan.steps))
        print(f"Nothing has changed yet. To do it: make move from={old} to={new} yes=1")
        return 0
    before = {(p.code, p.text) for p in _errors(site)}
    if _failed(carry_out(plan, root)):
        return 1
    print("\n".join(plan.steps))
    moved, problems = load(root)
    if _failed([p for p in (*problems, *_errors(moved)) if (p.code, p.text) not in before]):
        print("The page has moved; this remains to be mended.", file=sys.stderr)
        return 1
    print("Moved.")
    return 0


def stage(root: Path, options: argparse.Namespace) -> int:
    """Write the site as plain Markdown."""
    if _missing("where to: make stage out=/tmp/markdown", options.out):
        return 1
    site, problems = load(root)
    if _failed([p for p in (*problems, *_errors(site)) if p.level == "error"]):
        return 1
    plan = write_stage(site, Path(options.out))
    if _failed(list(plan.problems)):
        return 1
    print(f"{plan.steps[0]} in {options.out}.")
    return 0


def schema(root: Path, options: argparse.Namespace) -> int:
    """Write the schemas."""
    plan = plan_schemas()
    if _failed(carry_out(plan, root)):
        return 1
    print("\n".join(plan.steps))
    return 0


def _missing(what: str, *values: str) -> bool:
    if not all(value.strip() for value in values):
        print(f"Say {what}", file=sys.stderr)
        return True
    return False


def _errors(site: Site) -> list[Problem]:
    return [p for p in check(site, advice=False) if p.level == "error"]


def _failed(problems: list[Problem]) -> bool:
    if problems:
        print(listing(problems), file=sys.stderr)
    return bool(problems)
