/**
 * <hw-parts>: the sides that a reader named, as soft shapes in a drawing, nearer to or further from "me". They are
 * moved by pointer, by finger or with the arrow keys. What the drawing shows stands in words below it.
 *
 * Parts: `parts-panel`, `parts-hint`, `parts-words`, `parts-stage` (`data-rings`: up to where a side is near, and
 *   halfway), in it each `parts-side` (`data-name`, `data-spot`: its fields; `data-first`: where it begins) with an
 *   invisible slider, for keyboard and screen reader.
 * Fields: a place is "x,y", in hundredths of the drawing from its left top corner; anything else is no place.
 * Stores: nothing; where a side stands is in its field.
 */

import { h } from "./dom.js";
import { define } from "./enhancement.js";
import { Tool } from "./tool.js";

/** All in hundredths of the drawing. Where "me" stands, how near a side comes to it, and to the edge. */
const ME = { x: 50, y: 85 };
const NEAREST = 29;
const EDGE = 18;
/** Two sides that are no further apart stand next to each other. */
const BESIDE = 38;
const STEP = 4;
/** @type {Record<string, [number, number]>} */
const KEYS = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/** @typedef {{x: number, y: number}} Spot */
/** @typedef {{name: string, spot: string, first: Spot, at: Spot, shape: any, words: any, slider: any}} Side */

class Parts extends Tool {
  /** @type {Side[]} */
  #sides = [];
  /** Up to where a side is near, and halfway. @type {number[]} */
  #rings = [];
  /** Ends the drag that is going on. @type {AbortController | null} */
  #drag = null;

  wireTool() {
    const stage = this.find("parts-stage");
    this.find("parts-words");
    this.#rings = JSON.parse(stage.dataset.rings);
    this.#sides = [...stage.querySelectorAll("[data-part=parts-side]")].map((shape) => this.#side(shape));
    this.on(this.exercise, "input", () => this.draw());
    this.find("parts-panel").hidden = false;
  }

  draw() {
    if (this.#drag) return;
    for (const side of this.#sides) side.at = spotOf(this.value(side.spot)) ?? side.first;
    this.#show();
  }

  /** Lets go of what is being dragged; it stays where it was picked up. */
  halt() {
    if (!this.#drag) return;
    this.#letGo();
    this.draw();
  }

  /** The sides that have a name. */
  get #named() {
    return this.#sides.filter(({ name }) => this.value(name));
  }

  /** @param {any} shape @returns {Side} */
  #side(shape) {
    const [words, slider] = shape.children;
    const { name, spot, first } = shape.dataset;
    const begin = /** @type {Spot} */ (spotOf(first));
    const side = { name, spot, first: begin, at: begin, shape, words, slider };
    this.on(slider, "keydown", (event) => this.#key(side, event));
    // Screen readers on a phone have no arrow keys: they change the distance.
    this.on(slider, "input", (event) => {
      event.stopPropagation();
      this.#put(side, from(side.at, Number(slider.value)));
    });
    this.on(shape, "pointerdown", (event) => this.#grab(side, event));
    return side;
  }

  /** @param {Side} side @param {KeyboardEvent} event */
  #key(side, event) {
    const move = KEYS[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#put(side, { x: side.at.x + move[0], y: side.at.y + move[1] });
  }

  /** @param {Side} side @param {PointerEvent} event */
  #grab(side, event) {
    if (event.button !== 0 || this.#drag) return;
    event.preventDefault();
    side.slider.focus({ preventScroll: true });
    const end = new AbortController();
    const options = { signal: AbortSignal.any([end.signal, this.signal]) };
    const box = this.find("parts-stage").getBoundingClientRect();
    const start = { x: event.clientX, y: event.clientY, at: side.at };
    this.#drag = end;
    side.shape.setPointerCapture(event.pointerId);
    side.shape.dataset.held = "";
    side.shape.addEventListener("pointermove", (move) => {
      const [x, y] = [(move.clientX - start.x) / box.width, (move.clientY - start.y) / box.height];
      side.at = within({ x: start.at.x + x * 100, y: start.at.y + y * 100 });
      this.#show();
    }, options);
    side.shape.addEventListener("pointerup", () => {
      this.#letGo();
      this.#put(side, side.at);
    }, options);
    side.shape.addEventListener("pointercancel", () => this.halt(), options);
  }

  #letGo() {
    this.#drag?.abort();
    this.#drag = null;
    for (const { shape } of this.#sides) delete shape.dataset.held;
  }

  /** @param {Side} side @param {Spot} spot */
  #put(side, spot) {
    const { x, y } = within(spot);
    this.fillIn(side.spot, `${Math.round(x)},${Math.round(y)}`);
  }

  #show() {
    const named = this.#named;
    this.find("parts-stage").hidden = named.length === 0;
    this.find("parts-hint").textContent = this.t(named.length ? "parts.hint" : "parts.empty");
    for (const side of this.#sides) {
      const { shape, slider, at } = side;
      shape.hidden = !named.includes(side);
      shape.style.setProperty("left", `${at.x}%`);
      shape.style.setProperty("top", `${at.y}%`);
      side.words.textContent = this.#name(side);
      slider.value = String(Math.round(distance(at, ME)));
      slider.setAttribute("aria-label", this.t("parts.side", { name: this.#name(side) }));
      slider.setAttribute("aria-valuetext", this.#where(side, named));
    }
    this.find("parts-words").replaceChildren(...named.map((side) =>
      h("li", {}, h("b", {}, this.#name(side)), `: ${this.#where(side, named)}.`)));
  }

  /** @param {Side} side */
  #name(side) {
    return String(this.value(side.name) ?? "").trim();
  }

  /** Where a side stands, in words. @param {Side} side @param {Side[]} named */
  #where(side, named) {
    const away = distance(side.at, ME);
    const [near, halfway] = this.#rings;
    const words = this.t(away <= near ? "parts.near" : away <= halfway ? "parts.halfway" : "parts.far");
    const [next] = named.filter((other) => other !== side && distance(other.at, side.at) <= BESIDE)
      .sort((a, b) => distance(a.at, side.at) - distance(b.at, side.at));
    return next ? this.t("parts.beside", { where: words, name: this.#name(next) }) : words;
  }
}

/** @param {Spot} a @param {Spot} b */
const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** The spot that far from me, in the direction of `at`. @param {Spot} at @param {number} away @returns {Spot} */
function from(at, away) {
  const now = distance(at, ME) || 1;
  return { x: ME.x + ((at.x - ME.x) / now) * away, y: ME.y + ((at.y - ME.y) / now) * away };
}

/** Keeps a spot in the drawing and off me. @param {Spot} spot @returns {Spot} */
function within({ x, y }) {
  const inside = { x: clamp(x), y: clamp(y) };
  if (distance(inside, ME) >= NEAREST) return inside;
  // Straight below or on me there is no direction: upwards, then.
  const off = from(inside.y >= ME.y - 2 && inside.x === ME.x ? { x: ME.x, y: 0 } : inside, NEAREST);
  return { x: clamp(off.x), y: clamp(off.y) };
}

/** @param {number} n */
const clamp = (n) => Math.min(100 - EDGE, Math.max(EDGE, n));

/** Reads a place; null when it is none, whatever a file brought. @param {unknown} value @returns {Spot | null} */
function spotOf(value) {
  const found = /^(\d{1,3}),(\d{1,3})$/.exec(typeof value === "string" ? value : "");
  return found && within({ x: Number(found[1]), y: Number(found[2]) });
}

define("hw-parts", Parts);
