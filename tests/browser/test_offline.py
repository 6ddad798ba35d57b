"""Without a connection Direct hulp is still there, after any one page; with one, nothing is different."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import real_site
from hechtwijzer import offline
from hechtwijzer.build import Build
from playwright.sync_api import Browser, BrowserContext, Error, Page
from serving import Served, serve

PARTS = ("assets", "hulp", "en/hulp", "stijlen", "en/stijlen", "oefeningen/triggerdagboek")
FILES = ("index.html", "en/index.html", "404.html", "sw.js")
NOTICE = "[data-hw-offline]"


@pytest.fixture
def folder(built_site: Path, tmp_path: Path) -> Path:
    """A part of the built site that a test may change."""
    for name in PARTS:
        shutil.copytree(built_site / name, tmp_path / name)
    for name in FILES:
        shutil.copyfile(built_site / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def local(folder: Path) -> Iterator[Served]:
    """The part of the site, served."""
    with serve(folder) as served:
        yield served


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that lets service workers in; without any page yet."""
    context = browser.new_context(service_workers="allow")
    yield context
    context.close()


def open_page(context: BrowserContext) -> Page:
    """Open a page that notes uncaught errors, and console errors that are not about the lost connection."""
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(f"uncaught: {error}"))
    page.on("console", lambda m: page.faults.append(f"console: {m.text}")
            if m.type in ("error", "warning") and "net::ERR" not in m.text else None)
    return page


@pytest.fixture
def reader(context: BrowserContext, local: Served) -> Iterator[Page]:
    """Somebody who has read one page, which is not the help page."""
    page = open_page(context)
    page.goto(local.url + "stijlen/angstig/")
    settled(page)
    yield page
    assert page.faults == []


def settled(page: Page) -> None:
    """Wait until the worker is active and what it keeps is there."""
    until(page, """async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return registration?.active?.state === "activated" && !registration.installing && !registration.waiting;
    }""")


def until(page: Page, condition: str, argument: object = None) -> None:
    """Wait until `condition`, a function that gives a promise, gives true on `page`."""
    page.evaluate(f"""async (argument) => {{
        while (!(await ({condition})(argument))) await new Promise((resolve) => setTimeout(resolve, 50));
    }}""", argument)


def caches(page: Page) -> dict[str, list[str]]:
    """Return what the browser keeps for the site: the addresses in each cache."""
    return page.evaluate("""async () => {
        const found = {};
        for (const name of await caches.keys()) {
            found[name] = (await (await caches.open(name)).keys()).map((request) => request.url);
        }
        return found;
    }""")


def shows_help(page: Page, lang: str) -> None:
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("h1").inner_text() == {"nl": "Direct hulp", "en": "Help now"}[lang]
    for number in ("112", "113", "1813"):
        assert page.locator(f"main a.hw-tel[href='tel:{number}']").first.is_visible()
    assert page.locator(NOTICE).is_visible()


def test_the_help_page_opens_offline_after_any_other_page(reader, local, context):
    context.set_offline(True)
    reader.goto(local.url + "hulp/")
    shows_help(reader, "nl")
    # In the look of the site: style and typeface were kept too.
    assert "Atkinson" in reader.evaluate("getComputedStyle(document.body).fontFamily")
    assert reader.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
    assert reader.evaluate("getComputedStyle(document.querySelector('.hw-caution')).borderRadius") != "0px"


@pytest.mark.parametrize(("path", "lang"), [
    ("zelfhulp/kalmeren/", "nl"), ("", "nl"), ("en/zelfhulp/kalmeren/", "en"), ("en/", "en"), ("stijlen/?x=1#y", "nl"),
    ("enkel/", "nl"), ("en/hulp/", "en"),
])
def test_any_other_address_offers_help_in_its_language_and_stays_where_it_is(path, lang, reader, local, context):
    context.set_offline(True)
    reader.goto(local.url + path)
    assert reader.url == local.url + path
    shows_help(reader, lang)
    # Links lead where they lead on the help page, whatever the address.
    links = links_of(reader)
    reader.goto(local.url + ("hulp/" if lang == "nl" else "en/hulp/"))
    assert links == links_of(reader)


