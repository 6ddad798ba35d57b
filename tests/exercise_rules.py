"""What tests of types of exercises share: the real data files, changed in memory, and what they become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import yaml
from building import ROOT, real_site
from hechtwijzer import LANGUAGES, addresses
from hechtwijzer.build import Build, PageRun
from hechtwijzer.exercises import check_exercises, embed
from hechtwijzer.model import Exercise

Data = dict[str, Any]
"""What stands in a data file."""
Change = Callable[[Data], object]


def found(name: str, change: Change = lambda data: None) -> list[str]:
    """Return the codes of what is wrong with the real data file `name` after it was changed."""
    data = yaml.safe_load((ROOT / f"docs/data/exercises/{name}.yml").read_text("utf-8"))
    change(data)
    site = replace(real_site(), exercises={name: Exercise.model_validate(data)})
    return [problem.code for problem in check_exercises(site)]


def field(data: Data, lang: str, name: str) -> Data:
    """Return one field of the data."""
    return next(field for field in data[lang]["fields"] if field["id"] == name)


def both(change: Callable[[Data, str], object]) -> Change:
    """Return the same change for every language."""
    return lambda data: [change(data, lang) for lang in LANGUAGES]


def with_field(name: str, **values: object) -> Change:
    """Return the change of one field in every language."""
    return both(lambda data, lang: field(data, lang, name).update(values))


def with_only(*names: str) -> Change:
    """Return the change that leaves no fields but those of `names`."""
    return both(lambda data, lang: data[lang].update(fields=[field(data, lang, name) for name in names]))


def embedded(name: str, lang: str) -> tuple[str, PageRun]:
    """Return an exercise as HTML, and what its page then knows of it."""
    build = Build(real_site())
    run = build.begin(lang, addresses.exercise_path(name))
    return embed(build, run, build.site.exercises[name]), run
