"""The help page without a connection: writes the service worker into the built site.

What is kept in the reader's browser is worked out from the built help pages themselves: the pages, and
the style sheets, scripts and typeface they load. The version is a hash of all of it, so that a change
of any of these files is a new worker, which drops what the old one kept.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from html.parser import HTMLParser
from pathlib import Path

from . import LANGUAGES, addresses
from .build import Build
from .html import esc
from .problems import Problem

WORKER = "sw.js"
SOURCE = "assets/js/offline-worker.js"
_LOADED = frozenset({"stylesheet", "preload", "icon"})
"""What a `<link>` may be for its file to be kept; the others are for machines or other devices."""


def write(build: Build, site_dir: Path) -> list[Problem]:
    """Write `sw.js` into the root of `site_dir`; returns what is missing there. Safe to run twice.

    A site without a help page gets none.
    """
    (site_dir / SOURCE).unlink(missing_ok=True)  # published as part of sw.js
    if not build.site.exists(addresses.HELP):
        return []
    pages = {addresses.address(lang, "/").lstrip("/"): addresses.address(lang, addresses.HELP).lstrip("/")
             for lang in LANGUAGES}
    files = {page: f"{page}index.html" for page in pages.values()}
    missing = [file for file in files.values() if not (site_dir / file).is_file()]
    if not missing:
        assets = sorted({link for page, file in files.items()
                         for link in _loaded((site_dir / file).read_text("utf-8"), page)})
        files.update((asset, asset) for asset in assets)
        missing = [asset for asset in assets if not (site_dir / asset).is_file()]
    if missing:
        return [Problem(file, 0, "", "offline-missing", "is not in the built site, so the help page cannot be kept.",
                        f"Mend the link to it, or the page {addresses.HELP}.") for file in missing]
    worker = (build.site.root / "docs" / SOURCE).read_text("utf-8")
    kept = {"pages": pages, "assets": assets,
            "notices": {addresses.address(lang, "/").lstrip("/"): _notice(build, lang) for lang in LANGUAGES}}
    version = _version([json.dumps(kept, sort_keys=True).encode(), worker.encode(),
                        *((site_dir / file).read_bytes() for _, file in sorted(files.items()))])
    data = json.dumps({"version": version, **kept}, ensure_ascii=False, indent=1)
    (site_dir / WORKER).write_text(f"self.HELP = {data};\n{worker}", "utf-8")
    return []


def _notice(build: Build, lang: str) -> str:
    """What stands above the help page when it stands in for another; an empty link asks for that again."""
    t = build.text(lang)
    return (f'<p class="hw-caution" role="status" data-hw-offline>{esc(t("offline.notice"))} '
            f'<a href="">{esc(t("offline.retry"))}</a></p>')


def _version(parts: list[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


def _loaded(html: str, page: str) -> set[str]:
    """Return the files that `html`, served at `page`, loads: paths relative to the root of the site."""
    reader = _Links()
    reader.feed(html)
    return {posixpath.normpath(posixpath.join(page, link)) for link in reader.links}


class _Links(HTMLParser):
    """Collects the links to files of the site that a browser follows by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the file of a script, picture or `<link>`."""
        values = dict(attrs)
        kinds = set((values.get("rel") or "").split())
        link = values.get("href") if tag == "link" and kinds & _LOADED else values.get("src")
        if link and "://" not in link and not link.startswith("data:"):
            self.links.append(link)
