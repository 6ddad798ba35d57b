"""Finding terms in text: one automaton over all forms of all concepts, one pass over each text.

The rules, in order:

1. A match is a whole word or several. Letters, digits, marks and underscores belong to a word; a
   hyphen joins (*hechtings-angst*, *angst- en paniek*), a full stop or an apostrophe between letters
   too (*hechting.nl*). Two exceptions: *'s* may follow (*Bowlby's*), and a hyphen may follow an
   abbreviation (*EMDR-sessie*). Web and mail addresses and paths are left alone.
2. Leftmost wins, then longest: *veilige basis* before *basis*.
3. Case is ignored, except for two or more capitals in a row: *ACT* is not *act*, nor *ACEs* *aces*.
4. Typography makes no difference: curly or straight apostrophes, hyphens that do not break, spaces
   of any kind and number, composed or decomposed accents, soft hyphens and other invisible breaks.

The time it takes depends on the length of the text, not on the number of concepts.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

_SAME = {"’": "'", "ʼ": "'", "‑": "-", "‐": "-", "\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " "}
"""Characters that count as another one; this is nearly all that prose needs."""
_LONGER = {"ĳ": "ij", "Ĳ": "IJ", "İ": "I"}
_SPACES = "\x0b-\x0d\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u205f\u3000"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff"
"""Soft hyphen, zero-width spaces and joiners, and what chooses between two looks of an emoji."""
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff"
_HAS_ODD = re.compile(f"[{''.join(_LONGER)}{_SPACES}{_INVISIBLE}{_MARKS}]")
_ODD = re.compile(rf" {{2,}}|[{_SPACES}]|[{''.join(_LONGER)}]|[{_INVISIBLE}]+|[^{_MARKS}][{_MARKS}]+")
_PLAIN = re.compile(r"[a-z]+(?:[ '-][a-z]+)*")
"""A form without capitals, accents or other signs: nearly every one, and the same however it is levelled."""
_ADDRESS_SIGNS = ("/", "@", "www.")
_ADDRESS = re.compile(r".*(?:://|@|www\.)|(?:\.{1,2}|~)?/", re.DOTALL)
_LONGEST_ADDRESS = 500
_WORD_CATEGORIES = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl"))


class Mention(NamedTuple):
    """Characters `start` to `end` of a text name the concept `concept_id`."""

    start: int
    end: int
    concept_id: str


class _Form(NamedTuple):
    """One way to write a concept with signs or capitals that matter: `capitals` are the runs that match as such only.

    A form in lower case, as nearly every one is, has no object of its own.
    """

    concept_id: str
    capitals: tuple[tuple[int, int], ...]
    is_abbreviation: bool


class _Comparable(NamedTuple):
    """A text with its typography levelled, and the way back to the places in the original.

    Where a piece of the original became shorter or longer, `starts` and `ends` note the place from which
    the shift at the same index holds for what starts or ends there; empty when no length changed.
    """

    cased: str
    lower: str
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    shifts: Sequence[int] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters `start` to `end` stand in the original."""
        if not self.starts:
            return start, end
        before = bisect_right(self.starts, start)
        until = bisect_right(self.ends, end)
        return start + (self.shifts[before - 1] if before else 0), end + (self.shifts[until - 1] if until else 0)


def is_abbreviation(form: str) -> bool:
    """Whether a form is written wholly in capitals and so matches in capitals only."""
    if form.islower():
        return False  # nearly every form: no need to look at its letters
    letters = [c for c in form if c.isalpha()]
    return len(letters) >= 2 and all(c.isupper() for c in letters)


def identity(form: str) -> str:
    """Return what makes a form differ from others: two forms of one identity are one claim."""
    if _PLAIN.fullmatch(form):
        return form
    text = _comparable(form.strip())
    kept = list(text.lower)
    for start, end in _capitals(text.cased):
        kept[start:end] = text.cased[start:end]
    return "".join(kept)


