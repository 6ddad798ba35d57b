"""A small valid site in a folder of its own, for tests that load, check, move or build one.

Pages: home, `/stijlen/` and in that section `/stijlen/angstig/` and `/stijlen/veilig/`, each in both
languages, with links of every kind between them; `/oefeningen/` and `/hulp/`, because every exercise
page links to them; two concepts, one exercise, two sources, two
helplines, one therapy. Interface strings and the exercise `aarding` are copied from the real site.
`load` and `check` find nothing wrong with it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

_HEAD = """---
title: "{title}"
description: "{description}"
reviewed: 2026-11-22
next_review: 2027-11-22
audience: [lezer]
{more}---
"""

_ARTICLE = _HEAD + """## {short} {{#in-het-kort}}

- {one}
- {two}
- {three}

{middle}
## {do} {{#wat-je-kunt-doen}}

- {tip}

## {help} {{#wanneer-hulp-zoeken}}

{seek}
"""

_FIXED = {
    "nl": {"short": "In het kort", "do": "Wat je kunt doen", "help": "Wanneer hulp zoeken",
           "seek": "Praat met je huisarts als het je te veel wordt."},
    "en": {"short": "In short", "do": "What you can do", "help": "When to look for help",
           "seek": "Talk to your doctor when it gets too much."},
}

_PAGES: dict[tuple[str, str], dict[str, str]] = {
    ("nl", "stijlen/index"): {
        "title": "De hechtingsstijlen",
        "description": "Hoe mensen verschillen in wat ze doen als ze iemand nodig hebben, kort uitgelegd.",
        "more": "related: [/stijlen/angstig/, /stijlen/veilig/]\n",
        "one": "Mensen verschillen.", "two": "Een stijl is geen diagnose.", "three": "Een stijl kan veranderen.",
        "middle": "## Verder lezen {#verder-lezen}\n\nLees over [de angstige stijl](angstig.md#herkennen) "
                  "of over [de veilige](veilig.md).\n\n/// pages\n///\n",
        "tip": "Lees één pagina en ga terug naar [het begin](../index.md).",
    },
    ("en", "stijlen/index"): {
        "title": "The attachment styles",
        "description": "How people differ in what they do when they need someone, explained in a few words.",
        "more": "related: [/stijlen/angstig/, /stijlen/veilig/]\n",
        "one": "People differ.", "two": "A style is no diagnosis.", "three": "A style can change.",
        "middle": "## Read on {#verder-lezen}\n\nRead about [the anxious style](angstig.md#herkennen) "
                  "or about [the secure one](veilig.md).\n\n/// pages\n///\n",
        "tip": "Read one page and go back to [the beginning](../index.md).",
    },
    ("nl", "stijlen/angstig"): {
        "title": "Angstige hechting",
        "description": "Wat het betekent als je vaak bang bent dat de ander weggaat, en wat je dan kunt doen.",
        "more": "related: [/stijlen/veilig/, /oefeningen/aarding/]\n",
        "one": "Je zoekt zekerheid.", "two": "Dat heeft een geschiedenis.", "three": "Het kan rustiger worden.",
        "middle": "## Hoe herken je het? {#herkennen}\n\n/// scene | Samira (34)\nSamira wacht op een bericht.\n///\n\n"
                  "Een veilige basis helpt je op weg.[@bowlby1988] Zie ook [veilig](veilig.md#in-het-kort) en "
                  "[dit woord](term:veilige-haven). Het bewijs is [goed](evidence:B).\n\n"
                  "Terug naar [alle stijlen](index.md) of [boven](#in-het-kort).\n",
        "tip": "Doe [aarden](../oefeningen/aarding.md) als je gespannen bent.",
    },
    ("en", "stijlen/angstig"): {
        "title": "Anxious attachment",
        "description": "What it means when you are often afraid that someone will leave, and what you can do then.",
        "more": "related: [/stijlen/veilig/, /oefeningen/aarding/]\n",
        "one": "You look for certainty.", "two": "That has a history.", "three": "It can become calmer.",
        "middle": "## How do you recognise it? {#herkennen}\n\n"
                  "/// scene | Samira (34)\nSamira waits for a message.\n///\n\n"
                  "A secure base helps you on your way.[@bowlby1988] See [secure](veilig.md#in-het-kort) and "
                  "[this word](term:veilige-haven). The evidence is [good](evidence:B).\n\n"
                  "Back to [all styles](index.md) or [up](#in-het-kort).\n",
        "tip": "Do [grounding](../oefeningen/aarding.md) when you are tense.",
    },
    ("nl", "stijlen/veilig"): {
        "title": "Veilige hechting",
        "description": "Wat veilige hechting is, hoe ze ontstaat, en waarom ze ook later nog kan groeien.",
        "more": "",
        "one": "Je steunt op een ander.", "two": "Je durft alleen te zijn.", "three": "Het groeit door oefening.",
        "middle": "## Wat helpt {#wat-helpt}\n\nEen vaste plek om terug te komen.[@ainsworth1978] Lees ook over "
                  "[de angstige stijl](angstig.md 'Angstig').\n\n/// exercise | aarding\n///\n",
        "tip": "Vertel iemand één ding dat goed ging.",
    },
    ("en", "stijlen/veilig"): {
        "title": "Secure attachment",
        "description": "What secure attachment is, how it comes about, and why it can still grow later in life.",
        "more": "",
        "one": "You dare to lean on someone.", "two": "You dare to be alone.", "three": "It grows with practice.",
        "middle": "## What helps {#wat-helpt}\n\nA steady place to return to.[@ainsworth1978] Read about "
                  "[the anxious style](angstig.md 'Anxious').\n\n/// exercise | aarding\n///\n",
        "tip": "Tell someone one thing that went well.",
    },
}

_HOME = _HEAD + "## {begin} {{#begin}}\n\n{text}\n"

_FILES: dict[str, str] = {
    "docs/nl/index.md": _HOME.format(
        title="Begrijp hechting", more="layout: home\n",
        description="Rustige uitleg over hechting, eerlijke informatie en oefeningen die je nu kunt doen.",
        begin="Begin hier", text="Lees over [de stijlen](stijlen/index.md), over [angst](stijlen/angstig.md#herkennen) "
                                 "of zoek een [begrip](begrippen/index.md)."),
    "docs/en/index.md": _HOME.format(
        title="Understand attachment", more="layout: home\n",
        description="Calm explanations of attachment, honest information and exercises you can do right now.",
        begin="Begin here", text="Read about [the styles](stijlen/index.md), about "
                                 "[fear](stijlen/angstig.md#herkennen) or look up a [word](begrippen/index.md)."),
    "docs/nl/oefeningen/index.md": _HEAD.format(
        title="Oefeningen", more="",
        description="Alle oefeningen van deze kleine site bij elkaar, met de regels voor wie ermee begint.",
    ) + "## Voor je begint {#voor-je-begint}\n\nJij kiest.\n\n"
        "## Eerst overleggen {#eerst-overleggen}\n\nVraag het na.\n\n"
        "## Stoplicht {#stoplicht}\n\nStop bij rood.\n\n## Alle oefeningen {#alle}\n\n/// exercises\n///\n",
    "docs/en/oefeningen/index.md": _HEAD.format(
        title="Exercises", more="",
        description="All exercises of this small site in one place, with the rules for whoever starts one.",
    ) + "## Before you start {#voor-je-begint}\n\nYou choose.\n\n"
        "## Ask first {#eerst-overleggen}\n\nDo ask.\n\n"
        "## Traffic light {#stoplicht}\n\nStop at red.\n\n## All exercises {#alle}\n\n/// exercises\n///\n",
    "docs/nl/hulp.md": _HEAD.format(
        title="Direct hulp", more="",
        description="Nummers die je nu kunt bellen, met waarvoor en wanneer je er terechtkunt.",
    ) + "## Gevaar {#gevaar}\n\n/// helplines | danger\n///\n",
    "docs/en/hulp.md": _HEAD.format(
        title="Help now", more="",
        description="Numbers you can call right now, with what each of them is for and when.",
    ) + "## Danger {#gevaar}\n\n/// helplines | danger\n///\n",
    "docs/data/glossary/veilige-basis.yml": """id: veilige-basis
