"""Words on cards: sorted into two piles, three of them chosen, then one; the choice itself holds what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, open_exercise, overflow, text
from playwright.sync_api import Page, expect
from sheet_pages import come_back, keep_on_device

NAME = "waardenkompas"
HOSTILE = "<img src=x onerror=\"globalThis.harm=1\">"
CARD = "[data-part=cards-card]"


def start(page: Page, site_url: str, lang: str = "nl") -> Page:
    """Open the cards."""
    open_exercise(page, site_url, NAME, lang)
    page.locator("hw-cards[data-ready]").wait_for()
    return page


@pytest.fixture
def cards(page: Page, site_url: str) -> Page:
    """The Dutch cards, none sorted."""
    return start(page, site_url)


def lay(page: Page, piles: str) -> None:
    """Lay the next cards: `y` for the pile that speaks to the reader, `n` for the other."""
    for pile in piles:
        page.locator(f"[data-part=cards-{'yes' if pile == 'y' else 'no'}]").click()


def piles(page: Page) -> str:
    """Return what the hidden field holds."""
    return page.locator("[data-field=stapels]").input_value()


def word(page: Page, card: str) -> Any:
    """Return the checkbox of a word."""
    return page.locator(f"[data-field=woorden] input[value={card}]")


def choose(page: Page, *chosen: str) -> None:
    """Go on to choosing, and choose words."""
    page.locator("[data-part=cards-choose]").click()
    for card in chosen:
        word(page, card).check()


def chosen(page: Page) -> list[str]:
    """Return the ids of the words that are chosen."""
    return sorted(page.locator("[data-field=woorden] input:checked").evaluate_all("all => all.map((i) => i.value)"))


def middle(page: Page) -> tuple[float, float]:
    """Return where the card is, once it is in the middle of the window."""
    card = page.locator(CARD)
    card.evaluate("card => card.scrollIntoView({ block: 'center', behavior: 'instant' })")
    box = card.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_cards_go_to_piles_one_by_one_and_come_back(cards: Page) -> None:
    assert text(cards, "cards-card") == "Eerlijk"
    expect(cards.locator("[data-field=woorden]")).to_be_hidden()
    lay(cards, "yn")
    assert piles(cards) == "eerlijk+ zacht-"
    assert text(cards, "cards-card") == "Speels"
    assert text(cards, "cards-pile-yes") == "Eerlijk"
    assert text(cards, "cards-pile-no") == "Zacht"
    cards.locator("[data-part=cards-back]").click()
    assert piles(cards) == "eerlijk+"
    assert text(cards, "cards-card") == "Zacht"
    assert text(cards, "cards-left") == "Nog 17 kaarten"


def test_a_card_is_dragged_with_the_mouse(cards: Page) -> None:
    for far, wanted in ((200, "eerlijk+"), (-200, "eerlijk+ zacht-"), (40, "eerlijk+ zacht-")):
        x, y = middle(cards)
        cards.mouse.move(x, y)
        cards.mouse.down()
        cards.mouse.move(x + far, y + 10, steps=4)
        cards.mouse.up()
        assert piles(cards) == wanted
    assert cards.locator(CARD).evaluate("card => card.style.transform") == ""


def test_a_card_is_dragged_with_a_finger(new_page: Callable[..., Page], site_url: str) -> None:
    page = start(new_page(viewport={"width": 360, "height": 740}, has_touch=True), site_url)
    touch = page.context.new_cdp_session(page)
    x, y = middle(page)
    for kind, by in (("touchStart", 0), *(("touchMove", n * -15) for n in range(1, 9))):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x + by, "y": y}]})
    expect(page.locator("[data-part=cards-deck][data-towards=no]")).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("[data-field=stapels]")).to_have_value("eerlijk-")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_alone_is_enough(page: Page, site_url: str, lang: str) -> None:
    start(page, site_url, lang)
    page.locator("[data-part=cards-no]").focus()
    press = page.keyboard.press
    press("Enter")
    press("Tab")
    for _ in range(17):
        expect(page.locator("[data-part=cards-yes]")).to_be_focused()
        press("Enter")
    expect(word(page, "zacht")).to_be_focused()
    press("Space")
    press("Tab")
    press("Space")
    assert chosen(page) == ["speels", "zacht"]
    first = page.locator("[data-part=cards-words] button").first
    first.focus()
    press("Enter")
    expect(first).to_be_focused()
    expect(page.locator("[data-field=mijn-woord]")).to_have_value("Zacht" if lang == "nl" else "Gentle")
    expect(first).to_have_attribute("aria-pressed", "true")
    assert text(page, "cards-word") == ("Jouw woord: Zacht." if lang == "nl" else "Your word: Gentle.")
    expect(page.locator("[data-field=daad]")).to_have_value("")


def test_three_words_are_enough(cards: Page) -> None:
    choose(cards, "eerlijk", "zacht", "open")
    word(cards, "vrij").click()
    assert chosen(cards) == ["eerlijk", "open", "zacht"]
    assert text(cards, "cards-status") == "Je hebt al drie woorden gekozen. Haal er eerst een weg."
    word(cards, "open").uncheck()
    word(cards, "vrij").check()
    assert chosen(cards) == ["eerlijk", "vrij", "zacht"]
    assert text(cards, "cards-status") == ""


def test_every_word_can_still_be_chosen_whatever_its_pile(cards: Page) -> None:
    lay(cards, "nny")
    choose(cards, "zacht")
    expect(cards.locator("[data-part=cards-not] label")).to_have_count(2)
    expect(cards.locator("[data-field=woorden] label:visible")).to_have_count(18)
    assert cards.locator("[data-field=woorden] input").first.input_value() == "speels"
    assert chosen(cards) == ["zacht"]
    cards.locator("[data-part=cards-again]").click()
    expect(cards.locator("[data-part=cards-yes]")).to_be_focused()
    assert text(cards, "cards-card") == "Trouw"
    lay(cards, "n" * 15)
    expect(cards.locator("[data-part=cards-deck]")).to_be_hidden()
    assert chosen(cards) == ["zacht"]


def test_no_card_at_all_is_an_answer_too(cards: Page) -> None:
    lay(cards, "n" * 18)
    assert text(cards, "cards-status").startswith("Geen kaart sprak je nu aan. Dat mag.")
    expect(cards.locator("[data-field=eigen-woord]")).to_be_focused()
    cards.keyboard.type("mild")
    button = cards.locator("[data-part=cards-words] button")
    expect(button).to_have_text("mild")
    button.click()
    expect(cards.locator("[data-field=mijn-woord]")).to_have_value("mild")


def test_cards_come_back_as_they_were_kept(page: Page, site_url: str) -> None:
    start(page, site_url)
    keep_on_device(page)
    lay(page, "yn")
    come_back(page, stapels="eerlijk+ zacht-")
    expect(page.locator(CARD)).to_have_text("Speels")
    assert piles(page) == "eerlijk+ zacht-"
    choose(page, "eerlijk")
    come_back(page, woorden="eerlijk")
    expect(word(page, "eerlijk")).to_be_checked()
    expect(page.locator("[data-part=cards-deck]")).to_be_hidden()
    page.locator("[data-part=take] summary").click()
    page.locator("[data-part=as-text]").click()
    assert "eerlijk+" not in page.locator("[data-part=summary-text]").input_value()
    page.locator("[data-part=wipe-sheet]").click()
    expect(page.locator(CARD)).to_have_text("Eerlijk")
    page.locator("[data-part=undo]").click()
    expect(word(page, "eerlijk")).to_be_checked()


@pytest.mark.parametrize("value", [
    HOSTILE, "constructor+ __proto__- toString+", "eerlijk", "eerlijk+ eerlijk- eerlijk+", "+ - +-", "zacht* eerlijk+",
    "x" * 4000, 7,
])
def test_piles_from_a_file_that_make_no_sense_do_no_harm(cards: Page, site_url: str, value: object) -> None:
    cards.evaluate("""async ([module, values]) => {
      (await import(module)).writeFields(document.querySelector('[data-part=steps]'), values);
      document.querySelector('.hw-exercise').dispatchEvent(new CustomEvent('hw-filled'));
    }""", [f"{site_url}assets/js/elements/fields.js", {"stapels": value}])
    lay(cards, "n" * 17)
    lay(cards, "y" if cards.locator("[data-part=cards-deck]").is_visible() else "")
    expect(cards.locator("[data-field=woorden] label:visible")).to_have_count(18)
    assert len(piles(cards).split()) == 18
    assert cards.locator("hw-cards img").count() == 0


def test_words_stay_words(cards: Page) -> None:
    cards.locator("[data-field=eigen-woord]").fill(HOSTILE * 40)
    cards.locator("[data-part=cards-words] button").click()
    cards.wait_for_timeout(100)
    assert cards.evaluate("globalThis.harm") is None
    assert cards.locator(".hw-steps img").count() == 0
    assert cards.locator("[data-part=cards-word]").evaluate("e => e.offsetHeight") < 80
    assert overflow(cards) == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_words_are_there(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator("[data-field=woorden] label:visible")).to_have_count(18)
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)
    for part in ("deck", "not", "one", "word"):
        expect(page.locator(f"[data-part=cards-{part}]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = start(new_page(viewport={"width": 320, "height": 640}), site_url, lang)
    lay(page, "yn")
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []
    choose(page, "eerlijk", "zacht", "rechtvaardig")
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []


def test_paper_has_every_word_and_no_deck(cards: Page) -> None:
    lay(cards, "ynn")
    cards.emulate_media(media="print")
    expect(cards.locator("[data-field=woorden] label:visible")).to_have_count(18)
    expect(cards.locator("[data-part=cards-deck]")).to_be_hidden()
    cards.emulate_media(media="screen")
    choose(cards, "zacht")
    cards.emulate_media(media="print")
    expect(cards.locator("[data-field=woorden] label:visible")).to_have_count(18)
    expect(cards.locator(".hw-exercise button:visible")).to_have_count(0)


def test_nothing_moves_by_itself_for_who_wants_no_motion(new_page: Callable[..., Page], site_url: str) -> None:
    page = start(new_page(reduced_motion="reduce"), site_url)
    assert page.locator(f"{CARD} span").evaluate("span => getComputedStyle(span).animationName") == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", ["start", "sorting", "held", "choosing", "chosen"])
def test_axe_finds_nothing_in_any_state(new_page: Callable[..., Page], site_url: str, state: str, scheme: str) -> None:
    page = start(new_page(color_scheme=scheme, reduced_motion="reduce"), site_url)
    if state != "start":
        lay(page, "ynn")
    if state in ("choosing", "chosen"):
        choose(page)
    if state == "chosen":
        for card in ("eerlijk", "zacht", "open"):
            word(page, card).check()
        page.locator("[data-part=cards-words] button").first.click()
    if state == "held":
        x, y = middle(page)
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 120, y)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found] == []
    if state == "held":
        page.mouse.up()
