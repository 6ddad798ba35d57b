"""Drawings that explain: one SVG file for all languages, words and text equivalent beside it.

`docs/data/pictures/<id>.svg` holds the shapes, with `{name}` where a word belongs;
`docs/data/pictures/<id>.yml` holds the words of each language and the kind of picture. Colours are
classes of the site's tokens, so that a drawing follows light and dark; `check_pictures` refuses a
colour by value, text that a phone makes too small, and words that one language lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, fromstring

from pydantic import ValidationError

from . import LANGUAGES, concept_map, picture_kinds, yamlfile
from .build import Build, PageRun
from .picture_model import SPOTS, Picture
from .problems import Problem
from .site import Site
from .validation import problems_of

FOLDER = "docs/data/pictures"
PHONE_WIDTH = 306
"""How wide a drawing is shown on a phone of 360 px, in CSS pixels."""
SMALLEST_TEXT = 12
"""The least that a letter may measure there, in CSS pixels."""
_TAGS = frozenset(("svg", "g", "defs", "symbol", "path", "rect", "circle", "ellipse", "line", "text", "tspan",
                   "linearGradient", "radialGradient", "stop"))
_PAINT = ("none", "currentColor")
_DROPPED = re.compile(r"<\?xml.*?\?>|<!--.*?-->|(?<=>)\s*\n\s*(?=<)", re.DOTALL)
_WORD = re.compile(r"\{([\w-]+)\}")

def names(root: Path) -> list[str]:
    """Return the ids of all pictures."""
    return sorted(file.stem for file in (root / FOLDER).glob("*.svg"))


@lru_cache(maxsize=256)
def _loaded(root: Path, name: str, stamp: float) -> tuple[str, Picture]:
    """Return shapes and words of a picture that `check_pictures` found nothing wrong with."""
    folder = root / FOLDER
    words = yamlfile.read(folder / f"{name}.yml", f"{FOLDER}/{name}.yml").data
    svg = _DROPPED.sub("", (folder / f"{name}.svg").read_text("utf-8")).strip()
    return own_ids(svg, f"p-{name}-"), Picture.model_validate(words)


def own_ids(svg: str, prefix: str) -> str:
    """Return `svg` with `prefix` before each id, so that several drawings share a page."""
    return re.sub(r'(?<=\bid=")(?=\w)|(?<=url\(#)|(?<=href="#)', prefix, svg)


def picture(build: Build, run: PageRun, argument: str) -> str:
    """Return the picture as a figure, in the form that its kind asks for."""
    root = build.site.root
    file = root / FOLDER / f"{argument}.yml"
    stamp = file.stat().st_mtime + file.with_suffix(".svg").stat().st_mtime
    svg, data = _loaded(root, argument, stamp)
    return picture_kinds.WRITERS[data.kind](build, run, svg, data.text(run.lang))


def check_pictures(site: Site) -> Iterator[Problem]:
    """Return what is wrong with any picture, used or not."""
    folder = site.root / FOLDER
    stems = sorted({file.stem for file in folder.glob("*.*")})
    for stem in stems:
        missing = [name for name in (f"{stem}.svg", f"{stem}.yml") if not (folder / name).exists()]
        if missing:
            yield Problem(f"{FOLDER}/{missing[0]}", 0, "", "missing-file", "is missing.",
                          "A picture is two files: shapes (.svg) and words (.yml).")
            continue
        data, problems = _words(folder / f"{stem}.yml")
        yield from problems
        yield from _shapes(folder / f"{stem}.svg", data)


def _words(file: Path) -> tuple[Picture | None, list[Problem]]:
    name = f"{FOLDER}/{file.name}"
    source = yamlfile.read(file, name)
    if source.problems:
        return None, source.problems
    try:
        data = Picture.model_validate(source.data)
    except ValidationError as error:
        return None, problems_of(error, source, Picture)
    return data, [
        Problem(name, source.line((lang,)), f"{lang}.{field}", "picture-words", text, "Both languages carry the same.")
        for lang in LANGUAGES
        for field, text in _lacks(data, lang)
    ]


def _lacks(data: Picture, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (field, fault) for what the words of `lang` lack: against the other one, and for their kind."""
    text, other = data.text(lang), data.text(next(x for x in LANGUAGES if x != lang))
    for field in ("words", "spots"):
        for key in sorted(set(getattr(other, field)) - set(getattr(text, field))):
            yield field, f"'{key}' is missing."
    if [len(lane.steps) for lane in text.lanes] < [len(lane.steps) for lane in other.lanes]:
        yield "lanes", "has fewer steps than the other language."
    if data.kind in ("drawing", "plane", "loop") and not text.description:
        yield "description", "is missing: who cannot see the drawing has nothing."
    if data.kind in ("loop", "timeline", "route") and not text.lanes:
        yield "lanes", f"is missing: a {data.kind} consists of steps."
    for key in SPOTS if data.kind == "plane" else ():
        if key not in text.spots:
            yield "spots", f"'{key}' is missing."


