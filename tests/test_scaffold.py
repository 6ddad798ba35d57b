"""New pages, terms and exercises: right in form, refused for publication until they are written."""

import datetime
import re
from pathlib import Path

import pytest
import yaml
from hechtwijzer import LANGUAGES, scaffold
from hechtwijzer.check import check
from hechtwijzer.load import load
from hechtwijzer.model import Theme
from hechtwijzer.plan import Plan, carry_out
from hechtwijzer.scaffold import TermWords
from hechtwijzer.scaffold_exercise import TYPES
from hechtwijzer.scaffold_parts import a_year_after, listed, plain
from hechtwijzer.scaffold_term import proposals
from minisite import make_minisite

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_minisite(tmp_path)


def errors(root: Path) -> list:
    """Every error of the site; advice is left aside."""
    site, problems = load(root)
    return [p for p in (*problems, *check(site)) if p.level == "error"]


def done(plan: Plan, root: Path) -> list:
    """Carry the plan out and return every error of the site after it."""
    assert carry_out(plan, root) == []
    return errors(root)


def codes(plan: Plan) -> set[str]:
    return {problem.code for problem in plan.problems}


def write_all(root: Path, plan: Plan) -> None:
    """Do what an author does: write every sentence and choose every value marked TODO."""
    for number, name in enumerate(plan.writes):
        file = root / name
        text = file.read_text("utf-8").replace("{#TODO}", "{#verhaal}")
        text = re.sub(r"  # TODO.*", "", text)
        text = re.sub(r"TODO: English for .*?\"", f'word {number}"', text)
        file.write_text(text.replace("TODO: ", "Geschreven "), "utf-8")


@pytest.mark.parametrize("path", ["/stijlen/nieuw/", "stijlen/nieuw", "/theorie/"])
def test_a_new_page_lacks_only_its_words(root, path):
    site, _ = load(root)
    plan = scaffold.new_page(site, path, TODAY)
    problems = done(plan, root)
    assert {p.code for p in problems} == {"unfinished"}
    assert {p.file for p in problems} == {name for name in plan.writes if name.endswith(".md")}
    assert all(p.line and p.level == "error" for p in problems)
    write_all(root, plan)
    assert [str(p) for p in errors(root)] == []


def test_a_new_page_comes_after_its_section_and_keeps_remarks(root):
    file = root / "docs/data/navigation.yml"
    file.write_text("# Story.\n- /\n- /stijlen/\n- /stijlen/veilig/  # first\n- /stijlen/angstig/\n# end\n", "utf-8")
    site, _ = load(root)
    done(scaffold.new_page(site, "/stijlen/nieuw/", TODAY), root)
    assert file.read_text("utf-8") == (
        "# Story.\n- /\n- /stijlen/\n- /stijlen/veilig/  # first\n- /stijlen/angstig/\n- /stijlen/nieuw/\n# end\n")


def test_the_dates_of_a_new_page(root):
    site, _ = load(root)
    done(scaffold.new_page(site, "/stijlen/nieuw/", TODAY), root)
    site, _ = load(root)
    for lang in LANGUAGES:
        meta = site.articles[lang, "/stijlen/nieuw/"].meta
        assert (meta.reviewed, meta.next_review) == (TODAY, datetime.date(2027, 11, 22))
    assert a_year_after(datetime.date(2028, 2, 29)) == datetime.date(2029, 2, 28)


@pytest.mark.parametrize(("path", "code", "hint"), [
    ("/stijle/nieuw/", "unknown-section", "'/stijlen/'"),
    ("/nieuw/", "unknown-section", "/stijlen/"),
    ("/theory/", "unknown-section", "'/theorie/'"),
    ("/stijlen/angstig/", "page-exists", "another"),
    ("/stijlen/", "page-exists", "another"),
    ("/stijlen/index/", "page-exists", "another"),
    ("/stijlen/Nieuwe Pagina/", "path-form", "'/stijlen/nieuwe-pagina/'"),
    ("/stijlen/émotie/", "path-form", "'/stijlen/emotie/'"),
    ("/stijlen/a/b/", "path-form", "/stijlen/voorbeeld/"),
    ("/stijlen/../../x/", "path-form", ""),
    (f"/stijlen/{'a' * 120}/", "path-form", ""),
    ("/begrippen/nieuw/", "generated", "make new-term"),
    ("/oefeningen/nieuw/", "generated", "make new-exercise"),
])
def test_pages_that_cannot_be_made(root, path, code, hint):
    site, _ = load(root)
    plan = scaffold.new_page(site, path, TODAY)
    assert codes(plan) == {code}
    assert hint in plan.problems[0].hint
    assert plan.writes == {}


