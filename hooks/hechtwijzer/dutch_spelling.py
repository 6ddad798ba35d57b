"""Dutch spelling when a word grows or shrinks: vowels that double, consonants that double or soften.

A closed syllable writes a long vowel twice (*boom*), an open one once (*bomen*); a short vowel is
kept short by doubling the consonant (*rem*, *remmen*); s and f soften between vowels (*huizen*,
*brieven*). The tables hold what no rule tells: stress, and common exceptions.
"""

from __future__ import annotations

import re

_V = "aeiouyáàâäéèêëíìîïóòôöúùûü"
_C = "bcdfghjklmnpqrstvwxz"
_LONG = re.compile(rf"(aa|ee|oo|uu)[{_C}]$")
_TWO_VOWELS = re.compile(rf"(?:ie|oe|eu|ui|ou|au|ij|ei)[{_C}]$")
_SHORT = re.compile(rf"(?:^|[^{_V}])[aeiouéóú][bcdfgklmnprstvz]$")
_OPEN = re.compile(rf"(?:^|[^{_V}])([aeou])[bcdfghklmnprstvz]$")
_ONSET = re.compile(
    rf"(?:schr|sch|spr|spl|str|[bcdfgkptvw]r|[bcfgkpsv]l|[kgs]n|s[cfkmpt]|[dtz]w|ch|th|ps|[{_C}])?[{_V}]"
)
"""How a Dutch word can begin."""

_WEAK_END = re.compile(r"(?:e[lmnr]|ig|or|um|monnik|perzik|havik|neuron|elektron)$")
_STRONG_END = ("model", "cel", "spel", "stel", "fel", "snel", "rem", "stem", "klem")
"""Endings that look unstressed and are not: *werkmodellen*, *zenuwcellen*."""

_SOFT, _SHARP = {"s": "z", "f": "v"}, {"z": "s", "v": "f"}
_HARD_END = ("kruis", "kous", "saus", "paus", "spies", "graaf", "soof")
"""Endings that keep s or f between vowels: *kruisen*, *fotografen*."""

_SOFT_CLUSTER = ("grens", "lens", "gans", "hals", "vers", "beurs", "laars", "lf", "rf")
"""Endings in two consonants of which the last softens all the same: *grenzen*, *wolven*."""

_NATIVE = re.compile(
    r"(?:luist|inn|and|bet|koest|fluist|mind|meerd|hind|vord|weig|lev|schild|wond|zek|piek|hong|off|jamm|ham"
    r"|duist|erg|schem|sluim|kluist|([bdgknp])\1)er$"
)
"""Verbs in *-eren* whose stress lies before it (*luister*); others are loans (*accepteer*)."""

_SEPARABLE = ("samen", "terug", "tegen", "voort", "binnen", "thuis", "nabij", "aan", "deel", "goed", "weg", "los",
              "mee", "toe", "uit", "vast", "voor", "waar", "bij", "neer", "af", "in", "na", "om", "op")
_FIXED = ("over", "onder", "door", "weer", "mis", "her", "ver", "ont", "be", "ge")
"""Prefixes that stay in place and take no *ge*: *overleefd*, *onderzocht*, *verkend*."""

_NO_PREFIX = ("aanvaarden", "naderen", "nuanceren", "omarmen", "omgeven", "omhelzen", "omringen", "omvatten",
              "toeteren", "waarderen", "geselen", "openbaren")
_ER = ("erkennen", "ervaren")
_SHORT_VERBS = ("gaan", "staan", "slaan", "doen", "zien", "eten")


def syllables(word: str) -> int:
    """Return how many groups of vowels `word` has, near enough its syllables."""
    return len(re.findall(rf"[{_V}]+", word.lower()))


def grown(word: str, ending: str) -> str:
    """Return `word` with an `ending` that begins with a vowel: *boom* + *en*, *vals* + *e*."""
    if word.endswith("ieel"):
        return f"{word[:-4]}iël{ending}"
    if match := _LONG.search(word):
        return word[: match.start() + 1] + _softened(word)[-1] + ending
    if _TWO_VOWELS.search(word):
        return _softened(word) + ending
    if _SHORT.search(word) and not _has_weak_end(word):
        return word + word[-1] + ending
    if word.endswith(_SOFT_CLUSTER):
        return word[:-1] + _SOFT.get(word[-1], word[-1]) + ending
    return word + ending


def _softened(word: str) -> str:
    hard = word == "eis" or word.endswith(_HARD_END)
    return word if hard else word[:-1] + _SOFT.get(word[-1], word[-1])


def _has_weak_end(word: str) -> bool:
    """Whether the last syllable is unstressed, so that its consonant stays single."""
    return syllables(word) > 1 and bool(_WEAK_END.search(word)) and not word.endswith(_STRONG_END)


def shrunk(word: str, ending: str) -> str:
    """Return `word` without its `ending`, spelled as a word: *leven* gives *leef*, *grote* *groot*."""
    base = word.removesuffix(ending)
    if len(base) > 2 and base[-1] == base[-2] and base[-1] in _C:
        return base[:-1]
    match = _OPEN.search(base)
    if match and not _stays_open(base):
        base = f"{base[: match.start(1)]}{match[1] * 2}{base[-1]}"
    return base[:-1] + _SHARP.get(base[-1], base[-1])


def _stays_open(base: str) -> bool:
    """Whether the last syllable is unstressed: *wandel(en)*, but not *ver-del(en)* or *noter(en)*."""
    core = base.removeprefix(prefix_of(f"{base}en")[0])
    if syllables(core) < 2 or not re.search(r"e[lmnr]$", core):
        return False
    return not core.endswith("er") or bool(_NATIVE.search(core))


def prefix_of(infinitive: str) -> tuple[str, bool]:
    """Return the prefix of a verb, or an empty string, and whether it comes loose in a sentence.

    What remains must still look like a verb: *aan-raken* has a prefix, *uiten* and *gelden* have none.
    """
    if infinitive in _ER:
        return "er", False
    if infinitive in _NO_PREFIX:
        return "", False
    for prefix in (*_SEPARABLE, *_FIXED):
        rest = infinitive.removeprefix(prefix)
        if rest == infinitive or not _ONSET.match(rest) or (len(rest) < 5 and rest not in _SHORT_VERBS):
            continue
        is_loan = rest.endswith("eren") and syllables(rest) > 2 and not _NATIVE.search(rest.removesuffix("en"))
        if not (is_loan and prefix in ("in", "om", "op", "na", "be", "ge")):
            return prefix, prefix in _SEPARABLE
    return "", False
