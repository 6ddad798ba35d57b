"""Pictures in a real browser: two scales to explore, a loop to step through, words large enough, links to follow."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from exercise_pages import until
from playwright.sync_api import Page, expect

LANGUAGES = ("nl", "en")
PAGES = ("stijlen/", "stijlen/samenspel/", "theorie/", "theorie/veilige-basis/", "theorie/brein-en-lichaam/",
         "theorie/onderzoekers/", "theorie/cijfers/", "gevolgen/emoties-en-stress/", "therapieen/hulp-vinden/",
         "begrippen/", "begrippen/hulplijn/", "begrippen/complexe-ptss/", "begrippen/hechtingsangst/")
REST = 350
"""Milliseconds after which a spot is named; the clock of the page is moved on by the tests."""


def prefix(lang: str) -> str:
    return "" if lang == "nl" else f"{lang}/"


# ---- two scales -------------------------------------------------------------------------------------------------

@pytest.fixture
def plane(page: Page, site_url: str) -> Page:
    """The Dutch page with the two scales, its clock in our hands."""
    page.clock.install(time=0)
    page.goto(f"{site_url}stijlen/")
    page.locator("hw-plane[data-ready]").wait_for()
    page.clock.pause_at(1000)
    return page


def spot(page: Page) -> str:
    return page.locator("[data-part=spot] p").first.inner_text()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    page.clock.run_for(REST + 50)


def test_arrow_keys_move_the_point_in_their_own_direction(plane: Page) -> None:
    assert spot(plane).startswith("Een beetje hechtingsangst, een beetje vermijding.")
    plane.locator("[data-part=point] input").first.focus()
    press(plane, *["ArrowRight"] * 5)
    assert spot(plane).startswith("Veel hechtingsangst, een beetje vermijding.")
    press(plane, *["ArrowUp"] * 5)
    assert spot(plane).startswith("Veel hechtingsangst, veel vermijding.")
    press(plane, *["ArrowLeft"] * 20, *["ArrowDown"] * 20)
    assert spot(plane).startswith("Weinig hechtingsangst, weinig vermijding.")
    values = plane.locator("[data-part=point] input").evaluate_all("all => all.map(i => [i.value, i.ariaValueText])")
    assert values == [["0", "weinig"], ["0", "weinig"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_spot_has_words_of_its_own_and_none_names_the_reader(page: Page, site_url: str, lang: str) -> None:
    page.clock.install(time=0)
    page.goto(f"{site_url}{prefix(lang)}stijlen/")
    page.locator("hw-plane[data-ready]").wait_for()
    page.clock.pause_at(1000)
    field = page.locator("[data-part=field]").bounding_box()
    assert field
    seen = set()
    for x in (0.1, 0.5, 0.9):
        for y in (0.1, 0.5, 0.9):
            place = {"clientX": field["x"] + x * field["width"], "clientY": field["y"] + y * field["height"]}
            page.locator("[data-part=stage]").dispatch_event("click", place)
            page.clock.run_for(REST + 50)
            seen.add(page.locator("[data-part=spot]").inner_text())
    assert len(seen) == 9
    label = r"\b(je bent|jij bent|you are)\b (een|veilig|angstig|vermijdend|an?\b|secure|anxious|avoidant)"
    assert not [words for words in seen if re.search(label, words, re.IGNORECASE)]


def test_is_announced_when_the_point_rests_and_only_if_the_spot_is_another(plane: Page) -> None:
    plane.evaluate("""() => { globalThis.said = 0;
      const spot = document.querySelector('[data-part=spot]');
      new MutationObserver(() => { said += 1; }).observe(spot, {childList: true}); }""")
    assert plane.locator("[data-part=spot]").get_attribute("role") == "status"
    plane.locator("[data-part=point] input").first.focus()
    for _ in range(9):
        plane.keyboard.press("ArrowRight")
        plane.clock.run_for(40)
    assert plane.evaluate("said") == 0  # still moving
    plane.clock.run_for(REST)
    assert plane.evaluate("said") == 1
    press(plane, "ArrowLeft")
    assert plane.evaluate("said") == 1  # the same spot


def test_a_mouse_drags_it_and_a_finger_taps_it(new_page: Callable[..., Page], site_url: str) -> None:
    mouse = new_page()
    mouse.goto(f"{site_url}stijlen/")
    mouse.locator("hw-plane[data-ready]").wait_for()
    mouse.locator("[data-part=stage]").scroll_into_view_if_needed()
    field = mouse.locator("[data-part=field]").bounding_box()
    assert field
    mouse.mouse.move(field["x"] + 60, field["y"] + 60)
    mouse.mouse.down()
    mouse.mouse.move(field["x"] + field["width"] - 20, field["y"] + field["height"] - 20)
    mouse.mouse.up()
    expect(mouse.locator("[data-part=spot] p").first).to_contain_text("Veel hechtingsangst, weinig vermijding")
    finger = new_page(has_touch=True, viewport={"width": 360, "height": 740})
    finger.goto(f"{site_url}stijlen/")
    finger.locator("hw-plane[data-ready]").wait_for()
    finger.locator("[data-part=stage]").scroll_into_view_if_needed()
    field = finger.locator("[data-part=field]").bounding_box()
    assert field
    finger.touchscreen.tap(field["x"] + 30, field["y"] + 30)
    expect(finger.locator("[data-part=spot] p").first).to_contain_text("Weinig hechtingsangst, veel vermijding")
    target = finger.locator("[data-part=point]").bounding_box()
    assert target
    assert min(target["width"], target["height"]) >= 44
    # Elsewhere a finger scrolls: only the point itself holds the page still.
    assert finger.locator("[data-part=point]").evaluate("e => getComputedStyle(e).touchAction") == "none"
    assert finger.locator("[data-part=stage]").evaluate("e => getComputedStyle(e).touchAction") == "auto"


def test_stores_nothing_and_changes_no_address(plane: Page) -> None:
    plane.locator("[data-part=point] input").first.focus()
    press(plane, *["ArrowRight"] * 8)
    kept = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
      document.cookie]"""
    assert plane.evaluate(kept) == [0, 0, 0, ""]
    assert plane.url.endswith("/stijlen/")


