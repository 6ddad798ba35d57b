// Settings of an exercise inside a link: `#v1;in=4;uit=6;min=3`. Only numbers, only the ranges of the
// data file. What cannot be used is named and left out; the rest still counts. No DOM, no storage.

/** @typedef {{min: number, max: number, step: number, default: number}} Range */
/** @typedef {{name: string, value: string, reason: "unknown" | "range" | "bad"}} Ignored */
/**
 * @typedef {object} Preset
 * @property {Record<string, number>} values what may be used
 * @property {Ignored[]} ignored what may not, and why
 * @property {boolean} newer whether the link is of a version this page does not know
 */

export const VERSION = 1;
const LONGEST = 500;
const SHOWN = 10;

/**
 * Reads the fragment of an address; null means that it carries no settings (an ordinary anchor).
 * @param {string} hash
 * @param {Record<string, Range>} parameters
 * @returns {Preset | null}
 */
export function parsePreset(hash, parameters) {
  const start = /^#v(\d{1,6})(?:;|$)/.exec(hash);
  if (!start) return null;
  /** @type {Preset} */
  const preset = { values: {}, ignored: [], newer: Number(start[1]) !== VERSION };
  if (preset.newer) return preset;
  const text = hash.slice(start[0].length, LONGEST);
  if (hash.length > LONGEST) ignore(preset, "", "", "bad");
  for (const item of text.split(";")) {
    if (item) readItem(item, parameters, preset);
  }
  return preset;
}

/**
 * @param {string} item
 * @param {Record<string, Range>} parameters
 * @param {Preset} preset
 */
function readItem(item, parameters, preset) {
  const match = /^([a-z0-9-]{1,60})=([^=]*)$/.exec(decoded(item));
  if (!match) return ignore(preset, "", "", "bad");
  const [, name, value] = match;
  if (!Object.hasOwn(parameters, name)) return ignore(preset, name, value, "unknown");
  const { min, max, step } = parameters[name];
  const number = /^\d{1,6}(\.\d{1,6})?$/.test(value) ? Number(value) : NaN;
  if (!(number >= min && number <= max) || Object.hasOwn(preset.values, name)) {
    return ignore(preset, name, value, "range");
  }
  // Sliders stand on steps only; the nearest one is what a slider would show.
  preset.values[name] = Math.min(max, min + Math.round((number - min) / step) * step);
}

/**
 * @param {Preset} preset
 * @param {string} name
 * @param {string} value
 * @param {Ignored["reason"]} reason
 */
function ignore(preset, name, value, reason) {
  if (preset.ignored.length < SHOWN) preset.ignored.push({ name: name.slice(0, 30), value: value.slice(0, 30), reason });
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns the fragment that `parsePreset` reads back as `values`.
 * @param {Record<string, number>} values
 */
export function presetFragment(values) {
  return ["#v" + VERSION, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(";");
}
