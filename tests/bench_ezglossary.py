"""The same articles and terms with mkdocs-ezglossary, the best known glossary for MkDocs.

It links what an author marks (`<begrip:term|word>`), so the marks are written where our linker makes its links: at
the first mention in a section. Definitions stand in one page, as its manual shows, and in a title of each link.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from statistics import mean

from bench_linking import DEFINITIONS, LINK
from bench_prose import MARK, front_matter, made_up_definition, marked_body, page_name, vocabulary
from bench_sites import Built, Workshop, material_build
from bench_table import heading, row
from hechtwijzer import LANGUAGES

PAGES, TERMS = 1000, 500
_THEIR_LINK = re.compile(r'<a class="mkdocs-ezglossary-link"[^>]*>')
SETTINGS = {"tooltip": "full"}
"""The definition on the link: what comes nearest to ours, which opens on hover, focus and tap."""


def bench_ezglossary(workshop: Workshop, *, full: bool) -> None:
    """Print build time and bytes of ours against ezglossary."""
    heading(f"Against ezglossary: {PAGES:,} articles, {TERMS} terms", "ours", "ezglossary")
    ours, theirs = workshop.ours(PAGES, TERMS), _built(workshop.folder / "ezglossary")
    bare = workshop.ours(PAGES, TERMS, True)
    row(f"whole build, ours with a page for each term ({ours.pages:,} and {theirs.pages:,} pages)", ours.seconds,
        theirs.seconds, "s")
    row(f"whole build, ours without ({bare.pages:,} pages)", bare.seconds, theirs.seconds, "s")
    row("time in the glossary alone", bare.linking, theirs.linking, "s")
    mine = [(page, DEFINITIONS.findall(page) + LINK.findall(page)) for page in ours.articles()]
    other = [(page, _THEIR_LINK.findall(page)) for page in theirs.articles()]
    row("bytes of the glossary on an article: links and definitions", *(
        mean(_size("".join(parts)) for _, parts in pages) for pages in (mine, other)), "B")
    row("bytes of a whole article", *(mean(_size(page) for page, _ in pages) for pages in (mine, other)), "B")
    row("the same, gzipped", *(
        mean(len(gzip.compress(page.encode(), 6)) for page, _ in pages) for pages in (mine, other)), "B")
    row("links to terms in an article", *(
        mean(sum(part.startswith("<a") for part in parts) for _, parts in pages) for pages in (mine, other)), "")


def _built(work: Path) -> Built:
    write_articles(work / "docs")
    return material_build(work / "docs", work, ezglossary=SETTINGS)


def write_articles(docs: Path) -> None:
    """Write the made-up articles with ezglossary's marks, and its page of definitions, in each language."""
    words = vocabulary(TERMS)
    named = {form: forms[0] for forms in words.terms.values() for form in forms}
    entries = "\n".join(f"begrip:{forms[0]}\n:   {made_up_definition(forms[0])}\n" for forms in words.terms.values())
    pages = {page_name(number): front_matter(f"Pagina {number}") + _with_marks(marked_body(words, number), named)
             for number in range(PAGES // len(LANGUAGES))}
    for lang in LANGUAGES:
        for name, text in {**pages, "begrippen": f"# Begrippen\n\n{entries}", "index": "# Begin\n"}.items():
            file = docs / lang / f"{name}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")


def _with_marks(body: str, named: dict[str, str]) -> str:
    """Return a body in which the first mention in each section is marked for ezglossary."""
    sections = []
    for section in body.split("\n## "):
        seen: set[str] = set()
        parts = section.split(MARK)
        for place in range(1, len(parts), 2):
            term = named[parts[place]]
            if term not in seen:
                seen.add(term)
                parts[place] = f"<begrip:{term}|{parts[place]}>"
        sections.append("".join(parts))
    return "\n## ".join(sections)


def _size(text: str) -> int:
    return len(text.encode())
