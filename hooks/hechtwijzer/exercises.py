"""Exercises: from one data file to the part a reader does, the page around it, and the overview.

This module is the door; the rooms are `exercises_embed` (what stands in every exercise),
`exercise_types` (what differs by type), `exercises_pages` (whole pages) and `exercises_check`
(rules across languages).

What Python writes is complete without scripts: headings, cautions, steps, fields, help. Parts that
only scripts can run are written too, but carry `hidden`; the custom element takes that away.
Scripts find parts by `data-part` and never by class.
"""

from __future__ import annotations

from .exercises_check import check_exercises
from .exercises_embed import embed
from .exercises_pages import cited_in, overview, page_markdown
from .exercises_strings import strings_json

__all__ = ["check_exercises", "cited_in", "embed", "overview", "page_markdown", "strings_json"]
