/**
 * <hw-loop data-strings='{"progress": …}'>: lights up one step of a drawn loop after the other, each with its
 * words and its way out. After the last step the first comes again: it is a loop. The drawing and the list of
 * all steps are there without this script.
 *
 * Parts: `player` (with the buttons `previous`, `next`, `all`), `steps` (the list), `live`. In the drawing,
 * `[data-step]` marks what belongs to a step.
 * Events: `hw-step` (detail: `step`, from 1) when the reader went to a step.
 * Stores: nothing.
 */

import { Enhancement, define } from "./enhancement.js";

class Loop extends Enhancement {
  /** @type {HTMLElement[]} */
  #items = [];
  /** The step that is lit, from 0; null while all are shown. @type {number | null} */
  #step = null;

  wire() {
    for (const name of ["player", "previous", "next", "all", "live"]) this.find(name);
    this.#items = [...this.find("steps").children];
    this.on(this.find("next"), "click", () => this.#go((this.#step ?? -1) + 1));
    this.on(this.find("previous"), "click", () => this.#go((this.#step ?? 0) - 1));
    this.on(this.find("all"), "click", () => {
      this.#showAll();
      this.find("next").focus(); // the button that was pressed is gone
    });
    this.#showAll();
    this.find("player").hidden = false;
  }

  disconnectedCallback() {
    if (this.#items.length > 0) this.#showAll();
    super.disconnectedCallback();
  }

  /** @param {number} step one past either end comes round */
  #go(step) {
    const total = this.#items.length;
    this.#step = (step + total) % total;
    this.#light();
    const words = [...this.#items[this.#step].children].map((part) => part.textContent).join(" ");
    const again = step === total ? `${this.t("round")}. ` : "";
    this.find("live").textContent = `${again}${this.t("progress", { n: this.#step + 1, total })} ${words}`;
    this.emit("hw-step", { step: this.#step + 1 });
  }

  #light() {
    const step = /** @type {number} */ (this.#step);
    this.dataset.step = String(step + 1);
    this.#items.forEach((item, index) => {
      item.hidden = index !== step;
    });
    for (const part of this.querySelectorAll("svg [data-step]")) part.toggleAttribute("data-on", part.getAttribute("data-step") === String(step + 1));
    for (const name of ["previous", "all"]) this.find(name).hidden = false;
    this.find("next").textContent = this.t(step === this.#items.length - 1 ? "round" : "go-on");
  }

  #showAll() {
    this.#step = null;
    delete this.dataset.step;
    for (const item of this.#items) item.hidden = false;
    for (const part of this.querySelectorAll("svg [data-on]")) part.removeAttribute("data-on");
    for (const name of ["previous", "all"]) this.find(name).hidden = true;
    this.find("next").textContent = this.t("next");
    this.find("live").textContent = "";
  }
}

define("hw-loop", Loop);
