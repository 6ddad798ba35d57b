// A place to keep entries that is a map of records by id, whatever is behind the map. No DOM, no storage.

import { nextRevision, readAll } from "./records.js";
import { DONE, guarded } from "./results.js";

/** @typedef {import("./results.js").Mode} Mode */
/** @typedef {import("./results.js").Place} Place */
/** @typedef {{get(id: string): unknown, set(id: string, raw: unknown): unknown, delete(id: string): unknown, values(): Iterable<unknown>, clear(): void}} Records */

/** @param {Mode} mode @param {Records} records @returns {Place} */
export function simplePlace(mode, records) {
  return {
    mode,
    list: () => guarded(() => ({ ok: true, ...readAll([...records.values()]) })),
    save: (entry) => guarded(() => {
      const next = nextRevision(records.get(entry.id), entry, new Date());
      records.set(next.entry.id, next.entry);
      return { ok: true, ...next };
    }),
    putAll: (entries) => guarded(() => {
      const before = new Map(entries.map(({ id }) => [id, records.get(id)]));
      try {
        for (const entry of entries) records.set(entry.id, entry);
      } catch (error) {
        for (const [id, raw] of before) raw ? records.set(id, raw) : records.delete(id);
        throw error;
      }
      return DONE;
    }),
    remove: (ids) => guarded(() => (ids.forEach((id) => records.delete(id)), DONE)),
    clear: () => guarded(() => (records.clear(), DONE)),
    expiry: async () => 0,
    setExpiry: async () => DONE,
    watch: () => {},
    close: () => {},
  };
}
