"""Pictures, charts, neighbourhoods and the map: what the core writes, and what it refuses.

Drawn is judged in the browser tests; here the files, the figures and the links are.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from building import ROOT, real_site
from hechtwijzer import LANGUAGES, chart_specs, chart_svg, charts, concept_map, neighbourhood, pictures, text_fit
from hechtwijzer.build import Build
from hechtwijzer.chart_model import Chart, whole_hundred
from hechtwijzer.check import check
from hechtwijzer.load import load
from hechtwijzer.pages import sort_key
from hechtwijzer.site import Site
from hypothesis import given
from hypothesis import strategies as st
from minisite import make_minisite

CSS = "".join((ROOT / f"docs/assets/css/{name}.css").read_text("utf-8") for name in ("site", "pictures"))


@pytest.fixture(scope="module")
def site() -> Site:
    """The real content."""
    return real_site()


# ---- files ------------------------------------------------------------------------------------------------------

DRAWING = '<svg viewBox="0 0 320 100" xmlns="http://www.w3.org/2000/svg"><text font-size="15" x="9">{word}</text></svg>'
WORDS = """nl:
  description: "Een woord."
  caption: "Onderschrift."
  words: {word: hallo}
en:
  description: "A word."
  caption: "Caption."
  words: {word: hello}
"""
CHART = """kind: links
refs: [bowlby1988]
nl: {title: Titel, measured: een verband, whom: mensen, sure: redelijk, says: iets, says_not: alles}
en: {title: Title, measured: a link, whom: people, sure: fairly, says: something, says_not: everything}
rows:
  - {value: 0.2, before: 0.3, before_year: 1990, year: 2020, nl: {label: een}, en: {label: one}}
  - {value: 0.3, before: 0.3, before_year: 1990, year: 2020, nl: {label: twee}, en: {label: two}}
