"""Keeping: who may write over what, and what happens when a device does not cooperate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from diary_pages import ID, RECORD
from exercise_pages import core
from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture
def store(new_page: Callable[..., Page], site_url: str) -> Callable[..., Any]:
    """Run code on the storage module in a browser profile of its own."""
    page = new_page()
    return lambda body, argument=None: core(page, site_url, "storage", body, argument)


def test_looking_leaves_no_trace(store: Callable[..., Any]) -> None:
    found = store("""async ({ existingPlace }) => {
      const found = [await existingPlace('tab'), await existingPlace('device')];
      return { found, databases: await indexedDB.databases(), tab: sessionStorage.length, site: localStorage.length };
    }""")
    assert found == {"found": [{"place": None}, {"place": None}], "databases": [], "tab": 0, "site": 0}


@pytest.mark.parametrize("mode", ["none", "tab", "device"])
def test_every_place_keeps_changes_and_forgets(store: Callable[..., Any], mode: str) -> None:
    result = store(
        """async ({ openPlace, existingPlace }, [mode, record]) => {
      const { place } = await openPlace(mode);
      const first = await place.save({ ...record, rev: 0 });
      const second = await place.save({ ...first.entry, values: { gebeurtenis: 'Twee.' } });
      const listed = await place.list();
      await place.remove([record.id]);
      const empty = await place.list();
      await place.clear();
      return { revs: [first.entry.rev, second.entry.rev], texts: listed.entries.map((e) => e.values.gebeurtenis),
        left: empty.entries.length, databases: (await indexedDB.databases()).length, tab: sessionStorage.length };
    }""",
        [mode, RECORD],
    )
    assert result == {"revs": [1, 2], "texts": ["Twee."], "left": 0, "databases": 0, "tab": 0}


@pytest.mark.parametrize("mode", ["none", "tab", "device"])
def test_two_tabs_do_not_write_over_each_other(store: Callable[..., Any], mode: str) -> None:
    result = store(
        """async ({ openPlace }, [mode, record]) => {
      const { place } = await openPlace(mode);
      const { entry } = await place.save({ ...record, rev: 0 });
      const mine = await place.save({ ...entry, values: { gebeurtenis: 'Tab een.' } });
      const theirs = await place.save({ ...entry, values: { gebeurtenis: 'Tab twee.' } });
      const again = await place.save({ ...entry, values: { gebeurtenis: 'Tab een.' } });
      const { entries } = await place.list();
      const texts = entries.map((entry) => entry.values.gebeurtenis).sort();
      return { copied: [mine.copied, theirs.copied, again.copied], texts };
    }""",
        [mode, RECORD],
    )
    assert result == {"copied": [False, True, False], "texts": ["Tab een.", "Tab twee."]}


@pytest.mark.parametrize("mode", ["tab", "device"])
def test_what_cannot_be_read_is_kept_named_and_never_written_over(store: Callable[..., Any], mode: str) -> None:
    future = {**RECORD, "version": 7, "values": {"nieuw": {"van": "later"}}}
    corrupt = {"id": "kapot", "version": 1, "values": 3}
    result = store(
        """async ({ openPlace }, [mode, future, corrupt, record]) => {
      const { place } = await openPlace(mode);
      await place.putAll([future, corrupt]);
      const saved = await place.save({ ...record, rev: 0 });
      const { entries, unreadable } = await place.list();
      return { copied: saved.copied, entries: entries.length, unreadable };
    }""",
        [mode, future, corrupt, RECORD],
    )
    assert result["copied"]
    assert result["entries"] == 1
    assert sorted(u["reason"] for u in result["unreadable"]) == ["corrupt", "future"]
    assert any(u["raw"] == future for u in result["unreadable"])


def test_text_that_is_no_json_in_a_tab_is_listed_as_unreadable(store: Callable[..., Any]) -> None:
    reasons = store("""async ({ openPlace }) => {
      const { place } = await openPlace('tab');
      sessionStorage.setItem('hechtwijzer:x', '{half');
      return (await place.list()).unreadable.map((u) => u.reason);
    }""")
    assert reasons == ["corrupt"]


def test_entries_expire_when_the_reader_chose_so(store: Callable[..., Any]) -> None:
    left = store(
        """async ({ openPlace }, record) => {
      const { place } = await openPlace('device');
      const old = { ...record, created: new Date(Date.now() - 31 * 86400000).toISOString() };
      const fresh = { ...record, id: record.id.replace(/1$/, '2'), created: new Date().toISOString() };
      await place.putAll([old, fresh]);
      const before = (await place.list()).entries.length;
      await place.setExpiry(30);
      return [before, (await place.list()).entries.map((e) => e.id), await place.expiry()];
    }""",
        RECORD,
    )
    assert left == [2, [ID[:-1] + "2"], 30]


def test_all_or_nothing(store: Callable[..., Any]) -> None:
    """One of a hundred entries cannot be written: none is."""
    result = store(
        """async ({ openPlace }, record) => {
      const { place } = await openPlace('device');
      const id = (n) => record.id.slice(0, -3) + String(n).padStart(3, '0');
      const many = Array.from({ length: 100 }, (_, n) => ({ ...record, id: id(n) }));
      many[60] = { ...many[60], values: { gebeurtenis: () => 'cannot be cloned' } };
      const put = await place.putAll(many);
      return [put.ok, (await place.list()).entries.length];
    }""",
        RECORD,
    )
    assert result == [False, 0]


def test_a_full_device_says_so_and_keeps_what_was_there(page: Page, site_url: str) -> None:
    core(
        page,
        site_url,
        "storage",
        """async ({ openPlace }, record) => {
          const { place } = await openPlace('device');
          await place.save({ ...record, rev: 0 });
        }""",
        RECORD,
    )
    result = core(
        page,
        site_url,
        "storage",
        """async ({ openPlace }, record) => {
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
      const { place } = await openPlace('device');
      const saved = await place.save({ ...record, rev: 1, values: { gebeurtenis: 'Meer.' } });
      return [saved, (await place.list()).entries.map((e) => e.values.gebeurtenis)];
    }""",
        RECORD,
    )
    assert result == [{"ok": False, "reason": "quota"}, ["Hij belde niet terug."]]


def test_a_real_quota_is_noticed(page: Page, site_url: str) -> None:
    core(page, site_url, "storage", "async ({ openPlace }) => { await openPlace('device'); }")
    session = page.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": site_url.rstrip("/"), "quotaSize": 200_000})
    result = core(
        page,
        site_url,
        "storage",
        """async ({ openPlace }, record) => {
      const { place } = await openPlace('device');
      for (let n = 0; n < 400; n += 1) {
        const id = record.id.slice(0, -3) + String(n).padStart(3, '0');
        const saved = await place.save({ ...record, id, rev: 0, values: { gebeurtenis: String(n).repeat(1300) } });
        if (!saved.ok) return [saved.reason, (await place.list()).entries.length >= n];
      }
      return 'never full';
    }""",
        RECORD,
    )
    assert result == ["quota", True]


@pytest.mark.parametrize(
    ("spoil", "mode", "reason"),
    [
        ("Object.defineProperty(globalThis, 'indexedDB', { value: undefined })", "device", "unavailable"),
        ("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); }", "device", "unavailable"),
        (
            "Object.defineProperty(globalThis, 'sessionStorage', "
            "{ get() { throw new DOMException('', 'SecurityError'); } })",
            "tab",
            "unavailable",
        ),
        ("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }", "tab", "quota"),
    ],
)
def test_storage_that_is_switched_off_is_a_result_and_no_error(
    page: Page, site_url: str, spoil: str, mode: str, reason: str
) -> None:
    page.add_init_script(spoil)
    opened = core(page, site_url, "storage", "({ openPlace }, mode) => openPlace(mode)", mode)
    assert opened == {"ok": False, "reason": reason}


def test_a_database_from_a_newer_version_is_left_alone(store: Callable[..., Any]) -> None:
    result = store("""async ({ openPlace, existingPlace }) => {
      const db = await new Promise((done) => {
        const request = indexedDB.open('hechtwijzer', 99);
        request.onupgradeneeded = () => request.result.createObjectStore('later');
        request.onsuccess = () => done(request.result);
      });
      db.close();
      const results = [await openPlace('device'), await existingPlace('device')];
      return [results, await indexedDB.databases()];
    }""")
    assert result[0] == [{"ok": False, "reason": "future"}, {"ok": False, "reason": "future"}]
    assert result[1] == [{"name": "hechtwijzer", "version": 99}]


def test_another_tab_steps_aside_when_everything_is_erased(browser: Browser, site_url: str) -> None:
    context: BrowserContext = browser.new_context()
    one, two = context.new_page(), context.new_page()
    keep = """async ({ openPlace }, record) => {
      const { place } = await openPlace('device');
      await place.save({ ...record, rev: 0 });
      globalThis.place = place;
      globalThis.told = 0;
      place.watch(() => { told += 1; });
    }"""
    core(one, site_url, "storage", keep, RECORD)
    core(two, site_url, "storage", keep, {**RECORD, "id": ID[:-1] + "2"})
    assert one.evaluate("place.clear()") == {"ok": True}
    two.wait_for_function("told > 0")
    assert two.evaluate("place.list()") == {"ok": True, "entries": [], "unreadable": []}
    assert two.evaluate("indexedDB.databases()") == [], "reading does not make it anew"
    assert two.evaluate("record => place.save(record)", {**RECORD, "rev": 0})["ok"]
    context.close()


def test_memory_works_where_nothing_else_does(page: Page, site_url: str) -> None:
    page.add_init_script("""
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(globalThis, name, { get() { throw new DOMException('', 'SecurityError'); } });
      }
    """)
    kept = core(
        page,
        site_url,
        "storage",
        """async ({ openPlace }, record) => {
      const { place } = await openPlace('none');
      await place.save({ ...record, rev: 0 });
      return (await place.list()).entries.length;
    }""",
        RECORD,
    )
    assert kept == 1
    assert core(page, site_url, "display", "({ displayChoices }) => displayChoices()") == []
