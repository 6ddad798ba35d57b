"""What each type of exercise asks of its data file: a fault planted in the real one is found, and named."""

from __future__ import annotations

import pytest
from building import real_site
from exercise_rules import Change, both, field, found, with_field, with_only
from hechtwijzer.exercise_types import agreement, planner

FAULTS: dict[str, list[tuple[Change, str]]] = {
    "actief-luisteren": [
        (lambda d: d.update(parameters={}), "missing-parameter"),
        (lambda d: d["parameters"].update(sec=d["parameters"]["min"]), "unknown-parameter"),
    ],
    "cirkel-van-veiligheid": [
        (both(lambda d, lang: d[lang]["places"][1].update(field="goed-moment")), "unknown-field"),
        (both(lambda d, lang: d[lang]["places"][1].update(field="nergens")), "unknown-field"),
        (both(lambda d, lang: d[lang]["places"][2].update(field="erop-uit")), "duplicate-id"),
        (lambda d: d.update(at=3), "unknown-field"),
        (lambda d: d["en"]["places"].pop(), "parity-places"),
        (lambda d: d["en"]["places"][1].pop("field"), "parity-places"),
    ],
    "delen-leren-kennen": [
        (with_field("kant-1", kind="text"), "sides"),
        (with_field("plek-2", kind="line"), "sides"),
        (with_field("plek-3", step=3), "sides"),
        (with_field("plek-1", id="plek-9"), "sides"),
        (with_field("twijfel", id="kant-4"), "sides"),
        (lambda d: [with_field(f"kant-{n}", id=f"zijde-{n}")(d) for n in (1, 2, 3)], "sides"),
    ],
    "nabijheidsladder": [
        (with_only("plan"), "too-few-rungs"),
        (with_only("trede-1", "trede-2", "cijfer-1"), "missing-rung"),
        (with_only("trede-1", "trede-3", "cijfer-1", "cijfer-3"), "missing-rung"),
        (with_field("cijfer-4", kind="line"), "missing-rung"),
        (with_field("trede-4", step=3), "missing-rung"),
        (lambda d: d.update(at=3), "missing-rung"),
    ],
    "patronen-verkennen": [
        (both(lambda d, lang: d[lang].update(groups=["Onrust"])), "groups"),
        (with_field("onrust-toon", options={"ja": "Ja", "nee": "Nee"}), "scale-differs"),
        (with_field("onrust-toon", several=True), "several"),
        (with_field("herkend", turned=True), "turned"),
        (lambda d: field(d, "en", "afstand-ziek").pop("turned"), "parity-fields"),
    ],
    "pauze-met-terugkomtijd": [
        (lambda d: d.update(parameters={}), "missing-parameter"),
        *((with_field(name, id=f"{name}-oud"), "missing-field") for name in agreement.FIELDS),
        *((with_field(name, kind="text"), "missing-field") for name in agreement.FIELDS),
    ],
    "steun-vragen": [
        (both(lambda d, lang: d[lang]["message"].append("Hallo.")), "no-place"),
        (both(lambda d, lang: d[lang]["message"].append("Hoi {wieje}.")), "unknown-field"),
        (both(lambda d, lang: field(d, lang, "soort").pop("says")), "no-words"),
        (both(lambda d, lang: field(d, lang, "soort")["says"].update(koken="koken")), "unknown-option"),
        (with_field("soort", starters=["even"]), "starters"),
        (lambda d: d["en"]["message"].reverse(), "parity-message"),
        (lambda d: field(d, "en", "zin")["starters"].pop(), "parity-fields"),
        (lambda d: field(d, "en", "soort")["says"].pop("doen"), "parity-fields"),
        (lambda d: d.update(into="soort"), "unknown-field"),
    ],
    "verbinden-of-beschermen": [
        (with_field("nabijheid", id="dichtbij"), "missing-scale"),
        (with_field("bescherming", kind="line"), "missing-scale"),
        (with_field("bescherming", step=5), "missing-scale"),
        (lambda d: d.update(at=1), "missing-scale"),
    ],
    "verbindingsmomenten": [
        *((with_field(name, id=f"{name}-oud"), "missing-field") for name in planner.FIELDS),
        *((with_field(name, kind="text"), "missing-field") for name in planner.FIELDS),
    ],
    "waardenkompas": [
        (with_field("stapels", id="stapel"), "missing-field"),
        (with_field("stapels", kind="line"), "missing-field"),
        (with_field("woorden", several=False), "missing-field"),
        (with_field("daad", kind="text"), "missing-field"),
        (with_field("woorden", step=1), "wrong-step"),
        (lambda d: d.update(at=3), "wrong-step"),
    ],
}


@pytest.mark.parametrize("name", real_site().exercises)
def test_the_real_file_is_sound(name: str) -> None:
    assert found(name) == []


def test_a_ladder_may_be_short() -> None:
    assert found("nabijheidsladder", with_only("trede-1", "cijfer-1", "trede-2", "cijfer-2")) == []


@pytest.mark.parametrize(("name", "change", "code"), [
    pytest.param(name, change, code, id=f"{name}-{code}-{at}")
    for name, faults in FAULTS.items() for at, (change, code) in enumerate(faults, 1)
])
def test_a_planted_fault_is_found(name: str, change: Change, code: str) -> None:
    assert code in found(name, change)
