"""What the tool of each type writes into the page, in both languages."""

from __future__ import annotations

import json
import re
from html import unescape
from xml.etree.ElementTree import fromstring

import pytest
from building import real_site
from exercise_rules import embedded
from hechtwijzer import LANGUAGES
from hechtwijzer.exercise_types import circle, reflection, sentences

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


# ---- what a page asks for ---------------------------------------------------------------------------


@in_every_language
@pytest.mark.parametrize(("name", "elements", "style"), [
    ("actief-luisteren", {"preset", "steps", "turns"}, "turns"),
    ("cirkel-van-veiligheid", {"circle", "sheet", "steps"}, "circle"),
    ("delen-leren-kennen", {"parts", "sheet", "steps"}, "parts"),
    ("grenzen-verwoorden", {"sentences", "sheet", "steps"}, "sentences"),
    ("nabijheidsladder", {"ladder", "sheet", "steps"}, "ladder"),
    ("patronen-verkennen", {"reflection", "sheet", "steps"}, "reflection"),
    ("pauze-met-terugkomtijd", {"agreement", "preset", "sheet", "steps"}, "agreement"),
    ("steun-vragen", {"sentences", "sheet", "steps"}, "sentences"),
    ("verbinden-of-beschermen", {"compass", "sheet", "steps"}, "compass"),
    ("verbindingsmomenten", {"planner", "sheet", "steps"}, "planner"),
    ("waardenkompas", {"cards", "sheet", "steps"}, "cards"),
])
def test_a_page_asks_for_its_own_scripts_and_styles_only(name: str, elements: set[str], style: str, lang: str) -> None:
    _, run = embedded(name, lang)
    assert run.elements == elements
    assert {part for part in run.styles if part.startswith("exercise-")} == {f"exercise-{style}"}


# ---- turns and agreement ----------------------------------------------------------------------------


@in_every_language
@pytest.mark.parametrize(("name", "element"), [("actief-luisteren", "hw-turns"),
                                               ("pauze-met-terugkomtijd", "hw-agreement")])
def test_the_slider_stands_once_and_inside_the_tool(name: str, element: str, lang: str) -> None:
    html, _ = embedded(name, lang)
    tool = re.search(f"<{element}.*?</{element}>", html, re.DOTALL)
    assert tool
    assert tool[0].count('data-parameter="min"') == html.count('data-parameter="min"') == 1


# ---- ladder -----------------------------------------------------------------------------------------


@in_every_language
def test_every_control_of_the_ladder_has_a_name_of_its_own(lang: str) -> None:
    html, _ = embedded("nabijheidsladder", lang)
    names = re.findall(r'data-part="ladder-(?:earlier|later|tension)"[^>]*aria-label="([^"]+)"', html)
    assert len(names) == 24
    assert len(set(names)) == 24
    assert '<div data-part="ladder-all" hidden>' in html


# ---- compass ----------------------------------------------------------------------------------------


@in_every_language
def test_what_the_compass_says_is_what_its_step_says(lang: str) -> None:
    exercise = real_site().exercises["verbinden-of-beschermen"]
    text = exercise.text(lang)
    strings = real_site().strings[lang]
    for corner in ("low", "up", "right", "high"):
        words = strings[f"compass.words-{corner}"]
        assert words in text.steps[exercise.at - 1]
        assert words.casefold().startswith(strings[f"compass.corner-{corner}"].casefold())


@in_every_language
def test_every_scale_of_the_compass_has_one_name(lang: str) -> None:
    html, _ = embedded("verbinden-of-beschermen", lang)
    scales = [f for f in real_site().exercises["verbinden-of-beschermen"].text(lang).fields if f.kind == "scale"]
    assert scales
    for scale in scales:
        assert f"<legend>{scale.label}</legend>" in html
        assert f'aria-label="{scale.label}"' in html


# ---- cards ------------------------------------------------------------------------------------------