"""


def problems_with(folder: Path, files: dict[str, str]) -> set[str]:
    """Return the codes of all problems of a small site that has these pictures and charts."""
    root = make_minisite(folder)
    for name, text in files.items():
        file = root / "docs/data" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    loaded, problems = load(root)
    return {p.code for p in (*problems, *check(loaded)) if p.level == "error"}


def test_a_picture_and_a_chart_without_fault_are_accepted(tmp_path):
    files = {"pictures/a.svg": DRAWING, "pictures/a.yml": WORDS, "charts/b.yml": CHART}
    assert problems_with(tmp_path / "site", files) == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("a.svg", "</svg>", "", "picture-xml"),
        ("a.svg", 'viewBox="0 0 320 100" ', "", "picture-xml"),
        ("a.svg", 'x="9"', 'x="9" fill="#123456"', "picture-colour"),
        ("a.svg", 'x="9"', 'x="9" style="fill:red"', "picture-colour"),
        ("a.svg", "<text", "<script>alert(1)</script><text", "picture-tag"),
        ("a.svg", "<text", '<g onclick="alert(1)"/><text', "picture-tag"),
        ("a.svg", "<text", '<image href="https://elsewhere.example/a.png"/><text', "picture-tag"),
        ("a.svg", 'font-size="15"', 'font-size="12"', "picture-small"),
        ("a.svg", "{word}", "{wrd}", "picture-words"),
        ("a.yml", "{word: hello}", "{}", "picture-words"),
        ("a.yml", '  description: "A word."\n', "", "picture-words"),
        ("a.yml", "nl:", "kind: plane\nnl:", "picture-words"),
        ("a.yml", "nl:", "kind: loop\nnl:", "picture-words"),
        ("a.yml", "nl:", "kind: lop\nnl:", "unknown-value"),
        ("a.yml", "caption:", "captoin:", "unknown-key"),
        ("b.yml", "value: 0.2", "value: 2", "value-error"),
        ("b.yml", "before: 0.3, before_year: 1990, year: 2020, nl: {label: een}", "nl: {label: een}", "value-error"),
        ("b.yml", "before_year: 1990, year: 2020, nl: {label: een}", "nl: {label: een}", "value-error"),
        ("b.yml", "kind: links", "kind: hundred", "value-error"),
        ("b.yml", "says_not: everything", "", "missing"),
        ("b.yml", "bowlby1988", "bowlby1898", "unknown-source"),
    ],
)
def test_a_planted_fault_is_named(tmp_path, file, old, new, code):
    files = {"pictures/a.svg": DRAWING, "pictures/a.yml": WORDS, "charts/b.yml": CHART}
    name = next(name for name in files if name.endswith(file))
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
    assert code in problems_with(tmp_path / "site", files)


def test_shapes_without_words_and_steps_without_a_drawing_are_named(tmp_path):
    assert problems_with(tmp_path / "one", {"pictures/a.svg": DRAWING}) == {"missing-file"}
    lanes = "lanes: [{steps: [{title: een, text: iets}, {title: twee, text: iets}]}]"
    words = WORDS.replace("words: {word: hallo}", lanes).replace("words: {word: hello}", lanes)
    svg = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><symbol id="1-1" viewBox="0 0 9 9"/></svg>'
    files = {"pictures/a.svg": svg, "pictures/a.yml": "kind: route\n" + words}
    assert problems_with(tmp_path / "two", files) == {"picture-steps"}


@pytest.mark.parametrize(
    ("block", "code", "hint"),
    [
        ("/// picture | b", "unknown-picture", ""),
        ("/// chart | ouder-en-kint", "unknown-chart", "Did you mean 'ouder-en-kind'?"),
        ("/// chart | ouder-en-kind", "chart-uncited", ""),
    ],
)
def test_an_article_cannot_name_what_is_not_there_or_not_cited(tmp_path, block, code, hint):
    root = make_minisite(tmp_path / "site")
    (root / "docs/data/charts").mkdir()
    (root / "docs/data/charts/ouder-en-kind.yml").write_text(CHART.replace("bowlby1988", "ainsworth1978"), "utf-8")
    for lang in LANGUAGES:
        file = root / f"docs/{lang}/stijlen/angstig.md"
        file.write_text(file.read_text("utf-8").replace("/// scene", f"{block}\n///\n\n/// scene", 1), "utf-8")
    found = [p for p in check(load(root)[0]) if p.code == code]
    assert len(found) == 2
    assert all(hint in p.hint and p.line for p in found)


# ---- pages ------------------------------------------------------------------------------------------------------

def figures(html: str) -> list[str]:
    return re.findall(r'<figure class="hw-picture.*?</figure>', html, re.DOTALL)


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, str]:
    """Every built page that has a figure, by name."""
    texts = {f.relative_to(built_site).as_posix(): f.read_text("utf-8") for f in sorted(built_site.rglob("index.html"))}
    return {name: text for name, text in texts.items() if figures(text)}


def test_every_figure_says_what_it_shows(pages):
    assert len(pages) > 400  # every term page has its neighbourhood
    for name, html in pages.items():
        for figure in figures(html):
            drawings = [d for d in re.findall(r"<svg [^>]*>", figure) if 'aria-hidden="true"' not in d]
            assert len(drawings) == (0 if "hw-lanes" in figure else 1), name
            role = "group" if re.search(r"<svg[^>]*>.*<a .*</svg>", figure, re.DOTALL) else "img"
            for drawing in drawings:
                assert f'role="{role}"' in drawing, name
                assert re.search(r'aria-label="[^"]{12,}"', drawing), name
            assert "<figcaption>" in figure, name


def test_ids_are_unique_and_every_reference_finds_one(pages):
    for name, html in pages.items():
        ids = Counter(re.findall(r'\bid="([^"]+)"', html))
        assert [i for i, n in ids.items() if n > 1] == [], name
        for figure in figures(html):
            wanted = set(re.findall(r"url\(#([^)]+)\)", figure)) | set(re.findall(r'<use href="#([^"]+)"', figure))
            assert wanted <= set(ids), name


def test_no_figure_has_a_colour_or_a_style_of_its_own(pages):
    for name, html in pages.items():
        for figure in figures(html):
            assert not re.search(r'\bstyle=|<style|(?:fill|stroke|stop-color)="(?!none|url\()', figure), name


def test_every_token_class_of_a_figure_is_in_the_stylesheets(pages):
    used = {c for html in pages.values() for figure in figures(html)
            for group in re.findall(r'class="([^"]*)"', figure) for c in group.split() if re.match(r"[fsg]-", c)}
    assert len(used) > 15
    assert sorted(c for c in used if f".{c}{{" not in CSS) == []


def test_a_page_loads_what_it_uses_and_nothing_else(built_site):
    marks = {"css/pictures.css": 'class="hw-picture', "css/exercises.css": "hw-exercise|<hw-my-data"}
    marks |= {f"css/{file.name}": f"<{file.stem.replace('exercise', 'hw')}"
              for file in (ROOT / "docs/assets/css").glob("exercise-*.css")}
    wrong = []
    for file in sorted(built_site.rglob("index.html")):
        head, _, body = file.read_text("utf-8").partition("</head>")
        wrong += [f"{file.relative_to(built_site)}: {asset}" for asset, mark in marks.items()
                  if (asset in head) != bool(re.search(mark, body))]
        loaded = re.findall(r"assets/js/pages/([a-z.-]+)\.js", head)
        used = sorted(set(re.findall(r"<hw-([a-z-]+)", body)))
        if loaded != ([".".join(used)] if used else []):
            wrong.append(f"{file.relative_to(built_site)}: loads {loaded}, uses {used}")
    assert wrong == []


def test_colours_of_pictures_are_tokens_only():
    css = re.sub(r"/\*.*?\*/", "", (ROOT / "docs/assets/css/pictures.css").read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|\brgba?\(|\bhsla?\(", css) == []


def test_the_loop_is_complete_without_scripts_and_carries_its_caution(built_site):
    for prefix, help_link in (("", "../../hulp/"), ("en/", "../../hulp/")):
        html = (built_site / prefix / "stijlen/samenspel/index.html").read_text("utf-8")
        loop = next(f for f in figures(html) if "<hw-loop" in f)
        assert loop.count("<li ") == 4
        assert loop.count("hw-loop-exit") == 4
        caution = re.search(r'<span class="hw-picture-caution">.*?</span>', loop, re.DOTALL)
        assert caution
        assert f'href="{help_link}"' in caution[0]
        assert "<hw-loop" not in loop[caution.start() :]  # outside what a script hides


# ---- charts -----------------------------------------------------------------------------------------------------

def chart(site: Site, name: str) -> Chart:
    return charts._loaded(site.root / charts.FOLDER / f"{name}.yml", 0.0)


NAMES = charts.names(ROOT)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_drawing_and_the_table_give_the_same_figures(site, name, lang):
    data = chart(site, name)
    figure = charts.chart(Build(site), Build(site).begin(lang, "/theorie/cijfers/"), name)
    drawing, _, table = figure.partition("<details>")
    drawn = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", drawing))
    for row in data.rows:
        for value in filter(None, (row.value, row.before)):
            text = chart_specs.number(value, lang, data.kind)
            assert text in drawn
            assert f"<td>{text}" in table
    assert all(f"/over/bronnen/#{key}" in figure for key in data.refs)


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_are_one_chart(site, name):
    shapes = []
    for lang in LANGUAGES:
        svg = chart_svg.svg(chart_specs.spec(chart(site, name), lang))
        shapes.append(re.sub(r"<text[^>]*>[^<]*</text>", "", svg))
    assert shapes[0] == shapes[1]


def test_a_chart_is_the_same_in_another_process_and_small(site):
    spec = chart_specs.spec(chart(site, "kinderen-wereldwijd"), "nl")
    here = chart_svg.svg(spec)
    code = "import json, sys; from hechtwijzer.chart_svg import svg; sys.stdout.write(svg(json.loads(sys.argv[1])))"
    there = subprocess.run([sys.executable, "-c", code, json.dumps(spec)], capture_output=True, text=True, check=True,
                           env={"PYTHONPATH": str(ROOT / "hooks"), "PATH": "", "LC_ALL": "C.UTF-8"})
    assert there.stdout == here
    assert len(gzip.compress(here.encode())) < 2000


def test_a_kept_chart_is_the_drawn_one(site, tmp_path):
    spec = chart_specs.spec(chart(site, "ouder-en-kind"), "en")
    first = chart_svg.svg(spec, tmp_path)
    assert [f.read_text("utf-8") for f in tmp_path.iterdir()] == [first]
    assert chart_svg.svg(spec, tmp_path) == first == chart_svg.svg(spec)


def test_a_hundred_figures_are_a_hundred(site):
    svg = chart_svg.svg(chart_specs.spec(chart(site, "kinderen-wereldwijd"), "nl"))
    assert svg.count("<use ") == 100


@given(st.lists(st.floats(0.1, 100), min_size=2, max_size=8))
def test_whole_numbers_make_a_hundred_and_stay_close(values):
    shares = tuple(100 * v / sum(values) for v in values)
    whole = whole_hundred(shares)
    assert sum(whole) == 100
    assert all(abs(a - b) < 1.0001 for a, b in zip(whole, shares, strict=True))


# ---- neighbourhoods ---------------------------------------------------------------------------------------------

def near(site: Site, concept_id: str, lang: str = "nl") -> str:
    build = Build(site)
    return neighbourhood.picture(build, build.begin(lang, f"/begrippen/{concept_id}/"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_neighbour_is_a_link_once_and_no_two_overlap(site, lang):
    for concept in site.concepts.values():
        html = near(site, concept.id, lang)
        wanted = {*concept.broader, *concept.related, *concept.contrasts,
                  *(o.id for o in site.concepts.values() if concept.id in o.broader)}
        assert Counter(re.findall(r'<a href="\.\./([\w-]+)/"', html)) == Counter(wanted), concept.id
        drawing = re.search(r"<svg.*?</svg>", html, re.DOTALL)
        assert drawing
        boxes = [tuple(float(r.get(k, 0)) for k in ("x", "y", "width", "height"))
                 for r in fromstring(drawing[0]).iter("rect")]
        height = float(re.findall(r'viewBox="0 0 320 ([\d.]+)"', html)[0])
        for i, (x, y, w, h) in enumerate(boxes):
            assert x >= 0
            assert x + w <= 320
            assert y >= 0
            assert y + h <= height
            for u, v, p, q in boxes[i + 1 :]:
                assert x + w <= u or u + p <= x or y + h <= v or v + q <= y, concept.id


def test_what_a_concept_is_part_of_stands_above_it_and_what_falls_under_it_below(site):
    for concept in site.concepts.values():
        html = near(site, concept.id)
        middle = html.index("hw-near-self")
        for relation, above in (("broader", True), ("narrower", False)):
            for place in re.finditer(rf'<rect class="hw-near-{relation}"', html):
                assert (place.start() < middle) == above, concept.id


def test_the_relation_is_in_the_name_of_the_link(site):
    html = near(site, "veilige-basis")
    assert 'aria-label="veilige haven (vaak verward met)"' in html
    assert 'aria-label="verkennen (hangt samen met)"' in html


def test_the_picture_of_a_term_is_small(site):
    sizes = {(c, lang): len(gzip.compress(near(site, c, lang).encode())) for c in site.concepts for lang in LANGUAGES}
    assert max(sizes.values()) < 3000, max(sizes, key=lambda key: sizes[key])


def test_a_concept_on_its_own_has_no_picture(site):
    lonely = site.concepts["veilige-basis"].model_copy(update={"related": (), "contrasts": (), "broader": ()})
    assert near(replace(site, concepts={"veilige-basis": lonely}), "veilige-basis") == ""


def test_words_from_a_file_are_escaped(site):
    term = site.concepts["verkennen"].nl.model_copy(update={"term": '<b>"x"&'})
    concept = site.concepts["verkennen"].model_copy(update={"nl": term})
    html = near(replace(site, concepts={**site.concepts, "verkennen": concept}), "veilige-basis")
    assert "<b>" not in html
    assert "&lt;b&gt;&quot;x&quot;&amp;" in html


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz -é’"), min_size=1, max_size=60), st.integers(60, 300))
def test_lines_keep_every_word_and_their_room(text, room):
    text = " ".join(text.split())
    if not text:
        return
    rows = text_fit.lines(text, room, 14)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(text_fit.width(row, 14) <= room or text_fit.longest(row, 14) > room for row in rows)


# ---- the map ----------------------------------------------------------------------------------------------------

def the_map(site: Site, lang: str = "nl") -> str:
    build = Build(site)
    return pictures.picture(build, build.begin(lang, "/begrippen/"), concept_map.PICTURE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_concept_is_a_dot_and_a_link_in_the_list_of_its_theme(site, lang):
    html = the_map(site, lang)
    dots = re.search(r'class="hw-dots-map" d="([^"]*)"', html)
    assert dots
    assert dots[1].count("M") == len(site.concepts)
    islands = re.findall(r'<section class="hw-island" aria-labelledby="kaart-([\w-]+)">(.*?)</section>', html, re.S)
    assert [theme for theme, _ in islands] == list(concept_map.THEMES)
    listed = {theme: re.findall(r'href="([\w-]+)/"', body) for theme, body in islands}
    assert Counter(i for ids in listed.values() for i in ids) == Counter(list(site.concepts))
    for theme, ids in listed.items():
        assert {site.concepts[i].theme for i in ids} == {theme}
        assert ids == sorted(ids, key=lambda i: sort_key(site.concepts[i].text(lang).term))


def test_every_relation_is_one_line(site):
    html = the_map(site)
    lines = sum(re.search(rf'class="{kind}" d="([^"]*)"', html)[1].count("M") for kind in ("hw-paths", "hw-routes"))
    pairs = {frozenset((c.id, o)) for c in site.concepts.values() for o in (*c.broader, *c.related, *c.contrasts)}
    assert lines == len(pairs)


def test_every_island_is_a_link_to_its_list_and_lies_in_the_sea(site):
    html = the_map(site)
    assert re.findall(r'<a href="#kaart-([\w-]+)"', html) == list(concept_map.THEMES)
    assert set(concept_map.PLACES) == set(concept_map.THEMES)
    counts = Counter(c.theme for c in site.concepts.values())
    for theme, (x, y) in concept_map.PLACES.items():
        assert y - concept_map.radius(counts[theme]) > 0
        assert y + concept_map.radius(counts[theme]) < concept_map.SEA[1]
        assert 40 < x < concept_map.SEA[0] - 40


def test_the_order_of_the_files_makes_no_difference(site):
    ids = list(site.concepts)
    random.Random(5).shuffle(ids)
    other = replace(site, concepts={i: site.concepts[i] for i in ids})
    assert the_map(other) == the_map(site)


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_the_glossary_with_its_map_stays_light(built_site, prefix):
    page = (built_site / prefix / "begrippen/index.html").read_bytes()
    assert len(gzip.compress(page, 9)) < 60_000
