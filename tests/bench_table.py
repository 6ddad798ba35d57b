"""The lines that the bench prints."""

from __future__ import annotations


def heading(title: str, ours: str, other: str) -> None:
    """Print the title of a section and what its two columns are."""
    print(f"\n{title}\n  {'':<64} {ours:>12} {other:>12} {'':<6} {'ratio':>6}", flush=True)


def row(name: str, ours: float, other: float, unit: str, goal: str = "") -> None:
    """Print one comparison; below 1 the first is the lighter or faster one."""
    ratio = ours / other if other else float("nan")
    print(f"  {name:<64} {ours:>12,.2f} {other:>12,.2f} {unit:<6} {ratio:>6.2f}  {goal}", flush=True)


def note(text: str) -> None:
    """Print a remark below the rows it explains."""
    print(f"  ({text})", flush=True)
