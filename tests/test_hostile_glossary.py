"""Concept files that mean harm, or only go wrong: refused with a reason or shown as text, and soon done.

Nothing here looks at a clock. That nothing takes minutes is guarded by `LIMIT`, after which a
process is stopped and the test fails; and where it matters, by counting what is done.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
import rdflib
import yaml
from building import ROOT, build
from hechtwijzer import yamlfile
from hechtwijzer.check import check
from hechtwijzer.link import Linker
from hechtwijzer.load import load
from minisite import make_minisite

LIMIT = 600
"""Seconds after which a command counts as stuck; on an idle machine each needs one or two."""
CONCEPT = "docs/data/glossary/veilige-basis.yml"

MARKUP = (
    "<script>payload()</script>",
    "<img src=x onerror=payload()>",
    "</title><script>payload()</script>",
    '"><svg onload="payload()">',
    "'><iframe src=javascript:payload()>",
    "[klik](javascript:payload())",
    '<a href="javascript:payload()">klik</a>',
    "{: onclick=payload() }",
    "&lt;script&gt;payload()&lt;/script&gt;",
    "{{ config.payload }} {% include 'payload' %} ${payload()}",
    "--><script>payload()</script><!--hw:occurs-->",
    "]]></script><script>payload()</script>",
    "`</code><script>payload()</script>`",
    '=HYPERLINK("https://payload.example")',
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_minisite(tmp_path / "site")


def problems(root: Path) -> list[str]:
    """Every error of the site, as `make check` prints it."""
    site, found = load(root)
    return [str(p) for p in [*found, *check(site)] if p.level == "error"]


def run_check(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the command itself, so that a crash of the parser is seen and a stuck one is stopped."""
    return subprocess.run([sys.executable, "-m", "hechtwijzer", "--root", str(root), "check"], capture_output=True,
                          text=True, timeout=LIMIT, check=False, env={"PYTHONPATH": str(ROOT / "hooks"), "CI": ""})


def write(root: Path, text: str) -> None:
    (root / CONCEPT).write_text(text, "utf-8")


def changed(root: Path, old: str, new: str) -> None:
    text = (root / CONCEPT).read_text("utf-8")
    assert old in text
    write(root, text.replace(old, new, 1))


