"""What every export of the glossary is made from: one plain record for each concept and language.

The names of the fields are those of the concept files, so that there is one vocabulary from the
source to the reader of an export. `DATA.md` in the root of the project describes them for others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import addresses, build
from .model import Concept
from .site import Site

VERSION = 1
"""Goes up, with a new folder beside the old one, when a field is removed, renamed or changes meaning."""

FOLDER = f"data/v{VERSION}/"
"""Where the exports stand below the root of the site."""

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/"

Exporter = Callable[[Site, str], str]
"""Takes the site and the address it is published at (ends in a slash); returns the text of a file."""

FIELDS = ("id", "url", "term", "article", "word_class", "synonyms", "forms", "find", "definition", "example",
          "confused", "theme", "broader", "narrower", "related", "contrasts", "refs", "reviewed")
"""Every field of a record, in order; each is always there, empty when there is nothing to say."""


def base_address(site_url: str | None) -> str:
    """Return the address that exports build on: that of the site, or relative to their folder without one."""
    return site_url.rstrip("/") + "/" if site_url else "../" * FOLDER.count("/")


def absolute(base: str, lang: str, path: str) -> str:
    """Return the canonical address of the page at `path` in `lang`."""
    return base + addresses.address(lang, path).lstrip("/")


def concept_url(base: str, lang: str, concept_id: str) -> str:
    """Return the canonical address of the page of a concept in `lang`."""
    return absolute(base, lang, addresses.term_path(concept_id))


def concepts(site: Site) -> list[Concept]:
    """Return all concepts by id: the order of every export, whatever the order of the files."""
    return [site.concepts[key] for key in sorted(site.concepts)]


def narrower(site: Site) -> dict[str, tuple[str, ...]]:
    """Return for each concept the ids of those that name it as broader, sorted."""
    below = build.narrower(site)
    return {key: tuple(sorted(below.get(key, ()))) for key in site.concepts}


def record(base: str, lang: str, concept: Concept, below: Mapping[str, tuple[str, ...]]) -> dict[str, object]:
    """Return one concept in one language, with the fields of `FIELDS`; `below` comes from `narrower`."""
    text = concept.text(lang)
    values: dict[str, object] = {
        **text.model_dump(mode="json"),
        **concept.model_dump(mode="json", include={"id", "theme", "broader", "related", "contrasts", "refs",
                                                   "reviewed"}),
        "url": concept_url(base, lang, concept.id),
        "narrower": list(below[concept.id]),
    }
    return {field: values[field] for field in FIELDS}
