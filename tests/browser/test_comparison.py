"""The comparison of therapies, facts and evidence labels, citations, and what readers see of review dates."""

from __future__ import annotations

import pytest
from building import real_site
from exercise_pages import until

SITE = real_site()
NL = SITE.strings["nl"]
EMDR = next(therapy for therapy in SITE.therapies if therapy.id == "emdr")
ALL = [therapy.nl.name for therapy in SITE.therapies]
PATH = "therapieen/"
NAMES = "rows => rows.filter(row => row.offsetParent !== null).map(row => row.dataset.name)"
LEVELS = "rows => rows.filter(row => row.offsetParent !== null).map(row => row.dataset.{column} ?? '-')"
ROWS = ".hw-therapies tbody tr"


@pytest.fixture
def table(page, site_url):
    page.goto(site_url + PATH)
    page.locator("hw-therapy-table[data-ready]").wait_for()
    return page


def names(page) -> list[str]:
    """Return the names of the therapies a reader sees, in order."""
    return page.eval_on_selector_all(ROWS, NAMES)


def levels(page, column: str) -> str:
    """Return the levels a reader sees in that column, in order; `-` where none was given."""
    return "".join(page.eval_on_selector_all(ROWS, LEVELS.format(column=column)))


def status(page) -> str:
    return page.locator("hw-therapy-table [role=status]").inner_text()


def sort_button(page, column: str):
    return page.locator(f"th[data-sort={column}] button")


