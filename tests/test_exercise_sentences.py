"""A sentence builder: what its data file must hold, and what is written into the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import sentences
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.model import Exercise

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("grenzen-verwoorden", "steun-vragen")


def found(name: str, change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the codes found in the real data file after it was changed."""
    data = yaml.safe_load((ROOT / f"docs/data/exercises/{name}.yml").read_text("utf-8"))
    change(data)
    return [code for _, code, _, _ in sentences.check(Exercise.model_validate(data))]


def field(data: dict[str, Any], lang: str, name: str) -> dict[str, Any]:
    """Return one field of the data."""
    return next(field for field in data[lang]["fields"] if field["id"] == name)


def both(change: Callable[[dict[str, Any], str], object]) -> Callable[[dict[str, Any]], object]:
    """Return the same change for every language."""
    return lambda data: [change(data, lang) for lang in LANGUAGES]


@pytest.mark.parametrize("name", NAMES)
def test_the_real_files_are_sound(name: str) -> None:
    assert found(name, lambda data: None) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (both(lambda d, lang: d[lang]["message"].append("Hallo.")), "no-place"),
        (both(lambda d, lang: d[lang]["message"].append("Hoi {wieje}.")), "unknown-field"),
        (both(lambda d, lang: field(d, lang, "soort").pop("says")), "no-words"),
        (both(lambda d, lang: field(d, lang, "soort")["says"].update(koken="koken")), "unknown-option"),
        (both(lambda d, lang: field(d, lang, "soort").update(starters=["even"])), "starters"),
        (lambda d: d["en"]["message"].reverse(), "parity-message"),
        (lambda d: field(d, "en", "zin")["starters"].pop(), "parity-fields"),
        (lambda d: field(d, "en", "soort")["says"].pop("doen"), "parity-fields"),
        (lambda d: d.update(into="soort"), "unknown-field"),
    ],
)
def test_a_planted_fault_is_caught(change: Callable[[dict[str, Any]], object], code: str) -> None:
    assert code in found("steun-vragen", change)


def test_without_a_message_each_line_is_a_sentence() -> None:
    exercise = load(ROOT)[0].exercises["steun-vragen"]
    assert sentences.patterns(exercise.nl.model_copy(update={"message": ()})) == (
        "{waarbij}", "{wie}", "{tweede}", "{nee-mag}", "{wanneer}")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_comes_before_the_field_is_the_draft_for_it(lang: str) -> None:
    site = load(ROOT)[0]
    build = Build(site)
    run = build.begin(lang, "/oefeningen/steun-vragen/")
    html = embed(build, run, site.exercises["steun-vragen"])
    assert {"steps", "sheet", "sentences"} == run.elements
    made = json.loads(unescape(re.findall(r'data-message="([^"]*)"', html)[0]))
    draft, rest = made["draft"], made["rest"]
    assert [sentences.SLOT.findall(p) for p in draft] == [["waarbij"], ["soort"]]
    assert rest == ["{nee-mag}"]
