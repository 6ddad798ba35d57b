// The only module that keeps what readers write. Three places to keep entries, with the same methods: nowhere
// (memory), this tab (sessionStorage), this device (IndexedDB). Each entry is a record of its own, written
// whole or not at all; nothing is created on a device before somebody chooses so.
// What goes wrong comes back as a value (see results.js).

import { deleteDB, openDB } from "../../vendor/idb/index.js";
import { simplePlace } from "./map-place.js";
import { hasExpired, nextRevision, readAll } from "./records.js";
import { DONE, guarded } from "./results.js";

/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {import("./results.js").Mode} Mode */
/** @typedef {import("./results.js").Place} Place */
/** @typedef {import("./results.js").Failure} Failure */
/** @typedef {import("./results.js").Reason} Reason */
/** @typedef {import("./results.js").Saved} Saved */
/** @typedef {import("./map-place.js").Records} Records */

const NAME = "hechtwijzer";
/** Of the database: its stores. Records carry a version of their own. */
const SCHEMA = 1;
const PREFIX = "hechtwijzer:";
const MARK = "hechtwijzer-mode";

/**
 * Opens a place, creating it where that is needed.
 * @param {Mode} mode
 * @returns {Promise<{ok: true, place: Place} | Failure>}
 */
export async function openPlace(mode) {
  return guarded(async () => {
    if (mode === "tab") {
      sessionStorage.setItem(MARK, mode);
      return { ok: true, place: simplePlace(mode, tabRecords()) };
    }
    if (mode === "device") return { ok: true, place: devicePlace(await openDevice(true)) };
    return { ok: true, place: simplePlace(mode, new Map()) };
  });
}

/**
 * Returns the place that is in use already, if there is one, or why it cannot be seen. Looking leaves no trace.
 * @param {Mode} mode
 * @returns {Promise<{place?: Place, reason?: Reason}>}
 */
export async function existingPlace(mode) {
  return guarded(async () => {
    if (mode === "tab") return { place: sessionStorage.getItem(MARK) ? simplePlace(mode, tabRecords()) : undefined };
    const db = await openDevice(false);
    return { place: db && devicePlace(db) };
  });
}

/** Asks the browser not to clear this site's storage by itself; undefined when it cannot be asked. */
export async function askToPersist() {
  const answer = await guarded(() => navigator.storage?.persist?.());
  return typeof answer === "boolean" ? answer : undefined;
}

// ---- this tab ------------------------------------------------------------------------------------

/** The records of this tab, as if they were a map. @returns {Records} */
function tabRecords() {
  const keys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  /** @param {string | null} text */
  const parsed = (text) => {
    try {
      return JSON.parse(text ?? "null");
    } catch {
      return text; // not ours to throw away: it is listed as unreadable
    }
  };
  return {
    get: (id) => parsed(sessionStorage.getItem(PREFIX + id)),
    set: (id, raw) => sessionStorage.setItem(PREFIX + id, JSON.stringify(raw)),
    delete: (id) => sessionStorage.removeItem(PREFIX + id),
    values: () => keys().map((key) => parsed(sessionStorage.getItem(key))),
    clear: () => [...keys(), MARK].forEach((key) => sessionStorage.removeItem(key)),
  };
}

// ---- this device ---------------------------------------------------------------------------------

/**
 * Opens the database. When `create` is false and there is none, none is made: the first upgrade is
 * aborted, which every browser takes back completely.
 * @param {boolean} create
 */
async function openDevice(create) {
  let refused = false;
  /** @type {(word: "blocked") => void} */
  let block;
  /** @type {Promise<"blocked">} */
  const blocked = new Promise((resolve) => (block = resolve));
  const opening = openDB(NAME, SCHEMA, {
    upgrade(db, from, _to, transaction) {
      if (from === 0 && !create) {
        refused = true;
        transaction.done.catch(() => {});
        transaction.abort();
      } else if (from === 0) {
        db.createObjectStore("records", { keyPath: "id" });
        db.createObjectStore("settings", { keyPath: "key" });
      }
    },
    blocked: () => block("blocked"),
    // Another tab wants to delete or upgrade: step aside, open again when needed.
    blocking: (_from, _to, event) => /** @type {IDBDatabase} */ (event.target).close(),
  });
  opening.catch(() => {});
  try {
    const db = await Promise.race([opening, blocked]);
    if (db !== "blocked") return db;
    opening.then((late) => late.close(), () => {});
  } catch (error) {
    if (refused) return undefined;
    throw error;
  }
  throw new DOMException("", "BlockedError");
}

