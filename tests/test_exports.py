"""The exports of the glossary, each read back by a library that knows its format."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from pathlib import Path
from urllib.parse import urldefrag
from xml.etree import ElementTree

import pytest
import rdflib
from building import ROOT, real_site
from hechtwijzer import LANGUAGES, exports
from hechtwijzer.build import Build
from hechtwijzer.exports_records import FIELDS, FOLDER, base_address
from hechtwijzer.exports_text import CSV_FIELDS
from hechtwijzer.load import load
from hechtwijzer.site import Site
from markup import Document
from minisite import make_minisite
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

BASE = "https://hechtwijzer.example/"
SITE = real_site()
IDS = sorted(SITE.concepts)
PUBLISHED = {
    "begrippen.nl.json", "begrippen.en.json", "begrippen.csv", "begrippen.ttl", "begrippen.tbx",
    "begrippen.nl.anki.txt", "begrippen.en.anki.txt",
}
"""Names others rely on: never take one away."""


@pytest.fixture(scope="module")
def data(built_site: Path) -> Path:
    return built_site / "data/v1"


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    return make_minisite(tmp_path / "mini")


def exported(root: Path, folder: Path, site_url: str | None = BASE) -> dict[str, str]:
    site, problems = load(root)
    assert [p for p in problems if p.level == "error"] == []
    exports.write(Build(site), folder, site_url)
    return {file.name: file.read_bytes().decode("utf-8") for file in (folder / FOLDER).iterdir()}


# What is published, and where


def test_every_published_file_is_there_and_described(data):
    files = {file.name for file in data.iterdir()}
    assert files >= PUBLISHED
    assert files - PUBLISHED == {"README.txt"}
    description = (data / "README.txt").read_text("utf-8")
    for name in files - {"README.txt"}:
        assert f"/data/v1/{name}" in description
    assert (ROOT / "DATA.md").read_text("utf-8") == description


def test_every_field_is_described():
    described = set(re.findall(r"^\| `(\w+)`", (ROOT / "DATA.md").read_text("utf-8"), re.MULTILINE))
    assert described == {*FIELDS, "language"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_glossary_page_offers_them_in_both_languages(built_site, lang):
    page = built_site / ("" if lang == "nl" else lang) / "begrippen"
    document = Document((page / "index.html").read_text("utf-8"))
    assert "downloads" in document.ids()
    offered = [link for link in document.anchors() if FOLDER in link]
    targets = {(page / link).resolve() for link in offered}
    assert targets == {(built_site / FOLDER / name).resolve() for name in (*PUBLISHED, "README.txt")}
    assert all(target.is_file() for target in targets)


def test_the_same_files_give_the_same_exports_in_any_order(mini, tmp_path):
    site, _ = load(mini)
    backwards = Site(**{**vars(site), "concepts": dict(reversed(site.concepts.items()))})
    for name, (export, _) in exports.FILES.items():
        assert export(site, BASE) == export(backwards, BASE), name


@pytest.mark.parametrize(("site_url", "base"), [
    ("https://a.example/x/", "https://a.example/x/"), ("https://a.example/x", "https://a.example/x/"),
    ("", "../../"), (None, "../../"),
])
def test_addresses_build_on_that_of_the_site(mini, tmp_path, site_url, base):
    assert base_address(site_url) == base
    texts = exported(mini, tmp_path / "out", site_url)
    assert json.loads(texts["begrippen.en.json"])["concepts"][0]["url"] == f"{base}en/begrippen/veilige-basis/"
    assert f"<{base}begrippen/veilige-basis/>" in texts["begrippen.ttl"]
    assert ("externalCrossReference" in texts["begrippen.tbx"]) == bool(site_url)


# JSON


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_holds_every_field_of_every_concept(data, lang):
    whole = json.loads((data / f"begrippen.{lang}.json").read_text("utf-8"))
    assert (whole["version"], whole["language"]) == (1, lang)
    assert whole["licence"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert [concept["id"] for concept in whole["concepts"]] == IDS
    for concept in whole["concepts"]:
        source = SITE.concepts[concept["id"]]
        text = source.text(lang)
        assert tuple(concept) == FIELDS
        for field in ("term", "article", "word_class", "definition", "example", "confused"):
            assert concept[field] == getattr(text, field)
        for field in ("synonyms", "forms", "find"):
            assert concept[field] == list(getattr(text, field))
        for field in ("broader", "related", "contrasts", "refs"):
            assert concept[field] == list(getattr(source, field))
        assert concept["narrower"] == [i for i in IDS if concept["id"] in SITE.concepts[i].broader]
        assert datetime.date.fromisoformat(concept["reviewed"]) == source.reviewed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_explains_every_source_it_names(data, lang):
    whole = json.loads((data / f"begrippen.{lang}.json").read_text("utf-8"))
    assert set(whole["sources"]) == {key for concept in whole["concepts"] for key in concept["refs"]}
    assert all(source["title"] for source in whole["sources"].values())


def test_addresses_in_the_exports_lead_to_pages(data, built_site):
    for lang in LANGUAGES:
        for concept in json.loads((data / f"begrippen.{lang}.json").read_text("utf-8"))["concepts"]:
            assert (built_site / concept["url"].removeprefix(BASE) / "index.html").is_file()


# CSV


def test_csv_has_a_row_for_each_concept_and_language(data):
    raw = (data / "begrippen.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # without it a spreadsheet takes é for Ã©
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    assert tuple(rows[0]) == CSV_FIELDS
    assert [(row["id"], row["language"]) for row in rows] == [(i, lang) for i in IDS for lang in LANGUAGES]
    for row in rows:
        text = SITE.concepts[row["id"]].text(row["language"])
        assert row["definition"] == text.definition
        assert [item for item in row["synonyms"].split("|") if item] == list(text.synonyms)
        assert None not in row.values()


def test_csv_never_holds_what_a_spreadsheet_would_run(mini, tmp_path):
    file = mini / "docs/data/glossary/veilige-haven.yml"
    text = file.read_text("utf-8").replace('definition: "Een', 'definition: "=HYPERLINK(1) Een')
    file.write_text(text.replace("forms: [veilige havens]", 'forms: ["-2 havens", "a|b"]'), "utf-8")
    table = exported(mini, tmp_path)["begrippen.csv"].removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert rows[2]["definition"].startswith("'=HYPERLINK(1)")
    assert rows[2]["forms"] == "'-2 havens|a/b"


# SKOS


@pytest.fixture(scope="module")
def graph(data: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(data / "begrippen.ttl", format="turtle")


def uri(concept_id: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"{BASE}begrippen/{concept_id}/")


SCHEME = rdflib.URIRef(f"{BASE}begrippen/")


def test_skos_has_every_concept_once_under_its_own_address(graph):
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {uri(i) for i in IDS}
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [SCHEME]
    assert set(graph.subjects(SKOS.inScheme, SCHEME)) == {uri(i) for i in IDS}
    assert len({str(n) for n in graph.objects(predicate=SKOS.notation)}) == len(IDS)
    assert str(graph.value(SCHEME, OWL.versionInfo)) == "1"
    assert graph.value(SCHEME, DCTERMS.license)
    assert {title.language for title in graph.objects(SCHEME, DCTERMS.title)} == set(LANGUAGES)


def test_skos_labels_are_those_of_the_glossary(graph):
    for concept_id in IDS:
        for lang in LANGUAGES:
            text = SITE.concepts[concept_id].text(lang)
            labels = {kind: {str(word) for word in graph.objects(uri(concept_id), SKOS[kind]) if word.language == lang}
                      for kind in ("prefLabel", "altLabel", "hiddenLabel", "definition", "example")}
            assert labels["prefLabel"] == {text.term}
            assert labels["altLabel"] == set(text.synonyms) - {text.term}
            assert labels["hiddenLabel"] == {*text.forms, *text.find} - {text.term, *text.synonyms}
            assert labels["definition"] == {text.definition}
            assert labels["example"] == ({text.example} if text.example else set())


def test_every_text_in_skos_has_a_language(graph):
    texts = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.example, SKOS.scopeNote,
             DCTERMS.title, DCTERMS.description)
    assert {text.language for kind in texts for text in graph.objects(predicate=kind)} == set(LANGUAGES)


def skos_faults(graph: rdflib.Graph) -> list[str]:
    """Return breaches of the integrity conditions of the SKOS reference (S9, S13, S14, S27), and dead ends."""
    found = []
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    found += [f"S9 {concept}" for concept in concepts & schemes]
    for concept in concepts:
        labels = [set(graph.objects(concept, kind)) for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)]
        for one, other in ((0, 1), (0, 2), (1, 2)):
            found += [f"S13 {concept} {word}" for word in labels[one] & labels[other]]
        if len({word.language for word in labels[0]}) != len(labels[0]):
            found.append(f"S14 {concept}")
        above = set(graph.transitive_objects(concept, SKOS.broader)) - {concept}
        found += [f"S27 {concept} {other}" for other in graph.objects(concept, SKOS.related) if other in above]
    for kind in (SKOS.broader, SKOS.narrower, SKOS.related, RDFS.seeAlso):
        found += [f"dead end {kind} {other}" for other in graph.objects(predicate=kind) if other not in concepts]
    return found


def test_skos_keeps_its_integrity_conditions(graph):
    assert skos_faults(graph) == []


@pytest.mark.parametrize(("turtle", "fault"), [
    ("<a> a skos:Concept, skos:ConceptScheme .", "S9"),
    ('<a> a skos:Concept ; skos:prefLabel "x"@nl ; skos:hiddenLabel "x"@nl .', "S13"),
    ('<a> a skos:Concept ; skos:prefLabel "x"@nl, "y"@nl .', "S14"),
    ("<a> a skos:Concept ; skos:broader <b> . <b> a skos:Concept ; skos:broader <c> . "
     "<c> a skos:Concept ; skos:related <a> . <a> skos:related <c> .", "S27"),
    ("<a> a skos:Concept ; skos:related <b> .", "dead end"),
])
def test_planted_breaches_of_skos_are_seen(turtle, fault):
    graph = rdflib.Graph().parse(data=f"@prefix skos: <{SKOS}> . {turtle}", format="turtle", publicID=BASE)
    assert any(line.startswith(fault) for line in skos_faults(graph))


def test_skos_relations_go_both_ways(graph):
    assert set(graph.subject_objects(SKOS.narrower)) == {(o, s) for s, o in graph.subject_objects(SKOS.broader)}
    related = set(graph.subject_objects(SKOS.related))
    assert related == {(o, s) for s, o in related}
    assert len(list(graph.subject_objects(SKOS.broader))) == sum(len(c.broader) for c in SITE.concepts.values())
    tops = {uri(i) for i in IDS if not SITE.concepts[i].broader}
    assert set(graph.objects(SCHEME, SKOS.hasTopConcept)) == tops == set(graph.subjects(SKOS.topConceptOf, SCHEME))


def test_skos_returns_a_relation_that_only_one_file_names(mini, tmp_path):
    file = mini / "docs/data/glossary/veilige-haven.yml"
    text = file.read_text("utf-8")
    assert "related: [veilige-basis]" in text
    file.write_text(text.replace("related: [veilige-basis]", "related: []"), "utf-8")
    graph = rdflib.Graph().parse(data=exported(mini, tmp_path)["begrippen.ttl"], format="turtle")
    one, other = uri("veilige-basis"), uri("veilige-haven")
    assert set(graph.subject_objects(SKOS.related)) == {(one, other), (other, one)}


def test_skos_leaves_out_related_where_one_stands_above_the_other(mini, tmp_path):
    file = mini / "docs/data/glossary/veilige-basis.yml"
    file.write_text(file.read_text("utf-8").replace("related:", "broader: [veilige-haven]\nrelated:"), "utf-8")
    graph = rdflib.Graph().parse(data=exported(mini, tmp_path)["begrippen.ttl"], format="turtle")
    assert list(graph.subject_objects(SKOS.related)) == []
    assert list(graph.subject_objects(SKOS.broader)) == [(uri("veilige-basis"), uri("veilige-haven"))]


def test_sources_in_skos_lead_to_the_bibliography(graph, built_site):
    ids = Document((built_site / "over/bronnen/index.html").read_text("utf-8")).ids()
    sources = set(graph.objects(predicate=DCTERMS.source))
    assert sources
    for source in sources:
        page, fragment = urldefrag(str(source))
        assert page == f"{BASE}over/bronnen/"
        assert fragment in ids


@pytest.mark.parametrize("text", [
    'met "aanhalingstekens"', "een \\ streep", "twee\nregels", "tab\t", "é 🙂 ‘x’ \u200f", "\x01",
])
def test_any_text_survives_turtle(mini, tmp_path, text):
    site, _ = load(mini)
    concept = site.concepts["veilige-haven"]
    changed = concept.model_copy(update={"nl": concept.nl.model_copy(update={"definition": text})})
    turtle = exports.FILES["begrippen.ttl"][0](Site(**{**vars(site), "concepts": {"veilige-haven": changed}}), BASE)
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    assert rdflib.Literal(text, lang="nl") in set(graph.objects(uri("veilige-haven"), SKOS.definition))


# TBX-Basic

TBX = "{urn:iso:std:iso:30042:ed-2}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CHILDREN = {
    "tbx": "tbxHeader text", "tbxHeader": "fileDesc", "fileDesc": "titleStmt publicationStmt sourceDesc",
    "titleStmt": "title", "publicationStmt": "p", "sourceDesc": "p", "text": "body", "body": "conceptEntry",
    "conceptEntry": "descrip transacGrp ref xref langSec", "transacGrp": "transac date",
    "langSec": "descripGrp note termSec", "descripGrp": "descrip admin", "termSec": "term termNote",
}
"""Which elements may stand in which, in this order: the part of the core structure of TBX that we use."""
TYPES = {
    ("conceptEntry", "descrip"): {"subjectField"}, ("descripGrp", "descrip"): {"definition"},
    ("descripGrp", "admin"): {"source"}, ("conceptEntry", "ref"): {"crossReference"},
    ("conceptEntry", "xref"): {"externalCrossReference"}, ("transacGrp", "transac"): {"transactionType"},
    ("termSec", "termNote"): {"partOfSpeech", "administrativeStatus", "termType"},
}
"""The data categories of TBX-Basic, by the level they may stand at."""
VALUES = {
    "partOfSpeech": {"adjective", "noun", "other", "verb", "adverb"},
    "administrativeStatus": {"preferredTerm-admn-sts", "admittedTerm-admn-sts"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
    "transactionType": {"origination", "modification"},
}


def tbx_faults(root: ElementTree.Element) -> list[str]:
    """Return what in a TBX file is not of the dialect TBX-Basic, style DCA."""
    found = []
    if (root.tag, root.get("type"), root.get("style")) != (f"{TBX}tbx", "TBX-Basic", "dca") or not root.get(XML_LANG):
        found.append("root")
    ids = [entry.get("id", "") for entry in root.iter(f"{TBX}conceptEntry")]
    found += [f"id {i}" for i in ids if ids.count(i) > 1 or not re.fullmatch(r"[A-Za-z_][\w.-]*", i)]
    for parent in root.iter():
        name = parent.tag.removeprefix(TBX)
        allowed = CHILDREN.get(name, "").split()
        places = []
        for child in parent:
            tag = child.tag.removeprefix(TBX)
            if tag not in allowed:
                found.append(f"{name}/{tag}")
                continue
            places.append(allowed.index(tag))
            types = TYPES.get((name, tag))
            if types is not None and child.get("type") not in types:
                found.append(f"{name}/{tag}@{child.get('type')}")
            values = VALUES.get(child.get("type", ""))
            if values is not None and child.text not in values:
                found.append(f"{child.get('type')}={child.text}")
            if tag == "ref" and child.get("target") not in ids:
                found.append(f"ref {child.get('target')}")
            if tag == "xref" and not re.match("https?://", child.get("target", "")):
                found.append(f"xref {child.get('target')}")
            if tag == "langSec" and child.get(XML_LANG) not in LANGUAGES:
                found.append("langSec")
            if not len(child) and not (child.text or "").strip():
                found.append(f"{name}/{tag} empty")
        if places != sorted(places):
            found.append(f"order in {name}")
        if name == "langSec" and f"{TBX}termSec" not in {child.tag for child in parent}:
            found.append("langSec without terms")
    return found


def test_tbx_is_of_the_dialect(data):
    assert tbx_faults(ElementTree.parse(data / "begrippen.tbx").getroot()) == []


@pytest.mark.parametrize(("old", "new", "fault"), [
    ('type="TBX-Basic"', 'type="TBX-Min"', "root"),
    ("<note>", "<opmerking>", "langSec/opmerking"),
    (">noun<", ">substantief<", "partOfSpeech=substantief"),
    ('type="definition"', 'type="context"', "descripGrp/descrip@context"),
    ('target="c-veilige-haven"', 'target="c-weg"', "ref c-weg"),
    ('target="https:', 'target="ftp:', "xref"),
    ('id="c-veilige-haven"', 'id="4"', "id 4"),
    ("<term>veilige havens</term>", "<term></term>", "termSec/term empty"),
])
def test_planted_faults_in_tbx_are_seen(mini, tmp_path, old, new, fault):
    file = mini / "docs/data/glossary/veilige-haven.yml"
    file.write_text(file.read_text("utf-8").replace("term: veilige haven", "term: veilige havens"), "utf-8")
    text = exported(mini, tmp_path)["begrippen.tbx"]
    assert tbx_faults(ElementTree.fromstring(text)) == []
    assert old in text
    planted = text.replace(old, new).replace("</note>", "</opmerking>" if "opmerking" in new else "</note>")
    assert any(found.startswith(fault) for found in tbx_faults(ElementTree.fromstring(planted)))


def test_tbx_holds_every_term_and_synonym(data):
    entries = {e.get("id"): e for e in ElementTree.parse(data / "begrippen.tbx").getroot().iter(f"{TBX}conceptEntry")}
    assert sorted(entries) == sorted(f"c-{i}" for i in IDS)
    for concept_id in IDS:
        sections = {s.get(XML_LANG): s for s in entries[f"c-{concept_id}"].iter(f"{TBX}langSec")}
        for lang in LANGUAGES:
            text = SITE.concepts[concept_id].text(lang)
            words = [term.text for term in sections[lang].iter(f"{TBX}term")]
            assert words == list(dict.fromkeys((text.term, *text.synonyms)))
            assert sections[lang].find(f"{TBX}descripGrp/{TBX}descrip").text == text.definition


# Anki


def cards(text: str) -> tuple[dict[str, str], list[list[str]]]:
    """Read an Anki text file as Anki does: headers, then rows of the named columns."""
    lines = text.split("\n")
    count = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    header = dict(line[1:].split(":", 1) for line in lines[:count])
    separator = {"tab": "\t"}[header["separator"]]
    return header, list(csv.reader(io.StringIO("\n".join(lines[count:]), newline=""), delimiter=separator, strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_anki_has_a_card_for_every_concept(data, lang):
    header, rows = cards((data / f"begrippen.{lang}.anki.txt").read_text("utf-8"))
    assert header["html"] == "true"
    assert header["deck"].startswith("Hechtwijzer::")
    assert header["columns"].split("\t") == ["guid", "Front", "Back", "Tags"]
    assert (header["guid column"], header["tags column"]) == ("1", "4")
    assert [row[0] for row in rows] == [f"hechtwijzer-{lang}-{i}" for i in IDS]
    for concept_id, row in zip(IDS, rows, strict=True):
        assert len(row) == 4
        back = ElementTree.fromstring(f"<p>{row[2].replace('<br>', '<br/>')}</p>")
        text = SITE.concepts[concept_id].text(lang)
        assert "".join(back.itertext()).startswith(text.definition)
        assert back.find("a").get("href").startswith(BASE)
        assert row[3] == f"hechtwijzer::{SITE.concepts[concept_id].theme}"


def test_anki_shows_signs_as_text_and_keeps_a_card_on_one_line(mini, tmp_path):
    file = mini / "docs/data/glossary/veilige-haven.yml"
    harder = '"<b>Een</b> \\"haven\\"\\tvan\\ntroost &'
    file.write_text(file.read_text("utf-8").replace('"Een veilige haven', harder), "utf-8")
    _, rows = cards(exported(mini, tmp_path)["begrippen.nl.anki.txt"])
    assert len(rows) == 2
    assert rows[1][2].startswith("&lt;b&gt;Een&lt;/b&gt; &quot;haven&quot; van<br>troost &amp; is iemand")