class Linker:
    """All forms of all concepts of one language, ready to find their mentions."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """Take pairs of form and concept id. A form claimed twice goes to the first in id order."""
        claims: dict[str, str] = {}
        for form, concept_id in forms:
            key = identity(form)
            is_word = key[:1].isalpha() or any(map(_joins, key))
            if is_word and claims.get(key, concept_id) >= concept_id:
                claims[key] = concept_id
        plain: dict[str, str] = {}
        table: dict[str, list[_Form]] = {}
        for key, concept_id in claims.items():
            if key.islower():
                plain[key] = concept_id
            else:
                table.setdefault(key.lower(), []).append(_Form(concept_id, _capitals(key), is_abbreviation(key)))
        for key, special in table.items():
            if key in plain:
                special.append(_Form(plain[key], (), False))
            special.sort(key=lambda form: (-len(form.capitals), form))  # *ACT* is tried before *act*
        words = list(dict.fromkeys((*plain, *table)))
        self._concepts = [plain.get(word, "") for word in words]
        self._special = {index: table[word] for index, word in enumerate(words) if word in table}
        self._automaton = AhoCorasick(words, matchkind=MatchKind.Standard) if words else None

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in `text`, left to right, none overlapping another."""
        if self._automaton is None or not text:
            return []
        comparable = _comparable(text)
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(comparable.lower, overlapping=True):
            if not _opens(comparable.lower, start):
                continue
            if index not in self._special:
                if _closes(comparable.lower, end, False):
                    hits.append((start, -end, self._concepts[index]))
                continue
            for form in self._special[index]:
                if _fits(form, comparable, start, end):
                    hits.append((start, -end, form.concept_id))
                    break
        mentions: list[Mention] = []
        reached = 0
        addresses = any(sign in comparable.lower for sign in _ADDRESS_SIGNS)
        for start, minus_end, concept_id in sorted(hits):
            if start >= reached and not (addresses and _in_address(comparable.lower, start)):
                mentions.append(Mention(*comparable.original(start, -minus_end), concept_id))
                reached = -minus_end
        return mentions


def _comparable(text: str) -> _Comparable:
    """Level the typography of `text`; nearly always no length changes and no place is noted."""
    for odd, same in _SAME.items():
        text = text.replace(odd, same)
    if "  " not in text and not _HAS_ODD.search(text):
        return _Comparable(text, text.lower())
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for odd_part in _ODD.finditer(text):
        before, new = text[done : odd_part.start()], _levelled(odd_part[0])
        parts += (before, new)
        length += len(before) + len(new)
        done = odd_part.end()
        if len(new) != len(odd_part[0]):
            starts.append(length)
            ends.append(length if new else length + 1)  # what is left out belongs to what comes after it
            shifts.append(done - length)
    parts.append(text[done:])
    cased = "".join(parts)
    return _Comparable(cased, cased.lower(), starts, ends, shifts)


def _levelled(odd: str) -> str:
    if odd.isspace():
        return " "
    if unicodedata.combining(odd[-1]):
        return unicodedata.normalize("NFC", odd)
    return _LONGER.get(odd, "")


def _capitals(form: str) -> tuple[tuple[int, int], ...]:
    """Return where capitals matter: in an abbreviation, or where two or more stand in a row (*IJ* is one)."""
    if form.islower():
        return ()
    runs = []
    end = 0
    whole = is_abbreviation(form)
    for capital, group in groupby(form, key=str.isupper):
        start, end = end, end + len(list(group))
        if capital and (whole or (end - start > 1 and form[start:end] != "IJ")):
            runs.append((start, end))
    return tuple(runs)


def _fits(form: _Form, text: _Comparable, start: int, end: int) -> bool:
    return _closes(text.lower, end, form.is_abbreviation) and all(
        text.cased[start + first : start + last].isupper() for first, last in form.capitals
    )


def _opens(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] == " ":
        return True
    before = text[start - 1]
    if before.isalpha():
        return False  # inside a word: the most frequent case
    further = text[max(0, start - 2) : start - 1]
    if before == "-":
        return further == "-"  # two hyphens are a dash
    if before in "'.":
        return not _joins(further)
    return before not in "#@" and not _joins(before)


def _closes(text: str, end: int, abbreviation: bool) -> bool:
    if end == len(text) or text[end] == " ":
        return True
    after, further, last = text[end : end + 1], text[end + 1 : end + 2], text[end + 2 : end + 3]
    if after == "-":
        return abbreviation or further == "-"
    if after == "'" and further == "s":
        return not _joins(last) and last != "-"
    if after in ("'", "."):
        return not _joins(further)
    return after != "@" and not _joins(after)


def _joins(character: str) -> bool:
    """Whether a character makes a word longer; a raised number is a note and does not."""
    return bool(character) and (character == "_" or unicodedata.category(character) in _WORD_CATEGORIES)


def _in_address(text: str, place: int) -> bool:
    """Whether the character at `place` stands in a web address, a mail address or a path."""
    first = text.rfind(" ", max(0, place - _LONGEST_ADDRESS), place) + 1
    last = text.find(" ", place, place + _LONGEST_ADDRESS)
    token = text[first or max(0, place - _LONGEST_ADDRESS) : last if last >= 0 else place + _LONGEST_ADDRESS]
    return _ADDRESS.match(token) is not None
