"""Advice as text that stays readable: grouped by kind, counted, and cut short unless all is asked for."""

from __future__ import annotations

from collections.abc import Iterable

from .problems import Problem

MOST = 10
"""Lines for each kind."""

KINDS = {
    "long-sentence": "sentences that are too long",
    "no-source": "facts without a source",
    "one-sided": "relations that are not returned",
    "overdue": "reviews that are due",
    "passive": "pages with many passive sentences",
    "repeated": "sentences that stand on several pages",
}
"""What a code means, for people; another code stands for itself."""


def grouped(problems: Iterable[Problem], most: int | None = MOST) -> str:
    """Return `problems` under a heading for each kind, at most `most` of each; None gives all."""
    kinds: dict[str, list[Problem]] = {}
    for problem in sorted(set(problems)):
        kinds.setdefault(problem.code, []).append(problem)
    lines: list[str] = []
    for code, found in sorted(kinds.items()):
        lines.append(f"{KINDS.get(code, code)} ({len(found)})")
        lines += (f"  {problem}" for problem in found[:most])
        if most is not None and len(found) > most:
            lines.append(f"  … and {len(found) - most} more (make check ALL=1)")
    return "\n".join(lines)
