"""`planner` in a data file: the fields it reads, and a day with a time as a control of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from exercise_rules import codes, with_field
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types.planner import FIELDS
from hechtwijzer.exercises import embed
from hechtwijzer.load import load
from hechtwijzer.site import Site

ROOT = Path(__file__).resolve().parent.parent
NAME = "verbindingsmomenten"


@pytest.fixture(scope="module")
def site() -> Site:
    """The real site."""
    return load(ROOT)[0]


@pytest.mark.parametrize("name", FIELDS)
def test_a_planner_without_one_of_its_fields_is_refused(site: Site, name: str) -> None:
    exercise = site.exercises[NAME]
    assert codes(site, exercise) == []
    for change in ({"id": f"{name}-oud"}, {"kind": "text"}):
        assert "missing-field" in codes(site, with_field(exercise, name, **change))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_with_a_time_is_a_labelled_control(site: Site, lang: str) -> None:
    build = Build(site)
    run = build.begin(lang, f"/oefeningen/{NAME}/")
    html = embed(build, run, site.exercises[NAME])
    controls = re.findall(r'<label for="([^"]+)">[^<]+</label><input type="datetime-local" id="([^"]+)"', html)
    assert len(controls) == 4
    assert all(label == control for label, control in controls)
    assert run.elements == {"planner", "sheet", "steps"}
