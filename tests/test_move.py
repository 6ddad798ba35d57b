"""Moving a page: an old link of every kind still resolves afterwards."""

import posixpath
import shutil
from pathlib import Path

import pytest
from hechtwijzer import LANGUAGES, addresses, register
from hechtwijzer.check import check
from hechtwijzer.load import load
from hechtwijzer.move import moved_rows, plan_move
from hechtwijzer.plan import Plan, carry_out
from hechtwijzer.relink import mover, relinked, repathed
from minisite import make_minisite

OLD, NEW = "/stijlen/angstig/", "/stijlen/op-zoek-naar-zekerheid/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small site with all its addresses registered, as published."""
    folder = make_minisite(tmp_path)
    publish(folder)
    return folder


def publish(folder: Path) -> None:
    site, _ = load(folder)
    file = folder / register.NAME
    file.write_text(register.extended(file.read_text("utf-8"), register.missing(site)), "utf-8")


def faults(folder: Path) -> list[str]:
    site, problems = load(folder)
    return [str(p) for p in [*problems, *check(site)] if p.level == "error"]


def move(folder: Path, old: str, new: str) -> Plan:
    site, problems = load(folder)
    assert problems == []
    plan = plan_move(site, old, new)
    assert carry_out(plan, folder) == []
    return plan


def rows(folder: Path) -> dict[str, str]:
    site, _ = load(folder)
    return {row.path: row.moved_to for row in site.register}


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def unresolved(folder: Path) -> list[str]:
    """Every link of every article that leads to no page or no heading."""
    site, _ = load(folder)
    dead = []
    for (lang, _), article in site.articles.items():
        here = posixpath.dirname(article.file.removeprefix(f"docs/{lang}/"))
        for mark in article.links:
            if ":" in mark.name:
                continue
            name, _, fragment = mark.name.partition("#")
            path = addresses.path_of_file(posixpath.normpath(posixpath.join(here, name))) if name else article.path
            target = site.articles.get((lang, path))
            ids = {h.id for h in target.headings} if target else {fragment}
            if not site.exists(path) or (fragment and fragment not in ids):
                dead.append(f"{article.file}: {mark.name}")
    return dead


def test_both_languages_move_and_everything_still_resolves(root):
    move(root, OLD, NEW)
    for lang in LANGUAGES:
        assert not (root / f"docs/{lang}/stijlen/angstig.md").exists()
        assert (root / f"docs/{lang}/stijlen/op-zoek-naar-zekerheid.md").exists()
    assert faults(root) == []
    assert unresolved(root) == []


@pytest.mark.parametrize("name", [
    "docs/nl/index.md", "docs/en/index.md", "docs/nl/stijlen/index.md", "docs/en/stijlen/veilig.md",
    "docs/data/navigation.yml", "docs/data/therapies.yml", "docs/data/exercises/aarding.yml",
])
def test_every_file_that_names_the_page_follows(root, name):
    before = (root / name).read_text("utf-8")
    assert "angstig" in before
    plan = move(root, OLD, NEW)
    after = (root / name).read_text("utf-8")
    assert "angstig.md" not in after
    assert OLD not in after
    assert after.count("\n") == before.count("\n")
    assert any(step.startswith(name) for step in plan.steps)


def test_titles_of_links_and_everything_else_stay_as_they_are(root):
    before = (root / "docs/nl/stijlen/veilig.md").read_text("utf-8")
    move(root, OLD, NEW)
    after = (root / "docs/nl/stijlen/veilig.md").read_text("utf-8")
    assert "(op-zoek-naar-zekerheid.md 'Angstig')" in after
    assert after.replace("op-zoek-naar-zekerheid.md", "angstig.md") == before


def test_every_published_address_leads_somewhere(root):
    published = set(rows(root))
    move(root, OLD, NEW)
    now = rows(root)
    assert published <= now.keys()
    assert now[OLD] == NEW
    assert now[f"{OLD}#herkennen"] == f"{NEW}#herkennen"
    assert now[NEW] == ""
    site, _ = load(root)
    assert register.broken(site) == []
    assert register.missing(site) == []


def test_moving_twice_leaves_no_chain(root):
    move(root, OLD, "/stijlen/tussendoor/")
    move(root, "/stijlen/tussendoor/", NEW)
    now = rows(root)
    assert now[OLD] == now["/stijlen/tussendoor/"] == NEW
    assert now[f"{OLD}#herkennen"] == f"{NEW}#herkennen"
    assert faults(root) == []


