// A soft tone at the beginning of each phase. All tones are set on the audio clock at once: it goes on
// exactly in a background tab, where timers are slowed down.

/** @type {Record<string, number>} */
const PITCH = { in: 330, hold: 392, out: 262 };
const LENGTH = 0.6;
const VOLUME = 0.12;

export class Tones {
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {OscillatorNode[]} */
  #set = [];

  static get available() {
    return "AudioContext" in window;
  }

  /**
   * Sets the tones of `beginnings` that are still to come, `elapsed` ms after the start.
   * @param {{time: number, phase: string}[]} beginnings
   * @param {number} elapsed
   */
  play(beginnings, elapsed) {
    this.silence();
    this.#context ??= new AudioContext();
    const context = this.#context;
    context.resume().catch(() => {});
    const zero = context.currentTime - elapsed / 1000;
    for (const { time, phase } of beginnings) {
      const begin = zero + time / 1000;
      if (begin < context.currentTime) continue;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = PITCH[phase] ?? PITCH.in;
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(VOLUME, begin + 0.08);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + LENGTH);
      tone.connect(volume).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + LENGTH);
      this.#set.push(tone);
    }
  }

  silence() {
    for (const tone of this.#set) tone.disconnect();
    this.#set = [];
  }

  close() {
    this.silence();
    this.#context?.close().catch(() => {});
    this.#context = null;
  }
}
