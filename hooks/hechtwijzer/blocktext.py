"""Reading a finished element tree as readers do: block by block, with all inline parts joined.

Raw HTML stands in the tree as markers; they are read as what they stand for: an entity is its
character, a tag may forbid links until it closes. This runs over every page, so it makes few
objects and leaves out what can hold no link.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, STX

NEVER_INSIDE = frozenset((
    "a", "abbr", "audio", "blockquote", "button", "canvas", "caption", "cite", "code", "datalist", "dfn", "dt",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "iframe", "input", "kbd", "label", "legend", "math",
    "meter", "nav", "noscript", "object", "option", "output", "pre", "progress", "q", "rp", "rt", "samp", "script",
    "select", "style", "summary", "svg", "template", "textarea", "th", "title", "var", "video",
))
INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "br", "button", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "input", "ins", "kbd", "label", "mark", "math", "meter", "object", "output", "progress", "q", "rp", "rt",
    "ruby", "s", "samp", "select", "small", "span", "strong", "sub", "sup", "svg", "textarea", "time", "tt", "u",
    "var", "wbr",
))
PARTING = frozenset(("br", "img", "input"))
"""Empty elements that part the words on either side of them."""
EMPTY = PARTING | {"wbr"}

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]*)>")
_CLASS = re.compile(r"\bclass\s*=\s*(?:\"([^\"]*)|'([^']*)|([^\s>]+))", re.IGNORECASE)
_NO_CHARACTER = "\ufffc"


class Piece(NamedTuple):
    """Characters as they are read, and where they stand: `start` to `end` of a text node.

    The node is the text of `owner`, or its tail inside `parent`. `stretch` numbers what stands
    together: pieces of one node without a tag between them share it; 0 is no place for a link.
    """

    text: str
    parent: Element
    owner: Element
    is_tail: bool
    start: int
    end: int
    stretch: int

    def in_node(self, place: int) -> int:
        """Return where character `place` of the piece stands in its node; an entity is not divided."""
        if len(self.text) == self.end - self.start:
            return self.start + place
        return self.end if place else self.start


class Block(NamedTuple):
    """A paragraph, a list item, a cell. `section` counts the headings of level 2 before it.

    `term_links` are the links to terms that stand in it already: the piece they start with, the concept.
    """

    section: int
    pieces: list[Piece]
    term_links: list[tuple[int, str]]


def read_blocks(root: Element, stash: Sequence[object], *, everything: bool) -> list[Block]:
    """Return the blocks below `root` in which a link may stand; `stash` holds the raw HTML of the markers.

    With `everything` also those that only hold links to terms.
    """
    reader = _Reader(stash, everything)
    reader.inside(root, True)
    reader.end_block()
    return reader.blocks


class _Reader:
    def __init__(self, stash: Sequence[object], everything: bool) -> None:
        self.stash = stash
        self.everything = everything
        self.blocks: list[Block] = []
        self.section = 0
        self.stretch = 0
        self._new_block()

    def _new_block(self) -> None:
        self.pieces: list[Piece] = []
        self.term_links: list[tuple[int, str]] = []
        self.is_linkable = False
        self.open_tags: list[tuple[str, bool]] = []
        """Raw tags that are open: name, and whether it forbids links."""

    def end_block(self) -> None:
        if self.is_linkable or self.term_links:
            self.blocks.append(Block(self.section, self.pieces, self.term_links))
        if self.pieces or self.term_links or self.open_tags:
            self._new_block()

    def inside(self, element: Element, linkable: bool) -> None:
        """Read the text and the children of `element`."""
        text = element.text
        if text and (self.pieces or not text.isspace()):
            self.text(text, element, element, False, linkable)
        for child in element:
            if child.tag in INLINE:
                self.inline(child, linkable)
            else:
                self.end_block()
                if child.tag == "h2":
                    self.section += 1
                below = linkable and _may_hold_links(child)
                if below or self.everything:
                    self.inside(child, below)
                    self.end_block()
            tail = child.tail
            if tail and (self.pieces or not tail.isspace()):
                self.text(tail, element, child, True, linkable)

    def inline(self, element: Element, linkable: bool) -> None:
        tag = element.tag
        if tag == "sup" and _is_note(element):
            return  # the number of a note is no part of the sentence
        if tag in PARTING:
            self.pieces.append(Piece(" ", element, element, False, 0, 0, 0))
        elif tag == "a" and (concept_id := element.get("data-term")):
            self.term_links.append((len(self.pieces), concept_id))
        self.inside(element, linkable and _may_hold_links(element))

    def text(self, text: str, parent: Element, owner: Element, is_tail: bool, linkable: bool) -> None:
        self.stretch += 1
        if STX in text or self.open_tags:
            self._with_markers(text, parent, owner, is_tail, linkable)
        else:
            self.pieces.append(Piece(text, parent, owner, is_tail, 0, len(text), self.stretch if linkable else 0))
            if linkable:
                self.is_linkable = True

    def _with_markers(self, text: str, parent: Element, owner: Element, is_tail: bool, linkable: bool) -> None:
        def add(read: str, start: int, end: int) -> None:
            if read:
                allowed = linkable and not self._is_forbidden()
                self.pieces.append(Piece(read, parent, owner, is_tail, start, end, self.stretch if allowed else 0))
                self.is_linkable = self.is_linkable or allowed

        done = 0
        for marker in HTML_PLACEHOLDER_RE.finditer(text):
            start, end = marker.span()
            add(text[done:start], done, start)
            done = end
            number = int(marker[1])
            source = self.stash[number] if number < len(self.stash) else ""
            if isinstance(source, str) and source.startswith("&"):
                character = html.unescape(source)
                known = len(character) <= 2  # an unknown name stays as it is written
                add(character if known else _NO_CHARACTER, start, end)
            elif self._parts_words(str(source)):
                self.pieces.append(Piece(" ", parent, owner, is_tail, start, end, 0))
        add(text[done:], done, len(text))

    def _parts_words(self, source: str) -> bool:
        """Note the raw tag `source`; returns whether it stands between words.

        So does anything longer than one tag: it is a part of its own.
        """
        if source.startswith("<!--"):
            return False
        self.stretch += 1
        tag = _TAG.fullmatch(source.strip())
        name = tag[2].lower() if tag else ""
        if not tag or name in PARTING:
            return True
        if tag[1]:
            self._close(name)
        elif name not in EMPTY and not tag[3].endswith("/"):
            classes = _CLASS.search(tag[3])
            forbids = classes is not None and "no-terms" in "".join(filter(None, classes.groups())).split()
            self.open_tags.append((name, forbids or name in NEVER_INSIDE))
        return False

    def _close(self, name: str) -> None:
        for place in range(len(self.open_tags) - 1, -1, -1):
            if self.open_tags[place][0] == name:
                del self.open_tags[place:]
                return

    def _is_forbidden(self) -> bool:
        return any(forbids for _, forbids in self.open_tags)


def _may_hold_links(element: Element) -> bool:
    if element.tag in NEVER_INSIDE:
        return False
    classes = element.get("class")
    return not classes or "no-terms" not in classes.split()


def _is_note(sup: Element) -> bool:
    return "hw-cite" in sup.get("class", "") or sup.get("id", "").startswith("fnref")
