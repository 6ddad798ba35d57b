"""Building the real site for tests, once for all workers of a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hechtwijzer.load import load
from hechtwijzer.site import Site

ROOT = Path(__file__).parent.parent
EPOCH = "1795305600"  # 2026-11-22, so that builds do not depend on the day


def build(root: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `root` into `target` with the real MkDocs; the caller judges the result."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root, capture_output=True, text=True, check=False, timeout=600,
        env={**os.environ, "SITE_DIR": str(target), "SITE_URL": "https://hechtwijzer.example/",
             "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root / "hooks"), **environment},
    )


@cache
def real_site() -> Site:
    """The real content, read once for each worker; `make check` is what judges it."""
    return load(ROOT)[0]


def built_once(shared: Path, name: str, **environment: str) -> Path:
    """Build once for all workers; the log stays beside the site."""
    target = shared / name
    with FileLock(shared / f"{name}.lock"):
        if not (target / "index.html").exists():
            result = build(ROOT, target, **environment)
            (shared / f"{name}.log").write_text(result.stdout + result.stderr, "utf-8")
            if result.returncode:
                shutil.rmtree(target, ignore_errors=True)
                pytest.fail(f"the site does not build:\n{result.stdout}{result.stderr}")
    return target
