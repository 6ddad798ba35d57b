"""Forms of Dutch words, proposed for a person to keep or drop; nothing here runs during a build.

Rules of spelling stand in `dutch_spelling`, verbs in `dutch_verbs`. Where Dutch has two plurals,
both are given. What a proposal is for is said by its name (`Form.why`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .dutch_spelling import grown, prefix_of, shrunk, syllables
from .dutch_verbs import is_infinitive, verb_forms

WordClass = Literal["noun", "verb", "adjective", "name"]

_PREPOSITIONS = {"van", "in", "op", "aan", "met", "voor", "tussen", "over", "naar", "uit", "tot", "bij", "door", "om"}
_JOINING = {"en", "of", "als"}
_ADJECTIVES = ("ig", "lijk", "baar", "zaam", "isch", "loos", "end", "iek")
_PLURALS = {
    "alliantie": "allianties", "alternatief": "alternatieven", "amygdala": "amygdalae", "app": "apps",
    "artikel": "artikelen", "basis": "bases", "behoefte": "behoeften", "bevel": "bevelen", "bias": "",
    "blad": "bladen", "broer": "broers", "centrum": "centra", "checklist": "checklists", "coach": "coaches",
    "cortex": "", "crisis": "crises crisissen", "dag": "dagen", "drag": "dragen", "familie": "families",
    "feedback": "", "film": "films", "flashback": "flashbacks", "gat": "gaten", "gebed": "gebeden",
    "gebrek": "gebreken", "gedachte": "gedachten", "gedrag": "gedragingen", "glas": "glazen", "graf": "graven",
    "hersenen": "", "hippocampus": "hippocampi", "historie": "histories", "idee": "ideeën",
    "interview": "interviews", "kans": "kansen", "kind": "kinderen", "lid": "leden", "lied": "liederen",
    "medium": "media", "mens": "mensen", "middel": "middelen", "modus": "modi", "oorlog": "oorlogen",
    "pad": "paden", "pauze": "pauzes", "protest": "protesten", "religie": "religies", "scan": "scans",
    "schip": "schepen", "serie": "series", "sessie": "sessies", "slag": "slagen", "slot": "sloten",
    "stad": "steden", "stress": "", "studie": "studies", "team": "teams", "test": "tests testen", "trend": "trends",
    "waarde": "waarden", "weg": "wegen", "wens": "wensen", "zoon": "zonen zoons",
}
"""Plurals no rule gives, also of compounds that end so; none where the word has no plural."""

_PERSON_E = ("ige", "ene", "ende", "elde", "erde", "oorde", "aaste")


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
    if noun.isupper() or not syllables(noun):
        return () if noun.endswith("S") or noun.islower() else (f"{noun}’s",)
    return _by_ending(noun)


def _by_ending(noun: str) -> tuple[str, ...]:
    """A list of cases, from the narrow to the wide."""
    if noun.endswith("heid"):
        return (noun.removesuffix("heid") + "heden",)
    if noun.endswith("um") and syllables(noun) > 1:
        return (noun.removesuffix("um") + "a", f"{noun}s")
    if noun.endswith("sis"):
        return (noun.removesuffix("sis") + "ses",)
    if noun.endswith(("tie", "sie", "cie", "xie")):
        return (f"{noun}s",)
    if noun.endswith("ie"):
        return (f"{noun}ën", f"{noun}s")
    if noun.endswith("ee"):
        return (f"{noun}ën",)
    if noun.endswith(("é", "oe", "eau", "ieu", "tje", "pje", "kje", "sje")):
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
    if not adjective.endswith("e"):
        return adjective
    stressed = {"nele": "neel", "uele": "ueel", "rele": "reel", "iële": "ieel", "iale": "iaal"}  # unlike *dubbele*
    if adjective[-4:] in stressed:
        return adjective[:-4] + stressed[adjective[-4:]]
    return shrunk(adjective, "e")


def diminutive(noun: str) -> str:
    """Return the small form: *boompje*, *remmetje*, *hechtinkje*; empty for abbreviations and numbers."""
    if not noun.isalpha() or not noun.islower():
        return ""
    if noun[-1] in _OPEN_VOWELS and not noun.endswith(("ui", "ei", "oi", "ou", "au")):
        return f"{noun[:-1]}{_OPEN_VOWELS[noun[-1]]}tje"
    if noun.endswith("ing") and syllables(noun) > 1:
        straight = syllables(noun.removesuffix("ing")) == 1
        return f"{noun[:-1]}kje" if straight and not noun.endswith("ling") else f"{noun}etje"
    if grown(noun, "e") == f"{noun}{noun[-1]}e" and noun.endswith(("l", "m", "n", "r")):
        return f"{noun}{noun[-1]}etje"
    if noun.endswith("m"):
        return f"{noun}pje"
    return f"{noun}tje" if noun.endswith(("l", "n", "r", "w", "e", "ij", "ui", "ei", "ou", "au")) else f"{noun}je"


_OPEN_VOWELS = {"a": "aa", "o": "oo", "u": "uu", "i": "ie", "é": "ee"}
_TWINS = (("gehechtheden", "hechtingen"), ("gehechtheid", "hechting"),
          ("hechtingen", "gehechtheden"), ("hechting", "gehechtheid"))


def twin(term: str) -> str:
    """Return the term with *gehechtheid* for *hechting* or the reverse; empty when it has neither."""
    return next((term.replace(one, other) for one, other in _TWINS if one in term), "")


def guessed_class(term: str, article: str = "") -> WordClass:
    """Return the likely class of `term`: nouns have an article, names capitals."""
    words = term.split()
    if any(word[0].isupper() and not word.isupper() and (len(words) > 1 or not article) for word in words):
        return "name"
    last = words[-1]
    if article or last.endswith(("ingen", "heden")) or _PREPOSITIONS & set(words):
        return "noun"
    if is_infinitive(last):
        return "verb"
    return "adjective" if last.endswith(_ADJECTIVES) else "noun"


def proposals(term: str, article: str = "", word_class: WordClass | None = None) -> tuple[Form, ...]:
    """Return forms of a word or phrase, each once, without the term itself."""
    kind = word_class or guessed_class(term, article)
    found: list[Form] = []
    if kind != "name" and not _JOINING & set(term.split()) and not term[-1].isdigit():
        found = {"noun": _noun, "verb": _verb, "adjective": _adjective}[kind](term, article)
    if twin(term):
        found.insert(0, Form(twin(term), "twin"))
    found += [Form(twin(form.text), f"twin, {form.why}", form.likely)
              for form in found[1:] if twin(form.text) and form.why != "diminutive"]
    unique = {form.text: form for form in reversed(found) if form.text not in ("", term)}
    return tuple(reversed(unique.values()))


def _noun(term: str, article: str) -> list[Form]:
    words = term.split()
    place = next((i - 1 for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words) - 1)
    before, head, after = words[:place], words[place], words[place + 1 :]
    if not article and head.endswith("en"):
        return [Form(" ".join((*before, _singular(head), *after)), "singular")]
    full = [inflected(w) for w in before] if article == "het" else before
    forms = [Form(" ".join((*full, head, *after)), "after het")] if full != before else []
    is_doing = article == "het" and not before and is_infinitive(head)
    if not is_doing:
        rare = head.endswith(("heid", "teit", "isme", "schap"))
        forms += [Form(" ".join((*full, plural, *after)), "plural", not rare and not place_)
                  for place_, plural in enumerate(plurals(head))]
    if len(before) == 1 and not after:
        forms += [Form(f"{bare(before[0])} {form.text}", form.why, form.likely)
                  for form in _relatives(head) if form.why.startswith(("adjective", "participle"))]
    if not before and not after:
        forms += [*_relatives(head), Form("" if is_doing else diminutive(head), "diminutive", likely=False)]
    return forms


def _singular(plural: str) -> str:
    for one, many in _PLURALS.items():
        if plural in many.split():
            return one
    return shrunk(plural, "en")


def _relatives(noun: str) -> list[Form]:
    """Words of the same family: *gehecht*, *eenzaam*, *angstig*, *therapeut*, *verwaarloosd*."""
    root = ""
    if noun in ("hechting", "gehechtheid"):
        root = "gehecht"
    elif noun.endswith("heid"):
        root = noun.removesuffix("heid")
    elif noun.endswith("angst"):
        root = f"{noun}ig"
    if root:
        return [Form(root, "adjective"), Form(inflected(root), "adjective with -e")]
    if noun.endswith("therapie"):
        person = noun.removesuffix("ie") + "eut"
        return [Form(person, "person"), Form(f"{person}en", "persons")]
    verb = ""
    if noun.endswith("ing") and not twin(noun):
        verb = noun.removesuffix("ing") + "en"
    elif noun.endswith("atie") and len(noun) > 7 and not noun.endswith("relatie"):
        stem = noun.removesuffix("atie")
        verb = f"{stem[:-1]}ceren" if stem[-1] == "c" else f"{stem}ëren" if stem[-1] == "i" else f"{stem}eren"
    if not verb:
        return []
    forms = verb_forms(verb)
    return [Form(verb, "verb", likely=False),
            *(Form(forms[why], why.replace("-", " "), likely=False)
              for why in ("present", "participle", "participle-e") if why in forms)]


def _adjective(term: str, article: str) -> list[Form]:
    *words, last = term.split()
    return [Form(" ".join((*words, inflected(last))), "adjective with -e")]


def _verb(term: str, article: str) -> list[Form]:
    *words, infinitive = term.split()
    forms = verb_forms(infinitive)
    if not words:
        rare = ("past-plural", "participle-e")
        return [Form(text, why.replace("-", " "), why not in rare) for why, text in forms.items()]
    rest = " ".join(words)
    prefix, loose = prefix_of(infinitive)
    found = []
    for tense in ("present", "past"):
        form = forms[tense]
        found += [Form(f"{rest} {form}", tense),
                  Form(f"{form.removeprefix(prefix)} {rest} {prefix}" if loose else f"{form} {rest}", tense)]
    return [*found, Form(f"{rest} {forms['participle']}", "participle"),
            Form(f"{rest} {forms.get('te', f'te {infinitive}')}", "with te")]
