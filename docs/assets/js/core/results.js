// What keeping something can come to, as values: nothing in storage throws for what a device can do to us.
// Pure: no DOM, no storage.

/** @typedef {import("./records.js").Entry} Entry */
/** @typedef {import("./records.js").Unreadable} Unreadable */
/** @typedef {"none" | "tab" | "device"} Mode */
// The reasons: quota (full), unavailable (private window, switched off), blocked (another tab is in the way),
// future (kept by a newer version of the site), gone (erased meanwhile), failed (anything else).
/** @typedef {"quota" | "unavailable" | "blocked" | "future" | "gone" | "failed"} Reason */
/** @typedef {{ok: false, reason: Reason}} Failure */
/** @typedef {{ok: true, entries: Entry[], unreadable: Unreadable[]}} Listing */
/** @typedef {{ok: true, entry: Entry, copied: boolean}} Saved */
/**
 * @typedef {object} Place
 * @property {Mode} mode
 * @property {() => Promise<Listing | Failure>} list everything kept, newest first, what expired removed
 * @property {(entry: Entry) => Promise<Saved | Failure>} save keeps one entry; beside it when another tab was first
 * @property {(entries: Entry[]) => Promise<{ok: true} | Failure>} putAll keeps all of them, or none
 * @property {(ids: string[]) => Promise<{ok: true} | Failure>} remove
 * @property {() => Promise<{ok: true} | Failure>} clear removes everything, and every trace of the place
 * @property {() => Promise<number>} expiry days after which entries go; 0: never
 * @property {(days: number) => Promise<{ok: true} | Failure>} setExpiry
 * @property {(changed: () => void) => void} watch calls when somebody else changed something, in this tab or another
 * @property {() => void} close lets go of it; nothing kept is touched
 */

/** @param {unknown} error @returns {Failure} */
export function failure(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  /** @type {Record<string, Reason>} */
  const reasons = {
    QuotaExceededError: "quota", VersionError: "future", SecurityError: "unavailable", InvalidStateError: "unavailable",
    UnknownError: "unavailable", NotAllowedError: "unavailable", ReferenceError: "unavailable", TypeError: "unavailable",
    BlockedError: "blocked", NotFoundError: "gone",
  };
  return { ok: false, reason: reasons[name] ?? "failed" };
}

/**
 * Runs `work`; whatever it throws becomes a failure.
 * @template T
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T | Failure>}
 */
export async function guarded(work) {
  try {
    return await work();
  } catch (error) {
    return failure(error);
  }
}

/** @type {{ok: true}} */
export const DONE = { ok: true };
