"""What tests share: one real build of the site, an HTTP server for it, a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import built_once
from hypothesis import settings
from serving import Served, serve

# A slow or busy machine is no fault of the code; speed is measured by `make bench`.
settings.register_profile("no-clock", deadline=None)
settings.load_profile("no-clock")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


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
