"""Scripts as they are published: one file for a page, doing what its modules do, in the order of their imports."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hechtwijzer.scripts import joined, script_of
from playwright.sync_api import Page

MODULES = {
    "letters.js": 'export const A = "a";\nexport function b() {\n  return "b";\n}\nconst hidden = "hidden";\n',
    "more.js": 'import { A as first, b } from "./letters.js";\n\nconst hidden = "other";\n'
               "class C {\n  say() {\n    return first + b() + hidden;\n  }\n}\nexport { C as Speaker, hidden };\n",
    "start.js": 'import "./side.js";\nimport {\n  Speaker,\n  hidden,\n} from "./more.js";\n\n'
                "globalThis.said = [...globalThis.said, new Speaker().say(), hidden];\n",
    "side.js": 'globalThis.said = ["side"];\n',
    "second.js": 'import { b } from "./letters.js";\nexport async function late() {\n  return b();\n}\n'
                 "late().then((word) => globalThis.said.push(word));\n",
}


def written(folder: Path, **more: str) -> Path:
    """Write the modules into `folder`; `more` replaces or adds some."""
    for name, text in {**MODULES, **{f"{name}.js": text for name, text in more.items()}}.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_joined_modules_do_what_they_do_apart(tmp_path, page: Page, site_url: str):
    folder = written(tmp_path)
    text, problems = joined([folder / "start.js", folder / "second.js"], folder)
    assert problems == []
    page.goto(f"{site_url}hulp/")
    page.evaluate(f"() => {{ {text} }}")
    assert page.evaluate("said") == ["side", "abother", "other", "b"]
    assert text.count('return "b"') == 1, "what two modules import is there once"


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        ({"letters": 'import { C } from "./more.js";\nexport const A = C;\n'}, "script-circle", "more.js"),
        ({"start": 'import { x } from "./nowhere.js";\n'}, "script-missing", "start.js"),
        ({"start": '\nimport { hiden } from "./more.js";\n'}, "script-export", "start.js:2"),
        ({"start": 'const a = 1;\nexport default a;\n'}, "script-form", "start.js:2"),
        ({"start": 'import * as all from "./letters.js";\n'}, "script-form", "start.js:1"),
        ({"start": '\nconst m = await import("./letters.js");\n'}, "script-form", "start.js:2"),
        ({"start": "const here = import.meta.url;\n"}, "script-form", "start.js:1"),
    ],
)
def test_what_cannot_be_joined_is_told_with_its_place(tmp_path, change, code, place):
    folder = written(tmp_path, **change)
    _, problems = joined([folder / "start.js"], folder)
    assert [problem.code for problem in problems] == [code]
    assert problems[0].hint
    assert str(problems[0]).startswith(place)


def test_a_page_loads_one_script_of_its_own_and_it_is_there(built_site):
    found = set()
    for file in built_site.rglob("index.html"):
        names = re.findall(r'src="([^"]*assets/js/pages/[^"]+)"', file.read_text("utf-8"))
        assert len(names) <= 1, file
        found |= {(file.parent / name).resolve() for name in names}
    assert len(found) > 3
    assert all(file.is_file() for file in found)
    assert {file.name for file in found} == {file.name for file in (built_site / "assets/js/pages").iterdir()}


def test_the_name_of_a_script_says_what_is_in_it():
    assert script_of({"steps", "sheet", "ladder"}) == "assets/js/pages/ladder.sheet.steps.js"
    assert script_of(()) == ""


def test_published_scripts_hold_no_comments(built_site):
    pytest.importorskip("minify", reason="there is no wheel for this system: scripts are published as written")
    wordy = [file.name for file in (built_site / "assets/js").rglob("*.js")
             if re.search(r"/\*\*|^\s*// ", file.read_text("utf-8"), re.MULTILINE)]
    assert wordy == []
