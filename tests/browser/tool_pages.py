"""What tests of tools with a clock share: a page whose clock stands still, the signs it gives, and axe."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from exercise_pages import open_exercise
from playwright.sync_api import Page

HOSTILE = "<img src=x onerror=\"globalThis.harm=1\">"

NOTE_SIGNS = """
  globalThis.buzzed = []; globalThis.tones = []; globalThis.locks = [];
  navigator.vibrate = (pattern) => { buzzed.push(pattern); return true; };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    tones.push(when - this.context.currentTime);
    return start.call(this, when);
  };
  Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request: async () => {
    const lock = { released: false, release: async () => { lock.released = true; } };
    locks.push(lock);
    return lock;
  } } });
"""
"""Notes vibration, tones (seconds until each) and screen locks, also where the machine has none of them."""


EVENING = 1_795_371_300
"""A Sunday in November, 19:15 in Amsterdam, in seconds."""


def open_at(
    page: Page, site_url: str, exercise: str, lang: str = "nl", fragment: str = "", time: int = EVENING
) -> None:
    """Open an exercise with a tool; its clock stands still at `time` (s) until the test moves it."""
    page.add_init_script(NOTE_SIGNS)
    page.clock.install(time=time - 600)  # loading takes a while
    open_exercise(page, site_url, exercise, lang, fragment)
    page.locator(".hw-tool[data-ready]").wait_for()
    page.clock.pause_at(time)


def sleep(page: Page, ms: int) -> None:
    """Put the page in the background for `ms`: timers fire once at most, as in a sleeping tab."""
    for hidden in (True, False):
        page.evaluate("""(hidden) => {
          Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }""", hidden)
        if hidden:
            page.clock.fast_forward(ms)


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds in the exercise as it is now, in light and dark; the clock runs on from here."""
    found: list[str] = []
    page.clock.resume()  # axe waits for timers itself
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        result: Any = Axe().run(page, context=".hw-exercise", options={"resultTypes": ["violations"]}).response
        found += [f"{scheme}: {v['id']}: {[n['target'] for n in v['nodes']]}" for v in result["violations"]]
    return found
