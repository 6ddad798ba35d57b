"""What an author gets to read after a mistake: the place, the fault, the way out; all faults together.

Each file of `tests/cases/bad-input/` plants one kind of mistake in the small site (see `badinput.plant`)
and lists every problem that must be reported, and no other. Of each it names the file, the line (`at`: the
words that stand there), the stable `code`, words of the sentence (`says`) and of the way out (`hint`).
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from badinput import line_of, plant, read_cases
from hechtwijzer.check import check
from hechtwijzer.load import load
from miniproject import make_project
from minisite import PROJECT, make_minisite

CASES = read_cases()
KEYS = {"file", "at", "line", "code", "where", "says", "hint"}


@pytest.fixture
def planted(request, tmp_path):
    """The small site with the faults of one case in it."""
    root = make_minisite(tmp_path)
    for change in CASES[request.param]["change"]:
        plant(root, change)
    return CASES[request.param], root


@pytest.mark.parametrize("planted", CASES, ids=CASES, indirect=True)
def test_case(planted):
    case, root = planted
    site, problems = load(root)
    found = sorted({p for p in (*problems, *check(site)) if p.level == "error"})
    listed = "\n".join(map(str, found)) or "nothing was found"
    expected = sorted(((e["file"], line_of(root, e), e["code"]), i) for i, e in enumerate(case["expect"]))
    assert sorted((p.file, p.line, p.code) for p in found) == [place for place, _ in expected], listed
    for problem, (_, index) in zip(sorted(found, key=lambda p: (p.file, p.line, p.code)), expected, strict=True):
        wanted = case["expect"][index]
        assert problem.where == wanted.get("where", problem.where), listed
        assert all(words in problem.text for words in wanted["says"]), listed
        assert all(words in problem.hint for words in wanted.get("hint", ())), listed
        assert str(problem).startswith(f"{problem.file}:{problem.line}" if problem.line else problem.file)


def test_every_kind_of_mistake_has_a_case():
    assert len(CASES) >= 60
    assert len({case["name"] for case in CASES.values()}) == len(CASES)
    for name, case in CASES.items():
        assert set(case) == {"name", "change", "expect"}, name
        for problem in case["expect"]:
            assert set(problem) <= KEYS, name


THREE = ("unknown-key", "not-utf-8-article", "several-faults")


@pytest.mark.parametrize("name", THREE)
def test_a_build_and_a_check_say_it_all_and_write_nothing(name, tmp_path):
    root, out = make_project(tmp_path / "project"), tmp_path / "out"
    for change in CASES[name]["change"]:
        plant(root, change)
    before = {file: file.stat().st_mtime_ns for file in root.rglob("*") if file.is_file()}
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "SITE_DIR": str(out),
                   "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    for command in (["mkdocs", "build", "--strict"], ["hechtwijzer", "check"]):
        result = subprocess.run([sys.executable, "-m", *command], cwd=root, env=environment, timeout=300,
                                capture_output=True, text=True, check=False)
        said = result.stdout + result.stderr
        assert result.returncode == 1, said
        assert "Traceback" not in said
        for expected in CASES[name]["expect"]:
            line = line_of(root, expected)
            place = f"{expected['file']}:{line}" if line else expected["file"]
            told = [row for row in said.splitlines() if place in row and f"[{expected['code']}]" in row]
            assert told, said
            for words in (*expected["says"], *expected.get("hint", ())):
                assert any(words in row for row in told), said
        assert not out.exists()
    after = {file: file.stat().st_mtime_ns for file in root.rglob("*") if file.is_file() and ".cache" not in file.parts}
    assert after == before
