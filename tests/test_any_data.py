"""Whatever stands in a file, an author gets problems to read and never a crash."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hechtwijzer.check import check
from hechtwijzer.load import load
from hechtwijzer.openpoints import check_open_points
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minisite import make_minisite

FILES = (
    "docs/data/exercises/aarding.yml", "docs/data/glossary/veilige-basis.yml", "docs/data/helplines.yml",
    "docs/data/navigation.yml", "docs/data/therapies.yml", "docs/data/ui/nl.yml", "docs/data/review.yml",
    "docs/data/charts/grafiek.yml", "docs/data/references.bib", "docs/data/links.tsv", "docs/nl/stijlen/angstig.md",
)
WORDS = ("id", "nl", "en", "term", "definition", "forms", "steps", "fields", "kind", "parameters", "min", "refs",
         "title", "page", "question", "reviewed", "options", "places", "related", "broader", "type", "evidence")
plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.text(max_size=8),
                  st.sampled_from(WORDS))
values = st.recursive(plain, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
    st.sampled_from(WORDS) | st.text(max_size=4), inner, max_size=5), max_leaves=12)
texts = st.one_of((plain | values).map(lambda value: yaml.safe_dump(value, allow_unicode=True)), st.text(max_size=60))

fields = st.builds("  {} = {{{}}},\n".format,
                   st.sampled_from(("author", "editor", "title", "year", "url", "doi", "pages", "verified")),
                   st.text(max_size=12) | st.sampled_from(("²", "and", "A and", ", ,", "Bowlby, John", "10.1/x")))
sources = st.builds("@{}{{naam,\n{}}}\n".format, st.sampled_from(("article", "book", "misc", "song")),
                    st.lists(fields, max_size=4).map("".join))


def places(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every value in `data`."""
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


def said(root: Path) -> list[str]:
    """Return every problem of the site below `root`, as it is printed."""
    site, problems = load(root)
    return [str(problem) for problem in (*problems, *check(site), *check_open_points(site)[1])]


@pytest.mark.parametrize("name", FILES)
def test_any_content_is_read_or_refused(name: str, tmp_path: Path) -> None:
    root = make_minisite(tmp_path)
    file = root / name
    file.parent.mkdir(exist_ok=True)

    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
    @given(text=texts)
    def read(text: str) -> None:
        file.write_text(f"---\n{text}\n---\n\nTekst.\n" if name.endswith(".md") else text, "utf-8")
        assert all(isinstance(line, str) for line in said(root))

    read()


def test_any_source_is_read_or_refused(tmp_path: Path) -> None:
    root = make_minisite(tmp_path)

    @settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
    @given(text=st.lists(sources, min_size=1, max_size=3).map("".join))
    def read(text: str) -> None:
        (root / "docs/data/references.bib").write_text(text, "utf-8")
        assert all(isinstance(line, str) for line in said(root))

    read()


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yml") and "charts" not in name
                                  and "review" not in name and "ui" not in name])
def test_any_value_in_any_place_is_read_or_refused(name: str, tmp_path: Path) -> None:
    root = make_minisite(tmp_path)
    file = root / name
    sound = file.read_text("utf-8")
    paths = list(places(yaml.safe_load(sound)))

    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(path=st.sampled_from(paths), value=values)
    def read(path: tuple[str | int, ...], value: Any) -> None:
        data = around = [yaml.safe_load(sound)]
        for key in (0, *path)[:-1]:
            around = around[key]
        around[(0, *path)[-1]] = value
        file.write_text(yaml.safe_dump(data[0], allow_unicode=True), "utf-8")
        assert all(isinstance(line, str) for line in said(root))

    read()
