"""The glossary as a SKOS thesaurus, in Turtle.

SKOS: https://www.w3.org/TR/skos-reference/ (2009). Kept here: the three kinds of label of a concept
do not overlap (S13), there is one preferred label in each language (S14), and concepts that stand
above each other are not `skos:related` as well (S27). Written as text, so that a build does not
need a library for it; the tests read it back with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import LANGUAGES, addresses
from .exports_records import LICENCE, VERSION, absolute, concept_url, concepts, narrower
from .model import Concept
from .site import Site

_PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
Statement = tuple[str, list[str]]


def as_turtle(site: Site, base: str) -> str:
    """Return the whole glossary, a scheme and its concepts, in both languages."""
    scheme = absolute(base, LANGUAGES[0], addresses.GLOSSARY)
    below, related = narrower(site), _related(site)
    parts = ["\n".join(f"@prefix {name}: <{url}> ." for name, url in _PREFIXES.items()),
             _block(scheme, _scheme(site, base))]
    for concept in concepts(site):
        statements = _concept(site, base, scheme, concept, below[concept.id], related[concept.id])
        parts.append(_block(concept_url(base, LANGUAGES[0], concept.id), statements))
    return "\n\n".join(parts) + "\n"


def _scheme(site: Site, base: str) -> Iterator[Statement]:
    yield "a", ["skos:ConceptScheme"]
    yield "dct:title", [_literal(f"{site.strings[lang]['site.name']}: {site.strings[lang]['glossary.title']}", lang)
                        for lang in LANGUAGES]
    yield "dct:description", [_literal(site.strings[lang]["glossary.description"], lang) for lang in LANGUAGES]
    yield "dct:license", [_iri(LICENCE)]
    yield "owl:versionInfo", [_literal(str(VERSION))]
    yield "skos:hasTopConcept", _concept_iris(base, (c.id for c in concepts(site) if not c.broader))


def _concept(
    site: Site, base: str, scheme: str, concept: Concept, below: Iterable[str], related: Iterable[str]
) -> Iterator[Statement]:
    yield "a", ["skos:Concept"]
    yield "skos:inScheme", [_iri(scheme)]
    if not concept.broader:
        yield "skos:topConceptOf", [_iri(scheme)]
    yield "skos:notation", [_literal(concept.id)]
    labels = {lang: _labels(concept, lang) for lang in LANGUAGES}
    for place, name in enumerate(("prefLabel", "altLabel", "hiddenLabel")):
        yield f"skos:{name}", [_literal(word, lang) for lang in LANGUAGES for word in labels[lang][place]]
    for field, name in (("definition", "definition"), ("example", "example"), ("confused", "scopeNote")):
        texts = ((getattr(concept.text(lang), field), lang) for lang in LANGUAGES)
        yield f"skos:{name}", [_literal(text, lang) for text, lang in texts if text]
    yield "skos:broader", _concept_iris(base, (i for i in concept.broader if i in site.concepts))
    yield "skos:narrower", _concept_iris(base, below)
    yield "skos:related", _concept_iris(base, related)
    yield "rdfs:seeAlso", _concept_iris(base, (i for i in concept.contrasts if i in site.concepts))
    bibliography = absolute(base, LANGUAGES[0], addresses.BIBLIOGRAPHY)
    yield "dct:source", [_iri(f"{bibliography}#{key}") for key in concept.refs if key in site.references]
    yield "dc:subject", [_literal(concept.theme)]
    yield "dct:modified", [f'"{concept.reviewed.isoformat()}"^^xsd:date']


def _labels(concept: Concept, lang: str) -> tuple[list[str], list[str], list[str]]:
    """Return preferred, alternative and hidden labels; a word is in the first of them that claims it.

    Inflected forms and words that only help finding are hidden: for searching, not for showing.
    """
    text = concept.text(lang)
    alternative = [word for word in dict.fromkeys(text.synonyms) if word != text.term]
    shown = {text.term, *alternative}
    hidden = [word for word in dict.fromkeys((*text.forms, *text.find)) if word not in shown]
    return [text.term], alternative, hidden


def _related(site: Site) -> dict[str, list[str]]:
    """Return the related concepts of each concept, both ways, without those above or below it."""
    above = {key: _above(site, key) for key in site.concepts}
    pairs: dict[str, set[str]] = {key: set() for key in site.concepts}
    for concept in site.concepts.values():
        for other in concept.related:
            if other in above and other != concept.id and other not in above[concept.id] \
                    and concept.id not in above[other]:
                pairs[concept.id].add(other)
                pairs[other].add(concept.id)
    return {key: sorted(ids) for key, ids in pairs.items()}


def _above(site: Site, concept_id: str) -> set[str]:
    found: set[str] = set()
    todo = [concept_id]
    while todo:
        for other in site.concepts[todo.pop()].broader:
            if other in site.concepts and other not in found:
                found.add(other)
                todo.append(other)
    return found


def _concept_iris(base: str, ids: Iterable[str]) -> list[str]:
    return [_iri(concept_url(base, LANGUAGES[0], concept_id)) for concept_id in ids]


def _block(subject: str, statements: Iterable[Statement]) -> str:
    lines = [f"    {name} {', '.join(values)}" for name, values in statements if values]
    return f"{_iri(subject)}\n" + " ;\n".join(lines) + " ."


def _iri(address: str) -> str:
    """Return an address as Turtle writes it; characters it may not contain are percent-encoded."""
    return "<" + re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda m: f"%{ord(m[0]):02X}", address) + ">"


def _literal(text: str, lang: str = "") -> str:
    """Return a string literal, marked as being in language `lang` when one is given."""
    escaped = re.sub(r'[\\"\x00-\x1f\x7f]', lambda m: _ESCAPES.get(m[0], f"\\u{ord(m[0]):04X}"), text)
    return f'"{escaped}"' + (f"@{lang}" if lang else "")
