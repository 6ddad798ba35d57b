"""Turning mentions into links inside a finished element tree.

Text is taken block by block (a paragraph, a list item, a cell) with all its inline parts joined, so
that *hechting* in `<em>hechting</em>sstijl` is seen as part of a longer word and left alone. A
mention becomes a link when it lies within one text node, is the first of its concept in the section
(or page), and the block is not full yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .addresses import term_path
from .build import PageRun
from .link import Linker

NEVER_INSIDE = frozenset((
    "a", "abbr", "blockquote", "button", "cite", "code", "dfn", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "input", "kbd", "label", "math", "nav", "option", "pre", "q", "samp", "script", "select",
    "style", "summary", "svg", "textarea", "th", "title", "var",
))
INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))
WORDS_PER_LINK = 9
"""Density cap: a block gets at most one link for so many words, and always room for one."""


@dataclass
class _Piece:
    """A run of characters of a block: the text of `owner`, or its tail inside `parent`."""

    parent: Element
    owner: Element
    is_tail: bool
    text: str
    linkable: bool


def link_terms(root: Element, linker: Linker, run: PageRun) -> None:
    """Link the first mentions below `root` and note them, with their sentences, in `run`."""
    if run.terms == "off":
        return
    state = _State(linker, run)
    state.block(root, True)
    state.flush()


def term_link(link: Element, concept_id: str, run: PageRun) -> None:
    """Make `link` a link to a concept."""
    link.set("class", "hw-term")
    link.set("href", run.link(term_path(concept_id)))
    link.set("data-term", concept_id)
    run.mentions.setdefault(concept_id, "")


class _State:
    def __init__(self, linker: Linker, run: PageRun) -> None:
        self.linker = linker
        self.run = run
        self.seen: set[str] = set()
        self.pieces: list[_Piece] = []

    def block(self, element: Element, linkable: bool) -> None:
        """Collect the text below `element`, flushing at every block boundary."""
        if element.tag == "h2" and self.run.terms == "section":
            self.flush()
            self.seen = set()
        if "hw-cite" in element.get("class", ""):
            return  # a footnote number is no part of the sentence
        linkable = linkable and _is_linkable(element)
        self._add(element, element, False, element.text, linkable)
        for child in list(element):
            inline = child.tag in INLINE
            if not inline:
                self.flush()
            self.block(child, linkable)
            if not inline:
                self.flush()
            self._add(element, child, True, child.tail, linkable)

    def _add(self, parent: Element, owner: Element, is_tail: bool, text: str | None, linkable: bool) -> None:
        if text:
            self.pieces.append(_Piece(parent, owner, is_tail, str(text), linkable))

    def flush(self) -> None:
        """Link what was collected since the last block boundary."""
        pieces, self.pieces = self.pieces, []
        if not any(piece.linkable for piece in pieces):
            return
        whole = "".join(piece.text for piece in pieces)
        room = 1 + len(whole.split()) // WORDS_PER_LINK
        chosen: list[tuple[int, int, str]] = []
        for mention in self.linker.find(whole):
            if len(chosen) >= room:
                break
            concept_id = mention.concept_id
            if concept_id in self.seen or concept_id == self.run.concept_id:
                continue
            if not _within_one(pieces, mention.start, mention.end):
                continue
            self.seen.add(concept_id)
            if not self.run.mentions.get(concept_id):
                self.run.mentions[concept_id] = _sentence(whole, mention.start, mention.end)
            chosen.append((mention.start, mention.end, concept_id))
        if chosen:
            self._insert(pieces, chosen)

    def _insert(self, pieces: list[_Piece], chosen: list[tuple[int, int, str]]) -> None:
        end = sum(len(piece.text) for piece in pieces)
        for piece in reversed(pieces):
            start = end - len(piece.text)
            inside = [(a - start, b - start, c) for a, b, c in chosen if start <= a and b <= end]
            if inside:
                _split(piece, inside, self.run)
            end = start


def _is_linkable(element: Element) -> bool:
    return (
        element.tag not in NEVER_INSIDE
        and "no-terms" not in element.get("class", "").split()
    )


def _within_one(pieces: list[_Piece], start: int, end: int) -> bool:
    """Whether the characters lie in one linkable piece."""
    offset = 0
    for piece in pieces:
        if offset <= start and end <= offset + len(piece.text):
            return piece.linkable
        offset += len(piece.text)
    return False


def _split(piece: _Piece, inside: list[tuple[int, int, str]], run: PageRun) -> None:
    """Replace the mentions in one text node by links."""
    text = piece.text
    nodes: list[Element] = []
    for index, (start, end, concept_id) in enumerate(inside):
        following = inside[index + 1][0] if index + 1 < len(inside) else len(text)
        link = Element("a")
        term_link(link, concept_id, run)
        link.text, link.tail = text[start:end], text[end:following]
        nodes.append(link)
    before = text[: inside[0][0]]
    if piece.is_tail:
        place = list(piece.parent).index(piece.owner) + 1
        piece.owner.tail = before
    else:
        place = 0
        piece.owner.text = before
    for offset, node in enumerate(nodes):
        piece.parent.insert(place + offset, node)


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around characters `start` to `end`, at most about 200 characters."""
    before = max((m.end() for m in re.finditer(r"[.!?…:]['’”)]*\s+", text[:start])), default=0)
    after = re.search(r"[.!?…]['’”)]*(?=\s|$)", text[end:])
    stop = end + after.end() if after else len(text)
    sentence = " ".join(text[before:stop].split())
    if len(sentence) > 220:
        first = max(0, start - before - 90)
        sentence = "…" + sentence[first : first + 200].strip() + "…"
    return sentence
