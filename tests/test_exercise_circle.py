"""A circle: what its data file must hold, and what is drawn into the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import circle
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.model import Exercise

ROOT = Path(__file__).resolve().parent.parent
NAME = "cirkel-van-veiligheid"


def found(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the codes found in the real data file after it was changed."""
    data = yaml.safe_load((ROOT / f"docs/data/exercises/{NAME}.yml").read_text("utf-8"))
    change(data)
    return [code for _, code, _, _ in circle.check(Exercise.model_validate(data))]


def both(change: Callable[[dict[str, Any], str], object]) -> Callable[[dict[str, Any]], object]:
    """Return the same change for every language."""
    return lambda data: [change(data, lang) for lang in LANGUAGES]


def test_the_real_file_is_sound() -> None:
    assert found(lambda data: None) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (both(lambda d, lang: d[lang]["places"][1].update(field="goed-moment")), "unknown-field"),
        (both(lambda d, lang: d[lang]["places"][1].update(field="nergens")), "unknown-field"),
        (both(lambda d, lang: d[lang]["places"][2].update(field="erop-uit")), "duplicate-id"),
        (lambda d: d.update(at=3), "unknown-field"),
        (lambda d: d["en"]["places"].pop(), "parity-places"),
        (lambda d: d["en"]["places"][1].pop("field"), "parity-places"),
    ],
)
def test_a_planted_fault_is_caught(change: Callable[[dict[str, Any]], object], code: str) -> None:
    assert code in found(change)


def test_places_stand_on_the_circle_to_either_side_of_the_parent() -> None:
    for total in range(1, 7):
        spots = [circle.spot(circle.turn(at, total)) for at in range(total)]
        x, y = circle.CENTRE
        assert all(abs(((a - x) ** 2 + (b - y) ** 2) ** 0.5 - circle.RADIUS) < 0.2 for a, b in spots)
        assert all(b < circle.HEIGHT - 45 for _, b in spots), "on top of the parent"
    assert circle.turn(0, 5) == circle.FIRST
    assert circle.turn(4, 5) == circle.LAST


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_drawing_names_no_colour_and_is_described(lang: str) -> None:
    site = load(ROOT)[0]
    build = Build(site)
    run = build.begin(lang, f"/oefeningen/{NAME}/")
    html = embed(build, run, site.exercises[NAME])
    assert {"steps", "sheet", "circle"} == run.elements
    drawing = re.findall(r'<svg [^>]*data-search-exclude.*?</svg>', html)[0]
    tree = fromstring(drawing.replace(" data-search-exclude", ""))
    assert len(tree.get("aria-label") or "") > 60
    for element in tree.iter():
        assert "style" not in element.attrib
        assert {element.get("fill"), element.get("stroke")} <= {None, "none"}


def test_without_places_the_steps_are_places() -> None:
    text = load(ROOT)[0].exercises[NAME].nl
    assert [place.text for place in circle.places(text.model_copy(update={"places": ()}))] == list(text.steps[:6])
