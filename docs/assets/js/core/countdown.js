// A time that runs out and can be paused. It counts towards a moment on the wall clock: timers are slowed down in a
// background tab, and `performance.now()` may stand still while a phone sleeps. No DOM, no storage.

export class Countdown {
  #now;
  #left = 0;
  /** When it is over; null while it stands still. @type {number | null} */
  #end = null;

  /** @param {() => number} now the wall clock, in ms */
  constructor(now) {
    this.#now = now;
  }

  get running() {
    return this.#end !== null;
  }

  /** ms until it is over */
  get left() {
    return this.#end === null ? this.#left : Math.max(0, this.#end - this.#now());
  }

  /** Stands still at `left` ms. @param {number} left */
  set(left) {
    this.#left = left;
    this.#end = null;
  }

  start() {
    this.#end ??= this.#now() + this.#left;
  }

  pause() {
    this.set(this.left);
  }
}

/** Returns ms as minutes and seconds, 2:05; a second that has begun counts. @param {number} ms */
export function minutesAndSeconds(ms) {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
