"""Changing the links of a Markdown text and nothing else: not its prose, not its code."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

_FENCE = re.compile(r"^\s*(```+|~~~+)")
_CODE = re.compile(r"(`+).+?\1")
_TARGET = re.compile(
    r"""\]\(\s*<?(?P<inline>[^)\s>]+)"""  # [text](target "title"), ![image](target), also nested
    r"""|^\ {0,3}\[[^\]]+\]:\s*<?(?P<definition>[^\s>]+)"""  # [name]: target
    r"""|\b(?:href|src)=["'](?P<html>[^"']+)""",
    re.VERBOSE,
)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\?|$")
"""What a relative link to a file never starts with: a scheme, a slash, a fragment, nothing at all."""


def relinked(text: str, change: Callable[[str], str]) -> str:
    """Return Markdown `text` with `change(target)` in the place of every link target outside code."""
    lines = text.split("\n")
    fence = ""
    for number, line in enumerate(lines):
        opening = _FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
        elif not fence:
            lines[number] = _relinked_line(line, change)
    return "\n".join(lines)


def _relinked_line(line: str, change: Callable[[str], str]) -> str:
    code = [match.span() for match in _CODE.finditer(line)]

    def replaced(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in code):
            return match[0]
        target = match[match.lastgroup or 0]
        return match[0].removesuffix(target) + change(target)

    return _TARGET.sub(replaced, line)


def mover(file: str, new_file: str, moved: Mapping[str, str]) -> Callable[[str], str]:
    """Return the change of links in a text that moves from `file` to `new_file`.

    `moved` maps every file that moves to its new name. All names are relative to `docs/`; links
    that point elsewhere, and those whose place relative to the text stays the same, are kept as
    they are written.
    """
    here, new_here = posixpath.dirname(file), posixpath.dirname(new_file)

    def change(target: str) -> str:
        if _ELSEWHERE.match(target):
            return target
        name, mark, fragment = target.partition("#")
        there = posixpath.normpath(posixpath.join(here, name))
        new_there = moved.get(there, there)
        if new_there == there and here == new_here:
            return target
        link = posixpath.relpath(f"/{new_there}", f"/{new_here}")
        return f"{link}{'/' if name.endswith('/') else ''}{mark}{fragment}"

    return change


def repathed(text: str, old: str, new: str) -> str:
    """Return `text` with site path `old` replaced by `new` where it stands as a word of its own.

    A longer path that begins with it, and an address on another site, are left alone.
    """
    return re.sub(rf"(?<![\w/.-]){re.escape(old)}(?![\w-])", new, text)
