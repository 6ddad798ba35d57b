"""Turning mentions into links inside a finished element tree.

Mentions are found in whole blocks of text, so that *hechting* in `<em>hechting</em>sstijl` is seen
as part of a longer word and left alone. A mention becomes a link when it lies within one text node,
is the first of its concept in the section (or page), and the block is not full yet. Links to terms
that stand there already (an author forced them) count for both, so running twice changes nothing.

A reader can choose to see a term underlined once on a page, or never (see `terms.js`). What that needs
stands in the class of a link: a mention that is not the first on the page, and a link an author forced.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element

from .addresses import term_path
from .blocktext import Block, Piece, read_blocks
from .build import PageRun
from .link import Linker, Mention

WORDS_PER_LINK = 9
"""Density cap: a block gets at most one link for so many words, and always room for one."""

LONGEST_SENTENCE = 220
"""Characters of a sentence around a mention; longer ones are cut on both sides."""

FIRST, AGAIN, FORCED = "hw-term", "hw-term hw-again", "hw-term hw-forced"
"""Classes of a link to a term: the first mention on the page, a further one, what an author forced."""

BETWEEN_BLOCKS = "\0"
_SENTENCE_START = re.compile(r"[.!?…:]['’”)]*\s+")
_SENTENCE_END = re.compile(r"[.!?…]['’”)]*(?=\s|$)")
_UNSEEN = ("\u00ad", "\u200b", "\u2060", "\ufeff")

_Span = tuple[Piece, int, int, str, str]
"""Characters of the text node of a piece, the concept they name, and the classes of their link."""


def link_terms(root: Element, linker: Linker, run: PageRun, stash: Sequence[object] = ()) -> None:
    """Link the first mentions below `root` and note them, with their sentences, in `run`.

    `stash` is the raw HTML that Markdown put aside; the markers in the text count in it.
    """
    if run.terms == "off" and not run.mentions:
        return
    blocks = read_blocks(root, stash, everything=bool(run.mentions))
    texts = ["".join([piece[0] for piece in block.pieces]) for block in blocks]
    mentions = linker.find(BETWEEN_BLOCKS.join(texts)) if run.terms != "off" else []
    seen: set[str] = set()
    section = start = next_mention = 0
    for block, text in zip(blocks, texts, strict=True):
        if block.section != section and run.terms == "section":
            seen.clear()
        section = block.section
        end = start + len(text)
        first = next_mention
        while next_mention < len(mentions) and mentions[next_mention][0] < end:
            next_mention += 1
        if block.term_links or first < next_mention:
            _link_block(block, text, start, mentions[first:next_mention], run, seen)
        start = end + len(BETWEEN_BLOCKS)


def term_link(link: Element, concept_id: str, run: PageRun, classes: str = FORCED) -> None:
    """Make `link` a link to a concept."""
    link.set("class", classes)
    link.set("href", run.link(term_path(concept_id)))
    link.set("data-term", concept_id)
    run.mentions.setdefault(concept_id, "")


def _link_block(
    block: Block, text: str, offset: int, mentions: Iterable[Mention], run: PageRun, seen: set[str]
) -> None:
    """Link in one block; `offset` is where its text starts in what the mentions count in."""
    starts: list[int] = []
    room = 0
    chosen: dict[tuple[int, bool], list[_Span]] = {}
    for index, concept_id in block.term_links:
        place = sum(len(piece.text) for piece in block.pieces[:index])
        _note(run, seen, concept_id, text, place, place)
    for first_place, last_place, concept_id in mentions:
        if concept_id in seen or concept_id == run.concept_id:
            continue
        if not starts:
            starts = [0, *accumulate([len(piece[0]) for piece in block.pieces])]
            room = 1 + len(text.split()) // WORDS_PER_LINK - len(block.term_links)
        if room < 1:
            break
        start, end = first_place - offset, last_place - offset
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        one, other = block.pieces[first], block.pieces[last]
        if one.stretch and one.stretch == other.stretch:
            room -= 1
            classes = _note(run, seen, concept_id, text, start, end)
            chosen.setdefault((id(one.owner), one.is_tail), []).append(
                (one, one.in_node(start - starts[first]), other.in_node(end - starts[last]), concept_id, classes))
    for spans in chosen.values():
        _split(spans, run)


def _note(run: PageRun, seen: set[str], concept_id: str, text: str, start: int, end: int) -> str:
    """Note a mention, with its sentence when it is the first of the page; returns the classes of its link."""
    seen.add(concept_id)
    if run.mentions.get(concept_id):
        return AGAIN
    run.mentions[concept_id] = _sentence(text, start, end)
    return FIRST


def _split(spans: list[_Span], run: PageRun) -> None:
    """Replace the mentions in one text node by links."""
    piece = spans[0][0]
    text = (piece.owner.tail if piece.is_tail else piece.owner.text) or ""
    links: list[Element] = []
    end = len(text)
    for _, start, stop, concept_id, classes in reversed(spans):
        link = Element("a")
        term_link(link, concept_id, run, classes)
        link.text, link.tail = text[start:stop], text[stop:end]
        links.insert(0, link)
        end = start
    if piece.is_tail:
        piece.owner.tail = text[:end]
        place = list(piece.parent).index(piece.owner) + 1
    else:
        piece.owner.text = text[:end]
        place = 0
    piece.parent[place:place] = links


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around characters `start` to `end`, at most about 200 characters."""
    reach = max(0, start - LONGEST_SENTENCE)
    before = max((m.end() for m in _SENTENCE_START.finditer(text, reach, start)), default=reach)
    after = _SENTENCE_END.search(text, end, end + LONGEST_SENTENCE)
    until = after.end() if after else min(len(text), end + LONGEST_SENTENCE)
    if until - before <= LONGEST_SENTENCE:
        sentence = text[before:until]
    else:
        first = text.find(" ", start - 90, start) + 1 if before < start - 90 else before
        last = text.rfind(" ", end, first + 200) if until > first + 200 else until
        first, last = first or before, last if last > 0 else until
        sentence = f"{'…' if first > before else ''}{text[first:last].strip()}{'…' if last < until else ''}"
    for unseen in _UNSEEN:
        sentence = sentence.replace(unseen, "")
    return " ".join(sentence.split())
