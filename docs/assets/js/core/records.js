// What a kept entry looks like, and whether to trust one: versions, migrations, revisions.
// Pure: no DOM, no storage, no clock of its own.

/** @typedef {string | number | string[]} Value */
/**
 * @typedef {object} Entry
 * @property {string} id random; the same entry has the same id on every device
 * @property {number} version of this shape
 * @property {number} rev counts the times it was kept; tells two tabs apart
 * @property {string} exercise
 * @property {string} created ISO date and time
 * @property {string} changed ISO date and time
 * @property {boolean} draft not finished yet
 * @property {Record<string, Value>} values answers by field id
 */
/** @typedef {{id: string, reason: "future" | "corrupt", raw: unknown}} Unreadable */

export const VERSION = 1;

/**
 * From version n to n + 1, by n. An old record passes through all steps from its own version on.
 * @type {Record<number, (record: any) => any>}
 */
export const MIGRATIONS = {};

export const LIMITS = { megabytes: 5, records: 5000, fields: 40, text: 4000, list: 30 };

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;

/** Returns a random id. `crypto.randomUUID` is missing on plain http, hence by hand. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Returns a new, empty entry.
 * @param {string} exercise
 * @param {Date} now
 * @returns {Entry}
 */
export function newEntry(exercise, now) {
  const time = now.toISOString();
  return { id: newId(), version: VERSION, rev: 0, exercise, created: time, changed: time, draft: true, values: {} };
}

/**
 * Reads a record as it was kept or handed in. The entry is a clean copy of this version's shape.
 * @param {unknown} raw
 * @returns {{entry: Entry} | {unreadable: Unreadable}}
 */
export function readRecord(raw, migrations = MIGRATIONS, version = VERSION) {
  const id = isObject(raw) && typeof raw.id === "string" ? raw.id : "";
  if (!isObject(raw) || !Number.isInteger(raw.version) || raw.version < 1) {
    return { unreadable: { id, reason: "corrupt", raw } };
  }
  if (raw.version > version) return { unreadable: { id, reason: "future", raw } };
  /** @type {any} */
  let record = raw;
  try {
    for (let from = raw.version; from < version; from += 1) record = { ...migrations[from](record), version: from + 1 };
  } catch {
    return { unreadable: { id, reason: "corrupt", raw } };
  }
  const values = isObject(record) ? readValues(record.values) : null;
  const sound =
    values !== null && ID.test(record.id) && isName(record.exercise) && isDate(record.created) && isDate(record.changed);
  if (!sound) return { unreadable: { id, reason: "corrupt", raw } };
  const rev = Number.isSafeInteger(record.rev) && record.rev >= 0 ? record.rev : 0;
  const { exercise, created, changed } = record;
  return { entry: { id: record.id, version, rev, exercise, created, changed, draft: record.draft === true, values } };
}

/**
 * @param {unknown} raw
 * @returns {Record<string, Value> | null}
 */
function readValues(raw) {
  if (!isObject(raw)) return null;
  const keys = Object.keys(raw);
  if (keys.length > LIMITS.fields) return null;
  /** @type {Record<string, Value>} */
  const values = {};
  for (const key of keys) {
    const value = raw[key];
    const list = Array.isArray(value);
    const sound = list
      ? value.length <= LIMITS.list && value.every((item) => isText(item))
      : isText(value) || (typeof value === "number" && Number.isFinite(value));
    if (!isName(key) || !sound) return null;
    values[key] = list ? [...value] : value;
  }
  return values;
}

/** @param {unknown} raw @returns {raw is Record<string, any>} */
export const isObject = (raw) => typeof raw === "object" && raw !== null && !Array.isArray(raw);
/** @param {unknown} raw @returns {raw is string} */
const isText = (raw) => typeof raw === "string" && raw.length <= LIMITS.text;
/** @param {unknown} raw @returns {raw is string} */
const isName = (raw) => typeof raw === "string" && raw.length <= 60 && NAME.test(raw);
/** @param {unknown} raw @returns {raw is string} */
const isDate = (raw) => typeof raw === "string" && DATE.test(raw) && !Number.isNaN(Date.parse(raw));

/**
 * Sorts raw records into what can be read (newest first) and what cannot.
 * @param {unknown[]} raws
 */
export function readAll(raws) {
  /** @type {{entries: Entry[], unreadable: Unreadable[]}} */
  const found = { entries: [], unreadable: [] };
  for (const raw of raws) {
    const read = readRecord(raw);
    if ("entry" in read) found.entries.push(read.entry);
    else found.unreadable.push(read.unreadable);
  }
  found.entries.sort((a, b) => b.created.localeCompare(a.created) || a.id.localeCompare(b.id));
  return found;
}

/**
 * Returns what to keep where `stored` stands now. When another tab kept something in between, or what stands
 * there cannot be read, both stay: `entry` becomes a copy with an id of its own.
 * @param {unknown} stored
 * @param {Entry} entry
 * @param {Date} now
 * @returns {{entry: Entry, copied: boolean}}
 */
export function nextRevision(stored, entry, now) {
  const changed = now.toISOString();
  const mine = { ...entry, rev: entry.rev + 1, changed };
  if (stored === undefined || stored === null) return { entry: mine, copied: false };
  const read = readRecord(stored);
  const there = "entry" in read ? read.entry : null;
  if (there?.rev === entry.rev) return { entry: mine, copied: false };
  if (there && sameContent(there, entry)) return { entry: there, copied: false };
  return { entry: { ...mine, id: newId(), rev: 1 }, copied: true };
}

/** @param {Entry} one @param {Entry} other */
export function sameContent(one, other) {
  return content(one) === content(other);
}

/** @param {Entry} entry */
function content({ exercise, created, draft, values }) {
  return JSON.stringify([exercise, created, draft, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/**
 * Whether `entry` is older than `days`; 0 days means that nothing expires.
 * @param {Entry} entry
 * @param {number} days
 * @param {Date} now
 */
export function hasExpired(entry, days, now) {
  return days > 0 && now.getTime() - Date.parse(entry.created) > days * 86_400_000;
}