def test_an_unreadable_file_is_not_overwritten(root):
    (root / "docs/nl/stijlen/nieuw.md").write_bytes(b"\xff\xfe")
    site, _ = load(root)
    assert codes(scaffold.new_page(site, "/stijlen/nieuw/", TODAY)) == {"page-exists"}


def test_an_address_that_moved_keeps_its_meaning(root):
    (root / "docs/data/links.tsv").write_text(
        "/stijlen/oud/\t/stijlen/angstig/\n/begrippen/oud/\t/begrippen/veilige-basis/\n", "utf-8")
    site, _ = load(root)
    assert codes(scaffold.new_page(site, "/stijlen/oud/", TODAY)) == {"address-moved"}
    assert codes(scaffold.new_term(site, "oud", TermWords(), TODAY)) == {"address-moved"}


@pytest.mark.parametrize("text", ["[/, /stijlen/]\n", "- /\n- [/stijlen/\n"])
def test_a_list_of_another_form_is_left_alone(root, text):
    site, _ = load(root)
    (root / "docs/data/navigation.yml").write_text(text, "utf-8")
    plan = scaffold.new_page(site, "/stijlen/nieuw/", TODAY)
    assert codes(plan) <= {"navigation-form", "yaml"}
    assert plan.problems


WORDS = TermWords(nl="steunfiguur", en="support figure", definition_nl="Een steunfiguur is iemand die je helpt.",
                  definition_en="A support figure is someone who helps you.", article="de", theme="relaties")


def test_a_new_term_lacks_only_its_words(root):
    site, _ = load(root)
    plan = scaffold.new_term(site, "steunfiguur", TermWords(), TODAY)
    problems = done(plan, root)
    assert {p.code for p in problems} == {"unfinished"}
    assert {p.file for p in problems} == {"docs/data/glossary/steunfiguur.yml"}
    write_all(root, plan)
    assert [str(p) for p in errors(root)] == []


def test_what_is_given_is_filled_in(root):
    site, _ = load(root)
    problems = done(scaffold.new_term(site, "steunfiguur", WORDS, TODAY), root)
    assert [p.text for p in problems] == [
        "is not finished: proposed; keep what is right, then remove this remark.",
        "is not finished: een voorbeeld uit het gewone leven.",
        "is not finished: proposed; keep what is right, then remove this remark.",
        "is not finished: an everyday example.",
    ]
    site, _ = load(root)
    concept = site.concepts["steunfiguur"]
    assert (concept.theme, concept.nl.article, concept.nl.term, concept.en.term) == (
        "relaties", "de", "steunfiguur", "support figure")
    assert concept.nl.forms == ("steunfiguren",)
    assert concept.en.forms == ("support figures",)
    assert "# - steunfiguurtje  # diminutive, not in the articles" in (
        root / "docs/data/glossary/steunfiguur.yml").read_text("utf-8")


def test_chosen_forms_need_no_confirmation(root):
    site, _ = load(root)
    words = TermWords(**{**vars(WORDS), "forms_nl": ("steunfiguren",), "forms_en": ()})
    problems = done(scaffold.new_term(site, "steunfiguur", words, TODAY), root)
    assert {p.text for p in problems} == {"is not finished: een voorbeeld uit het gewone leven.",
                                          "is not finished: an everyday example."}


@pytest.mark.parametrize(("concept_id", "change", "code", "hint"), [
    ("Veilige Plek", {}, "id-form", "'veilige-plek'"),
    ("", {}, "id-missing", "veilige-basis"),
    ("../x", {}, "id-form", "'x'"),
    ("veilige-basis", {}, "id-taken", "another"),
    ("steunfiguur", {"nl": "Veilige basis"}, "form-claimed", "veilige-basis.yml"),
    ("steunfiguur", {"nl": "veilige thuisbasis"}, "form-claimed", "veilige-basis.yml"),
    ("steunfiguur", {"en": "secure bases"}, "form-claimed", "veilige-basis.yml"),
    ("steunfiguur", {"forms_nl": ("veilige havens",)}, "form-claimed", "veilige-haven.yml"),
    ("steunfiguur", {"theme": "relatie"}, "unknown-theme", "'relaties'"),
    ("steunfiguur", {"article": "die"}, "unknown-article", ""),
    ("steunfiguur", {"word_class": "nou"}, "unknown-class", "'noun'"),
    ("steunfiguur", {"definition_nl": "lang " * 200}, "string-too-long", ""),
])
def test_terms_that_cannot_be_made(root, concept_id, change, code, hint):
    site, _ = load(root)
    plan = scaffold.new_term(site, concept_id, TermWords(**{**vars(WORDS), **change}), TODAY)
    assert codes(plan) == {code}
    assert hint in plan.problems[0].hint
    assert plan.writes == {}


