// Reading and writing the fields of an exercise: text, a number, one choice or several. What they are called is
// read from the page, so that no word is in two places.

/** @typedef {import("../core/diary.js").Field} Field */
/** @typedef {import("../core/records.js").Value} Value */

/** @param {Element} holder @returns {HTMLInputElement[]} */
const inputs = (holder) => /** @type {any} */ ([...holder.querySelectorAll("input")]);

/** @param {Element} root @returns {any[]} */
const holders = (root) => [...root.querySelectorAll("[data-field]")];

/** Returns what was filled in, by field id; empty fields are left out. @param {Element} root */
export function readFields(root) {
  /** @type {Record<string, Value>} */
  const values = {};
  for (const holder of holders(root)) {
    const { field, kind } = holder.dataset;
    if (kind === "text" || kind === "line") {
      if (holder.value.trim() !== "") values[field] = holder.value;
      continue;
    }
    const chosen = inputs(holder).filter((input) => input.checked && input.value !== "").map((input) => input.value);
    if (chosen.length === 0) continue;
    values[field] = kind === "choices" ? chosen : kind === "scale" ? Number(chosen[0]) : chosen[0];
  }
  return values;
}

/** Fills the fields in; what is not among `values` becomes empty. @param {Element} root @param {Record<string, Value>} values */
export function writeFields(root, values) {
  for (const holder of holders(root)) {
    const { field, kind } = holder.dataset;
    const value = Object.hasOwn(values, field) ? values[field] : undefined;
    if (kind === "text" || kind === "line") {
      holder.value = typeof value === "string" ? value : "";
      continue;
    }
    const wanted = value === undefined ? [""] : [value].flat().map(String);
    for (const input of inputs(holder)) input.checked = wanted.includes(input.value);
  }
}

/** Returns what the fields and their options are called, in the order of the page. @param {Element} root @returns {Field[]} */
export function namedFields(root) {
  return holders(root).map((holder) => {
    const label = holder.labels?.[0] ?? holder.querySelector("legend");
    /** @type {Record<string, string>} */
    const options = {};
    if (holder.dataset.kind === "choice" || holder.dataset.kind === "choices") {
      for (const input of inputs(holder)) options[input.value] = input.parentElement?.textContent?.trim() ?? input.value;
    }
    return { id: holder.dataset.field, label: label?.textContent?.trim() ?? "", options };
  });
}
