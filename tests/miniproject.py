"""The small site with the real machinery around it, for tests that change content and build it."""

from __future__ import annotations

import shutil
from pathlib import Path

from minisite import PROJECT, make_minisite

PARTS = ("hooks", "overrides", "docs/assets", "mkdocs.yml")


def make_project(folder: Path) -> Path:
    """Write the small site into `folder`, with all that a real build needs; returns its root."""
    root = make_minisite(folder)
    for part in PARTS:
        source, target = PROJECT / part, root / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    return root
