"""A drawing of sides: what its data file must hold, and what is written into the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import parts
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.model import Exercise

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs/data/exercises/delen-leren-kennen.yml"


def found(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the codes found in the real data file after it was changed."""
    data = yaml.safe_load(FILE.read_text("utf-8"))
    change(data)
    return [code for _, code, _, _ in parts.check(Exercise.model_validate(data))]


def change_field(data: dict[str, Any], name: str, **values: object) -> None:
    """Change one field in both languages."""
    for lang in LANGUAGES:
        next(field for field in data[lang]["fields"] if field["id"] == name).update(values)


def test_the_real_file_is_sound() -> None:
    assert found(lambda data: None) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda d: change_field(d, "kant-1", kind="text"),
        lambda d: change_field(d, "plek-2", kind="line"),
        lambda d: change_field(d, "plek-3", step=3),
        lambda d: change_field(d, "plek-1", id="plek-9"),
        lambda d: change_field(d, "twijfel", id="kant-4"),
        lambda d: [change_field(d, f"kant-{n}", id=f"zijde-{n}") for n in (1, 2, 3)],
    ],
)
def test_a_planted_fault_is_caught(change: Callable[[dict[str, Any]], object]) -> None:
    assert "sides" in found(change)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_drawing_waits_for_scripts_and_names(lang: str) -> None:
    site = load(ROOT)[0]
    build = Build(site)
    run = build.begin(lang, "/oefeningen/delen-leren-kennen/")
    html = embed(build, run, site.exercises["delen-leren-kennen"])
    assert {"steps", "sheet", "parts"} == run.elements
    assert '<div class="hw-parts" data-part="parts-panel" hidden>' in html
    assert html.count('data-kind="place"') == 3