def test_moving_back_restores_every_source(root):
    before = snapshot(root)
    move(root, OLD, NEW)
    move(root, NEW, OLD)
    after = snapshot(root)
    assert rows(root)[OLD] == ""
    assert rows(root)[NEW] == OLD
    before.pop(register.NAME)
    after.pop(register.NAME)
    assert after == before
    assert faults(root) == []


def test_a_page_that_changes_depth_keeps_its_own_links(root):
    for lang in LANGUAGES:
        (root / f"docs/{lang}/over").mkdir()
        shutil.copyfile(root / f"docs/{lang}/index.md", root / f"docs/{lang}/over/index.md")
        text = (root / f"docs/{lang}/over/index.md").read_text("utf-8")
        (root / f"docs/{lang}/over/index.md").write_text(
            text.replace("(stijlen/", "(../stijlen/").replace("(begrippen/", "(../begrippen/")
            + "\n![kring](../../assets/img/kring.svg)\n", "utf-8")
        (root / f"docs/{lang}/los.md").write_text(
            (root / f"docs/{lang}/index.md").read_text("utf-8") + "\n![kring](../assets/img/kring.svg)\n", "utf-8")
    with (root / "docs/data/navigation.yml").open("a", encoding="utf-8") as file:
        file.write("- /over/\n- /los/\n")
    assert faults(root) == []
    move(root, "/los/", "/over/los/")
    text = (root / "docs/nl/over/los.md").read_text("utf-8")
    assert "(../stijlen/angstig.md#herkennen)" in text
    assert "(../begrippen/index.md)" in text
    assert "![kring](../../assets/img/kring.svg)" in text
    assert faults(root) == []
    assert unresolved(root) == []


def test_a_page_that_was_never_published_needs_no_redirect(tmp_path):
    folder = make_minisite(tmp_path)
    plan = move(folder, OLD, NEW)
    assert rows(folder) == {}
    assert any("never published" in step for step in plan.steps)
    assert faults(folder) == []


def test_links_in_exercises_and_interface_strings_follow(root):
    for name in ("docs/data/exercises/aarding.yml", "docs/data/ui/en.yml"):
        file = root / name
        text = file.read_text("utf-8")
        file.write_text(text.rstrip("\n") + "\n# [x](../stijlen/angstig.md#herkennen) [y](index.md)\n", "utf-8")
    move(root, OLD, NEW)
    for name in ("docs/data/exercises/aarding.yml", "docs/data/ui/en.yml"):
        text = (root / name).read_text("utf-8")
        assert "[x](../stijlen/op-zoek-naar-zekerheid.md#herkennen) [y](index.md)" in text


@pytest.mark.parametrize(("old", "new", "code", "hint"), [
    ("/stijlen/angstg/", NEW, "unknown-page", "'/stijlen/angstig/'"),
    ("/begrippen/veilige-basis/", NEW, "generated", "never changes"),
    ("/begrippen/", NEW, "generated", "never changes"),
    ("/oefeningen/aarding/", NEW, "generated", "never changes"),
    ("/", NEW, "fixed-page", ""),
    ("/stijlen/", "/theorie/", "has-pages-below", "Move those first"),
    (OLD, "/stijlen/veilig/", "page-exists", "another"),
    (OLD, OLD, "page-exists", "another"),
    (OLD, "/begrippen/veilige-basis/", "generated", "new-term"),
    (OLD, "/stijle/zekerheid/", "unknown-section", "'/stijlen/'"),
    (OLD, "/zekerheid/", "unknown-section", "/stijlen/"),
    (OLD, "/stijlen/zekerheid/diep/", "path-form", "/stijlen/voorbeeld/"),
    (OLD, "/stijlen/Op zoek/", "path-form", "'/stijlen/op-zoek/'"),
    (OLD, "", "path-form", "/stijlen/voorbeeld/"),
    (OLD, "/stijlen/index/", "page-exists", "another"),
])
def test_refusals_say_why_and_change_nothing(root, old, new, code, hint):
    before = snapshot(root)
    site, _ = load(root)
    plan = plan_move(site, old, new)
    assert code in {p.code for p in plan.problems}
    assert any(hint in p.hint for p in plan.problems)
    assert [p.code for p in carry_out(plan, root)] == [p.code for p in plan.problems]
    assert snapshot(root) == before


