"""Every internal link and every #fragment leads somewhere, at the root and under a sub-path.

LinkChecker follows the links over HTTP. It does not judge fragments of folders, so those are
resolved here, on the built HTML.
"""

from __future__ import annotations

import posixpath
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from building import built_once
from markup import Document
from serving import serve

CONFIG = Path(__file__).parent / "linkchecker.ini"


def dead_ends(site: Path) -> list[str]:
    """Return every internal link of `site` to a page, file or fragment that does not exist."""
    documents = {
        "/" + file.relative_to(site).as_posix().removesuffix("index.html"): Document(file.read_text("utf-8"))
        for file in site.rglob("*.html") if file.name != "404.html"
    }
    ids = {address: set(document.ids()) for address, document in documents.items()}
    dead = []
    for address, document in documents.items():
        for link in [*document.anchors(), *document.resources()]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join(address, unquote(parts.path))) if parts.path else address
            if parts.path.endswith(("/", ".", "..")) and not target.endswith("/"):
                target += "/"
            if target in ids:
                if parts.fragment and unquote(parts.fragment) not in ids[target]:
                    dead.append(f"{address}: {link} (no such id)")
            elif not (site / target.lstrip("/")).is_file():
                dead.append(f"{address}: {link} (no such page)")
    return dead


def check_links(url: str, depth: int = -1) -> subprocess.CompletedProcess[str]:
    """Run LinkChecker over everything below `url`, or over what is `depth` links away."""
    command = [str(Path(sys.executable).parent / "linkchecker"), f"--config={CONFIG}", "--no-status", "--no-warnings",
               "--threads=8", "--output=text", f"--recursion-level={depth}", "--timeout=30", url]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)


def test_no_internal_link_or_fragment_is_dead(built_site):
    assert dead_ends(built_site) == []


def test_linkchecker_finds_nothing(site_url):
    result = check_links(site_url)
    assert result.returncode == 0, result.stdout[-4000:]
    checked = [line for line in result.stdout.splitlines() if "links" in line and "error" in line]
    assert checked, result.stdout[-500:]


def test_the_site_works_under_a_sub_path(shared):
    site = built_once(shared, "site-sub", SITE_URL="https://hechtwijzer.example/een/pad/")
    assert dead_ends(site) == []
    with serve(site, "/een/pad/") as served:
        # Every link was resolved above; LinkChecker follows those of one page, over HTTP.
        result = check_links(served.url + "stijlen/", depth=1)
        assert result.returncode == 0, result.stdout[-4000:]
        assert all(path.startswith("/een/pad/") for path in served.requests if path != "/robots.txt")
    assert '"/een/pad/assets/css/site.css"' in (site / "404.html").read_text("utf-8")


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.html").write_text('<html><body><h2 id="er">b</h2></body></html>')
    return tmp_path


def write_start(site: Path, link: str) -> None:
    (site / "index.html").write_text(f'<html><body><a href="{link}">x</a></body></html>')


@pytest.mark.parametrize("link", ["b/", "./b/#er", "b/index.html"])
def test_living_links_pass(link, small_site):
    write_start(small_site, link)
    assert dead_ends(small_site) == []
    with serve(small_site) as served:
        assert check_links(served.url).returncode == 0


@pytest.mark.parametrize(
    ("link", "reason"), [("c/", "no such page"), ("b/#niet", "no such id"), ("#niet", "no such id")]
)
def test_a_planted_dead_link_is_caught(link, reason, small_site):
    write_start(small_site, link)
    assert reason in dead_ends(small_site)[0]


def test_linkchecker_catches_a_planted_dead_page(small_site):
    write_start(small_site, "c/")
    with serve(small_site) as served:
        assert check_links(served.url).returncode == 1
