"""What is wrong, where, and what to do about it: problems are values, never exceptions or prints."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "advice"]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault an author can mend.

    `file` is relative to the project, `line` counts from 1 (0: the whole file), `where` names the
    field or heading, `code` is a stable short name for tests and searching, `text` says what is
    wrong, `hint` the way out. An `advice` never stops a build.
    """

    file: str
    line: int
    where: str
    code: str
    text: str
    hint: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        where = f", {self.where}" if self.where else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{where}: {self.text}{hint} [{self.code}]"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint naming the known words closest to `word`, or an empty string."""
    close = difflib.get_close_matches(word, list(known), n=2, cutoff=0.6)
    if not close:
        return ""
    return "Did you mean " + " or ".join(f"'{c}'" for c in close) + "?"


def listing(problems: Iterable[Problem]) -> str:
    """Return the problems as lines of text, sorted by place, each once."""
    return "\n".join(str(problem) for problem in sorted(set(problems)))
