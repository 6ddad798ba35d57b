"""Where things live: site paths, files, and links between them.

A *path* is the same in every language (`/stijlen/angstig/`); an *address* is a path in one
language (`/en/stijlen/angstig/`). Links in pages are always relative, so that the built site works
at the root of a domain and under any sub-path.
"""

from __future__ import annotations

from functools import lru_cache

from . import DEFAULT_LANGUAGE

GLOSSARY = "/begrippen/"
EXERCISES = "/oefeningen/"
HELP = "/hulp/"
BIBLIOGRAPHY = "/over/bronnen/"
EVIDENCE = "/over/redactie/#bewijs"
REPORT = "/over/redactie/#fout-melden"


def term_path(concept_id: str) -> str:
    """Return the permanent path of a concept."""
    return f"{GLOSSARY}{concept_id}/"


def exercise_path(exercise_id: str) -> str:
    """Return the permanent path of an exercise."""
    return f"{EXERCISES}{exercise_id}/"


def address(lang: str, path: str) -> str:
    """Return `path` as it is served in language `lang`."""
    return path if lang == DEFAULT_LANGUAGE else f"/{lang}{path}"


@lru_cache(maxsize=4096)
def relative(here: str, there: str) -> str:
    """Return the relative link from address `here` (a folder) to address `there`.

    `there` may carry a #fragment; a link to the page itself is `./` or the bare fragment.
    """
    target, mark, fragment = there.partition("#")
    if target == here:
        return f"#{fragment}" if mark else "./"
    # Every page asks this for every link on it: plain string work is ten times as fast as posixpath.relpath.
    ours, theirs = _parts(here), _parts(target)
    shared = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other:
            break
        shared += 1
    link = "../" * (len(ours) - shared) + "/".join(theirs[shared:])
    if target.endswith("/") and not link.endswith("/"):
        link += "/"
    return f"{link}{mark}{fragment}"


def _parts(address: str) -> list[str]:
    return [part for part in address.split("/") if part]


def path_of_file(file: str) -> str:
    """Return the site path of a Markdown file relative to its language folder."""
    stem = file.removesuffix(".md")
    if stem == "index":
        return "/"
    return f"/{stem.removesuffix('/index')}/"


def section_of(path: str) -> str:
    """Return the section a path belongs to: `/stijlen/` for `/stijlen/angstig/`, `/` for home."""
    first = path.strip("/").split("/")[0]
    return f"/{first}/" if first else "/"
