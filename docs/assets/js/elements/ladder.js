/**
 * <hw-ladder>: the rungs of an exercise as cards that change places: dragged by their grip, moved by buttons, or put
 * in order of tension on request. The order is in the fields: `trede-1` and `cijfer-1` are the lowest rung.
 * Writing in the fields works without this script.
 *
 * Parts: `ladder-all`; for each rung `ladder-rung` with `ladder-tension`, `ladder-earlier`, `ladder-later`,
 *   `ladder-grip`, `ladder-mark`; `ladder-sort`, `ladder-undo`, `ladder-status`, `ladder-start`.
 * Stores: nothing itself; what is in the fields is kept where the reader chose.
 */

import { define } from "./enhancement.js";
import { Tool } from "./tool.js";

/** @typedef {{words: string, tension: number | undefined}} Rung */

/** Numbers that make a calm beginning. */
const START = [3, 4];
/** A message holds no more letters of a rung than this. */
const SHORT = 60;
/** So close to the edge of the window (px), dragging scrolls, by so many px a frame. */
const EDGE = 110;
const SPEED = 9;

class Ladder extends Tool {
  /** @type {any[]} */
  #rungs = [];
  /** What `undo` brings back. @type {Rung[] | null} */
  #before = null;
  #filling = false;
  /** Moves what is being dragged, and ends it. */
  #drag = (/** @type {PointerEvent} */ _) => {};
  #drop = (/** @type {boolean} */ _ = false) => {};

  wireTool() {
    this.#rungs = [...this.querySelectorAll("[data-part=ladder-rung]")];
    const fields = this.#rungs.map((_, at) => [this.field(`trede-${at + 1}`).closest(".hw-field"), this.field(`cijfer-${at + 1}`)]);
    this.#rungs.forEach((rung, at) => {
      const part = (/** @type {string} */ name) => rung.querySelector(`[data-part=ladder-${name}]`);
      part("tension").parentElement.prepend(...fields[at]);
      this.on(part("tension"), "input", (event) => {
        event.stopPropagation(); // the field itself says that something changed
        const { value } = part("tension");
        this.fillIn(`cijfer-${at + 1}`, value === "" ? undefined : Number(value));
      });
      this.on(part("earlier"), "click", () => this.#step(at, -1));
      this.on(part("later"), "click", () => this.#step(at, 1));
      this.on(part("grip"), "pointerdown", (event) => this.#grab(event, at));
      this.on(part("grip"), "pointermove", (event) => this.#drag(event));
      this.on(part("grip"), "pointerup", () => this.#drop(true));
      this.on(part("grip"), "pointercancel", () => this.#drop());
    });
    this.on(this.find("ladder-sort"), "click", () => this.#sort());
    this.on(this.find("ladder-undo"), "click", () => this.#undo());
    this.on(window, "keydown", ({ key }) => key === "Escape" && this.#drop());
    this.on(this.exercise, "input", () => this.#filling || this.draw());
    this.find("ladder-all").hidden = false;
  }

  halt() {
    this.#drop();
  }

  draw() {
    this.#forget();
    this.#show();
  }

  /** What is on the ladder, from the lowest rung. @returns {Rung[]} */
  get #now() {
    return this.#rungs.map((_, at) => ({
      words: String(this.value(`trede-${at + 1}`) ?? ""),
      tension: /** @type {number | undefined} */ (this.value(`cijfer-${at + 1}`)),
    }));
  }

  /** Puts `rungs` into the fields. @param {Rung[]} rungs */
  #put(rungs) {
    this.#filling = true;
    rungs.forEach(({ words, tension }, at) => {
      this.fillIn(`trede-${at + 1}`, words);
      this.fillIn(`cijfer-${at + 1}`, tension);
    });
    this.#filling = false;
    this.#show();
  }

  #show() {
    const now = this.#now;
    now.forEach(({ words, tension }, at) => {
      const rung = this.#rungs[at];
      rung.querySelector("select").value = String(tension ?? "");
      rung.style.setProperty("--tension", String(tension ?? 0));
      rung.querySelector("[data-part=ladder-mark]").hidden = !words || !START.includes(tension ?? -1);
      rung.querySelector("[data-part=ladder-earlier]").ariaDisabled = String(at === 0);
      rung.querySelector("[data-part=ladder-later]").ariaDisabled = String(at === now.length - 1);
    });
    const rated = now.filter(({ words, tension }) => words && tension !== undefined);
    const fits = rated.some(({ tension }) => START.includes(/** @type {number} */ (tension)));
    this.find("ladder-start").textContent = this.t(rated.length && !fits ? "ladder.start-other" : "ladder.start");
  }

  /** One place earlier or later; the focus goes along, so that the next press moves the same step again. */
  #step(/** @type {number} */ at, /** @type {number} */ by) {
    const to = at + by;
    if (to < 0 || to >= this.#rungs.length) return this.#say(this.t(by < 0 ? "ladder.first" : "ladder.last"));
    this.#move(at, to);
    this.#rungs[to].querySelector(`[data-part=ladder-${by < 0 ? "earlier" : "later"}]`).focus();
  }

  /** @param {number} from @param {number} to */
  #move(from, to) {
    const rungs = this.#now;
    const [moved] = rungs.splice(from, 1);
    rungs.splice(to, 0, moved);
    this.#forget();
    this.#put(rungs);
    const words = moved.words.length > SHORT ? `${moved.words.slice(0, SHORT)}…` : moved.words;
    this.#say(words ? this.t("ladder.moved", { words, n: to + 1 }) : this.t("ladder.moved-empty", { n: to + 1 }));
  }

  /** From little tension to much; steps without a number keep their order and come after, empty rungs last. */
  #sort() {
    const before = this.#now;
    const rank = (/** @type {Rung} */ { words, tension }) => tension ?? (words ? 11 : 12);
    const sorted = before.toSorted((a, b) => rank(a) - rank(b));
    if (before.filter(({ tension }) => tension !== undefined).length < 2) return this.#say(this.t("ladder.few"));
    this.#put(sorted);
    this.#before = before;
    this.find("ladder-undo").hidden = false;
    this.#say(this.t("ladder.sorted"));
  }

