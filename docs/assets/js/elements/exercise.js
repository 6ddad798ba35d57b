/**
 * What every exercise shares: tension before and after, and the way out.
 *
 * Parts: `body` (the exercise), `tension-before`, `tension-after`, `rise`, `done`, `lower`,
 *   `too-much` (a <details>), `way-out`, `way-back`, `back`.
 * Attributes: `data-exercise` its id; `data-demanding` when it asks for writing, imagery, breath or body,
 *   and therefore gives way at a tension of 8 or more; `data-strings` its words.
 * Events, each only for what the reader did: `hw-start`, `hw-done`, `hw-too-much`.
 * Stores: nothing.
 */

import { Enhancement } from "./enhancement.js";

const PARTS = ["body", "rise", "done", "lower", "way-out", "way-back"];
const TOO_HIGH = 8;
const RISE = 2;

export class Exercise extends Enhancement {
  #now = NaN;

  wire() {
    for (const name of PARTS) this.find(name);
    const panel = this.find("too-much");
    for (const when of ["before", "after"]) {
      this.on(this.find(`tension-${when}`), "change", () => this.#rated(when));
    }
    this.on(panel, "toggle", () => (panel.open ? this.#giveWay() : this.#comeBack()));
    this.on(this.find("back"), "click", () => {
      panel.open = false;
      this.find("body").scrollIntoView({ block: "nearest" });
    });
    this.wireBody();
  }

  /** What a type of exercise adds to `wire`. */
  wireBody() {}

  /** Ends whatever is running: the exercise gives way, or leaves the page. */
  halt() {}

  disconnectedCallback() {
    this.halt();
    super.disconnectedCallback();
  }

  /** The tension that was chosen, or null when it was skipped. @param {"before" | "after"} when */
  tension(when) {
    const chosen = this.find(`tension-${when}`).querySelector("input:checked");
    return chosen && chosen.value !== "" ? Number(chosen.value) : null;
  }

  /** @param {"before" | "after"} when @param {number | null} level */
  setTension(when, level) {
    const wanted = this.find(`tension-${when}`).querySelector(`input[value="${level ?? ""}"]`);
    if (wanted) wanted.checked = true;
  }

  /** Shows that the exercise is over. */
  finish() {
    this.find("done").hidden = false;
    this.emit("hw-done");
  }

  /** Starts counting anew what this page knows about tension. */
  restart() {
    this.find("done").hidden = true;
    this.find("rise").hidden = true;
  }

  /** @param {string} when */
  #rated(when) {
    const before = this.tension("before");
    const after = this.tension("after");
    this.#now = (when === "before" ? before : after) ?? NaN;
    this.find("rise").hidden = before === null || after === null || after - before < RISE || this.#now >= TOO_HIGH;
    const panel = this.find("too-much");
    if (this.#now >= TOO_HIGH) {
      if (panel.open) this.#giveWay();
      else panel.open = true;
    } else if (panel.open) {
      panel.open = false;
    }
  }

  #giveWay() {
    this.halt();
    const demanding = "demanding" in this.dataset;
    const high = this.#now >= TOO_HIGH;
    this.find("body").hidden = demanding;
    this.find("lower").hidden = !(demanding && high);
    this.find("way-back").hidden = !demanding || high;
    // Arrow keys walk through the scale: moving the focus away would stop somebody on the way from 7 to 3.
    if (!this.find("tension-before").contains(document.activeElement) && !this.find("tension-after").contains(document.activeElement)) {
      this.find("way-out").focus();
    }
    this.find("way-out").scrollIntoView({ block: "nearest" });
    this.emit("hw-too-much");
  }

  #comeBack() {
    const high = this.#now >= TOO_HIGH && "demanding" in this.dataset;
    this.find("body").hidden = high;
    this.find("lower").hidden = !high;
  }
}
