"""Words that carry no subject, and a crude stem: enough to count words, not to understand them."""

from __future__ import annotations

import re
from functools import lru_cache

_SPLIT = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_DUTCH = """
    aan af al alle allebei alles als altijd ander andere anderen anders beide ben bent bij bijna binnen boven
    buiten daar daarbij daarmee daarna daarom daarover daarvan daarvoor dan dat de deze die dit door dus
    echt een één eén eerst eerder elk elkaar elke en enkele er erbij ermee erover eruit ervan ervoor even
    gewoon geen had hadden heb hebben hebt heeft heel hem hen het hier hij hoe hun ieder iedereen iemand iets
    ik in is ja je jezelf jij jou jouw juist jullie kan kon konden kun kunnen kunt maar me mee meer meest
    meeste meestal men met mij mijn minder mis moet moeten mocht mogen mag na naar naast nee net niemand niet
    niets nog nooit nu of om omdat onder ons onze ook op over paar pas per precies samen soms sommige steeds
    te tegen ten ter terug terwijl thuis toch toe toen tot tussen u uit uw vaak van vanaf vanuit veel verder
    via voor vooral voordat vooraf waar waarbij waarin waarmee waarom waarop waarvan wanneer want waren was
    wat we weer weg weinig wel welk welke werd werden wie wij wil wilde willen wilt word worden wordt zal ze
    zeer zelf zich zichzelf zij zijn zo zoals zodat zonder zou zouden zulk zulke zullen
"""
_ENGLISH = """
    a about after again all almost alone also although always am an and another any anyone anything are around
    as at away back be because been before being below beside between both but by can cannot could did do does
    doing done down each either else enough even ever every everyone everything few first for from get gets
    getting go goes got had has have having he her here hers herself him himself his how i if in into is it
    its itself just less let like little lot many may me might mine more most mostly much must my myself never
    next no nobody none nor not nothing now of off often on once one ones only or other others our out over
    own part past per perhaps quite rather really same she should since so some someone something sometimes
    soon still such than that the their them themselves then there these they thing things this those though
    through to together too towards under until up upon us usually very was way we well went were what when
    where whether which while who whom whose why will with within without would yes yet you your yourself
"""
FUNCTION_WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}
"""Grammar: words that stand in every text, whatever it is about."""

_DUTCH_OPENINGS = """
    aspect begrip betekent feit geheel heet heten manier noemen noemt persoon proces soort term toestand verschijnsel
    vermogen vorm wijze woord zaak
"""
_ENGLISH_OPENINGS = """
    ability aspect called case concept fact form idea kind manner matter mean means notion person phenomenon process
    refers sort state term type way word
"""
EMPTY_WORDS = {"nl": frozenset(_DUTCH_OPENINGS.split()), "en": frozenset(_ENGLISH_OPENINGS.split())}
"""Words with which a definition opens before it has said anything."""

_SUFFIXES = {"nl": ("en", "er", "e", "s", "t"), "en": ("ing", "ed", "es", "ly", "s", "e")}
_SHORTEST_STEM = 4


def words_of(text: str) -> list[str]:
    """Return the words of `text` as they are written, without digits and signs."""
    return _SPLIT.findall(text)


@lru_cache(maxsize=50_000)
def stem(word: str, lang: str) -> str:
    """Return `word` in lower case without common endings, at least four letters of it.

    Too crude for search or for links: *relaties* and *relatie* become one, *bewijzen* and *bewijs* do not.
    """
    bare = re.sub(r"['’]s?$", "", word.lower())
    while True:
        for suffix in _SUFFIXES[lang]:
            if bare.endswith(suffix) and len(bare) - len(suffix) >= _SHORTEST_STEM:
                bare = bare[: -len(suffix)]
                break
        else:
            return bare


def content_stems(text: str, lang: str) -> list[str]:
    """Return the stems of the words that say something, in their order."""
    skip = FUNCTION_WORDS[lang] | EMPTY_WORDS[lang]
    return [stem(word, lang) for word in words_of(text) if word.lower() not in skip]
