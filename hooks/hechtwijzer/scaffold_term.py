"""A new glossary entry: what is known is filled in, forms are proposed, the rest says `TODO`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from . import addresses, dutch, english
from .link import is_abbreviation
from .model import Concept, Theme
from .plan import Plan, refused
from .problems import Problem, did_you_mean
from .scaffold_parts import faults, listed, plain, quoted, taken
from .site import Site
from .vocabulary import Vocabulary

THEMES: tuple[str, ...] = get_args(Theme)
CLASSES = {"noun": "", "verb": "werkwoord", "adjective": "bijvoeglijk naamwoord", "name": ""}
"""Classes a term can have, and how its page calls them where it helps."""


@dataclass(frozen=True)
class TermWords:
    """What an author knows already; everything may be left out and written later.

    `forms_nl` and `forms_en` are forms a person has chosen; None asks for proposals.
    """

    nl: str = ""
    en: str = ""
    definition_nl: str = ""
    definition_en: str = ""
    article: str = ""
    word_class: str = ""
    theme: str = ""
    forms_nl: tuple[str, ...] | None = None
    forms_en: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Proposal:
    """A form to keep or drop: what it is, how often the articles use it, whether to keep it as it is."""

    form: str
    why: str
    count: int
    keep: bool

    @property
    def remark(self) -> str:
        """Say why it is proposed."""
        times = {0: "not", 1: "once"}.get(self.count, f"{self.count} times")
        return f"{self.why}, {times} in the articles"


def file_of(concept_id: str) -> str:
    """Return the name of the file of a concept."""
    return f"docs/data/glossary/{concept_id}.yml"


def new_term(site: Site, concept_id: str, words: TermWords, today: datetime.date) -> Plan:
    """Return the plan for a new concept, reviewed `today`; it is refused when a word is taken."""
    file = file_of(concept_id)
    problems = taken(site, concept_id, addresses.term_path(concept_id), file, "veilige-basis")
    problems += _unknown(words)
    if problems:
        return refused(*problems)
    nl = words.nl.strip() or concept_id.replace("-", " ")
    problems = _claimed(site, file, "nl", (nl, *(words.forms_nl or ())))
    problems += _claimed(site, file, "en", (words.en.strip(), *(words.forms_en or ())))
    if problems:
        return refused(*problems)
    text = _text(site, concept_id, words, today)
    if problems := faults(text, file, Concept):
        return refused(*problems)
    return Plan({file: text}, steps=(f"{file}: new",))


def _unknown(words: TermWords) -> Iterator[Problem]:
    for name, value, known in (("theme", words.theme, THEMES), ("class", words.word_class, tuple(CLASSES)),
                               ("article", words.article, ("de", "het"))):
        if value and value not in known:
            yield Problem(name, 0, "", f"unknown-{name}", f"'{value}' is not one of {', '.join(known)}.",
                          did_you_mean(value, known))


def _claimed(site: Site, file: str, lang: str, words: tuple[str, ...]) -> list[Problem]:
    claims = claimed_words(site, lang)
    return [Problem(file, 0, f"{lang}.{word}", "form-claimed", f"already leads to '{claims[_key(word)]}'.",
                    f"Keep it there, or take it out of {file_of(claims[_key(word)])} first.")
            for word in words if _key(word) in claims]


def claimed_words(site: Site, lang: str) -> dict[str, str]:
    """Return every word that links already, as it is compared, with its concept."""
    return {_key(word): concept.id for concept in site.concepts.values() for word in concept.text(lang).linked_words}


def _key(word: str) -> str:
    return word if is_abbreviation(word) else word.lower()


def proposals(site: Site, lang: str, term: str, article: str = "", word_class: str = "") -> tuple[Proposal, ...]:
    """Return forms of `term` for a person to judge; words of other concepts are left out.

    - Forms that are usually right, or that the articles use, are marked to keep.
    - Compounds from the articles come last, never to keep: many deserve a term of their own.
    """
    vocabulary = Vocabulary(site, lang)
    if lang == "nl":
        kind = word_class if word_class in CLASSES else None
        forms = [(f.text, f.why, f.likely) for f in dutch.proposals(term, article, kind)]  # type: ignore[arg-type]
    else:
        forms = [(form, why, True) for form, why in english.proposals(term)]
    claims = claimed_words(site, lang)
    found: dict[str, Proposal] = {}
    for form, why, likely in forms:
        count = vocabulary.count(form)
        found[_key(form)] = Proposal(form, why, count, likely or count > 0)
    for compound, count in vocabulary.compounds(term):
        found.setdefault(_key(compound), Proposal(compound, "compound", count, keep=False))
    return tuple(proposal for key, proposal in found.items() if key not in claims and 2 <= len(proposal.form) <= 80)


def _text(site: Site, concept_id: str, words: TermWords, today: datetime.date) -> str:
    nl = words.nl.strip() or concept_id.replace("-", " ")
    unsure = "" if words.nl.strip() else "  # TODO: is this how it is written?"
    theme = words.theme or f"{THEMES[0]}  # TODO: choose from {', '.join(THEMES)}"
    en = words.en.strip() or f"TODO: English for {nl}"
    lines = [
        f"id: {plain(concept_id)}", f"theme: {theme}", "related: []", "refs: []", f"reviewed: {today}",
        "nl:", f"  term: {plain(nl)}{unsure}",
        *([f"  article: {words.article}"] if words.article else []),
        *([f"  word_class: {CLASSES[words.word_class]}"] if CLASSES.get(words.word_class) else []),
        "  synonyms: []",
        *_forms(words.forms_nl, proposals(site, "nl", nl, words.article, words.word_class)),
        "  find: []",
        f"  definition: {quoted(words.definition_nl.strip() or 'TODO: één zin die zegt wat het is.')}",
        f"  example: {quoted('TODO: een voorbeeld uit het gewone leven.')}",
        "en:", f"  term: {plain(en)}", "  synonyms: []",
        *_forms(words.forms_en, proposals(site, "en", en) if words.en.strip() else ()),
        "  find: []",
        f"  definition: {quoted(words.definition_en.strip() or 'TODO: one sentence that says what it is.')}",
        f"  example: {quoted('TODO: an everyday example.')}",
    ]
    return "\n".join(lines) + "\n"


def _forms(chosen: tuple[str, ...] | None, proposed: tuple[Proposal, ...]) -> list[str]:
    """Return the lines of `forms`: what a person chose, or what is proposed, to be confirmed."""
    if chosen is not None or not proposed:
        return [f"  forms: {listed(chosen or ())}"]
    lines = [f"    {'' if p.keep else '# '}- {plain(p.form)}  # {p.remark}" for p in proposed]
    if not any(p.keep for p in proposed):
        return ["  forms: []  # TODO: nothing certain was found; add forms, for example:", *lines]
    return ["  forms:  # TODO: proposed; keep what is right, then remove this remark", *lines]
