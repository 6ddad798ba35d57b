"""Promises about the project itself: style, types, pinned dependencies, foreign code as it was taken."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from building import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
VENDOR = ROOT / "docs/assets/vendor"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False,
                          timeout=600)


def test_style():
    result = run("ruff", "check", "hooks", "tests", ".ci")
    assert result.returncode == 0, result.stdout


def test_types_of_the_core():
    result = run("mypy")
    assert result.returncode == 0, result.stdout


def test_ruff_and_mypy_catch_a_planted_fault(tmp_path):
    lines = ('"""Fault."""', "import os", "", "", "def half(x: int) -> str:", '    """Half."""', "    return x / 2", "")
    (tmp_path / "fault.py").write_text("\n".join(lines))
    assert run("ruff", "check", str(tmp_path)).returncode == 1
    assert run("mypy", "--strict", str(tmp_path / "fault.py")).returncode == 1


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned_by_hash_and_allowed_nothing_by_default(file):
    text = file.read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert [action for action in used if not re.search(r"@[0-9a-f]{40}$", action)] == []
    assert yaml.safe_load(text)["permissions"] == {}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_exact_and_hashed(name):
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-zA-Z0-9])", text)
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert len(packages) > 20
    assert [entry.split("\n")[0] for entry in packages if "==" not in entry or "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_direct_requirement_has_its_reason(name):
    lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line and line[0].isalpha()]
    assert lines
    assert [line for line in lines if "  # " not in line] == []


def altered(files: list[dict[str, str]], folder: Path) -> list[str]:
    """Return the vendored files whose content is not what was taken."""
    return [file["file"] for file in files
            if hashlib.sha256((folder / file["file"]).read_bytes()).hexdigest() != file["sha256"]]


def test_foreign_code_is_as_it_was_taken(tmp_path):
    packages = json.loads((VENDOR / "vendor.json").read_text("utf-8"))["packages"]
    files = [file for package in packages for file in package["files"]]
    assert altered(files, VENDOR) == []
    for package in packages:
        assert (VENDOR / package["licenseFile"]).is_file()
        assert package["version"]
    listed = {VENDOR / file["file"] for file in files} | {VENDOR / package["licenseFile"] for package in packages}
    assert {file for file in VENDOR.rglob("*") if file.is_file()} - listed == {VENDOR / "vendor.json"}
    harmed = tmp_path / files[0]["file"]
    harmed.parent.mkdir(parents=True)
    harmed.write_bytes((VENDOR / files[0]["file"]).read_bytes() + b" ")
    assert altered(files[:1], tmp_path) == [files[0]["file"]]


def test_ci_runs_the_command_of_the_readme():
    assert "make test" in (ROOT / ".ci/run").read_text("utf-8")
    assert "make test" in (ROOT / "README.md").read_text("utf-8")
