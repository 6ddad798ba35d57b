"""Forms of English terms, proposed for a person to keep or drop: plural, American spelling."""

from __future__ import annotations

import re

_PREPOSITIONS = {"of", "for", "in", "at", "with", "to", "from", "on", "between", "without"}
_PLURALS = {"child": "children", "person": "people", "self": "selves", "life": "lives", "schema": "schemas",
            "basis": "bases", "hippocampus": "hippocampi", "amygdala": "amygdalae", "criterion": "criteria",
            "phenomenon": "phenomena", "man": "men", "foot": "feet"}
_NONE = ("ness", "ism", "ing", "care", "work", "shame", "grief", "trust", "research", "evidence", "sensitivity",
         "awareness", "anxiety", "autonomy", "empathy", "resilience", "health", "violence", "neglect",
         "ility", "icity", "ence", "ilance", "idance", "feedback", "harm", "esteem")
"""Endings of words that are rarely counted."""

_SINGULAR_S = ("ss", "us", "is", "as", "series", "species")

_AMERICAN = ((r"is(ations?|ed|es?|ing|ers?)\b", r"iz\1"), (r"aviour", "avior"), (r"\bcentre", "center"),
             (r"programme", "program"), (r"counsell", "counsel"), (r"\bpaed", "ped"))
_NOT_IZED = ("exercise", "revise", "advise", "promise", "surprise", "comprise", "raise", "noise", "wise", "rise",
             "disease", "cris", "praise", "arise", "precise", "expertise", "compromise")


def plural(word: str) -> str:
    """Return the plural of one word, or an empty string when it is rarely counted."""
    for one, many in _PLURALS.items():
        if word.endswith(one) and (word == one or len(one) > 3):
            return word.removesuffix(one) + many
    if word.endswith(_NONE):
        return ""
    if word.endswith("is"):
        return word.removesuffix("is") + "es"
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"


def singular(word: str) -> str:
    """Return the singular of a plural in *-s*, or an empty string when `word` is none."""
    if not word.endswith("s") or word.endswith(_SINGULAR_S) or word.isupper():
        return ""
    if word.endswith("ies"):
        return word.removesuffix("ies") + "y"
    return word.removesuffix("es") if word.endswith(("xes", "ches", "shes", "sses")) else word.removesuffix("s")


def other_number(term: str) -> tuple[str, str]:
    """Return the plural of a phrase (the singular of a plural one) and which of the two it is.

    The head is the last word, or the one before a preposition. The form is empty when there is none.
    """
    words = term.split()
    place = next((i - 1 for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words) - 1)
    head = words[place]
    if {"and", "or", "as"} & set(words) or (head[:1].isupper() and not head.isupper()) or not head[-1].isalpha():
        return "", ""
    one = singular(head)
    other = one or plural(head)
    phrase = " ".join((*words[:place], other, *words[place + 1 :])) if other else ""
    return phrase, "singular" if one else "plural"


def american(term: str) -> str:
    """Return the term in American spelling, or an empty string when that is the same."""
    words = [word if word.startswith(_NOT_IZED) or word.endswith(_NOT_IZED) else _one_american(word)
             for word in term.split(" ")]
    other = " ".join(words)
    return other if other != term else ""


def _one_american(word: str) -> str:
    for pattern, replacement in _AMERICAN:
        word = re.sub(pattern, replacement, word)
    return word


def proposals(term: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of form and what it is, each once, without the term itself."""
    other, which = other_number(term)
    found = {other: which, american(term): "American spelling", american(other): f"{which}, American spelling"}
    return tuple((form, why) for form, why in found.items() if form and form != term)
