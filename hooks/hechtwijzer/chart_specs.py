"""From a chart's data to a Vega-Lite specification: what is drawn where, as plain data.

Every chart is 320 units wide, as wide as a phone, with letters of 13.5 and more; nothing is placed by
the measured width of a text, so that the result does not depend on the fonts of a machine. Colours
are names of the site's tokens; `chart_svg` turns them into classes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .chart_model import RANGES, Chart, Row, whole_hundred

Spec = dict[str, Any]
WIDTH = 320
SIDE = 8
TRACK = WIDTH - 2 * SIDE
PERSON = ("M0,-1a.4,.4,0,1,1,0,.8a.4,.4,0,1,1,0,-.8ZM-.68,.95c0,-.75,.22,-1.05,.68,-1.05s.68,.3,.68,1.05"
          "q0,.05,-.05,.05h-1.26q-.05,0,-.05,-.05Z")
"""A figure with a head and shoulders, in the units of a Vega symbol (-1 to 1)."""
HUES = ("teal", "soft", "edge", "clay")
ENDS = {"shares": ("0%", "100%"), "links": ("0", "1")}
"""What stands at either end of the scale."""
PER_LINE = 13


def number(value: float, lang: str, kind: str) -> str:
    """Return `value` as it is written in `lang`: percent with at most one decimal, a link with two."""
    text = f"{value:.2f}" if kind == "links" else f"{value:.1f}".removesuffix(".0") + "%"
    return text.replace(".", ",") if lang == "nl" else text


def spec(chart: Chart, lang: str) -> Spec:
    """Return the specification of `chart` with the words of `lang`."""
    layers, height = _DRAWN[chart.kind](chart, lang)
    return {
        "width": TRACK, "height": height, "padding": {"left": SIDE, "right": SIDE, "top": 2, "bottom": 2},
        "autosize": {"type": "none"}, "background": None,
        "config": {"view": {"stroke": None}, "text": {"fontSize": 13.5, "fill": "ink"}},
        "resolve": {"scale": {"x": "independent", "y": "independent"}},
        "layer": layers,
    }


def _layer(kind: str, values: list[Spec], x: Spec, y: Spec, *, also: Spec | None = None, **mark: Any) -> Spec:
    """Return one layer; `x` and `y` give the scale of the fields of those names."""
    encoding: Spec = {
        name: {"field": name, "type": "quantitative", "axis": None, "scale": scale}
        for name, scale in (("x", x), ("y", y))
    }
    if kind == "text":
        encoding["text"] = {"field": "text", "type": "nominal"}
    return {"data": {"values": values}, "mark": {"type": kind, **mark}, "encoding": {**encoding, **(also or {})}}


def _pixels(length: float) -> Spec:
    """Return the scale on which a number is a place on the page, from the top or the left."""
    return {"domain": [0, length], "range": [0, length], "nice": False, "zero": False}


def _hundred(chart: Chart, lang: str) -> tuple[list[Spec], float]:
    """A hundred figures, a block for each row, its name and value above it."""
    counts = whole_hundred(tuple(row.value for row in chart.rows))
    labels: list[Spec] = []
    people: list[list[Spec]] = [[] for _ in counts]
    y = 0.0
    cell = TRACK / PER_LINE
    for index, (row, count) in enumerate(zip(chart.rows, counts, strict=True)):
        text = f"{count} {row.text(lang).label} ({number(row.value, lang, chart.kind)})"
        labels.append({"x": 0, "y": y + 13, "text": text})
        y += 22
        for place in range(count):
            people[index].append({"x": (place % PER_LINE + 0.5) * cell, "y": y + (place // PER_LINE + 0.5) * cell})
        y += -(-count // PER_LINE) * cell + 10
    height = y - 10
    axes = (_pixels(TRACK), _pixels(height))
    drawn = [
        _layer("point", group, *axes, shape=PERSON, size=380, filled=True, opacity=1, fill=HUES[index % len(HUES)])
        for index, group in enumerate(people)
    ]
    return [*drawn, _layer("text", labels, *axes, align="left", fontWeight=700, fontSize=14.5)], height


def _tracks(chart: Chart, lang: str, labels: Callable[[Row], list[str]]) -> tuple[list[Spec], float]:
    """A line for each row from 0 to the highest value, its words above it, landmarks across all."""
    highest = RANGES[chart.kind]
    titles, words, tracks, now, then, moves = [], [], [], [], [], []
    y = {0: 0.0, 1: 36.0}.get(len(chart.landmarks), 52.0)
    for row in chart.rows:
        first, *rest = labels(row)
        titles.append({"x": 0, "y": y + 10, "text": first})
        words += [{"x": 0, "y": y + 28 + 18 * i, "text": line} for i, line in enumerate(rest)]
        y += 28 + 18 * len(rest)
        tracks.append({"x": 0, "x2": highest, "y": y})
        now.append({"x": row.value, "y": y})
        if row.before is not None:
            then.append({"x": row.before, "y": y})
            moves.append({"x": row.before, "x2": row.value, "y": y})
        y += 28
    left, right = ENDS[chart.kind]
    height = y + 12
    x, px, py = {"domain": [0, highest], "nice": False}, _pixels(TRACK), _pixels(height)
    to = {"x2": {"field": "x2"}}
    return [
        _layer("rule", tracks, x, py, also=to, stroke="faint", strokeWidth=7, strokeCap="round"),
        *_landmarks(chart, lang, x, py, tracks),
        _layer("rule", moves, x, py, also=to, stroke="clay", strokeWidth=4),
        _layer("point", then, x, py, shape="circle", size=130, filled=False, fill="surface", stroke="clay",
               strokeWidth=3, opacity=1),
        _layer("point", now, x, py, shape="circle", size=210, filled=True, fill="clay", opacity=1),
        _layer("text", titles, px, py, align="left", fontWeight=700, fontSize=14.5),
        _layer("text", words, px, py, align="left"),
        _layer("text", [{"x": 0, "y": y, "text": left}], px, py, align="left"),
        _layer("text", [{"x": TRACK, "y": y, "text": right}], px, py, align="right"),
    ], height


def _landmarks(chart: Chart, lang: str, x: Spec, py: Spec, tracks: list[Spec]) -> list[Spec]:
    """Marks across every line, with their names at the top; where there are several, also their values."""
    if not chart.landmarks:
        return []
    names = [{"x": m.at, "y": 14, "text": m.nl if lang == "nl" else m.en} for m in chart.landmarks]
    values = [{"x": m.at, "y": 32, "text": number(m.at, lang, chart.kind)} for m in chart.landmarks]
    marks = [{"x": m.at, "y": track["y"] - 8, "y2": track["y"] + 8} for m in chart.landmarks for track in tracks]
    below = 40 if len(names) > 1 else 22
    marks += [{"x": m.at, "y": below, "y2": below + 6} for m in chart.landmarks]
    return [
        _layer("rule", marks, x, py, also={"y2": {"field": "y2"}}, stroke="soft", strokeWidth=1.8, strokeCap="round"),
        _layer("text", [*names, *(values if len(names) > 1 else [])], x, py, align="center"),
    ]


def _shares(chart: Chart, lang: str) -> tuple[list[Spec], float]:
    """Percentages of several groups, each on a line of its own."""
    def labels(row: Row) -> list[str]:
        now = number(row.value, lang, chart.kind)
        then = f"{number(row.before, lang, chart.kind)} → " if row.before is not None else ""
        return [f"{then}{now} {row.text(lang).label}", row.text(lang).note or ""]

    return _tracks(chart, lang, labels)


def _links(chart: Chart, lang: str) -> tuple[list[Spec], float]:
    """How strong several links are, then and now, each on a line of its own."""
    def labels(row: Row) -> list[str]:
        then, now = number(row.before or 0, lang, chart.kind), number(row.value, lang, chart.kind)
        return [row.text(lang).label, f"{row.before_year}: {then} → {row.year}: {now}"]

    return _tracks(chart, lang, labels)


def _change(chart: Chart, lang: str) -> tuple[list[Spec], float]:
    """What rose or fell between two years: dashed, because only the ends are known."""
    height, bottom = 254, 216
    years = (min(row.before_year or 0 for row in chart.rows), max(row.year or 0 for row in chart.rows))
    x = {"domain": list(years), "range": [64, TRACK - 26], "nice": False, "zero": False}
    y = {"domain": [0, 60], "range": [bottom, 10], "nice": False}
    layers = [
        _layer("rule", [{"y": v, "x": years[0], "x2": years[1]} for v in (0, 20, 40, 60)], x, y,
               also={"x2": {"field": "x2"}}, stroke="faint", strokeWidth=1.5),
        _layer("text", [{"y": v, "x": 0, "text": f"{v}%"} for v in (0, 20, 40, 60)], _pixels(TRACK), y, align="left",
               baseline="middle"),
        _layer("text", [{"x": year, "y": 0, "text": str(year)} for year in years], x, y, dy=22, align="center"),
    ]
    for index, row in enumerate(chart.rows):
        hue = ("teal", "clay")[index % 2]
        ends = [{"x": row.before_year, "y": row.before}, {"x": row.year, "y": row.value}]
        values = [{**end, "text": number(float(end["y"] or 0), lang, chart.kind)} for end in ends]
        middle = [{"x": sum(years) / 2, "y": ((row.before or 0) + row.value) / 2, "text": row.text(lang).label}]
        layers += [
            _layer("line", ends, x, y, stroke=hue, strokeWidth=4, strokeDash=[2, 8], strokeCap="round"),
            _layer("point", ends, x, y, shape="circle", size=190, filled=True, fill=hue, opacity=1),
            _layer("text", values, x, y, dy=-16, align="center", fontWeight=700, fontSize=14.5),
            _layer("text", middle, x, y, dy=-14 if index == 0 else 24, align="center", fontWeight=700, fontSize=14.5),
        ]
    return layers, height


_DRAWN: dict[str, Callable[[Chart, str], tuple[list[Spec], float]]] = {
    "hundred": _hundred, "shares": _shares, "links": _links, "change": _change,
}
