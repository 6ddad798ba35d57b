"""A reflection: what its data file must hold, and what is written into the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import reflection
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.model import Exercise

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs/data/exercises/patronen-verkennen.yml"


def found(change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the codes found in the real data file after it was changed."""
    data = yaml.safe_load(FILE.read_text("utf-8"))
    change(data)
    return [code for _, code, _, _ in reflection.check(Exercise.model_validate(data))]


def field(data: dict[str, Any], lang: str, name: str) -> dict[str, Any]:
    """Return one field of the data."""
    return next(field for field in data[lang]["fields"] if field["id"] == name)


def both(change: Callable[[dict[str, Any], str], object]) -> Callable[[dict[str, Any]], object]:
    """Return the same change for every language."""
    return lambda data: [change(data, lang) for lang in LANGUAGES]


def test_the_real_file_is_sound() -> None:
    assert found(lambda data: None) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (both(lambda d, lang: d[lang].update(groups=["Onrust"])), "groups"),
        (both(lambda d, lang: field(d, lang, "onrust-toon").update(options={"ja": "Ja", "nee": "Nee"})),
         "scale-differs"),
        (both(lambda d, lang: field(d, lang, "onrust-toon").update(several=True)), "several"),
        (both(lambda d, lang: field(d, lang, "herkend").update(turned=True)), "turned"),
        (lambda d: field(d, "en", "afstand-ziek").pop("turned"), "parity-fields"),
    ],
)
def test_a_planted_fault_is_caught(change: Callable[[dict[str, Any]], object], code: str) -> None:
    assert code in found(change)


def test_two_statements_and_no_others_are_read_the_other_way_round() -> None:
    text = load(ROOT)[0].exercises["patronen-verkennen"].nl
    assert [len(fields) for fields in reflection.groups(text).values()] == [6, 6]
    assert [field.id for field in text.fields if field.turned] == ["onrust-weekend", "afstand-ziek"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_only_scripts_can_show_is_hidden(lang: str) -> None:
    site = load(ROOT)[0]
    build = Build(site)
    run = build.begin(lang, "/oefeningen/patronen-verkennen/")
    html = embed(build, run, site.exercises["patronen-verkennen"])
    assert {"steps", "sheet", "reflection"} == run.elements
    assert '<div data-part="reflection-panel" hidden>' in html
    assert html.count('data-part="reflection-bar" aria-hidden="true"') == 2
