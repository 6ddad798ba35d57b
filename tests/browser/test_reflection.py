"""Twelve statements given back: own answers in two groups, two plain bars, and nothing that looks like a result."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from exercise_pages import LANGUAGES, address
from playwright.sync_api import Page, expect
from sheet_pages import clean_for_axe, come_back, filled_from_outside, fits_a_narrow_phone, keep_on_device, open_tool
from tool_pages import HOSTILE

NAME = "patronen-verkennen"
SCALE = ["niet", "beetje", "best", "heel"]
LINES = {
    "onrust": ["bericht", "toon", "meningsverschil", "lief-woord", "aanpassen", "weekend"],
    "afstand": ["rotdag", "grap", "na-fijn", "hulp", "gemist", "ziek"],
}
TURNED = {"onrust-weekend", "afstand-ziek"}
ONE_MOMENT = {"nl": "Bij een ander, of op een andere dag, kan dit anders zijn.",
              "en": "With someone else, or on another day, this may look different."}


def answer(page: Page, line: str, answers: dict[str, str]) -> None:
    for statement, option in answers.items():
        page.locator(f"[data-field={line}-{statement}] input[value={option}]").check()


def show(page: Page) -> None:
    page.locator("[data-part=reflection-show]").click()


def bar(page: Page, line: str) -> float:
    """Return how much of the track is filled, from 0 to 1, as it is drawn."""
    track = page.locator("[data-part=reflection-bar]").nth(list(LINES).index(line)).locator("div")
    filled: float = track.evaluate("""(track) => {
      const style = getComputedStyle(track);
      const room = track.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      return parseFloat(getComputedStyle(track.firstElementChild).width) / room;
    }""")
    return filled


def words(page: Page, line: str) -> str:
    return page.locator("[data-part=reflection-words]").nth(list(LINES).index(line)).text_content() or ""


@pytest.fixture
def still(new_page: Callable[..., Page], site_url: str) -> Page:
    """The Dutch exercise, for a reader who wants no motion."""
    return open_tool(new_page(reduced_motion="reduce"), site_url, NAME)


def test_nothing_is_shown_before_the_reader_asks(still: Page) -> None:
    answer(still, "onrust", {"bericht": "heel"})
    expect(still.locator("[data-part=reflection-result]")).to_be_hidden()
    button = still.get_by_role("button", name="Laat mijn antwoorden zien")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(still.locator("[data-part=reflection-result]")).to_be_visible()
    again = still.get_by_role("button", name="Verberg mijn antwoorden")
    expect(again).to_be_focused()
    again.click()
    expect(still.locator("[data-part=reflection-result]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_holds_no_number_and_always_says_that_it_is_no_test(page: Page, site_url: str, lang: str) -> None:
    open_tool(page, site_url, NAME, lang)
    answer(page, "onrust", {"bericht": "heel", "toon": "beetje", "weekend": "niet"})
    answer(page, "afstand", {"grap": "best"})
    show(page)
    result = page.locator("[data-part=reflection-result]").inner_text()
    assert ONE_MOMENT[lang] in result
    assert ("Dit is geen test." if lang == "nl" else "This is not a test.") in result
    assert re.findall(r"\d|%", result) == []
    verdict = ("hoog|laag|veel|weinig|gemiddeld|vermijdend|angstig|veilig|"
               "high|low|average|avoidant|anxious|secure|score|type")
    assert re.findall(rf"\b(?:{verdict})\b", result, re.I) == []
    spoken = page.locator("[data-part=reflection-result] :is([aria-valuenow], meter, progress, [role=meter])")
    assert spoken.count() == 0


@pytest.mark.parametrize(("answers", "filled", "said"), [
    ({"bericht": "niet"}, 0, "Hij komt tot ‘helemaal niet’."),
    ({"bericht": "heel"}, 1, "Hij komt tot ‘heel erg’."),
    ({"weekend": "heel"}, 0, "Hij komt tot ‘helemaal niet’."),
    ({"weekend": "niet"}, 1, "Hij komt tot ‘heel erg’."),
    ({"bericht": "heel", "weekend": "heel"}, 0.5, "Hij eindigt tussen ‘een beetje’ en ‘best wel’."),
    ({"bericht": "best", "toon": "best", "weekend": "beetje"}, 2 / 3, "Hij komt tot ‘best wel’."),
    (dict.fromkeys(LINES["onrust"], "beetje"), (5 / 3 + 2 / 3) / 6, "Hij eindigt tussen")
])
def test_the_bar_is_the_middle_of_what_was_answered(
    still: Page, answers: dict[str, str], filled: float, said: str
) -> None:
    answer(still, "onrust", answers)
    show(still)
    smallest = 0.08  # an empty bar still shows where it begins
    assert abs(bar(still, "onrust") - filled) < 0.01 or (filled == 0 and bar(still, "onrust") < smallest)
    assert said in words(still, "onrust") or said == "Hij eindigt tussen"


def test_statements_without_an_answer_count_for_nothing(still: Page) -> None:
    answer(still, "onrust", {"toon": "best"})
    show(still)
    assert abs(bar(still, "onrust") - 2 / 3) < 0.01
    expect(still.locator("[data-part=reflection-answers] dd")).to_have_count(1)
    assert words(still, "afstand") == "Hier heb je nog niets gekozen. Dat mag zo blijven."
    expect(still.locator("[data-part=reflection-bar]").nth(1)).to_be_hidden()


def test_own_answers_come_back_with_what_fits_best_first(still: Page) -> None:
    answer(still, "onrust", {"bericht": "beetje", "toon": "heel", "weekend": "heel"})
    show(still)
    answers = still.locator("[data-part=reflection-answers]").first
    assert answers.locator("dt").all_text_contents() == ["Heel erg", "Een beetje"]
    found = answers.locator("dd").all_text_contents()
    assert found[0].startswith("Ik merk kleine veranderingen")
    assert found[1].endswith("(andersom gelezen)")
    assert "andersom" not in found[0] + found[2]


def test_follows_when_an_answer_changes(still: Page) -> None:
    answer(still, "afstand", {"grap": "niet"})
    show(still)
    answer(still, "afstand", {"grap": "heel"})
    assert "‘heel erg’" in words(still, "afstand")
    assert abs(bar(still, "afstand") - 1) < 0.01


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keyboard_alone_is_enough(page: Page, site_url: str, lang: str) -> None:
    open_tool(page, site_url, NAME, lang)
    page.locator("[data-field=onrust-bericht] input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.locator("[data-field=herkend]").focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-part=reflection-show]")).to_be_focused()
    page.keyboard.press("Enter")
    assert ("‘een beetje’" if lang == "nl" else "‘a little’") in words(page, "onrust")


def test_a_sheet_that_comes_back_is_shown_only_when_asked_again(still: Page) -> None:
    keep_on_device(still)
    answer(still, "onrust", {"toon": "heel"})
    show(still)
    come_back(still, onrust_toon="heel")
    expect(still.locator("[data-part=reflection-result]")).to_be_hidden()
    show(still)
    assert abs(bar(still, "onrust") - 1) < 0.01
    still.locator("[data-part=take] summary").click()
    still.locator("[data-part=wipe-sheet]").click()
    expect(still.locator("[data-part=reflection-result]")).to_be_hidden()


def test_what_a_file_brings_does_no_harm(still: Page, site_url: str) -> None:
    filled_from_outside(still, site_url, {
        "onrust-toon": HOSTILE, "onrust-bericht": ["heel", "niet"], "onrust-aanpassen": 99,
        "afstand-grap": "__proto__"})
    show(still)
    assert still.locator("hw-reflection img").count() == 0
    assert "NaN" not in still.locator("hw-reflection").inner_text()
    assert still.evaluate("globalThis.harm") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_statements_are_there(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator(".hw-steps fieldset:visible")).to_have_count(12)
    expect(page.locator("hw-reflection :visible")).to_have_count(0)


def test_paper_has_what_was_asked_for(still: Page) -> None:
    answer(still, "onrust", {"toon": "heel"})
    still.emulate_media(media="print")
    expect(still.locator("[data-part=reflection-result]")).to_be_hidden()
    still.emulate_media(media="screen")
    show(still)
    still.emulate_media(media="print")
    expect(still.locator("[data-part=reflection-words]").first).to_be_visible()
    expect(still.locator(".hw-exercise button:visible")).to_have_count(0)
    assert still.pdf()[:5] == b"%PDF-"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    def state(page: Page) -> None:
        open_tool(page, site_url, NAME, lang)
        answer(page, "onrust", {"bericht": "heel", "weekend": "best"})
        show(page)

    fits_a_narrow_phone(new_page, state)


@pytest.mark.parametrize("state", ["closed", "empty", "answered"])
def test_axe_finds_nothing_in_any_state(still: Page, state: str) -> None:
    if state == "answered":
        answer(still, "onrust", {"bericht": "heel", "weekend": "best"})
    if state != "closed":
        show(still)
    clean_for_axe(still)


def test_nothing_moves_for_who_wants_no_motion(still: Page) -> None:
    show(still)
    filled = still.locator("[data-part=reflection-bar] div span").first
    assert filled.evaluate("(e) => getComputedStyle(e).transitionDuration") == "0s"
