"""The sentence builder: answers read as one message, beginnings to tap, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from exercise_pages import LANGUAGES, address, core, text
from hechtwijzer.exercise_types.sentences import GRAMMAR
from playwright.sync_api import Page, expect
from sheet_pages import clean_for_axe, come_back, filled_from_outside, fits_a_narrow_phone, keep_on_device, open_tool
from tool_pages import HOSTILE

BOUNDARY, SUPPORT = "grenzen-verwoorden", "steun-vragen"
FOUR = {"als": "je na tienen belt", "gevolg": "slaap ik slecht", "wens": "voor negen uur bellen",
        "zelf": "bel ik je morgen terug"}
MESSAGE = ("Als je na tienen belt, dan slaap ik slecht. Ik wil liever voor negen uur bellen. "
           "Anders bel ik je morgen terug.")

NL = ["Als {als}, dan {gevolg}.", "Ik wil liever {wens}.", "Anders {zelf}."]
EN = ["When {als}, I {gevolg}.", "I’d rather {wens}.", "Otherwise {zelf}."]
ASK = ["Ik kan wel wat steun gebruiken: {bij}.", "Wil je {soort}?", "{nee}"]

CASES: list[tuple[str, list[str], dict[str, str], str]] = [
    # What readers may write, and how it should read. Lines are only ever added.
    ("nl", NL, FOUR, MESSAGE),
    ("nl", NL, {}, ""),
    ("nl", NL, {"als": "  ", "wens": "…"}, ""),
    ("nl", NL, {"als": "Als je na tienen belt…", "gevolg": "…dan slaap ik slecht.",
                "wens": "Ik bel liever voor negen uur.", "zelf": "Anders bel ik je morgen terug."},
     "Als je na tienen belt, dan slaap ik slecht. Ik bel liever voor negen uur. Anders bel ik je morgen terug."),
    ("nl", NL, {"als": "‘Je na tienen belt,’", "gevolg": "Ik slaap slecht", "zelf": "ik bel je morgen terug!"},
     "Als je na tienen belt, dan slaap ik slecht. Anders bel ik je morgen terug!"),
    ("nl", NL, {"als": "Sara belt"}, "Als Sara belt…"),
    ("nl", NL, {"gevolg": "ik word moe"}, "Dan word ik moe."),
    ("nl", NL, {"wens": "liever bellen om 8 uur"}, "Ik wil liever bellen om 8 uur."),
    ("nl", NL, {"wens": "Kun je voor negen bellen?"}, "Kun je voor negen bellen?"),
    ("nl", NL, {"wens": "we bellen vroeg"}, "We bellen vroeg."),
    ("nl", NL, {"wens": "dat je eerst belt"}, "Ik wil liever dat je eerst belt."),
    ("nl", NL, {"zelf": "TV kijken"}, "Anders TV kijken."),
    ("nl", ["{als}"], {"als": "ijs eten mag"}, "IJs eten mag."),
    ("nl", ["{als}"], {"als": "’s avonds bellen?"}, "’s Avonds bellen?"),
    ("nl", ASK, {"bij": "ik heb een rotweek", "soort": "naar me luisteren", "nee": "nee is ook goed :)"},
     "Ik heb een rotweek. Wil je naar me luisteren? Nee is ook goed :)"),
    ("nl", ASK, {"bij": "De verhuizing", "nee": "Nee mag 🙂"},
     "Ik kan wel wat steun gebruiken: de verhuizing. Nee mag 🙂"),
    ("en", EN, {"als": "you call after ten", "gevolg": "sleep badly", "wens": "talk before nine",
                "zelf": "I’ll call you back tomorrow"},
     "When you call after ten, I sleep badly. I’d rather talk before nine. Otherwise I’ll call you back tomorrow."),
    ("en", EN, {"als": "When you call after ten…", "gevolg": "…I sleep badly.", "wens": "I’d rather talk before nine.",
                "zelf": "Otherwise I’ll call you back tomorrow."},
     "When you call after ten, I sleep badly. I’d rather talk before nine. Otherwise I’ll call you back tomorrow."),
    ("en", EN, {"als": "You call", "gevolg": "It makes me sad", "wens": "You sent me a text"},
     "When you call, it makes me sad. I’d rather you sent me a text."),
    ("en", EN, {"als": "you call", "gevolg": "I'm sad"}, "When you call, I'm sad."),
    ("en", EN, {"als": "Tom and I argue", "gevolg": "cry"}, "When Tom and I argue, I cry."),
    ("en", ["{als}"], {"als": "ask “why?”"}, "Ask “why?”"),
    ("en", ["{als}"], {"als": "first line.\nsecond line"}, "First line.\nsecond line."),
]


def fill(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"[data-field={name}]").fill(value)


def message(page: Page) -> str:
    return text(page, "sentences-message")


def starters(page: Page, field: str) -> Any:
    return page.locator(f"[data-starters={field}] .hw-starter")


@pytest.fixture
def boundary(page: Page, site_url: str) -> Page:
    """The Dutch exercise about a boundary."""
    return open_tool(page, site_url, BOUNDARY)


@pytest.fixture
def support(page: Page, site_url: str) -> Page:
    """The Dutch exercise about asking for support."""
    return open_tool(page, site_url, SUPPORT)


@pytest.mark.parametrize(("lang", "patterns", "answers", "wanted"), CASES)
def test_reads_as_somebody_would_say_it(
    page: Page, site_url: str, lang: str, patterns: list[str], answers: dict[str, str], wanted: str
) -> None:
    body = "({ message }, [patterns, answers, grammar]) => message(patterns, (id) => answers[id] ?? '', grammar)"
    assert core(page, site_url, "sentences", body, [patterns, answers, GRAMMAR[lang]]) == wanted


@pytest.mark.parametrize(("lang", "name", "field"), [
    (lang, name, field) for lang in LANGUAGES
    for name, fields in {BOUNDARY: FOUR, SUPPORT: ("waarbij", "zin", "nee-mag")}.items() for field in fields
])
def test_every_beginning_makes_a_good_sentence(page: Page, site_url: str, lang: str, name: str, field: str) -> None:
    open_tool(page, site_url, name, lang)
    for chip in starters(page, field).all():
        chip.click()
        words = (chip.text_content() or "").rstrip(".?")
        whole = message(page)
        assert whole.lower().count(words.lower()) == 1
        assert whole[0].isupper()
        assert whole[-1] in ".?…"
        expect(page.locator(f"[data-field={field}]")).to_be_focused()
        expect(page.locator(f"[data-starters={field}] [data-part=sentences-undo]")).to_be_hidden()


def test_the_message_grows_while_typing(boundary: Page) -> None:
    assert message(boundary) == "Wat je bij de stappen invult, staat hier achter elkaar."
    expect(boundary.locator("[data-part=sentences-actions]")).to_be_hidden()
    field = boundary.locator("[data-field=als]")
    field.focus()
    boundary.keyboard.type("je belt")
    assert message(boundary) == "Als je belt…"
    expect(boundary.locator(".hw-field:has([data-field=als]) .hw-message-sofar")).to_have_text("Als je belt…")
    fill(boundary, **FOUR)
    assert message(boundary) == MESSAGE
    expect(boundary.locator(".hw-message-sofar")).to_have_count(1)


def test_a_beginning_never_takes_what_was_written(boundary: Page) -> None:
    fill(boundary, als="mijn eigen woorden")
    starters(boundary, "als").first.click()
    expect(boundary.locator("[data-field=als]")).to_have_value("je na tienen belt")
    group = boundary.locator("[data-starters=als]")
    expect(group.get_by_role("status")).to_have_text("Je eigen tekst is vervangen.")
    starters(boundary, "als").nth(1).click()
    undo = group.get_by_role("button", name="Zet mijn tekst terug")
    undo.click()
    expect(boundary.locator("[data-field=als]")).to_have_value("mijn eigen woorden")
    expect(boundary.locator("[data-field=als]")).to_be_focused()
    expect(undo).to_be_hidden()
    expect(group.locator("[data-part=sentences-replaced]")).to_be_empty()


def test_an_erased_sheet_leaves_no_words_behind(boundary: Page) -> None:
    fill(boundary, als="mijn eigen woorden")
    starters(boundary, "als").first.click()
    boundary.locator("[data-part=take] summary").click()
    boundary.locator("[data-part=wipe-sheet]").click()
    expect(boundary.locator("[data-starters=als] [data-part=sentences-undo]")).to_be_hidden()
    left = boundary.evaluate("document.querySelector('.hw-exercise').outerHTML + [...document.querySelectorAll("
                             "'.hw-exercise :is(button, input, textarea)')].map((e) => e.value).join()")
    assert "mijn eigen woorden" not in left


def test_choices_become_words_and_the_sentence_can_be_taken_over(support: Page) -> None:
    support.locator("[data-field=waarbij]").fill("De verhuizing")
    for option in ("luisteren", "doen", "anders"):
        support.locator(f"[data-field=soort] input[value={option}]").check()
    draft = "Ik kan wel wat steun gebruiken: de verhuizing. Wil je naar me luisteren en me ergens mee helpen?"
    support.locator("[data-field=nee-mag]").fill("nee mag ook")
    assert message(support) == f"{draft} Nee mag ook."
    take = support.get_by_role("button", name="Zet in ‘Mijn zin’")
    take.click()
    zin = support.locator("[data-field=zin]")
    expect(zin).to_have_value(draft)
    expect(zin).to_be_focused()
    expect(take).to_be_hidden()
    zin.fill("Heb je even?")
    assert message(support) == "Heb je even? Nee mag ook."
    take.click()
    expect(zin).to_have_value(draft)
    support.locator("[data-starters=zin] [data-part=sentences-undo]").click()
    expect(zin).to_have_value("Heb je even?")


def test_the_message_is_copied(new_page: Callable[..., Page], site_url: str) -> None:
    page = open_tool(new_page(permissions=["clipboard-read", "clipboard-write"]), site_url, BOUNDARY)
    fill(page, **FOUR)
    page.get_by_role("button", name="Kopieer het bericht").click()
    expect(page.locator("[data-part=sentences-status]")).to_have_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == MESSAGE


def test_what_cannot_be_copied_is_selected(page: Page, site_url: str) -> None:
    page.add_init_script("delete Navigator.prototype.clipboard")
    open_tool(page, site_url, BOUNDARY)
    fill(page, **FOUR)
    page.locator("[data-part=sentences-copy]").click()
    expect(page.locator("[data-part=sentences-status]")).to_contain_text("geselecteerd")
    assert page.evaluate("String(getSelection())") == MESSAGE


VOICES = """
  globalThis.spoken = []; globalThis.stops = 0;
  const voices = %s;
  Object.defineProperty(speechSynthesis, 'getVoices', { value: () => voices });
  const speak = (u) => { spoken.push([u.text, u.rate]); globalThis.now = u; };
  Object.defineProperty(speechSynthesis, 'speak', { value: speak });
  Object.defineProperty(speechSynthesis, 'cancel', { value: () => { stops += 1; } });
  globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_is_read_slowly_by_a_voice_on_the_device(page: Page, site_url: str) -> None:
    page.add_init_script(VOICES % "[{ lang: 'nl-NL', localService: true }]")
    open_tool(page, site_url, BOUNDARY)
    fill(page, **FOUR)
    read = page.locator("[data-part=sentences-read]")
    read.click()
    assert page.evaluate("spoken") == [[MESSAGE, 0.75]]
    expect(read).to_have_text("Stop met voorlezen")
    page.evaluate("now.onend()")
    expect(read).to_have_text("Lees rustig voor")
    read.click()
    stops = page.evaluate("stops")
    page.evaluate("document.querySelector('[data-part=too-much]').open = true")
    assert page.evaluate("stops") > stops, "silence when it gets too much"


