"""The JSON Schemas: current, deterministic, and true of the data they describe."""

import json
from pathlib import Path

import pytest
from hechtwijzer.schema import schemas

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", schemas())
def test_schemas_are_current(name):
    file = ROOT / name
    assert file.exists(), "run `make schema`"
    assert file.read_text("utf-8") == schemas()[name], "run `make schema`"


def test_nothing_else_lies_beside_them():
    found = {f.relative_to(ROOT).as_posix() for f in (ROOT / "docs/data/schema").iterdir()}
    assert found == set(schemas())


@pytest.mark.parametrize("text", schemas().values(), ids=schemas().keys())
def test_every_reference_resolves(text):
    schema = json.loads(text)

    def walk(node):
        if isinstance(node, dict):
            if "$ref" in node:
                prefix, _, name = node["$ref"].rpartition("/")
                assert prefix == "#/$defs"
                assert name in schema["$defs"]
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(schema)


def test_unknown_keys_are_refused_and_required_ones_asked():
    concept = json.loads(schemas()["docs/data/schema/concept.json"])
    assert concept["additionalProperties"] is False
    assert {"id", "theme", "reviewed", "nl", "en"} <= set(concept["required"])
    helpline = json.loads(schemas()["docs/data/schema/helplines.json"])
    assert helpline["type"] == "array"
    assert "for" in helpline["$defs"]["HelplineText"]["properties"]
