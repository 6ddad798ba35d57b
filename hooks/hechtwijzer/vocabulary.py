"""The words the articles use: what has been written counts for more than what a rule can make up."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from .site import Site

_NOT_TEXT = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)|\{[^}]*\}|\[@[^\]]*\]|<[^>]+>", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


class Vocabulary:
    """All running text of the articles in one language."""

    def __init__(self, site: Site, lang: str) -> None:
        """Nothing is read from disk; `site` holds the texts."""
        bodies = (article.body for (of, _), article in site.articles.items() if of == lang)
        text = _NOT_TEXT.sub(" ", "\n".join(bodies)).lower().replace("'", "’")
        self._text = " ".join(text.split())

    @cached_property
    def words(self) -> Counter[str]:
        """Every word in lower case, with how often it occurs."""
        return Counter(_WORD.findall(self._text))

    def count(self, phrase: str) -> int:
        """Return how often `phrase` occurs as whole words, in any case."""
        key = phrase.lower().replace("'", "’")
        if key in self.words or " " not in key:
            return self.words[key]
        return len(re.findall(rf"(?<!\w){re.escape(key)}(?!\w)", self._text))

    def compounds(self, word: str, limit: int = 12) -> tuple[tuple[str, int], ...]:
        """Return words that begin or end with `word`, the most frequent first, with their counts."""
        key = word.lower()
        if len(key) < 4 or " " in key:
            return ()
        found = [(other, count) for other, count in self.words.items()
                 if len(other) > len(key) + 2 and (other.startswith(key) or other.endswith(key))]
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit])
