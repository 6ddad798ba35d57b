"""What a command is about to do, as a value: shown first, then carried out as a whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .problems import Problem


@dataclass(frozen=True)
class Plan:
    """Files to write and to remove, by name relative to the project, with all texts worked out.

    `steps` says the same for people, one line each. A plan with `problems` must not be carried out.
    """

    writes: Mapping[str, str] = field(default_factory=dict)
    removes: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def refused(*problems: Problem) -> Plan:
    """Return a plan that does nothing but say why."""
    return Plan(problems=problems)


def carry_out(plan: Plan, root: Path) -> list[Problem]:
    """Do what `plan` says below `root`; returns what prevented it, and then nothing has changed.

    All texts are first written beside their places, so that a full disk or a folder that may not be
    written is found before anything is replaced.
    """
    if plan.problems:
        return list(plan.problems)
    drafts: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    name = ""
    try:
        for name, text in plan.writes.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            drafts[file] = file.with_name(f".{file.name}.new")
            drafts[file].write_text(text, "utf-8", newline="\n")
        for file, draft in drafts.items():
            name = file.relative_to(root).as_posix()
            before[file] = file.read_bytes() if file.exists() else None
            draft.replace(file)
        for name in plan.removes:
            before[root / name] = (root / name).read_bytes()
            (root / name).unlink()
    except OSError as error:
        _restore(before)
        _clear_away(drafts.values())
        return [Problem(name, 0, "", "cannot-write", f"cannot be written: {error.strerror or error}.",
                        "Nothing was changed.")]
    _remove_empty_folders({(root / name).parent for name in plan.removes}, root)
    return []


def _restore(before: Mapping[Path, bytes | None]) -> None:
    for file, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(content)


def _clear_away(drafts: Iterable[Path]) -> None:
    for draft in drafts:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


def _remove_empty_folders(folders: Iterable[Path], root: Path) -> None:
    for folder in folders:
        while folder != root:
            try:
                folder.rmdir()
            except OSError:
                break  # not empty: it stays, and so do those above it
            folder = folder.parent  # noqa: PLW2901 (climbing)
