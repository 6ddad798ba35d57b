"""What still has to be written: `TODO` in an article, a concept or an exercise stops publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .articles import MAX_BYTES
from .problems import Problem
from .site import Site
from .yamlfile import read_text

MARK = "TODO"
"""New pages, terms and exercises carry it wherever an author must write, choose or confirm."""

_MARKED = re.compile(rf"\b{MARK}\b:?\s*([^\"|{{}}]*)")


def unfinished(site: Site) -> Iterator[Problem]:
    """Yield a problem for every line that still carries the mark."""
    for name in (*(article.file for article in site.articles.values()), *site.files.values()):
        text, _ = read_text(site.root / name, name, MAX_BYTES)
        if MARK not in text:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if found := _MARKED.search(line):
                what = found[1].strip()
                text_ = f"is not finished: {what}" if what else "is not finished."
                yield Problem(name, number, "", "unfinished", text_ if text_[-1] in ".?!…" else f"{text_}.",
                              f"Write it, then take away the word {MARK}.")
