// Looking back on entries: searching, counting, a line through time, plain text. Pure: no DOM, no storage.

/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {{id: string, label: string, options: Record<string, string>}} Field what a field is called, and its options */

export const BEFORE = "spanning-voor";
export const AFTER = "spanning-na";

/**
 * Returns the answer to `field` in words, or an empty string.
 * @param {Entry} entry
 * @param {Field} field
 */
export function answer(entry, field) {
  const value = entry.values[field.id];
  if (value === undefined) return "";
  const words = [value].flat().map((item) => field.options[String(item)] ?? String(item));
  return words.join(", ");
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