def _shapes(file: Path, data: Picture | None) -> Iterator[Problem]:
    name = f"{FOLDER}/{file.name}"
    svg = file.read_text("utf-8")
    try:
        root = fromstring(svg)  # noqa: S314 (our own file; entities are refused by the tag list)
    except ParseError as error:
        yield Problem(name, error.position[0], "", "picture-xml", f"is not well-formed: {error}.", "")
        return
    width = float((root.get("viewBox") or "0 0 0 0").split()[2])
    if not width:
        yield Problem(name, 1, "", "picture-xml", "has no viewBox.", 'Start with <svg viewBox="0 0 320 300" …>.')
        return
    yield from _faults(root, name, width, 16.0)
    used = set(concept_map.THEMES if data and data.kind == "map" else _WORD.findall(svg))
    for word in sorted(used - set(data.nl.words)) if data else ():
        yield Problem(name, 0, f"{{{word}}}", "picture-words", "has no words.", f"Add it to {file.stem}.yml.")
    for word in sorted(set(data.nl.words) - used) if data else ():
        yield Problem(f"{FOLDER}/{file.stem}.yml", 0, f"words.{word}", "picture-words", "is not in the drawing.",
                      "Use it there, or remove it.")
    steps = [f"{i}-{j}" for i, lane in enumerate(data.nl.lanes, 1) for j, _ in enumerate(lane.steps, 1)] if data else []
    if data and data.kind in ("timeline", "route"):
        symbols = [e.get("id", "") for e in root.iter() if _tag(e) == "symbol"]
        for step in sorted(set(steps) ^ set(symbols)):
            yield Problem(name, 0, step, "picture-steps", "is a step without a symbol, or a symbol without a step.",
                          'The second step of the first lane is <symbol id="1-2" …>.')


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _faults(element: Element, name: str, width: float, size: float) -> Iterator[Problem]:
    """Yield what must not be in a drawing, from `element` down; `size` is the inherited letter size."""
    tag = _tag(element)
    if tag not in _TAGS:
        yield Problem(name, 0, f"<{tag}>", "picture-tag", "does not belong in a drawing.", "Keep to shapes and text.")
    size = float(element.get("font-size", size))
    for key, value in element.attrib.items():
        paint = key in ("fill", "stroke", "stop-color") and value not in _PAINT and not value.startswith("url(#")
        if paint or key == "style":
            yield Problem(name, 0, f"{key}={value}", "picture-colour", "names a colour of its own.",
                          'Use a class of the tokens, such as class="f-teal".')
        elif key.startswith("on") or (key.rpartition("}")[2] == "href" and not value.startswith("#")):
            yield Problem(name, 0, f"{key}={value}", "picture-tag", "does not belong in a drawing.", "Remove it.")
    if tag == "symbol":
        return  # shown at a size of its own, and has no text
    if tag in ("text", "tspan") and size * PHONE_WIDTH / width < SMALLEST_TEXT:
        yield Problem(name, 0, (element.text or "").strip(), "picture-small",
                      f"is {size * PHONE_WIDTH / width:.1f} px on a phone; {SMALLEST_TEXT} is the least.",
                      f"Give it a font-size of {SMALLEST_TEXT * width / PHONE_WIDTH:.1f} or more.")
    for child in element:
        yield from _faults(child, name, width, size)
