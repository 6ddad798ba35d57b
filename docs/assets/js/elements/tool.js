// The base of tools: parts of an exercise that make filling in its fields easier. What somebody fills in stays in
// those fields, so that paper, what is kept and what is taken along hold the same.

import { Enhancement } from "./enhancement.js";
import { readField, writeField } from "./fields.js";

/** @typedef {import("../core/records.js").Value} Value */

export class Tool extends Enhancement {
  /** The exercise around it. @type {any} */
  exercise = null;

  wire() {
    this.exercise = this.closest(".hw-exercise");
    if (!this.exercise) throw new Error(`${this.label}: stands in no exercise`);
    this.wireTool();
    this.on(this.exercise, "hw-filled", () => this.draw());
    this.on(this.exercise, "hw-too-much", () => this.halt());
    this.draw();
  }

  disconnectedCallback() {
    this.halt();
    super.disconnectedCallback();
  }

  /** Finds parts and adds handlers; called once. */
  wireTool() {}

  /** Shows what is in the fields now; called at the start and whenever something else has filled them. */
  draw() {}

  /** Ends whatever is running: the exercise gives way, or leaves the page. */
  halt() {}

  /**
   * Returns the element of a field; without it the tool cannot start.
   * @param {string} id
   * @returns {any}
   */
  field(id) {
    const found = this.exercise.querySelector(`[data-field="${id}"]`);
    if (!found) throw new Error(`${this.label}: field '${id}' not found`);
    return found;
  }

  /** What was filled in; undefined when empty. @param {string} id */
  value(id) {
    return readField(this.field(id));
  }

  /**
   * Fills a field in as if the reader had typed it, so that it is kept where that was chosen.
   * @param {string} id
   * @param {Value | undefined} value
   */
  fillIn(id, value) {
    const field = this.field(id);
    writeField(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** The value of a slider of the exercise. @param {string} name */
  parameter(name) {
    const slider = this.exercise.querySelector(`input[data-parameter="${name}"]`);
    if (!slider) throw new Error(`${this.label}: slider [data-parameter="${name}"] not found`);
    return Number(slider.value);
  }
}
