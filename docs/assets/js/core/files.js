// Everything kept, as a file: writing one, reading one that cannot be trusted, merging it with what is there.
// Pure: no DOM, no storage, no clock of its own.

import { LIMITS, VERSION, isObject, readAll, sameContent } from "./records.js";

/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {import("./records.js").Unreadable} Unreadable */

/**
 * Returns the content of a file with everything kept; unreadable records go along untouched.
 * @param {Entry[]} entries
 * @param {Unreadable[]} unreadable
 * @param {Date} now
 */
export function toFile(entries, unreadable, now) {
  const file = {
    format: "hechtwijzer", version: VERSION, exported: now.toISOString(), records: entries,
    unreadable: unreadable.map(({ raw }) => raw),
  };
  return JSON.stringify(file, null, 1);
}

/** @typedef {{ok: true, entries: Entry[], skipped: number}} Read */
/** @typedef {{ok: false, reason: "size" | "json" | "version" | "many" | "empty"}} Refused */

/**
 * Reads the text of a file. A file is refused as a whole, or single records in it are skipped.
 * @param {string} text
 * @returns {Read | Refused}
 */
export function fromFile(text) {
  if (text.length > LIMITS.megabytes * 1_000_000) return { ok: false, reason: "size" };
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { ok: false, reason: "json" };
  }
  if (!isObject(file) || file.format !== "hechtwijzer" || !Array.isArray(file.records)) return { ok: false, reason: "json" };
  if (!Number.isInteger(file.version) || file.version < 1) return { ok: false, reason: "json" };
  if (file.version > VERSION) return { ok: false, reason: "version" };
  if (file.records.length > LIMITS.records) return { ok: false, reason: "many" };
  if (file.records.length === 0) return { ok: false, reason: "empty" };
  const { entries, unreadable } = readAll(file.records);
  return { ok: true, entries, skipped: unreadable.length };
}

/**
 * Returns which of the `incoming` entries to write: new ones, and newer versions of known ones. What stands
 * there and cannot be read is never written over.
 * @param {Entry[]} kept
 * @param {Entry[]} incoming
 * @param {Unreadable[]} [unreadable]
 */
export function merge(kept, incoming, unreadable = []) {
  const closed = new Set(unreadable.map(({ id }) => id));
  const known = new Map(kept.map((entry) => [entry.id, entry]));
  /** @type {Map<string, Entry>} */
  const write = new Map();
  const count = { added: 0, updated: 0, same: 0 };
  for (const entry of incoming) {
    const mine = write.get(entry.id) ?? known.get(entry.id);
    if (closed.has(entry.id)) {
      count.same += 1;
    } else if (!mine) {
      count.added += 1;
      write.set(entry.id, entry);
    } else if (entry.changed > mine.changed && !sameContent(entry, mine)) {
      count.updated += known.has(entry.id) && !write.has(entry.id) ? 1 : 0;
      // A higher number than both, so that a tab that still shows the old one notices.
      write.set(entry.id, { ...entry, rev: Math.max(entry.rev, mine.rev) + 1 });
    } else {
      count.same += 1;
    }
  }
  return { write: [...write.values()], ...count };
}

/** Bytes that a record takes, near enough to tell a reader. @param {unknown} raw */
export function sizeOf(raw) {
  return new TextEncoder().encode(JSON.stringify(raw)).length;
}
