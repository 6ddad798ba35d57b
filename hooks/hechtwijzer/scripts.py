"""Browser modules as they are published: those of one page joined into one file, and nothing in them but code.

The sources stay small modules that a browser can load as they are. A page that uses several gets one
file with all they import (`assets/js/pages/<name>.<name>.js`), because fifteen requests are slower than one
and small files compress badly. No tool for Python joins modules, so this does, for the plain forms of
`import` and `export` the sources use; anything else is a problem with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .build import Build
from .problems import Problem, did_you_mean

try:
    import minify
except ImportError:  # there is no wheel for every system; scripts then are published as they are
    minify = None

FOLDER = "assets/js/pages"
_ELEMENTS = "assets/js/elements"
_SCRIPTS = ("assets/js/**/*.js", "assets/vendor/**/*.js")

_IMPORT = re.compile(r'^import\s+(?:\{([^}]*)\}\s+from\s+)?"(\.[^"]+)";[ \t]*$', re.MULTILINE)
_EXPORT = re.compile(r"^export\s+((?:async\s+)?function|class|const)\s+([\w$]+)", re.MULTILINE)
_EXPORTS = re.compile(r"^export\s+\{([^}]*)\};[ \t]*$", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*|^(?!\s*(?://|\*|/\*)).*?(\bimport\.meta\b|\bawait import\()", re.MULTILINE)


def script_of(elements: Iterable[str]) -> str:
    """Return the file, below the root of the site, that holds the modules of `elements`; empty without any."""
    names = sorted(elements)
    return f"{FOLDER}/{'.'.join(names)}.js" if names else ""


def write(build: Build, site_dir: Path, *, shrink: bool = True) -> list[Problem]:
    """Write the joined scripts of all pages into `site_dir`; with `shrink`, all scripts lose what is not code.

    Reads the sources of the project, so that a second run writes the same. Returns what cannot be joined.
    """
    docs = build.site.root / "docs"
    problems: list[Problem] = []
    made: dict[str, str] = {}
    for names in sorted({tuple(sorted(run.elements)) for run in build.runs.values() if run.elements}):
        text, found = joined([docs / _ELEMENTS / f"{name}.js" for name in names], build.site.root)
        made[script_of(names)] = text
        problems += found
    if problems:
        return sorted(set(problems), key=str)
    if shrink:
        for file in sorted(file for pattern in _SCRIPTS for file in docs.glob(pattern)):
            name = file.relative_to(docs).as_posix()
            if (site_dir / name).is_file():
                made[name] = file.read_text("utf-8")
    for name, text in made.items():
        target = site_dir / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_shrunk(text) if shrink else text, "utf-8")
    return []


def joined(entries: Sequence[Path], root: Path) -> tuple[str, list[Problem]]:
    """Return one module that does what loading `entries` in that order does, and what stands in the way.

    Each module becomes a function that returns its exports as a list, because names would be bytes; what it imports
    comes before it.
    """
    order: dict[Path, _Module] = {}
    problems: list[Problem] = []
    for entry in entries:
        problems += _visit(entry.resolve(), root.resolve(), order, ())
    return "\n".join(module.text for module in order.values()) + "\n", problems


@dataclass(frozen=True)
class _Module:
    """One module inside a joined script; `m<number>` is the list of what its `exports` name."""

    number: int
    exports: tuple[str, ...]
    text: str


def _visit(file: Path, root: Path, order: dict[Path, _Module], inside: tuple[Path, ...]) -> list[Problem]:
    if file in order:
        return []
    name = file.relative_to(root).as_posix()
    if file in inside:
        return [Problem(name, 0, "", "script-circle", "imports itself by way of others.", "Move what both need.")]
    if not file.is_file():
        by = inside[-1].relative_to(root).as_posix() if inside else ""
        return [Problem(by or name, 0, name, "script-missing", "does not exist.", "Mend the import, or the name.")]
    text = file.read_text("utf-8")
    problems: list[Problem] = []
    for match in _IMPORT.finditer(text):
        problems += _visit((file.parent / match[2]).resolve(), root, order, (*inside, file))
    if problems:
        return problems

    def taken(match: re.Match[str]) -> str:
        module = order[(file.parent / match[2]).resolve()]
        places: dict[int, str] = {}
        for item, local in _names(match[1] or ""):
            if item in module.exports:
                places[module.exports.index(item)] = local
            else:
                problems.append(Problem(name, text.count("\n", 0, match.start()) + 1, item, "script-export",
                                        f"{match[2]} exports no '{item}'.", did_you_mean(item, module.exports)))
        row = ", ".join(places.get(at, "") for at in range(max(places, default=-1) + 1))
        return f"const [{row}] = m{module.number};" if places else ""

    given = [(match[2], match[2]) for match in _EXPORT.finditer(text)]
    given += [pair for match in _EXPORTS.finditer(text) for pair in _names(match[1])]
    body = _EXPORTS.sub("", _EXPORT.sub(r"\1 \2", _IMPORT.sub(taken, text)))
    left = _OTHER.search(body)
    if left:
        return [Problem(name, body.count("\n", 0, left.start()) + 1, left[0].strip()[:60], "script-form",
                        "cannot be joined with other modules.",
                        'Write `import { a } from "./b.js";`, `export function`, `export class` or `export const`.')]
    start, end = (f"const m{len(order)} = ", f"return [{', '.join(own for own, _ in given)}];\n") if given else ("", "")
    order[file] = _Module(len(order), tuple(exported for _, exported in given),
                          f"{start}(() => {{\n{body}\n{end}}})();")
    return problems


def _names(names: str) -> list[tuple[str, str]]:
    """Return the pairs of `a as b, c` in braces: (a, b) and (c, c)."""
    pairs = [re.split(r"\s+as\s+", item.strip()) for item in names.split(",") if item.strip()]
    return [(pair[0], pair[-1]) for pair in pairs]


def _shrunk(text: str) -> str:
    return str(minify.string("application/javascript", text)) if minify else text
