"""What a kept record is: its shape, its versions, merging, and files from anywhere."""

from __future__ import annotations

import json
from typing import Any

import pytest
from diary_pages import ID, RECORD
from exercise_pages import core
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*RECORD, "__proto__", "constructor"]) | st.text(max_size=8), inner, max_size=4
        )
    ),
    max_leaves=12,
)
broken_records = st.fixed_dictionaries(
    {},
    optional={key: json_values | st.just(value) for key, value in RECORD.items()},
)
files = st.one_of(
    st.text(max_size=60),
    json_values.map(json.dumps),
    st.fixed_dictionaries(
        {
            "format": st.sampled_from(["hechtwijzer", "hechtwijzer", "anders"]),
            "version": st.sampled_from([1, 1, 1, 0, 2, "1", None]),
            "records": st.lists(st.one_of(st.just(RECORD), broken_records, json_values), max_size=5) | json_values,
        }
    ).map(json.dumps),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(batch=st.lists(files, min_size=30, max_size=60))
def test_no_file_throws_and_none_gets_more_in_than_its_shape(one_page: Page, site_url: str, batch: list[str]) -> None:
    results = core(
        one_page,
        site_url,
        "files",
        """({ fromFile }, batch) => {
      const read = batch.map(fromFile);
      if ({}.polluted !== undefined || Object.prototype.version !== undefined) throw new Error('prototype');
      return read;
    }""",
        batch,
    )
    reasons = {"size", "json", "version", "many", "empty"}
    for result in results:
        if not result["ok"]:
            assert result["reason"] in reasons
            continue
        for entry in result["entries"]:
            assert set(entry) == set(RECORD)
            assert all(
                isinstance(value, str | int | float | list) and not isinstance(value, bool)
                for value in entry["values"].values()
            )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * 5_000_001, "size"),
        ("not json", "json"),
        ("[" * 100_000, "json"),
        ('{"format":"other","version":1,"records":[]}', "json"),
        ('{"format":"hechtwijzer","version":9,"records":[{}]}', "version"),
        ('{"format":"hechtwijzer","version":1,"records":[' + ",".join(["{}"] * 5001) + "]}", "many"),
        ('{"format":"hechtwijzer","version":1,"records":[]}', "empty"),
    ],
)
def test_a_file_is_refused_with_a_reason(page: Page, site_url: str, text: str, reason: str) -> None:
    assert core(page, site_url, "files", "({ fromFile }, text) => fromFile(text)", text) == {
        "ok": False,
        "reason": reason,
    }


@pytest.mark.parametrize(
    "change",
    [
        {"id": "../../x"},
        {"exercise": "<b>"},
        {"created": "yesterday"},
        {"values": {"__proto__x": 1}},
        {"values": {"veld": {"diep": 1}}},
        {"values": {"veld": "x" * 4001}},
        {"values": {f"v{n}": "x" for n in range(41)}},
        {"values": None},
        {"version": 1.5},
    ],
)
def test_a_record_out_of_shape_is_corrupt(page: Page, site_url: str, change: dict[str, Any]) -> None:
    read = core(page, site_url, "records", "({ readRecord }, raw) => readRecord(raw)", {**RECORD, **change})
    assert read["unreadable"]["reason"] == "corrupt"


def test_old_records_pass_through_every_migration(page: Page, site_url: str) -> None:
    read = core(
        page,
        site_url,
        "records",
        """({ readRecord }, raw) => readRecord(raw, {
      1: (record) => ({ ...record, values: { ...record.values, een: 'x' } }),
      2: (record) => ({ ...record, values: { ...record.values, twee: record.values.een } }),
    }, 3)""",
        RECORD,
    )
    assert read["entry"]["version"] == 3
    assert read["entry"]["values"] == {**RECORD["values"], "een": "x", "twee": "x"}


def test_a_migration_that_fails_leaves_the_record_as_it_was(page: Page, site_url: str) -> None:
    read = core(
        page,
        site_url,
        "records",
        "({ readRecord }, raw) => readRecord(raw, { 1: () => { throw new Error('x'); } }, 2)",
        RECORD,
    )
    assert read["unreadable"] == {"id": ID, "reason": "corrupt", "raw": RECORD}


def test_importing_twice_adds_nothing_twice(page: Page, site_url: str) -> None:
    merged = core(
        page,
        site_url,
        "files",
        """({ fromFile, merge, toFile }, record) => {
      const other = { ...record, id: record.id.replace('1', '2').replace('01', '02') };
      const file = toFile([record, other], [], new Date());
      const first = merge([], fromFile(file).entries);
      const again = merge(first.write, fromFile(file).entries);
      const newer = { ...record, changed: '2026-11-21T10:00:00.000Z', values: { gebeurtenis: 'Anders.' } };
      const older = { ...record, changed: '2026-11-01T10:00:00.000Z', values: { gebeurtenis: 'Vroeger.' } };
      return { first, again, newer: merge(first.write, [newer]), older: merge(first.write, [older]) };
    }""",
        RECORD,
    )
    assert [merged["first"][key] for key in ("added", "updated", "same")] == [2, 0, 0]
    assert [merged["again"][key] for key in ("added", "updated", "same")] == [0, 0, 2]
    assert merged["again"]["write"] == []
    assert merged["newer"]["updated"] == 1
    assert merged["older"]["write"] == [], "an older version never replaces a newer one"
