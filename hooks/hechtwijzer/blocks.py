"""Blocks that are filled from the data files: `/// name | argument` in an article.

Each function takes the build, the page it writes for and the argument, and returns HTML. The table
at the end is the list of names an author can use; `check` reads it too.
"""

from __future__ import annotations

from collections.abc import Callable

from . import addresses, charts, exercises, exports, pictures, therapies
from .build import Build, PageRun
from .helplines import country_lists
from .html import attrs, esc, foreign
from .site import capitalised

BlockWriter = Callable[[Build, PageRun, str], str]


def pages(build: Build, run: PageRun, argument: str) -> str:
    """Cards for the pages of this section, or of the section named in the argument."""
    section = argument or addresses.section_of(run.path)
    cards = "".join(card(build, run, path) for path in build.site.children(run.lang, section))
    return f'<ul class="hw-cards">{cards}</ul>'


def card(build: Build, run: PageRun, path: str) -> str:
    """One page as a card: title and description, the whole card a target."""
    return (
        f'<li class="hw-card"><a href="{esc(run.link(path))}">{esc(build.site.title(run.lang, path))}</a>'
        f"<p>{esc(build.site.description(run.lang, path))}</p></li>"
    )


def exercise(build: Build, run: PageRun, argument: str) -> str:
    """One exercise, ready to do, inside an article."""
    return exercises.embed(build, run, build.site.exercises[argument])


def exercise_list(build: Build, run: PageRun, argument: str) -> str:
    """All exercises by moment: calm now, understand, connect."""
    return exercises.overview(build, run)


def helplines(build: Build, run: PageRun, argument: str) -> str:
    """Numbers for one or more situations, by country."""
    return country_lists(build, run, argument.split())


def bibliography(build: Build, run: PageRun, argument: str) -> str:
    """Every source that is used, with the pages that use it."""
    t = build.text(run.lang)
    items = []
    for key, html in build.bibliography(run.lang).items():
        paths = build.cited_by.get(key, [])
        links = ", ".join(
            f'<a href="{esc(run.link(path))}">{esc(build.site.title(run.lang, path))}</a>' for path in paths
        )
        used = f'<p class="hw-used">{esc(t("sources.used"))}: {links}</p>' if links else ""
        items.append(f'<li id="{esc(key)}">{html}{used}</li>')
    return f'<ul class="hw-bibliography" data-search-exclude>{"".join(items)}</ul>'


def report(build: Build, run: PageRun, argument: str) -> str:
    """Two ways to report an error: an issue, prefilled, or mail."""
    t = build.text(run.lang)
    return (
        f'<p class="hw-report"><a class="hw-button" rel="noreferrer" href="{esc(t("report.issue-url"))}">'
        f'{esc(t("report.issue"))}</a> <a class="hw-button hw-button--quiet" href="{esc(t("report.mail-url"))}">'
        f'{esc(t("report.mail"))}</a></p>'
    )


def my_data(build: Build, run: PageRun, argument: str) -> str:
    """What this device keeps for the reader; the list itself needs scripts, the text does not."""
    run.elements.add("my-data")
    run.styles.add("exercises")
    t = build.text(run.lang)
    return (
        f'<hw-my-data{attrs(data_strings=exercises.strings_json(build, run.lang, ("data", "storage")))}>'
        f'<p class="hw-needs-script">{esc(t("data.no-script"))}</p></hw-my-data>'
    )


def glossary(build: Build, run: PageRun, argument: str) -> str:
    """The A to Z list of all terms, in the order of the language."""
    from .pages import by_letter

    t = build.text(run.lang)
    letters = by_letter(build.site, run.lang)
    index = "".join(f'<li><a href="#letter-{esc(letter.lower())}">{esc(letter)}</a></li>' for letter in letters)
    groups = []
    for letter, concepts in letters.items():
        items = []
        for concept in concepts:
            text = concept.text(run.lang)
            also = ", ".join(text.synonyms)
            find = "|".join((*text.synonyms, *text.forms, *text.find))
            items.append(
                f'<li data-find="{esc(find)}"><a href="{esc(run.link(addresses.term_path(concept.id)))}">'
                f"{esc(capitalised(text.term))}</a>"
                + (f' <span class="hw-also">{esc(t("glossary.also"))} {esc(also)}</span>' if also else "")
                + f"<p>{esc(text.definition)}</p></li>"
            )
        groups.append(
            f'<section class="hw-letter"><h2 id="letter-{esc(letter.lower())}">{esc(letter)}</h2>'
            f'<ul>{"".join(items)}</ul></section>'
        )
    run.elements.add("glossary-filter")
    return (
        f'<hw-glossary-filter{attrs(data_strings=exercises.strings_json(build, run.lang, ("filter",)))}>'
        f'<nav class="hw-letters" aria-label="{esc(t("glossary.letters"))}"><ul>{index}</ul></nav>'
        f'{"".join(groups)}</hw-glossary-filter>{exports.downloads(build, run)}'
    )


def other_language(build: Build, run: PageRun, concept_id: str) -> str:
    """The same concept in the other languages, each word marked as such."""
    from . import LANGUAGES

    concept = build.site.concepts[concept_id]
    links = []
    for lang in LANGUAGES:
        if lang != run.lang:
            link = addresses.relative(run.address, addresses.address(lang, run.path))
            links.append(f'<a href="{esc(link)}" hreflang="{lang}">{foreign(concept.text(lang).term, lang)}</a>')
    return ", ".join(links)


BLOCKS: dict[str, BlockWriter] = {
    "pages": pages,
    "exercise": exercise,
    "exercises": exercise_list,
    "therapies": therapies.table,
    "helplines": helplines,
    "bibliography": bibliography,
    "report": report,
    "my-data": my_data,
    "picture": pictures.picture,
    "chart": charts.chart,
    "glossary": glossary,
}
"""Every block an author can use, besides `scene` and `caution`."""

TEXT_BLOCKS = ("scene", "caution")
"""Blocks that hold text of the article."""
