"""Finding terms in text: one automaton over all forms of all concepts, one pass over each text.

The rules, in order:

1. A match counts only at word boundaries. A hyphen joins words (*hechtings-angst*), so a form does
   not match inside a hyphenated word, except that an abbreviation may open one (*EMDR-sessie*).
   An apostrophe with *s* may follow (*Bowlby's*).
2. Leftmost wins, then longest: *veilige basis* before *basis*.
3. Case is ignored, except for abbreviations (forms wholly in capitals), which match in capitals only.
4. Typographic and straight apostrophes, spaces of any kind and soft hyphens make no difference.

The time it takes depends on the length of the text, not on the number of concepts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

_SAME = str.maketrans({"’": "'", "ʼ": "'", "‑": "-", "\u00a0": " ", "\u202f": " ",
                       "\n": " ", "\t": " ", "\r": " "})
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Mention:
    """Characters `start` to `end` of a text name the concept `concept_id`."""

    start: int
    end: int
    concept_id: str


def is_abbreviation(form: str) -> bool:
    """Whether a form is written wholly in capitals and so matches in capitals only."""
    letters = [c for c in form if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() for c in letters)


class Linker:
    """All forms of all concepts of one language, ready to find their mentions."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """Take pairs of form and concept id. A form claimed twice goes to the first in id order."""
        table: dict[str, tuple[str, str]] = {}
        for form, concept_id in sorted(forms, key=lambda pair: (pair[1], pair[0])):
            key, _ = _normal(form)
            if key.strip():
                table.setdefault(key, (form, concept_id))
        self._entries = list(table.values())
        self._exact = [is_abbreviation(form) for form, _ in self._entries]
        self._automaton = AhoCorasick(list(table), matchkind=MatchKind.Standard) if table else None

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, left to right, none overlapping another."""
        if self._automaton is None or not text:
            return []
        normal, places = _normal(text)
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(normal, overlapping=True):
            if not _opens(normal, start) or not _closes(normal, end, self._exact[index]):
                continue
            first = places[start][0] if places else start
            last = places[end - 1][1] if places else end
            if self._exact[index] and not is_abbreviation(text[first:last]):
                continue
            hits.append((first, -last, index))
        mentions: list[Mention] = []
        reached = 0
        for first, minus_last, index in sorted(hits):
            if first >= reached:
                mentions.append(Mention(first, -minus_last, self._entries[index][1]))
                reached = -minus_last
        return mentions


def _normal(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """Return `text` for comparison, and where each of its characters starts and ends in `text`.

    The places are left out (None) when both have the same length, which is nearly always.
    """
    if _SOFT_HYPHEN not in text and unicodedata.is_normalized("NFC", text):
        normal = text.translate(_SAME).lower()
        if len(normal) == len(text):
            return normal, None
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    index = 0
    while index < len(text):
        end = index + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if text[index] != _SOFT_HYPHEN:
            composed = unicodedata.normalize("NFC", text[index:end]).translate(_SAME)
            for character in composed:
                lower = character.lower()
                characters.append(lower if len(lower) == 1 else character)
                places.append((index, end))
        index = end
    return "".join(characters), places


def _opens(text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before in "-'":
        return start == 1 or not (text[start - 2].isalnum())
    return not _is_word(before)


def _closes(text: str, end: int, abbreviation: bool) -> bool:
    if end == len(text):
        return True
    after = text[end]
    if after == "'":
        rest = text[end + 1 : end + 3]
        return not rest[:1].isalnum() or (rest[:1] == "s" and not rest[1:2].isalnum())
    if after == "-":
        return abbreviation or not text[end + 1 : end + 2].isalnum()
    return not _is_word(after)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")
