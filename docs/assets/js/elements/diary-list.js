// The list of moments: newest first, searchable, each with a way to change and to erase it.

import { answer } from "../core/answers.js";
import { search, titleOf } from "../core/diary.js";
import { h } from "./dom.js";

/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/answers.js").Field} Field */
/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

export class DiaryList {
  #host;
  #fields;
  #edit;
  #erase;
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();

  /**
   * @param {Enhancement} host
   * @param {Field[]} fields
   * @param {(entry: Entry) => void} edit
   * @param {(entry: Entry) => void} erase
   */
  constructor(host, fields, edit, erase) {
    this.#host = host;
    this.#fields = fields;
    this.#edit = edit;
    this.#erase = erase;
    host.on(host.find("search"), "input", () => {
      this.show(this.#entries);
      const shown = host.find("list").childElementCount;
      this.say(shown ? host.count("diary.found", shown) : host.t("diary.found-none"));
    });
  }

  /** @param {string} text */
  say(text) {
    this.#host.find("found").textContent = text;
  }

  /** @param {Entry[]} entries */
  show(entries) {
    this.#entries = entries;
    const found = search(entries, this.#host.find("search").value, this.#fields);
    // An entry that did not change keeps its place and stays open, also when another tab saves something.
    const items = new Map(found.map((entry) => {
      const key = `${entry.id} ${entry.rev} ${entry.draft}`;
      return [key, this.#items.get(key) ?? this.#item(entry)];
    }));
    const list = this.#host.find("list");
    const same = items.size === list.childElementCount && [...items.values()].every((item, place) => list.children[place] === item);
    if (!same) list.replaceChildren(...items.values());
    this.#items = items;
  }

  /** @param {Entry} entry */
  #item(entry) {
    const host = this.#host;
    const title = titleOf(entry, this.#fields) || host.t("diary.untitled");
    const answers = this.#fields.map((field) => ({ label: field.label, text: answer(entry, field) })).filter(({ text }) => text);
    const when = new Intl.DateTimeFormat(host.language, { dateStyle: "long", timeStyle: "short" }).format(new Date(entry.created));
    /** @param {string} action @param {(entry: Entry) => void} done */
    const button = (action, done) => h(
      "button",
      { type: "button", class: "hw-button hw-button--quiet", "data-action": action,
        "aria-label": host.t(`diary.${action}-of`, { title }), onclick: () => done(entry) },
      host.t(`diary.${action}`),
    );
    return h(
      "li", { "data-id": entry.id },
      h("details", {},
        h("summary", {}, h("span", { class: "hw-entry-title" }, title), " ",
          h("time", { datetime: entry.created }, when),
          ...(entry.draft ? [" ", h("span", { class: "hw-entry-draft" }, host.t("diary.draft"))] : [])),
        h("dl", {}, ...answers.flatMap(({ label, text }) => [h("dt", {}, label), h("dd", {}, text)]))),
      h("p", { class: "hw-row" }, button("edit", this.#edit), button("delete", this.#erase)),
    );
  }
}
