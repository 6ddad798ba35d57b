"""From a Vega-Lite specification to a small drawing in the colours of the site.

Vega-Lite is rendered by vl-convert, which is one library without a browser or a network. Its SVG is
then stripped of what a page does not need, and every colour, which the specification names by token,
becomes a class: so the drawing follows light and dark.
"""

from __future__ import annotations

import hashlib
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

_DROPPED = frozenset(("role", "aria-roledescription", "aria-hidden", "pointer-events", "class", "font-family",
                      "stroke-miterlimit", "version", "width", "height"))
_KEPT_PAINT = ("none", "transparent")
MANY = 8
"""From so many equal shapes on, each is a reference to the first."""
_NOTHING = re.compile(r"^(|M0,0h0v0h0Z)$")
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")


def svg(spec: dict[str, Any], cache: Path | None = None) -> str:
    """Return `spec` drawn as SVG; the same specification gives the same text on every machine.

    Rendering costs about two seconds the first time, so results are kept in `cache`, if there is one.
    """
    text = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    key = hashlib.sha256(f"{version('vl-convert-python')} 3 {text}".encode()).hexdigest()[:20]
    store = cache / f"chart-{key}.svg" if cache else None
    if store and store.is_file():
        return store.read_text("utf-8")
    import vl_convert

    result = themed(vl_convert.vegalite_to_svg(spec, vl_version="5.20", config={"aria": False}))
    if store:
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text(result, "utf-8")
    return result


def themed(drawn: str) -> str:
    """Return the SVG `drawn` by Vega with token classes for colours, and nothing a page does not need."""
    root = fromstring(drawn)  # noqa: S314 (made here, a moment ago)
    _strip(root)
    _share(root)
    text = tostring(root, encoding="unicode")
    return re.sub(r"ns\d+:|(?: xmlns(?::\w+)?=\"[^\"]*\")", "", text).replace(" />", "/>")


def _strip(element: Element) -> None:
    element.tag = element.tag.rpartition("}")[2]
    for key, value in list(element.attrib.items()):
        if key in _DROPPED or (key == "opacity" and value == "1") or value == "translate(0,0)":
            del element.attrib[key]
        else:
            element.set(key, _NUMBER.sub(lambda m: f"{round(float(m[0]), 2):g}", value).replace("px", ""))
    classes = [f"{letter}-{element.attrib.pop(paint)}" for paint, letter in (("fill", "f"), ("stroke", "s"))
               if element.get(paint) not in (None, *_KEPT_PAINT)]
    if classes:
        element.set("class", " ".join(classes))
    for child in list(element):
        _strip(child)
        if _is_nothing(child):
            element.remove(child)
    for index, child in enumerate(list(element)):
        if child.tag == "g" and not child.attrib and len(child) == 1:
            element[index] = child[0]


def _share(root: Element) -> None:
    """Write a shape that occurs often once, and refer to it."""
    shapes: dict[str, list[Element]] = {}
    for path in root.iter("path"):
        shapes.setdefault(path.get("d", ""), []).append(path)
    for number, (outline, paths) in enumerate(shapes.items()):
        if len(paths) < MANY:
            continue
        definition = Element("defs")
        definition.append(Element("path", {"id": f"shape-{number}", "d": outline}))
        root.insert(0, definition)
        for path in paths:
            del path.attrib["d"]
            path.attrib.pop("stroke-width", None)
            path.tag = "use"
            path.set("href", f"#shape-{number}")


def _is_nothing(element: Element) -> bool:
    """Whether nothing of `element` can be seen: an empty group, or a path without outline or paint."""
    if element.tag == "g":
        return len(element) == 0
    unpainted = "class" not in element.attrib and "transform" not in element.attrib
    return element.tag == "path" and (unpainted or bool(_NOTHING.match(element.get("d", ""))))
