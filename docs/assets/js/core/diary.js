// Looking back on entries: searching, counting, a line through time. Pure: no DOM, no storage.

import { AFTER, BEFORE, answer } from "./answers.js";

/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {import("./answers.js").Field} Field */

/**
 * Returns the entries in which every word of `query` occurs, whatever its case or accents.
 * @param {Entry[]} entries
 * @param {string} query
 * @param {Field[]} fields
 */
export function search(entries, query, fields) {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = folded(fields.map((field) => answer(entry, field)).join(" "));
    return words.every((word) => text.includes(word));
  });
}

/** @param {string} text */
function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Returns how often each option of `field` was chosen, most often first; "" is not filled in.
 * @param {Entry[]} entries
 * @param {Field} field
 * @returns {{option: string, label: string, count: number}[]}
 */
export function counts(entries, field) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const entry of entries) {
    const option = String(entry.values[field.id] ?? "");
    found.set(option, (found.get(option) ?? 0) + 1);
  }
  return [...found]
    .map(([option, count]) => ({ option, label: field.options[option] ?? option, count }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

/**
 * Returns tension before and after, oldest first; entries without either are left out.
 * @param {Entry[]} entries
 * @returns {{id: string, date: string, before: number | null, after: number | null}[]}
 */
export function tensions(entries) {
  return entries
    .map((entry) => ({
      id: entry.id, date: entry.created, before: level(entry.values[BEFORE]), after: level(entry.values[AFTER]),
    }))
    .filter(({ before, after }) => before !== null || after !== null)
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** @param {unknown} value */
function level(value) {
  return typeof value === "number" && value >= 0 && value <= 10 ? value : null;
}

/**
 * Returns a name for the entry: the first thing that was written, cut short.
 * @param {Entry} entry
 * @param {Field[]} fields
 */
export function titleOf(entry, fields) {
  const first = fields.map((field) => answer(entry, field)).find((text) => text.trim() !== "") ?? "";
  const text = first.trim().replace(/\s+/g, " ");
  return text.length > 80 ? `${text.slice(0, 79).trimEnd()}…` : text;
}
