"""The types of exercises. A new type is a module here, a line in the table, and a browser module."""

from __future__ import annotations

from . import diary, pacer, steps
from .kind import Found, Kind, Place

KINDS: dict[str, Kind] = {
    "diary": diary.KIND,
    "pacer": pacer.KIND,
    "steps": steps.KIND,
}
"""Every type by its name in the data files."""

__all__ = ["KINDS", "Found", "Kind", "Place"]
