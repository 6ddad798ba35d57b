"""What tests of tools on a sheet share: opening one, keeping it on the device, filling it from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exercise_pages import RECORDS, SMALL_TARGETS, open_exercise, overflow, until
from playwright.sync_api import Page, expect
from tool_pages import axe_faults

KEPT = f"""async (wanted) => (await ({RECORDS})()).some(
  ({{ values }}) => Object.entries(wanted).every(([id, value]) => String(values[id]) === value))"""


def open_tool(page: Page, site_url: str, name: str, lang: str = "nl") -> Page:
    """Open an exercise with a tool and wait for it; returns the page."""
    open_exercise(page, site_url, name, lang)
    page.locator(".hw-tool[data-ready]").wait_for()
    return page


def keep_on_device(page: Page) -> None:
    """Choose to keep the sheet on this device."""
    page.locator("[data-part=keep] input[value=device]").check()
    expect(page.locator("[data-part=keep-status]")).not_to_be_empty()


def come_back(page: Page, **values: str) -> None:
    """Load the page anew once a sheet with `values` (hyphens as underscores) has been kept."""
    wanted = {name.replace("_", "-"): value for name, value in values.items()}
    until(page, KEPT, wanted)
    page.reload()
    page.locator(".hw-tool[data-ready]").wait_for()
    expect(page.locator("[data-part=found]")).not_to_be_empty()


def filled_from_outside(page: Page, site_url: str, values: dict[str, Any]) -> None:
    """Fill the fields as a sheet does that came back, whatever is in `values`."""
    page.evaluate("""async ([module, values]) => {
      const { writeFields } = await import(module);
      writeFields(document.querySelector('[data-part=steps]'), values);
      document.querySelector('.hw-exercise').dispatchEvent(new CustomEvent('hw-filled'));
    }""", [f"{site_url}assets/js/elements/fields.js", values])


def fits_a_narrow_phone(new_page: Callable[..., Page], open_state: Callable[[Page], object]) -> None:
    """Assert that nothing sticks out at 320 px and that a finger can hit everything."""
    page = new_page(viewport={"width": 320, "height": 640})
    open_state(page)
    assert overflow(page) == 0
    assert page.evaluate(SMALL_TARGETS) == []


def clean_for_axe(page: Page) -> None:
    """Assert that axe finds nothing in the exercise as it is now."""
    assert axe_faults(page) == []
