"""What the makers of new pages, terms and exercises share: quoting, dates, checking what they made."""

from __future__ import annotations

import datetime
import json
import re

import yaml
from pydantic import BaseModel, ValidationError

from . import places, yamlfile
from .problems import Problem
from .site import Site
from .validation import problems_of


def quoted(text: str) -> str:
    """Return `text` in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def plain(word: str) -> str:
    """Return `word` as YAML, in quotes only where it would otherwise be read as something else."""
    is_plain = re.fullmatch(r"[^\W\d_][\w’ -]*", word) and yaml.safe_load(word) == word
    return word if is_plain else quoted(word)


def listed(words: tuple[str, ...]) -> str:
    """Return `words` as a YAML list on one line."""
    return f"[{', '.join(map(plain, words))}]"


def a_year_after(day: datetime.date) -> datetime.date:
    """Return the same day a year later; 28 February for a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def taken(site: Site, entry_id: str, path: str, file: str, example: str) -> list[Problem]:
    """Return why `entry_id`, whose page stands at `path` and whose data in `file`, cannot be used."""
    if problems := places.bad_id(entry_id, example):
        return problems
    if site.exists(path) or (site.root / file).exists():
        return [Problem(entry_id, 0, "", "id-taken", f"exists already ({file}).", "Choose another id.")]
    for row in site.register:
        if row.path == path and row.moved_to:
            return [Problem(entry_id, 0, "", "address-moved", f"{path} was published and now leads to {row.moved_to}.",
                            "Choose another id; an address keeps its meaning.")]
    return []


def faults(text: str, name: str, model: type[BaseModel]) -> list[Problem]:
    """Return what `model` has against the YAML `text` that is about to become the file `name`."""
    source = yamlfile.parse(text, name)
    if source.problems:
        return source.problems
    try:
        model.model_validate(source.data)
    except ValidationError as error:
        return problems_of(error, source, model)
    return []
