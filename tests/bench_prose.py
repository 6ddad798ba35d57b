"""Made-up Dutch for the bench: words, terms with forms, pages that mention them. The same in every run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from hechtwijzer import LANGUAGES
from miniproject import make_project

SECTIONS = ("theorie", "oorzaken", "gevolgen", "therapieen", "zelfhulp")
SYLLABLES = [a + b for a in (*"bdghklmnprstvwz", "st", "kr", "sch")
             for b in (*"aeiou", "aa", "ee", "ij", "oe", "ui", "an", "el", "er", "in", "ot")]
MENTIONS = 6
"""Different terms that a page mentions, each a few times, whatever the number of terms there are."""
MARK = "\x1a"
"""Stands before and after each mention of a term in a marked body."""


@dataclass(frozen=True)
class Vocabulary:
    """Words that are no terms, and terms: id -> its forms, the first of which is the term."""

    plain: tuple[str, ...]
    terms: dict[str, tuple[str, ...]]

    def forms(self) -> Iterator[tuple[str, str]]:
        """Yield (form, term id) as the linker takes them."""
        for term_id, forms in self.terms.items():
            yield from ((form, term_id) for form in forms)


def vocabulary(terms: int) -> Vocabulary:
    """Return 3,000 plain words and `terms` terms of one to three words with four forms each."""
    dice = random.Random(11)
    words: dict[str, None] = {}
    while len(words) < 3000 + 5000:
        words["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4)))] = None
    found = list(words)
    made = {}
    for number, word in enumerate(found[3000 : 3000 + terms]):
        term = word if number % 3 else f"{found[number % 3000]} {word}"
        made[f"term-{number}"] = (term, f"{term}en", f"{term}s", f"{word}achtig")
    return Vocabulary(tuple(found[:3000]), made)


def marked_body(words: Vocabulary, seed: int, sections: int = 5) -> str:
    """Return an article of about 350 words with headings, lists, emphasis and links; mentions stand in marks."""
    dice = random.Random(seed)
    ids = list(words.terms)
    mine = dice.sample(ids, min(MENTIONS, len(ids)))

    def sentence() -> str:
        parts = dice.choices(words.plain, k=dice.randint(8, 16))
        for _ in range(dice.randint(0, 1)):
            parts.insert(dice.randrange(len(parts)), f"{MARK}{dice.choice(words.terms[dice.choice(mine)][:3])}{MARK}")
        if dice.random() < 0.2:
            parts[3] = f"*{parts[3]}*"
        if dice.random() < 0.1:
            parts[5] = f"[{parts[5]}](#wat-je-kunt-doen)"
        text = " ".join(parts)
        return text[:1].upper() + text[1:] + dice.choice((".", ".", ".", "?", ", zei ze’s avonds."))

    blocks = ["## In het kort {#in-het-kort}", "\n".join(f"- {sentence()}" for _ in range(3))]
    for number in range(sections):
        blocks.append(f"## Deel {number} {{#deel-{number}}}")
        blocks += [" ".join(sentence() for _ in range(3)) for _ in range(2)]
    blocks += ["## Wat je kunt doen {#wat-je-kunt-doen}", f"- {sentence()}\n- {sentence()}",
               "## Wanneer hulp zoeken {#wanneer-hulp-zoeken}", sentence()]
    return "\n\n".join(blocks) + "\n"


def unmarked(body: str) -> str:
    """Return a body as an author writes it for us: terms are words like any other."""
    return body.replace(MARK, "")


def page_name(number: int) -> str:
    """Return the file of made-up article `number`, without language folder and ending."""
    return f"{SECTIONS[number % len(SECTIONS)]}/pagina-{number}"


def front_matter(title: str) -> str:
    """Return the front matter of a made-up article."""
    return (f"---\ntitle: {title}\n"
            "description: Een verzonnen bladzijde die alleen bestaat om te meten hoe snel het gaat.\n"
            "reviewed: 2026-11-22\nnext_review: 2027-11-22\naudience: [lezer]\n---\n\n")


def make_synthetic_project(folder: Path, pages: int, terms: int) -> Path:
    """Write a project with `pages` made-up articles (half in each language) and `terms` terms; returns its root."""
    root = make_project(folder)
    words = vocabulary(terms)
    order = root / "docs/data/navigation.yml"
    with order.open("a", encoding="utf-8") as listing:
        for section in SECTIONS:
            listing.write(f"- /{section}/\n")
            _write_article(root, f"{section}/index", section.capitalize(), marked_body(words, len(section)))
        for number in range(pages // len(LANGUAGES)):
            name = page_name(number)
            listing.write(f"- /{name}/\n")
            _write_article(root, name, f"Pagina {number}", marked_body(words, number))
    ids = list(words.terms)
    for place, (term_id, forms) in enumerate(words.terms.items()):
        related = [ids[(place + step) % len(ids)] for step in (-1, 1)] if len(ids) > 2 else []
        entry = {"id": term_id, "theme": "theorie", "related": related, "reviewed": "2026-11-22"}
        (root / f"docs/data/glossary/{term_id}.yml").write_text(
            yaml.safe_dump({**entry, **{lang: _entry_text(forms) for lang in LANGUAGES}}, allow_unicode=True,
                           sort_keys=False), "utf-8")
    return root


def _write_article(root: Path, name: str, title: str, body: str) -> None:
    for lang in LANGUAGES:
        file = root / f"docs/{lang}/{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(front_matter(title) + unmarked(body), "utf-8")


def _entry_text(forms: tuple[str, ...]) -> dict[str, object]:
    return {"term": forms[0], "forms": list(forms[1:]), "example": "Een voorbeeld uit een gewone dag van iemand.",
            "definition": made_up_definition(forms[0])}


def made_up_definition(term: str) -> str:
    """Return a definition of usual length."""
    return f"Dit is wat {term} betekent, in een zin van gewone lengte die men kan lezen."
