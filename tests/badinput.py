"""Faults planted in the small site, described by case files: what is changed and what must be said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "cases" / "bad-input"


def read_cases() -> dict[str, dict[str, Any]]:
    """Return the cases by name of file."""
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.yml"))}


def plant(root: Path, change: dict[str, Any]) -> None:
    """Make one change of a case in the site below `root`.

    `text` writes a file, `remove` takes it away, `append` adds to its end; `replace`/`by` changes words that
    stand there once, `from`/`to_end` everything from some words on, `from_line`/`by` the whole line with them.
    `then` and `times` repeat what is added; `encoding` is how the file is saved.
    """
    file = root / change["file"]
    if change.get("remove"):
        file.unlink()
        return
    old = file.read_text("utf-8") if file.exists() else ""
    encoding = change.get("encoding", "utf-8")
    if "text" in change:
        new = change["text"]
    elif "append" in change:
        new = old + change["append"] * change.get("times", 1)
    elif "from" in change:
        new = old[: _once(old, change["from"])] + change["to_end"]
    elif "from_line" in change:
        start = _once(old, change["from_line"])
        new = old[:start] + change["by"] + old[old.index("\n", start) :]
    else:
        start = _once(old, change["replace"])
        added = change["by"] + change.get("then", "") * change.get("times", 1)
        new = old[:start] + added + old[start + len(change["replace"]) :]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(new.encode(encoding))


def line_of(root: Path, expected: dict[str, Any]) -> int:
    """Return the line a problem must name: `line`, or the one line of the file that has the words of `at`."""
    if "line" in expected:
        return int(expected["line"])
    lines = (root / expected["file"]).read_text("utf-8", errors="replace").split("\n")
    found = [number for number, line in enumerate(lines, 1) if line == expected["at"]]
    found = found or [number for number, line in enumerate(lines, 1) if expected["at"] in line]
    assert len(found) == 1, f"{expected['at']!r} stands in lines {found} of {expected['file']}"
    return found[0]


def _once(text: str, words: str) -> int:
    assert text.count(words) == 1, f"{words!r} stands there {text.count(words)} times"
    return text.index(words)
