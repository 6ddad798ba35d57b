"""The command line: one friendly sentence for each mistake, exit status 1, nothing half-written."""

import builtins
import sys
from pathlib import Path

import pytest
from hechtwijzer.__main__ import main
from hechtwijzer.cli_ask import ask_words
from hechtwijzer.load import load
from hechtwijzer.scaffold import TermWords
from minisite import make_minisite


@pytest.fixture
def root(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    monkeypatch.delenv("CI", raising=False)
    return make_minisite(tmp_path)


def run(root: Path, *arguments: str) -> int:
    try:
        return main(["--root", str(root), *arguments])
    except SystemExit as stop:
        return int(stop.code or 0)


@pytest.mark.parametrize(("arguments", "sentence"), [
    ([], "say which command: check, register,"),
    (["chek"], "there is no command 'chek'. Did you mean 'check'"),
    (["check", "--fast"], "unrecognized arguments: --fast."),
    (["new-page"], "the following arguments are required: path."),
    (["new-page", ""], "Say which page: make new-page path="),
    (["new-term", ""], "id: is missing. For example: veilige-basis."),
    (["new-exercise", "x y"], "Did you mean 'x-y'?"),
    (["move", "", ""], "Say which page: make move from="),
    (["move", "/stijlen/angstg/", "/stijlen/x/"], "there is no such page. Did you mean '/stijlen/angstig/'"),
    (["stage", ""], "Say where to: make stage out="),
    (["stage", "docs"], "would mix with the sources."),
])
def test_mistakes(root, capsys, monkeypatch, arguments, sentence):
    monkeypatch.chdir(root)
    assert run(root, *arguments) == 1
    assert sentence in capsys.readouterr().err


def test_a_folder_without_content(tmp_path, capsys):
    assert run(tmp_path, "check") == 1
    assert "There is no docs/data in" in capsys.readouterr().err


def test_check_registers_new_addresses_except_where_nothing_may_be_written(root, capsys, monkeypatch):
    monkeypatch.setenv("CI", "true")
    assert run(root, "check") == 1
    assert "not-registered" in capsys.readouterr().err
    monkeypatch.delenv("CI")
    assert run(root, "check") == 0
    assert "new addresses registered" in capsys.readouterr().out
    assert run(root, "check") == 0
    assert "registered" not in capsys.readouterr().out


def test_a_move_is_shown_then_done(root, capsys):
    run(root, "check")
    assert run(root, "move", "/stijlen/angstig/", "/stijlen/bang/") == 0
    assert "Nothing has changed yet." in capsys.readouterr().out
    assert (root / "docs/nl/stijlen/angstig.md").exists()
    assert run(root, "move", "/stijlen/angstig/", "/stijlen/bang/", "--yes") == 0
    assert (root / "docs/en/stijlen/bang.md").exists()
    assert run(root, "check") == 0


def test_a_move_waits_for_files_that_cannot_be_read(root, capsys):
    (root / "docs/nl/stijlen/veilig.md").write_text("geen kop", "utf-8")
    assert run(root, "move", "/stijlen/angstig/", "/stijlen/bang/", "--yes") == 1
    assert "Mend this first" in capsys.readouterr().err
    assert (root / "docs/nl/stijlen/angstig.md").exists()


def test_a_move_says_what_it_leaves_to_mend(root, capsys):
    for lang in ("nl", "en"):
        (root / f"docs/{lang}/over").mkdir()
        text = (root / f"docs/{lang}/index.md").read_text("utf-8")
        (root / f"docs/{lang}/over/index.md").write_text(text.replace("](", "](../"), "utf-8")
        (root / f"docs/{lang}/over/kort.md").write_text(text.replace("](", "](../"), "utf-8")
    with (root / "docs/data/navigation.yml").open("a", encoding="utf-8") as file:
        file.write("- /over/\n- /over/kort/\n")
    assert run(root, "check") == 0
    assert run(root, "move", "/over/kort/", "/stijlen/kort/", "--yes") == 1
    err = capsys.readouterr().err
    assert "this remains to be mended" in err
    assert "docs/nl/stijlen/kort.md" in err
    assert "[shape]" in err


def test_everything_can_be_started_and_staged(root, capsys, tmp_path_factory):
    assert run(root, "stage", str(tmp_path_factory.mktemp("x") / "out")) == 0
    assert run(root, "new-page", "/stijlen/nieuw/") == 0
    assert run(root, "new-exercise", "plek", "--type", "diary") == 0
    assert run(root, "new-term", "steun", "--nl", "steun", "--article", "de", "--forms-nl", "steunt, steunde") == 0
    assert "TODO" in capsys.readouterr().out
    site, problems = load(root)
    assert problems == []
    assert site.concepts["steun"].nl.forms == ("steunt", "steunde")
    assert run(root, "check") == 1
    assert run(root, "stage", str(tmp_path_factory.mktemp("y") / "out")) == 1
    assert run(root, "schema") == 0
    assert (root / "docs/data/schema/concept.json").exists()


class Answers:
    """A person at the terminal, with answers by the start of the question."""

    def __init__(self, **answers: list[str]) -> None:
        self.answers = answers
        self.said: list[str] = []

    def ask(self, question: str) -> str:
        key = next((k for k in self.answers if question.lower().startswith(k)), "")
        return self.answers[key].pop(0) if key and self.answers[key] else ""

    def say(self, text: str) -> None:
        self.said.append(text)


def test_questions_fill_in_what_is_missing(root):
    site, _ = load(root)
    person = Answers(dutch=["steunfiguur"], article=["die", "de"], english=["support figure"], theme=["relaties"],
                     keep=["99", "*", "1"])
    words = ask_words(site, "steunfiguur", TermWords(definition_nl="Iemand die je steunt."), person.ask, person.say)
    assert (words.nl, words.article, words.theme, words.word_class) == ("steunfiguur", "de", "relaties", "noun")
    assert words.forms_nl == ("steunfiguren",)
    assert words.forms_en == ("support figures",)
    assert any("Choose from de, het" in text for text in person.said)
    assert any("Give numbers" in text for text in person.said)


def test_every_question_may_be_left(root):
    site, _ = load(root)
    person = Answers()
    words = ask_words(site, "samen-zijn", TermWords(), person.ask, person.say)
    assert words.nl == "samen zijn"
    assert words.forms_nl is None
    assert words.en == ""


def test_at_a_terminal_it_asks(root, monkeypatch, capsys):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda question: "")
    assert run(root, "new-term", "steunfiguur") == 0
    assert (root / "docs/data/glossary/steunfiguur.yml").exists()


def test_a_mistake_is_told_before_anything_is_asked(root, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", lambda question: pytest.fail("asked"))
    assert run(root, "new-term", "veilige-basis") == 1


@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_stopping_writes_nothing(root, monkeypatch, capsys, stop):
    def interrupted(question):
        raise stop

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(builtins, "input", interrupted)
    assert run(root, "new-term", "steunfiguur") == 1
    assert "nothing was written" in capsys.readouterr().err
    assert not (root / "docs/data/glossary/steunfiguur.yml").exists()
