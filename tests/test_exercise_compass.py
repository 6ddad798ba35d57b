"""A compass: what its data file must hold, and words that are those of its step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import compass
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.model import Exercise

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs/data/exercises/verbinden-of-beschermen.yml"


def found(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the codes found in the real data file after it was changed."""
    data = yaml.safe_load(FILE.read_text("utf-8"))
    change(data)
    return [code for _, code, _, _ in compass.check(Exercise.model_validate(data))]


def change_field(data: dict[str, Any], name: str, **values: object) -> None:
    """Change one field in both languages."""
    for lang in LANGUAGES:
        next(field for field in data[lang]["fields"] if field["id"] == name).update(values)


def test_the_real_compass_is_sound() -> None:
    assert found(lambda data: None) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda d: change_field(d, "nabijheid", id="dichtbij"),
        lambda d: change_field(d, "bescherming", kind="line"),
        lambda d: change_field(d, "bescherming", step=5),
        lambda d: d.update(at=1),
    ],
)
def test_a_planted_fault_is_caught(change: Callable[[dict[str, Any]], object]) -> None:
    assert "missing-scale" in found(change)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_plane_says_is_what_its_step_says(lang: str) -> None:
    data = yaml.safe_load(FILE.read_text("utf-8"))
    strings = yaml.safe_load((ROOT / f"docs/data/ui/{lang}.yml").read_text("utf-8"))["compass"]
    step = data[lang]["steps"][data["at"] - 1]
    words = [strings[f"words-{name}"] for name in ("low", "up", "right", "high")]
    assert all(text in step for text in words)
    for name, text in zip(("low", "up", "right", "high"), words, strict=True):
        assert text.casefold().startswith(strings[f"corner-{name}"].casefold())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scale_has_one_name(lang: str) -> None:
    site = load(ROOT)[0]
    run = (build := Build(site)).begin(lang, "/oefeningen/verbinden-of-beschermen/")
    html = embed(build, run, site.exercises["verbinden-of-beschermen"])
    assert {"steps", "sheet", "compass"} <= run.elements
    for field in site.exercises["verbinden-of-beschermen"].text(lang).fields:
        if field.kind == "scale":
            assert f'<legend>{field.label}</legend>' in html
            assert f'aria-label="{field.label}"' in html