OVERSIZED = {
    "a file of 10 MB": ("# " + "x" * 78 + "\n") * 131_072,
    "100,000 forms": "id: veilige-basis\nnl:\n  forms:\n" + "".join(f"    - vorm {n}\n" for n in range(100_000)),
}
TANGLED = {
    "lists inside lists": ("[" * 100_000, "too-deep"),
    "groups inside groups": ("{a: " * 60_000, "too-deep"),
    "dashes after dashes": ("- " * 100_000, "too-deep"),
    "ever deeper indentation": ("".join(" " * n + "a:\n" for n in range(700)), "too-deep"),
    "a number of 200,000 digits": ("theme: " + "9" * 200_000, "number-too-long"),
    "a number in base 60": ("theme: 1" + ":59" * 80_000, "number-too-long"),
    "a fraction in base 60": ("theme: 1" + ":59" * 80_000 + ".5", "number-too-long"),
    "references to references": (
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)), "yaml-alias"),
    "20,000 unknown fields": ("".join(f"k{n}: 1\n" for n in range(20_000)), "unknown-key"),
    "a field name of 200,000 letters": ("? " + "k" * 200_000 + "\n: 1\n", "unknown-key"),
    "a word of 200,000 letters": ("id: " + "a" * 200_000, "string"),
    "an object of another language": ("!!python/object/apply:os.system ['touch payload']", "model"),
    "bytes that are no text": (b"id: veilige-basis\nnl: \xff\xfe", "not-utf8"),
    "nothing at all": ("", "model"),
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What one run of `check` says when all these files stand in one site: file name -> its problems."""
    root = make_minisite(tmp_path_factory.mktemp("tangled") / "site")
    folder = root / "docs/data/glossary"
    for name, content in {**OVERSIZED, **{name: content for name, (content, _) in TANGLED.items()}}.items():
        (folder / f"{file_name(name)}.yml").write_bytes(content if isinstance(content, bytes) else content.encode())
    result = run_check(root)
    assert result.returncode == 1, result.stderr[-500:]
    assert "Traceback" not in result.stderr
    assert not list(root.rglob("payload"))
    found: dict[str, list[str]] = {}
    for line in result.stderr.splitlines():
        if place := re.match(r"docs/data/glossary/([\w-]+)\.yml", line):
            found.setdefault(place[1], []).append(line)
    return found


def file_name(name: str) -> str:
    return re.sub(r"\W+", "-", name)


@pytest.mark.parametrize("name", OVERSIZED)
def test_what_is_too_large_is_refused_unread(report, name):
    (line,) = report[file_name(name)]
    assert re.search(r"is [\d,]+ bytes; at most 262,144 are read\. .* \[too-large\]", line)


@pytest.mark.parametrize("name", TANGLED)
def test_what_is_tangled_is_a_problem_and_not_a_crash(report, name):
    assert any(TANGLED[name][1] in line.rpartition("[")[2] for line in report[file_name(name)])


def test_the_others_are_judged_as_if_nothing_had_happened(report):
    assert set(report) == {file_name(name) for name in (*OVERSIZED, *TANGLED)}


def test_a_broken_file_does_not_hide_the_problems_of_others(root):
    write(root, "[" * 100_000)
    other = root / "docs/data/glossary/veilige-haven.yml"
    other.write_text(other.read_text("utf-8").replace("theme: theorie", "theme: theori"), "utf-8")
    (root / "docs/data/glossary/Derde.yml").write_text("id: [", "utf-8")
    found = "\n".join(problems(root))
    for code in ("too-deep", "Did you mean 'theorie'", "[yaml]"):
        assert code in found


def test_too_many_forms_within_the_size_are_refused(root):
    changed(root, "forms: [veilige bases]", f"forms: [{', '.join(f'vorm{n}' for n in range(20_000))}]")
    assert any("nl.forms" in line and "at most 80" in line for line in problems(root))


@pytest.mark.parametrize("form", ["a", "é", "e\u0301", "a\u00ad", "b.", "--", "…", "(a)", ".*", "(a+)+$", "?"])
def test_a_form_without_two_letters_is_refused(root, form):
    changed(root, "forms: [veilige bases]", f"forms: [{json.dumps(form, ensure_ascii=False)}]")
    found = problems(root)
    assert len(found) == 1
    assert "too-short" in found[0] or "form-too-short" in found[0]


@pytest.mark.parametrize("form", ["oh", "é1", "[a-z]+", "(?i)veilig", "ab|cd", "x{2,}yz"])
def test_other_forms_pass(root, form):
    changed(root, "forms: [veilige bases]", f"forms: [{json.dumps(form, ensure_ascii=False)}]")
    assert problems(root) == []


@pytest.mark.parametrize("form", ["[a-z]+", "(a+)+b", "ab|cd", "x{2,}yz", "^kind$", r"\w\w", "hecht.ng"])
def test_a_form_that_is_a_regular_expression_means_itself(form):
    linker = Linker([(form, "concept")])
    for text in ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "ab cd", "xxyz", "kind", "woord", "hechting"):
        assert linker.find(text) == []
    assert [m.concept_id for m in linker.find(f"Zie {form} daar.")] == ["concept"]


@pytest.mark.parametrize("character", ["\\0", "\\a", "\\e", "\\x7f", "\\u2028", "\\r"])
def test_characters_that_cannot_be_shown_are_refused(root, character):
    changed(root, "Een veilige basis is iemand", f"Een{character} veilige basis is iemand")
    assert any("control-character" in line and f"{CONCEPT}:11" in line for line in problems(root))


def test_a_hundred_thousand_forms_are_found_in_one_pass_over_the_text():
    """As many as 1,250 files may hold. The number of hits is what the text names, not what there is."""
    forms = [(f"begrip {n} van vele", f"c{n // 80}") for n in range(100_000)]
    linker = Linker(forms)
    text = " ".join(f"Hier staat begrip {n} van vele." for n in range(0, 100_000, 1_000))
    assert [m.concept_id for m in linker.find(text)] == [f"c{n // 80}" for n in range(0, 100_000, 1_000)]


def test_forms_that_all_begin_alike_do_not_pile_up():
    linker = Linker([("a" * n, f"c{n}") for n in range(2, 81)])
    assert linker.find("a" * 20_000) == []
    assert [m.concept_id for m in linker.find("a" * 80)] == ["c80"]


def test_a_thousand_concepts_with_eighty_forms_each_are_checked(root):
    file = root / CONCEPT
    concept = yaml.safe_load(file.read_text("utf-8"))
    for number in range(1_000):
        forms = {"forms": [f"vorm {number} {n}" for n in range(80)]}
        copy = {**concept, "id": f"c{number}", "related": [],
                "nl": {**concept["nl"], "term": f"term {number}", "synonyms": [], **forms},
                "en": {**concept["en"], "term": f"term {number}", **forms}}
        (file.parent / f"c{number}.yml").write_text(json.dumps(copy, default=str), "utf-8")
    result = run_check(root)
    assert result.returncode == 0, result.stderr[-500:]
    assert "1002 concepts" in result.stdout


class Parts(HTMLParser):
    """What a page can run, load or follow."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            attributes, before = self.scripts[-1]
            self.scripts[-1] = (attributes, before + data)
        else:
            self.text.append(data)


RUNS = {"script", "iframe", "object", "embed", "base", "form", "math", "style"}


