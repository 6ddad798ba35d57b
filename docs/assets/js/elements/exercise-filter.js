/**
 * <hw-exercise-filter>: shortens the list of exercises by moment and by minutes. The whole list is there
 * without this script.
 *
 * Parts: `controls`, `moment`, `minutes` (selects), `status`; sections with `data-moment`, cards with `data-minutes`.
 * Events: none. Stores: nothing.
 */

import { Enhancement, define } from "./enhancement.js";

class ExerciseFilter extends Enhancement {
  wire() {
    const moment = this.find("moment");
    const minutes = this.find("minutes");
    this.find("status");
    for (const select of [moment, minutes]) {
      // Browsers bring back an old choice; the list starts whole.
      select.value = "";
      this.on(select, "change", () => this.#filter(moment.value, Number(minutes.value) || Infinity));
    }
    this.find("controls").hidden = false;
  }

  /** @param {string} moment @param {number} minutes */
  #filter(moment, minutes) {
    let shown = 0;
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-moment]"))) {
      let here = 0;
      for (const card of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-minutes]"))) {
        const fits = (!moment || section.dataset.moment === moment) && Number(card.dataset.minutes) <= minutes;
        card.hidden = !fits;
        here += fits ? 1 : 0;
      }
      section.hidden = here === 0;
      shown += here;
    }
    this.find("status").textContent = shown ? this.count("filter-exercises.count", shown) : this.t("filter-exercises.none");
  }
}

define("hw-exercise-filter", ExerciseFilter);
