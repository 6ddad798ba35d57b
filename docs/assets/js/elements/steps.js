/**
 * <hw-steps>: steps one at a time or all at once, at the reader's own pace or timed, read aloud on request
 * with a voice that is on the device. The list itself is there without this script.
 *
 * Attributes: those of exercise.js; `data-parameters` may hold `sec`, the seconds a step lasts (0: own pace).
 * Address: `#v1;sec=20` sets it.
 * Events: `hw-start`, `hw-step` (detail: `step`, from 1), `hw-done`, `hw-too-much`.
 * Stores: nothing.
 */

import { define } from "./enhancement.js";
import { Exercise } from "./exercise.js";
import { localVoice, readAloud } from "./voice.js";

class Steps extends Exercise {
  /** @type {HTMLElement[]} */
  #items = [];
  /** The step that is shown, from 0; null while all are. @type {number | null} */
  #step = null;
  #timer = 0;
  #reading = false;

  wireBody() {
    for (const name of ["player", "progress", "previous", "next", "all", "read"]) this.find(name);
    this.#items = [...this.find("steps").children];
    this.on(this, "input", (event) => event.target === this.#pace && this.#wait());
    this.on(this, "hw-settings", () => this.#wait());
    this.on(this.find("next"), "click", () => this.#forward());
    this.on(this.find("previous"), "click", () => this.#go((this.#step ?? 1) - 1));
    this.on(this.find("all"), "click", () => this.#showAll());
    this.on(this.find("read"), "click", () => this.#toggleReading());
    if ("speechSynthesis" in window) {
      // Voices arrive late in some browsers.
      this.on(speechSynthesis, "voiceschanged", () => this.#offerReading());
      this.#offerReading();
    }
    this.#showAll();
    this.find("player").hidden = false;
  }

  halt() {
    clearTimeout(this.#timer);
    if (this.#reading) this.#quiet();
  }

  #forward() {
    if (this.#step === null) {
      this.restart();
      this.emit("hw-start");
      this.#go(0);
    } else if (this.#step === this.#items.length - 1) {
      this.#showAll();
      this.find("next").textContent = this.t("steps.again");
      this.finish();
      this.find("done").focus();
    } else {
      this.#go(this.#step + 1);
    }
  }

  /** @param {number} step */
  #go(step) {
    this.#step = Math.max(0, Math.min(step, this.#items.length - 1));
    const last = this.#step === this.#items.length - 1;
    this.#items.forEach((item, index) => {
      item.hidden = index !== this.#step;
    });
    this.find("steps").dataset.one = "";
    const progress = this.find("progress");
    progress.hidden = false;
    // The step goes into the status as well: a screen reader hears what the eye sees.
    progress.replaceChildren(this.t("steps.progress", { n: this.#step + 1, total: this.#items.length }), this.#hidden(`: ${this.#text()}`));
    this.find("previous").hidden = this.#step === 0;
    this.find("next").textContent = this.t(last ? "steps.finish" : "steps.next");
    this.find("all").hidden = false;
    if (this.#reading) this.#read();
    this.#wait();
    this.emit("hw-step", { step: this.#step + 1 });
  }

  #showAll() {
    this.halt();
    this.#step = null;
    for (const item of this.#items) item.hidden = false;
    delete this.find("steps").dataset.one;
    this.find("progress").hidden = true;
    this.find("previous").hidden = true;
    this.find("all").hidden = true;
    this.find("next").textContent = this.t("steps.one-by-one");
  }

  #text() {
    return this.#items[this.#step ?? 0].querySelector("p")?.textContent ?? "";
  }

  /** @param {string} text */
  #hidden(text) {
    const span = document.createElement("span");
    span.className = "hw-visually-hidden";
    span.textContent = text;
    return span;
  }

  /** The slider of the seconds a step lasts, where the exercise has one. */
  get #pace() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector("input[data-parameter=sec]"));
  }

  /** Goes on by itself when the reader set a time; the last step stays. */
  #wait() {
    clearTimeout(this.#timer);
    const seconds = Number(this.#pace?.value ?? 0);
    if (seconds > 0 && this.#step !== null && this.#step < this.#items.length - 1) {
      const from = this.#step;
      this.#timer = setTimeout(() => this.#go(from + 1), seconds * 1000);
    }
  }

  #offerReading() {
    this.find("read").hidden = !localVoice(this.language);
  }

  #toggleReading() {
    if (this.#reading) return this.#quiet();
    this.#reading = true;
    if (this.#step === null) this.#forward();
    else this.#read();
    this.#labelReading();
  }

  #read() {
    readAloud(this.#text(), this.language, 0.9);
  }

  #quiet() {
    this.#reading = false;
    speechSynthesis.cancel();
    this.#labelReading();
  }

  #labelReading() {
    this.find("read").textContent = this.t(this.#reading ? "steps.quiet" : "steps.read");
  }
}

define("hw-steps", Steps);
