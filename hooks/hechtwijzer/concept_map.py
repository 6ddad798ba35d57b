"""The map of all concepts: a sea chart of themes, and below it each island with its concepts by name.

On the chart every concept is a dot on the coast of its theme and every relation a line; each island
is a link to its list. The lists are the same map in words: real headings and links, on drawn land.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

from .addresses import term_path
from .build import Build, PageRun
from .html import attrs, esc
from .model import Concept, Theme
from .picture_model import PictureText
from .site import Site, capitalised
from .svg import short
from .text_fit import lines

PICTURE = "begrippenkaart"
"""The id of the picture that holds emblems and names of the islands."""

THEMES: tuple[str, ...] = get_args(Theme)
SEA = (320, 590)
PLACES = {
    "theorie": (78, 60), "ontstaan": (240, 66), "stijlen": (160, 160), "relaties": (60, 208),
    "gevoel-en-lichaam": (252, 226), "klachten": (168, 290), "onderzoek": (66, 338), "zelfhulp": (254, 378),
    "therapie": (142, 446), "hulp-vinden": (250, 520),
}
"""Where the middle of each island lies; neighbours share many relations."""
BIG = 3
"""So many concepts of an island, those with the most relations, are its larger places."""
COMPASS = (48, 522)
WAVES = ((150, 22), (300, 132), (8, 132), (8, 274), (236, 300), (14, 408), (296, 446), (150, 540), (110, 566),
         (292, 14))
"""What else lies in the sea."""

Point = tuple[float, float]


def write(build: Build, run: PageRun, svg: str, text: PictureText) -> str:
    """Return the chart and the islands; `svg` holds an emblem for each theme."""
    site = build.site
    run.styles.add("pictures")
    islands = {theme: found for theme in THEMES
               if (found := [c for c in site.concepts.values() if c.theme == theme])}
    links = _relations(site)
    symbols = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    dots = {concept_id: dot for theme, found in islands.items() for concept_id, dot in _dots(site, theme, found, links)}
    chart = (
        f'<svg viewBox="0 0 {SEA[0]} {SEA[1]}" role="group" aria-label="{esc(text.description)}"><defs>{symbols}</defs>'
        f"{_waves()}{''.join(_land(theme, len(found)) for theme, found in islands.items())}"
        f"{_routes(site, dots, links)}{_settlements(dots)}"
        f"{''.join(_name(theme, text.words[theme], len(found)) for theme, found in islands.items())}</svg>"
    )
    sections = "".join(_island(run, theme, text.words[theme], found, links) for theme, found in islands.items())
    return (f'<figure class="hw-picture hw-map" data-search-exclude>{chart}'
            f"<figcaption>{esc(text.caption)}</figcaption></figure>"
            f'<div class="hw-sea" data-search-exclude>{sections}</div>')


def _relations(site: Site) -> dict[str, set[str]]:
    """Return for every concept the others it is related to in any way, in both directions."""
    links: dict[str, set[str]] = defaultdict(set)
    for concept in site.concepts.values():
        for other in (*concept.broader, *concept.related, *concept.contrasts):
            if other in site.concepts and other != concept.id:
                links[concept.id].add(other)
                links[other].add(concept.id)
    return links


def radius(count: int) -> float:
    """Return the mean radius of an island with `count` concepts: room grows with their number."""
    return 26 + 4.7 * math.sqrt(count)


def _shore(theme: str, count: int, angle: float, share: float = 1.0) -> Point:
    """Return the point of an island's coast in direction `angle`; `share` below 1 lies inland."""
    phase = THEMES.index(theme) * 1.7
    bays = 0.07 * math.sin(2 * angle + phase) + 0.05 * math.sin(3 * angle + 2 * phase) + 0.03 * math.sin(5 * angle)
    far = radius(count) * (1 + bays) * share
    x, y = PLACES[theme]
    return x + 1.16 * far * math.cos(angle), y + 0.92 * far * math.sin(angle)


def smooth(points: Sequence[Point]) -> str:
    """Return a closed path through `points` without corners (Catmull-Rom splines as cubic curves)."""
    count = len(points)
    path = [f"M{short(points[0][0])} {short(points[0][1])}"]
    for i in range(count):
        before, here, there, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        path.append("C" + " ".join(f"{short(x)} {short(y)}" for x, y in (first, second, there)))
    return "".join(path) + "z"


def _land(theme: str, count: int) -> str:
    """Return an island with two lines of depth around it."""
    outline = smooth([_shore(theme, count, 2 * math.pi * i / 14) for i in range(14)])
    return f'<path class="hw-shoal" d="{outline}"/><path class="hw-land" d="{outline}"/>'


