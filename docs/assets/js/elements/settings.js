// The sliders of an exercise: their values, their words, and what a link may set (see core/preset.js).

import { parsePreset, presetFragment } from "../core/preset.js";
import { filled } from "../core/text.js";

/** @typedef {import("../core/preset.js").Range} Range */
/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

export class Settings {
  #host;
  /** The exercise around the sliders. @type {HTMLElement} */
  #exercise;
  /** @type {Map<string, HTMLInputElement>} */
  #sliders = new Map();
  /** @type {Record<string, Range>} */
  ranges;

  /**
   * @param {Enhancement} host has the words, and the part `preset` that says what a link has set
   * @param {HTMLElement} exercise has the ranges (`data-parameters`) and the sliders
   * @param {() => void} changed called after every change, by hand or by a link
   */
  constructor(host, exercise, changed) {
    this.#host = host;
    this.#exercise = exercise;
    this.ranges = JSON.parse(exercise.dataset.parameters ?? "{}");
    for (const name of Object.keys(this.ranges)) {
      /** @type {HTMLInputElement | null} */
      const slider = exercise.querySelector(`input[data-parameter="${name}"]`);
      if (!slider) throw new Error(`${host.label}: slider [data-parameter="${name}"] not found`);
      this.#sliders.set(name, slider);
      host.on(slider, "input", () => {
        this.#say(name);
        changed();
      });
    }
    host.on(window, "hashchange", () => this.#fromLink() && changed());
    this.reset();
    this.#fromLink();
  }

  /** The values of now, by name. @returns {Record<string, number>} */
  get values() {
    return Object.fromEntries([...this.#sliders].map(([name, slider]) => [name, Number(slider.value)]));
  }

  /** What a link to these values ends in. */
  get fragment() {
    return presetFragment(this.values);
  }

  /** @param {Record<string, number>} values */
  set(values) {
    for (const [name, value] of Object.entries(values)) {
      const slider = this.#sliders.get(name);
      if (slider) slider.value = String(value);
      if (slider) this.#say(name);
    }
  }

  /** Goes back to the values of the data file; browsers may bring back older ones. */
  reset() {
    this.set(Object.fromEntries(Object.entries(this.ranges).map(([name, range]) => [name, range.default])));
  }

  /** @param {string} name */
  #label(name) {
    return this.#sliders.get(name)?.labels?.[0]?.textContent ?? name;
  }

  /** @param {string} name @param {number} value */
  #words(name, value) {
    const shown = value.toLocaleString(this.#host.language);
    const { unit, unitOne } = this.#sliders.get(name)?.dataset ?? {};
    return filled((value === 1 ? unitOne : unit) ?? "{n}", { n: shown });
  }

  /** @param {string} name */
  #say(name) {
    const slider = /** @type {HTMLInputElement} */ (this.#sliders.get(name));
    const words = this.#words(name, Number(slider.value));
    slider.setAttribute("aria-valuetext", words);
    if (slider.nextElementSibling) slider.nextElementSibling.textContent = words;
  }

  /** Uses what the address carries and says so; returns whether it carried anything. */
  #fromLink() {
    const preset = parsePreset(location.hash, this.ranges);
    if (!preset) return false;
    const host = this.#host;
    this.set(preset.values);
    const used = Object.entries(preset.values).map(([name, value]) =>
      host.t("preset.value", { name: this.#label(name), value: this.#words(name, value) }));
    const lines = used.length ? [host.t("preset.applied", { list: used.join(", ") })] : [];
    if (preset.newer) lines.push(host.t("preset.version"));
    for (const { name, value, reason } of preset.ignored) {
      const range = this.ranges[name];
      if (reason === "bad") lines.push(host.t("preset.bad"));
      else if (reason === "unknown" || !range) lines.push(host.t("preset.unknown", { name }));
      else {
        lines.push(host.t("preset.range", {
          name: this.#label(name), value, min: this.#words(name, range.min), max: this.#words(name, range.max),
        }));
      }
    }
    host.find("preset").textContent = [...new Set(lines)].join(" ");
    this.#exercise.dispatchEvent(new CustomEvent("hw-settings"));
    return true;
  }
}