def links_of(page: Page) -> list[str]:
    """Return where all links of the page lead; to a place on the page itself as a bare fragment."""
    here = page.url.split("#")[0] + "#"
    links = page.eval_on_selector_all(f"body a[href]:not({NOTICE} a)", "links => links.map(link => link.href)")
    assert len(links) > 20
    return ["#" + link.removeprefix(here) if link.startswith(here) else link for link in links]


def test_a_place_on_the_help_page_is_found_where_it_stands_in_for_another(reader, local, context):
    context.set_offline(True)
    reader.goto(local.url + "zelfhulp/kalmeren/")
    reader.locator("main a[href='#site-verlaten']").first.click()
    assert reader.url == local.url + "zelfhulp/kalmeren/#site-verlaten"
    assert reader.locator("#site-verlaten").is_visible()


def test_asking_again_with_a_connection_brings_the_page_itself(reader, local, context):
    context.set_offline(True)
    reader.goto(local.url + "stijlen/")
    shows_help(reader, "nl")
    context.set_offline(False)
    reader.locator(f"{NOTICE} a").click()
    reader.wait_for_function("!document.querySelector('[data-hw-offline]')")
    assert reader.url == local.url + "stijlen/"
    assert reader.locator("h1").inner_text() != "Direct hulp"


@pytest.mark.parametrize("silent", ["hulp/index.html", "assets/css/site.css"])
def test_a_server_that_never_answers_gives_way_to_what_is_kept(silent, reader, local, folder, monkeypatch):
    answered = threading.Event()
    read = Path.read_bytes

    def waiting(file: Path) -> bytes:
        if file == folder / silent:
            answered.wait()
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", waiting)  # the server reads its files in this process
    reader.goto(local.url + "hulp/")
    assert reader.locator("main a.hw-tel[href='tel:113']").first.is_visible()
    assert reader.locator(NOTICE).count() == (1 if "hulp" in silent else 0)
    assert reader.evaluate("getComputedStyle(document.querySelector('.hw-exit')).borderRadius") == "99px"
    answered.set()


def test_it_works_under_a_sub_path(folder, context):
    with serve(folder, "/een/pad/") as served:
        page = open_page(context)
        page.goto(served.url + "en/stijlen/")
        settled(page)
        assert page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.scope)") == served.url
        context.set_offline(True)
        page.goto(served.url + "en/begrippen/")
        shows_help(page, "en")
        assert all(path.startswith("/een/pad/") for path in served.requests), served.requests
    assert page.faults == []


def test_with_a_connection_every_page_comes_from_the_server(reader, local, folder):
    for name in ("hulp/index.html", "stijlen/index.html"):
        file = folder / name
        file.write_text(file.read_text("utf-8").replace("</h1>", " vandaag</h1>", 1), "utf-8")
    for path in ("hulp/", "stijlen/"):
        reader.goto(local.url + path)
        assert reader.locator("h1").inner_text().endswith(" vandaag")
        assert reader.locator(NOTICE).count() == 0
    assert reader.goto(local.url + "bestaat-niet/").status == 404
    reader.faults.clear()  # the 404 itself is noted as a failed load


def test_kept_are_the_listed_files_and_nothing_a_reader_saw_or_typed(reader, local, folder):
    before = caches(reader)
    assert len(before) == 1
    reader.goto(local.url + "oefeningen/triggerdagboek/")
    reader.locator("main textarea").first.fill("geheim dat nergens mag staan")
    reader.goto(local.url + "hulp/?geheim=1")
    reader.goto(local.url + "stijlen/")
    assert caches(reader) == before
    kept = re.findall(r'"((?:assets|en/hulp|hulp)/[^"]*)"', (folder / "sw.js").read_text("utf-8"))
    assert {url.removeprefix(local.url) for url in next(iter(before.values()))} == set(kept)


