"""Review dates: every page says when it was reviewed and is due; who reads and who writes see what is overdue."""

from __future__ import annotations

import datetime
import re
from datetime import date
from pathlib import Path

import pytest
from building import build, real_site
from hechtwijzer import LANGUAGES, addresses
from hechtwijzer.__main__ import main
from hechtwijzer.load import load
from hechtwijzer.reviews import helpline_review, months_later, overdue, review_of
from miniproject import make_project
from minisite import make_minisite

SITE = real_site()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 3, date(2027, 2, 22)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_its_month(day, months, later):
    assert months_later(day, months) == later


def test_a_helpline_is_due_after_three_months_and_a_term_after_a_year():
    line = SITE.helplines[0]
    assert helpline_review(line).due == months_later(line.checked, 3)
    concept = SITE.concepts["veilige-basis"]
    assert review_of(SITE, "nl", "/begrippen/veilige-basis/").due == months_later(concept.reviewed, 12)


def test_the_list_of_terms_is_as_old_as_its_oldest_term():
    oldest = min(concept.reviewed for concept in SITE.concepts.values())
    assert review_of(SITE, "nl", addresses.GLOSSARY).reviewed == oldest


def test_on_the_day_itself_nothing_is_overdue_and_the_day_after_it_is():
    review = review_of(SITE, "nl", "/begrippen/veilige-basis/")
    assert not review.is_overdue(review.due)
    assert review.is_overdue(review.due + datetime.timedelta(days=1))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_but_the_home_page_shows_both_dates(built_site, lang):
    words = SITE.strings[lang]
    for path in SITE.paths(lang):
        if path == "/":
            continue
        review = review_of(SITE, lang, path)
        html = (built_site / addresses.address(lang, path).strip("/") / "index.html").read_text("utf-8")
        line = re.search(r'<p class="hw-meta">(.*?)</p>', html)[1]
        for day, label in ((review.reviewed, f'<time datetime="{review.reviewed}">'), (review.due, words["page.due"])):
            assert f"{words[f'month.{day.month}']} {day.year}" in line, path
            assert label in line, path


def plant(root: Path) -> None:
    """Make one page, one term and one helpline of the small site overdue on 22 November 2026."""
    for lang in LANGUAGES:
        page = root / f"docs/{lang}/stijlen/veilig.md"
        text = page.read_text("utf-8").replace("reviewed: 2026-11-22\nnext_review: 2027-11-22",
                                               "reviewed: 2025-11-21\nnext_review: 2026-11-21", 1)
        page.write_text(text, "utf-8")
    term = root / "docs/data/glossary/veilige-haven.yml"
    term.write_text(re.sub(r"(?m)^reviewed: .*$", "reviewed: 2025-11-21", term.read_text("utf-8")), "utf-8")
    lines = root / "docs/data/helplines.yml"
    lines.write_text(lines.read_text("utf-8").replace("checked: 2026-11-22", "checked: 2026-08-21", 1), "utf-8")


def test_advice_names_what_is_overdue_and_nothing_else(tmp_path):
    plant(make_minisite(tmp_path))
    site, problems = load(tmp_path)
    assert problems == []
    found = overdue(site, date(2026, 11, 22))
    assert {(p.file, p.where) for p in found} == {
        ("docs/nl/stijlen/veilig.md", "next_review"), ("docs/en/stijlen/veilig.md", "next_review"),
        ("docs/data/glossary/veilige-haven.yml", "reviewed"), ("docs/data/helplines.yml", "nl-112.checked"),
    }
    assert all(p.level == "advice" and p.hint for p in found)
    assert overdue(site, date(2026, 11, 21)) == []


def test_make_check_lists_what_is_overdue_without_failing(tmp_path, capsys, monkeypatch):
    plant(make_minisite(tmp_path))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22, noon
    monkeypatch.delenv("CI", raising=False)  # there, new addresses are an error instead of being registered
    assert main(["--root", str(tmp_path), "check"]) == 0
    assert "docs/nl/stijlen/veilig.md, next_review: should have been reviewed by 2026-11-21" in capsys.readouterr().out


def test_the_reader_of_an_overdue_page_is_told_and_of_another_is_not(tmp_path):
    root = make_project(tmp_path / "project")
    plant(root)
    result = build(root, tmp_path / "site", SOURCE_DATE_EPOCH="1795348800")
    assert result.returncode == 0, result.stdout + result.stderr

    def notices(path: str) -> list[bool]:
        """Return for each notice on the page whether it is shown."""
        html = (tmp_path / "site" / path / "index.html").read_text("utf-8")
        return [" hidden" not in tag for tag in re.findall(r"<p [^>]*data-hw-overdue=[^>]*>", html)]

    assert notices("stijlen/veilig") == notices("en/stijlen/veilig") == [True]
    assert notices("stijlen/angstig") == [False]
    assert notices("begrippen/veilige-haven") == [True]
    assert notices("begrippen/veilige-basis") == [False]
    assert notices("begrippen") == [True]
    page, *lines = notices("hulp")
    assert not page
    assert lines.count(True) == 1
