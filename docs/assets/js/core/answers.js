// What was filled in, in words: an answer, a whole text. Pure: no DOM, no storage.

/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {{id: string, label: string, options: Record<string, string>}} Field what a field is called, and its options */

export const BEFORE = "spanning-voor";
export const AFTER = "spanning-na";

/** A day and a time as a field keeps them, 2026-11-24T17:00. */
const WHEN = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/;

/**
 * Returns the answer to `field` in words, or an empty string.
 * @param {Entry} entry
 * @param {Field} field
 */
export function answer(entry, field) {
  const value = entry.values[field.id];
  if (value === undefined) return "";
  const words = [value].flat().map((item) => field.options[String(item)] ?? String(item).replace(WHEN, "$1, $2"));
  return words.join(", ");
}

/**
 * Returns the entries as text to read, oldest first.
 * @param {Entry[]} entries
 * @param {Field[]} fields
 * @param {string} title
 * @param {(date: string) => string} formatted
 */
export function asText(entries, fields, title, formatted) {
  const blocks = [...entries].reverse().map((entry) => {
    const lines = fields.map((field) => [field.label, answer(entry, field)]).filter(([, text]) => text.trim() !== "");
    return [formatted(entry.created), ...lines.map(([label, text]) => `${label}: ${text}`)].join("\n");
  });
  return [title, ...blocks].join("\n\n") + "\n";
}
