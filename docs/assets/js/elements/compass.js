/**
 * <hw-compass>: two scales of the exercise, `nabijheid` (up) and `bescherming` (right), as one point in a plane, and
 * in words what may fit there. Tap or click anywhere, drag the point, or use the arrow keys: the scales follow, and
 * the point follows the scales. No place is better; what the point says is never kept, only the two numbers are.
 *
 * Parts: `compass-stage`, `compass-point` with `compass-up` and `compass-right`; `compass-hint`, `compass-said`,
 *   `compass-safe`.
 * Stores: nothing itself; what is in the fields is kept where the reader chose.
 */

import { h } from "./dom.js";
import { define } from "./enhancement.js";
import { Tool } from "./tool.js";

/** @typedef {"up" | "right"} Way */
/** @typedef {Record<Way, number>} Spot */

const FIELDS = { up: "nabijheid", right: "bescherming" };
const WAYS = /** @type {Way[]} */ (Object.keys(FIELDS));
const MIDDLE = 5;
const MOST = 10;
/** Room around the plane, where the plane is 100 wide; see compass.py. */
const MARGIN = 8;
/** The words change when the point has rested for so many ms: nobody hears every step on the way. */
const REST = 350;
/** @type {Record<string, [Way, number]>} */
const KEYS = { ArrowLeft: ["right", -1], ArrowRight: ["right", 1], ArrowDown: ["up", -1], ArrowUp: ["up", 1] };
/** The words of each field, and whether closeness and protection are high in it. @type {[string, boolean, boolean][]} */
const WORDS = [["low", false, false], ["up", true, false], ["right", false, true], ["high", true, true]];

class Compass extends Tool {
  /** @type {Record<Way, HTMLInputElement>} */
  #inputs = /** @type {any} */ ({});
  #timer = 0;
  #letGo = () => {};

  wireTool() {
    for (const way of WAYS) {
      const input = this.#inputs[way] = this.find(`compass-${way}`);
      this.field(FIELDS[way]);
      this.on(input, "keydown", (event) => this.#key(event));
      this.on(input, "input", (event) => {
        event.stopPropagation(); // the fields themselves say that something changed
        this.#go({ [way]: Number(input.value) });
      });
    }
    const stage = this.find("compass-stage");
    this.on(stage, "pointerdown", (event) => this.#grab(event));
    this.on(stage, "click", (event) => event.detail && this.#follow(event));
    this.on(this.exercise, "input", () => this.#changed());
    for (const name of ["point", "hint", "said", "safe"]) this.find(`compass-${name}`).hidden = false;
  }

  halt() {
    clearTimeout(this.#timer);
    this.#letGo();
  }

  draw() {
    this.#show();
    this.#say();
  }

  #changed() {
    this.#show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(), REST);
  }

  /** A number that was chosen, or undefined. @param {Way} way @returns {number | undefined} */
  #chosen(way) {
    return /** @type {number | undefined} */ (this.value(FIELDS[way]));
  }

  /** Where the point is; what was not chosen is in the middle. @returns {Spot} */
  get #spot() {
    return { up: this.#chosen("up") ?? MIDDLE, right: this.#chosen("right") ?? MIDDLE };
  }

  /** Whoever moves the point gives both numbers. @param {Partial<Spot>} to */
  #go(to) {
    const spot = { ...this.#spot, ...to };
    for (const way of WAYS) {
      const value = Math.max(0, Math.min(MOST, Math.round(spot[way])));
      if (value !== this.#chosen(way)) this.fillIn(FIELDS[way], value);
    }
    this.#show();
  }

  /** The arrow keys move the point in their own direction, whichever scale has the focus. @param {KeyboardEvent} event */
  #key(event) {
    const move = KEYS[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [way, by] = move;
    this.#inputs[way].focus();
    this.#go({ [way]: this.#spot[way] + by });
  }

  /** Touch drags by the point alone: elsewhere a finger must be able to scroll the page. @param {PointerEvent} event */
  #grab(event) {
    const onPoint = this.find("compass-point").contains(/** @type {Node} */ (event.target));
    if (event.button !== 0 || (event.pointerType === "touch" && !onPoint)) return;
    event.preventDefault(); // no text is selected on the way
    this.#letGo();
    const stage = this.find("compass-stage");
    const end = new AbortController();
    const options = { signal: AbortSignal.any([end.signal, this.signal]) };
    this.#letGo = () => {
      end.abort();
      delete stage.dataset.held;
    };
    stage.setPointerCapture(event.pointerId);
    stage.dataset.held = "";
    this.#inputs.right.focus({ preventScroll: true });
    stage.addEventListener("pointermove", (/** @type {PointerEvent} */ move) => this.#follow(move), options);
    for (const type of ["pointerup", "pointercancel"]) stage.addEventListener(type, () => this.#letGo(), options);
  }

  /** Puts the point where the pointer is. @param {MouseEvent} event */
  #follow(event) {
    const box = this.find("compass-stage").getBoundingClientRect();
    if (!box.width) return; // the exercise gave way while the pointer was down
    const part = (/** @type {number} */ from, /** @type {number} */ size) => ((from / size) * (100 + 2 * MARGIN) - MARGIN) / 10;
    this.#go({ right: part(event.clientX - box.left, box.width), up: part(box.bottom - event.clientY, box.height) });
  }

  #show() {
    const spot = this.#spot;
    const point = this.find("compass-point");
    for (const way of WAYS) {
      const known = this.#chosen(way) !== undefined;
      this.#inputs[way].value = String(spot[way]);
      this.#inputs[way].setAttribute("aria-valuetext", known ? String(spot[way]) : this.t("compass.unset"));
      point.style.setProperty(`--${way}`, `${(MARGIN + 10 * spot[way]) / (1 + MARGIN / 50)}%`);
    }
    point.toggleAttribute("data-unset", !this.#known);
  }

  get #known() {
    return WAYS.every((way) => this.#chosen(way) !== undefined);
  }

  /** Says in words what may fit where the point is; on a border what is on both sides of it. */
  #say() {
    const { up, right } = this.#spot;
    const fits = WORDS.filter(([, high, far]) => on(up, high) && on(right, far)).map(([name]) => this.t(`compass.words-${name}`));
    const lines = !this.#known ? [this.t("compass.empty")]
      : [this.t("compass.where", { up, right }), ...(fits.length === WORDS.length ? [this.t("compass.between")] : fits)];
    const said = this.find("compass-said");
    if (said.textContent === lines.join("")) return;
    said.replaceChildren(...lines.map((line) => h("p", {}, line)));
  }
}

/** Whether `value` is on that side of the middle; the middle itself is on both. @param {number} value @param {boolean} high */
function on(value, high) {
  return value === MIDDLE || value > MIDDLE === high;
}

define("hw-compass", Compass);
