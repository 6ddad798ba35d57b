"""What `make check` says about the texts: sentences, reading ease, spelling, sources, repetition, open points."""

from __future__ import annotations

import hashlib
import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from hechtwijzer.advice import grouped
from hechtwijzer.articles import read_article
from hechtwijzer.check import check
from hechtwijzer.load import load
from hechtwijzer.openpoints import NAME as OPEN_POINTS
from hechtwijzer.openpoints import read_open_points
from hechtwijzer.problems import Problem
from hechtwijzer.site import Article
from hechtwijzer.spelling import Speller, Text, misspelt, read_words
from hechtwijzer.textcheck import DICTIONARIES, TextReport, check_texts
from hechtwijzer.textcheck_passive import is_passive
from hechtwijzer.textcheck_prose import Sentence, paragraphs, split_sentences
from hechtwijzer.textcheck_reading import Scores
from hechtwijzer.textcheck_repeats import repeated
from hechtwijzer.textcheck_sources import uncited
from hechtwijzer.textcheck_words import split_languages, texts
from minisite import PROJECT, make_minisite

CASES = Path(__file__).parent / "cases" / "text"
FRONT = """---
title: "Titel"
description: "Een beschrijving die lang genoeg is om door te mogen gaan."
reviewed: 2026-11-22
next_review: 2027-11-22
audience: [lezer]
---
"""
FIRST_LINE = FRONT.count("\n")


def article(folder: Path, text: str, lang: str) -> Article:
    file = folder / "docs" / lang / "theorie" / "proef.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FRONT + text, "utf-8")
    found, problems = read_article(file, folder, lang)
    assert found, problems
    return found


def sentences(folder: Path, case: dict) -> list[str]:
    found = paragraphs(article(folder, case["text"], case["lang"]))
    return [f"{s.line - FIRST_LINE}: {s.text}" for paragraph in found for s in paragraph.sentences]


def passive(folder: Path, case: dict) -> list[str]:
    return [s.text for s in split_sentences(case["text"]) if is_passive(s.text, case["lang"])]


def sources(folder: Path, case: dict) -> list[str]:
    page = article(folder, case["text"], case["lang"])
    return [f"{p.line - FIRST_LINE}: {re.search('‘(.*?)’', p.text)[1]}" for p in uncited(page, paragraphs(page))]


def repeats(folder: Path, case: dict) -> list[str]:
    pages = {str(n): list(split_sentences(text)) for n, text in enumerate(case["text"].split("=====\n"), 1)}
    return [f"{p.file}:{p.line} -> {p.hint.rpartition(': ')[2].rstrip('.')}" for p in repeated(pages)]


def spelling(folder: Path, case: dict) -> list[str]:
    own = {lang: frozenset(words) for lang, words in case.get("own", {}).items()}
    pieces = split_languages(Text("file", 1, "", case["lang"], case["text"]))
    found = [re.search("'(.*)'", p.text)[1] for p in misspelt(pieces, Speller(DICTIONARIES, own))]
    return sorted(found, key=lambda word: re.search(rf"\b{word}\b", case["text"]).start())


RULES: dict[str, Callable[[Path, dict], list[str]]] = {
    "sentences": sentences, "passive": passive, "sources": sources, "repeats": repeats, "spelling": spelling,
}


def cases() -> Iterator[object]:
    for file in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(file.read_text("utf-8")):
            yield pytest.param(file.stem, {"lang": "nl", **case}, id=f"{file.stem}: {case['name']}")


@pytest.mark.parametrize(("rule", "case"), list(cases()))
def test_cases(rule, case, tmp_path):
    assert RULES[rule](tmp_path, case) == case["finds"]


@pytest.fixture(scope="module")
def real() -> TextReport:
    site, problems = load(PROJECT)
    assert [p for p in problems if p.level == "error"] == []
    return check_texts(site, PROJECT / ".cache")


def test_the_texts_of_the_site_have_no_errors_and_no_facts_without_a_source(real):
    assert [str(p) for p in real.problems if p.level == "error" or p.code == "no-source"] == []


def test_every_page_is_measured_and_the_dutch_median_is_at_least_65(real):
    site, _ = load(PROJECT)
    assert len(real.readings) == len(site.articles)
    assert any(re.match(r"Ease of reading \(nl\): median (6[5-9]|[7-9]\d)", line) for line in real.summary())
    assert len(list(real.table())) == len(real.readings) + 1


def score(text: str, lang: str) -> float:
    return Scores(None).score(list(split_sentences(text)), lang)


@pytest.mark.parametrize(("lang", "text", "words", "syllables"), [
    ("nl", "De kat zit op de mat. Hij slaapt de hele dag in het kleine huis.", 15, 17),
    ("en", "The cat is on the mat. It sleeps all day in the little house. Nobody disturbs it.", 17, 21),
])
def test_scores_follow_the_published_formulas(lang, text, words, syllables):
    count = len(list(split_sentences(text)))
    base, by_length, by_syllables = {"nl": (206.84, 0.93, 77.0), "en": (206.835, 1.015, 84.6)}[lang]
    assert score(text, lang) == pytest.approx(
        base - by_length * words / count - by_syllables * syllables / words, abs=0.1)


