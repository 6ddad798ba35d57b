"""Spelling, by Hunspell: its dictionaries of Dutch and British English, and our own lists of words.

The dictionaries lie in `docs/data/words/hunspell/` with their licences (see the README there), so no
system package and no network is needed. Our lists, `docs/data/words/{nl,en}.txt`, hold one word a
line, in alphabetical order; `#` starts a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import LANGUAGES, yamlfile
from .pages import sort_key
from .problems import Problem, did_you_mean

FOLDER = "docs/data/words"
AMERICAN = "en_US"
"""Comes with the checker itself; American spellings are right where people only search by them."""

_WORD = re.compile(r"[’']?[^\W\d_]+(?:[’'-][^\W\d_]+|(?:\.[^\W\d_]+)+\.?)*")
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:nl|be|com|org|eu)\b\S*|/[\w/-]+/|\w*\d\w*")
_MOST_SUGGESTIONS = 2


@dataclass(frozen=True)
class Text:
    """Words to check: where they stand, in which language, and the dictionaries that also count."""

    file: str
    line: int
    where: str
    lang: str
    words: str
    also: tuple[str, ...] = ()


class Speller:
    """Knows the words of every language; looks each one up once."""

    def __init__(self, dictionaries: Path, own: Mapping[str, frozenset[str]]) -> None:
        """`dictionaries` is a folder with `nl.aff`, `nl.dic` and so on; `own` our words by language."""
        self.own = own
        self._folder = dictionaries
        self._loaded: dict[str, Any] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def knows(self, word: str, lang: str) -> bool:
        """Whether `word` is right in `lang`: by itself, as its hyphenated parts, or as a name."""
        key = (word, lang)
        if key not in self._known:
            plain = word.replace("’", "'")
            self._known[key] = self._is_word(plain, lang) or self._is_compound(plain, lang) or self._is_name(plain)
        return self._known[key]

    def _is_word(self, word: str, lang: str) -> bool:
        """Whether the word is listed, with or without the capital of a sentence, a full stop or a possessive *s*."""
        own = self.own.get(lang, frozenset())
        look_up = self._dictionary(lang).spell
        return any(
            form in own or f"{form[0].lower()}{form[1:]}" in own or look_up(form)
            for form in dict.fromkeys((word, f"{word}.", word.strip("'"), re.sub(r"'s?$", "", word))) if form
        )

    def _is_compound(self, word: str, lang: str) -> bool:
        parts = word.strip("'").split("-")
        return len(parts) > 1 and all(self._is_word(part, lang) or self._is_name(part) for part in parts if part)

    def _is_name(self, word: str) -> bool:
        """Whether some language lists the word with its capital, or knows it with a capital only."""
        bare = re.sub(r"'s?$", "", word)
        return bare[:1].isupper() and any(
            bare in self.own.get(lang, ()) or (self._is_word(bare, lang) and not self._is_word(bare.lower(), lang))
            for lang in LANGUAGES)

    def suggestions(self, word: str, lang: str) -> list[str]:
        """Return the likeliest words meant, best first."""
        found = self._dictionary(lang).suggest(word.replace("’", "'"))
        return [str(one).replace("'", "’") for one in found[:_MOST_SUGGESTIONS]]

    def _dictionary(self, lang: str) -> Any:
        if lang not in self._loaded:
            from hunspell import Hunspell

            folder = {} if lang == AMERICAN else {"hunspell_data_dir": str(self._folder)}
            self._loaded[lang] = Hunspell(lang, **folder)
        return self._loaded[lang]


def read_words(root: Path, names: Iterable[str] = ()) -> tuple[dict[str, frozenset[str]], list[Problem]]:
    """Return our words by language, `names` among them, and what is wrong with the lists."""
    own: dict[str, frozenset[str]] = {}
    problems: list[Problem] = []
    for lang in LANGUAGES:
        name = f"{FOLDER}/{lang}.txt"
        if not (root / name).is_file():
            problems.append(Problem(name, 0, "", "missing-file", "is missing.", "Make it, with one word on each line."))
            continue
        text, faults = yamlfile.read_text(root / name, name)
        problems += faults
        listed: list[str] = []
        for number, line in enumerate(text.split("\n"), 1):
            word = line.partition("#")[0].strip()
            if not word:
                continue
            if listed and sort_key(word) < sort_key(listed[-1]):
                problems.append(Problem(name, number, word, "word-order", f"comes after '{listed[-1]}'.",
                                        "Keep the list in alphabetical order."))
            if word in listed:
                problems.append(Problem(name, number, word, "word-twice", "is listed twice.", "Keep one."))
            listed.append(word)
        own[lang] = frozenset((*(word.replace("’", "'") for word in listed), *names))
    return own, problems


def words_of(text: str) -> Iterator[str]:
    """Yield the words of `text`, without numbers, addresses and punctuation."""
    for match in _WORD.finditer(_NO_WORDS.sub(" ", text)):
        yield match[0]


def misspelt(texts: Iterable[Text], speller: Speller) -> Iterator[Problem]:
    """Yield the unknown words of `texts`, each once for every file and line."""
    for text in texts:
        for word in words_of(text.words):
            if any(speller.knows(word, lang) for lang in (text.lang, *text.also)):
                continue
            yield Problem(text.file, text.line, text.where, "spelling", f"unknown word '{word}'.",
                          _way_out(word, text.lang, speller))


def _way_out(word: str, lang: str, speller: Speller) -> str:
    own = f"If it is right, add it to {FOLDER}/{lang}.txt."
    found = speller.suggestions(word, lang)
    meant = "Did you mean " + " or ".join(f"'{one}'" for one in found) + "?" if found else did_you_mean(
        word, speller.own.get(lang, ()))
    return f"{meant} {own}".strip()
