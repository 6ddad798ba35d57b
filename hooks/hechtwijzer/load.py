"""Read everything below `docs/` into one `Site`, with every fault found on the way as a problem."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from . import LANGUAGES, addresses, yamlfile
from .articles import read_article
from .model import Concept, Exercise, Helpline, Therapy
from .problems import Problem
from .references import read_references
from .register import read_register
from .site import Site
from .validation import problems_of

M = TypeVar("M", bound=BaseModel)


def load(root: Path) -> tuple[Site, list[Problem]]:
    """Return the site below `root` and all problems of its single files.

    What could not be read is left out of the site, so that one fault does not hide the others;
    with any error among the problems the site must not be published.
    """
    problems: list[Problem] = []
    data = root / "docs" / "data"
    files: dict[str, str] = {}

    concepts = _read_folder(data / "glossary", root, Concept, "concept", files, problems)
    exercises = _read_folder(data / "exercises", root, Exercise, "exercise", files, problems)
    helplines = _read_list(data / "helplines.yml", root, Helpline, problems)
    therapies = _read_list(data / "therapies.yml", root, Therapy, problems)
    references = _read_file(data / "references.bib", root, read_references, problems) or {}
    register = _read_file(data / "links.tsv", root, read_register, problems) or ()
    strings = {lang: _read_strings(data / "ui" / f"{lang}.yml", root, problems) for lang in LANGUAGES}
    order = _read_order(data / "navigation.yml", root, problems)

    articles = {}
    written = set()
    for lang in LANGUAGES:
        for file in sorted((root / "docs" / lang).rglob("*.md")):
            written.add((lang, addresses.path_of_file(file.relative_to(root / "docs" / lang).as_posix())))
            article, faults = read_article(file, root, lang)
            problems += faults
            if article:
                articles[lang, article.path] = article

    site = Site(root, concepts, exercises, references, helplines, therapies, strings, articles,
                order, register, files, frozenset(written))
    return site, problems


def _read_folder(
    folder: Path, root: Path, model: type[M], kind: str, files: dict[str, str], problems: list[Problem]
) -> dict[str, M]:
    """Read one entry from each file of `folder`; its id must be the name of the file."""
    entries: dict[str, M] = {}
    for file in sorted(folder.glob("*.yml")):
        name = file.relative_to(root).as_posix()
        files[f"{kind}:{file.stem}"] = name  # also of a file that cannot be used: it exists
        source = yamlfile.read(file, name)
        problems += source.problems
        if source.problems and source.data is None:
            continue
        entry = _validated(source, source.data, model, (), problems)
        if entry is None:
            continue
        entry_id: str = entry.id  # type: ignore[attr-defined]
        if entry_id != file.stem:
            problems.append(Problem(name, source.line(("id",)), "id", "id-differs",
                                    f"id is '{entry_id}', but the file is called '{file.name}'.",
                                    "Give both the same name; a published id never changes."))
            if entry_id in entries or (folder / f"{entry_id}.yml").exists():
                problems.append(Problem(name, source.line(("id",)), "id", "duplicate-id",
                                        f"id '{entry_id}' belongs to another file.", "Every id is used once."))
            continue
        entries[entry_id] = entry
    return entries


def _read_list(file: Path, root: Path, model: type[M], problems: list[Problem]) -> tuple[M, ...]:
    source = yamlfile.read_as(list, file, file.relative_to(root).as_posix(), "- id: naam")
    problems += source.problems
    entries = []
    seen: set[str] = set()
    for index, item in enumerate(source.data):
        entry = _validated(source, item, model, (index,), problems)
        if entry is None:
            continue
        entry_id: str = entry.id  # type: ignore[attr-defined]
        if entry_id in seen:
            problems.append(Problem(source.name, source.line((index, "id")), "id", "duplicate-id",
                                    f"id '{entry_id}' is used twice.", "Every id is used once."))
        seen.add(entry_id)
        entries.append(entry)
    return tuple(entries)


def _validated(
    source: yamlfile.YamlFile, data: Any, model: type[M], path: tuple[int, ...], problems: list[Problem]
) -> M | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems += problems_of(error, source, model, path)
        return None


R = TypeVar("R")


def _read_file(
    file: Path, root: Path, reader: Callable[[Path, str], tuple[R, list[Problem]]], problems: list[Problem]
) -> R | None:
    name = file.relative_to(root).as_posix()
    if not file.exists():
        problems.append(Problem(name, 0, "", "missing-file", "is missing.", ""))
        return None
    content, faults = reader(file, name)
    problems += faults
    return content


def _read_strings(file: Path, root: Path, problems: list[Problem]) -> dict[str, str]:
    """Read interface strings: groups of keys, returned flat as `group.key`."""
    source = yamlfile.read_as(dict, file, file.relative_to(root).as_posix(), "help:")
    problems += source.problems
    strings: dict[str, str] = {}
    for group, entries in source.data.items():
        if not isinstance(entries, dict):
            problems.append(Problem(source.name, source.line((group,)), group, "not-a-group",
                                    "must be a group of strings.", ""))
            continue
        for key, text in entries.items():
            if not isinstance(text, str):
                problems.append(Problem(source.name, source.line((group, key)), f"{group}.{key}", "not-text",
                                        "must be text.", "Put it in quotes."))
                continue
            strings[f"{group}.{key}"] = text
    return strings


def _read_order(file: Path, root: Path, problems: list[Problem]) -> tuple[str, ...]:
    source = yamlfile.read_as(list, file, file.relative_to(root).as_posix(), "- /stijlen/")
    problems += source.problems
    paths: list[str] = []
    for index, path in enumerate(source.data):
        if not isinstance(path, str) or not path.startswith("/") or not path.endswith("/"):
            problems.append(Problem(source.name, source.line((index,)), "", "not-a-path",
                                    f"'{path}' is not a path like /stijlen/angstig/.", ""))
        elif path in paths:
            problems.append(Problem(source.name, source.line((index,)), "", "duplicate-path",
                                    f"'{path}' is listed twice.", "Keep one."))
        else:
            paths.append(path)
    return tuple(paths)