def renewed(folder: Path, title: str) -> None:
    """Publish a new version of the help page, as the next build would."""
    page = folder / "hulp/index.html"
    page.write_text(re.sub(r"<h1>[^<]*</h1>", f"<h1>{title}</h1>", page.read_text("utf-8")), "utf-8")
    site = real_site()
    assert offline.write(Build(site), folder) == []


def test_a_new_version_replaces_the_old_one(reader, local, folder, context):
    [old] = caches(reader)
    renewed(folder, "Direct hulp, nieuw")
    reader.goto(local.url + "stijlen/")  # a page like any other: the browser looks for a new worker by itself
    until(reader, "old => caches.keys().then(names => names.length === 1 && names[0] !== old)", old)
    context.set_offline(True)
    reader.goto(local.url + "hulp/")
    assert reader.locator("h1").inner_text() == "Direct hulp, nieuw"


def test_a_new_version_that_cannot_be_fetched_leaves_the_old_one(reader, local, folder, context):
    before = caches(reader)
    renewed(folder, "Direct hulp, half")
    (folder / "assets/css/site.css").unlink()
    reader.goto(local.url + "stijlen/")
    reader.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update()).catch(() => {})")
    until(reader, "() => navigator.serviceWorker.getRegistration().then(r => !r.installing)")
    context.set_offline(True)
    reader.goto(local.url + "hulp/")
    shows_help(reader, "nl")
    old = {name: urls for name, urls in caches(reader).items() if name in before}
    assert old == before
    reader.faults.clear()  # the missing style


def test_what_other_sites_of_the_same_domain_keep_is_left_alone(context, local):
    page = open_page(context)
    page.goto(local.url + "404.html")  # registers nothing
    for name in ("iets-anders", "hechtwijzer-help /een/pad/ 0123"):
        page.evaluate("name => caches.open(name)", name)
    page.evaluate("path => caches.open(`hechtwijzer-help ${path} oud`)", "/")
    page.goto(local.url + "stijlen/")
    settled(page)
    names = list(caches(page))
    assert "iets-anders" in names
    assert "hechtwijzer-help /een/pad/ 0123" in names
    assert "hechtwijzer-help / oud" not in names


def test_pages_do_not_reload_and_nothing_is_asked_for_again_and_again(reader, local):
    loads = []
    reader.on("framenavigated", lambda frame: loads.append(frame.url))
    reader.goto(local.url + "hulp/", wait_until="networkidle")
    local.requests.clear()
    reader.reload(wait_until="networkidle")
    assert loads == [local.url + "hulp/"] * 2
    often = {path for path in local.requests if local.requests.count(path) > 1}
    assert often == set()


def test_without_the_kept_copy_the_browser_says_itself_that_it_is_offline(reader, local, context):
    reader.evaluate("caches.keys().then(names => Promise.all(names.map(name => caches.delete(name))))")
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_"):
        reader.goto(local.url + "hulp/")


@pytest.mark.parametrize("missing", [
    "delete Navigator.prototype.serviceWorker",
    "ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))",
    "ServiceWorkerContainer.prototype.register = () => { throw new Error('no') }",
])
def test_a_browser_without_workers_shows_every_page_as_before_and_says_nothing(missing, context, local):
    context.add_init_script(missing)
    page = open_page(context)
    for path in ("", "hulp/", "stijlen/angstig/"):
        page.goto(local.url + path, wait_until="networkidle")
        assert page.locator("h1").is_visible()
    assert page.faults == []
    assert "/sw.js" not in local.requests


def test_other_tests_keep_the_worker_out(new_page: Callable[..., Page], site_url: str):
    page = new_page()
    page.goto(site_url, wait_until="networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