@pytest.mark.parametrize(
    "voices", ["[{ lang: 'nl-NL', localService: false }]", "[{ lang: 'en-GB', localService: true }]"]
)
def test_no_voice_that_sends_text_away_or_speaks_another_language(page: Page, site_url: str, voices: str) -> None:
    page.add_init_script(VOICES % voices)
    open_tool(page, site_url, BOUNDARY)
    fill(page, **FOUR)
    expect(page.locator("[data-part=sentences-read]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_alone_is_enough(page: Page, site_url: str, lang: str) -> None:
    open_tool(page, site_url, SUPPORT, lang)
    page.locator("[data-field=waarbij]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-field=waarbij]")).to_be_focused()
    page.locator("[data-field=nee-mag]").focus()
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.locator("[data-part=sentences-into]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-field=zin]")).to_be_focused()


def test_a_kept_sheet_comes_back_with_its_message(boundary: Page) -> None:
    keep_on_device(boundary)
    fill(boundary, **FOUR)
    come_back(boundary, **FOUR)
    assert message(boundary) == MESSAGE
    boundary.locator("[data-part=take] summary").click()
    boundary.locator("[data-part=wipe-sheet]").click()
    expect(boundary.locator("[data-part=sentences-message]")).to_have_attribute("data-empty", "")


