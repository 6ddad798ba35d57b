"""Build time: with our hooks against plain mkdocs-material on the same Markdown, and what of it is ours.

Two answers to "with and without our hooks". The whole build against plain Material compares templates too, and ours
are lighter. The share of our own code in our own build is stricter: everything of ours that MkDocs or Python-Markdown
calls, from the import of our modules to the exports, by its own clock (`bench_clock`).
"""

from __future__ import annotations

from bench_sites import Built, Workshop
from bench_table import heading, note, row

PAGES, TERMS = 1000, 500
GROWTH = (100, 500, 2000)


def bench_build(workshop: Workshop, *, full: bool) -> None:
    """Print build time with and without our hooks, and its growth with the number of terms."""
    heading("Build, against plain mkdocs-material on the same Markdown", "ours", "plain")
    real = workshop.real_ours()
    made_up = workshop.ours(PAGES, TERMS)
    row(f"the real site, {real.pages} pages", real.seconds, workshop.real_plain().seconds, "s", "goal 1.15")
    row(f"{PAGES:,} made-up articles, {TERMS} terms, {made_up.pages:,} pages", made_up.seconds,
        workshop.plain(PAGES, TERMS).seconds, "s", "goal 1.15")
    heading("Our own code in our own build (stricter)", "our code", "whole build")
    for name, built in (("the real site", real), (f"{PAGES:,} made-up articles, {TERMS} terms", made_up)):
        row(name, built.ours, built.seconds, "s", "goal 0.15")
    heading(f"Growth for each page, {PAGES:,} articles", "so many", f"{GROWTH[0]} terms")
    sites = {terms: workshop.ours(PAGES, terms) for terms in GROWTH}
    first = sites[GROWTH[0]]
    for terms, built in sites.items():
        row(f"our code on an article, {terms:,} terms", 1000 * built.on_articles / PAGES,
            1000 * first.on_articles / PAGES, "ms", "goal 1")
    for terms, built in sites.items():
        row(f"our code on any page, {terms:,} terms ({built.pages:,} pages)", _per_page(built, built.ours),
            _per_page(first, first.ours), "ms", "goal 1")
    note("every term is two pages more, so the whole build grows with terms; what one page takes should not")


def _per_page(built: Built, seconds: float) -> float:
    return 1000 * seconds / built.pages