def test_scoring_needs_no_network(monkeypatch):
    def refuse(*_: object) -> None:
        pytest.fail("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert score("Attachment is a bond that lasts, whatever happens in between.", "en") < 100
    assert score("Gehechtheid is een gevoelsband die blijft, wat er verder ook gebeurt.", "nl") < 100


def test_scores_are_kept_and_a_broken_file_is_worked_out_again(tmp_path):
    text = list(split_sentences("Hechting is een band die blijft, wat er ook gebeurt. Dat is fijn om te weten."))
    first = Scores(tmp_path)
    expected = first.score(text, "nl")
    first.save()
    [file] = tmp_path.iterdir()
    file.write_text(file.read_text("utf-8").replace(str(expected), "12.5"), "utf-8")
    assert Scores(tmp_path).score(text, "nl") == 12.5
    file.write_text("{", "utf-8")
    assert Scores(tmp_path).score(text, "nl") == expected


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small site with word lists that know all its words."""
    root = make_minisite(tmp_path)
    (root / "docs/data/words").mkdir()
    for lang in ("nl", "en"):
        source = PROJECT / f"docs/data/words/{lang}.txt"
        (root / f"docs/data/words/{lang}.txt").write_text(source.read_text("utf-8"), "utf-8")
    return root


def found(root: Path) -> list[Problem]:
    site, problems = load(root)
    return sorted([*problems, *check(site), *check_texts(site).problems])


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def test_the_small_site_has_no_faults(root):
    assert [str(p) for p in found(root)] == []


@pytest.mark.parametrize(("name", "old", "new", "place"), [
    ("docs/nl/stijlen/angstig.md", "Je zoekt zekerheid.", "Je zoekt zekerhijd.", ":11"),
    ("docs/nl/stijlen/angstig.md", "bang bent", "bangg bent", ", description"),
    ("docs/nl/stijlen/angstig.md", "/// scene | Samira (34)", "/// scene | Een bericgt (34)", ":17"),
    ("docs/data/glossary/veilige-basis.yml", "Milan (3) klimt", "Milan (3) klindt", ", nl.example"),
    ("docs/data/exercises/aarding.yml", "Houd je ogen open", "Houd je oggen open", ", nl.steps.1"),
    ("docs/data/ui/nl.yml", "language:", "proef:\n  woord: Een vaut\nlanguage:", ", proef.woord"),
    ("docs/data/therapies.yml", "Meer vertrouwen.", "Meer vertrouwwen.", ", hechtingsgericht.nl.aim"),
    ("docs/data/helplines.yml", "Er is nu gevaar.", "Er is nu gevaarr.", ", nl-112.nl.for"),
])
def test_a_planted_misspelling_is_found_with_its_place_and_a_way_out(root, name, old, new, place):
    edit(root, name, old, new)
    [problem] = [p for p in found(root) if p.code == "spelling"]
    assert str(problem).startswith(f"{name}{place}")
    assert "Did you mean" in problem.hint
    assert "docs/data/words/nl.txt" in problem.hint


def test_names_in_the_bibliography_are_right(root):
    edit(root, "docs/nl/stijlen/angstig.md", "Je zoekt zekerheid.", "Ainsworth en Xqzblehar zochten het uit.")
    assert ["Xqzblehar" in p.text for p in found(root) if p.code == "spelling"] == [True]
    edit(root, "docs/data/references.bib", "Blehar, Mary C.", "Xqzblehar, Mary C.")
    assert [p for p in found(root) if p.code == "spelling"] == []


def test_a_word_list_is_in_order_has_each_word_once_and_may_hold_comments(root):
    (root / "docs/data/words/nl.txt").write_text("# over hechting\nappel\nÉén  # met accenten\npeer\npeer\nbanaan\n",
                                                 "utf-8")
    own, problems = read_words(root)
    assert {"appel", "Één", "peer", "banaan"} <= own["nl"]
    assert [(p.line, p.code) for p in problems] == [(5, "word-twice"), (6, "word-order")]


def test_a_project_without_word_lists_is_told_that_spelling_is_not_checked(tmp_path):
    site, _ = load(make_minisite(tmp_path))
    assert [(p.code, p.level) for p in check_texts(site).problems] == [("no-word-lists", "advice")]


def test_the_dictionaries_are_the_ones_their_readme_names():
    sums = dict(line.split()[::-1] for line in (DICTIONARIES / "SHA256SUMS").read_text("utf-8").splitlines())
    assert sums.keys() == {"nl.aff", "nl.dic", "en.aff", "en.dic"}
    for name, expected in sums.items():
        assert hashlib.sha256((DICTIONARIES / name).read_bytes()).hexdigest() == expected, name


HARD = ("Desalniettemin veronderstellen wetenschappelijke hechtingsonderzoekers gedragsveranderingsmogelijkheden. "
        "Niettegenstaande tegenstrijdige onderzoeksresultaten rechtvaardigen internationale "
        "samenwerkingsverbanden verantwoordelijkheidsbewuste beleidsaanbevelingen. ") * 6
LONG = ("Je loopt naar de deur en je kijkt om en je ziet dat hij er nog is en je gaat weer door met wat je "
        "deed en dan komt hij naar je toe. ") * 12


def test_a_page_that_is_hard_to_read_stops_the_check(root):
    edit(root, "docs/nl/stijlen/veilig.md", "Een vaste plek om terug te komen.", HARD)
    [problem] = [p for p in found(root) if p.code == "hard-to-read"]
    assert problem.level == "error"
    assert re.fullmatch(r"scores -?\d+ for ease of reading; at least 60 is needed\.", problem.text)
    assert problem.file == "docs/nl/stijlen/veilig.md"


def test_long_sentences_are_named_and_stop_a_dutch_page_when_they_are_the_rule(root):
    edit(root, "docs/nl/stijlen/veilig.md", "Een vaste plek om terug te komen.", LONG)
    problems = found(root)
    assert [p.level for p in problems if p.code == "long-sentences"] == ["error"]
    assert {(p.level, p.line) for p in problems if p.code == "long-sentence"} == {("advice", 16)}


def test_many_passive_sentences_are_named_by_line(root):
    edit(root, "docs/nl/stijlen/veilig.md", "Een vaste plek om terug te komen.",
         "Dat werd gezien. Het werd vaak gemeten. Zij worden geholpen. Hij wordt getroost. Dat is gemaakt.")
    [problem] = [p for p in found(root) if p.code == "passive"]
    assert "Lines 16, 16, 16, 16, 16." in problem.hint


def point(**changes: str) -> str:
    return yaml.safe_dump([{"page": "/stijlen/", "question": "Klopt dit?", "date": "2026-11-22", **changes}])


@pytest.mark.parametrize(("text", "count", "fault"), [
    (point(), 1, ""),
    ("", 0, ""),
    (point(page="/stijlen/angstg/"), 1, "there is no page /stijlen/angstg/. Did you mean '/stijlen/angstig/'"),
    (point(date="gisteren"), 0, "must be a date like 2026-11-22."),
    (point(asked="x"), 0, "'asked' is not a known field here."),
    ("page: /stijlen/", 0, "must be a list."),
])
def test_open_points_are_counted_and_their_faults_named(root, text, count, fault):
    (root / OPEN_POINTS).write_text(text, "utf-8")
    report = check_texts(load(root)[0])
    assert [fault in str(p) for p in report.problems] == ([True] if fault else [])
    assert report.open_points == count
    assert (f"{count} open points for a person in {OPEN_POINTS}." in report.summary()) == bool(count)


def test_open_points_are_not_shown_to_readers(built_site):
    points, problems = read_open_points(PROJECT)
    assert points
    assert problems == []
    files = (file for file in built_site.rglob("*") if file.suffix in (".html", ".json", ".txt", ".xml"))
    pages = [file.read_text("utf-8") for file in files]
    assert not [p.question for p in points if any(p.question[:50] in page for page in pages)]


def test_every_text_of_the_small_site_is_read(root):
    site, _ = load(root)
    places = {(text.file, text.where.split(".")[0]) for text in texts(site)}
    assert {file for file, _ in places} == {
        *(a.file for a in site.articles.values()), *site.files.values(), "docs/data/ui/nl.yml", "docs/data/ui/en.yml",
        "docs/data/therapies.yml", "docs/data/helplines.yml"}


def advice(code: str, number: int) -> Problem:
    return Problem(f"docs/nl/{number:02}.md", number, "", code, "is so.", "", "advice")


def test_advice_is_grouped_by_kind_and_cut_short():
    text = grouped([*(advice("repeated", n) for n in range(1, 14)), advice("overdue", 1)])
    assert text.splitlines()[:3] == ["reviews that are due (1)", "  docs/nl/01.md:1: is so. [overdue]",
                                     "sentences that stand on several pages (13)"]
    assert text.splitlines()[-1] == "  … and 3 more (make check ALL=1)"
    assert len(text.splitlines()) == 14


def test_all_advice_is_shown_when_asked_for():
    text = grouped([advice("repeated", n) for n in range(1, 14)], None)
    assert len(text.splitlines()) == 14
    assert "more" not in text


def test_words_of_a_sentence_are_counted_as_people_count_them():
    assert len(Sentence("‘Zo’n 628 mensen’ – onder wie hij – bleven.", 1).words) == 7
