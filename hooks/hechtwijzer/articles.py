"""Reading one article: front matter, and what its Markdown names (headings, citations, blocks)."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import ValidationError

from . import addresses, yamlfile
from .model import FrontMatter
from .problems import Problem
from .site import Article, Heading, Mark
from .validation import problems_of

MAX_BYTES = 512 * 1024

CITATION = re.compile(r"\[(@[\w-]+(?:\s*;\s*@[\w-]+)*)\]")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)(?:\s*\{\s*#([\w-]+)[^}]*\})?\s*$")
_BLOCK = re.compile(r"^///\s*([\w-]+)(?:\s*\|\s*(.*?))?\s*$")
_LINK = re.compile(
    # Bounded, so that a hostile line costs no more than a long one.
    r"(?<!!)\[[^\]\[]{0,600}\]\([ \t]{0,4}<?(?P<inline>[^)\s>]{1,600})>?[^)\[]{0,300}\)"  # [text](target "title")
    r"|^\ {0,3}\[[^\]^]{1,600}\]:[ \t]{0,4}<?(?P<definition>[^\s>]{1,600})"  # [name]: target
    r"|\b(?:href|src)=[\"'](?P<html>[^\"']+)", re.IGNORECASE)
_FENCE = re.compile(r"^\s*(```+|~~~+)")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`]{1,600}(?<!`)\1(?!`)")


def read_article(file: Path, root: Path, lang: str) -> tuple[Article | None, list[Problem]]:
    """Read `file` of language folder `docs/<lang>`; returns no article when it cannot be used."""
    name = file.relative_to(root).as_posix()
    text, problems = yamlfile.read_text(file, name, MAX_BYTES)
    if problems:
        return None, problems
    match = re.match(r"---\n(.*?\n)---[ \t]*(?:\n|$)", text, re.DOTALL)
    if not match:
        return None, [
            Problem(name, 1, "", "front-matter", "has no front matter.",
                    "Start the file with a block between two lines of '---'; `make new-page` writes one.")
        ]
    front = yamlfile.parse(match[1], name, first_line=2)
    problems = list(front.problems)
    if not problems:
        if not isinstance(front.data, dict):
            problems.append(Problem(name, 2, "", "front-matter", "front matter is not a list of fields.", ""))
        else:
            try:
                meta = FrontMatter.model_validate(front.data)
            except ValidationError as error:
                problems += problems_of(error, front, FrontMatter)
    if problems:
        return None, problems
    body = text[match.end():]
    first_line = text[: match.end()].count("\n") + 1
    path = addresses.path_of_file(file.relative_to(root / "docs" / lang).as_posix())
    headings, citations, blocks, links = _scan(body, first_line)
    return Article(lang, path, name, meta, body, first_line, headings, citations, blocks, links), []


def _scan(body: str, first_line: int) -> tuple[
    tuple[Heading, ...], tuple[Mark, ...], tuple[Mark, ...], tuple[Mark, ...]
]:
    headings: list[Heading] = []
    citations: list[Mark] = []
    blocks: list[Mark] = []
    links: list[Mark] = []
    section = ""
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        opening = _FENCE.match(line)
        if opening and (not fence or opening[1].startswith(fence)):
            fence = "" if fence else opening[1]
            continue
        if fence:
            continue
        plain = _CODE.sub("", line) if "`" in line else line
        if heading := _HEADING.match(plain):
            section = heading[3] or section
            headings.append(Heading(len(heading[1]), heading[3] or "", heading[2], number))
        elif block := _BLOCK.match(plain):
            blocks.append(Mark(f"{block[1]} {block[2] or ''}".strip(), number, section))
        if "[" not in plain and "=" not in plain:
            continue  # most lines name nothing; looking for it in all of them takes longer than reading them
        for citation in CITATION.finditer(plain):
            for key in re.findall(r"@([\w-]+)", citation[1]):
                citations.append(Mark(key, number, section))
        for link in _LINK.finditer(plain):
            links.append(Mark(link[link.lastgroup or 0], number, section))
    return tuple(headings), tuple(citations), tuple(blocks), tuple(links)
