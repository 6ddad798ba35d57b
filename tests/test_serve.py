"""`make serve`: changes show by themselves, mistakes are told, and the server lives on."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from building import ROOT
from minisite import make_minisite

PATIENCE = 120
"""Seconds after which a change that does not show is called a failure; normally it takes one or two."""


@dataclass
class Serving:
    project: Path
    port: int
    log: Path

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=PATIENCE) as answer:
            return answer.read().decode()

    def edit(self, file: str, old: str, new: str) -> None:
        target = self.project / file
        text = target.read_text("utf-8")
        assert old in text
        target.write_text(text.replace(old, new, 1), "utf-8")


def eventually(condition: Callable[[], bool], what: str) -> None:
    """Wait until `condition` holds; what is awaited has no bound of its own, so patience has one."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"never came: {what}")


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A small project, served as `make serve` does it."""
    project = make_minisite(tmp_path / "project")
    for name in ("overrides", "hooks", ".ci"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs/assets", project / "docs/assets", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path / "serve.log"
    with log.open("w") as out:
        # As at somebody's desk: with CI set, new addresses would be an error instead of being registered.
        desk = {name: value for name, value in os.environ.items() if name != "CI"}
        process = subprocess.Popen([sys.executable, ".ci/serve.py", str(port)], cwd=project, stdout=out, stderr=out,
                                   env={**desk, "PYTHONPATH": "hooks", "NO_MKDOCS_2_WARNING": "1"},
                                   start_new_session=True)
    serving = Serving(project, port, log)
    try:
        eventually(lambda: process.poll() is not None or "<html" in serving.get(""), "the first page")
        assert process.poll() is None, log.read_text("utf-8")
        yield serving
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, 15)
        process.wait(timeout=30)


def test_changes_show_and_mistakes_are_told_while_the_server_lives_on(serving):
    page = serving.get("stijlen/angstig/")
    assert "livereload" in page
    assert "Content-Security-Policy" not in page  # it would stop the reloading script

    serving.edit("docs/nl/stijlen/angstig.md", "Samira wacht op een bericht.", "Samira wacht op haar zus.")
    eventually(lambda: "haar zus" in serving.get("stijlen/angstig/"), "a change in an article")

    serving.edit("docs/data/glossary/veilige-basis.yml", "theme:", "tehme:")
    eventually(lambda: "Did you mean 'theme'" in serving.log.read_text("utf-8"), "the message about a data file")
    said = serving.log.read_text("utf-8")
    assert "docs/data/glossary/veilige-basis.yml:2" in said
    assert "Traceback" not in said
    assert "haar zus" in serving.get("stijlen/angstig/")  # the site as it last was

    concept = (serving.project / "docs/data/glossary/veilige-basis.yml").read_text("utf-8")
    definition = re.search(r"definition: (.*)", concept)
    serving.edit("docs/data/glossary/veilige-basis.yml", "tehme:", "theme:")
    serving.edit("docs/data/glossary/veilige-basis.yml", definition[1], '"Een mens bij wie je kunt beginnen."')
    eventually(lambda: "bij wie je kunt beginnen" in serving.get("begrippen/veilige-basis/"), "a mended data file")

    serving.edit("docs/assets/css/site.css", "/* The look", "/* CHANGED The look")
    eventually(lambda: "CHANGED" in serving.get("assets/css/site.css"), "a change in a style sheet")

    serving.edit("docs/assets/js/site.js", "// On every page", "// CHANGED On every page")
    eventually(lambda: "CHANGED" in serving.get("assets/js/site.js"), "a change in a script")

    serving.edit("overrides/partials/footer.html", "<footer ", '<footer data-changed ')
    eventually(lambda: "data-changed" in serving.get(""), "a change in a template")


def test_a_mistake_at_the_start_is_told_and_stops(tmp_path):
    project = make_minisite(tmp_path / "project")
    file = project / "docs/data/glossary/veilige-basis.yml"
    file.write_text(file.read_text("utf-8").replace("theme:", "tehme:", 1), "utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    result = subprocess.run([sys.executable, str(ROOT / ".ci/serve.py"), str(port)], cwd=project, capture_output=True,
                            text=True, check=False, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")})
    assert result.returncode == 1
    assert "Did you mean 'theme'?" in result.stderr
    assert "Traceback" not in result.stderr