def test_stays_in_place_when_the_window_changes(plane: Page) -> None:
    in_place = """() => { const f = document.querySelector('[data-part=field]').getBoundingClientRect();
      const p = document.querySelector('[data-part=point]').getBoundingClientRect();
      return Math.abs((p.x + p.width / 2 - f.x) / f.width - 0.7) < 0.02; }"""
    plane.locator("[data-part=point] input").first.focus()
    press(plane, *["ArrowRight"] * 4)
    until(plane, in_place)
    plane.set_viewport_size({"width": 340, "height": 700})
    until(plane, in_place)


def test_nothing_moves_by_itself_with_reduced_motion(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(reduced_motion="reduce")
    for path, part in (("stijlen/", "[data-part=point]"), ("stijlen/samenspel/", ".hw-at")):
        page.goto(f"{site_url}{path}")
        page.locator(part).first.wait_for()
        assert page.locator(part).first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


# ---- the loop ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_loop_lights_up_step_by_step_and_comes_round(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}{prefix(lang)}stijlen/samenspel/")
    page.locator("hw-loop[data-ready]").wait_for()
    button, items = page.locator("hw-loop [data-part=next]"), page.locator("[data-part=steps] > li:visible")
    expect(items).to_have_count(4)
    for step in (1, 2, 3, 4, 1):
        button.click()
        expect(items).to_have_count(1)
        assert items.get_attribute("value") == str(step)
        expect(items.locator(".hw-loop-exit")).to_be_visible()
        lit = page.locator("hw-loop svg [data-on]").evaluate_all("all => all.map(e => e.dataset.step)")
        assert lit == [str(step)]
        said = page.locator("hw-loop [data-part=live]").inner_text()
        assert re.search(rf"{step} (van|of) 4", said)
        assert items.locator("strong").first.inner_text() in said
    page.locator("hw-loop [data-part=previous]").click()
    assert items.get_attribute("value") == "4"
    page.locator("hw-loop [data-part=all]").click()
    expect(items).to_have_count(4)
    expect(button).to_be_focused()
    expect(page.locator(".hw-picture-caution a")).to_be_visible()


def test_the_loop_works_by_keyboard_alone(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}stijlen/samenspel/")
    page.locator("hw-loop[data-ready]").wait_for()
    page.locator("hw-loop [data-part=next]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator("[data-part=steps] > li:visible").get_attribute("value") == "2"


# ---- without scripts --------------------------------------------------------------------------------------------

def test_without_scripts_everything_is_there_to_read(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}stijlen/")
    expect(page.locator("hw-plane svg")).to_be_visible()
    assert "zonder grens" in (page.locator("hw-plane svg").get_attribute("aria-label") or "")
    expect(page.locator("[data-part=panel]")).to_be_hidden()
    page.goto(f"{site_url}stijlen/samenspel/")
    expect(page.locator("hw-loop li:visible")).to_have_count(4)
    expect(page.locator("hw-loop button:visible")).to_have_count(0)
    page.goto(f"{site_url}theorie/cijfers/")
    page.locator("figure details summary").first.click()
    expect(page.locator("figure table").first).to_be_visible()
    page.goto(f"{site_url}begrippen/")
    assert page.locator(".hw-island a:visible").count() > 200


# ---- legibility -------------------------------------------------------------------------------------------------

LETTERS = """() => [...document.querySelectorAll('figure svg text')]
  .map((t) => [t.textContent.trim(), parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a, t])
  .filter(([text, size, t]) => text && t.getBoundingClientRect().width > 0 && size !== 0 && size < 11.995)
  .map(([text, size]) => `${text}: ${size.toFixed(1)}`)"""
"""Words of drawings below 12 px; turned words have no horizontal scale and are those of the upright scale."""

OUTSIDE = """() => [...document.querySelectorAll('figure svg text')].filter((t) => {
  const drawing = t.ownerSVGElement.getBoundingClientRect(), word = t.getBoundingClientRect();
  return word.width > 0 && (word.left < drawing.left - 1 || word.right > drawing.right + 1
    || word.top < drawing.top - 1 || word.bottom > drawing.bottom + 1); }).map((t) => t.textContent)"""

TIGHT = """() => [...document.querySelectorAll('.hw-near a, .hw-near-self')].filter((node) => {
  const box = node.querySelector('rect').getBoundingClientRect();
  const word = node.querySelector('text').getBoundingClientRect();
  return word.left < box.left + 2 || word.right > box.right - 2 || word.top < box.top || word.bottom > box.bottom;
  }).map((node) => node.textContent)"""

WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_large_enough_on_a_phone_and_stay_inside_their_drawing(
    new_page: Callable[..., Page], site_url: str, lang: str
) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    for path in PAGES:
        page.goto(f"{site_url}{prefix(lang)}{path}")
        page.evaluate("document.fonts.ready")
        assert page.locator("figure.hw-picture").count(), path
        assert page.evaluate(LETTERS) == [], path
        assert page.evaluate(OUTSIDE) == [], path
        assert page.evaluate(TIGHT) == [], path
        assert page.evaluate(WIDER) <= 0, path
    page.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        page.goto(f"{site_url}{prefix(lang)}{path}")
        assert page.evaluate(WIDER) <= 0, path


def test_small_and_straying_words_are_caught(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}theorie/veilige-basis/")
    page.evaluate("document.querySelector('figure svg text').setAttribute('font-size', '9')")
    assert len(page.evaluate(LETTERS)) == 1
    page.evaluate("document.querySelector('figure svg text').setAttribute('x', '310')")
    assert len(page.evaluate(OUTSIDE)) == 1
    page.goto(f"{site_url}begrippen/veilige-basis/")
    page.evaluate("document.querySelector('.hw-near a rect').setAttribute('width', '30')")
    assert len(page.evaluate(TIGHT)) == 1


def test_words_are_measured_as_the_browser_measures_them(page: Page, site_url: str) -> None:
    from hechtwijzer.text_fit import width

    page.goto(f"{site_url}begrippen/hechtingsangst/")
    page.evaluate("document.fonts.ready")
    lengths = "all => all.map(t => [t.textContent, t.getComputedTextLength()])"
    words = page.locator(".hw-near a tspan").evaluate_all(lengths)
    assert len(words) > 10
    for word, measured in words:
        assert measured <= width(word, 14) * 1.03, word


# ---- links in pictures ------------------------------------------------------------------------------------------

def test_every_node_of_a_neighbourhood_is_reached_by_keyboard_and_by_finger(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site_url}begrippen/hulplijn/")
    nodes = page.locator(".hw-near a")
    names = nodes.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    nodes.first.focus()
    reached = []
    for _ in names:
        reached.append(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    assert reached == names
    heights = nodes.locator("rect").evaluate_all("all => all.map(r => r.getBoundingClientRect().height)")
    assert min(heights) >= 40
    nodes.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/begrippen/crisisplan/")


def test_an_island_leads_to_its_list_and_a_name_to_its_page(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}en/begrippen/")
    page.locator(".hw-map a[href='#kaart-relaties']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#kaart-relaties")).to_be_in_viewport()
    page.locator(".hw-island a", has_text="Jealousy").click()
    page.wait_for_url("**/en/begrippen/jaloezie/")


def test_the_glossary_leads_to_the_map(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}begrippen/")
    page.get_by_role("link", name="Bekijk de kaart van alle begrippen").click()
    expect(page.locator("#kaart")).to_be_in_viewport()
