/**
 * <hw-plane data-strings='{"hint": …, "spot-low-low": …}'>: a point to move over the drawing it wraps, and in
 * words what that spot may look like. Tap or click anywhere, drag the point, or use the arrow keys. The drawing
 * and its description are there without this script.
 *
 * Parts: `stage` (holds the drawing, in which `field` is the plane itself), `panel`, `hint`, `spot`.
 * Events: `hw-spot` (detail: `name`, such as `low-mid`) when the reader moved to another spot.
 * Stores: nothing, and says nothing about the reader.
 */

import { h } from "./dom.js";
import { Enhancement, define } from "./enhancement.js";

const AMOUNTS = ["low", "mid", "high"];
/** So many percent an arrow key moves the point. */
const STEP = 5;
/** The words change when the point has rested for so many milliseconds: nobody hears every pixel. */
const REST = 350;
const KEYS = { ArrowLeft: ["right", -STEP], ArrowRight: ["right", STEP], ArrowDown: ["up", -STEP], ArrowUp: ["up", STEP] };

class Plane extends Enhancement {
  /** Percent of each scale. */
  #place = { right: 50, up: 50 };
  /** @type {Record<string, HTMLInputElement>} */
  #inputs = {};
  /** @type {HTMLElement | undefined} */
  #point;
  #timer = 0;
  #spot = "";

  wire() {
    const stage = this.find("stage");
    for (const name of ["field", "panel", "hint", "spot"]) this.find(name);
    this.#place = { right: 50, up: 50 };
    for (const scale of ["right", "up"]) this.#inputs[scale] = this.#slider(scale);
    this.#point = h("div", { class: "hw-plane-point", role: "group", "aria-label": this.t("point"), "data-part": "point" }, ...Object.values(this.#inputs));
    stage.append(this.#point);
    this.on(stage, "pointerdown", (event) => this.#grab(event));
    this.on(stage, "click", (event) => this.#follow(event));
    this.find("hint").textContent = this.t("hint");
    this.find("panel").hidden = false;
    this.#show();
    this.#say();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#point?.remove();
    super.disconnectedCallback();
  }

  /** One scale as a slider: invisible, yet reached by keyboard and screen reader. @param {string} scale */
  #slider(scale) {
    const input = h("input", { type: "range", min: 0, max: 100, step: STEP, "aria-label": this.t(scale), "aria-orientation": scale === "up" ? "vertical" : "horizontal" });
    this.on(input, "input", () => this.#go({ [scale]: Number(input.value) }));
    this.on(input, "keydown", (event) => this.#key(event));
    return input;
  }

  /** The arrow keys move the point in their own direction, whichever scale has the focus. @param {KeyboardEvent} event */
  #key(event) {
    const move = KEYS[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [scale, change] = move;
    this.#inputs[scale].focus();
    this.#go({ [scale]: this.#place[scale] + change });
  }

  /** Touch drags by the point alone: elsewhere a finger must be able to scroll the page. @param {PointerEvent} event */
  #grab(event) {
    const onPoint = this.#point?.contains(/** @type {Node} */ (event.target));
    if (event.button !== 0 || (event.pointerType === "touch" && !onPoint)) return;
    const stage = this.find("stage");
    const end = new AbortController();
    const options = { signal: AbortSignal.any([end.signal, this.signal]) };
    const release = () => {
      end.abort();
      delete stage.dataset.held;
    };
    event.preventDefault(); // no text is selected on the way
    stage.setPointerCapture(event.pointerId);
    stage.dataset.held = "";
    this.#inputs.right.focus({ preventScroll: true });
    stage.addEventListener("pointermove", (/** @type {PointerEvent} */ move) => this.#follow(move), options);
    stage.addEventListener("pointerup", release, options);
    stage.addEventListener("pointercancel", release, options);
  }

  /** Puts the point where the pointer is. @param {MouseEvent} event */
  #follow(event) {
    const field = this.find("field").getBoundingClientRect();
    this.#go({
      right: ((event.clientX - field.left) / field.width) * 100,
      up: ((field.bottom - event.clientY) / field.height) * 100,
    });
  }

  /** @param {Partial<{right: number, up: number}>} place */
  #go(place) {
    for (const [scale, value] of Object.entries(place)) this.#place[scale] = Math.max(0, Math.min(100, value));
    this.#show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(), REST);
  }

  #show() {
    const stage = this.find("stage").getBoundingClientRect();
    const field = this.find("field").getBoundingClientRect();
    const { right, up } = this.#place;
    const point = /** @type {HTMLElement} */ (this.#point);
    // In percent of the stage, so that it stays in place when the drawing grows or shrinks.
    point.style.left = `${((field.left - stage.left + (field.width * right) / 100) / stage.width) * 100}%`;
    point.style.top = `${((field.bottom - stage.top - (field.height * up) / 100) / stage.height) * 100}%`;
    for (const [scale, input] of Object.entries(this.#inputs)) {
      input.value = String(Math.round(this.#place[scale]));
      input.setAttribute("aria-valuetext", this.t(amount(this.#place[scale])));
    }
  }

  /** Says what the spot may look like, when it is another one. */
  #say() {
    const [right, up] = [amount(this.#place.right), amount(this.#place.up)];
    const name = `${right}-${up}`;
    if (name === this.#spot) return;
    const first = this.#spot === "";
    this.#spot = name;
    const where = this.t("where", { right_amount: this.t(right), right: this.t("right"), up_amount: this.t(up), up: this.t("up") });
    this.find("spot").replaceChildren(h("p", {}, `${where[0].toUpperCase()}${where.slice(1)}. ${this.t("may")}`), h("p", {}, this.t(`spot-${name}`)));
    if (!first) this.emit("hw-spot", { name });
  }
}

/** @param {number} percent @returns {string} little, some or much */
function amount(percent) {
  return AMOUNTS[Math.min(2, Math.floor((percent / 100) * 3))];
}

define("hw-plane", Plane);
