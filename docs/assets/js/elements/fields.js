// Reading and writing the fields of an exercise: text, a number, one choice or several. What they are called is
// read from the page, so that no word is in two places.

/** @typedef {import("../core/answers.js").Field} Field */
/** @typedef {import("../core/records.js").Value} Value */

/** @param {Element} holder @returns {HTMLInputElement[]} */
const inputs = (holder) => /** @type {any} */ ([...holder.querySelectorAll("input")]);

/** @param {Element} root @returns {any[]} */
const holders = (root) => [...root.querySelectorAll("[data-field]")];

/** Kinds of which the answer is the text of one control. */
const WRITTEN = new Set(["text", "line", "when", "place"]);
/** 2026-11-24T17:00 */
const DAY_AND_TIME = /^\d{4}-(0[1-9]|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/;

/** Returns what was filled in; undefined when it is empty. @param {any} holder @returns {Value | undefined} */
export function readField(holder) {
  const { kind } = holder.dataset;
  if (WRITTEN.has(kind)) return holder.value.trim() === "" ? undefined : holder.value;
  const chosen = inputs(holder).filter((input) => input.checked && input.value !== "").map((input) => input.value);
  if (chosen.length === 0) return undefined;
  return kind === "choices" ? chosen : kind === "scale" ? Number(chosen[0]) : chosen[0];
}

/** Fills one field in; undefined empties it. @param {any} holder @param {Value | undefined} value */
export function writeField(holder, value) {
  if (WRITTEN.has(holder.dataset.kind)) {
    // A browser complains about a day that is none, and then leaves the field empty.
    const sound = typeof value === "string" && (holder.dataset.kind !== "when" || DAY_AND_TIME.test(value));
    holder.value = sound ? value : "";
    return;
  }
  const wanted = value === undefined ? [""] : [value].flat().map(String);
  for (const input of inputs(holder)) input.checked = wanted.includes(input.value);
}

/** Returns what was filled in, by field id; empty fields are left out. @param {Element} root */
export function readFields(root) {
  const found = holders(root).map((holder) => [holder.dataset.field, readField(holder)]);
  return /** @type {Record<string, Value>} */ (Object.fromEntries(found.filter(([, value]) => value !== undefined)));
}

/** Fills the fields in; what is not among `values` becomes empty. @param {Element} root @param {Record<string, Value>} values */
export function writeFields(root, values) {
  for (const holder of holders(root)) {
    writeField(holder, Object.hasOwn(values, holder.dataset.field) ? values[holder.dataset.field] : undefined);
  }
}

/** Returns what the fields and their options are called, in the order of the page. @param {Element} root @returns {Field[]} */
export function namedFields(root) {
  return holders(root).filter((holder) => holder.dataset.kind !== "place").map((holder) => {
    const label = holder.labels?.[0] ?? holder.querySelector("legend");
    /** @type {Record<string, string>} */
    const options = {};
    if (holder.dataset.kind === "choice" || holder.dataset.kind === "choices") {
      for (const input of inputs(holder)) options[input.value] = input.parentElement?.textContent?.trim() ?? input.value;
    }
    return { id: holder.dataset.field, label: label?.textContent?.trim() ?? "", options };
  });
}
