"""The forms a picture takes on a page: a drawing, one to explore, one to step through, drawn steps.

What is written here can be read without scripts; parts that only scripts can run carry `hidden`.
A time line and a route are lists with drawings: their words wrap, grow and are read like any text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from . import concept_map
from .build import Build, PageRun
from .html import attrs, esc
from .picture_model import SPOTS, PictureText

_SYMBOL = re.compile(r'<symbol id="p-[\w-]+?-(\d-\d+)" viewBox="([\d .-]+)">(.*?)</symbol>', re.DOTALL)


def figure(kind: str, body: str, caption: str) -> str:
    """Return a figure of this kind around `body`; `caption` is HTML."""
    return f'<figure class="hw-picture hw-picture--{kind}">{body}<figcaption>{caption}</figcaption></figure>'


def with_words(svg: str, text: PictureText) -> str:
    """Return the drawing with its words, announced as one image by its description."""
    svg = re.sub(r"\{([\w-]+)\}", lambda m: esc(text.words[m[1]]), svg)
    return svg.replace("<svg ", f'<svg role="img" data-search-exclude aria-label="{esc(text.description)}" ', 1)


def caption(run: PageRun, build: Build, text: PictureText) -> str:
    """Return the caption and, below it, the caution with its link."""
    if not text.caution:
        return esc(text.caption)
    t = build.text(run.lang)
    return (
        f'{esc(text.caption)} <span class="hw-picture-caution"><strong>{esc(t("picture.caution"))}</strong> '
        f'{esc(text.caution.text)} <a href="{esc(run.link(text.caution.link))}">{esc(text.caution.label)}</a></span>'
    )


def strings(build: Build, lang: str, group: str, **more: str) -> str:
    """Return the interface strings of `group`, without its name, and `more`, as JSON for a script."""
    site = build.site.strings[lang]
    found = {key.removeprefix(f"{group}."): text for key, text in site.items() if key.startswith(f"{group}.")}
    return json.dumps({**found, **more}, ensure_ascii=False)


def drawing(build: Build, run: PageRun, svg: str, text: PictureText) -> str:
    """A drawing and nothing more."""
    run.styles.add("pictures")
    return figure("drawing", with_words(svg, text), caption(run, build, text))


def plane(build: Build, run: PageRun, svg: str, text: PictureText) -> str:
    """A drawing with two scales; `<hw-plane>` adds a point to move and says what a spot may look like."""
    run.elements.add("plane")
    run.styles.add("pictures")
    spots = {f"spot-{key}": text.spots[key] for key in SPOTS}
    words = {"right": text.words["right"], "up": text.words["up"]}
    body = (
        f'<hw-plane{attrs(data_strings=strings(build, run.lang, "plane", **spots, **words))}>'
        f'<div class="hw-plane-stage" data-part="stage">{with_words(svg, text)}</div>'
        '<div class="hw-plane-spot" data-part="panel" hidden><p data-part="hint"></p>'
        '<div role="status" data-part="spot"></div></div></hw-plane>'
    )
    return figure("plane", body, caption(run, build, text))


def loop(build: Build, run: PageRun, svg: str, text: PictureText) -> str:
    """A drawing and its steps as a list; `<hw-loop>` lights up one step after the other."""
    run.elements.add("loop")
    run.styles.add("pictures")
    t = build.text(run.lang)
    items = "".join(
        f'<li value="{place}"><p><strong>{esc(step.title)}.</strong> {esc(step.text)}</p>'
        f'<p class="hw-loop-exit"><strong>{esc(t("loop.exit"))}</strong> {esc(step.exit)}</p></li>'
        for place, step in enumerate(text.lanes[0].steps, 1)
    )
    buttons = "".join(
        f'<button type="button" class="hw-button{look}" data-part="{part}"{hidden}>{esc(t(f"loop.{part}"))}</button>'
        for part, look, hidden in (("previous", " hw-button--quiet", " hidden"), ("next", "", ""),
                                   ("all", " hw-button--quiet", " hidden"))
    )
    body = (
        f'<hw-loop{attrs(data_strings=strings(build, run.lang, "loop"))}>{with_words(svg, text)}'
        f'<div class="hw-loop-player" data-part="player" hidden>{buttons}</div>'
        '<p class="hw-visually-hidden" role="status" data-part="live"></p>'
        f'<ol class="hw-loop-steps" data-part="steps">{items}</ol></hw-loop>'
    )
    return figure("loop", body, caption(run, build, text))


def timeline(build: Build, run: PageRun, svg: str, text: PictureText) -> str:
    """Drawn steps with their year, one below the other; on a wide page to either side of the line."""
    return _steps("timeline", build, run, svg, text)


def route(build: Build, run: PageRun, svg: str, text: PictureText) -> str:
    """Drawn steps, one road for each lane, the roads beside each other where there is room."""
    return _steps("route", build, run, svg, text)


def _steps(kind: str, build: Build, run: PageRun, svg: str, text: PictureText) -> str:
    run.styles.add("pictures")
    symbols = {
        name: f'<svg viewBox="{box}" aria-hidden="true">{shapes}</svg>' for name, box, shapes in _SYMBOL.findall(svg)
    }
    lanes = []
    for number, lane in enumerate(text.lanes, 1):
        items = "".join(
            f'<li>{symbols[f"{number}-{place}"]}<div>'
            + (f'<p class="hw-step-when">{esc(step.when)}</p>' if step.when else "")
            + f'<p class="hw-step-title">{esc(step.title)}</p><p>{esc(step.text)}</p></div></li>'
            for place, step in enumerate(lane.steps, 1)
        )
        title = f'<p class="hw-lane-title">{esc(lane.title)}</p>' if lane.title else ""
        lanes.append(f'<div class="hw-lane">{title}<ol class="no-terms">{items}</ol></div>')
    return figure(kind, f'<div class="hw-lanes">{"".join(lanes)}</div>', caption(run, build, text))


WRITERS: dict[str, Callable[[Build, PageRun, str, PictureText], str]] = {
    "drawing": drawing, "plane": plane, "loop": loop, "timeline": timeline, "route": route, "map": concept_map.write,
}
"""What writes each kind of picture."""
