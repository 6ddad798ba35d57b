"""`agreement` in a data file: the fields it fills in, the minutes it counts, and each slider once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from exercise_rules import codes, with_field
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types.agreement import FIELDS
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.site import Site

ROOT = Path(__file__).resolve().parent.parent
NAME = "pauze-met-terugkomtijd"


@pytest.fixture(scope="module")
def site() -> Site:
    """The real site."""
    return load(ROOT)[0]


@pytest.mark.parametrize("name", FIELDS)
def test_an_agreement_without_one_of_its_fields_is_refused(site: Site, name: str) -> None:
    exercise = site.exercises[NAME]
    assert codes(site, exercise) == []
    for change in ({"id": f"{name}-oud"}, {"kind": "text"}):
        assert "missing-field" in codes(site, with_field(exercise, name, **change))


def test_an_agreement_without_minutes_is_refused(site: Site) -> None:
    assert "missing-parameter" in codes(site, site.exercises[NAME].model_copy(update={"parameters": {}}))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_slider_stands_once_and_inside_the_tool(site: Site, lang: str) -> None:
    build = Build(site)
    run = build.begin(lang, f"/oefeningen/{NAME}/")
    html = embed(build, run, site.exercises[NAME])
    tool = re.search(r"<hw-agreement.*?</hw-agreement>", html, re.DOTALL)
    assert tool
    assert tool[0].count('data-parameter="min"') == html.count('data-parameter="min"') == 1
    assert run.elements == {"agreement", "preset", "sheet", "steps"}
