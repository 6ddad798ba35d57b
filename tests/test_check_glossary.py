"""What `make check` says about the glossary: each kind of advice, with the fault planted and without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import ROOT, real_site
from hechtwijzer import check_glossary, glossary_use
from hechtwijzer.check import check
from hechtwijzer.load import load
from hechtwijzer.problems import Problem
from hechtwijzer.words import content_stems, stem
from minisite import make_minisite

BASIS, HAVEN = "docs/data/glossary/veilige-basis.yml", "docs/data/glossary/veilige-haven.yml"
ARTICLE = "docs/nl/stijlen/angstig.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_minisite(tmp_path)


def changed(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def advice(root: Path, code: str) -> list[Problem]:
    site, problems = load(root)
    assert problems == []
    found = [p for p in check(site) if p.code == code]
    assert all(p.level == "advice" for p in found)
    return found


def test_a_good_glossary_gets_no_advice(root):
    site, _ = load(root)
    assert check(site) == []


def test_a_build_leaves_out_what_only_advises(root):
    changed(root, "docs/en/stijlen/angstig.md", "A secure base helps you", "That helps you")
    site, _ = load(root)
    assert [p.code for p in check(site)] == ["not-mentioned"]
    assert check(site, advice=False) == []


# Definitions


def define(root: Path, basis: str, haven: str) -> None:
    changed(root, BASIS, "Een veilige basis is iemand van wie je weet dat hij er voor je is.", basis)
    changed(root, HAVEN, "Een veilige haven is iemand bij wie je terugkomt voor troost.", haven)


PLAIN = "Een veilige haven is iemand bij wie je terugkomt voor troost."


@pytest.mark.parametrize("definition", [
    "Een veilige basis is een basis die veilig is.",
    "Een veilige basis is een soort veilige basis.",
    "Een veilige basis heet ook een veilige thuisbasis.",
    "Veilige basis: de toestand van een veilige thuisbasis.",
])
def test_a_definition_of_its_own_words_says_nothing(root, definition):
    define(root, definition, PLAIN)
    (problem,) = advice(root, "circular-definition")
    assert (problem.file, problem.where) == (BASIS, "nl.definition")
    assert problem.text == "'veilige basis' is explained with nothing but its own word."
    assert problem.hint == "Say what it is in words a reader knows already."


def test_parts_of_a_compound_are_its_own_words(root):
    changed(root, HAVEN, "term: veilige haven", "term: hechtingsstijl")
    changed(root, HAVEN, "[veilige havens]", "[hechtingsstijlen]")
    changed(root, HAVEN, PLAIN, "Een hechtingsstijl is een stijl van hechting.")
    assert [p.where for p in advice(root, "circular-definition")] == ["nl.definition"]


@pytest.mark.parametrize("definition", [
    "Een veilige basis is iemand op wie je bouwt.",
    "Een veilige basis is een basis die je in je eerste jaren krijgt.",
    "Een veilige basis helpt een kind.",
])
def test_a_definition_that_says_something_else_too_is_left_alone(root, definition):
    define(root, definition, PLAIN)
    assert advice(root, "circular-definition") == []


def test_two_definitions_that_only_name_each_other_are_a_circle(root):
    define(root, "Een veilige basis is het andere gezicht van een veilige haven.",
           "Een veilige haven is iemand die ook een veilige basis geeft.")
    (problem,) = advice(root, "circular-definition")
    assert problem.file == HAVEN
    assert "'veilige haven' and 'veilige basis' explain each other and little else." in problem.text


@pytest.mark.parametrize(("basis", "haven"), [
    # one names the other, not back
    ("Een veilige basis is het andere gezicht van een veilige haven.", PLAIN),
    # both name each other, and each explains itself as well
    ("Vanuit een veilige basis ga je op pad en ontdek je de wereld, na de troost van een veilige haven.",
     "Een veilige haven biedt troost bij pijn en schrik, tot je vanuit de veilige basis weer gaat spelen."),
    # only one of the two leans on the other
    ("Een veilige basis is het andere gezicht van een veilige haven.",
     "Een veilige haven biedt troost bij pijn en schrik, tot je vanuit de veilige basis weer gaat spelen."),
])
def test_naming_a_neighbour_is_no_circle(root, basis, haven):
    define(root, basis, haven)
    assert advice(root, "circular-definition") == []


# Relations


def test_a_one_sided_relation_is_named(root):
    changed(root, HAVEN, "related: [veilige-basis]", "related: []")
    assert [p.file for p in advice(root, "one-sided")] == [BASIS]


def test_a_relation_named_in_two_ways_is_one_too_many(root):
    changed(root, BASIS, "related: [veilige-haven]", "broader: [veilige-haven]\nrelated: [veilige-haven]")
    (problem,) = advice(root, "related-twice")
    assert problem.file == BASIS
    assert "'veilige-haven' is broader already" in problem.text


def test_a_form_that_two_terms_claim_is_an_error(root):
    changed(root, HAVEN, "[veilige havens]", "[veilige havens, veilige bases]")
    site, _ = load(root)
    assert [(p.code, p.level) for p in check(site)] == [("form-claimed", "error")]


# Terms and articles


def test_a_term_that_no_article_mentions_is_named_once_for_all_languages(root):
    for lang in ("nl", "en"):
        changed(root, f"docs/{lang}/stijlen/angstig.md", "(term:veilige-haven)", "(veilig.md)")
    (problem,) = advice(root, "not-mentioned")
    assert problem.text == "no article in any language mentions 1 of 2 terms: veilige-haven."


def test_a_term_that_one_language_lacks_is_named_for_that_language(root):
    changed(root, "docs/en/stijlen/angstig.md", "A secure base helps you", "That helps you")
    (problem,) = advice(root, "not-mentioned")
    assert problem.text == "no article in 'en' mentions 1 of 2 terms: veilige-basis."


@pytest.mark.parametrize("words", [
    "een **veilige haven**", "een\nveilige haven", "| tabel | veilige havens |\n|---|---|",
    "[veilige haven](veilig.md)", "[zo](term:veilige-haven)",
])
def test_every_way_of_naming_a_term_counts(root, words):
    for lang in ("nl", "en"):
        changed(root, f"docs/{lang}/stijlen/angstig.md", "(term:veilige-haven)", "(veilig.md)")
    changed(root, "docs/en/stijlen/angstig.md", "Back to", "A safe haven. Back to")
    changed(root, ARTICLE, "Terug naar", f"{words}\n\nTerug naar")
    assert advice(root, "not-mentioned") == []


def say(root: Path, words: str, lang: str = "nl", pages: tuple[str, ...] = ("angstig", "veilig", "index")) -> None:
    for page in pages:
        file = root / f"docs/{lang}/stijlen/{page}.md"
        file.write_text(file.read_text("utf-8").replace("}\n\n- ", f"}}\n\n{words}\n\n- ", 1), "utf-8")


@pytest.fixture
def low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_glossary, "FREQUENT", 9)
    monkeypatch.setattr(check_glossary, "WIDESPREAD", 3)


def test_a_frequent_word_without_a_term_is_named_with_its_counts(root, low_bounds):
    say(root, "Nabijheid helpt. Over nabijheid praten, nabijheid zoeken.")
    (problem,) = advice(root, "deserves-a-term")
    assert problem.where == "nl"
    assert problem.text == "frequent words of the articles without a term (1): nabijheid (9 times in 3)."


def test_words_of_one_family_are_counted_together(root, low_bounds):
    say(root, "Een relatie, twee relaties, en die ene relatie.")
    assert "relatie (9 times in 3)" in advice(root, "deserves-a-term")[0].text


@pytest.mark.parametrize(("words", "why"), [
    ("Omdat het omdat omdat is.", "a word of grammar"),
    ("Veilige havens, een veilige haven, de veilige haven.", "part of a term"),
    ("Met Kopenhagen in Kopenhagen, dus Kopenhagen.", "a name"),
    ("Het oor, een oor, mijn oor.", "too short to mean much"),
    ("Zie `nabijheid`, {nabijheid} en [x](nabijheid.md).", "no text"),
])
def test_other_words_are_left_out(root, low_bounds, words, why):
    say(root, words, pages=("angstig",))
    say(root, words.replace("[x](nabijheid.md)", ""), pages=("veilig", "index"))
    site, _ = load(root)
    assert [p.text for p in check(site) if p.code == "deserves-a-term"] == [], why


def test_a_word_that_is_frequent_in_few_articles_is_left_out(root, low_bounds):
    say(root, "Nabijheid, nabijheid en nabijheid. " * 5, pages=("angstig", "veilig"))
    assert advice(root, "deserves-a-term") == []


def test_a_word_that_somebody_decided_on_is_left_out(root, low_bounds):
    say(root, "Nabijheid helpt. Over nabijheid praten, nabijheid zoeken.")
    say(root, "Distance and distance, distance.", lang="en")
    changed(root, HAVEN, "forms: [veilige havens]", "forms: [veilige havens]\n  find: [nabijheid]")
    assert [p.where for p in advice(root, "deserves-a-term")] == ["en"]
    file = root / check_glossary.EVERYDAY
    file.parent.mkdir(parents=True)
    file.write_text("nl: >-\n  huis\nen: >-\n  distances house\n", "utf-8")
    assert advice(root, "deserves-a-term") == []


@pytest.mark.parametrize(("text", "place"), [
    ("- een\n", ":1"), ("de: huis\n", ":1"), ("nl: [een]\n", ":1"), ("nl: [\n", ":2"),
])
def test_a_list_of_everyday_words_that_cannot_be_read_is_an_error(root, text, place):
    file = root / check_glossary.EVERYDAY
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    site, _ = load(root)
    errors = [p for p in check(site) if p.level == "error"]
    assert [f"{p.file}:{p.line}" for p in errors] == [f"{check_glossary.EVERYDAY}{place}"]


def test_a_long_list_is_cut(root, low_bounds, monkeypatch):
    monkeypatch.setattr(check_glossary, "LISTED", 2)
    say(root, "De nabijheid, afstand en spanning. " * 3)
    (problem,) = advice(root, "deserves-a-term")
    assert problem.text == ("frequent words of the articles without a term (3): afstand (9 times in 3), "
                            "nabijheid (9 times in 3), …")


# The cap on links

CROWD = "Veilige haven."  # two words have room for one link
FULL = "Veilige basis, veilige haven."


def test_a_term_that_finds_no_room_in_three_sections_is_named(root):
    sections = "".join(f"## Deel {n} {{#deel-{n}}}\n\n{FULL}\n\n" for n in range(3))
    changed(root, ARTICLE, "## Wat je kunt doen", f"{sections}## Wat je kunt doen")
    (problem,) = advice(root, "links-crowded")
    assert (problem.file, problem.where) == (ARTICLE, "veilige-haven")
    line = (root / ARTICLE).read_text("utf-8").split("\n")[problem.line - 1]
    assert line == FULL
    assert "no room for it in 3 sections of 'nl'" in problem.text


@pytest.mark.parametrize(("block", "why"), [
    (f"{FULL}\n\n{CROWD}", "there is room further on in the section"),
    ("Een veilige basis is er, en verderop staat nog een hele veilige haven.", "the block is long enough"),
    ("[Veilige basis](veilig.md), veilige haven.", "what is a link already takes no room"),
    ("Met `veilige basis`, veilige haven.", "code is no text"),
])
def test_a_term_that_finds_its_place_is_not_named(root, block, why):
    sections = "".join(f"## Deel {n} {{#deel-{n}}}\n\n{block}\n\n" for n in range(3))
    changed(root, ARTICLE, "## Wat je kunt doen", f"{sections}## Wat je kunt doen")
    assert advice(root, "links-crowded") == [], why


def test_a_page_that_links_once_counts_once(root):
    sections = "".join(f"## Deel {n} {{#deel-{n}}}\n\n{FULL}\n\n" for n in range(3))
    changed(root, ARTICLE, "## Wat je kunt doen", f"{sections}## Wat je kunt doen")
    changed(root, ARTICLE, "audience:", "terms: page\naudience:")
    assert advice(root, "links-crowded") == []


# The words themselves


@pytest.mark.parametrize(("lang", "words"), [
    ("nl", "relatie relaties"), ("nl", "therapeut therapeuten Therapeut’s"), ("nl", "sterk sterke sterker"),
    ("en", "friend friends friend’s"), ("en", "close closed closely"), ("en", "walk walking walked"),
])
def test_a_family_of_words_has_one_stem(lang, words):
    assert len({stem(word, lang) for word in words.split()}) == 1


@pytest.mark.parametrize(("lang", "one", "other"), [
    ("nl", "kind", "kinderwens"), ("nl", "mens", "men"), ("en", "care", "car"),
])
def test_different_words_have_different_stems(lang, one, other):
    assert stem(one, lang) != stem(other, lang)


def test_content_words_leave_out_grammar_and_empty_openings():
    assert content_stems("Het is een soort vertrouwen in mensen", "nl") == ["vertrouw", "mens"]
    assert content_stems("It is a kind of trust in people", "en") == ["trust", "peopl"]


# The real site


def test_the_advice_on_the_real_glossary_is_short():
    site, problems = load(ROOT)
    assert [p for p in problems if p.level == "error"] == []
    found = list(check_glossary.glossary_advice(site))
    assert {p.level for p in found} <= {"advice"}
    assert len(found) <= 12, "\n".join(map(str, found))
    assert [p for p in check(site) if p.code == "one-sided"] == []


def test_every_article_is_read_once_for_all_advice(monkeypatch):
    """However many terms there are: the work grows with the text, not with text times terms."""
    site = real_site()
    read = []
    original = glossary_use.paragraphs
    monkeypatch.setattr(glossary_use, "paragraphs", lambda article: read.append(article) or original(article))
    list(check_glossary.glossary_advice(site))
    assert len(read) == len(site.articles)
