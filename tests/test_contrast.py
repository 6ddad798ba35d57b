"""The colours of the look keep their promise, in light and in dark.

On each of the five backgrounds ink reaches 11:1, soft 5.4:1, teal and clay 5.1:1; edges of controls
reach the 3:1 of WCAG 1.4.11 on the backgrounds they stand on.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).parent.parent / "docs/assets/css/site.css").read_text("utf-8")
BACKGROUNDS = ("paper", "surface", "sand", "mist", "blush")
PROMISES = {"ink": 11.0, "soft": 5.4, "teal": 5.1, "clay": 5.1}


def tokens(css: str) -> list[dict[str, str]]:
    """Return each block of colour tokens: light, dark by the device, dark by choice."""
    blocks = re.findall(r":root[^{]*\{([^}]*--paper:#[^}]*)\}", css.partition("@media print")[0])
    return [dict(re.findall(r"--(\w+):(#[0-9A-Fa-f]{6})", block)) for block in blocks]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.2 (relative luminance)."""
    lights = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def broken_promises(blocks: list[dict[str, str]]) -> list[str]:
    """Return every pair of tokens that falls short."""
    found = []
    for number, block in enumerate(blocks):
        for name, least in PROMISES.items():
            for ground in BACKGROUNDS:
                ratio = contrast(block[name], block[ground])
                if ratio < least:
                    found.append(f"block {number}: {name} on {ground} {ratio:.2f} < {least}")
        for ground in ("paper", "surface"):
            if contrast(block["edge"], block[ground]) < 3:
                found.append(f"block {number}: edge on {ground}")
    return found


def test_there_are_three_blocks_and_both_dark_ones_agree():
    light, dark, chosen = tokens(CSS)
    assert dark == chosen
    assert light != dark


def test_every_token_keeps_its_promise():
    assert broken_promises(tokens(CSS)) == []


@pytest.mark.parametrize(("token", "colour"), [("ink", "#5A5A5A"), ("soft", "#7A8A87"), ("edge", "#E2D8C9")])
def test_a_pale_colour_is_caught(token, colour):
    light = {**tokens(CSS)[0], token: colour}
    assert any(token in line for line in broken_promises([light]))


def test_colours_are_named_in_tokens_only():
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    rules = rules.partition("@media print")[0]
    rules = re.sub(r":root[^{]*\{[^}]*\}", "", rules)
    assert re.findall(r":[^;{}]*#[0-9A-Fa-f]{3,8}\b", rules) == [":#0008"]
