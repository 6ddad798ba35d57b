"""Proposed forms, Dutch and English: one case per word in tests/cases/dutch."""

from pathlib import Path

import pytest
import yaml
from hechtwijzer import dutch, english
from hechtwijzer.dutch_verbs import verb_forms
from hypothesis import given, settings
from hypothesis import strategies as st

CASES = Path(__file__).parent / "cases" / "dutch"


def cases(name: str) -> list:
    data = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    return list(data.items()) if isinstance(data, dict) else data


@pytest.mark.parametrize(("noun", "expected"), cases("plural"), ids=str)
def test_plurals(noun, expected):
    assert list(dutch.plurals(noun)) == expected


@pytest.mark.parametrize(("bare", "inflected"), cases("adjective"), ids=str)
def test_adjectives_both_ways(bare, inflected):
    assert dutch.inflected(bare) == inflected
    assert dutch.bare(inflected) == bare
    assert dutch.inflected(inflected) == inflected


@pytest.mark.parametrize(("noun", "expected"), cases("diminutive"), ids=str)
def test_diminutives(noun, expected):
    assert dutch.diminutive(noun) == expected


@pytest.mark.parametrize(("infinitive", "expected"), cases("verbs"), ids=str)
def test_verbs(infinitive, expected):
    forms = verb_forms(infinitive)
    assert {name: forms.get(name) for name in expected} == expected


@pytest.mark.parametrize("case", cases("proposals"), ids=lambda case: case["term"])
def test_proposals(case):
    found = dutch.proposals(case["term"], case.get("article", ""))
    texts = {form.text for form in found}
    likely = {form.text for form in found if form.likely}
    assert set(case.get("likely", [])) <= likely
    assert set(case.get("has", [])) <= texts
    assert not texts & set(case.get("not", []))
    assert not (case.get("none") and texts)
    assert len(texts) == len(found)


@pytest.mark.parametrize(("term", "expected"), cases("english"), ids=str)
def test_english(term, expected):
    assert dict(english.proposals(term)) == expected


@pytest.mark.parametrize(("one", "other"), [
    ("hechtingsstijl", "gehechtheidsstijl"), ("veilige hechting", "veilige gehechtheid"),
    ("hechtingen", "gehechtheden"), ("trigger", ""),
])
def test_twins(one, other):
    assert dutch.twin(one) == other
    assert not other or dutch.twin(other) == one


@settings(deadline=None)
@given(st.text(alphabet="abcdefghijklmnoprstuvwzëé -’ABC19", min_size=1, max_size=30).filter(lambda s: s.strip()))
def test_any_text_gives_an_answer(text):
    for article in ("", "de", "het"):
        for form in dutch.proposals(text.strip(), article):
            assert form.text
    for form, why in english.proposals(text.strip()):
        assert form
        assert why
