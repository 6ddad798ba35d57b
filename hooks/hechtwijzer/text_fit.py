"""How wide words are in the site's typeface, and how to break them into lines: for drawings with words.

Widths are those of Atkinson Hyperlegible Next at weight 600, in thousandths of the letter size; other
weights differ by a few per cent, which the margins of a drawing take up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WIDTHS = {
    **dict.fromkeys("ijlI'’|.,:;", 290), **dict.fromkeys("ftr-()/", 360), **dict.fromkeys("ckszvxy", 510),
    **dict.fromkeys("abdeghnopqu", 580), **dict.fromkeys("wW", 760), **dict.fromkeys("mM", 870), " ": 300, "–": 500,
    **dict.fromkeys("CDGHNOQUAK", 700), **dict.fromkeys("BEFJLPRSTVXYZ", 610),
}
_OTHER = 610
_BREAKS = re.compile(r"(?<=-)(?=\w)|\s+")


def width(text: str, size: float) -> float:
    """Return how wide `text` is at letter size `size`, in the same unit; at most a few per cent off."""
    return _thousandths(text) * size / 1000


@lru_cache(maxsize=20_000)  # breaking a term into even lines asks for the same words again and again
def _thousandths(text: str) -> int:
    bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return sum(_WIDTHS.get(c, _OTHER) for c in bare)


def lines(text: str, room: float, size: float) -> list[str]:
    """Return `text` in lines of at most `room`, broken at spaces and hyphens, as even as they can be.

    A word that is wider than `room` has a line of its own.
    """
    return list(_lines(text, room, size))


@lru_cache(maxsize=20_000)  # a term is drawn on the page of every term it is related to
def _lines(text: str, room: float, size: float) -> list[str]:
    pieces = _pieces(text)
    count = len(_filled(pieces, room, size))
    narrow = room
    while narrow > size and len(_filled(pieces, narrow - 2, size)) == count:
        narrow -= 2
    return _filled(pieces, narrow, size)


def longest(text: str, size: float) -> float:
    """Return the width of the longest piece of `text` that cannot be broken."""
    return max(width(piece.strip(), size) for piece in _pieces(text))


def _pieces(text: str) -> list[str]:
    """Return the parts between which a line may end; a space stays at the end of its part."""
    pieces, start = [], 0
    for gap in _BREAKS.finditer(text):
        pieces.append(text[start : gap.end()])
        start = gap.end()
    return [*pieces, text[start:]]


def _filled(pieces: list[str], room: float, size: float) -> list[str]:
    rows = [""]
    for piece in pieces:
        if rows[-1] and width((rows[-1] + piece).rstrip(), size) > room:
            rows.append("")
        rows[-1] += piece
    return [row.strip() for row in rows]
