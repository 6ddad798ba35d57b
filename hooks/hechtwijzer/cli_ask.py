"""Asking for a new term at the terminal, question by question; every answer may be left for later."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from . import dutch
from .scaffold_term import CLASSES, THEMES, Proposal, TermWords, proposals
from .site import Site

Ask = Callable[[str], str]
Say = Callable[[str], object]


def ask_words(site: Site, concept_id: str, words: TermWords, ask: Ask, say: Say) -> TermWords:
    """Return `words` with the answers to what is missing; an empty answer leaves it to be written later."""
    say("Press Enter to leave something for later.")
    spelled = concept_id.replace("-", " ")
    nl = words.nl or ask(f"Dutch term [{spelled}]: ").strip() or spelled
    article = words.article or _one_of(ask, say, "Article (de, het, or none): ", ("de", "het"))
    guess = dutch.guessed_class(nl, article)
    kind = words.word_class or ("noun" if article else _one_of(
        ask, say, f"Class ({', '.join(CLASSES)}) [{guess}]: ", tuple(CLASSES)) or guess)
    words = dataclasses.replace(
        words, nl=nl, article=article, word_class=kind,
        definition_nl=words.definition_nl or ask("Definition, one Dutch sentence: ").strip(),
        en=words.en or ask("English term: ").strip(),
        definition_en=words.definition_en or ask("Definition, one English sentence: ").strip(),
        theme=words.theme or _one_of(ask, say, f"Theme ({', '.join(THEMES)}): ", THEMES),
    )
    if words.forms_nl is None:
        words = dataclasses.replace(words, forms_nl=_keep(ask, say, "nl", proposals(site, "nl", nl, article, kind)))
    if words.forms_en is None and words.en:
        words = dataclasses.replace(words, forms_en=_keep(ask, say, "en", proposals(site, "en", words.en)))
    return words


def _one_of(ask: Ask, say: Say, question: str, known: tuple[str, ...]) -> str:
    while True:
        answer = ask(question).strip().lower()
        if not answer or answer in known:
            return answer
        say(f"Choose from {', '.join(known)}, or press Enter.")


def _keep(ask: Ask, say: Say, lang: str, proposed: tuple[Proposal, ...]) -> tuple[str, ...] | None:
    """Show the proposals and return those a person keeps; None leaves the choice to the file."""
    if not proposed:
        return None
    say(f"Forms in '{lang}' that could link here (* is usually right):")
    for number, proposal in enumerate(proposed, 1):
        say(f"  {number:2} {'*' if proposal.keep else ' '} {proposal.form}  ({proposal.remark})")
    while True:
        answer = ask("Keep which? Numbers, * for those marked, 0 for none, Enter to choose in the file: ").strip()
        if not answer:
            return None
        if answer == "*":
            return tuple(proposal.form for proposal in proposed if proposal.keep)
        numbers = answer.replace(",", " ").split()
        if all(number.isdecimal() and int(number) <= len(proposed) for number in numbers):
            return tuple(proposed[int(number) - 1].form for number in numbers if int(number))
        say(f"Give numbers from 1 to {len(proposed)} with spaces between them.")