/** @param {any} opened @returns {Place} */
function devicePlace(opened) {
  let db = opened;
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(NAME) : null;
  const tell = () => {
    try {
      channel?.postMessage("changed");
    } catch {
      // Closed meanwhile: the writing itself went well.
    }
  };

  /**
   * @template T
   * @param {"readonly" | "readwrite"} kind
   * @param {(transaction: any) => Promise<T>} work
   */
  const within = (kind, work) => guarded(async () => {
    /** @type {any} */
    let transaction;
    // `strict`: done means written to disk, so that a crash right after it loses nothing.
    const begin = () => db.transaction(["records", "settings"], kind, { durability: "strict" });
    try {
      transaction = begin();
    } catch (error) {
      // Closed by another tab's wish, or by the browser: open once more. Reading never makes it anew.
      if (/** @type {Error} */ (error).name !== "InvalidStateError") throw error;
      const reopened = await openDevice(kind === "readwrite");
      if (!reopened) throw new DOMException("", "NotFoundError");
      db = reopened;
      transaction = begin();
    }
    transaction.done.catch(() => {});
    try {
      const result = await work(transaction);
      await transaction.done;
      if (kind === "readwrite") tell();
      return result;
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // It had ended already.
      }
      throw error;
    }
  });

  /** @returns {Promise<number>} */
  const expiry = async () => {
    const found = await within("readonly", async (tx) => ({ setting: await tx.objectStore("settings").get("expiry") }));
    return "setting" in found && Number.isInteger(found.setting?.value) ? found.setting.value : 0;
  };
  /**
   * @template T
   * @param {T[]} items
   * @param {(records: any, item: T) => Promise<unknown>} each
   */
  const write = (items, each) => within("readwrite", async (tx) => {
    const records = tx.objectStore("records");
    // The end of the transaction tells whether all went well; a single request that fails need not tell it again.
    for (const item of items) each(records, item).catch(() => {});
    return DONE;
  });

  /** @type {Place} */
  const place = {
    mode: "device",
    expiry,
    list: async () => {
      const found = await within("readonly", async (tx) => ({ raws: await tx.objectStore("records").getAll() }));
      if (!("raws" in found)) return found.reason === "gone" ? { ok: true, entries: [], unreadable: [] } : found;
      const { entries, unreadable } = readAll(found.raws);
      const days = await expiry();
      const now = new Date();
      const over = entries.filter((entry) => hasExpired(entry, days, now));
      if (over.length) await place.remove(over.map(({ id }) => id));
      return { ok: true, entries: entries.filter((entry) => !over.includes(entry)), unreadable };
    },
    save: (entry) => within("readwrite", async (tx) => {
      const records = tx.objectStore("records");
      const next = nextRevision(await records.get(entry.id), entry, new Date());
      await records.put(next.entry);
      return /** @type {Saved} */ ({ ok: true, ...next });
    }),
    putAll: (entries) => write(entries, (records, entry) => records.put(entry)),
    remove: (ids) => write(ids, (records, id) => records.delete(id)),
    clear: () => guarded(async () => {
      db.close();
      await deleteDB(NAME);
      tell();
      return DONE;
    }),
    setExpiry: (days) => within("readwrite", async (tx) => {
      await tx.objectStore("settings").put({ key: "expiry", value: days });
      return DONE;
    }),
    watch: (changed) => channel?.addEventListener("message", changed),
    close: () => {
      channel?.close();
      db.close();
    },
  };
  return place;
}
