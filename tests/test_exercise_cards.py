"""Cards: what their data file must hold, and what is written into the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import cards
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.model import Exercise

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs/data/exercises/waardenkompas.yml"


def found(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the codes found in the real data file after it was changed."""
    data = yaml.safe_load(FILE.read_text("utf-8"))
    change(data)
    return [code for _, code, _, _ in cards.check(Exercise.model_validate(data))]


def change_field(data: dict[str, Any], name: str, **values: object) -> None:
    """Change one field in both languages."""
    for lang in LANGUAGES:
        next(field for field in data[lang]["fields"] if field["id"] == name).update(values)


def test_the_real_cards_are_sound() -> None:
    assert found(lambda data: None) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: change_field(d, "stapels", id="stapel"), "missing-field"),
        (lambda d: change_field(d, "stapels", kind="line"), "missing-field"),
        (lambda d: change_field(d, "woorden", several=False), "missing-field"),
        (lambda d: change_field(d, "daad", kind="text"), "missing-field"),
        (lambda d: change_field(d, "woorden", step=1), "wrong-step"),
        (lambda d: d.update(at=3), "wrong-step"),
    ],
)
def test_a_planted_fault_is_caught(change: Callable[[dict[str, Any]], object], code: str) -> None:
    assert code in found(change)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_part_stands_at_its_own_step(lang: str) -> None:
    site = load(ROOT)[0]
    run = (build := Build(site)).begin(lang, "/oefeningen/waardenkompas/")
    html = embed(build, run, site.exercises["waardenkompas"])
    assert {"steps", "sheet", "cards"} <= run.elements
    assert {"exercises", "exercise-cards"} <= run.styles
    steps = html.split("<li data-step=")
    for part, number in (("deck", 2), ("one", 3), ("word", 6)):
        assert f'data-part="cards-{part}" hidden' in steps[number]
    assert '<input type="text" hidden data-field="stapels"' in steps[2]
