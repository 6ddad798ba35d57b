"""The staged site: plain Markdown that Python-Markdown alone turns into every page."""

import posixpath
import re
from pathlib import Path

import markdown
import pytest
import yaml
from hechtwijzer import LANGUAGES, addresses
from hechtwijzer.build import Build
from hechtwijzer.extension import HechtwijzerExtension
from hechtwijzer.load import load
from hechtwijzer.stage import MARKER, stage, staged
from minisite import make_minisite

ROOT = Path(__file__).parent.parent


@pytest.fixture
def site(tmp_path):
    return load(make_minisite(tmp_path / "site"))[0]


def files(folder: Path) -> set[str]:
    return {f.relative_to(folder).as_posix() for f in folder.rglob("*.md")}


def test_every_page_is_there_in_every_language(site, tmp_path):
    plan = stage(site, tmp_path / "out")
    assert plan.problems == ()
    found = files(tmp_path / "out")
    for lang in LANGUAGES:
        names = (name.removeprefix(f"{lang}/") for name in found if name.startswith(f"{lang}/"))
        assert {addresses.path_of_file(name) for name in names} == set(site.paths(lang))
    assert len(found) == sum(len(list(site.paths(lang))) for lang in LANGUAGES)


def test_articles_are_given_as_written(site, tmp_path):
    stage(site, tmp_path / "out")
    for article in site.articles.values():
        name = article.file.removeprefix("docs/")
        assert (tmp_path / "out" / name).read_text("utf-8") == (site.root / article.file).read_text("utf-8")


def test_python_markdown_and_our_extension_are_enough(site, tmp_path):
    stage(site, tmp_path / "out")
    build = Build(site)
    for file in sorted((tmp_path / "out").rglob("*.md")):
        lang, _, name = file.relative_to(tmp_path / "out").as_posix().partition("/")
        _, front, body = file.read_text("utf-8").split("---\n", 2)
        meta = yaml.safe_load(front)
        assert meta["title"]
        assert meta["description"]
        build.begin(lang, addresses.path_of_file(name))
        html = markdown.markdown(body, extensions=[
            "attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences", HechtwijzerExtension(build)])
        assert "///" not in re.sub(r"https?://", "", html)
        assert "[@" not in html
        for target in re.findall(r'href="([^":#]+\.md)', html):
            assert (file.parent / target).is_file(), f"{file}: {target}"


def test_links_between_staged_files_resolve(site):
    texts, problems = staged(site)
    assert problems == []
    for name, text in texts.items():
        for target in re.findall(r"\]\(([^):#]+\.md)", text):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) in texts, f"{name}: {target}"


def test_staging_again_takes_away_what_is_gone(site, tmp_path):
    out = tmp_path / "out"
    stage(site, out)
    first = files(out)
    (out / "mine.txt").write_text("keep", "utf-8")
    (site.root / "docs/data/glossary/veilige-haven.yml").unlink()
    basis = site.root / "docs/data/glossary/veilige-basis.yml"
    basis.write_text(basis.read_text("utf-8").replace("related: [veilige-haven]\n", ""), "utf-8")
    again, _ = load(site.root)
    plan = stage(again, out)
    assert plan.problems == ()
    assert first - files(out) == {"nl/begrippen/veilige-haven.md", "en/begrippen/veilige-haven.md"}
    assert (out / "mine.txt").exists()


def test_staging_twice_changes_nothing(site, tmp_path):
    stage(site, tmp_path / "a")
    before = {name: (tmp_path / "a" / name).read_bytes() for name in files(tmp_path / "a")}
    stage(site, tmp_path / "a")
    assert {name: (tmp_path / "a" / name).read_bytes() for name in files(tmp_path / "a")} == before


def test_folders_that_are_not_ours_are_left_alone(site, tmp_path):
    full = tmp_path / "full"
    full.mkdir()
    (full / "x.md").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("mine", "utf-8")
    for place, code in ((full, "stage-not-empty"), (tmp_path / "file", "stage-file"), (site.root, "stage-sources"),
                        (site.root / "docs", "stage-sources"), (site.root / "docs" / "nl" / "x", "stage-sources"),
                        (site.root.parent, "stage-sources")):
        plan = stage(site, place)
        assert [p.code for p in plan.problems] == [code]
    assert files(full) == {"x.md"}


def test_a_marker_cannot_reach_outside(site, tmp_path):
    out = tmp_path / "out"
    stage(site, out)
    (tmp_path / "precious.md").write_text("mine", "utf-8")
    with (out / MARKER).open("a", encoding="utf-8") as marker:
        marker.write("../precious.md\n")
    stage(site, out)
    assert (tmp_path / "precious.md").exists()