@pytest.mark.parametrize("width", [1280, 360])
def test_without_scripts_the_whole_table_can_be_read(width, new_page, site_url):
    page = new_page(java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto(site_url + PATH)
    assert page.locator(ROWS).count() == len(ALL)
    assert page.locator(ROWS).last.is_visible()
    assert page.locator("hw-therapy-table select").first.is_hidden()
    assert page.locator("hw-therapy-table button").count() == 0


def test_by_name_goes_from_a_to_z_then_back_then_as_it_was(table):
    usual = names(table)
    button, header = sort_button(table, "name"), table.locator("th[data-sort=name]")
    button.click()
    assert header.get_attribute("aria-sort") == "ascending"
    by_name = names(table)
    assert by_name == sorted(usual, key=str.casefold)
    assert status(table) == "Gesorteerd op Therapie: van A tot Z."
    button.click()
    assert header.get_attribute("aria-sort") == "descending"
    assert names(table) == by_name[::-1]
    button.click()
    assert header.get_attribute("aria-sort") is None
    assert names(table) == usual
    assert status(table) == "Gewone volgorde: per soort probleem."


@pytest.mark.parametrize("column", ["attachment", "problem"])
def test_by_level_the_strongest_come_first_and_what_was_not_judged_last(column, table):
    button, header = sort_button(table, column), table.locator(f"th[data-sort={column}]")
    button.click()
    assert header.get_attribute("aria-sort") == "descending"
    judged = levels(table, column).rstrip("-")
    assert judged == "".join(sorted(judged))
    assert "-" not in judged
    assert "sterkste bewijs eerst" in status(table)
    button.click()
    assert header.get_attribute("aria-sort") == "ascending"
    again = levels(table, column)
    assert again.rstrip("-") == judged[::-1]
    assert again.count("-") == sum(getattr(therapy, column) is None for therapy in SITE.therapies)


def test_equal_levels_keep_the_order_of_the_site(table):
    usual = names(table)
    sort_button(table, "problem").click()
    found = names(table)
    strong = [name for name, level in zip(found, levels(table, "problem"), strict=True) if level == "A"]
    assert strong == [name for name in usual if name in strong]


def test_one_column_at_a_time_is_marked_as_sorted(table):
    sort_button(table, "name").click()
    sort_button(table, "attachment").click()
    assert table.locator("th[aria-sort]").count() == 1
    assert table.locator("th[aria-sort]").get_attribute("data-sort") == "attachment"


def test_sorting_works_from_the_keyboard_and_keeps_the_focus(table):
    button = sort_button(table, "attachment")
    button.focus()
    table.keyboard.press("Enter")
    table.keyboard.press("Space")
    assert table.locator("th[data-sort=attachment]").get_attribute("aria-sort") == "ascending"
    assert button.evaluate("node => node === document.activeElement")


def test_choices_shorten_the_table_together_and_say_how_many_are_left(table):
    table.get_by_label("Wat voor probleem?").select_option("opvoeden")
    found = [therapy for therapy in SITE.therapies if "opvoeden" in therapy.groups]
    assert names(table) == [therapy.nl.name for therapy in found]
    assert status(table) == f"{len(found)} van de {len(ALL)} therapieën."
    table.get_by_label("Bewijs voor hechting, minstens").select_option("B")
    assert names(table) == [therapy.nl.name for therapy in found if therapy.attachment in "AB"]
    table.get_by_label("Bewijs voor het probleem, minstens").select_option("A")
    strong = [therapy for therapy in found if therapy.attachment in "AB" and therapy.problem == "A"]
    assert names(table) == [therapy.nl.name for therapy in strong]
    table.get_by_label("Bewijs voor hechting, minstens").select_option("A")
    assert status(table) == "Geen therapie past hierbij. Kies een ander probleem, of vraag minder bewijs."
    for label in ("Wat voor probleem?", "Bewijs voor hechting, minstens", "Bewijs voor het probleem, minstens"):
        table.get_by_label(label).select_option("")
    assert names(table) == ALL


@pytest.mark.parametrize(("level", "allowed"), [("A", "A"), ("B", "AB"), ("C", "ABC"), ("D", "ABCD")])
def test_a_minimum_leaves_that_level_and_better_ones(level, allowed, table):
    table.get_by_label("Bewijs voor het probleem, minstens").select_option(level)
    assert set(levels(table, "problem")) == set(allowed)


def test_every_kind_of_problem_finds_something(table):
    select = table.locator("#therapie-group")
    for value in select.locator("option").evaluate_all("options => options.map(option => option.value)"):
        select.select_option(value)
        assert names(table), value


def test_sorting_holds_while_choosing(table):
    sort_button(table, "name").click()
    table.get_by_label("Wat voor probleem?").select_option("patronen")
    assert names(table) == sorted(names(table), key=str.casefold)
    assert 1 < len(names(table)) < len(ALL)


def test_nothing_is_stored_and_a_new_visit_starts_whole(table):
    table.get_by_label("Wat voor probleem?").select_option("trauma")
    sort_button(table, "name").click()
    assert table.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    table.reload()
    table.locator("hw-therapy-table[data-ready]").wait_for()
    assert names(table) == ALL
    assert table.locator("th[aria-sort]").count() == 0


def test_on_a_phone_rows_are_cards_and_sorting_stands_above_them(new_page, site_url):
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(site_url + PATH)
    page.locator("hw-therapy-table[data-ready]").wait_for()
    button = sort_button(page, "problem")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box["height"] >= 44
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 360
    button.click()
    assert levels(page, "problem").startswith("AA")
    assert page.locator(ROWS).first.bounding_box()["width"] < 360
    assert page.locator(".hw-therapies th:not([data-sort])[scope=col]").is_hidden()


def test_a_table_without_its_parts_says_so_and_stays_readable(new_page, site_url):
    page = new_page()
    page.route("**/therapieen/", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=answer.text().replace('data-part="status"', "")))
    page.goto(site_url + PATH)
    page.wait_for_function("document.querySelector('hw-therapy-table').constructor !== HTMLElement")
    assert any('part [data-part="status"] not found' in fault for fault in page.faults)
    page.faults.clear()
    assert names(page) == ALL
    assert page.locator("hw-therapy-table button").count() == 0


def test_a_name_leads_to_the_facts_of_that_therapy(table):
    table.locator("#therapie-dgt a").first.click()
    table.wait_for_url("**/therapieen/andere-behandelingen/#dgt")
    assert table.get_by_role("region", name="Dialectische gedragstherapie (DGT) op een rij").is_visible()


