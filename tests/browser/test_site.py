"""What a reader does on any page: switch language, ask for help, leave, open a term, search, print."""

from __future__ import annotations

import re

import pytest

LOOKS_AT_320 = ("", "stijlen/", "stijlen/angstig/", "therapieen/", "begrippen/", "begrippen/veilige-basis/", "hulp/",
                "oefeningen/", "oefeningen/zelfkalmering/", "oefeningen/triggerdagboek/", "over/bronnen/",
                "over/privacy/", "over/redactie/", "theorie/cijfers/")
EXIT = "https://www.knmi.nl/"


def all_addresses(site):
    return [f.relative_to(site).as_posix().removesuffix("index.html") for f in sorted(site.rglob("index.html"))]


def sideways(page) -> int:
    """Return by how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("share", range(4))
def test_no_page_scrolls_sideways_at_320_px_nor_complains(share, new_page, built_site, site_url):
    """Every page, with the policy in force: no console error, no foreign request (see `new_page`)."""
    page = new_page(viewport={"width": 320, "height": 640})
    wide = []
    for address in all_addresses(built_site)[share::4]:
        page.goto(site_url + address)
        assert page.locator("meta[http-equiv=Content-Security-Policy], meta[http-equiv=refresh]").count(), address
        if sideways(page) > 0:
            wide.append(address)
    assert wide == []


def test_a_planted_wide_element_is_seen(new_page, site_url):
    page = new_page(viewport={"width": 320, "height": 640})
    page.goto(site_url)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<p id=w>x</p>');"
                  "document.getElementById('w').style.width = '500px'")
    assert sideways(page) > 0


def test_the_policy_stops_a_planted_inline_script_and_a_foreign_image(page, site_url):
    page.goto(site_url)
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.planted = true";
        document.body.append(script);
        const image = new Image();
        image.src = "https://example.invalid/x.png";
        document.body.append(image);
    }""")
    page.wait_for_timeout(200)
    assert page.evaluate("window.planted") is None
    said = " ".join(page.faults)
    assert "script-src" in said
    assert "img-src" in said
    page.faults.clear()


def test_the_policy_allows_no_unsafe_scripts(page, site_url):
    page.goto(site_url)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    scripts = re.search(r"script-src ([^;]*)", policy)[1]
    assert "unsafe" not in policy
    assert re.fullmatch(r"'self' 'sha256-[A-Za-z0-9+/=]+'", scripts)


def test_language_switch_leads_to_the_same_page_without_scripts(new_page, site_url):
    page = new_page(java_script_enabled=False)
    page.goto(site_url + "stijlen/angstig/")
    page.get_by_role("link", name="English").click()
    assert page.url == site_url + "en/stijlen/angstig/"
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Nederlands").click()
    assert page.url == site_url + "stijlen/angstig/"


@pytest.mark.parametrize("address", ["stijlen/angstig/", "en/begrippen/veilige-basis/", "oefeningen/triggerdagboek/"])
def test_help_and_the_way_out_work_without_scripts(address, new_page, site_url):
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto(site_url + address)
    page.locator("details.hw-help summary").click()
    number = page.locator(".hw-help-panel a[href='tel:113']")
    assert number.is_visible()
    leave = page.locator("a.hw-exit").first
    assert leave.is_visible()
    assert leave.get_attribute("href") == EXIT
    page.locator(".hw-help-panel a[href$='hulp/']").click()
    assert page.url.endswith("/hulp/")
    assert page.locator("main a[href='tel:112']").first.is_visible()


@pytest.mark.parametrize("address", ["stijlen/angstig/", "begrippen/veilige-basis/", "oefeningen/zelfkalmering/",
                                     "en/oefeningen/triggerdagboek/", "begrippen/", "en/therapieen/"])
def test_pages_can_be_read_without_scripts(address, new_page, site_url):
    page = new_page(java_script_enabled=False)
    page.goto(site_url + address)
    assert len(page.locator("main").inner_text()) > 400
    assert page.locator("[data-hw-search]").is_hidden()
    if "oefeningen" in address:
        assert page.locator("main ol li").count() >= 5
        assert page.locator("main ol li").first.is_visible()


def test_menu_opens_without_scripts_on_a_phone(new_page, site_url):
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page.goto(site_url)
    link = page.locator("#menu a[href='oefeningen/']")
    assert link.is_hidden()
    page.get_by_role("button", name="Menu").click()
    link.click()
    assert page.url == site_url + "oefeningen/"


def leaving(page) -> list[str]:
    """Answer the neutral site ourselves and note how it was asked for."""
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(body="<title>weer</title>", content_type="text/html")

    page.route(EXIT + "**", answer)
    return asked


def test_leaving_replaces_the_page_in_the_history(page, site_url):
    asked = leaving(page)
    page.goto(site_url)
    page.goto(site_url + "hulp/")
    page.locator("a.hw-exit").click()
    page.wait_for_url(EXIT)
    assert asked == [EXIT]
    page.faults.clear()
    page.go_back()
    page.wait_for_url(site_url)  # not the help page


def test_three_times_escape_leaves_two_do_not(page, site_url):
    asked = leaving(page)
    page.goto(site_url + "hulp/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert asked == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(EXIT)
    page.faults.clear()


def test_search_loads_when_opened_and_finds_pages_of_the_language(page, site_url, served):
    page.goto(site_url + "en/stijlen/", wait_until="networkidle")
    assert not any("search_index" in path for path in served.requests)
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("breathing")
    page.locator(".md-search-result__link").first.wait_for()
    for link in page.locator(".md-search-result__link").all()[:5]:
        assert "/en/" in link.evaluate("node => node.href")
    page.keyboard.press("Escape")
    assert page.locator("dialog.hw-search").is_hidden()


@pytest.mark.parametrize(("address", "lang", "title"), [("bestaat/niet/", "nl", "Deze pagina bestaat niet"),
                                                        ("en/not/here/", "en", "This page does not exist")])
def test_the_404_page_speaks_the_language_of_the_path(address, lang, title, new_page, site_url):
    page = new_page()
    assert page.goto(site_url + address).status == 404
    assert page.locator("h1:visible").all_inner_texts() == [title]
    assert page.locator("html").get_attribute("lang") == lang
    page.locator("section:visible a").first.click()
    assert page.url == site_url + ("" if lang == "nl" else "en/")
    page.faults.clear()  # the 404 itself is noted as a failed load


def test_the_404_page_can_be_read_without_scripts(new_page, site_url):
    page = new_page(java_script_enabled=False)
    page.goto(site_url + "nergens/")
    assert page.locator("h1").count() == 2
    page.faults.clear()


def test_display_choice_is_kept_and_can_be_undone(page, site_url):
    page.goto(site_url)
    page.get_by_label("Donker").check()
    page.goto(site_url + "stijlen/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.get_by_label("Donker").is_checked()
    page.get_by_label("Zoals je apparaat").check()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") is None
    assert page.evaluate("localStorage.length") == 0


def test_paper_shows_the_text_and_nothing_to_click(page, site_url):
    page.goto(site_url + "stijlen/angstig/")
    page.emulate_media(media="print")
    for hidden in (".hw-header", ".hw-footer", ".hw-side"):
        assert page.locator(hidden).is_hidden()
    assert page.locator(".hw-print-address").is_visible()
    assert page.locator("h1").is_visible()


def test_a_skip_link_comes_first_and_leads_to_the_text(page, site_url):
    page.goto(site_url + "stijlen/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "hw-skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