theme: theorie
related: [veilige-haven]
refs: [bowlby1988]
reviewed: 2026-11-22
nl:
  term: veilige basis
  article: de
  synonyms: [veilige thuisbasis]
  forms: [veilige bases]
  definition: "Een veilige basis is iemand van wie je weet dat hij er voor je is."
  example: "Milan (3) klimt steeds hoger. Af en toe kijkt hij om naar zijn moeder."
en:
  term: secure base
  forms: [secure bases]
  definition: "A secure base is someone who you know will be there for you."
  example: "Milan, who is three, climbs higher and higher. Now and then he looks round at his mother."
""",
    "docs/data/glossary/veilige-haven.yml": """id: veilige-haven
theme: theorie
related: [veilige-basis]
reviewed: 2026-11-22
nl:
  term: veilige haven
  article: de
  forms: [veilige havens]
  definition: "Een veilige haven is iemand bij wie je terugkomt voor troost."
en:
  term: safe haven
  forms: [safe havens]
  definition: "A safe haven is someone you return to for comfort."
""",
    "docs/data/references.bib": """@book{ainsworth1978,
  author    = {Ainsworth, Mary D. Salter and Blehar, Mary C. and Waters, Everett and Wall, Sally},
  title     = {Patterns of Attachment: A Psychological Study of the Strange Situation},
  year      = {1978},
  publisher = {Lawrence Erlbaum Associates},
  verified  = {yes: for tests}
}

