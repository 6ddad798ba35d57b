// What <hw-my-data> shows: a table of what is kept, and lists from which single moments can be erased.

import { h } from "./dom.js";

/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/records.js").Unreadable} Unreadable */
/** @typedef {{place: import("../core/results.js").Place, entries: Entry[], unreadable: Unreadable[]}} Kept */
/** @typedef {import("./enhancement.js").Enhancement & {nameOf(exercise: string): string}} Host */

/**
 * @param {Host} host
 * @param {Kept[]} kept
 * @param {{name: string, value: string}[]} display the choices about the display that are kept
 * @param {(raw: unknown) => number} sizeOf
 */
export function dataTable(host, kept, display, sizeOf) {
  const rows = kept.flatMap(({ place, entries, unreadable }) => {
    const where = host.t(place.mode === "tab" ? "data.in-tab" : "data.on-device");
    const lines = exercisesOf(entries).map((exercise) => {
      const mine = entries.filter((entry) => entry.exercise === exercise);
      return [host.nameOf(exercise), where, String(mine.length), day(host, mine[mine.length - 1].created), size(host, mine.reduce((sum, entry) => sum + sizeOf(entry), 0))];
    });
    if (unreadable.length) {
      const bytes = unreadable.reduce((sum, { raw }) => sum + sizeOf(raw), 0);
      lines.push([host.t("data.unreadable"), where, String(unreadable.length), "", size(host, bytes)]);
    }
    return lines;
  });
  for (const { name, value } of display) rows.push([host.t(`data.${name}`), host.t("data.on-device"), "1", "", size(host, value.length)]);
  const head = ["what", "where", "number", "since", "size"].map((key) => h("th", { scope: "col" }, host.t(`data.${key}`)));
  const body = rows.map(([what, ...rest]) => h("tr", {}, h("th", { scope: "row" }, what), ...rest.map((cell) => h("td", {}, cell))));
  return h("div", { class: "hw-table", tabindex: "0", role: "region", "aria-label": host.t("data.caption") },
    h("table", {}, h("caption", {}, host.t("data.caption")), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body)));
}

/**
 * Returns, for each exercise and for what cannot be read, a list to open.
 * @param {Host} host
 * @param {Kept} kept
 * @param {(ids: string[]) => void} erase
 */
export function entryList(host, { entries, unreadable }, erase) {
  const lists = exercisesOf(entries).map((exercise) => {
    const title = host.nameOf(exercise);
    const items = entries.filter((entry) => entry.exercise === exercise).map((entry) => item(host, title, moment(host, entry.created), () => erase([entry.id])));
    return details(host.t("data.entries-of", { title }), items);
  });
  const named = unreadable.filter(({ id }) => id);
  if (named.length) {
    const title = host.t("data.unreadable");
    lists.push(details(title, named.map(({ id }) => item(host, title, id, () => erase([id])))));
  }
  return lists;
}

/** @param {Entry[]} entries */
const exercisesOf = (entries) => [...new Set(entries.map(({ exercise }) => exercise))];

/** @param {string} summary @param {Node[]} items */
const details = (summary, items) => h("details", {}, h("summary", {}, summary), h("ul", { class: "hw-entry-list" }, ...items));

/** @param {Host} host @param {string} title @param {string} date @param {() => void} erase */
function item(host, title, date, erase) {
  const label = host.t("data.delete-one", { title, date });
  return h("li", { class: "hw-row" }, h("span", {}, date),
    h("button", { type: "button", class: "hw-button hw-button--quiet", "aria-label": label, "data-action": "delete", onclick: erase }, host.t("data.delete")));
}

/** @param {Host} host @param {string} iso */
const day = (host, iso) => new Intl.DateTimeFormat(host.language, { dateStyle: "long" }).format(new Date(iso));

/** @param {Host} host @param {string} iso */
const moment = (host, iso) => new Intl.DateTimeFormat(host.language, { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));

/** @param {Host} host @param {number} bytes */
function size(host, bytes) {
  if (bytes < 1000) return host.t("data.bytes", { n: bytes });
  return host.t("data.kilobytes", { n: (bytes / 1000).toLocaleString(host.language, { maximumFractionDigits: 1 }) });
}
