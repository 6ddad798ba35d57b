/**
 * <hw-circle>: walks round a drawn circle, place by place, by pointer or keyboard. At each place stands what a child
 * may need there, with the reader's own note where there is a field for it. The drawing, the list of all places
 * and the fields are there without this script.
 *
 * Parts: `circle-stage`, `circle-places` (buttons with `data-left` and `data-top` in percent and `data-turn` in
 *   degrees), `circle-list` (one item for each, `data-note` names a field), `circle-player` with `circle-previous`,
 *   `circle-next`, `circle-all`; `circle-live`.
 * Stores: nothing; notes stay in their fields.
 */

import { define } from "./enhancement.js";
import { Tool } from "./tool.js";

/** @type {Record<string, number>} */
const KEYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

class Circle extends Tool {
  /** @type {HTMLButtonElement[]} */
  #places = [];
  /** @type {HTMLElement[]} */
  #items = [];
  /** The place that is shown, from 0; null while all are. @type {number | null} */
  #at = null;
  /** How far the child has gone round, in degrees; grows from round to round. */
  #turn = 0;

  wireTool() {
    for (const name of ["previous", "next", "all", "live"]) this.find(`circle-${name}`);
    this.#places = [...this.find("circle-places").children];
    this.#items = [...this.find("circle-list").children];
    for (const item of this.#items) {
      if (item.dataset.note) item.append(this.field(item.dataset.note).closest(".hw-field"));
    }
    this.#places.forEach((place, at) => {
      place.style.setProperty("left", `${place.dataset.left}%`);
      place.style.setProperty("top", `${place.dataset.top}%`);
      this.on(place, "click", () => this.#go(at));
      this.on(place, "keydown", (event) => this.#key(event, at));
    });
    this.on(this.find("circle-next"), "click", () => this.#go((this.#at ?? -1) + 1));
    this.on(this.find("circle-previous"), "click", () => this.#go((this.#at ?? 0) - 1));
    this.on(this.find("circle-all"), "click", () => {
      this.#showAll();
      this.find("circle-next").focus(); // the button that was pressed is gone
    });
    this.#turn = Number(this.#places[0].dataset.turn);
    this.#showAll();
    this.find("circle-places").hidden = false;
    this.find("circle-player").hidden = false;
  }

  disconnectedCallback() {
    if (this.#items.length) this.#showAll();
    super.disconnectedCallback();
  }

  /** @param {KeyboardEvent} event @param {number} at */
  #key(event, at) {
    const move = KEYS[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#go(at + move);
    this.#places[/** @type {number} */ (this.#at)].focus();
  }

  /** @param {number} to one past either end comes round */
  #go(to) {
    const total = this.#items.length;
    const at = (to + total) % total;
    const again = to === total;
    this.#at = at;
    this.#walk(at, to);
    this.#items.forEach((item, index) => {
      item.hidden = index !== at;
    });
    this.#press();
    const [title, text] = [...this.#items[at].querySelectorAll(":scope > p")].map((p) => p.textContent.trim());
    const where = this.t("circle.progress", { n: at + 1, total });
    this.find("circle-live").textContent = `${again ? `${this.t("circle.round")}. ` : ""}${where} ${title.replace(/^\d+\s*/, "")}. ${text}`;
    for (const name of ["previous", "all"]) this.find(`circle-${name}`).hidden = false;
    this.find("circle-next").textContent = this.t(at === total - 1 ? "circle.round" : "circle.next");
  }

  /** Takes the child along the circle: forwards past the parent when a round begins anew. @param {number} at @param {number} to */
  #walk(at, to) {
    const rounds = Math.floor((this.#turn - Number(this.#places[0].dataset.turn)) / 360) + (to < 0 ? -1 : to > at ? 1 : 0);
    this.#turn = Number(this.#places[at].dataset.turn) + rounds * 360;
    this.find("circle-stage").style.setProperty("--turn", `${this.#turn}deg`);
  }

  #press() {
    this.#places.forEach((place, index) => place.setAttribute("aria-pressed", String(index === this.#at)));
  }

  #showAll() {
    this.#at = null;
    for (const item of this.#items) item.hidden = false;
    this.#press();
    for (const name of ["previous", "all"]) this.find(`circle-${name}`).hidden = true;
    this.find("circle-next").textContent = this.t("circle.begin");
    this.find("circle-live").textContent = "";
  }
}

define("hw-circle", Circle);
