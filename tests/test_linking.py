"""Links to terms, case by case: `tests/cases/link/*.yml` says what becomes a link and what does not.

A case has a `name`, a `text` (Markdown) and `links` (words -> concept, in the order of the page).
Optional: `lang` (nl), `path` of the page, `terms` (section, page, off), `extensions` of Markdown
besides those of the site, `html` that must occur, `mentions` (concept -> sentence).
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from linking import VOCABULARY, Reading, build_with, convert, without_term_links

FOLDER = Path(__file__).parent / "cases" / "link"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(FOLDER.glob("[a-z]*.yml")) for case in yaml.safe_load(file.read_text("utf-8"))
]
KEYS = {"name", "text", "links", "lang", "path", "terms", "extensions", "html", "mentions"}
BUILD = build_with()


@pytest.mark.parametrize("case", CASES)
def test_case(case):
    options = {key: case[key] for key in ("lang", "path", "terms", "extensions") if key in case}
    html = convert(BUILD, case["text"], **options)
    mentions = BUILD.current.mentions
    page = Reading(html)
    assert page.links == [(words, concept_id) for link in case["links"] for words, concept_id in link.items()], html
    assert not page.nested, html
    if "html" in case:
        assert case["html"] in html
    if "mentions" in case:
        assert mentions == case["mentions"]
    assert set(mentions) == {concept_id for _, concept_id in page.links}
    if "term:" not in case["text"]:
        assert without_term_links(html) == convert(BUILD, case["text"], **{**options, "terms": "off"})


def test_there_are_enough_cases_and_each_has_a_name_of_its_own():
    names = [param.id for param in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 300


@pytest.mark.parametrize("case", CASES)
def test_a_case_says_nothing_that_is_not_read(case):
    assert set(case) <= KEYS
    assert case.get("lang", "nl") in VOCABULARY
