"""Forms of Dutch words, proposed for a person to keep or drop; nothing here runs during a build.

Rules of spelling stand in `dutch_spelling`, verbs in `dutch_verbs`. Where Dutch has two plurals,
both are given. What a proposal is for is said by its name (`Form.why`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .dutch_spelling import grown, shrunk, syllables
from .dutch_verbs import is_infinitive, verb_forms

WordClass = Literal["noun", "verb", "adjective", "name"]

_PREPOSITIONS = ("van", "in", "op", "aan", "met", "voor", "tussen", "over", "naar", "uit", "tot", "bij", "door", "om")
_PLURALS = {
    "weg": "wegen", "dag": "dagen", "lid": "leden", "stad": "steden", "kind": "kinderen", "pad": "paden",
    "slag": "slagen", "drag": "dragen", "gedrag": "gedragingen", "gebrek": "gebreken", "gebed": "gebeden",
    "schip": "schepen", "gat": "gaten", "glas": "glazen", "blad": "bladen", "graf": "graven", "slot": "sloten",
    "bevel": "bevelen", "oorlog": "oorlogen", "idee": "ideeën", "basis": "bases", "crisis": "crises crisissen",
    "coach": "coaches", "modus": "modi", "centrum": "centra", "medium": "media", "campus": "hippocampi",
    "film": "films", "test": "tests testen", "trend": "trends", "scan": "scans", "team": "teams", "app": "apps",
    "checklist": "checklists", "feedback": "", "stress": "", "broer": "broers", "oom": "ooms", "zoon": "zonen zoons",
    "flashback": "flashbacks", "interview": "interviews", "lied": "liederen", "cortex": "", "sessie": "sessies",
    "familie": "families", "studie": "studies", "religie": "religies", "serie": "series", "historie": "histories",
    "alliantie": "allianties", "amygdala": "amygdalae", "mens": "mensen", "wens": "wensen", "kans": "kansen",
    "pauze": "pauzes", "alternatief": "alternatieven", "hersenen": "", "cijfer": "cijfers",
}
"""Plurals no rule gives, also of compounds that end so; none where the word has no plural."""

_PERSON_E = ("ige", "ene", "ende", "elde", "erde", "oorde", "aaste", "kte", "hte")


@dataclass(frozen=True)
class Form:
    """A proposed form. `likely`: right more often than not, so it may be kept unless dropped."""

    text: str
    why: str
    likely: bool = True


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plurals of `noun`, the likeliest first; none when it seems to have none."""
    for ending in sorted(_PLURALS, key=len, reverse=True):
        if noun.endswith(ending) and (len(ending) > 2 or noun == ending):
            return tuple(noun.removesuffix(ending) + p for p in _PLURALS[ending].split())
    if noun.isupper():
        return () if noun.endswith("S") else (f"{noun}’s",)
    return _by_ending(noun)


def _by_ending(noun: str) -> tuple[str, ...]:
    """A list of cases, from the narrow to the wide."""
    if noun.endswith("heid"):
        return (noun.removesuffix("heid") + "heden",)
    if noun.endswith("sis"):
        return (noun.removesuffix("sis") + "ses",)
    if noun.endswith(("tie", "sie", "cie", "xie")):
        return (f"{noun}s",)
    if noun.endswith("ie"):
        return (f"{noun}ën", f"{noun}s")
    if noun.endswith("ee"):
        return (f"{noun}ën",)
    if noun.endswith(("é", "oe", "eau", "ieu", "tje", "pje", "kje", "sje", "ing-s")):
        return (f"{noun}s",)
    if noun.endswith(("a", "i", "o", "u", "y")) and not noun.endswith(("ai", "oi", "ei", "ui", "ou", "au", "ey", "ay")):
        return (f"{noun}’s",)
    if noun.endswith("e"):
        return (f"{noun}n",) if noun.endswith(_PERSON_E) else (f"{noun}s", f"{noun}n")
    if noun.endswith("aar") and syllables(noun) > 2:
        return (f"{noun}s", grown(noun, "en"))
    strong = grown(noun, "en")
    if noun.endswith(("el", "em", "en", "er", "erd")) and syllables(noun) > 1 and strong == f"{noun}en":
        return (f"{noun}s",)
    return (strong,)


def inflected(adjective: str) -> str:
    """Return the adjective with *-e*: *rood*, *rode*; unchanged when it takes none."""
    return adjective if adjective.endswith(("e", "en", "o", "a")) else grown(adjective, "e")


def bare(adjective: str) -> str:
    """Return the adjective without *-e*: *grote*, *groot*."""
    return shrunk(adjective, "e") if adjective.endswith("e") else adjective


