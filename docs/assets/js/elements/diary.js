/**
 * <hw-diary>: write about one moment, and look back on several: list, change, erase and put back, search,
 * overview, take with you. Writing and printing work without this script.
 *
 * Attributes: those of exercise.js. Parts: see `wireBody`; fields carry `data-field` and `data-kind`.
 * Events: `hw-start` (first word), `hw-save`, `hw-done`, `hw-too-much`. None carries what was written.
 * Stores: nothing, unless the reader chooses this tab or this device (see keep.js). Then each moment is a
 *   record of its own; one that is being written is kept as a draft while the reader types.
 */

import { AFTER, BEFORE } from "../core/answers.js";
import { toFile } from "../core/files.js";
import { newEntry } from "../core/records.js";
import { DiaryList } from "./diary-list.js";
import { overview } from "./diary-overview.js";
import { define } from "./enhancement.js";
import { Exercise } from "./exercise.js";
import { namedFields, readFields, writeFields } from "./fields.js";
import { Keep } from "./keep.js";
import { Takeaway } from "./takeaway.js";

/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/answers.js").Field} Field */

const PARTS = ["steps", "finish", "save", "clear", "status", "entries", "list", "search", "found", "undo", "overview", "charts", "wipe", "no-script"];
/** ms after the last keystroke; a crash loses at most so much. */
const PAUSE = 400;

class Diary extends Exercise {
  /** @type {Keep} */
  #keep = /** @type {any} */ (null);
  /** @type {Takeaway} */
  #take = /** @type {any} */ (null);
  /** @type {DiaryList} */
  #list = /** @type {any} */ (null);
  /** The moment in the fields; null when they are empty. @type {Entry | null} */
  #current = null;
  /** What was erased last. @type {Entry | null} */
  #erased = null;
  /** @type {Field[]} */
  #fields = [];
  /** @type {Promise<unknown>} */
  #saving = Promise.resolve();
  #timer = 0;
  #sure = false;