@pytest.mark.parametrize("nl", ["no", "null", "112", "a: b", 'zeg "ja"', "# x", "opa’s - oma", "[x]", "waar\nnl: x"])
def test_words_that_yaml_would_misread(root, nl):
    site, _ = load(root)
    plan = scaffold.new_term(site, "steunfiguur", TermWords(**{**vars(WORDS), "nl": nl, "definition_nl": f"{nl}: ja"}),
                             TODAY)
    data = yaml.safe_load(plan.writes["docs/data/glossary/steunfiguur.yml"])
    assert data["nl"]["term"] == nl
    assert data["nl"]["definition"] == f"{nl}: ja"
    assert yaml.safe_load(plain(nl)) == nl
    assert yaml.safe_load(listed((nl, nl))) == [nl, nl]


def test_an_id_of_digits_stays_text(root):
    site, _ = load(root)
    plan = scaffold.new_term(site, "1712", TermWords(**{**vars(WORDS), "nl": "hulplijn 1712"}), TODAY)
    assert {p.code for p in done(plan, root)} == {"unfinished"}


def test_what_the_articles_use_counts(root):
    file = root / "docs/nl/stijlen/veilig.md"
    file.write_text(file.read_text("utf-8").replace(
        "Een vaste plek", "Een steunfiguurtje, een Steunfiguurtje, een steunfiguurgesprek; `steunfiguren`."), "utf-8")
    site, _ = load(root)
    found = {p.form: p for p in proposals(site, "nl", "steunfiguur", "de")}
    assert (found["steunfiguurtje"].count, found["steunfiguurtje"].keep) == (2, True)
    assert (found["steunfiguren"].count, found["steunfiguren"].keep) == (0, True)
    assert (found["steunfiguurgesprek"].why, found["steunfiguurgesprek"].keep) == ("compound", False)


def test_words_of_other_concepts_are_not_proposed(root):
    site, _ = load(root)
    assert "veilige bases" not in {p.form for p in proposals(site, "nl", "veilige basis", "de")}


@pytest.mark.parametrize("kind", TYPES)
def test_a_new_exercise_lacks_only_its_words(root, kind):
    site, _ = load(root)
    plan = scaffold.new_exercise(site, "rustige-plek", kind, TODAY)
    problems = done(plan, root)
    assert {p.code for p in problems} == {"unfinished"}
    assert {p.file for p in problems} == {"docs/data/exercises/rustige-plek.yml"}
    write_all(root, plan)
    assert [str(p) for p in errors(root)] == []


@pytest.mark.parametrize(("exercise_id", "kind", "code", "hint"), [
    ("aarding", "steps", "id-taken", "another"),
    ("Aarding!", "steps", "id-form", "'aarding'"),
    ("nieuw", "step", "unknown-type", "'steps'"),
])
def test_exercises_that_cannot_be_made(root, exercise_id, kind, code, hint):
    site, _ = load(root)
    plan = scaffold.new_exercise(site, exercise_id, kind, TODAY)
    assert codes(plan) == {code}
    assert hint in plan.problems[0].hint


def test_every_theme_can_be_chosen(root):
    site, _ = load(root)
    for theme in Theme.__args__:
        plan = scaffold.new_term(site, "steunfiguur", TermWords(**{**vars(WORDS), "theme": theme}), TODAY)
        assert plan.problems == ()


@pytest.mark.parametrize(("name", "old", "new", "line"), [
    ("docs/nl/stijlen/veilig.md", "Een vaste plek", "TODO: Een vaste plek", 16),
    ("docs/data/glossary/veilige-basis.yml", "theme: theorie", "theme: theorie  # TODO: kies", 2),
    ("docs/data/exercises/aarding.yml", "id: aarding", "id: aarding  # TODO", None),
])
def test_unfinished_is_an_error_with_its_place(root, name, old, new, line):
    file = root / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    (problem,) = errors(root)
    assert (problem.file, problem.code, problem.level) == (name, "unfinished", "error")
    assert "TODO" in file.read_text("utf-8").split("\n")[problem.line - 1]
    assert line in (None, problem.line)


def test_ordinary_words_are_not_unfinished(root):
    file = root / "docs/nl/stijlen/veilig.md"
    file.write_text(file.read_text("utf-8").replace("Een vaste plek", "Een todo-lijst, TODOS, een vaste plek"), "utf-8")
    assert errors(root) == []
