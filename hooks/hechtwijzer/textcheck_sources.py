"""Paragraphs that speak of research or figures and name no source: advice, by a rule of thumb.

A list with its lead-in counts as one paragraph. Stories and the fixed first and last sections carry
no sources, so they are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from . import addresses
from .check import ARTICLE_SECTIONS, FIRST, LAST
from .problems import Problem
from .site import Article
from .textcheck_prose import Paragraph

FACTS = {
    "nl": re.compile(
        r"(?<!\w)(?:onderzoek\b|onderzoeken\b(?!\s+(?:of|wat|hoe|waar|welke|maar))|onderzocht\b|onderzoekers?\b|stud(?:ie|ies)\b"
        r"|meta-analyses?\b|procent\b|gemiddelde?\b|hang(?:t|en) (?:[\w-]+ ){0,4}samen\b|samenhang\b|bewijs\b"
        r"|bewezen\b|aangetoond\b|richtlijn(?:en)?\b|statisti\w+|vaker (?:bij|dan|last|voor)\b"
        r"|\d[\d.,]* (?:mensen|volwassenen|deelnemers|onderzoeken|kinderen|gezinnen|stellen)\b)|\d\s?%", re.IGNORECASE),
    "en": re.compile(
        r"(?<!\w)(?:research\b|researchers?\b|stud(?:y|ies)\b|(?<!have )studied\b|meta-analys\w+|per ?cent\b"
        r"|on average\b|linked (?:to|with)\b|associated with\b|evidence\b|proven\b|trials?\b|guidelines?\b|statistic\w+"
        r"|more often (?:in|among|than)\b|\d[\d.,]* (?:people|adults|participants|studies|children|families|couples)\b)"
        r"|\d\s?%", re.IGNORECASE),
}
"""Words of research and figures."""

OURS = {
    "nl": re.compile(r"\b(?:we|wij|ons|onze|deze site|onvoldoende|geen bewijs dat|geen uitkomst van)\b|\?$",
                     re.IGNORECASE),
    "en": re.compile(r"\b(?:we|us|our|this site|insufficient|no proof that|not a research finding)\b|\?$",
                     re.IGNORECASE),
}
"""Sentences that need no source: what we ourselves judge, looked for and did not find; and questions."""

OUR_SECTIONS = frozenset((("/therapieen/", "bewijs-lezen"), ("/therapieen/", "vergelijking")))
"""Sections that explain how this site judges evidence."""

_STORIES = ("scene", "caution")


def uncited(article: Article, prose: Iterable[Paragraph]) -> Iterator[Problem]:
    """Yield the paragraphs of `article` that state research or figures without a source."""
    if addresses.section_of(article.path) not in ARTICLE_SECTIONS:
        return
    for _, members in groupby(prose, key=lambda paragraph: paragraph.group):
        group = list(members)
        if any(_needs_none(article, paragraph) for paragraph in group):
            continue
        sentences = [(paragraph.section, sentence) for paragraph in group for sentence in paragraph.sentences]
        for section, sentence in sentences:
            found = None if OURS[article.lang].search(sentence.text) else FACTS[article.lang].search(sentence.text)
            if found:
                yield Problem(article.file, sentence.line, f"#{section}", "no-source",
                              f"says ‘{found[0]}’ and names no source: ‘{sentence.text[:60]}…’",
                              "Cite the source, or say it as an experience.", "advice")
                break


def _needs_none(article: Article, paragraph: Paragraph) -> bool:
    return (
        paragraph.is_cited or paragraph.block in _STORIES or paragraph.section in (FIRST, *LAST)
        or (article.path, paragraph.section) in OUR_SECTIONS
    )
