/**
 * <hw-sentences>: reads what is filled in as one message while the reader types, and offers beginnings to tap.
 * The fields, which stand in the steps, can be filled in and printed without this script.
 *
 * Parts: `sentences-panel`, `sentences-message` (`data-message`: see `Made`), `sentences-copy`, `sentences-read`,
 *   `sentences-into`, `sentences-actions`, `sentences-status`; for each field with beginnings a group
 *   `data-starters`, in it `sentences-undo` and `sentences-replaced`.
 * Stores: nothing; what was filled in stays in the fields.
 */

import { message } from "../core/sentences.js";
import { h } from "./dom.js";
import { define } from "./enhancement.js";
import { Tool } from "./tool.js";
import { localVoice, readAloud } from "./voice.js";

/** Slowly, as somebody would practise it. */
const RATE = 0.75;

/**
 * What the message is made of: patterns before the field `into` that takes them, and after it; words of options;
 * grammar. As in core/sentences.js.
 * @typedef {{draft: string[], rest: string[], into: string | null, says: Record<string, Record<string, string>>,
 *   grammar: import("../core/sentences.js").Grammar}} Made
 */

class Sentences extends Tool {
  /** @type {Made} */
  #made = /** @type {any} */ (null);
  /** The message so far, shown below the field in which the reader writes. @type {HTMLElement} */
  #sofar = h("p", { class: "hw-message-sofar", "aria-hidden": "true" });
  #reading = false;

  wireTool() {
    this.#made = JSON.parse(this.find("sentences-message").dataset.message);
    for (const group of this.querySelectorAll("[data-starters]")) this.#hang(group);
    this.on(this.exercise, "input", (event) => {
      this.draw();
      this.#follow(event.target.closest("[data-field]"));
    });
    this.on(this.find("sentences-copy"), "click", () => this.#copy());
    this.on(this.find("sentences-read"), "click", () => (this.#reading ? this.halt() : this.#read()));
    if (this.#made.into) this.on(this.find("sentences-into"), "click", () => this.#write(this.#made.into, this.#draft));
    // Voices arrive late in some browsers.
    if ("speechSynthesis" in window) this.on(speechSynthesis, "voiceschanged", () => this.draw());
    this.find("sentences-panel").hidden = false;
  }

  draw() {
    const text = this.#text;
    const shown = this.find("sentences-message");
    shown.textContent = text || this.t("sentences.empty");
    shown.toggleAttribute("data-empty", !text);
    this.#sofar.textContent = text;
    this.find("sentences-actions").hidden = !text;
    this.find("sentences-read").hidden = !localVoice(this.language);
    this.find("sentences-status").textContent = "";
    const { into } = this.#made;
    if (into) this.find("sentences-into").hidden = ["", this.value(into)].includes(this.#draft);
  }

  halt() {
    if (!this.#reading) return;
    speechSynthesis.cancel();
    this.#readingIs(false);
  }

  get #draft() {
    return this.#joined(this.#made.draft);
  }

  /** Where the reader made something of the draft, that goes before it. */
  get #text() {
    const { draft, rest, into } = this.#made;
    return this.#joined([...(into && this.#words(into) ? [`{${into}}`] : draft), ...rest]);
  }

  /** @param {string[]} patterns */
  #joined(patterns) {
    return message(patterns, (id) => this.#words(id), this.#made.grammar);
  }

  /** @param {string} id */
  #words(id) {
    const value = this.value(id);
    const says = this.#made.says[id];
    if (!says) return typeof value === "string" ? value : "";
    const phrases = [value ?? []].flat().flatMap((option) => (Object.hasOwn(says, option) ? says[option] : []));
    return new Intl.ListFormat(this.language).format(phrases);
  }

  /** Hangs beginnings below their field. @param {any} group */
  #hang(group) {
    const id = group.dataset.starters;
    const undo = group.querySelector("[data-part=sentences-undo]");
    this.field(id).after(group);
    group.hidden = false;
    for (const chip of group.querySelectorAll(".hw-starter")) {
      this.on(chip, "click", () => this.#write(id, chip.textContent));
    }
    const forget = () => {
      undo.value = "";
      undo.hidden = true;
      this.#tell(group, "");
    };
    this.on(undo, "click", () => {
      this.#write(id, undo.value);
      forget();
    });
    // Another sheet, or an erased one: what was written before is not to be had here any more.
    this.on(this.exercise, "hw-filled", forget);
  }

  /**
   * Shows the message so far below the field in which the reader writes. Not before: what moves between press and
   * release makes a click miss.
   * @param {any} field
   */
  #follow(field) {
    const { draft, rest } = this.#made;
    if (!field || ![...draft, ...rest].join().includes(`{${field.dataset.field}}`)) return;
    const box = field.closest(".hw-field") ?? field;
    if (this.#sofar.parentElement !== box) box.append(this.#sofar);
  }

  /** Fills a field in; what the reader wrote there can be put back. @param {string} id @param {string} text */
  #write(id, text) {
    const field = this.field(id);
    const group = this.exercise.querySelector(`[data-starters="${id}"]`);
    const chips = [...group.querySelectorAll(".hw-starter")].map((chip) => chip.textContent);
    const written = field.value;
    this.fillIn(id, text);
    if (written.trim() && written !== text && !chips.includes(written)) {
      const undo = group.querySelector("[data-part=sentences-undo]");
      undo.value = written;
      undo.hidden = false;
      this.#tell(group, this.t("sentences.replaced"));
    }
    field.focus();
    field.setSelectionRange(text.length, text.length);
  }

  /** @param {Element} group @param {string} text */
  #tell(group, text) {
    /** @type {Element} */ (group.querySelector("[data-part=sentences-replaced]")).textContent = text;
  }

  async #copy() {
    const status = this.find("sentences-status");
    try {
      await navigator.clipboard.writeText(this.#text);
      status.textContent = this.t("sentences.copied");
    } catch {
      getSelection()?.selectAllChildren(this.find("sentences-message"));
      status.textContent = this.t("sentences.not-copied");
    }
  }

  #read() {
    readAloud(this.#text, this.language, RATE, () => this.#readingIs(false));
    this.#readingIs(true);
  }

  /** @param {boolean} reading */
  #readingIs(reading) {
    this.#reading = reading;
    this.find("sentences-read").textContent = this.t(reading ? "sentences.quiet" : "sentences.read");
  }
}

define("hw-sentences", Sentences);