def dangers(html: str) -> list[str]:
    """Return what in `html` came from a payload and is more than text."""
    page = Parts(html)
    found = [f"script: {text[:60]}" for attributes, text in page.scripts
             if "payload" in text and attributes.get("type") != "application/ld+json"]
    for tag, attributes in page.tags:
        for name, value in attributes.items():
            if name.startswith("on"):
                found.append(f"<{tag} {name}>")
            if name in ("href", "src", "action") and re.match(r"\s*(javascript|data|vbscript):", value or ""):
                found.append(f"<{tag} {name}={value}>")
            if "payload" in (value or "") and name not in ("content", "data-find", "aria-label", "title", "data-terms",
                                                           "data-strings"):
                found.append(f"<{tag} {name}={value}>")
        if tag in RUNS - {"script", "style", "form"}:
            found.append(f"<{tag}>")
    return found


@pytest.mark.parametrize("html", [
    "<p><script>payload()</script>", '<img src=x onerror="payload()">', '<a href="javascript:payload()">x</a>',
    '<iframe src="x">', '<p class="payload">', "<title></title><script>payload()</script></title>",
])
def test_a_planted_danger_is_seen(html):
    assert dangers(html)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built, with markup in every text of one concept and in its words."""
    folder = tmp_path_factory.mktemp("hostile")
    root = make_minisite(folder / "site")
    file = root / CONCEPT
    concept = yaml.safe_load(file.read_text("utf-8"))
    for lang in ("nl", "en"):
        term = concept[lang]
        name = term["term"]
        words = [f"{name} {sign}"[:80] for sign in MARKUP]
        concept[lang] = {
            **term, "term": f"{name}</title><script>payload()</script>",
            "synonyms": words, "forms": [name, "</script><b>payload()"], "find": words,
            "definition": " ".join(("Dit is een uitleg.", *MARKUP))[:400],
            "example": "\n\n".join(MARKUP) + "\n\n    <script>payload()</script>\n\n/// my-data\n///\n\n# payload",
            "confused": " ".join(MARKUP)[:400],
        }
    file.write_text(json.dumps(concept, default=str, ensure_ascii=False), "utf-8")  # JSON is YAML without aliases
    assert problems(root) == []
    for name in ("hooks", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    for name in ("overrides", "docs/assets"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    (root / "overrides/partials/home.html").write_text("", "utf-8")  # it needs pages that this site has not
    result = build(root, folder / "out")
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "out"


def test_markup_in_a_concept_is_text_on_every_page(hostile):
    pages = {str(page.relative_to(hostile)): page.read_text("utf-8") for page in sorted(hostile.rglob("*.html"))}
    assert len(pages) > 10
    assert [f"{name}: {danger}" for name, html in pages.items() for danger in dangers(html)] == []


def test_the_reader_sees_it_as_it_was_written(hostile):
    page = Parts((hostile / "begrippen/veilige-basis/index.html").read_text("utf-8"))
    text = "".join(page.text)
    assert [sign for sign in (*MARKUP, "/// my-data", "# payload") if sign not in text] == []
    assert "hw-my-data" not in {tag for tag, _ in page.tags}


def test_structured_data_stays_data(hostile):
    for lang in ("", "en/"):
        page = Parts((hostile / f"{lang}begrippen/veilige-basis/index.html").read_text("utf-8"))
        data = [json.loads(text) for kind, text in page.scripts if kind.get("type") == "application/ld+json"]
        assert [d["@type"] for d in data] == ["DefinedTerm"]
        assert data[0]["name"].endswith("</title><script>payload()</script>")


def test_every_export_of_it_is_still_what_it_says(hostile):
    folder = hostile / "data/v1"
    for lang in ("nl", "en"):
        concept = json.loads((folder / f"begrippen.{lang}.json").read_text("utf-8"))["concepts"][0]
        assert concept["term"].endswith("<script>payload()</script>")
        cards = (folder / f"begrippen.{lang}.anki.txt").read_text("utf-8")
        assert "<script" not in cards
        assert "&lt;script&gt;payload()" in cards
    names = {str(label) for label in rdflib.Graph().parse(folder / "begrippen.ttl").objects()}
    assert any(name.endswith("</title><script>payload()</script>") for name in names)
    terms = [term.text for term in ElementTree.parse(folder / "begrippen.tbx").iter("{urn:iso:std:iso:30042:ed-2}term")]
    assert "veilige basis</title><script>payload()</script>" in terms
    with (folder / "begrippen.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.DictReader(file) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_numbers_dates_and_depth_of_every_day_still_pass():
    text = "a: 2026-11-22\nb: 1.5\nc: [1, [2, {d: 3}]]\ne: 2026-11-22T09:30:00+01:00\nf: |\n  x\n  y\n"
    source = yamlfile.parse(text, "x")
    assert source.problems == []
    assert source.data["c"] == [1, [2, {"d": 3}]]
