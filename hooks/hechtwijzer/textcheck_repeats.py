"""Sentences that stand, word for word or nearly, on several pages of one language: advice.

Sentences are compared only when they share a run of six words, so the cost grows with what is
repeated and not with the square of the pages.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .problems import Problem
from .textcheck_prose import Sentence

FEWEST_WORDS = 9
LIKENESS = 0.85
"""Share of words two sentences have in common, in the same order, from 0 to 1."""
RUN = 6

FORMULAS = re.compile("|".join((
    r"\b(?:112|113|1712|1733|1813|0800|huisarts|gp|veilig thuis|tele-onthaal|caw|emergency number"
    r"|first-line psychologist)\b",
    r"\barts\b|\bdoctor\b|zelfdoding|gedachten kunnen weer minder|suicid|thoughts can (?:become|get|grow) weaker",
    r"direct help|directe hulp|\bhelp now\b|hulp vinden|finding help|niet veilig|not safe",
    r"mag altijd stoppen|kunt altijd stoppen|(?:can|may) stop at any time|springen naar|skip to the end",
    r"verborgen herinneringen|hidden memories|altijd al wist|always known|te bewijzen|have to prove",
    r"nooit (?:zijn )?gebeurd|gebeurd zijn|never happened",
    r"deden wat ze konden|did what they could|schuld van het kind|child’s fault|nooit jouw schuld|never your fault",
)))
"""Help, content notes, and the rules on memory and blame: said alike everywhere, on purpose."""


@dataclass
class _Sentence:
    """A sentence, and the later ones like it."""

    file: str
    sentence: Sentence
    words: tuple[str, ...]
    again: list[tuple[str, int]] = field(default_factory=list)


def repeated(pages: Mapping[str, Sequence[Sentence]]) -> Iterator[Problem]:
    """Yield each sentence that other pages repeat; `pages` are the sentences of each file of one language."""
    first: list[_Sentence] = []
    by_run: dict[tuple[str, ...], list[_Sentence]] = {}
    for file, sentences in pages.items():
        for sentence in sentences:
            text = sentence.text.lower()
            words = tuple(re.findall(r"[\w’-]+", text))
            if len(words) < FEWEST_WORDS or FORMULAS.search(text):
                continue
            if original := _likest(words, by_run):
                if original.file != file:
                    original.again.append((file, sentence.line))
                continue
            new = _Sentence(file, sentence, words)
            first.append(new)
            for run in _runs(words):
                by_run.setdefault(run, []).append(new)
    for one in first:
        if one.again:
            places = ", ".join(f"{file}:{line}" for file, line in one.again)
            yield Problem(one.file, one.sentence.line, "", "repeated",
                          f"‘{one.sentence.text}’ stands on {len(dict(one.again)) + 1} pages.",
                          f"Say it on one and link to it from the others: {places}.", "advice")


def _likest(words: tuple[str, ...], by_run: Mapping[tuple[str, ...], list[_Sentence]]) -> _Sentence | None:
    """Return an earlier sentence with nearly the same words, if there is one."""
    seen: set[int] = set()
    for run in _runs(words):
        for other in by_run.get(run, ()):
            if id(other) not in seen:
                seen.add(id(other))
                if difflib.SequenceMatcher(None, words, other.words, autojunk=False).ratio() >= LIKENESS:
                    return other
    return None


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - RUN + 1):
        yield words[start : start + RUN]
