"""What a reader reads of an article: its paragraphs and sentences, each with its line.

Left out: headings, tables, code, citations, addresses of links, tags, blocks that are filled from
data. Items of lists, scenes and cautions are prose like any other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .articles import CITATION
from .site import Article

ABBREVIATIONS = frozenset((
    "bijv.", "bv.", "ca.", "d.w.z.", "dr.", "m.a.w.", "mr.", "nr.", "o.a.", "prof.", "z.j.",
    "al.", "e.g.", "i.e.", "mrs.", "ms.", "n.d.", "st.", "vs.",
))
"""Words after which a full stop ends no sentence."""

_FENCE = re.compile(r"^\s*(```+|~~~+)")
_HEADING = re.compile(r"^#{1,6}\s.*?(?:\{\s*#([\w-]+)[^}]*\})?\s*$")
_BLOCK = re.compile(r"^///\s*([\w-]*)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_SKIPPED = re.compile(r"^\s*(?:\||\{[^}]*\}\s*$|<!--.*-->\s*$)")
_END = re.compile(r"[.!?…]+[’”)\]]*(?=\s+(?:[‘“(\[]*[^\W\d_a-zà-ÿ]|[‘“(]*\d|’[a-z]\b))")

_UNREAD = (
    (re.compile(r"`[^`]*`|<!--.*?-->", re.DOTALL), " "),
    (CITATION, ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"\{[^{}]*\}"), ""),
    (re.compile(r"\*+|(?<!\w)_+|_+(?!\w)"), ""),
    (re.compile(r"\\([^\w\s])"), r"\1"),
)


@dataclass(frozen=True)
class Sentence:
    """One sentence as it is read, with the line it starts on."""

    text: str
    line: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words and numbers, with the punctuation that clings to them."""
        return tuple(word for word in self.text.split() if any(c.isalnum() for c in word))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or list item. `group` is the same for all items of a list and its lead-in (`…:`)."""

    line: int
    section: str
    block: str
    """The block it stands in (`scene`, `caution`), or empty."""
    group: int
    markdown: str

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, in order."""
        return tuple(split_sentences(as_read(self.markdown), self.line))

    @property
    def is_cited(self) -> bool:
        """Whether it names a source."""
        return bool(CITATION.search(self.markdown))


def as_read(markdown: str) -> str:
    """Return the words a reader sees; line breaks stay where they are."""
    for pattern, replacement in _UNREAD:
        markdown = pattern.sub(replacement, markdown)
    return html.unescape(markdown)


def split_sentences(text: str, first_line: int = 1) -> Iterator[Sentence]:
    """Yield the sentences of `text`. A colon ends none; nor does an abbreviation or an initial."""
    start = 0
    for end in (*(m.end() for m in _END.finditer(text)), len(text)):
        last = text[start:end].split()[-1:] or [""]
        word = last[0].lstrip("(‘“").lower()
        if end < len(text) and (word in ABBREVIATIONS or re.fullmatch(r"[a-z]\.", word)):
            continue
        piece = text[start:end]
        if any(c.isalnum() for c in piece):
            before = len(piece) - len(piece.lstrip())
            yield Sentence(" ".join(piece.split()), first_line + text[: start + before].count("\n"))
        start = end


def paragraphs(article: Article) -> list[Paragraph]:
    """Return the prose of `article`, in order."""
    found: list[Paragraph] = []
    section = fence = block = ""
    group = 0
    lines: list[str] = []
    first = 0
    in_list = False

    def close() -> None:
        nonlocal in_list, group
        text = "\n".join(lines)
        lines.clear()
        if not text.strip():
            return
        is_item = bool(_ITEM.match(text))
        if not (is_item and in_list):
            group += 1
        in_list = is_item or as_read(text).rstrip().endswith(":")
        found.append(Paragraph(first, section, block, group, _ITEM.sub("", text, count=1)))

    for number, line in enumerate(article.body.split("\n"), article.first_line):
        opening = _FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            close()
            fence = "" if fence else opening[1]
        elif fence:
            continue
        elif heading := _HEADING.match(line):
            close()
            in_list, section = False, heading[1] or section
        elif marker := _BLOCK.match(line):
            close()
            in_list, block = False, marker[1]
        elif _SKIPPED.match(line) or not line.strip():
            close()
        else:
            if _ITEM.match(line):
                close()
            if not lines:
                first = number
            lines.append(line)
    close()
    return found
