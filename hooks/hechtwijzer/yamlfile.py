"""Reading one YAML file so that every value remembers its line.

PyYAML builds the node tree; the walk below adds what it leaves out: duplicate keys, aliases, deep
nesting, giant numbers, control characters and oversized files are refused, and each path of keys is
mapped to a line for messages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .problems import Problem

MAX_BYTES = 256 * 1024
"""Larger data files are refused unread: no concept or exercise comes near, and YAML is slow."""

MAX_DEPTH = 20
"""Groups and lists inside each other; our files need six. The parser, written in C, crashes at some 10,000."""

MAX_NUMBER = 30
"""Characters of a number or date: enough for any we write, and far below what takes long to read."""

_NUMBERS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "timestamp"))
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path_ = tuple[str | int, ...]


@dataclass
class YamlFile:
    """The content of one file: `data`, the line of each path in `lines`, and what was wrong."""

    name: str
    data: Any = None
    lines: dict[Path_, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, path: Path_) -> int:
        """Return the line of `path`, or of the nearest place above it that is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_text(file: Path, name: str, limit: int = MAX_BYTES) -> tuple[str, list[Problem]]:
    """Return the text of `file` (UTF-8), or an empty string and the reason it was refused."""
    size = file.stat().st_size
    if size > limit:
        return "", [
            Problem(name, 0, "", "too-large", f"is {size:,} bytes; at most {limit:,} are read.",
                    "Split it, or remove what does not belong here.")
        ]
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", [
            Problem(name, line, "", "not-utf8", f"is not UTF-8 text (byte {raw[error.start]:#04x}).",
                    "Save it again with encoding UTF-8.")
        ]


def parse(text: str, name: str, first_line: int = 1) -> YamlFile:
    """Parse YAML `text`; `first_line` is where it starts in its file (front matter starts at 2)."""
    result = YamlFile(name)
    loader = _Loader(text)
    try:
        deep = _too_deep(text)
        if deep is not None:
            result.problems.append(
                Problem(name, deep + first_line, "", "too-deep", f"has more than {MAX_DEPTH} levels inside each other.",
                        "Check the brackets and dashes on this line.")
            )
        node = None if deep is not None else loader.get_single_node()
        if node is not None:
            result.data = _construct(loader, node, (), result, first_line, set())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + first_line if mark else first_line
        reason = getattr(error, "problem", None) or "cannot be read"
        result.problems.append(
            Problem(name, line, "", "yaml", f"is not valid YAML: {reason}.",
                    "Check indentation, quotes and colons around this line.")
        )
        result.data = None
    except (ValueError, RecursionError) as error:
        result.problems.append(
            Problem(name, first_line, "", "yaml", f"is not valid YAML: {error}.", "")
        )
        result.data = None
    finally:
        loader.dispose()
    return result


def read(file: Path, name: str) -> YamlFile:
    """Read and parse the YAML file `file`, called `name` in messages."""
    text, problems = read_text(file, name)
    if problems:
        return YamlFile(name, problems=problems)
    return parse(text, name)


def read_as(shape: type[list[Any]] | type[dict[str, Any]], file: Path, name: str, example: str) -> YamlFile:
    """Read the YAML file `file`, which must be there and hold a list or a group; `example` shows how one starts.

    With any other content that is among the problems, and `data` is empty: it always has the shape asked for.
    """
    if not file.exists():
        return YamlFile(name, shape(), problems=[Problem(name, 0, "", "missing-file", "is missing.", "")])
    source = read(file, name)
    if not isinstance(source.data, shape):
        if not source.problems:
            code, words = ("not-a-list", "a list") if shape is list else ("not-a-group", "a group of fields")
            source.problems.append(Problem(name, 1, "", code, f"must be {words}.", f"It starts like '{example}'."))
        source.data = shape()
    return source


def _too_deep(text: str) -> int | None:
    """Return the line, from 0, where nesting gets too deep; None when it stays within bounds."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return event.start_mark.line if event.start_mark else 0
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _construct(
    loader: Any, node: Any, path: Path_, out: YamlFile, first: int, seen: set[int], place: int | None = None
) -> Any:
    """Return the value of `node`; `place` is the line of its key, where an alias stands (its value does not)."""
    line = node.start_mark.line + first
    if id(node) in seen and place is not None:
        line = place
    out.lines[path] = line
    if id(node) in seen:
        out.problems.append(
            Problem(out.name, line, dotted(path), "yaml-alias", "uses a YAML alias (*name).",
                    "Write the value out.")
        )
        return None
    if isinstance(node, yaml.ScalarNode):
        return _scalar(loader, node, path, out, line)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(loader, child, (*path, index), out, first, seen)
            for index, child in enumerate(node.value)
        ]
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        place = key_node.start_mark.line + first
        if not isinstance(key_node, yaml.ScalarNode):
            out.problems.append(
                Problem(out.name, place, dotted(path), "yaml-key", "has a list or a group as the name of a field.",
                        "Write one word before the colon.")
            )
            continue
        key = key_node.value
        if key in data:
            out.problems.append(
                Problem(out.name, place, dotted((*path, key)), "duplicate-key", f"'{key}' is written twice.",
                        "Keep one of them.")
            )
        data[key] = _construct(loader, value_node, (*path, key), out, first, seen, place)
        out.lines[(*path, key)] = place
    return data


def _scalar(loader: Any, node: Any, path: Path_, out: YamlFile, line: int) -> Any:
    if node.tag in _NUMBERS and len(node.value) > MAX_NUMBER:
        out.problems.append(
            Problem(out.name, line, dotted(path), "number-too-long", f"is a number of {len(node.value):,} characters.",
                    "Put it in quotes if it is text.")
        )
        return None
    try:
        value = loader.construct_object(node)
    except ValueError as error:  # a date on the thirty-first of November
        out.problems.append(
            Problem(out.name, line, dotted(path), "yaml-value", f"'{node.value}' is no value: {error}.",
                    "Correct it, or put it in quotes if it is text.")
        )
        return None
    if isinstance(value, str) and (found := _CONTROL.search(value)):
        out.problems.append(
            Problem(out.name, line, dotted(path), "control-character",
                    f"contains a character that cannot be shown (U+{ord(found[0]):04X}).", "Remove it.")
        )
    return value


def dotted(path: Path_) -> str:
    """Return a path of keys as people write it: `nl.forms.2`, counting list items from 1."""
    return ".".join(str(p + 1) if isinstance(p, int) else p for p in path)
