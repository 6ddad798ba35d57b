"""The line of a problem that names its file and field: looked up in the file only when there is a problem."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from . import yamlfile
from .articles import MAX_BYTES
from .problems import Problem
from .yamlfile import Path_, YamlFile

_FRONT_MATTER = re.compile(r"---\n(.*?\n)---[ \t]*(?:\n|$)", re.DOTALL)


def located(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """Return the problems, those of a field without a line (0) with the line of that field.

    `where` is a path of keys as people write it (`nl.forms.2`, counting from 1); in a list of entries
    an id stands for its entry (`hechtingsgericht.refs.1`), in a list of words a word for itself.
    """
    sources: dict[str, YamlFile] = {}
    found = []
    for problem in problems:
        if not problem.line and problem.where:
            if problem.file not in sources:
                sources[problem.file] = _source(root / problem.file, problem.file)
            source = sources[problem.file]
            path = _path(problem.where, source.data)
            found.append(replace(problem, line=source.line(path)) if path else problem)
        else:
            found.append(problem)
    return found


def _source(file: Path, name: str) -> YamlFile:
    if not file.is_file() or file.suffix not in (".yml", ".md"):
        return YamlFile(name)
    if file.suffix == ".yml":
        return yamlfile.read(file, name)
    text, _ = yamlfile.read_text(file, name, MAX_BYTES)
    front = _FRONT_MATTER.match(text)
    return yamlfile.parse(front[1], name, first_line=2) if front else YamlFile(name)


def _path(where: str, data: Any) -> Path_:
    """Return as much of the path `where` as there is in `data`."""
    if isinstance(data, list) and where in data:
        return (data.index(where),)
    path: Path_ = ()
    for part in where.split("."):
        step = _step(part, data)
        if step is None:
            break
        path, data = (*path, step), data[step]
    return path


def _step(part: str, data: Any) -> str | int | None:
    if isinstance(data, dict):
        return part if part in data else None
    if isinstance(data, list):
        if part.isdecimal() and 0 < int(part) <= len(data):
            return int(part) - 1
        return next((i for i, entry in enumerate(data) if isinstance(entry, dict) and entry.get("id") == part), None)
    return None
