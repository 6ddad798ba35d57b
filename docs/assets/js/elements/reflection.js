/**
 * <hw-reflection>: gives a reader's own answers back in groups, each with a plain bar, when the reader asks.
 * No number, no type, no score: the bar says in words between which of the reader's own answers it ends.
 *
 * Parts: `reflection-panel`, `reflection-show`, `reflection-result`, and for each group `reflection-group` (with
 *   `data-fields` and `data-turned`, lists of field ids), in it `reflection-bar`, `reflection-words`,
 *   `reflection-answers`.
 * Stores: nothing; what the bars are made of is not kept anywhere.
 */

import { h } from "./dom.js";
import { define } from "./enhancement.js";
import { Tool } from "./tool.js";

/** A bar that ends so near to an answer ends at that answer; in steps of the scale. */
const NEAR = 0.17;

/** @typedef {{label: string, turned: boolean, chosen: number, options: string[]}} Answer */

class Reflection extends Tool {
  wireTool() {
    for (const name of ["reflection-result", "reflection-bar", "reflection-words", "reflection-answers"]) this.find(name);
    this.on(this.find("reflection-show"), "click", () => this.#show(this.find("reflection-result").hidden));
    this.on(this.exercise, "input", () => this.#write());
    this.find("reflection-panel").hidden = false;
  }

  /** Another sheet: its answers are shown when the reader asks again. */
  draw() {
    this.#show(false);
  }

  /** @param {boolean} shown */
  #show(shown) {
    const button = this.find("reflection-show");
    this.find("reflection-result").hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    button.textContent = this.t(shown ? "reflection.hide" : "reflection.show");
    this.#write();
  }

  #write() {
    if (this.find("reflection-result").hidden) return;
    for (const group of this.querySelectorAll("[data-part=reflection-group]")) this.#writeGroup(group);
  }

  /** @param {any} group */
  #writeGroup(group) {
    /** @type {string[]} */
    const fields = JSON.parse(group.dataset.fields);
    const turned = JSON.parse(group.dataset.turned);
    const given = fields.map((id) => this.#answer(id, turned.includes(id))).filter(({ chosen }) => chosen >= 0);
    const part = (/** @type {string} */ name) => group.querySelector(`[data-part=reflection-${name}]`);
    part("bar").hidden = given.length === 0;
    part("words").textContent = given.length ? this.#words(given) : this.t("reflection.nothing");
    part("answers").replaceChildren(...this.#list(given));
    if (given.length) part("bar").style.setProperty("--to", String(middle(given) / (given[0].options.length - 1)));
  }

  /** @param {string} id @param {boolean} turned @returns {Answer} */
  #answer(id, turned) {
    const field = this.field(id);
    const inputs = [...field.querySelectorAll("input")];
    return {
      label: field.querySelector("legend").textContent, turned,
      chosen: inputs.findIndex((input) => input.checked),
      options: inputs.map((input) => input.parentElement.textContent.trim()),
    };
  }

  /** What the bar is made of and where it ends, in the words of the answers. @param {Answer[]} given */
  #words(given) {
    const [at, { options }] = [middle(given), given[0]];
    const near = Math.round(at);
    const [low, high] = Math.abs(at - near) < NEAR ? [near, near] : [Math.floor(at), Math.ceil(at)];
    const where = low === high
      ? this.t("reflection.at", { answer: small(options[low]) })
      : this.t("reflection.between", { answer: small(options[low]), other: small(options[high]) });
    const notes = [this.t("reflection.made-of"), where];
    if (given.some(({ turned }) => turned)) notes.push(this.t("reflection.turned-note"));
    return notes.join(" ");
  }

  /** The answers, what fits best first. @param {Answer[]} given */
  #list(given) {
    const options = given[0]?.options ?? [];
    return options.flatMap((option, at) => {
      const here = given.filter(({ chosen }) => chosen === at);
      const lines = here.map(({ label, turned }) => h("dd", {}, label, ...(turned ? [h("em", {}, ` ${this.t("reflection.turned")}`)] : [])));
      return here.length ? [[h("dt", {}, option), ...lines]] : [];
    }).reverse().flat();
  }
}

/** The middle of the answers on their scale, from 0; a turned one counts from the other end. @param {Answer[]} given */
function middle(given) {
  const places = given.map(({ chosen, turned, options }) => (turned ? options.length - 1 - chosen : chosen));
  return places.reduce((sum, place) => sum + place, 0) / places.length;
}

/** @param {string} text */
const small = (text) => text.charAt(0).toLowerCase() + text.slice(1);

define("hw-reflection", Reflection);