@in_every_language
def test_each_part_of_the_cards_stands_at_its_own_step(lang: str) -> None:
    html, _ = embedded("waardenkompas", lang)
    steps = html.split("<li data-step=")
    for part, number in (("deck", 2), ("one", 3), ("word", 6)):
        assert f'data-part="cards-{part}" hidden' in steps[number]
    assert '<input type="text" hidden data-field="stapels"' in steps[2]


# ---- parts ------------------------------------------------------------------------------------------


@in_every_language
def test_the_drawing_of_parts_waits_for_scripts_and_names(lang: str) -> None:
    html, _ = embedded("delen-leren-kennen", lang)
    assert '<div class="hw-parts" data-part="parts-panel" hidden>' in html
    assert html.count('data-kind="place"') == 3


# ---- planner ----------------------------------------------------------------------------------------


@in_every_language
def test_a_day_with_a_time_is_a_labelled_control(lang: str) -> None:
    html, _ = embedded("verbindingsmomenten", lang)
    controls = re.findall(r'<label for="([^"]+)">[^<]+</label><input type="datetime-local" id="([^"]+)"', html)
    assert len(controls) == 4
    assert all(label == control for label, control in controls)


# ---- sentence builder -------------------------------------------------------------------------------


def test_without_a_message_each_line_is_a_sentence() -> None:
    text = real_site().exercises["steun-vragen"].nl
    assert sentences.patterns(text.model_copy(update={"message": ()})) == (
        "{waarbij}", "{wie}", "{tweede}", "{nee-mag}", "{wanneer}")


@in_every_language
def test_what_comes_before_the_field_is_the_draft_for_it(lang: str) -> None:
    html, _ = embedded("steun-vragen", lang)
    made = json.loads(unescape(re.findall(r'data-message="([^"]*)"', html)[0]))
    assert [sentences.SLOT.findall(pattern) for pattern in made["draft"]] == [["waarbij"], ["soort"]]
    assert made["rest"] == ["{nee-mag}"]


# ---- reflection -------------------------------------------------------------------------------------


def test_two_statements_and_no_others_are_read_the_other_way_round() -> None:
    text = real_site().exercises["patronen-verkennen"].nl
    assert [len(fields) for fields in reflection.groups(text).values()] == [6, 6]
    assert [field.id for field in text.fields if field.turned] == ["onrust-weekend", "afstand-ziek"]


@in_every_language
def test_what_only_scripts_can_show_of_the_reflection_is_hidden(lang: str) -> None:
    html, _ = embedded("patronen-verkennen", lang)
    assert '<div data-part="reflection-panel" hidden>' in html
    assert html.count('data-part="reflection-bar" aria-hidden="true"') == 2


# ---- circle -----------------------------------------------------------------------------------------


def test_places_stand_on_the_circle_to_either_side_of_the_parent() -> None:
    for total in range(1, 7):
        spots = [circle.spot(circle.turn(at, total)) for at in range(total)]
        x, y = circle.CENTRE
        assert all(abs(((a - x) ** 2 + (b - y) ** 2) ** 0.5 - circle.RADIUS) < 0.2 for a, b in spots)
        assert all(b < circle.HEIGHT - 45 for _, b in spots), "on top of the parent"
    assert circle.turn(0, 5) == circle.FIRST
    assert circle.turn(4, 5) == circle.LAST


@in_every_language
def test_the_drawing_of_the_circle_names_no_colour_and_is_described(lang: str) -> None:
    html, _ = embedded("cirkel-van-veiligheid", lang)
    drawing = re.findall(r"<svg [^>]*data-search-exclude.*?</svg>", html)[0]
    tree = fromstring(drawing.replace(" data-search-exclude", ""))
    assert len(tree.get("aria-label") or "") > 60
    for element in tree.iter():
        assert "style" not in element.attrib
        assert {element.get("fill"), element.get("stroke")} <= {None, "none"}


def test_without_places_the_steps_are_places_on_the_circle() -> None:
    text = real_site().exercises["cirkel-van-veiligheid"].nl
    assert [place.text for place in circle.places(text.model_copy(update={"places": ()}))] == list(text.steps[:6])
