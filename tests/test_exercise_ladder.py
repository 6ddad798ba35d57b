"""A ladder: what its data file must hold, and what is written into the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import ladder
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.model import Exercise

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs/data/exercises/nabijheidsladder.yml"


def found(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the codes found in the real data file after it was changed."""
    data = yaml.safe_load(FILE.read_text("utf-8"))
    change(data)
    return [code for _, code, _, _ in ladder.check(Exercise.model_validate(data))]


def keep(data: dict[str, Any], *names: str) -> None:
    """Leave no fields but those of `names`."""
    for lang in LANGUAGES:
        data[lang]["fields"] = [field for field in data[lang]["fields"] if field["id"] in names]


def change_field(data: dict[str, Any], name: str, **values: object) -> None:
    """Change one field in both languages."""
    for lang in LANGUAGES:
        next(field for field in data[lang]["fields"] if field["id"] == name).update(values)


def test_the_real_ladder_is_sound_and_so_is_a_shorter_one() -> None:
    assert found(lambda data: None) == []
    assert found(lambda data: keep(data, "trede-1", "cijfer-1", "trede-2", "cijfer-2")) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: keep(d, "plan"), "too-few-rungs"),
        (lambda d: keep(d, "trede-1", "trede-2", "cijfer-1"), "missing-rung"),
        (lambda d: keep(d, "trede-1", "trede-3", "cijfer-1", "cijfer-3"), "missing-rung"),
        (lambda d: change_field(d, "cijfer-4", kind="line"), "missing-rung"),
        (lambda d: change_field(d, "trede-4", step=3), "missing-rung"),
        (lambda d: d.update(at=3), "missing-rung"),
    ],
)
def test_a_planted_fault_is_caught(change: Callable[[dict[str, Any]], object], code: str) -> None:
    assert code in found(change)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_control_has_a_name_of_its_own(lang: str) -> None:
    site = load(ROOT)[0]
    build = Build(site)
    run = build.begin(lang, "/oefeningen/nabijheidsladder/")
    html = embed(build, run, site.exercises["nabijheidsladder"])
    assert {"steps", "sheet", "ladder"} <= run.elements
    assert {"exercises", "exercise-ladder"} <= run.styles
    names = re.findall(r'data-part="ladder-(?:earlier|later|tension)"[^>]*aria-label="([^"]+)"', html)
    assert len(names) == 24
    assert len(set(names)) == 24
    assert '<div data-part="ladder-all" hidden>' in html