def diminutive(noun: str) -> str:
    """Return the small form: *boompje*, *remmetje*, *veiligheidje*."""
    if noun.endswith(("a", "o", "u", "i", "é")) and not noun.endswith(("ui", "ei", "oi", "ou", "au")):
        return f"{noun[:-1]}{ {'a': 'aa', 'o': 'oo', 'u': 'uu', 'i': 'ie', 'é': 'ee'}[noun[-1]] }tje"
    if noun.endswith("ing") and syllables(noun) > 1:
        straight = syllables(noun.removesuffix("ing")) == 1
        return f"{noun[:-1]}kje" if straight and not noun.endswith("ling") else f"{noun}etje"
    short = grown(noun, "e") == f"{noun}{noun[-1]}e"
    if short and noun.endswith(("l", "m", "n", "r")):
        return f"{noun}{noun[-1]}etje"
    if noun.endswith("m"):
        return f"{noun}pje"
    if noun.endswith(("l", "n", "r", "w", "e", "ij", "ui", "ei", "ou", "au")):
        return f"{noun}tje"
    return f"{noun}je"


def twin(term: str) -> str:
    """Return the term with *gehechtheid* for *hechting* or the reverse; empty when it has neither."""
    for one, other in (("gehechtheid", "hechting"), ("hechting", "gehechtheid")):
        if one in term:
            return term.replace(one, other)
    return ""


def guessed_class(term: str, article: str = "") -> WordClass:
    """Return the likely class of `term`: nouns have an article, names a capital."""
    words = term.split()
    if article:
        return "noun"
    if any(word[0].isupper() and not word.isupper() for word in words):
        return "name"
    last = words[-1]
    if is_infinitive(last):
        return "verb"
    return "adjective" if last.endswith(("ig", "lijk", "baar", "zaam", "isch", "loos", "end", "iek")) else "noun"


def proposals(term: str, article: str = "", word_class: WordClass | None = None) -> tuple[Form, ...]:
    """Return forms of a word or phrase, each once, without the term itself."""
    kind = word_class or guessed_class(term, article)
    makers = {"noun": _noun, "verb": _verb, "adjective": _adjective, "name": lambda term, article: []}
    found = makers[kind](term, article)
    found += [Form(twin(form.text), f"twin, {form.why}", form.likely) for form in found if twin(form.text)]
    if twin(term):
        found.insert(0, Form(twin(term), "twin"))
    unique = {form.text: form for form in reversed(found) if form.text != term}
    return tuple(reversed(unique.values()))


def _noun(term: str, article: str) -> list[Form]:
    words = term.split()
    place = next((i - 1 for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words) - 1)
    before, head, after = words[:place], words[place], words[place + 1 :]
    full = [inflected(w) for w in before] if article == "het" else before
    forms = [Form(" ".join((*full, plural, *after)), "plural") for plural in plurals(head)]
    if article == "het" and full != before:
        forms.insert(0, Form(" ".join((*full, head, *after)), "after het"))
    if before and head in ("hechting", "gehechtheid") and not after:
        adverb = " ".join((*before[:-1], bare(before[-1])))
        forms += [Form(f"{adverb} gehecht", "adjective"), Form(f"{adverb} gehechte", "adjective with -e")]
    if not before and not after:
        forms += _relatives(head)
        forms.append(Form(diminutive(head), "diminutive", likely=False))
    return forms


def _relatives(noun: str) -> list[Form]:
    """The adjective in *-heid*, what *-angst* and *-therapie* bring along, the verb in *-atie*."""
    if noun.endswith("heid") and not noun.endswith("gehechtheid"):
        adjective = noun.removesuffix("heid")
        return [Form(adjective, "adjective"), Form(inflected(adjective), "adjective with -e")]
    if noun.endswith("angst"):
        return [Form(f"{noun}ig", "adjective"), Form(f"{noun}ige", "adjective with -e")]
    if noun.endswith("therapie"):
        person = noun.removesuffix("ie") + "eut"
        return [Form(person, "person"), Form(f"{person}en", "persons")]
    if noun.endswith("atie") and syllables(noun) > 2:
        root = noun.removesuffix("atie")
        verb = f"{root[:-1]}ceren" if root.endswith("c") else f"{root}ëren" if root.endswith("i") else f"{root}eren"
        return [Form(form.text, form.why, likely=False) for form in (Form(verb, "verb"), *_verb(verb, ""))]
    return []


def _adjective(term: str, article: str) -> list[Form]:
    words = term.split()
    return [Form(" ".join((*words[:-1], inflected(words[-1]))), "adjective with -e")]


def _verb(term: str, article: str) -> list[Form]:
    *words, infinitive = term.split()
    forms = verb_forms(infinitive)
    if not words:
        rare = ("past-plural", "participle-e")
        return [Form(text, why.replace("-", " "), why not in rare) for why, text in forms.items()]
    rest = " ".join(words)
    return [
        Form(f"{rest} {forms['present']}", "present"), Form(f"{forms['present']} {rest}", "present"),
        Form(f"{rest} {forms['past']}", "past"), Form(f"{forms['past']} {rest}", "past"),
        Form(f"{rest} {forms['participle']}", "participle"), Form(f"{rest} te {infinitive}", "with te"),
    ]
