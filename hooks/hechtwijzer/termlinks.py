"""Turning mentions into links inside a finished element tree.

Text is taken block by block (a paragraph, a list item, a cell) with all its inline parts joined, so
that *hechting* in `<em>hechting</em>sstijl` is seen as part of a longer word and left alone. Raw
HTML stands in the tree as markers; they are read here as what they stand for: an entity is its
character, a tag may forbid links until it closes.

A mention becomes a link when it lies within one text node, is the first of its concept in the
section (or page), and the block is not full yet. Links that an author forced count for both, so
running twice changes nothing.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE, STX

from .addresses import term_path
from .build import PageRun
from .link import Linker

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
SPACES = frozenset(("br", "img", "input"))
"""Empty elements that part the words on either side of them."""
EMPTY = SPACES | {"wbr"}
WORDS_PER_LINK = 9
"""Density cap: a block gets at most one link for so many words, and always room for one."""

_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]*)>")
_NO_TERMS = re.compile(r"\bclass\s*=\s*(?:\"[^\"]*(?<![\w-])no-terms(?![\w-])|'[^']*(?<![\w-])no-terms(?![\w-])|no-terms\b)")
_SENTENCE_START = re.compile(r"[.!?…:]['’”)]*\s+")
_SENTENCE_END = re.compile(r"[.!?…]['’”)]*(?=\s|$)")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


def link_terms(root: Element, linker: Linker, run: PageRun, stash: Sequence[object] = ()) -> None:
    """Link the first mentions below `root` and note them, with their sentences, in `run`.

    `stash` is the raw HTML that Markdown put aside; the markers in the text count in it.
    """
    walk = _Walk(linker, run, stash)
    walk.element(root, True)
    walk.flush()


def term_link(link: Element, concept_id: str, run: PageRun) -> None:
    """Make `link` a link to a concept."""
    link.set("class", "hw-term")
    link.set("href", run.link(term_path(concept_id)))
    link.set("data-term", concept_id)
    run.mentions.setdefault(concept_id, "")


@dataclass(slots=True)
class _Node:
    """A text node: the text of `owner`, or its tail inside `parent`."""

    parent: Element
    owner: Element
    is_tail: bool
    text: str


@dataclass(slots=True)
class _Piece:
    """Characters as they are read, and where they stand: `start` to `end` of a text node.

    A link may span pieces of one `stretch`: those of one node without a tag between them.
    """

    text: str
    node: _Node | None
    start: int
    end: int
    stretch: int
    linkable: bool


class _Walk:
    """Goes through the tree in the order of the text, one block at a time."""

    def __init__(self, linker: Linker, run: PageRun, stash: Sequence[object]) -> None:
        self.linker = linker
        self.run = run
        self.stash = stash
        self.seen: set[str] = set()
        self.stretch = 0
        self._new_block()

    def _new_block(self) -> None:
        self.pieces: list[_Piece] = []
        self.length = 0
        self.forced: list[tuple[int, str]] = []
        self.raw: list[tuple[str, bool]] = []
        """Raw tags that are open: name, and whether it forbids links."""

    def element(self, element: Element, linkable: bool) -> None:
        """Collect the text below `element`, flushing at every block boundary."""
        if element.tag == "h2" and self.run.terms == "section":
            self.seen = set()
        if element.tag == "sup" and _is_note(element):
            return  # a footnote number is no part of the sentence
        if element.tag in SPACES:
            self._add(" ", None, 0, 0, False)
        linkable = linkable and element.tag not in NEVER_INSIDE and "no-terms" not in element.get("class", "").split()
        if element.tag == "a" and (concept_id := element.get("data-term")):
            self.forced.append((self.length, concept_id))
        self._text(_Node(element, element, False, element.text or ""), linkable)
        for child in list(element):
            inline = child.tag in INLINE
            if not inline:
                self.flush()
            self.element(child, linkable)
            if not inline:
                self.flush()
            self._text(_Node(element, child, True, child.tail or ""), linkable)

    def _text(self, node: _Node, linkable: bool) -> None:
        text = node.text
        if not text:
            return
        self.stretch += 1
        if STX not in text:
            self._add(str(text), node, 0, len(text), linkable)
            return
        done = 0
        for marker in HTML_PLACEHOLDER_RE.finditer(text):
            self._add(text[done : marker.start()], node, done, marker.start(), linkable)
            self._marker(marker, node, linkable)
            done = marker.end()
        self._add(text[done:], node, done, len(text), linkable)

    def _marker(self, marker: re.Match[str], node: _Node, linkable: bool) -> None:
        number = int(marker[1])
        source = self.stash[number] if number < len(self.stash) else ""
        if not isinstance(source, str):
            source = "<object>"
        if source.startswith("&"):
            self._add(html.unescape(source), node, marker.start(), marker.end(), linkable)
        elif not source.startswith("<!--"):
            self._tag(source)

    def _tag(self, source: str) -> None:
        """Note a raw tag; anything longer is a block of its own that parts the words around it."""
        self.stretch += 1
        tag = _TAG.fullmatch(source.strip())
        name = tag[2].lower() if tag else ""
        if not tag or name in SPACES:
            self._add(" ", None, 0, 0, False)
        elif tag[1]:
            while any(open_name == name for open_name, _ in self.raw) and self.raw.pop()[0] != name:
                pass
        elif name not in EMPTY and not tag[3].endswith("/"):
            self.raw.append((name, name in NEVER_INSIDE or bool(_NO_TERMS.search(tag[3]))))

    def _add(self, text: str, node: _Node | None, start: int, end: int, linkable: bool) -> None:
        if text:
            linkable = linkable and not any(forbids for _, forbids in self.raw)
            self.pieces.append(_Piece(text, node, start, end, self.stretch, linkable))
            self.length += len(text)

    def flush(self) -> None:
        """Link what was collected since the last block boundary."""
        if self.forced or any(piece.linkable for piece in self.pieces):
            self._link("".join(piece.text for piece in self.pieces))
        if self.pieces or self.raw:
            self._new_block()

    def _link(self, whole: str) -> None:
        for place, concept_id in self.forced:
            self._mentioned(concept_id, whole, place, place)
        room = 1 + len(whole.split()) // WORDS_PER_LINK - len(self.forced)
        if self.run.terms == "off" or room < 1:
            return
        starts = []
        place = 0
        for piece in self.pieces:
            starts.append(place)
            place += len(piece.text)
        chosen: dict[int, tuple[_Node, list[tuple[int, int, str]]]] = {}
        for mention in self.linker.find(whole):
            if mention.concept_id in self.seen or mention.concept_id == self.run.concept_id:
                continue
            first = bisect_right(starts, mention.start) - 1
            last = bisect_right(starts, mention.end - 1) - 1
            one, other = self.pieces[first], self.pieces[last]
            if not one.linkable or one.node is None or one.stretch != other.stretch:
                continue
            self._mentioned(mention.concept_id, whole, mention.start, mention.end)
            span = (_in_node(one, mention.start - starts[first]), _in_node(other, mention.end - starts[last]))
            chosen.setdefault(id(one.node), (one.node, []))[1].append((*span, mention.concept_id))
            room -= 1
            if room < 1:
                break
        for node, spans in chosen.values():
            _split(node, spans, self.run)

    def _mentioned(self, concept_id: str, whole: str, start: int, end: int) -> None:
        self.seen.add(concept_id)
        if not self.run.mentions.get(concept_id):
            self.run.mentions[concept_id] = _sentence(whole, start, end)


def _is_note(sup: Element) -> bool:
    return "hw-cite" in sup.get("class", "") or sup.get("id", "").startswith("fnref")


def _in_node(piece: _Piece, place: int) -> int:
    """Return where character `place` of the piece stands in its text node; an entity is not divided."""
    if len(piece.text) == piece.end - piece.start:
        return piece.start + place
    return piece.end if place else piece.start


def _split(node: _Node, spans: list[tuple[int, int, str]], run: PageRun) -> None:
    """Replace the mentions in one text node by links."""
    links: list[Element] = []
    for index, (start, end, concept_id) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(node.text)
        link = Element("a")
        term_link(link, concept_id, run)
        link.text, link.tail = node.text[start:end], node.text[end:following]
        links.append(link)
    before = node.text[: spans[0][0]]
    if node.is_tail:
        place = list(node.parent).index(node.owner) + 1
        node.owner.tail = before
    else:
        place = 0
        node.owner.text = before
    node.parent[place:place] = links


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around characters `start` to `end`, at most about 200 characters."""
    before = max((m.end() for m in _SENTENCE_START.finditer(text, 0, start)), default=0)
    after = _SENTENCE_END.search(text, end)
    sentence = text[before : after.end() if after else len(text)]
    if len(sentence) > 220:
        first = max(0, start - before - 90)
        sentence = f"…{sentence[first : first + 200].strip()}…"
    return " ".join(sentence.translate(_UNSEEN).split())
