"""Settings in a link: only numbers, only within the ranges of the data file, and nothing else gets through."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

import pytest
from exercise_pages import LANGUAGES, core, open_exercise, text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

RANGES = {
    "in": {"min": 2, "max": 8, "step": 0.5, "default": 4},
    "uit": {"min": 2, "max": 10, "step": 0.5, "default": 6},
    "min": {"min": 1, "max": 3, "step": 1, "default": 3},
}

EVERY_VERSION = [
    # Links that were once given out. Lines are only ever added; each must stay readable for good.
    ("#v1;in=4;uit=6;min=3", {"in": 4, "uit": 6, "min": 3}),
    ("#v1;in=4.5;vast=0;uit=7.5;min=2;aanloop=10", {"in": 4.5, "vast": 0, "uit": 7.5, "min": 2, "aanloop": 10}),
    ("#v1;uit=5", {"uit": 5}),
    ("#v1", {}),
]

numbers = st.one_of(st.integers(-20, 20), st.floats(allow_nan=True), st.decimals(0, 12, places=1)).map(str)
names = st.one_of(st.sampled_from([*RANGES, "__proto__", "constructor", "toString", "sec"]), st.text(max_size=12))
values = st.one_of(
    numbers,
    st.text(max_size=20),
    st.sampled_from(["<img src=x onerror=alert(1)>", "%", "%E0%A4%A", "4;", "0x4", "4e0"]),
)
items = st.one_of(st.builds("{}={}".format, names, values), st.text(alphabet=string.printable, max_size=20))
fragments = st.one_of(
    st.lists(items, max_size=8).map(lambda parts: "#v1;" + ";".join(parts)),
    st.text(max_size=60).map("#{}".format),
    st.integers(0, 10**9).map("#v{};in=4".format),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(batch=st.lists(fragments, min_size=50, max_size=100))
def test_whatever_a_link_says_only_ranges_get_through(one_page: Page, site_url: str, batch: list[str]) -> None:
    results = core(
        one_page,
        site_url,
        "preset",
        "({ parsePreset }, [batch, ranges]) => batch.map((hash) => parsePreset(hash, ranges))",
        [batch, RANGES],
    )
    for fragment, result in zip(batch, results, strict=True):
        if result is None:
            continue
        assert set(result["values"]) <= set(RANGES), fragment
        for name, value in result["values"].items():
            assert RANGES[name]["min"] <= value <= RANGES[name]["max"], fragment
            assert (value - RANGES[name]["min"]) % RANGES[name]["step"] == 0, fragment
        assert len(result["ignored"]) <= 10
        assert all(len(i["name"]) <= 30 and len(i["value"]) <= 30 for i in result["ignored"])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "in": st.integers(4, 16).map(lambda n: n / 2),
                "uit": st.integers(4, 20).map(lambda n: n / 2),
                "min": st.integers(1, 3),
            }
        ),
        min_size=20,
        max_size=40,
    )
)
def test_what_is_written_can_be_read_back(one_page: Page, site_url: str, wanted: list[dict[str, float]]) -> None:
    read = core(
        one_page,
        site_url,
        "preset",
        """({ parsePreset, presetFragment }, [wanted, ranges]) =>
      wanted.map((values) => parsePreset(presetFragment(values), ranges).values)""",
        [wanted, RANGES],
    )
    assert read == wanted


@pytest.mark.parametrize(("fragment", "expected"), EVERY_VERSION)
def test_every_link_ever_given_out_still_works(
    page: Page, site_url: str, fragment: str, expected: dict[str, float]
) -> None:
    open_exercise(page, site_url, "zelfkalmering", fragment=fragment)
    for name, value in expected.items():
        assert float(page.locator(f"[data-parameter={name}]").input_value()) == value


def test_an_ordinary_anchor_is_no_preset(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, "zelfkalmering", fragment="#oefening")
    assert text(page, "preset") == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_says_what_it_used_and_what_it_did_not(page: Page, site_url: str, lang: str) -> None:
    open_exercise(page, site_url, "zelfkalmering", lang, "#v1;in=5;uit=99;kleur=rood")
    said = text(page, "preset")
    expected = {
        "nl": [
            "Ingesteld door de link: Inademen 5 seconden.",
            "Niet gebruikt: Uitademen ‘99’. Het mag 2 seconden tot 10 seconden zijn.",
            "Niet gebruikt: ‘kleur’",
        ],
        "en": [
            "Set by the link: Breathing in 5 seconds.",
            "Not used: Breathing out ‘99’. It can be 2 seconds to 10 seconds.",
            "Not used: ‘kleur’",
        ],
    }
    for sentence in expected[lang]:
        assert sentence in said
    assert page.locator("[data-parameter=in]").input_value() == "5"
    assert page.locator("[data-parameter=uit]").input_value() == "6"


def test_a_newer_version_is_named_and_not_guessed_at(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, "zelfkalmering", fragment="#v2;in=5")
    assert text(page, "preset").startswith("Deze link is voor een nieuwere versie")
    assert page.locator("[data-parameter=in]").input_value() == "4"


def test_a_hostile_link_runs_nothing(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, "zelfkalmering", fragment="#v1;in=<img src=x onerror=document.title='broken'>;x<b>=1")
    expect(page.locator(".hw-exercise img, [data-part=preset] *")).to_have_count(0)
    assert page.title() != "broken"


def test_a_link_opened_on_the_page_itself_works_too(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, "zelfkalmering")
    page.evaluate("location.hash = '#v1;in=3;uit=4'")
    expect(page.locator("[data-part=preset]")).to_contain_text("Ingesteld door de link")
    expect(page.locator("[data-part=presets] label", has_text="3 in, 4 uit").locator("input")).to_be_checked()


def test_guided_steps_take_a_time_from_the_link(page: Page, site_url: str) -> None:
    open_exercise(page, site_url, "aarding", fragment="#v1;sec=20")
    assert page.locator("[data-parameter=sec]").input_value() == "20"


def test_what_a_reader_types_never_enters_the_address(page: Page, site_url: str) -> None:
    addresses: list[Any] = []
    page.on("framenavigated", lambda frame: addresses.append(frame.url))
    open_exercise(page, site_url, "triggerdagboek")
    page.locator("[data-field=gebeurtenis]").fill("geheim")
    page.locator("[data-field=gevoel]").fill("geheim")
    page.locator("[data-field=gevoel]").press("Enter")
    page.locator("[data-part=save]").click()
    expect(page.locator("[data-part=list] li")).to_have_count(1)
    assert not any("geheim" in str(address) for address in [*addresses, page.url])


def test_without_scripts_a_preset_link_opens_the_plain_page(new_page: Callable[..., Page], site_url: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}oefeningen/zelfkalmering/#v1;in=5")
    expect(page.locator(".hw-steps > li")).to_have_count(7)