  #undo() {
    if (this.#before) this.#put(this.#before);
    this.find("ladder-sort").focus();
    this.#forget();
    this.#say(this.t("ladder.undone"));
  }

  /** Whatever is written after sorting makes the old order old. */
  #forget() {
    this.#before = null;
    this.find("ladder-undo").hidden = true;
  }

  /** @param {string} text */
  #say(text) {
    this.find("ladder-status").textContent = text;
  }

  /** A rung follows the pointer, the others make room. @param {PointerEvent} event @param {number} from */
  #grab(event, from) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#drop();
    const cards = this.#rungs.map((rung) => rung.querySelector(".hw-rung-card"));
    const boxes = cards.map((card) => card.getBoundingClientRect());
    const middles = boxes.map(({ top, height }) => top + scrollY + height / 2);
    const room = this.#rungs[from].offsetHeight;
    const start = event.clientY + scrollY;
    let pointer = event.clientY;
    let to = from;
    let frame = 0;
    const follow = () => {
      const by = pointer + scrollY - start;
      to = middles.filter((middle, at) => at !== from && middle < middles[from] + by).length;
      cards.forEach((card, at) => {
        const shift = at === from ? by : at > from && at <= to ? -room : at < from && at >= to ? room : 0;
        card.style.transform = shift ? `translateY(${shift}px)` : "";
      });
    };
    const scroll = () => {
      const edge = pointer < EDGE ? -1 : pointer > innerHeight - EDGE ? 1 : 0;
      if (edge) scrollBy({ top: edge * SPEED, behavior: "instant" });
      if (edge) follow();
      frame = requestAnimationFrame(scroll);
    };
    this.#drag = ({ clientY }) => {
      pointer = clientY;
      follow();
    };
    this.#drop = (keep) => {
      this.#drag = this.#drop = () => {};
      cancelAnimationFrame(frame);
      for (const card of cards) card.style.transform = "";
      delete this.#rungs[from].dataset.held;
      if (keep && to !== from) this.#move(from, to);
    };
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    this.#rungs[from].dataset.held = "";
    scroll();
  }
}

define("hw-ladder", Ladder);
