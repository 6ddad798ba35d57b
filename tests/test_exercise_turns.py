"""`turns` in a data file: it cannot do without the minutes, and places their slider itself."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercises import check_exercises, embed
from hechtwijzer.load import load
from hechtwijzer.site import Site

ROOT = Path(__file__).resolve().parent.parent
NAME = "actief-luisteren"


@pytest.fixture(scope="module")
def site() -> Site:
    """The real site."""
    return load(ROOT)[0]


def test_turns_without_minutes_are_refused(site: Site) -> None:
    exercise = site.exercises[NAME]
    for change, code in (({}, "missing-parameter"), ({**exercise.parameters, "sec": exercise.parameters["min"]},
                                                     "unknown-parameter")):
        broken = replace(site, exercises={NAME: exercise.model_copy(update={"parameters": change})})
        assert code in [problem.code for problem in check_exercises(broken)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_slider_stands_once_and_inside_the_tool(site: Site, lang: str) -> None:
    build = Build(site)
    run = build.begin(lang, f"/oefeningen/{NAME}/")
    html = embed(build, run, site.exercises[NAME])
    tool = re.search(r"<hw-turns.*?</hw-turns>", html, re.DOTALL)
    assert tool
    assert tool[0].count('data-parameter="min"') == html.count('data-parameter="min"') == 1
    assert run.elements == {"preset", "steps", "turns"}
    assert "exercise-turns" in run.styles
