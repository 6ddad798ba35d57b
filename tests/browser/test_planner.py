"""Moments in one week: in order of time on the page, and in a file that real calendars accept."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exercise_pages import LANGUAGES, SMALL_TARGETS, address, core, open_exercise, overflow, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from playwright.sync_api import Page, expect
from tool_pages import HOSTILE, axe_faults, open_at

NAME = "verbindingsmomenten"
WEEK = {
    "naam-1": "Noor", "wat-1": "samen lopen", "wanneer-1": "2026-11-26T17:00",
    "plan-1": "Als het vijf uur is, dan loop ik naar de brug; echt, ja.",
    "naam-2": "Oma", "wat-2": "", "wanneer-2": "2026-11-24T10:30",
    "zelf": "muziek", "wanneer-zelf": "2026-11-28T20:15",
}
NEUTRAL = {"nl": "Tijd vrijgehouden", "en": "Time set aside"}


@pytest.fixture
def planner(new_page: Callable[..., Page], site_url: str) -> Page:
    """The Dutch planner on a Sunday evening, with three moments for the week to come."""
    page = new_page(timezone_id="Europe/Amsterdam")
    open_at(page, site_url, NAME)
    fill(page, WEEK)
    return page


def fill(page: Page, values: dict[str, str]) -> None:
    for field, value in values.items():
        page.locator(f"[data-field={field}]").fill(value)


def saved(page: Page) -> bytes:
    """Return the file that the reader gets."""
    with page.expect_download() as download:
        page.locator("[data-part=planner-save]").click()
    assert download.value.suggested_filename.endswith(".ics")
    return Path(download.value.path()).read_bytes()


def events(data: bytes) -> list[Any]:
    """Return what a calendar reads in the file, which keeps to the letter of RFC 5545."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(data)
    assert (calendar["VERSION"], bool(calendar["PRODID"])) == ("2.0", True)
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    for event in found:
        assert event.errors == []
        assert {"UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY"} <= set(event)
        assert not {"ORGANIZER", "ATTENDEE", "URL", "LOCATION"} & set(event)
        assert event.decoded("DTSTART").tzinfo is None, "floating: the time of where the reader is"
        assert event.decoded("DTSTAMP").tzinfo is not None
    assert len({event["UID"] for event in found}) == len(found)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_calendar_reads_the_moments_and_learns_no_name(
    new_page: Callable[..., Page], site_url: str, lang: str
) -> None:
    page = new_page(timezone_id="America/New_York")
    open_at(page, site_url, NAME, lang)
    fill(page, WEEK)
    data = saved(page)
    found = events(data)
    assert [event.decoded("DTSTART") for event in found] == [
        datetime.datetime(2026, 11, 24, 10, 30),
        datetime.datetime(2026, 11, 26, 17, 0),
        datetime.datetime(2026, 11, 28, 20, 15),
    ]
    assert {event.decoded("DURATION") for event in found} == {datetime.timedelta(minutes=20)}
    assert {str(event["SUMMARY"]) for event in found} == {NEUTRAL[lang]}
    for secret in (b"Noor", b"Oma", b"lopen", b"muziek", b"brug", b"DESCRIPTION", b"VALARM"):
        assert secret not in data


def test_own_words_and_a_reminder_only_when_chosen(planner: Page) -> None:
    planner.locator("[data-part=planner-words]").check()
    planner.locator("[data-part=planner-alarm]").check()
    found = events(saved(planner))
    assert [str(event["SUMMARY"]) for event in found] == ["Oma", "samen lopen · Noor", "muziek"]
    assert str(found[1]["DESCRIPTION"]) == WEEK["plan-1"]
    alarms = [event.walk("VALARM")[0] for event in found]
    assert {alarm["ACTION"] for alarm in alarms} == {"DISPLAY"}
    assert {alarm.decoded("TRIGGER") for alarm in alarms} == {datetime.timedelta(minutes=-15)}
    planner.locator("[data-part=planner-words]").uncheck()
    assert b"Noor" not in saved(planner)


def test_a_second_file_replaces_the_first_in_the_calendar(planner: Page) -> None:
    first = [event["UID"] for event in events(saved(planner))]
    fill(planner, {"wanneer-2": "2026-11-25T11:00"})
    assert [event["UID"] for event in events(saved(planner))] == first


CALENDAR = """(module, titles) => titles.map((title) => module.calendar(
  [{ uid: 'u', start: '2026-11-24T17:00', title, note: title }],
  { language: 'nl', minutes: 20, alarm: 15, now: new Date(0) }))"""


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300), max_size=60))
def test_every_text_comes_back_as_it_was(page: Page, site_url: str, titles: list[str]) -> None:
    for title, data in zip(titles, core(page, site_url, "calendar", CALENDAR, titles), strict=True):
        (event,) = events(data.encode())
        assert str(event["SUMMARY"]) == str(event["DESCRIPTION"]) == title


def test_long_lines_go_on_between_two_characters(page: Page, site_url: str) -> None:
    titles = ["x" * before + character * 100 for before in range(5) for character in "aé€🌙,"]
    for title, data in zip(titles, core(page, site_url, "calendar", CALENDAR, titles), strict=True):
        (event,) = events(data.encode())
        assert str(event["SUMMARY"]) == title


def test_no_text_can_add_a_line_to_the_file(page: Page, site_url: str) -> None:
    hostile = ["a\r\nATTENDEE:mailto:x@example.org", "a\nEND:VEVENT", "\0\x1b[31m", "a\\nb", "\\", HOSTILE, "a\rURL:x"]
    for title, data in zip(hostile, core(page, site_url, "calendar", CALENDAR, hostile), strict=True):
        (event,) = events(data.encode())
        assert str(event["SUMMARY"]).replace("\n", "") == "".join(c for c in title if c.isprintable())