  wireBody() {
    for (const name of PARTS) this.find(name);
    this.#fields = [
      ...namedFields(this.find("steps")),
      { id: BEFORE, label: this.t("diary.tension-before"), options: {} },
      { id: AFTER, label: this.t("diary.tension-after"), options: {} },
    ];
    this.#keep = new Keep(this, () => {
      // A longer-lasting place may have been chosen in the middle of a sentence.
      this.#keepDraft();
      this.#refresh();
    });
    this.#list = new DiaryList(this, this.#fields, (entry) => this.#edit(entry), (entry) => this.#erase(entry));
    this.#take = new Takeaway(this, {
      title: this.t("diary.text-title"), file: this.t("diary.file"), empty: this.t("diary.empty"),
      fields: () => this.#fields, asFile: toFile,
      all: async () => ({ entries: await this.#keep.entries(), unreadable: this.#keep.unreadable }),
    });
    for (const part of ["steps", "tension-before", "tension-after"]) {
      this.on(this.find(part), "input", () => this.#written());
    }
    this.on(this.find("save"), "click", () => this.#save());
    this.on(this.find("clear"), "click", () => this.#clear());
    this.on(this.find("undo"), "click", () => this.#putBack());
    this.on(this.find("wipe"), "click", () => this.#wipe());
    this.on(this.find("overview"), "toggle", () => this.#refresh());
    // The last chance before a phone puts the page away for good.
    this.on(document, "visibilitychange", () => document.hidden && this.#keepDraft());
    this.on(window, "pagehide", () => this.#keepDraft());
    // Typed before this script was there, or brought back by the browser.
    if (Object.keys(this.#values()).length) this.#written();
    this.#keep.start().then(() => {
      this.find("finish").hidden = false;
      this.find("no-script").hidden = true;
      return this.#refresh();
    });
  }

  halt() {
    clearTimeout(this.#timer);
    if (this.#keep) this.#keepDraft();
  }

  #values() {
    const values = readFields(this.find("steps"));
    const before = this.tension("before");
    const after = this.tension("after");
    if (before !== null) values[BEFORE] = before;
    if (after !== null) values[AFTER] = after;
    return values;
  }

  #written() {
    if (!this.#current) {
      this.#current = newEntry(this.dataset.exercise ?? "", new Date());
      this.restart();
      this.emit("hw-start");
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keepDraft(), PAUSE);
  }

  /** Keeps what is in the fields, if the reader wants anything kept at all. */
  #keepDraft() {
    clearTimeout(this.#timer);
    if (this.#current && this.#keep.mode !== "none") this.#store(this.#current.draft);
  }

  /**
   * Keeps what is in the fields now. Saves follow each other, so that each knows the number of the one before.
   * @param {boolean} draft
   */
  #store(draft) {
    const current = /** @type {Entry} */ (this.#current);
    const values = this.#values();
    const saved = this.#saving.then(async () => {
      const unchanged = current.draft === draft && JSON.stringify(values) === JSON.stringify(current.values);
      if (Object.keys(values).length === 0 || (unchanged && current.rev > 0)) return { entry: current, copied: false };
      Object.assign(current, { values, draft });
      const kept = await this.#keep.save({ ...current });
      Object.assign(current, { id: kept.entry.id, rev: kept.entry.rev });
      return kept;
    });
    this.#saving = saved;
    return saved;
  }

  async #save() {
    if (!this.#current || Object.keys(this.#values()).length === 0) return this.#say("diary.empty");
    const isNew = this.#current.draft;
    const saving = this.#store(false);
    this.#empty();
    const { copied } = await saving;
    this.#say(copied ? "diary.copied-entry" : !isNew ? "diary.updated" : this.#keep.mode === "none" ? "diary.saved-nothing" : "diary.saved");
    this.emit("hw-save");
    this.finish();
    await this.#refresh();
  }

  /** Empties the fields; an unfinished moment is gone, a finished one stays as it was kept. */
  async #clear() {
    const left = this.#current;
    this.#empty();
    await this.#saving;
    if (left?.draft && left.rev > 0) await this.#keep.remove(left.id);
    this.#say("diary.cleared");
    await this.#refresh();
  }

  #empty() {
    clearTimeout(this.#timer);
    this.#current = null;
    writeFields(this.find("steps"), {});
    this.setTension("before", null);
    this.setTension("after", null);
    this.find("rise").hidden = true;
  }

  /** @param {Entry} entry */
  #edit(entry) {
    this.#keepDraft();
    this.#current = { ...entry };
    writeFields(this.find("steps"), entry.values);
    this.setTension("before", /** @type {any} */ (entry.values[BEFORE] ?? null));
    this.setTension("after", /** @type {any} */ (entry.values[AFTER] ?? null));
    this.find("done").hidden = true;
    this.querySelector("[data-field]")?.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | null} */ (this.querySelector("[data-field]"))?.focus({ preventScroll: true });
  }

  /** @param {Entry} entry */
  async #erase(entry) {
    if (!(await this.#keep.remove(entry.id))) return this.#refresh();
    if (this.#current?.id === entry.id) this.#empty();
    this.#erased = entry;
    this.find("undo").hidden = false;
    this.#list.say(this.t("diary.deleted"));
    await this.#refresh();
    this.find("undo").focus();
  }

  async #putBack() {
    if (!this.#erased) return;
    await this.#keep.save(this.#erased);
    this.#erased = null;
    this.find("undo").hidden = true;
    this.#list.say(this.t("diary.restored"));
    await this.#refresh();
    this.find("search").focus();
  }

  /** Erases everything at the second press. */
  async #wipe() {
    if (!this.#sure) {
      this.#sure = true;
      this.#list.say(this.t("diary.wipe-sure"));
      return;
    }
    this.#sure = false;
    this.#erased = null;
    this.#empty();
    await this.#keep.wipe();
    this.find("undo").hidden = true;
    this.#take.forget();
    this.#say("diary.wiped");
  }

  async #refresh() {
    const all = await this.#keep.entries();
    if (this.signal.aborted) return;
    const entries = all.filter((entry) => !(entry.draft && entry.id === this.#current?.id));
    this.find("entries").hidden = entries.length + this.#keep.unreadable.length === 0 && !this.#erased;
    this.#sure = false;
    this.#list.show(entries);
    if (this.find("overview").open) overview(this, entries.filter(({ draft }) => !draft), this.#fields);
  }

  /** @param {string} key */
  #say(key) {
    this.find("status").textContent = this.t(key);
  }
}

define("hw-diary", Diary);
