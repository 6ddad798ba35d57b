/**
 * <hw-my-data>: what this browser keeps for the reader, in this tab and on this device: what, since when, how
 * large; as a file or as text; reading a file in again; erasing one moment or everything.
 *
 * Attributes: `data-strings`, among them `data.title.<exercise>`, `data.field.<exercise>.<field>` and
 *   `data.option.<exercise>.<field>.<option>`.
 * Events: `hw-erase`, `hw-import`. Neither carries content.
 * Stores: what a file holds that the reader reads in, on this device.
 */

import { asText } from "../core/answers.js";
import { displayChoices, forgetDisplayChoices } from "../core/display.js";
import { fromFile, merge, sizeOf, toFile } from "../core/files.js";
import { LIMITS } from "../core/records.js";
import { askToPersist, existingPlace, openPlace } from "../core/storage.js";
import { h } from "./dom.js";
import { download, today } from "./download.js";
import { Enhancement, define } from "./enhancement.js";
import { dataTable, entryList } from "./my-data-view.js";

/** @typedef {import("../core/results.js").Place} Place */
/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/records.js").Unreadable} Unreadable */
/** @typedef {{place: Place, entries: Entry[], unreadable: Unreadable[], expiry: number}} Kept */

class MyData extends Enhancement {
  #view = h("div", { class: "hw-data" });
  #status = h("p", { class: "hw-status", role: "status" });
  /** @type {Kept[]} */
  #kept = [];
  #sure = false;

