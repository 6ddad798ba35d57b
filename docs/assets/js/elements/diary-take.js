// Taking moments along: as text that the reader edits first, and as a file that can be read in again.

import { asText } from "../core/diary.js";
import { toFile } from "../core/records.js";
import { download, today } from "./dom.js";

/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/records.js").Unreadable} Unreadable */
/** @typedef {import("../core/diary.js").Field} Field */
/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

export class Takeaway {
  #host;
  #fields;
  #all;

  /**
   * @param {Enhancement} host
   * @param {Field[]} fields
   * @param {() => Promise<{entries: Entry[], unreadable: Unreadable[]}>} all
   */
  constructor(host, fields, all) {
    this.#host = host;
    this.#fields = fields;
    this.#all = all;
    for (const name of ["summary", "summary-text"]) host.find(name);
    host.on(host.find("as-text"), "click", () => this.#asText());
    host.on(host.find("as-json"), "click", () => this.#asFile());
    host.on(host.find("copy"), "click", () => this.#copy());
    host.on(host.find("save-text"), "click", () => download(`${this.#name}.txt`, "text/plain", host.find("summary-text").value));
    host.on(host.find("print"), "click", () => window.print());
  }

  get #name() {
    return `${this.#host.t("diary.file")}-${today()}`;
  }

  async #asText() {
    const host = this.#host;
    const { entries } = await this.#all();
    const date = new Intl.DateTimeFormat(host.language, { dateStyle: "full" });
    const text = host.find("summary-text");
    text.value = asText(entries, this.#fields, host.t("diary.text-title"), (iso) => date.format(new Date(iso)));
    host.find("summary").hidden = false;
    text.focus();
  }

  async #asFile() {
    const { entries, unreadable } = await this.#all();
    download(`${this.#name}.json`, "application/json", toFile(entries, unreadable, new Date()));
  }

  async #copy() {
    const host = this.#host;
    try {
      await navigator.clipboard.writeText(host.find("summary-text").value);
      host.find("found").textContent = host.t("diary.copied");
    } catch {
      host.find("found").textContent = host.t("diary.not-copied");
      host.find("summary-text").select();
    }
  }
}
