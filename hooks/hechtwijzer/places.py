"""Where a new page may stand: the form of its path, its section, and whether the place is free."""

from __future__ import annotations

import re
import unicodedata

from . import DEFAULT_LANGUAGE, LANGUAGES, addresses, check
from .problems import Problem, did_you_mean
from .site import Site

_PART = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 120
GENERATED = {addresses.GLOSSARY: "make new-term id=…", addresses.EXERCISES: "make new-exercise id=…"}
"""Sections whose pages are made from data files, and the command that adds one."""


def normal(path: str) -> str:
    """Return `path` as the site writes it: a slash at either end, no language in front."""
    inner = path.strip().strip("/")
    for lang in LANGUAGES:
        if lang != DEFAULT_LANGUAGE:
            inner = inner.removeprefix(f"{lang}/")
    return f"/{inner}/" if inner else "/"


def slug(text: str) -> str:
    """Return `text` as an id: lower case, no accents, hyphens between words."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare.replace("'", "")).strip("-")


def bad_id(word: str, example: str) -> list[Problem]:
    """Return a problem when `word` cannot be an id; `example` shows a good one."""
    if _PART.fullmatch(word) and len(word) <= 60:
        return []
    if not word.strip():
        return [Problem("id", 0, "", "id-missing", "is missing.", f"For example: {example}.")]
    hint = f"Did you mean '{slug(word)}'?" if slug(word) and len(slug(word)) <= 60 else f"For example: {example}."
    return [Problem(word, 0, "", "id-form", "is not an id: use at most 60 small letters, digits and hyphens.", hint)]


def not_free(site: Site, path: str, leaving: str = "") -> list[Problem]:
    """Return why no hand-written page can be made at `path`; nothing when it can.

    `leaving` is the path of a page that is about to move there, or empty for a new page.
    """
    parts = path.strip("/").split("/")
    if path == "/" or not all(_PART.fullmatch(part) for part in parts) or len(path) > _LONGEST:
        proper = "/" + "".join(f"{slug(part)}/" for part in parts if slug(part))
        hint = f"Did you mean '{proper}'?" if proper not in ("/", path) else "For example: /stijlen/voorbeeld/."
        return [Problem(path, 0, "", "path-form",
                        "is not a path: use small letters, digits and hyphens between slashes.", hint)]
    section = addresses.section_of(path)
    if section in GENERATED and path != section:
        return [Problem(path, 0, "", "generated", f"pages in {section} are made from data files.",
                        f"Use `{GENERATED[section]}`.")]
    if site.exists(path) or _on_disk(site, path):
        return [Problem(path, 0, "", "page-exists", "exists already.", "Choose another path.")]
    if parts[-1] == "index" or len(parts) > 2:
        return [Problem(path, 0, "", "path-form", "is not a place for a page: pages stand right below a section.",
                        f"For example: {section}voorbeeld/.")]
    for row in site.register:
        if row.path == path and row.moved_to and row.moved_to != leaving:
            return [Problem(path, 0, "", "address-moved", f"was published and now leads to {row.moved_to}.",
                            "Choose another path; an address keeps its meaning.")]
    return _unknown_section(site, path, section)


def _unknown_section(site: Site, path: str, section: str) -> list[Problem]:
    known = {p for (_, p), article in site.articles.items()
             if p.count("/") == 2 and article.file.endswith("/index.md")} - GENERATED.keys()
    if section == path:
        if path in check.ARTICLE_SECTIONS:
            return []
        hint = did_you_mean(path, check.ARTICLE_SECTIONS) or "Put it below a section: " + ", ".join(sorted(known)) + "."
        return [Problem(path, 0, "", "unknown-section", "would stand beside the sections.", hint)]
    if section not in known:
        hint = did_you_mean(section, known) or "The sections are " + ", ".join(sorted(known)) + "."
        return [Problem(path, 0, "", "unknown-section", f"there is no section {section}.", hint)]
    return []


def _on_disk(site: Site, path: str) -> bool:
    """Whether a file stands there that could not be read as an article."""
    inner = path.strip("/")
    return any((site.root / "docs" / lang / name).exists()
               for lang in LANGUAGES for name in (f"{inner}.md", f"{inner}/index.md"))
