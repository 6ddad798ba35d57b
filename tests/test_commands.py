"""The commands of the README say in one clear sentence what is missing, and exit with 1."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from building import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with what the commands need before anything is installed."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    return tmp_path


def fake_python(folder: Path, script: str) -> str:
    """Write a stand-in for python3 and return its path."""
    file = folder / "python-stand-in"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return str(file)


def make(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=project, capture_output=True, text=True, check=False, timeout=120,
                          env={**os.environ, **environment})


def one_sentence(result: subprocess.CompletedProcess[str]) -> str:
    """Return what was said on stderr, without make's own closing line."""
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    lines = [line for line in result.stderr.splitlines() if not line.startswith("make")]
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_make_alone_lists_the_commands(project):
    listed = make(project).stdout
    for command in ("serve", "build", "check", "test", "bench", "new-term", "move"):
        assert f"make {command} " in listed


def test_too_old_a_python_is_named(project):
    python = fake_python(project, 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac')
    assert one_sentence(make(project, "build", f"PYTHON={python}")).startswith("Python 3.9.2 is too old")


def test_no_python_at_all(project):
    assert "There is no /nowhere/python3 here" in one_sentence(make(project, "build", "PYTHON=/nowhere/python3"))


def test_debian_without_the_venv_module(project):
    python = fake_python(project, 'case "$*" in *ensurepip*) exit 1;; *) exit 0;; esac')
    assert "apt-get install python3-venv" in one_sentence(make(project, "build", f"PYTHON={python}"))


def test_no_network(project):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": "",
               "PIP_NO_CACHE_DIR": "1", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    said = one_sentence(make(project, "build", f"PYTHON={sys.executable}", **nowhere))
    assert "Is there a network?" in said
    assert not (project / ".venv/.site").exists()


def test_a_taken_port_offers_the_next_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = subprocess.run([sys.executable, ".ci/serve.py", str(port)], cwd=ROOT, capture_output=True, text=True,
                                check=False, timeout=60)
    assert result.returncode == 1
    assert result.stderr.strip() == f"Port {port} is taken. Choose another: make serve PORT={port + 1}"


@pytest.mark.parametrize("port", ["abc", "0", "70000"])
def test_a_port_that_is_none(port):
    result = subprocess.run([sys.executable, ".ci/serve.py", port], cwd=ROOT, capture_output=True, text=True,
                            check=False, timeout=60)
    assert result.returncode == 1
    assert "is not a port number" in result.stderr


def test_no_browser_to_be_had(tmp_path):
    """Without any browser, without a download and without root, one sentence says what to do."""
    stub = tmp_path / "sitecustomize.py"
    stub.write_text("import os, shutil, subprocess\nos.geteuid = lambda: 1000\nshutil.which = lambda name: None\n"
                    "subprocess.run = lambda *a, **k: None\n")
    result = subprocess.run(
        [sys.executable, ".ci/chromium.py"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "CHROMIUM": "", "PYTHONPATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)})
    assert result.returncode == 1
    assert result.stderr.strip().splitlines()[-1].startswith("No Chromium to test with: install one")


def test_a_chromium_variable_that_names_nothing():
    result = subprocess.run([sys.executable, ".ci/chromium.py"], cwd=ROOT, capture_output=True, text=True, check=False,
                            timeout=60, env={**os.environ, "CHROMIUM": "/nowhere/chromium"})
    assert result.returncode == 1
    assert "CHROMIUM=/nowhere/chromium is not a program." in result.stderr
