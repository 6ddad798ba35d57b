"""Whether a sentence is passive: a rule of thumb from word forms, for a share and not for grammar.

Dutch: *worden* with a participle in the same clause, or *zijn* with the participle of a verb that
makes its perfect with *hebben*. English: *be* followed by a participle.
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(r"[,;:()–‘’“”]|\s-\s")

_BECOME = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b")
_BE = re.compile(r"\b(?:ben|bent|is|zijn|was|waren)\b")
_HAVE = re.compile(r"\b(?:heb|hebt|heeft|hebben|had|hadden)\b")
_LOOSE = ("aan|achter|af|bij|dicht|door|goed|groot|in|klaar|los|mee|na|om|op|over|samen|tegen|terug|toe|uit|vast"
          "|voor|vrij|weg")
_FIXED = "be|ver|ont|her|er|onder|over|door|mis|vol"
_STRONG = (
    "begrepen|begonnen|behouden|beschreven|besloten|besproken|betrokken|bewezen|bedrogen|bedreven|doorbroken|doorstaan"
    "|herkregen|herschreven|onderhouden|onderwezen|ondernomen|ontnomen|ontslagen|ontvangen|onthouden|overschreven"
    "|overtreden|overwonnen|overwogen|verboden|verbroken|verdreven|verdrongen|vergeleken|vergeven|verkozen|verkregen"
    "|verlaten|verloren|vermeden|verschoven|verstoten|vervangen|verwezen|verworpen|verzonnen|voldaan|voorgeschreven"
)
_PARTICIPLE = re.compile(
    rf"\b(?:(?:{_LOOSE})?ge\w{{2,}}(?:[dt]|en)|(?:{_FIXED})\w{{2,}}(?:d|[kfsphx]t)|{_STRONG})\b"
)
_NO_PARTICIPLE = re.compile(
    r"\w+(?:end|heid|ingen|figuren)|ge(?:baat|beuren|bied|bieden|bruiken|dachten?|dicht|duld|en|hecht|ld|lden|loven"
    r"|luid|luiden|middeld|nen|neigd|nieten|preoccupeerd|regeld|reserveerd|rust|scheiden|schikt|spannen|sprekken"
    r"|trouwd|tuigen|ven|weld|wend|wicht|woonten|zicht|zichten|zinnen|zond)|be(?:eld|reid|kend|nieuwd|perkt|wust|zorgd)"
    r"|bericht|herkent|ontspannen|overtuigd|oververmoeid|ver(?:band|baasd|liefd|moeid|slaafd|stand|trouwd|ward"
    r"|schuldigd|plicht)"
)
"""Nouns, adjectives, infinitives and finite verbs that look like participles."""

_WITH_BE = re.compile(
    r"\w*(?:gaan|gekomen|gebleven|gebleken|gelopen|gevallen|geworden|genomen|gegroeid|gestapt|gestaan)"
    r"|be(?:gonnen|doeld|trokken)|ge(?:baseerd|beurd|boren|daald|ëindigd|lukt|nezen|richt|schrokken|stegen|stopt"
    r"|storven|weest|steld)|ontstaan|ver(?:anderd|bonden|dwenen|geten|huisd|lopen|loren|ouderd|trokken)|overleden"
    r"|opgehouden|opgelucht|uitgeput|teleurgesteld"
)
"""Participles that follow *zijn* without being passive."""

_WERE = r"(?:am|is|are|was|were|be|been|being|isn’t|aren’t|wasn’t|weren’t)"
_BETWEEN = r"(?:\s+(?:not|also|often|never|always|sometimes|still|now|only|just|even|then|usually|\w+ly))*"
_IRREGULAR = ("brought|built|bought|caught|chosen|done|drawn|driven|felt|forgotten|found|given|heard|held|hurt|kept"
              "|known|laid|led|made|meant|met|paid|put|read|said|seen|sent|set|shaken|shown|shut|spent|spoken|stolen"
              "|struck|taken|taught|thought|thrown|told|torn|understood|won|written")
_ENGLISH = re.compile(rf"\b{_WERE}{_BETWEEN}\s+(\w{{2,}}ed|{_IRREGULAR})\b")
_ADJECTIVES = re.compile(
    "alarmed|amazed|annoyed|ashamed|attached|bored|concerned|confused|convinced|detailed|determined|disappointed"
    "|disorganised|divorced|embarrassed|exhausted|excited|frightened|frustrated|interested|involved|limited|married"
    "|mistaken|mixed|naked|overburdened|overwhelmed|pleased|preoccupied|qualified|registered|related|relaxed|satisfied"
    "|scared|separated|shocked|skilled|stressed|supposed|surprised|tired|troubled|unresolved|used|worried"
)
"""Participles that describe a state."""


def is_passive(sentence: str, lang: str) -> bool:
    """Whether `sentence`, in language `lang`, looks passive."""
    text = sentence.lower()
    if lang == "nl":
        return any(_is_passive_clause(clause) for clause in _CLAUSE.split(text))
    return any(not _ADJECTIVES.fullmatch(match[1]) for match in _ENGLISH.finditer(text))


def _is_passive_clause(clause: str) -> bool:
    """Whether a Dutch clause, in small letters, has *worden* or *zijn* with a participle."""
    words = [word for word in _PARTICIPLE.findall(clause) if not _NO_PARTICIPLE.fullmatch(word)]
    if _BECOME.search(clause):
        return bool(words)
    return bool(_BE.search(clause)) and not _HAVE.search(clause) and any(not _WITH_BE.fullmatch(w) for w in words)
