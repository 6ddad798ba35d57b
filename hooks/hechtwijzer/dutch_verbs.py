"""Common forms of a Dutch verb, from its infinitive: *mentaliseert*, *mentaliseerde*, *gementaliseerd*."""

from __future__ import annotations

from .dutch_spelling import grown, prefix_of, shrunk

_STRONG = {
    # infinitive: what the t of the present comes after, past singular, past plural, participle without ge
    "bidden": "bid bad baden beden", "bieden": "bied bood boden boden", "binden": "bind bond bonden bonden",
    "blijven": "blijf bleef bleven bleven", "breken": "breek brak braken broken",
    "brengen": "breng bracht brachten bracht", "denken": "denk dacht dachten dacht", "doen": "doe deed deden daan",
    "dragen": "draag droeg droegen dragen", "dringen": "dring drong drongen drongen",
    "drinken": "drink dronk dronken dronken", "dwingen": "dwing dwong dwongen dwongen", "eten": "eet at aten geten",
    "gaan": "gaa ging gingen gaan", "geten": "geet gat gaten geten", "geven": "geef gaf gaven geven",
    "ginnen": "gin gon gonnen gonnen", "grijpen": "grijp greep grepen grepen", "hangen": "hang hing hingen hangen",
    "hebben": "heb had hadden had", "helpen": "help hielp hielpen holpen", "houden": "houd hield hielden houden",
    "kiezen": "kies koos kozen kozen", "kijken": "kijk keek keken keken", "komen": "kom kwam kwamen komen",
    "kopen": "koop kocht kochten kocht", "krijgen": "krijg kreeg kregen kregen", "laten": "laat liet lieten laten",
    "lezen": "lees las lazen lezen", "liezen": "lies loor loren loren", "liggen": "lig lag lagen legen",
    "lijden": "lijd leed leden leden", "lijken": "lijk leek leken leken", "lopen": "loop liep liepen lopen",
    "mijden": "mijd meed meden meden", "nemen": "neem nam namen nomen", "nezen": "nees nas nazen nezen",
    "raden": "raad raadde raadden raden", "roepen": "roep riep riepen roepen",
    "scheiden": "scheid scheidde scheidden scheiden", "schieten": "schiet schoot schoten schoten",
    "schrijven": "schrijf schreef schreven schreven", "slaan": "slaa sloeg sloegen slagen",
    "slapen": "slaap sliep sliepen slapen", "sluiten": "sluit sloot sloten sloten",
    "spreken": "spreek sprak spraken sproken", "springen": "spring sprong sprongen sprongen",
    "staan": "staa stond stonden staan", "sterven": "sterf stierf stierven storven",
    "stijgen": "stijg steeg stegen stegen", "stoten": "stoot stootte stootten stoten",
    "treden": "treed trad traden treden", "treffen": "tref trof troffen troffen",
    "trekken": "trek trok trokken trokken", "vallen": "val viel vielen vallen", "vangen": "vang ving vingen vangen",
    "varen": "vaar voer voeren varen", "vechten": "vecht vocht vochten vochten",
    "vinden": "vind vond vonden vonden", "vragen": "vraag vroeg vroegen vraagd",
    "vriezen": "vries vroor vroren vroren", "wegen": "weeg woog wogen wogen", "werpen": "werp wierp wierpen worpen",
    "weten": "weet wist wisten weten", "wijten": "wijt weet weten weten", "wijzen": "wijs wees wezen wezen",
    "winnen": "win won wonnen wonnen", "worden": "word werd werden worden", "zeggen": "zeg zei zeiden zegd",
    "zien": "zie zag zagen zien", "zitten": "zit zat zaten zeten", "zoeken": "zoek zocht zochten zocht",
    "zwijgen": "zwijg zweeg zwegen zwegen",
}
"""Verbs that change their vowel, without prefix: *ver-mijden*, *be-ginnen*, *terug-trekken*."""

_TREMA = {"e": "ë", "i": "ï", "u": "ü"}


def is_infinitive(word: str) -> bool:
    """Whether `word` could be an infinitive by its ending."""
    return len(word) > 3 and (word.endswith(("en", "iën")) or word.removeprefix(prefix_of(word)[0]) in _STRONG)


def verb_forms(infinitive: str) -> dict[str, str]:
    """Return forms by name: present, past, past-plural, participle, participle-e, doing, doing-e, te.

    A prefix that comes loose stays in front, as in a subordinate clause: *toont dat hij afstemt*.
    `te` is there only when the word falls apart: *af te stemmen*.
    """
    prefix, loose = prefix_of(infinitive)
    core = infinitive.removeprefix(prefix)
    if core in _STRONG:
        stem, past, pasts, participle = _STRONG[core].split()
    else:
        stem = _stem(infinitive).removeprefix(prefix)
        dental = "t" if _is_voiceless(core) else "d"
        past, pasts = f"{stem}{dental}e", f"{stem}{dental}en"
        participle = stem if stem.endswith(dental) else stem + dental
    participle = prefix + (_with_ge(participle) if loose or not prefix else participle)
    forms = {
        "present": prefix + (stem if stem.endswith("t") else f"{stem}t"),
        "past": prefix + past, "past-plural": prefix + pasts, "participle": participle,
        "doing": f"{infinitive}d", "doing-e": f"{infinitive}de",
    }
    if participle.endswith(("d", "t")):
        forms["participle-e"] = grown(participle, "e")
    if loose:
        forms["te"] = f"{prefix} te {core}"
    return forms


def _stem(infinitive: str) -> str:
    if infinitive.endswith("ëren"):
        return infinitive.removesuffix("ëren") + "eer"
    if infinitive.endswith("iën"):
        return infinitive.removesuffix("ën")
    return shrunk(infinitive, "en")


def _is_voiceless(infinitive: str) -> bool:
    """Whether the past takes t: the consonant before *-en* is one of *'t kofschip* (or x)."""
    base = infinitive.removesuffix("en")
    return base.endswith(("t", "k", "f", "s", "ch", "p", "x"))


def _with_ge(participle: str) -> str:
    """Return `participle` with *ge*; a trema keeps vowels apart (*geëist*, but *geuit*, *geoefend*)."""
    if participle.startswith(("ij", "ie", "ui")):
        return f"ge{participle}"
    return f"ge{_TREMA.get(participle[:1], participle[:1])}{participle[1:]}"
