"""The bench measures what it says: its made-up site is whole, its runs repeat, its clock counts nothing twice."""

from __future__ import annotations

import time
from pathlib import Path

import bench
import bench_ezglossary
import pytest
from bench_clock import Clock
from bench_linking import converted
from bench_prose import MARK, MENTIONS, make_synthetic_project, marked_body, unmarked, vocabulary
from hechtwijzer.check import check
from hechtwijzer.link import Linker
from hechtwijzer.load import load


def test_the_made_up_site_has_no_errors_and_the_size_it_was_asked_for(tmp_path: Path) -> None:
    root = make_synthetic_project(tmp_path, pages=40, terms=30)
    site, problems = load(root)
    assert [problem for problem in (*problems, *check(site, advice=False)) if problem.level == "error"] == []
    assert sum("/pagina-" in path for _, path in site.articles) == 40
    assert sum(name.startswith("term-") for name in site.concepts) == 30


@pytest.mark.parametrize("terms", [100, 5000])
def test_an_article_mentions_so_many_terms_however_many_there_are(terms: int) -> None:
    words = vocabulary(terms)
    linker = Linker(words.forms())
    for seed in range(20):
        found = {mention.concept_id for mention in linker.find(unmarked(marked_body(words, seed)))}
        assert 1 < len(found) <= MENTIONS + 2


def test_prose_is_the_same_in_every_run() -> None:
    assert marked_body(vocabulary(50), 3) == marked_body(vocabulary(50), 3)
    assert vocabulary(100).plain == vocabulary(1000).plain


def test_linking_is_part_of_the_conversion_it_is_measured_in() -> None:
    run = converted(4, 20, every=2)
    assert 0 < run.linking < run.linked
    assert run.plain > 0


def test_a_call_within_a_clocked_one_is_counted_once() -> None:
    class Work:
        def outer(self) -> None:
            self.inner()

        def inner(self) -> None:
            end = time.process_time() + 0.01
            while time.process_time() < end:
                pass

    clock = Clock()
    clock.around(Work, "outer")
    clock.around(Work, "inner")
    Work().outer()
    assert list(clock.seconds) == ["Work.outer"]
    Work().inner()
    assert set(clock.seconds) == {"Work.outer", "Work.inner"}


def test_ezglossary_gets_a_mark_at_the_first_mention_in_a_section_only() -> None:
    body = f"## Een\n\n{MARK}stam{MARK} en {MARK}stammen{MARK}\n\n## Twee\n\n{MARK}stam{MARK}\n"
    marked = bench_ezglossary._with_marks(body, {"stam": "stam", "stammen": "stam"})
    assert marked == "## Een\n\n<begrip:stam|stam> en stammen\n\n## Twee\n\n<begrip:stam|stam>\n"


def test_every_section_can_run_alone() -> None:
    assert set(bench.SECTIONS) >= {"view", "build", "linking", "definitions", "ezglossary"}
    assert all(callable(section) for section in bench.SECTIONS.values())
