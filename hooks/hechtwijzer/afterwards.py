"""Files around the built site: search index per language, redirects, headers, scripts, worker. Safe to run twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

from . import DEFAULT_LANGUAGE, LANGUAGES, addresses, exports, offline, scripts
from .build import Build
from .html import esc
from .problems import Problem
from .shell import INLINE_SCRIPT, policy

THEME_FOLDERS = ("assets/stylesheets/", "assets/images/")
THEME_SCRIPTS = re.compile(
    r"^assets/javascripts/(bundle\.|workers/search\.|lunr/min/lunr\.(nl|du|stemmer|multi)\.).*\.js$"
)


def is_unused_theme_file(name: str) -> bool:
    """Whether `name` is a file of the theme that none of our pages can load."""
    if name.startswith(THEME_FOLDERS):
        return True
    return name.startswith("assets/javascripts/") and not THEME_SCRIPTS.match(name)


def finish(build: Build, site_dir: Path, site_url: str | None = None, *, live: bool = False) -> list[Problem]:
    """Complete the site in `site_dir`, to be published at `site_url`; returns what is wrong with it.

    `live`: an author is at work, and reads scripts in the browser as they were written.
    """
    problems = _split_search_index(site_dir)
    problems += scripts.write(build, site_dir, shrink=not live)
    _write_redirects(build, site_dir)
    _write_headers(build, site_dir)
    exports.write(build, site_dir, site_url)
    problems += offline.write(build, site_dir)
    for leftover in ("sitemap.xml.gz",):  # carries a time stamp, and no host needs it
        (site_dir / leftover).unlink(missing_ok=True)
    return problems


def _split_search_index(site_dir: Path) -> list[Problem]:
    """Give each language its own index; the one that is built mixes them all."""
    whole = site_dir / "search" / "search_index.json"
    if not whole.exists():
        return []
    index = json.loads(whole.read_text("utf-8"))
    others = tuple(f"{lang}/" for lang in LANGUAGES if lang != DEFAULT_LANGUAGE)
    if any(lang in index.get("config", {}).get("only", []) for lang in LANGUAGES):
        return []  # already split
    for lang in LANGUAGES:
        prefix = "" if lang == DEFAULT_LANGUAGE else f"{lang}/"
        docs = [
            {**doc, "location": doc["location"].removeprefix(prefix)}
            for doc in index["docs"]
            if (doc["location"].startswith(prefix) if prefix else not doc["location"].startswith(others))
        ]
        seen: set[str] = set()
        unique = [doc for doc in docs if not (doc["location"] in seen or seen.add(doc["location"]))]  # type: ignore[func-returns-value]
        target = site_dir / prefix / "search" / "search_index.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        config = {**index["config"], "lang": [lang], "only": [lang]}
        target.write_text(json.dumps({"config": config, "docs": unique}, ensure_ascii=False, separators=(",", ":")),
                          "utf-8")
    return []


def _write_redirects(build: Build, site_dir: Path) -> None:
    """Leave a page at every address that moved, in every language."""
    for row in build.site.register:
        if not row.moved_to or "#" in row.path:
            continue
        for lang in LANGUAGES:
            here, there = addresses.address(lang, row.path), addresses.address(lang, row.moved_to)
            file = site_dir / here.strip("/") / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_redirect_page(build, lang, addresses.relative(here, there)), "utf-8")


def _redirect_page(build: Build, lang: str, target: str) -> str:
    t = build.text(lang)
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{esc(t("moved.title"))}</title>'
        f'<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={esc(target)}">'
        f'</head><body><main><h1>{esc(t("moved.title"))}</h1><p><a href="{esc(target)}">{esc(t("moved.link"))}</a></p>'
        "</main></body></html>\n"
    )


def _write_headers(build: Build, site_dir: Path) -> None:
    """Write `_headers` for hosts that read it; what a <meta> policy cannot say stands only here."""
    script = (build.site.root / INLINE_SCRIPT).read_text("utf-8").strip()
    lines = (
        "/*",
        f"  Content-Security-Policy: {policy(script)}; frame-ancestors 'none'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Permissions-Policy: camera=(), microphone=(), geolocation=(), interest-cohort=()",
        "  Cross-Origin-Opener-Policy: same-origin",
        "/assets/fonts/*",
        "  Cache-Control: public, max-age=31536000, immutable",
    )
    (site_dir / "_headers").write_text("\n".join(lines) + "\n", "utf-8")
