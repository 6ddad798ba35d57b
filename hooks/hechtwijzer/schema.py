"""JSON Schema of the data files, for editors: written from the models, the same on every machine."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from .model import Concept, Exercise, FrontMatter, Helpline, Therapy
from .plan import Plan

FOLDER = "docs/data/schema"

_ENTRIES: dict[str, tuple[type[BaseModel], str]] = {
    "concept": (Concept, "docs/data/glossary/*.yml"),
    "exercise": (Exercise, "docs/data/exercises/*.yml"),
    "front-matter": (FrontMatter, "front matter of docs/nl/**/*.md and docs/en/**/*.md"),
}
_LISTS: dict[str, tuple[type[BaseModel], str]] = {
    "helplines": (Helpline, "docs/data/helplines.yml"),
    "therapies": (Therapy, "docs/data/therapies.yml"),
}


def schemas() -> dict[str, str]:
    """Return the text of every schema file, by name relative to the project."""
    texts = {}
    for name, (model, of) in _ENTRIES.items():
        texts[f"{FOLDER}/{name}.json"] = _text(model.model_json_schema(), of)
    for name, (model, of) in _LISTS.items():
        entry = model.model_json_schema(ref_template="#/$defs/{model}")
        parts = {**entry.pop("$defs", {}), model.__name__: entry}
        whole = {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}, "$defs": parts}
        texts[f"{FOLDER}/{name}.json"] = _text(whole, of)
    return texts


def _text(schema: dict[str, Any], of: str) -> str:
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Of {of}. Written by `make schema` from hooks/hechtwijzer/model.py; do not edit.",
    }
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def plan_schemas() -> Plan:
    """Return the plan that writes every schema."""
    texts = schemas()
    return Plan(texts, steps=tuple(texts))
