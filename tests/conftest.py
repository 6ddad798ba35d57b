"""What tests share: one real build of the site, an HTTP server for it, a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from serving import Served, serve

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


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


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


@pytest.fixture(scope="session")
def built_site(shared: Path) -> Path:
    """The real site, built at the root of a domain."""
    return built_once(shared, "site")


@pytest.fixture(scope="session")
def build_log(shared: Path, built_site: Path) -> str:
    """What MkDocs said while it built the site."""
    return (shared / "site.log").read_text("utf-8")


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[Served]:
    """The built site over HTTP, as a static host would serve it."""
    with serve(built_site) as served:
        yield served


@pytest.fixture(scope="session")
def site_url(served: Served) -> str:
    """The base address of the built site; ends in a slash."""
    return served.url
