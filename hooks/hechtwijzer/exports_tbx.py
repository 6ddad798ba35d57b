"""The glossary for translators' tools: TBX-Basic (ISO 30042:2019), style DCA.

Categories and the levels they may stand at follow the TBX-Basic dialect of LTAC/TerminOrgs. Inflected
forms and words that only help finding have no place in it and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from . import LANGUAGES
from .exports_records import LICENCE, VERSION, concept_url, concepts
from .link import is_abbreviation
from .model import Concept, Term
from .references import short_name
from .site import Site

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "xml:lang"
_PARTS_OF_SPEECH = {"werkwoord": "verb", "verb": "verb", "bijvoeglijk naamwoord": "adjective",
                    "adjective": "adjective", "afkorting": "noun", "abbreviation": "noun",
                    "zelfstandig naamwoord": "noun", "noun": "noun", "uitdrukking": "other", "phrase": "other"}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_tbx(site: Site, base: str) -> str:
    """Return the whole glossary, an entry for each concept with a section for each language."""
    t = site.strings[LANGUAGES[0]].__getitem__
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", _LANG: LANGUAGES[0], "xmlns": NAMESPACE})
    description = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    _text(SubElement(description, "titleStmt"), "title", f"{t('site.name')}: {t('glossary.title')}")
    _text(SubElement(description, "publicationStmt"), "p", LICENCE)
    _text(SubElement(description, "sourceDesc"), "p", f"{t('site.name')}, v{VERSION}")
    body = SubElement(SubElement(root, "text"), "body")
    for concept in concepts(site):
        _entry(SubElement(body, "conceptEntry", {"id": _xml_id(concept.id)}), site, base, concept)
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _entry(entry: Element, site: Site, base: str, concept: Concept) -> None:
    _text(entry, "descrip", concept.theme, type="subjectField")
    change = SubElement(entry, "transacGrp")
    _text(change, "transac", "modification", type="transactionType")
    _text(change, "date", concept.reviewed.isoformat())
    for other in dict.fromkeys((*concept.broader, *concept.related, *concept.contrasts)):
        if other in site.concepts:
            _text(entry, "ref", site.concepts[other].text(LANGUAGES[0]).term, type="crossReference",
                  target=_xml_id(other))
    if base.startswith(("http://", "https://")):  # the format takes no relative address
        for lang in LANGUAGES:
            _text(entry, "xref", concept.text(lang).term, type="externalCrossReference",
                  target=concept_url(base, lang, concept.id))
    for lang in LANGUAGES:
        section = SubElement(entry, "langSec", {_LANG: lang})
        text = concept.text(lang)
        group = SubElement(section, "descripGrp")
        _text(group, "descrip", text.definition, type="definition")
        for key in concept.refs:
            if key in site.references:
                _text(group, "admin", short_name(site.references[key], lang), type="source")
        for note in (text.example, text.confused):
            if note:
                _text(section, "note", note)
        for word, status in _words(text):
            term = SubElement(section, "termSec")
            _text(term, "term", word)
            _text(term, "termNote", _part_of_speech(concept, lang), type="partOfSpeech")
            _text(term, "termNote", f"{status}Term-admn-sts", type="administrativeStatus")
            _text(term, "termNote", "abbreviation" if is_abbreviation(word) else "fullForm", type="termType")


def _words(text: Term) -> Iterator[tuple[str, str]]:
    yield text.term, "preferred"
    yield from ((word, "admitted") for word in dict.fromkeys(text.synonyms) if word != text.term)


def _part_of_speech(concept: Concept, lang: str) -> str:
    """Return the part of speech, from the other language where this one does not say."""
    for text in (concept.text(lang), concept.text(LANGUAGES[0])):
        if text.article:
            return "noun"
        if text.word_class in _PARTS_OF_SPEECH:
            return _PARTS_OF_SPEECH[text.word_class]
    return "other"


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    """Add an element with `text`; characters that XML 1.0 cannot hold are left out."""
    SubElement(parent, tag, attributes).text = _NO_XML.sub("", text)


def _xml_id(concept_id: str) -> str:
    """Return an XML name for a concept: ids may start with a digit, names may not."""
    return f"c-{concept_id}"