def test_paths_may_be_given_as_people_type_them(root):
    move(root, "stijlen/angstig", "/en" + NEW.rstrip("/"))
    assert rows(root)[OLD] == NEW
    assert faults(root) == []


def test_an_address_that_leads_elsewhere_keeps_its_meaning(root):
    move(root, "/stijlen/veilig/", "/stijlen/gerust/")
    site, _ = load(root)
    plan = plan_move(site, OLD, "/stijlen/veilig/")
    assert [p.code for p in plan.problems] == ["address-moved"]
    assert plan_move(site, "/stijlen/veilig/", NEW).problems[0].text == "has moved to /stijlen/gerust/ already."


def test_a_page_named_in_code_stays(root):
    (root / "hooks").mkdir()
    (root / "hooks/x.py").write_text(f'# one\nHELP = "{OLD}#herkennen"\n', "utf-8")
    site, _ = load(root)
    (problem,) = plan_move(site, OLD, NEW).problems
    assert problem.code == "named-in-code"
    assert "hooks/x.py:2" in problem.text


def test_what_cannot_be_written_changes_nothing(root, monkeypatch):
    before = snapshot(root)
    site, _ = load(root)
    real = Path.replace
    calls = []

    def failing(self, target):
        calls.append(target)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    (problem,) = carry_out(plan_move(site, OLD, NEW), root)
    assert problem.code == "cannot-write"
    assert "No space left" in problem.text
    assert snapshot(root) == before


def test_own_redirects_of_headings_follow(root):
    file = root / register.NAME
    file.write_text(file.read_text("utf-8") + f"{OLD}#vroeger\t{OLD}#herkennen\n", "utf-8")
    site, _ = load(root)
    assert moved_rows(site, OLD, NEW)[f"{OLD}#vroeger"] == f"{NEW}#herkennen"


@pytest.mark.parametrize(("text", "expected"), [
    ("[a](b.md)", "[a](!)"),
    ("![a](b.svg) en [c](d.md 'titel')", "![a](!) en [c](! 'titel')"),
    ("[![a](b.svg)](c.md#x)", "[![a](!)](!)"),
    ("[a](<b.md>)", "[a](<!>)"),
    ("[naam]: b.md 'titel'", "[naam]: ! 'titel'"),
    ('<a href="b.md">x</a>', '<a href="!">x</a>'),
    ("`[a](b.md)` en ``[c](d.md) ` `` [e](f.md)", "`[a](b.md)` en ``[c](d.md) ` `` [e](!)"),
    ("```\n[a](b.md)\n```\n[c](d.md)", "```\n[a](b.md)\n```\n[c](!)"),
    ("~~~\n```\n[a](b.md)\n~~~\n[c](d.md)", "~~~\n```\n[a](b.md)\n~~~\n[c](!)"),
    ("geen link: b.md (c.md)", "geen link: b.md (c.md)"),
])
def test_only_link_targets_change(text, expected):
    assert relinked(text, lambda target: "!") == expected


@pytest.mark.parametrize(("target", "expected"), [
    ("a.md", "c.md"),
    ("./a.md#kop", "c.md#kop"),
    ("../stijlen/a.md", "c.md"),
    ("b.md", "../stijlen/b.md"),
    ("../hulp.md", "../hulp.md"),
    ("../../assets/x.svg", "../../assets/x.svg"),
    ("#kop", "#kop"), ("https://a.nl/a.md", "https://a.nl/a.md"), ("term:a", "term:a"),
    ("mailto:a@b.nl", "mailto:a@b.nl"), ("/stijlen/a/", "/stijlen/a/"),
])
def test_links_of_a_text_that_moves(target, expected):
    change = mover("nl/stijlen/a.md", "nl/theorie/c.md", {"nl/stijlen/a.md": "nl/theorie/c.md"})
    assert change(target) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("related: [/a/b/, /a/b/c/]", "related: [/x/, /a/b/c/]"),
    ("page: /a/b/#kop", "page: /x/#kop"),
    ("https://elders.nl/a/b/", "https://elders.nl/a/b/"),
    ("'/a/b/'", "'/x/'"),
    ("/z/a/b/", "/z/a/b/"),
])
def test_paths_as_words(text, expected):
    assert repathed(text, "/a/b/", "/x/") == expected
