// Keeps the screen on where the browser can. It lets go by itself when the page is out of view, so it is asked
// again each time the page comes back.

/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

export class Awake {
  #wanted = false;
  /** @type {Promise<WakeLockSentinel | undefined>} */
  #lock = Promise.resolve(undefined);

  /** @param {Enhancement} host */
  constructor(host) {
    host.on(document, "visibilitychange", () => this.#wanted && this.hold());
  }

  hold() {
    this.#wanted = true;
    if (document.hidden || !navigator.wakeLock) return;
    this.#lock = this.#lock.then((lock) => {
      if (!this.#wanted || (lock && !lock.released)) return lock;
      // A browser that saves power may refuse; the screen then goes dark as usual.
      return navigator.wakeLock.request("screen").catch(() => undefined);
    });
  }

  release() {
    this.#wanted = false;
    this.#lock = this.#lock.then(async (lock) => {
      await lock?.release().catch(() => {});
      return undefined;
    });
  }
}
