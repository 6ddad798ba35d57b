"""Writing SVG by hand: short numbers, boxes, centred lines of text. Colours are classes, never values."""

from __future__ import annotations

from collections.abc import Sequence

from .html import attrs, esc


def short(value: float) -> str:
    """Return a coordinate with at most one decimal: a tenth of a unit cannot be seen."""
    return f"{round(value, 1):g}"


def box(x: float, y: float, width: float, height: float, *, corner: float = 0, kind: str = "") -> str:
    """Return a rectangle with rounded corners and the class `kind`."""
    return (f'<rect{attrs(class_=kind or None)} x="{short(x)}" y="{short(y)}" width="{short(width)}" '
            f'height="{short(height)}" rx="{short(corner)}"/>')


def centred(text: Sequence[str], x: float, y: float, size: float, leading: float) -> str:
    """Return lines of text around the point (x, y), `leading` apart, at letter size `size`."""
    first = y - (len(text) - 1) * leading / 2 + size * 0.35  # the base line lies below the middle of a letter
    rows = "".join(
        f'<tspan x="{short(x)}" y="{short(first + place * leading)}">{esc(line)}</tspan>'
        for place, line in enumerate(text)
    )
    return f'<text font-size="{short(size)}" text-anchor="middle">{rows}</text>'