def test_one_tap_explains_an_evidence_label_and_a_second_follows_it(new_page, site_url):
    page = new_page(has_touch=True, viewport={"width": 360, "height": 740})
    page.goto(site_url + "therapieen/emdr/")
    label = page.locator(".hw-facts .hw-evidence").first
    label.scroll_into_view_if_needed()
    label.tap()
    card = page.locator("#hw-peek")
    assert card.is_visible()
    assert NL[f"evidence.{EMDR.attachment}-long"] in card.inner_text()
    assert page.url == site_url + "therapieen/emdr/"
    card.get_by_role("link", name="Lees meer").tap()
    page.wait_for_url("**/over/redactie/#bewijs")


def test_an_evidence_label_is_explained_on_hover_and_focus_and_only_once(page, site_url):
    page.goto(site_url + "therapieen/emdr/")
    label = page.locator(".hw-facts .hw-evidence").nth(1)
    label.hover()
    card = page.locator("#hw-peek")
    card.wait_for(state="visible")
    assert NL[f"evidence.{EMDR.problem}-long"] in card.inner_text()
    assert label.get_attribute("title") is None  # the browser would show it beside the card
    page.keyboard.press("Escape")
    assert card.is_hidden()


def test_without_scripts_an_evidence_label_is_a_link_with_its_meaning(new_page, site_url):
    page = new_page(java_script_enabled=False)
    page.goto(site_url + "therapieen/emdr/")
    label = page.locator(".hw-facts .hw-evidence").first
    assert label.get_attribute("title") == NL[f"evidence.{EMDR.attachment}-long"]
    label.click()
    assert page.url.endswith("/over/redactie/#bewijs")


def test_a_citation_can_be_copied(new_page, site_url):
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site_url + "begrippen/veilige-basis/")
    page.get_by_text("Deze pagina aanhalen").click()
    page.get_by_role("button", name="Kopieer BibTeX").click()
    page.get_by_text("Gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{hechtwijzer-nl-begrippen-veilige-basis,\n")
    page.get_by_role("button", name="Kopieer APA").click()
    until(page, "() => navigator.clipboard.readText().then((text) => text.startsWith('Hechtwijzer. (2026'))")


def test_when_copying_is_refused_the_text_is_selected_and_that_is_said(page, site_url):
    page.add_init_script("Clipboard.prototype.writeText = () => Promise.reject(new Error('no'))")
    page.goto(site_url + "begrippen/veilige-basis/")
    page.get_by_text("Deze pagina aanhalen").click()
    page.get_by_role("button", name="Kopieer APA").click()
    page.get_by_text("Kopiëren lukte niet. Selecteer de tekst zelf.").wait_for()
    assert page.evaluate("getSelection().toString()").startswith("Hechtwijzer. (2026")


def test_without_scripts_a_citation_opens_and_has_no_button(new_page, site_url):
    page = new_page(java_script_enabled=False)
    page.goto(site_url + "begrippen/veilige-basis/")
    page.get_by_text("Deze pagina aanhalen").click()
    assert page.locator("[data-cite=APA]").is_visible()
    assert page.locator("details[data-hw-cite] button").count() == 0


@pytest.mark.parametrize("address", ["stijlen/angstig/", "begrippen/veilige-basis/", "oefeningen/aarding/"])
def test_every_kind_of_page_ends_with_a_way_to_report_an_error(address, page, site_url):
    page.goto(site_url + address)
    page.get_by_role("link", name="Meld een fout").click()
    page.wait_for_url("**/over/redactie/#fout-melden")


def test_a_site_that_is_not_built_anew_still_says_what_has_become_overdue(page, site_url):
    page.clock.set_fixed_time("2027-02-23T12:00:00")
    page.goto(site_url + "hulp/")
    assert page.locator("p.hw-caution[data-hw-overdue]").is_hidden()  # the page itself is due in November
    assert page.locator(".hw-overdue").first.is_visible()
    page.clock.set_fixed_time("2027-11-23T12:00:00")
    page.goto(site_url + "stijlen/")
    assert page.locator("p.hw-caution[data-hw-overdue]").is_visible()


def test_on_the_day_itself_nothing_is_overdue(page, site_url):
    page.clock.set_fixed_time("2027-02-22T12:00:00")
    page.goto(site_url + "hulp/")
    assert page.locator("[data-hw-overdue]:visible").count() == 0