def test_moments_stand_in_order_of_time(planner: Page) -> None:
    rows = planner.locator("[data-part=planner-list] > li").all_text_contents()
    assert rows == ["dinsdag 24 november10:30 Oma", "donderdag 26 november17:00 samen lopen · Noor",
                    "zaterdag 28 november20:15 muziek"]


def test_what_is_over_does_not_go_into_the_file(planner: Page) -> None:
    fill(planner, {"wanneer-2": "2026-11-20T10:30"})
    expect(planner.locator("[data-part=planner-list] > li").first).to_contain_text("(al geweest)")
    assert len(events(saved(planner))) == 2
    assert text(planner, "planner-said") == "Bestand gemaakt, met 2 momenten."
    fill(planner, {"wanneer-1": "", "wanneer-zelf": "2020-01-01T10:00"})
    planner.locator("[data-part=planner-save]").click()
    assert text(planner, "planner-said") == "Deze momenten zijn al geweest. Kies een dag die nog komt."


def test_nothing_to_take_along_before_a_time_is_chosen(page: Page, site_url: str) -> None:
    open_at(page, site_url, NAME)
    fill(page, {"naam-1": "Noor", "zelf": "muziek"})
    expect(page.locator("[data-part=planner-empty]")).to_be_visible()
    expect(page.locator("[data-part=planner-save]")).to_be_hidden()


def test_what_is_typed_is_text(planner: Page) -> None:
    fill(planner, {"naam-1": HOSTILE, "wat-1": HOSTILE, "zelf": HOSTILE})
    assert HOSTILE in planner.locator("[data-part=planner-list]").inner_text()
    assert planner.evaluate("globalThis.harm") is None
    planner.locator("[data-part=planner-words]").check()
    assert [str(event["SUMMARY"]) for event in events(saved(planner))][2] == HOSTILE


def test_a_kept_sheet_comes_back_with_its_times(planner: Page, site_url: str) -> None:
    planner.locator("[data-part=keep] input[value=device]").check()
    fill(planner, {"houden": "de brug"})
    planner.clock.run_for(1000)
    expect(planner.locator("[data-part=keep-status]")).not_to_be_empty()
    open_exercise(planner, site_url, NAME)
    expect(planner.locator("[data-part=planner-list] > li")).to_have_count(3)
    assert planner.locator("[data-field=wanneer-1]").input_value() == "2026-11-26T17:00"
    planner.locator("[data-part=take] summary").click()
    planner.locator("[data-part=as-text]").click()
    assert "Eerste: dag en tijd: 2026-11-26, 17:00" in planner.locator("[data-part=summary-text]").input_value()


@pytest.mark.parametrize(
    "value", ["x", HOSTILE, "2026-13-01T10:00", "2026-11-24", "2026-11-24T25:00", "９９９９-01-01T00:00"]
)
def test_a_hostile_time_does_nothing(planner: Page, site_url: str, value: str) -> None:
    """A record that was handed in with a time that is none."""
    planner.evaluate("""async ([url, value]) => {
      const { writeFields } = await import(url);
      writeFields(document.querySelector('.hw-exercise'), { 'wanneer-1': value });
      document.querySelector('.hw-exercise').dispatchEvent(new CustomEvent('hw-filled'));
    }""", [f"{site_url}assets/js/elements/fields.js", value])
    expect(planner.locator("[data-part=planner-list] > li")).to_have_count(0)
    assert planner.evaluate("globalThis.harm") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_steps_say_it_all(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(address(site_url, NAME, lang))
    expect(page.locator(".hw-steps > li:visible")).to_have_count(7)
    expect(page.locator(".hw-steps input[type=datetime-local]:visible")).to_have_count(4)
    expect(page.locator("[data-part=planner-stage]")).to_be_hidden()
    expect(page.locator(".hw-exercise button:visible")).to_have_count(0)


def test_paper_has_times_and_lines_for_those_not_chosen(planner: Page) -> None:
    planner.emulate_media(media="print")
    expect(planner.locator("[data-field=wanneer-1]")).to_be_visible()
    expect(planner.locator("[data-field=wanneer-3]")).to_be_hidden()
    lines = planner.locator(".hw-field:has([data-kind=when]) .hw-lines:visible")
    expect(lines).to_have_count(1)
    expect(planner.locator("[data-part=planner-stage]")).to_be_hidden()


def test_can_be_done_with_the_keyboard_alone(planner: Page) -> None:
    planner.locator("[data-part=planner-words]").focus()
    planner.keyboard.press("Space")
    planner.keyboard.press("Tab")
    planner.keyboard.press("Tab")
    expect(planner.locator("[data-part=planner-save]")).to_be_focused()
    with planner.expect_download():
        planner.keyboard.press("Enter")
    expect(planner.locator("[data-part=planner-save]")).to_be_focused()
    assert text(planner, "planner-said") == "Bestand gemaakt, met 3 momenten."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fits_a_narrow_phone(new_page: Callable[..., Page], site_url: str, lang: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    open_at(page, site_url, NAME, lang)
    fill(page, {**WEEK, "naam-1": "x" * 200})
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_any_state(page: Page, site_url: str, lang: str) -> None:
    open_at(page, site_url, NAME, lang)
    found = axe_faults(page)
    fill(page, WEEK)
    page.locator("[data-part=planner-words]").check()
    saved(page)
    found += axe_faults(page)
    assert found == []


def test_asks_nothing_of_the_network_and_keeps_nothing(planner: Page) -> None:
    planner.wait_for_load_state("networkidle")
    requests: list[str] = []
    planner.on("request", lambda request: requests.append(request.url))
    saved(planner)
    assert [url for url in requests if not url.startswith("blob:")] == []
    assert planner.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
