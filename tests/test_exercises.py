"""Exercises: rules that are seen to catch, and HTML that stands on its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import ROOT, real_site
from hechtwijzer import LANGUAGES
from hechtwijzer.build import Build
from hechtwijzer.exercise_types import KINDS
from hechtwijzer.exercises import check_exercises, cited_in, embed, overview, page_markdown, strings_json
from hechtwijzer.model import Exercise
from hechtwijzer.site import Site

SCRIPTS = ROOT / "docs" / "assets" / "js"
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


@pytest.fixture(scope="module")
def site() -> Site:
    """The real site."""
    return real_site()


@pytest.fixture
def faults(site: Site, tmp_path: Path) -> Callable[[str, Callable[[dict[str, Any]], object]], list[str]]:
    """Return the codes found in an exercise after it was changed."""

    def check(name: str, change: Callable[[dict[str, Any]], object]) -> list[str]:
        data = yaml.safe_load((ROOT / site.files[f"exercise:{name}"]).read_text("utf-8"))
        change(data)
        (tmp_path / "x.yml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
        exercise = Exercise.model_validate(data)
        found = check_exercises(
            replace(site, root=tmp_path, exercises={name: exercise}, files={f"exercise:{name}": "x.yml"})
        )
        assert all(problem.line > 0 for problem in found)
        return [problem.code for problem in found]

    return check


def test_the_real_exercises_are_sound(site: Site) -> None:
    assert check_exercises(site) == []
    assert {"zelfkalmering", "triggerdagboek", "aarding"} <= set(site.exercises)


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        ("aarding", lambda d: d["en"]["steps"].pop(), "parity-steps"),
        ("triggerdagboek", lambda d: d["en"]["fields"].pop(), "parity-fields"),
        ("triggerdagboek", lambda d: d["en"]["fields"].reverse(), "parity-fields"),
        ("triggerdagboek", lambda d: d["en"]["fields"][1]["options"].pop("ruzie"), "parity-fields"),
        (
            "triggerdagboek",
            lambda d: [d[lang]["fields"].append(d[lang]["fields"][0]) for lang in LANGUAGES],
            "duplicate-id",
        ),
        ("triggerdagboek", lambda d: [d[lang]["fields"][0].update(step=9) for lang in LANGUAGES], "unknown-step"),
        ("triggerdagboek", lambda d: [d[lang]["fields"][0].update(several=True) for lang in LANGUAGES], "options"),
        (
            "triggerdagboek",
            lambda d: [d[lang]["fields"][1].update(options={"een": "Eén"}) for lang in LANGUAGES],
            "options",
        ),
        ("triggerdagboek", lambda d: d.update(group_by="soorten"), "unknown-field"),
        ("triggerdagboek", lambda d: d.update(group_by="nodig"), "group-by"),
        ("triggerdagboek", lambda d: [d[lang].update(fields=[]) for lang in LANGUAGES], "no-fields"),
        ("zelfkalmering", lambda d: d["parameters"].pop("uit"), "missing-parameter"),
        (
            "zelfkalmering",
            lambda d: d["parameters"].update(toon={"min": 0, "max": 1, "default": 0}),
            "unknown-parameter",
        ),
        ("zelfkalmering", lambda d: d["en"]["settings"].pop("in"), "parity-settings"),
        ("zelfkalmering", lambda d: d["presets"][0].update({"in": 99}), "out-of-range"),
        ("zelfkalmering", lambda d: d["presets"][0].update({"inn": 4}), "unknown-parameter"),
        ("zelfkalmering", lambda d: d["en"]["presets"].pop(), "parity-presets"),
        ("zelfkalmering", lambda d: d.update(evidence="A"), "evidence-differs"),
        ("aarding", lambda d: d["nl"]["before"].append("Bel {nl-311}."), "unknown-helpline"),
    ],
)
def test_a_planted_fault_is_caught(
    faults: Callable[[str, Callable[[dict[str, Any]], object]], list[str]],
    name: str,
    change: Callable[[dict[str, Any]], object],
    code: str,
) -> None:
    assert code in faults(name, change)


# ---- what a page gets ---------------------------------------------------------------------------------


class Tree(HTMLParser):
    """Collects tags with their attributes, and complains about tags that do not close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def embedded(site: Site) -> Iterator[tuple[str, str, bool, Tree]]:
    build = Build(site)
    for lang in LANGUAGES:
        for exercise in site.exercises.values():
            for own in (True, False):
                run = build.begin(lang, f"/oefeningen/{exercise.id}/" if own else "/zelfhulp/kalmeren/")
                tree = Tree(embed(build, run, exercise))
                assert run.elements == elements_of(exercise)
                yield lang, exercise.id, own, tree


