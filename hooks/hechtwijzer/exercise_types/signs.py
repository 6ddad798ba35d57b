"""A soft sign when a time is over: it can always be seen; to hear or to feel it too is a choice."""

from __future__ import annotations

from ..html import esc
from .kind import Place


def signs(place: Place, element: str) -> str:
    """Return the choices of a sign for the tool `element`; its script shows those the device can make."""
    choices = "".join(
        f'<label hidden data-part="{element}-{name}-choice"><input type="checkbox" '
        f'data-part="{element}-{name}"><span>{esc(place.t(f"exercise.{name}"))}</span></label>'
        for name in ("sound", "vibration")
    )
    return f'<div class="hw-choice-row">{choices}</div>'
