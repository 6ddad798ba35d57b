/**
 * <hw-sheet>: one sheet of an exercise in which something can be written. The reader chooses first what may be
 * kept; on coming back the sheet that was not finished is there again; it can be taken along, put away or erased.
 * Writing and printing work without this script.
 *
 * Attributes: `data-exercise`, `data-title` (its name), `data-strings`.
 * Events: `hw-filled` on the exercise, after the fields were filled or emptied by this script; tools draw anew.
 * Stores: nothing, unless the reader chooses this tab or this device (see keep.js). Then the sheet is one record,
 *   kept while the reader types.
 */

import { AFTER, BEFORE } from "../core/answers.js";
import { newEntry } from "../core/records.js";
import { Enhancement, define } from "./enhancement.js";
import { namedFields, readFields, writeFields } from "./fields.js";
import { Keep } from "./keep.js";
import { Takeaway } from "./takeaway.js";

/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/records.js").Value} Value */

const PARTS = ["take", "new-sheet", "wipe-sheet", "undo", "found", "no-script", "steps"];
const SCALES = /** @type {const} */ ([[BEFORE, "before"], [AFTER, "after"]]);
/** ms after the last keystroke; a crash loses at most so much. */
const PAUSE = 400;

class Sheet extends Enhancement {
  /** The exercise around it. @type {any} */
  #exercise = null;
  /** @type {Keep} */
  #keep = /** @type {any} */ (null);
  /** @type {Takeaway} */
  #take = /** @type {any} */ (null);
  /** The sheet in the fields; null when they are empty. @type {Entry | null} */
  #current = null;
  /** What was put away or erased last. @type {Record<string, Value> | null} */
  #left = null;
  /** @type {Promise<unknown>} */
  #saving = Promise.resolve();
  #timer = 0;

  wire() {
    for (const name of PARTS) this.find(name);
    this.#exercise = this.closest(".hw-exercise");
    if (!this.#exercise) throw new Error(`${this.label}: stands in no exercise`);
    // A longer-lasting place may have been chosen in the middle of a sentence.
    this.#keep = new Keep(this, () => this.#keepSheet());
    this.#take = new Takeaway(this, {
      title: this.t("sheet.title", { name: this.dataset.title ?? "" }), file: this.dataset.exercise ?? "",
      empty: this.t("sheet.empty"), fields: () => this.#fields, all: async () => this.#onPage(),
    });
    this.on(this.#exercise, "input", (event) => {
      if (event.target.closest("[data-field], [data-part^=tension-]")) this.#written();
    });
    this.on(this.find("new-sheet"), "click", () => this.#putAway());
    this.on(this.find("wipe-sheet"), "click", () => this.#wipe());
    this.on(this.find("undo"), "click", () => this.#putBack());
    // The last chance before a phone puts the page away for good.
    this.on(document, "visibilitychange", () => document.hidden && this.#keepSheet());
    this.on(window, "pagehide", () => this.#keepSheet());
    this.#start();
  }

  disconnectedCallback() {
    if (this.#keep) this.#keepSheet();
    super.disconnectedCallback();
  }

  async #start() {
    await Promise.all([this.#keep.start(), customElements.whenDefined(this.#exercise.localName)]);
    const entries = await this.#keep.entries();
    const unfinished = entries.find(({ draft }) => draft);
    // What the reader typed before this script was there goes before what was kept.
    if (Object.keys(this.#values()).length) this.#written();
    else if (unfinished) {
      this.#fill(unfinished.values);
      this.#current = unfinished;
      this.#say("sheet.back");
    }
    this.find("take").hidden = false;
    this.find("no-script").hidden = true;
  }

  get #fields() {
    return [
      ...namedFields(this.find("steps")),
      { id: BEFORE, label: this.t("sheet.tension-before"), options: {} },
      { id: AFTER, label: this.t("sheet.tension-after"), options: {} },
    ];
  }

  /** What is on the page now, as an entry that may not have been kept. */
  #onPage() {
    const values = this.#values();
    const entry = { ...(this.#current ?? newEntry(this.dataset.exercise ?? "", new Date())), values };
    return { entries: Object.keys(values).length ? [entry] : [], unreadable: [] };
  }

  #values() {
    const values = readFields(this.find("steps"));
    for (const [id, when] of SCALES) {
      const level = this.#exercise.tension?.(when) ?? null;
      if (level !== null) values[id] = level;
    }
    return values;
  }

  /** @param {Record<string, Value>} values */
  #fill(values) {
    clearTimeout(this.#timer);
    writeFields(this.find("steps"), values);
    for (const [id, when] of SCALES) this.#exercise.setTension?.(when, values[id] ?? null);
    this.#exercise.dispatchEvent(new CustomEvent("hw-filled"));
  }

  #written() {
    this.#current ??= newEntry(this.dataset.exercise ?? "", new Date());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keepSheet(), PAUSE);
  }

  /** Keeps what is in the fields, if the reader wants anything kept at all. */
  #keepSheet(draft = true) {
    clearTimeout(this.#timer);
    const current = this.#current;
    if (!current || this.#keep.mode === "none") return this.#saving;
    const values = this.#values();
    // Saves follow each other, so that each knows the number of the one before.
    this.#saving = this.#saving.then(async () => {
      const unchanged = current.draft === draft && JSON.stringify(values) === JSON.stringify(current.values);
      if (Object.keys(values).length === 0 || (unchanged && current.rev > 0)) return;
      Object.assign(current, { values, draft });
      const { entry, copied } = await this.#keep.save({ ...current });
      Object.assign(current, { id: entry.id, rev: entry.rev });
      if (copied) this.#say("sheet.copied-entry");
    });
    return this.#saving;
  }

  /** Begins a new sheet; the one before stays where it is kept. */
  async #putAway() {
    const values = this.#values();
    if (Object.keys(values).length === 0) return this.#say("sheet.empty");
    const kept = this.#keep.mode !== "none";
    const saved = this.#keepSheet(false);
    this.#empty(values);
    await saved;
    this.#say(kept ? "sheet.new" : "sheet.new-nothing");
  }

  async #wipe() {
    const values = this.#values();
    if (Object.keys(values).length === 0) return this.#say("sheet.empty");
    const left = this.#current;
    this.#empty(values);
    await this.#saving;
    if (left?.rev) await this.#keep.remove(left.id);
    this.#say("sheet.wiped");
  }

  /** @param {Record<string, Value>} values what was in the fields */
  #empty(values) {
    this.#left = values;
    this.#current = null;
    this.#take.forget();
    this.#fill({});
    this.#exercise.restart?.();
    this.find("undo").hidden = false;
  }

  #putBack() {
    if (!this.#left) return;
    this.#fill(this.#left);
    this.#left = null;
    this.find("undo").hidden = true;
    this.#written();
    this.#say("sheet.restored");
  }

  /** @param {string} key */
  #say(key) {
    this.find("found").textContent = this.t(key);
  }
}

define("hw-sheet", Sheet);
