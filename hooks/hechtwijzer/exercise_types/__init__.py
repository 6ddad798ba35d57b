"""The types of exercises. A new type is a module here, a line in the table, and a browser module."""

from __future__ import annotations

from . import (
    agreement,
    cards,
    circle,
    compass,
    diary,
    ladder,
    pacer,
    parts,
    planner,
    reflection,
    sentences,
    steps,
    turns,
)
from .kind import Found, Kind, Place

KINDS: dict[str, Kind] = {
    "agreement": agreement.KIND,
    "cards": cards.KIND,
    "circle": circle.KIND,
    "compass": compass.KIND,
    "diary": diary.KIND,
    "ladder": ladder.KIND,
    "pacer": pacer.KIND,
    "parts": parts.KIND,
    "planner": planner.KIND,
    "reflection": reflection.KIND,
    "sentences": sentences.KIND,
    "steps": steps.KIND,
    "turns": turns.KIND,
}
"""Every type by its name in the data files."""

__all__ = ["KINDS", "Found", "Kind", "Place"]