def _dots(site: Site, theme: str, found: list[Concept], links: dict[str, set[str]]) -> list[tuple[str, Point]]:
    """Return a place on the coast for every concept of a theme, towards the themes it is related to.

    Places are evenly spread; who looks most to the east gets the place nearest to the east, and so on
    around. Ties are broken by id, so that the map does not depend on the order of files.
    """
    def bearing(concept: Concept) -> tuple[float, str]:
        x = y = 0.0
        for other in links[concept.id]:
            there = PLACES[site.concepts[other].theme]
            x, y = x + there[0] - PLACES[theme][0], y + there[1] - PLACES[theme][1]
        return math.atan2(y, x) if x or y else math.pi / 2, concept.id

    ordered = sorted(found, key=bearing)
    return [
        (concept.id, _shore(theme, len(found), -math.pi + 2 * math.pi * (i + 0.5) / len(ordered), 0.86))
        for i, concept in enumerate(ordered)
    ]


def _routes(site: Site, dots: dict[str, Point], links: dict[str, set[str]]) -> str:
    """Return a line for every relation: over land straight, over sea slightly bent."""
    inland, sea = [], []
    for one in sorted(dots):
        for other in sorted(links[one]):
            if other <= one:
                continue
            (x, y), (u, v) = dots[one], dots[other]
            if site.concepts[one].theme == site.concepts[other].theme:
                inland.append(f"M{_i(x)} {_i(y)}L{_i(u)} {_i(v)}")
            else:
                bend = (x + u) / 2 + (v - y) * 0.12, (y + v) / 2 - (u - x) * 0.12
                sea.append(f"M{_i(x)} {_i(y)}Q{_i(bend[0])} {_i(bend[1])} {_i(u)} {_i(v)}")
    return f'<path class="hw-paths" d="{"".join(inland)}"/><path class="hw-routes" d="{"".join(sea)}"/>'


def _settlements(dots: dict[str, Point]) -> str:
    """Return all concepts as dots: strokes without length and with round ends, the shortest way to say it."""
    return f'<path class="hw-dots-map" d="{"".join(f"M{_i(x)} {_i(y)}h0" for x, y in dots.values())}"/>'


def _name(theme: str, name: str, count: int) -> str:
    """Return the emblem and the name of an island, as a link to its concepts; its land is part of the target."""
    x, y = PLACES[theme]
    land = radius(count)
    text = lines(name, 92, 14.5)
    top = y - (len(text) * 17 + 26) / 2
    rows = "".join(f'<tspan x="{x}" y="{short(top + 39 + 17 * i)}">{esc(line)}</tspan>' for i, line in enumerate(text))
    target = f'<ellipse cx="{x}" cy="{y}" rx="{short(land)}" ry="{short(land * 0.76)}" fill-opacity="0"/>'
    emblem = f'<use href="#p-{PICTURE}-{theme}" x="{x - 14}" y="{short(top - 3)}" width="28" height="28"/>'
    return (f'<a href="#kaart-{theme}" aria-label="{esc(name)}">{target}{emblem}'
            f'<text text-anchor="middle" font-size="14.5">{rows}</text></a>')


def _waves() -> str:
    """Return a few waves on the open sea, and the needle of a compass."""
    waves = "".join(f"M{x} {y}q4-4 8 0t8 0" for x, y in WAVES)
    x, y = COMPASS
    needle = f"M{x} {y - 26}l6 20 20 6-20 6-6 20-6-20-20-6 20-6z"
    return (f'<path class="hw-waves" d="{waves}"/><circle class="hw-waves" cx="{x}" cy="{y}" r="15"/>'
            f'<path class="hw-needle" d="{needle}"/>')


def _island(run: PageRun, theme: str, name: str, found: list[Concept], links: dict[str, set[str]]) -> str:
    """Return one island with its concepts by name, in the order of the alphabet."""
    from .pages import sort_key

    big = {c.id for c in sorted(found, key=lambda c: (-len(links[c.id]), c.id))[:BIG]}
    items = "".join(
        f'<li{attrs(class_="hw-big" if c.id in big else None)}><a href="{esc(run.link(term_path(c.id)))}">'
        f"{esc(capitalised(c.text(run.lang).term))}</a></li>"
        for c in sorted(found, key=lambda c: sort_key(c.text(run.lang).term))
    )
    coast = smooth([_border(i / 24, THEMES.index(theme)) for i in range(24)])
    return (
        f'<section class="hw-island" aria-labelledby="kaart-{theme}">'
        f'<svg class="hw-coast" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">'
        f'<path class="hw-shoal" d="{coast}"/><path class="hw-land" d="{coast}"/></svg>'
        f'<h3 id="kaart-{theme}"><svg viewBox="0 0 32 32" aria-hidden="true"><use href="#p-{PICTURE}-{theme}"/></svg>'
        f"{esc(name)}</h3><ul>{items}</ul></section>"
    )


def _border(share: float, number: int) -> Point:
    """Return a point of the coast around a list: nearly a rectangle of 100 by 100, with bays."""
    angle = 2 * math.pi * share
    cos, sin = math.cos(angle), math.sin(angle)
    far = 47.5 / (abs(cos) ** 7 + abs(sin) ** 7) ** (1 / 7)
    bay = 0.022 * math.sin(6 * angle + number * 2.1) + 0.014 * math.sin(9 * angle + number)
    return 50 + far * (1 + bay) * cos, 50 + far * (1 + bay / 3) * sin  # islands are higher than wide


def _i(value: float) -> str:
    return f"{round(value)}"
