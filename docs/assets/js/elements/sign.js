// A soft sign at the end of a time, to hear or to feel: each a choice, both off at first, neither kept.
//
// Parts: `<prefix>-sound`, `<prefix>-vibration` (checkboxes) and their `-choice` (labels).

import { Tones } from "./tone.js";

/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

/** Two tones that fall, in ms after the sign. */
const MELODY = [{ time: 0, phase: "hold" }, { time: 900, phase: "out" }];
const BUZZ = [80, 200, 80];

export class Sign {
  #tones = new Tones();
  #sound;
  #vibration;

  /**
   * @param {Enhancement} host
   * @param {string} prefix of its parts
   * @param {() => void} changed called when the reader chose or gave up the sound
   */
  constructor(host, prefix, changed) {
    this.#sound = host.find(`${prefix}-sound`);
    this.#vibration = host.find(`${prefix}-vibration`);
    // Browsers may bring an older choice back.
    this.#sound.checked = this.#vibration.checked = false;
    host.find(`${prefix}-sound-choice`).hidden = !Tones.available;
    host.find(`${prefix}-vibration-choice`).hidden = !("vibrate" in navigator);
    host.on(this.#sound, "change", changed);
  }

  /** Sets the sound on the audio clock, which stays exact in a background tab. @param {number} left ms until the sign */
  soundIn(left) {
    if (!this.#sound.checked) return this.#tones.silence();
    this.#tones.play(MELODY.map(({ time, phase }) => ({ time: left + time, phase })), 0);
  }

  vibrate() {
    if (this.#vibration.checked) navigator.vibrate?.(BUZZ);
  }

  silence() {
    this.#tones.silence();
  }

  close() {
    this.#tones.close();
  }
}
