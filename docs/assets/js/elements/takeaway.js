// Taking along what was written: as text that the reader edits first, and as a file that can be read in again.

import { asText } from "../core/answers.js";
import { download, today } from "./download.js";

/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/records.js").Unreadable} Unreadable */
/** @typedef {import("../core/answers.js").Field} Field */
/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

/**
 * @typedef {object} Source
 * @property {string} title the first line of the text
 * @property {string} file the start of the name of a file
 * @property {() => Field[]} fields
 * @property {() => Promise<{entries: Entry[], unreadable: Unreadable[]}>} all
 * @property {string} empty what to say when there is nothing to take along
 * @property {(entries: Entry[], unreadable: Unreadable[], now: Date) => string} [asFile] the same as a file to read in again
 */

export class Takeaway {
  #host;
  #source;

  /** @param {Enhancement} host @param {Source} source */
  constructor(host, source) {
    this.#host = host;
    this.#source = source;
    for (const name of ["summary", "summary-text", "found"]) host.find(name);
    host.on(host.find("as-text"), "click", () => this.#asText());
    if (source.asFile) host.on(host.find("as-json"), "click", () => this.#asFile());
    host.on(host.find("copy"), "click", () => this.#copy());
    host.on(host.find("save-text"), "click", () => download(`${this.#name}.txt`, "text/plain", host.find("summary-text").value));
    host.on(host.find("print"), "click", () => window.print());
  }

  /** Empties the text: what it was made of is gone. */
  forget() {
    this.#host.find("summary-text").value = "";
    this.#host.find("summary").hidden = true;
  }

  get #name() {
    return `${this.#source.file}-${today()}`;
  }

  async #asText() {
    const host = this.#host;
    const { entries } = await this.#source.all();
    if (entries.length === 0) {
      host.find("found").textContent = this.#source.empty;
      return;
    }
    const date = new Intl.DateTimeFormat(host.language, { dateStyle: "full" });
    const text = host.find("summary-text");
    text.value = asText(entries, this.#source.fields(), this.#source.title, (iso) => date.format(new Date(iso)));
    host.find("summary").hidden = false;
    text.focus();
  }

  async #asFile() {
    const { entries, unreadable } = await this.#source.all();
    download(`${this.#name}.json`, "application/json", this.#source.asFile?.(entries, unreadable, new Date()) ?? "");
  }

  async #copy() {
    const host = this.#host;
    try {
      await navigator.clipboard.writeText(host.find("summary-text").value);
      host.find("found").textContent = host.t("take.copied");
    } catch {
      host.find("found").textContent = host.t("take.not-copied");
      host.find("summary-text").select();
    }
  }
}
