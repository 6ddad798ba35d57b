"""Terms in text, the choice how often they are underlined, the list of all terms and their map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

ARTICLE = "stijlen/angstig/"
PHONE = {"has_touch": True, "viewport": {"width": 360, "height": 700}}
NO_STORAGE = """Object.defineProperty(globalThis, "localStorage", {
  get() { throw new DOMException("", "SecurityError"); },
});"""
LINKS = """() => [...document.querySelectorAll("a.hw-term")].map((a) => ({
  term: a.dataset.term, link: a.hasAttribute("href"), stop: (a.focus(), document.activeElement === a),
  forced: a.classList.contains("hw-forced"), line: getComputedStyle(a).textDecorationLine,
  color: getComputedStyle(a).color === getComputedStyle(a.parentElement).color,
}))"""
"""What a reader, with or without a screen, has of every mention that the build made a link."""


def links(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(LINKS)


def card(page: Page) -> Any:
    return page.locator("#hw-peek")


def choose(page: Page, label: str) -> None:
    """Make the choice where it stands on every page."""
    page.locator("#weergave").get_by_label(label, exact=True).check()


# The card


def test_a_term_opens_on_hover_stays_under_the_pointer_and_closes_on_escape(page, site_url):
    page.goto(site_url + ARTICLE)
    page.locator("a.hw-term").first.hover()
    card(page).wait_for(state="visible")
    assert len(card(page).inner_text()) > 30
    card(page).hover()
    page.wait_for_timeout(400)
    assert card(page).is_visible()
    page.keyboard.press("Escape")
    assert card(page).is_hidden()


def test_it_stays_as_long_as_the_pointer_does_and_no_longer(page, site_url):
    page.goto(site_url + ARTICLE)
    page.locator("a.hw-term").first.hover()
    card(page).wait_for(state="visible")
    page.wait_for_timeout(3000)
    assert card(page).is_visible()
    page.locator("h1").hover()
    card(page).wait_for(state="hidden")


def test_a_term_opens_on_keyboard_focus_and_is_announced(page, site_url):
    page.goto(site_url + ARTICLE)
    link = page.locator("a.hw-term").first
    for _ in range(80):
        page.keyboard.press("Tab")
        if link.evaluate("node => node === document.activeElement"):
            break
    assert card(page).is_visible()
    told = page.locator(f"#{link.get_attribute('aria-describedby')}")
    assert told.inner_text() == card(page).locator("p").inner_text() != ""
    page.keyboard.press("Escape")
    assert card(page).is_hidden()
    assert link.evaluate("node => node === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url("**/begrippen/**")


def test_no_request_is_made_for_a_definition(page, site_url, served):
    page.goto(site_url + ARTICLE, wait_until="networkidle")
    before = len(served.requests)
    page.locator("a.hw-term").first.hover()
    card(page).wait_for(state="visible")
    assert len(served.requests) == before


@pytest.fixture
def sheet(new_page: Callable[..., Page], site_url: str) -> Page:
    """A phone, after the first tap on a term."""
    page = new_page(**PHONE)
    page.goto(site_url + ARTICLE)
    page.locator("a.hw-term").first.tap()
    expect(card(page)).to_be_visible()
    return page


def test_on_touch_the_first_tap_opens_a_sheet_that_leads_on(sheet, site_url):
    assert sheet.url == site_url + ARTICLE
    assert card(sheet).get_attribute("role") == "dialog"
    assert card(sheet).get_attribute("aria-label") == card(sheet).locator("b").inner_text()
    expect(card(sheet)).to_be_focused()
    card(sheet).get_by_role("link", name="Lees meer").tap()
    sheet.wait_for_url("**/begrippen/**")


def test_a_second_tap_on_the_word_leads_on_too(sheet):
    sheet.locator("a.hw-term").first.tap()
    sheet.wait_for_url("**/begrippen/**")


def test_help_and_the_way_out_stay_in_reach_below_the_sheet(sheet):
    box, bar = card(sheet).bounding_box(), sheet.locator(".hw-safety").bounding_box()
    assert box["y"] + box["height"] == pytest.approx(bar["y"], abs=1)
    sheet.locator(".hw-safety summary").tap()
    assert sheet.locator(".hw-help-panel a[href='tel:113']").is_visible()


def test_the_tapped_word_is_not_covered_by_its_sheet(new_page, site_url):
    page = new_page(**PHONE)
    page.goto(site_url + ARTICLE)
    link = page.locator("a.hw-term").nth(3)
    link.evaluate("node => scrollTo(0, node.getBoundingClientRect().bottom + scrollY - innerHeight + 70)")
    link.tap()
    card(page).wait_for(state="visible")
    page.wait_for_timeout(100)
    assert link.bounding_box()["y"] + link.bounding_box()["height"] < card(page).bounding_box()["y"]


def test_closing_leads_back_to_the_word(sheet):
    button = card(sheet).get_by_role("button", name="Sluiten")
    assert button.bounding_box()["height"] >= 44
    button.tap()
    assert card(sheet).is_hidden()
    expect(sheet.locator("a.hw-term").first).to_be_focused()


def test_a_tap_elsewhere_closes_a_scroll_and_a_turned_phone_do_not(sheet):
    sheet.mouse.wheel(0, 200)
    sheet.set_viewport_size({"width": 700, "height": 360})
    sheet.wait_for_timeout(300)
    assert card(sheet).is_visible()
    sheet.touchscreen.tap(10, 30)
    assert card(sheet).is_hidden()


def test_another_term_takes_over_the_sheet(sheet):
    before = card(sheet).locator("b").inner_text()
    sheet.locator("a.hw-term").nth(2).tap()
    assert card(sheet).is_visible()
    assert card(sheet).locator("b").inner_text() != before


def test_at_400_percent_the_card_fits_its_window_and_can_be_scrolled(new_page, site_url):
    page = new_page(viewport={"width": 320, "height": 256})
    page.goto(site_url + ARTICLE)
    page.locator("a.hw-term").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert box["width"] <= 320
    assert box["height"] <= 256


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_can_be_opened(scheme, new_page, site_url):
    def faults() -> list[str]:
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{one['id']}: {[str(node['target']) for node in one['nodes']]}" for one in found]

    page = new_page(**PHONE, color_scheme=scheme)
    page.goto(site_url + ARTICLE)
    page.locator("a.hw-term").first.tap()
    expect(card(page)).to_be_visible()
    assert faults() == []
    page.goto(site_url + "begrippen/")
    page.get_by_text("Hoe vaak is een begrip onderstreept?").tap()
    assert faults() == []
    page.goto(site_url + ARTICLE)
    choose(page, "Nooit")
    assert faults() == []


def test_an_evidence_label_says_nothing_about_terms(page, site_url):
    page.goto(site_url + "therapieen/")
    page.locator("a.hw-evidence").first.hover()
    card(page).wait_for(state="visible")
    assert card(page).get_by_role("link").all_inner_texts() == ["Lees meer"]


# How often terms are underlined


def test_without_scripts_every_link_is_a_link_and_there_is_no_choice_to_make(new_page, site_url):
    page = new_page(java_script_enabled=False)
    for address in (ARTICLE, "begrippen/"):
        page.goto(site_url + address)
        assert page.get_by_label("Alleen de eerste keer op een pagina").count() == 0 or all(
            group.is_hidden() for group in page.locator("fieldset[data-hw-choice]").all())
        assert page.locator(".hw-choose").count() == 0 or page.locator(".hw-choose").is_hidden()
    page.goto(site_url + ARTICLE)
    page.locator("a.hw-term").first.click()
    page.wait_for_url("**/begrippen/**")


def test_usually_every_linked_mention_is_underlined_and_nothing_is_kept(page, site_url):
    page.goto(site_url + ARTICLE)
    found = links(page)
    assert len({one["term"] for one in found}) < len(found), "a term that is linked twice, to have something to try"
    assert all(one["link"] and one["stop"] and one["line"] == "underline" for one in found)
    expect(page.locator("#weergave").get_by_label("Altijd")).to_be_checked()
    assert page.evaluate("localStorage.length") == 0


def check_first(found: list[dict[str, Any]]) -> None:
    seen = set()
    for one in found:
        shown = one["forced"] or one["term"] not in seen
        seen.add(one["term"])
        assert (one["link"], one["stop"], one["line"]) == (shown, shown, "underline" if shown else "none"), one
        assert one["color"]


@pytest.mark.parametrize("address", [ARTICLE, "en/stijlen/angstig/", "gevolgen/relaties/", "theorie/veilige-basis/"])
def test_only_the_first_mention_on_the_page(address, page, site_url):
    page.goto(site_url + address)
    text = page.locator("main").inner_text()
    choose(page, "Alleen de eerste keer op een pagina" if "en/" not in address[:3] else "Only the first time on a page")
    found = links(page)
    assert {one["link"] for one in found} == {True, False}
    check_first(found)
    assert page.locator("main").inner_text() == text


def test_never(page, site_url):
    page.goto(site_url + ARTICLE)
    text = page.locator("main").inner_text()
    choose(page, "Nooit")
    for one in links(page):
        assert one["link"] == one["stop"] == (one["line"] == "underline") == one["forced"]
        assert one["color"]
    assert page.locator("main").inner_text() == text
    page.locator("a.hw-term").first.hover()
    page.wait_for_timeout(500)
    assert card(page).is_hidden()


def test_a_word_that_is_no_link_opens_nothing_under_a_finger(new_page, site_url):
    page = new_page(**PHONE)
    page.goto(site_url + ARTICLE)
    choose(page, "Nooit")
    page.locator("a.hw-term").first.tap()
    page.wait_for_timeout(300)
    assert card(page).is_hidden()
    assert page.url == site_url + ARTICLE


def test_links_that_an_author_forced_stay_links(page, site_url):
    """The lists of related terms on the page of a term are such."""
    page.goto(site_url + "begrippen/hechtingsstijl/")
    for label in ("Alleen de eerste keer op een pagina", "Nooit"):
        choose(page, label)
        found = links(page)
        assert all(one["link"] and one["line"] == "underline" for one in found if one["forced"])
        assert sum(one["forced"] for one in found) > 5
        assert not any(one["link"] for one in found if not one["forced"]) or label != "Nooit"


def test_the_choice_is_remembered_and_can_be_taken_back(page, site_url):
    page.goto(site_url + ARTICLE)
    choose(page, "Nooit")
    page.goto(site_url + "en/stijlen/veilig/")
    assert page.evaluate("localStorage['hw-terms']") == "never"
    assert [one["link"] for one in links(page)] == [one["forced"] for one in links(page)]
    expect(page.locator("#weergave").get_by_label("Never")).to_be_checked()
    choose(page, "Only the first time on a page")
    page.goto(site_url + ARTICLE)
    check_first(links(page))
    choose(page, "Altijd")
    assert all(one["link"] for one in links(page))
    page.reload()
    assert all(one["link"] for one in links(page))
    assert page.evaluate("localStorage.length") == 0


def test_a_choice_that_nobody_knows_is_the_usual_one(page, site_url):
    page.goto(site_url + "over/")
    page.evaluate("localStorage.setItem('hw-terms', 'sometimes')")
    page.goto(site_url + ARTICLE)
    assert page.locator("html").get_attribute("data-terms") is None
    assert all(one["link"] for one in links(page))
    expect(page.locator("#weergave").get_by_label("Altijd")).to_be_checked()


def test_where_storage_is_off_the_choice_holds_for_this_page(page, site_url):
    page.add_init_script(NO_STORAGE)
    page.goto(site_url + ARTICLE)
    choose(page, "Nooit")
    assert [one["link"] for one in links(page)] == [one["forced"] for one in links(page)]
    page.reload()
    assert all(one["link"] for one in links(page))


@pytest.mark.parametrize("choice", ["first", "never"])
def test_the_page_never_shows_what_the_reader_does_not_want(choice, page, site_url):
    """Before any file of scripts has arrived: the lines are gone already, so there is no flash."""
    page.goto(site_url + "over/")
    page.evaluate("choice => localStorage.setItem('hw-terms', choice)", choice)
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site_url + ARTICLE)
    seen = set()
    for one in links(page):
        assert (one["line"] == "underline") == (one["forced"] or (choice == "first" and one["term"] not in seen))
        seen.add(one["term"])
    page.faults.clear()  # every script that did not arrive


def test_both_places_of_the_choice_on_the_list_of_terms_agree(page, site_url):
    page.goto(site_url + "begrippen/")
    page.get_by_text("Hoe vaak is een begrip onderstreept?").click()
    page.locator(".hw-choose").get_by_label("Nooit").check()
    expect(page.locator("#weergave").get_by_label("Nooit")).to_be_checked()
    choose(page, "Altijd")
    expect(page.locator(".hw-choose").get_by_label("Altijd")).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".hw-choose").get_by_label("Alleen de eerste keer")).to_be_checked()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_choice_has_a_name_and_room_for_a_finger(width, new_page, site_url):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site_url + ARTICLE)
    group = page.get_by_role("group", name="Begrippen onderstrepen")
    assert group.get_by_role("radio").count() == 3
    for label in group.locator("label").all():
        assert label.bounding_box()["height"] >= 44
        assert label.bounding_box()["width"] >= 44


def test_the_card_leads_to_the_choice(sheet):
    card(sheet).get_by_role("link", name="Minder onderstrepen?").tap()
    assert sheet.url.endswith("#weergave")
    assert card(sheet).is_hidden()
    expect(sheet.locator("#weergave").get_by_label("Nooit")).to_be_in_viewport()


def test_the_choice_stands_among_my_data_and_can_be_erased(page, site_url):
    page.goto(site_url + "over/privacy/")
    choose(page, "Nooit")
    page.locator("#weergave").get_by_label("Donker").check()
    page.reload()
    table = page.locator("hw-my-data table")
    expect(table.get_by_role("rowheader")).to_have_text(
        ["Je keuze voor licht of donker", "Je keuze voor onderstreepte begrippen"])
    for _ in range(2):
        page.locator("hw-my-data [data-action=delete-all]").click()
    expect(page.locator("hw-my-data .hw-status")).to_have_text("Alles is gewist.")
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("#weergave").get_by_label("Altijd")).to_be_checked()
    expect(page.locator("#weergave").get_by_label("Zoals je apparaat")).to_be_checked()
    assert page.locator("html").get_attribute("data-theme") is None


# The list of all terms


def found_for(page: Page, typed: str) -> list[str]:
    page.get_by_label("Zoek in de lijst").fill(typed)
    return page.locator(".hw-letter li:visible > a").all_inner_texts()


@pytest.mark.parametrize(("typed", "term"), [
    ("GROUNDING", "Aarden"), ("hechtingstypes", "Hechtingsstijl"), ("gehechtheids-stijlen", "Hechtingsstijl"),
    ("welke stijl heb ik", "Hechtingsstijl"), ("HECHTINGSSTÍJL", "Hechtingsstijl"),
    ("  hechtings stijl ", "Hechtingsstijl"),
])
def test_the_list_can_be_searched_by_any_word_of_a_term(typed, term, page, site_url):
    page.goto(site_url + "begrippen/")
    assert term in found_for(page, typed)
    assert len(found_for(page, typed)) < 15


def test_letters_of_two_words_do_not_make_a_third(page, site_url):
    """*hechtingsstijl* and its synonym *gehechtheidsstijl* stand beside each other; nobody writes *lgehecht*."""
    page.goto(site_url + "begrippen/")
    assert found_for(page, "lgehecht") == []


def test_the_list_says_how_many_are_left_and_is_whole_again_when_nothing_is_asked(page, site_url):
    page.goto(site_url + "begrippen/")
    status = page.locator("hw-glossary-filter [role=status]")
    every = len(found_for(page, ""))
    assert every > 200
    count = len(found_for(page, "hechting"))
    assert 5 < count < every
    assert status.inner_text() == f"{count} begrippen gevonden"
    assert page.locator(".hw-letters li:visible").count() == page.locator(".hw-letter:visible").count()
    found_for(page, "grounding")
    assert status.inner_text() == "1 begrip gevonden"
    assert found_for(page, "qqqq") == []
    assert "Geen begrip" in status.inner_text()
    assert len(found_for(page, "")) == every


def test_the_list_is_used_with_the_keyboard_alone(page, site_url):
    page.goto(site_url + "begrippen/")
    field = page.get_by_label("Zoek in de lijst")
    field.focus()
    page.keyboard.type("grounding")
    page.keyboard.press("Enter")
    assert page.url == site_url + "begrippen/"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Aarden"
    page.keyboard.press("Enter")
    page.wait_for_url("**/begrippen/aarding/")


def test_without_scripts_the_list_is_whole(new_page, site_url):
    page = new_page(java_script_enabled=False)
    page.goto(site_url + "begrippen/")
    assert page.locator(".hw-letter li:visible > a").count() > 200
    assert page.locator(".hw-filter").count() == 0


# The map and the neighbourhood


def test_every_island_of_the_map_is_reached_by_tab_and_leads_to_its_terms(page, site_url):
    page.goto(site_url + "begrippen/")
    islands = page.locator(".hw-map a")
    names = page.locator(".hw-island h3").all_inner_texts()
    assert len(names) == 10
    islands.first.focus()
    for name in names:
        expect(page.locator(".hw-map").get_by_role("link", name=name, exact=True)).to_be_focused()
        page.keyboard.press("Tab")
    islands.first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(islands.first.get_attribute("href"))


def test_the_lists_of_the_map_name_every_term_once(page, site_url):
    page.goto(site_url + "begrippen/")
    listed = page.locator(".hw-island li a").evaluate_all("links => links.map((a) => a.href)")
    assert sorted(listed) == sorted(page.locator(".hw-letter li > a").evaluate_all("links => links.map((a) => a.href)"))


def test_the_names_on_the_map_can_be_read_on_a_phone(new_page, site_url):
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(site_url + "begrippen/")
    sizes = page.locator(".hw-map a text").evaluate_all(
        "texts => texts.map((t) => t.getBoundingClientRect().height / t.querySelectorAll('tspan').length)")
    assert min(sizes) >= 14
    boxes = [island.bounding_box() for island in page.locator(".hw-map a").all()]
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in boxes)


@pytest.mark.parametrize("address", ["begrippen/hechtingsstijl/", "en/begrippen/veilige-basis/"])
def test_the_neighbourhood_links_to_what_the_lists_below_it_do(address, page, site_url):
    page.goto(site_url + address)
    drawn = page.locator(".hw-near svg a").evaluate_all(
        "links => links.map((a) => new URL(a.href.baseVal, location).href)")
    listed = page.locator("#verwant ~ ul a.hw-forced, #verward ~ ul a.hw-forced").evaluate_all(
        "links => links.map((a) => a.href)")
    assert drawn
    assert set(drawn) == set(listed)
    page.locator(".hw-near svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(drawn[0])
