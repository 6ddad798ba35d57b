"""The interface strings that a custom element gets along."""

from __future__ import annotations

import json

from .build import Build


def strings_json(build: Build, lang: str, groups: tuple[str, ...]) -> str:
    """Return the interface strings of `groups` as a JSON object for a `data-strings` attribute.

    The group `data` also names every exercise and, of those that can be kept, their fields and options
    (`data.title.<id>`, `data.field.<id>.<field>`, `data.option.<id>.<field>.<option>`): what is kept on a
    device holds ids only.
    """
    found = {
        key: text for key, text in build.site.strings[lang].items() if key.partition(".")[0] in groups
    }
    if "data" in groups:
        for exercise in build.site.exercises.values():
            found[f"data.title.{exercise.id}"] = exercise.text(lang).title
            for field in exercise.text(lang).fields:
                if field.kind == "place":
                    continue
                found[f"data.field.{exercise.id}.{field.id}"] = field.label
                for option, words in field.options.items():
                    found[f"data.option.{exercise.id}.{field.id}.{option}"] = words
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