def test_words_stay_words(support: Page, site_url: str) -> None:
    filled_from_outside(support, site_url, {
        "waarbij": HOSTILE, "nee-mag": HOSTILE * 90, "soort": ["__proto__", "constructor", "luisteren"]})
    assert message(support).startswith(f"Ik kan wel wat steun gebruiken: {HOSTILE}. Wil je naar me luisteren? <img")
    support.locator("[data-part=sentences-into]").click()
    assert support.locator("hw-sentences img").count() == 0
    assert support.evaluate("globalThis.harm") is None
    filled_from_outside(support, site_url, {"waarbij": 7, "soort": "onbekend", "zin": ["a"]})
    expect(support.locator("[data-part=sentences-message]")).to_have_attribute("data-empty", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_fields_are_there(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    for name, fields in ((BOUNDARY, 7), (SUPPORT, 6)):
        page.goto(address(site_url, name, lang))
        expect(page.locator(".hw-steps .hw-field:visible")).to_have_count(fields)
        expect(page.locator(".hw-exercise button:visible")).to_have_count(0)
        expect(page.locator("hw-sentences :visible")).to_have_count(0)


def test_paper_has_the_message_and_no_beginnings(boundary: Page) -> None:
    boundary.emulate_media(media="print")
    expect(boundary.locator("[data-part=sentences-panel]")).to_be_hidden()
    boundary.emulate_media(media="screen")
    fill(boundary, **FOUR)
    boundary.emulate_media(media="print")
    expect(boundary.locator("[data-part=sentences-message]")).to_be_visible()
    expect(boundary.locator("[data-field=als]")).to_be_visible()
    expect(boundary.locator(":is(.hw-starters, .hw-message-sofar, .hw-exercise button):visible")).to_have_count(0)
    assert boundary.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [BOUNDARY, SUPPORT])
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, name: str, lang: str) -> None:
    def state(page: Page) -> None:
        open_tool(page, site_url, name, lang)
        field = "als" if name == BOUNDARY else "zin"
        fill(page, **{field: "onafgebrokentekst" * 12})
        starters(page, field).last.click()

    fits_a_narrow_phone(new_page, state)


@pytest.mark.parametrize("state", ["empty", "written", "replaced"])
def test_axe_finds_nothing_in_any_state(support: Page, state: str) -> None:
    if state != "empty":
        fill(support, waarbij="iets", zin="Heb je even?")
    if state == "replaced":
        starters(support, "zin").first.click()
    clean_for_axe(support)


def test_asks_nothing_of_the_network_once_loaded(boundary: Page) -> None:
    boundary.wait_for_load_state("networkidle")
    requests: list[str] = []
    boundary.on("request", lambda request: requests.append(request.url))
    fill(boundary, **FOUR)
    starters(boundary, "als").first.click()
    boundary.locator("[data-part=sentences-copy]").click()
    assert requests == []