@book{bowlby1988,
  author    = {Bowlby, John},
  title     = {A Secure Base: Clinical Applications of Attachment Theory},
  year      = {1988},
  publisher = {Routledge},
  verified  = {yes: for tests}
}
""",
    "docs/data/helplines.yml": """- id: nl-112
  country: nl
  situations: [danger]
  number: "112"
  tel: "112"
  bar: true
  checked: 2026-11-22
  nl: {name: Noodnummer, for: "Er is nu gevaar.", when: "dag en nacht", cost: "gratis"}
  en: {name: Emergency number, for: "There is danger now.", when: "day and night", cost: "free"}
- id: be-101
  country: be
  situations: [danger]
  number: "101"
  tel: "101"
  checked: 2026-11-22
  nl: {name: Politie, for: "Er is nu gevaar.", when: "dag en nacht", cost: "gratis"}
  en: {name: Police, for: "There is danger now.", when: "day and night", cost: "free"}
- id: be-zelfmoordlijn-1813
  country: be
  situations: [suicide, talk]
  number: "1813"
  tel: "1813"
  url: https://www.zelfmoord1813.be/
  bar: true
  checked: 2026-11-22
  nl: {name: Zelfmoordlijn 1813, for: "Je denkt aan zelfdoding.", when: "dag en nacht", cost: "gratis"}
  en: {name: Zelfmoordlijn 1813, for: "You are thinking about suicide.", when: "day and night", cost: "free"}
""",
    "docs/data/therapies.yml": """# One row, its page elsewhere on this small site.
- id: hechtingsgericht
  page: /stijlen/angstig/
  groups: [relaties]
  attachment: C
  refs: [bowlby1988]
  nl:
    name: Hechtingsgerichte therapie
    what: "Je onderzoekt wat je van anderen verwacht."
    for_whom: "Wie vastloopt in relaties."
    problem: "Relaties"
    aim: "Meer vertrouwen."
    guideline: "Staat in geen richtlijn."
    length: "Maanden."
    risks: "Het kan eerst zwaarder voelen."
  en:
    name: Attachment-focused therapy
    what: "You look at what you expect of others."
    for_whom: "People who get stuck in relationships."
    problem: "Relationships"
    aim: "More trust."
    guideline: "Named in no guideline."
    length: "Months."
    risks: "It may feel heavier at first."
""",
    "docs/data/navigation.yml": "# Order of the pages.\n- /\n- /stijlen/\n- /stijlen/veilig/\n- /stijlen/angstig/\n"
                                "- /oefeningen/\n- /hulp/\n",
    "docs/data/links.tsv": "",
}


def make_minisite(folder: Path) -> Path:
    """Write the small site into `folder` (made if need be) and return its root, ready for `load`."""
    files = dict(_FILES)
    for (lang, name), words in _PAGES.items():
        files[f"docs/{lang}/{name}.md"] = _ARTICLE.format(**_FIXED[lang], **words)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (folder / "docs/data/ui").mkdir()
    for lang in ("nl", "en"):
        shutil.copyfile(PROJECT / f"docs/data/ui/{lang}.yml", folder / f"docs/data/ui/{lang}.yml")
    exercise = (PROJECT / "docs/data/exercises/aarding.yml").read_text("utf-8")
    for field, values in (("related", "/stijlen/angstig/, /stijlen/"), ("refs", "bowlby1988")):
        exercise = re.sub(rf"^{field}: .*$", f"{field}: [{values}]", exercise, count=1, flags=re.MULTILINE)
    (folder / "docs/data/exercises").mkdir()
    (folder / "docs/data/exercises/aarding.yml").write_text(exercise, "utf-8")
    return folder
