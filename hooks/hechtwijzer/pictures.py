"""Drawings that explain: one SVG file for all languages, words and text equivalent beside it.

`docs/data/pictures/<id>.svg` holds the shapes, with `{name}` where a word belongs;
`docs/data/pictures/<id>.yml` holds the words of each language. Colours are the site's own tokens,
so that a drawing follows light and dark.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from . import yamlfile
from .build import Build, PageRun
from .html import esc

FOLDER = "docs/data/pictures"


def names(root: Path) -> list[str]:
    """Return the ids of all pictures."""
    return sorted(file.stem for file in (root / FOLDER).glob("*.svg"))


@lru_cache(maxsize=256)
def _parts(root: Path, name: str, stamp: float) -> tuple[str, dict[str, dict[str, str]]]:
    folder = root / FOLDER
    svg = (folder / f"{name}.svg").read_text("utf-8")
    words = yamlfile.read(folder / f"{name}.yml", f"{FOLDER}/{name}.yml").data
    return re.sub(r"<\?xml.*?\?>|<!--.*?-->", "", svg, flags=re.DOTALL).strip(), words


def picture(build: Build, run: PageRun, argument: str) -> str:
    """Return the drawing as a figure: inline SVG, a description for who cannot see it, a caption."""
    root = build.site.root
    file = root / FOLDER / f"{argument}.yml"
    stamp = file.stat().st_mtime + file.with_suffix(".svg").stat().st_mtime
    svg, words = _parts(root, argument, stamp)
    text = words[run.lang]
    svg = re.sub(r"\{([\w-]+)\}", lambda m: esc(text[m[1]]), svg)
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="{esc(text["description"])}" ', 1)
    return f'<figure class="hw-picture">{svg}<figcaption>{esc(text["caption"])}</figcaption></figure>'