def elements_of(exercise: Exercise) -> set[str]:
    """Return the browser modules that an exercise needs: its frame, its tool, and a sheet where one can write,
    and what a link may set where it has settings."""
    element = KINDS[exercise.type].element
    writes = element == "steps" and exercise.text("nl").fields
    linked = element == "steps" and exercise.parameters
    return {element, exercise.type, *(["sheet"] if writes else []), *(["preset"] if linked else [])}


def test_every_exercise_stands_on_its_own(site: Site) -> None:
    for lang, name, own, tree in embedded(site):
        tags = [tag for tag, _ in tree.tags]
        ids = [attrs["id"] for _, attrs in tree.tags if "id" in attrs]
        where = f"{name} in {lang}"
        assert len(ids) == len(set(ids)), where
        assert "form" not in tags, f"{where}: a form can be sent"
        assert not [attrs for _, attrs in tree.tags if "style" in attrs or any(a.startswith("on") for a in attrs)], (
            where
        )
        assert tags.count("ol") == 1, where
        assert {t for t in tags if re.fullmatch(r"h\d", t)} <= ({"h3"} if own else {"h3", "h4"}), where
        for _, attrs in tree.tags:
            for reference in ("for", "aria-describedby", "aria-labelledby"):
                assert set((attrs.get(reference) or "").split()) <= set(ids), where


def test_both_languages_have_one_shape(site: Site) -> None:
    shapes: dict[tuple[str, bool], list[Any]] = {}
    for _, name, own, tree in embedded(site):
        parts = [(tag, attrs.get("data-part"), attrs.get("data-field")) for tag, attrs in tree.tags]
        assert shapes.setdefault((name, own), parts) == parts


def test_pages_have_the_same_headings_everywhere(site: Site) -> None:
    wanted = ["waarvoor", "hoe-zeker", "voor-je-begint", "oefening", "daarna", "stoppen"]
    for lang in LANGUAGES:
        for exercise in site.exercises.values():
            markdown = page_markdown(site, lang, exercise)
            assert re.findall(r"^## .*\{#([\w-]+)\}$", markdown, re.M) == wanted
            assert set(cited_in(exercise, lang)) == set(cited_in(exercise, "nl"))


def test_the_overview_names_every_exercise(site: Site) -> None:
    build = Build(site)
    html = overview(build, build.begin("en", "/oefeningen/"))
    Tree(html)
    for exercise in site.exercises.values():
        assert f'href="{exercise.id}/"' in html


# ---- words ------------------------------------------------------------------------------------------------


def modules(name: str, seen: dict[Path, str]) -> dict[Path, str]:
    """Return the text of a browser module and of all it imports."""
    file = (SCRIPTS / name).resolve()
    if file not in seen:
        seen[file] = file.read_text("utf-8")
        for imported in re.findall(r'from "(\.[^"]+)"', seen[file]):
            modules(
                str((file.parent / imported).relative_to(SCRIPTS.resolve())) if "vendor" not in imported else name, seen
            )
    return seen


@pytest.mark.parametrize(
    ("element", "groups"),
    [
        *{kind.element: kind.strings for kind in KINDS.values()}.items(),
        *((name, (name,)) for name, kind in KINDS.items() if name != kind.element),
        ("sheet", ("sheet", "storage", "take")),
        ("preset", ("preset",)),
        ("my-data", ("data", "storage")),
        ("exercise-filter", ("filter-exercises",)),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_scripts_find_every_word_they_say(site: Site, lang: str, element: str, groups: tuple[str, ...]) -> None:
    strings = yaml.safe_load(strings_json(Build(site), lang, groups))
    text = "\n".join(modules(f"elements/{element}.js", {}).values())
    keys = set(re.findall(r'\.(?:t|count)\("([a-z-]+\.[a-z-]+)"', text))
    keys |= {f"{key}-one" for key in re.findall(r'\.count\("([a-z-]+\.[a-z-]+)"', text)}
    assert keys
    assert keys <= set(strings)


def test_words_for_my_data_name_what_records_hold_by_id(site: Site) -> None:
    strings = yaml.safe_load(strings_json(Build(site), "en", ("data",)))
    assert strings["data.title.triggerdagboek"] == "Trigger diary"
    assert strings["data.field.triggerdagboek.gevoel"] == "What you felt"
    assert strings["data.option.triggerdagboek.soort.ruzie"] == "A quarrel or anger"
