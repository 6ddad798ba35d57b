"""The rhythm of breathing as arithmetic: no page, no clock."""

from __future__ import annotations

from exercise_pages import core
from playwright.sync_api import Page

END = 20_000 + 18 * 10_000


def test_each_phase_begins_exactly_when_planned(page: Page, site_url: str) -> None:
    wrong = core(
        page,
        site_url,
        "pacer",
        """({ makePlan, momentAt, beginnings }) => {
      const wrong = [];
      for (const settings of [[4, 0, 6], [3, 0, 4], [5, 0, 5], [4.5, 1.5, 7.5], [2, 2, 2.5], [8, 0.5, 10]]) {
        const plan = makePlan({ in: settings[0], vast: settings[1], uit: settings[2], min: 6, aanloop: 20 });
        for (const { time, phase } of beginnings(plan)) {
          const now = momentAt(plan, time);
          const before = momentAt(plan, time - 1);
          if (now.phase !== phase || now.fraction > 1e-9) wrong.push([settings, time, phase, now.phase, now.fraction]);
          if (before.phase === phase) wrong.push([settings, time, 'early']);
        }
      }
      return wrong;
    }""",
    )
    assert wrong == []


def test_rhythm_does_not_drift_in_five_minutes(page: Page, site_url: str) -> None:
    """Frames come late and unevenly; the phase still depends on the time alone."""
    drift = core(
        page,
        site_url,
        "pacer",
        """({ makePlan, momentAt, Stopwatch }) => {
      let now = 1e6;
      const watch = new Stopwatch(() => now);
      const plan = makePlan({ in: 4, vast: 0, uit: 6, min: 5, aanloop: 0 });
      watch.start();
      let worst = 0, last = '', seed = 7;
      while (watch.elapsed < 300_000) {
        seed = (seed * 16807) % 2147483647;
        now += 5 + (seed % 23);
        const { phase, round, fraction } = momentAt(plan, watch.elapsed);
        if (phase === 'done' || phase + round === last) continue;
        last = phase + round;
        worst = Math.max(worst, fraction * (phase === 'in' ? 4000 : 6000));
      }
      return worst;
    }""",
    )
    assert drift < 100


def test_the_last_breath_is_whole(page: Page, site_url: str) -> None:
    plan = core(page, site_url, "pacer", "({ makePlan }) => makePlan({ in: 4, vast: 0, uit: 6, min: 3, aanloop: 20 })")
    assert (plan["rounds"], plan["total"]) == (18, END)
    assert [part["phase"] for part in plan["phases"]] == ["in", "out"], "no breath is held by default"


def test_a_pause_does_not_count(page: Page, site_url: str) -> None:
    elapsed = core(
        page,
        site_url,
        "pacer",
        """({ Stopwatch }) => {
      let now = 0;
      const watch = new Stopwatch(() => now);
      watch.start(); now = 1000; watch.pause(); now = 9000; watch.start(); now = 9500;
      return watch.elapsed;
    }""",
    )
    assert elapsed == 1500
