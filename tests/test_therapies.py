"""Therapies: the comparison and the facts boxes say what the data file says, safely and in place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from building import real_site
from hechtwijzer import LANGUAGES, addresses, therapies
from hechtwijzer.build import Build
from hechtwijzer.check import check
from hechtwijzer.extension import HechtwijzerExtension
from hechtwijzer.load import load
from markdown import Markdown
from markup import Document
from minisite import make_minisite

SITE = real_site()
PAGE = "docs/{lang}/stijlen/angstig.md"
DATA = "docs/data/therapies.yml"

ROW = """- id: {id}
  page: /stijlen/angstig/
{more}  groups: [relaties, trauma]
  attachment: {attachment}
  problem: {problem}
  refs: [bowlby1988]
""" + "".join(f"""  {lang}:
    name: "{{name}} {lang}"
    what: "Wat {lang}."
    for_whom: "Voor wie {lang}."
    problem: "Klacht {lang}"
    aim: "Doel {lang}."
    guideline: "Richtlijn {lang}."
    length: "Duur {lang}."
    risks: "{{risks}}"
""" for lang in ("nl", "en"))


def rows(*entries: dict[str, str]) -> str:
    """Return a data file; each entry overrides what an ordinary row says."""
    usual = {"id": "een", "more": "", "attachment": "C", "problem": "A", "name": "Een", "risks": "Let op."}
    return "".join(ROW.format(**{**usual, **entry}) for entry in entries)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_minisite(tmp_path)


def html_of(root: Path, lang: str = "nl", path: str = "/stijlen/angstig/") -> str:
    """Return the article at `path` as a build makes it."""
    site, problems = load(root)
    assert [str(p) for p in problems] == []
    build = Build(site)
    build.begin(lang, path)
    converter = Markdown(extensions=["attr_list", "tables", "toc", HechtwijzerExtension(build)])
    return converter.convert(site.articles[lang, path].body)


def names(html: str) -> list[str]:
    """Return the titles of the facts boxes in `html`, in order."""
    return re.findall(r'class="hw-facts-title"[^>]*>([^<]*)<', html)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_facts_box_says_all_that_the_data_file_says(root, lang):
    (root / DATA).write_text(rows({}), "utf-8")
    html = html_of(root, lang)
    assert len(names(html)) == 1
    box = html[html.index('<div class="hw-facts"'):]
    box = box[: box.index("</dl>")]
    for words in (f"Een {lang}", f"Voor wie {lang}.", f"Doel {lang}.", f"Klacht {lang}", f"Richtlijn {lang}.",
                  f"Duur {lang}.", "Let op."):
        assert words in box
    assert re.findall(r'data-level="(\w)"', box) == ["C", "A"]
    assert 'over/bronnen/#bowlby1988">Bowlby (1988)</a>' in box
    assert box.count("<dt>") == box.count("<dd>") == 8


def test_facts_stand_below_the_summary_and_before_the_first_section(root):
    (root / DATA).write_text(rows({}), "utf-8")
    html = html_of(root)
    assert html.index("hw-brief") < html.index('class="hw-facts"') < html.index('id="herkennen"')


def test_facts_stand_below_a_caution_that_follows_the_summary(root):
    (root / DATA).write_text(rows({}), "utf-8")
    for lang in LANGUAGES:
        page = root / PAGE.format(lang=lang)
        page.write_text(page.read_text("utf-8").replace(
            "\n## Hoe", "\n/// caution | Vooraf\nTekst.\n///\n\n## Hoe", 1), "utf-8")
    html = html_of(root)
    assert html.index("Vooraf") < html.index('class="hw-facts"') < html.index('id="herkennen"')


def test_facts_with_a_section_stand_below_its_heading_and_several_keep_their_order(root):
    (root / DATA).write_text(rows(
        {"id": "een", "name": "Een"}, {"id": "twee", "name": "Twee", "more": "  section: herkennen\n"},
        {"id": "drie", "name": "Drie"}, {"id": "vier", "name": "Vier", "more": "  section: herkennen\n"}), "utf-8")
    html = html_of(root)
    assert [name.split(" ")[0] for name in names(html)] == ["Een", "Drie", "Twee", "Vier"]
    heading = html.index('id="herkennen"')
    assert html.index('id="feiten-drie"') < heading < html.index('id="feiten-twee"')
    assert html.index('id="feiten-vier"') < html.index("Samira wacht")


def test_a_page_without_rows_has_no_facts(root):
    assert names(html_of(root, path="/stijlen/veilig/")) == []


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "a' onclick='b", "&lt;b&gt; & <u>"])
def test_texts_of_the_data_file_are_text_and_never_markup(root, words):
    (root / DATA).write_text(rows({"name": words, "risks": words}), "utf-8")
    page = root / PAGE.format(lang="nl")
    page.write_text(page.read_text("utf-8") + "\n/// therapies\n///\n", "utf-8")
    document = Document(f"<main>{html_of(root)}</main>")
    assert not any(tag in ("script", "b", "u") for tag, _ in document.main)
    assert not any("onclick" in attributes for _, attributes in document.main)
    row = next(attributes for tag, attributes in document.main if attributes.get("id") == "therapie-een")
    assert row["data-name"] == f"{words} nl"


def test_a_row_of_the_comparison_carries_what_sorting_and_choosing_need(root):
    (root / DATA).write_text(rows({"problem": "null", "more": "  section: herkennen\n"}), "utf-8")
    page = root / PAGE.format(lang="nl")
    page.write_text(page.read_text("utf-8") + "\n/// therapies\n///\n", "utf-8")
    html = html_of(root)
    row = re.search(r'<tr id="therapie-een"[^>]*>', html)[0]
    assert 'data-groups="relaties trauma"' in row
    assert 'data-attachment="C"' in row
    assert "data-problem" not in row
    assert "niet apart beoordeeld" in html[html.index(row):]
    assert '<a href="#herkennen">Een nl</a>' in html


def test_only_groups_that_occur_can_be_chosen(root):
    (root / DATA).write_text(rows({}), "utf-8")
    site, _ = load(root)
    build = Build(site)
    html = therapies.table(build, build.begin("nl", "/"), "")
    select = re.search(r'<select id="therapie-group".*?</select>', html)[0]
    assert re.findall(r'value="([^"]*)"', select) == ["", "trauma", "relaties"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("page: /stijlen/angstig/", "page: /stijlen/anstig/", "there is no page /stijlen/anstig/. Did you mean "
                                                             "'/stijlen/angstig/'"),
        ("  groups:", "  section: herkenen\n  groups:", "/stijlen/angstig/ has no heading #herkenen. Did you mean "
                                                        "'herkennen'"),
        ("groups: [relaties, trauma]", "groups: [relatie]", "'relatie' is not one of"),
        ("groups: [relaties, trauma]", "groups: []", "groups"),
        ("attachment: C", "attachment: F", "'F' is not one of"),
    ],
)
def test_a_planted_mistake_is_named_with_a_way_out(root, old, new, said):
    (root / DATA).write_text(rows({}).replace(old, new, 1), "utf-8")
    site, problems = load(root)
    found = [str(p) for p in [*problems, *check(site)] if p.file == DATA and p.level == "error"]
    assert any(said in line for line in found), found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_therapy_has_its_facts_on_its_page_of_the_built_site(built_site, lang):
    for therapy in SITE.therapies:
        file = built_site / addresses.address(lang, therapy.page).strip("/") / "index.html"
        html = file.read_text("utf-8")
        assert html.count(f'id="feiten-{therapy.id}"') == 1, (lang, therapy.id)
    comparison = (built_site / addresses.address(lang, therapies.PATH).strip("/") / "index.html").read_text("utf-8")
    assert re.findall(r'<tr id="therapie-([\w-]+)"', comparison) == [therapy.id for therapy in SITE.therapies]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_evidence_label_of_the_built_site_is_explained_on_its_own_page(built_site, lang):
    """The card that opens on one tap, and the link for everybody else."""
    labels = 0
    for file in (built_site / addresses.address(lang, "/").strip("/")).rglob("index.html"):
        html = file.read_text("utf-8")
        used = set(re.findall(r'<a class="hw-evidence"[^>]*data-level="(\w)"', html))
        assert set(re.findall(r'<div data-level="(\w)">', html)) == used, file
        links = re.findall(r'<a class="hw-evidence" href="([^"]*)"', html)
        assert all(link.endswith("#bewijs") for link in links), file
        labels += len(links)
    assert labels > 100


def test_the_list_of_sources_names_the_pages_whose_facts_use_a_source(root):
    (root / DATA).write_text(rows({"more": ""}), "utf-8")
    page = root / PAGE.format(lang="nl")
    page.write_text(page.read_text("utf-8").replace("[@bowlby1988]", ""), "utf-8")
    site, _ = load(root)
    assert "/stijlen/angstig/" in Build(site).cited_by["bowlby1988"]
