// Words with a place in them. Pure: no DOM, no storage.

/**
 * Fills `{name}` in `text`.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
