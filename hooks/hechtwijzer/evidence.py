"""The evidence label: dots and a word, linked to the page that defines the scale.

Levels A to E are those of the editorial rules (`/over/redactie/#bewijs`): strong, good, promising,
insufficient, advised against. Colour never carries the meaning alone.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from .addresses import EVIDENCE
from .build import PageRun
from .html import esc

DOTS = {"A": 4, "B": 3, "C": 2, "D": 1, "E": 0}


def label_element(
    level: str, text: str, run: PageRun, t: Callable[[str], str], tail: str | None = None
) -> Element:
    """Return the label as an element: `text` is what the reader sees beside the dots."""
    run.levels.add(level)
    link = Element("a", {"class": "hw-evidence", "href": run.link(EVIDENCE), "data-level": level,
                         "title": t(f"evidence.{level}-long")})
    dots = SubElement(link, "span", {"class": "hw-dots", "aria-hidden": "true"})
    for place in range(4):
        SubElement(dots, "span", {"class": "on"} if place < DOTS[level] else {})
    words = SubElement(link, "span")
    hidden = SubElement(words, "span", {"class": "hw-visually-hidden"})
    hidden.text = f"{t('evidence.label')}: "
    hidden.tail = text
    link.tail = tail
    return link


def label(level: str, run: PageRun, t: Callable[[str], str]) -> str:
    """Return the label with its standard word, as HTML."""
    run.levels.add(level)
    dots = "".join(f'<span{" class=on" if place < DOTS[level] else ""}></span>' for place in range(4))
    return (
        f'<a class="hw-evidence" href="{esc(run.link(EVIDENCE))}" data-level="{level}" '
        f'title="{esc(t(f"evidence.{level}-long"))}">'
        f'<span class="hw-dots" aria-hidden="true">{dots}</span>'
        f'<span><span class="hw-visually-hidden">{esc(t("evidence.label"))}: </span>'
        f'{esc(t(f"evidence.{level}"))}</span></a>'
    )
