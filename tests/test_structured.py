"""What pages say about themselves to machines: read as JSON-LD, held against schema.org."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from building import real_site
from hechtwijzer import LANGUAGES
from hechtwijzer.exports import FILES
from rdflib import namespace

BASE = "https://hechtwijzer.example/"
SITE = real_site()
IDS = sorted(SITE.concepts)

PROPERTIES = {
    "DefinedTerm": {"name", "alternateName", "description", "url", "termCode", "inDefinedTermSet"},
    "DefinedTermSet": {"name", "description", "url", "inLanguage", "dateModified", "license", "publisher", "encoding"},
    "MediaObject": {"contentUrl", "encodingFormat"},
    "Organization": {"name"},
    "Article": {"headline", "description", "inLanguage", "url", "dateModified", "license", "publisher"},
}
"""What schema.org lets these types say, as far as we say it. A DefinedTerm is no CreativeWork: no inLanguage."""


def vocabulary_faults(thing: dict[str, object]) -> list[str]:
    """Return properties and types in `thing` that schema.org does not know or does not give that type."""
    kind = str(thing["@type"])
    names = {name for name in thing if not name.startswith("@")}
    found = [f"{kind}.{name}" for name in names - PROPERTIES.get(kind, set())]
    found += [name for name in (kind, *names) if f"{namespace.SDO}{name}" not in namespace.SDO]
    for value in thing.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                found += vocabulary_faults(part)
    return found


def structured(page: Path) -> list[dict[str, object]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    return [json.loads(text) for text in found]


def test_structured_data_uses_the_vocabulary_of_schema_org(built_site):
    kinds = set()
    for page in built_site.rglob("index.html"):
        for thing in structured(page):
            kinds.add(thing["@type"])
            assert thing.pop("@context") == "https://schema.org"
            assert vocabulary_faults(thing) == [], page
    assert kinds == {"Article", "DefinedTerm", "DefinedTermSet"}


@pytest.mark.parametrize("thing", [
    {"@type": "DefinedTerm", "inLanguage": "nl"}, {"@type": "Begrip"}, {"@type": "Article", "kop": "x"},
    {"@type": "DefinedTerm", "inDefinedTermSet": {"@type": "DefinedTermSet", "taal": "nl"}},
])
def test_a_property_that_does_not_belong_is_seen(thing):
    assert vocabulary_faults(thing)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terms_and_their_set_name_each_other(built_site, lang):
    prefix = "" if lang == "nl" else f"{lang}/"
    (whole,) = structured(built_site / prefix / "begrippen/index.html")
    assert whole["@type"] == "DefinedTermSet"
    assert whole["inLanguage"] == lang
    assert {part["contentUrl"] for part in whole["encoding"]} == {f"{BASE}data/v1/{name}" for name in FILES}
    for concept_id in IDS[::20]:
        (term,) = structured(built_site / prefix / f"begrippen/{concept_id}/index.html")
        text = SITE.concepts[concept_id].text(lang)
        assert (term["name"], term["termCode"], term["description"]) == (text.term, concept_id, text.definition)
        assert term.get("alternateName", []) == list(text.synonyms)
        assert term["inDefinedTermSet"]["@id"] == whole["@id"] == f"{BASE}{prefix}begrippen/"