  wire() {
    this.t("data.nothing");
    this.append(this.#status, this.#view);
    this.#status.textContent = this.t("data.loading");
    this.#refresh("");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const { place } of this.#kept) place.close();
    this.#view.remove();
    this.#status.remove();
  }

  /** Looks again at what is there. @param {string | null} message what to say then; null leaves what was said */
  async #refresh(message) {
    const kept = [];
    for (const { place, reason } of await Promise.all([existingPlace("tab"), existingPlace("device")])) {
      if (reason === "future" || reason === "blocked") message = this.t(`storage.${reason}`);
      if (!place) continue;
      const found = await place.list();
      if (found.ok) kept.push({ place, ...found, expiry: await place.expiry() });
      else message = this.t(`storage.${found.reason}`);
    }
    const over = this.signal.aborted ? kept : this.#kept;
    for (const { place } of over) place.close();
    if (this.signal.aborted) return;
    for (const { place } of kept) place.watch(() => this.#refresh(null));
    this.#kept = kept;
    this.#sure = false;
    this.#render();
    if (message !== null) this.#status.textContent = message;
  }

  #render() {
    const anything = this.#kept.some(({ entries, unreadable }) => entries.length + unreadable.length > 0);
    const display = displayChoices();
    const content = [];
    if (anything || display.length) content.push(dataTable(this, this.#kept, display, sizeOf));
    else content.push(h("p", {}, this.t("data.nothing")));
    for (const { expiry } of this.#kept) if (expiry) content.push(h("p", {}, this.t("data.expiry", { n: expiry })));
    for (const kept of this.#kept) content.push(...entryList(this, kept, (ids) => this.#erase(kept.place, ids)));
    const row = [];
    if (anything) {
      row.push(this.#button("export", () => this.#export()), this.#button("export-text", () => this.#exportText()));
      if (navigator.storage && "persist" in navigator.storage) row.push(this.#button("persist", () => this.#persist()));
    }
    if (anything || display.length) row.push(this.#button("delete-all", () => this.#eraseAll()));
    content.push(h("p", { class: "hw-row" }, ...row), this.#importer());
    this.#view.replaceChildren(...content);
  }

  /** @param {string} key @param {() => void} done */
  #button(key, done) {
    return h("button", { type: "button", class: "hw-button hw-button--quiet", "data-action": key, onclick: done }, this.t(`data.${key}`));
  }

  #importer() {
    const id = "mijn-gegevens-bestand";
    const input = h("input", { type: "file", id, accept: ".json,application/json" });
    input.addEventListener("change", () => this.#import(input));
    return h("div", { class: "hw-field" }, h("label", { for: id }, this.t("data.import")), input,
      h("p", { class: "hw-hint" }, `${this.t("data.import-hint")} ${this.t("data.import-where")}`));
  }

  get #all() {
    return { entries: this.#kept.flatMap(({ entries }) => entries), unreadable: this.#kept.flatMap(({ unreadable }) => unreadable) };
  }

  #export() {
    const { entries, unreadable } = this.#all;
    download(`${this.t("data.file")}-${today()}.json`, "application/json", toFile(entries, unreadable, new Date()));
  }

  #exportText() {
    const date = new Intl.DateTimeFormat(this.language, { dateStyle: "full" });
    const { entries } = this.#all;
    const blocks = [...new Set(entries.map(({ exercise }) => exercise))].map((exercise) =>
      asText(entries.filter((entry) => entry.exercise === exercise), this.#fields(exercise), this.nameOf(exercise), (iso) => date.format(new Date(iso))));
    download(`${this.t("data.file")}-${today()}.txt`, "text/plain", blocks.join("\n\n"));
  }

  /** What an exercise is called; its id when this page does not know it. @param {string} exercise */
  nameOf(exercise) {
    return this.strings("data.title.")[exercise] ?? exercise;
  }

  /** @param {string} exercise */
  #fields(exercise) {
    return Object.entries(this.strings(`data.field.${exercise}.`)).map(([id, label]) => ({
      id, label, options: this.strings(`data.option.${exercise}.${id}.`),
    }));
  }

  async #persist() {
    this.#status.textContent = this.t((await askToPersist()) ? "data.persisted" : "data.not-persisted");
  }

  /** @param {Place} place @param {string[]} ids */
  async #erase(place, ids) {
    const removed = await place.remove(ids);
    const rest = await place.list();
    if (rest.ok && rest.entries.length + rest.unreadable.length === 0) await place.clear();
    this.emit("hw-erase");
    await this.#refresh(this.t(removed.ok ? "data.deleted-one" : `storage.${removed.reason}`));
    this.#focusStatus();
  }

  /** Erases everything at the second press, also what this site keeps about the display. */
  async #eraseAll() {
    if (!this.#sure) {
      this.#sure = true;
      this.#status.textContent = this.t("data.delete-sure");
      return;
    }
    let message = this.t("data.deleted-all");
    for (const { place } of this.#kept) {
      const cleared = await place.clear();
      if (!cleared.ok) message = this.t(`storage.${cleared.reason}`);
    }
    forgetDisplayChoices();
    this.emit("hw-erase");
    await this.#refresh(message);
    this.#focusStatus();
  }

  /** The button that was pressed is gone: the focus goes to what happened. */
  #focusStatus() {
    this.#status.tabIndex = -1;
    this.#status.focus();
  }

  /** @param {HTMLInputElement} input */
  async #import(input) {
    const file = input.files?.[0];
    if (!file) return;
    const tooLarge = file.size > LIMITS.megabytes * 1_000_000;
    const read = tooLarge ? /** @type {const} */ ({ ok: false, reason: "size" }) : fromFile(await file.text().catch(() => ""));
    input.value = "";
    if (!read.ok) {
      const n = read.reason === "size" ? LIMITS.megabytes : LIMITS.records;
      this.#status.textContent = `${this.t(`data.refused-${read.reason}`, { n })} ${this.t("data.unchanged")}`;
      return;
    }
    const opened = await openPlace("device");
    const listed = opened.ok ? await opened.place.list() : opened;
    if (!opened.ok || !listed.ok) return this.#failed(/** @type {any} */ (listed).reason);
    const { write, added, updated, same } = merge(listed.entries, read.entries, listed.unreadable);
    const put = await opened.place.putAll(write);
    opened.place.close();
    if (!put.ok) return this.#failed(put.reason);
    const skipped = read.skipped ? ` ${this.t("data.skipped", { n: read.skipped })}` : "";
    this.emit("hw-import");
    await this.#refresh(this.t("data.imported", { added, updated, same }) + skipped);
  }

  /** @param {string} reason */
  #failed(reason) {
    this.#status.textContent = `${this.t(`storage.${reason}`)} ${this.t("data.unchanged")}`;
  }
}

define("hw-my-data", MyData);
