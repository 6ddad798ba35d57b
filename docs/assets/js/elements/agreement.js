/**
 * <hw-agreement>: a break that two people agreed on. It shows at what time they come back, counts down in whole
 * minutes, says gently when it is time, and offers a bit longer once; there is always a time. And a card to print.
 *
 * Parameters: `min`, the minutes of a break.
 * Fields: `teken`, `duur`, `plek` (what was agreed), `terug` (a place: the end of the break that is on, in ms, with
 *   a `+` once it was made longer). A sheet that was kept brings a running break back.
 * Stores: nothing of its own.
 */

import { define } from "./enhancement.js";
import { Sign } from "./sign.js";
import { Tool } from "./tool.js";

const PARTS = ["stage", "set", "then", "face", "time", "left", "said", "start", "back", "longer", "print"];
const ON_CARD = ["teken", "duur", "plek"];
const MINUTE = 60_000;
/** A break that ended longer ago is no longer on. */
const FORGOTTEN = 12 * 60 * MINUTE;

class Agreement extends Tool {
  /** @type {HTMLInputElement} */
  #slider = /** @type {any} */ (null);
  /** @type {Sign | undefined} */
  #sign;
  /** ms of the break that is on, for the drawing. */
  #total = 1;
  /** The end for which the sign was given. */
  #signed = 0;
  /** Whether the slider is being put where the field says. */
  #following = false;
  #timer = 0;

  wireTool() {
    for (const name of PARTS) this.#part(name);
    this.parameter("min");
    this.#slider = this.exercise.querySelector('input[data-parameter="min"]');
    this.#sign = new Sign(this, "agreement", () => this.#sound());
    this.on(this.#part("start"), "click", () => this.#begin(this.parameter("min"), ""));
    this.on(this.#part("longer"), "click", () => this.#begin(Number(this.#slider.min), "+"));
    this.on(this.#part("back"), "click", () => this.#comeBack());
    this.on(this.#part("print"), "click", () => this.#printCard());
    this.on(this.#slider, "input", () => this.#following || this.#agreeOn(this.parameter("min")));
    this.on(this.field("duur"), "change", () => this.#follow());
    this.on(this.exercise, "input", () => this.#show());
    this.on(this.exercise, "hw-settings", () => this.#show());
    this.on(document, "visibilitychange", () => this.#show());
    // A clock that runs stays in view, also when the reader has gone on to another step.
    this.on(this.exercise, "hw-step", () => this.#break && this.#comeIntoView());
    // Back from the way out: the break has gone on meanwhile.
    const panel = this.exercise.querySelector("[data-part=too-much]");
    this.on(panel, "toggle", () => {
      if (panel.open) return;
      this.#show();
      this.#sound();
    });
    this.#part("longer").textContent = this.t("agreement.longer", { n: this.#slider.min });
    this.#part("stage").hidden = false;
  }

  draw() {
    // What two people agreed goes before the usual time, not before what a link or a hand has set.
    if (this.#slider.value === this.#slider.defaultValue) this.#follow();
    this.#total = 1;
    this.#signed = 0;
    const on = this.#break;
    if (!on) this.#sign?.silence();
    this.#say(on && on.end > Date.now() ? this.t("agreement.still", { time: this.#clock(on.end) }) : "");
    this.#show();
  }

  halt() {
    clearTimeout(this.#timer);
    this.#sign?.close();
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.find(`agreement-${name}`);
  }

  /** @param {string} id */
  #text(id) {
    return String(this.value(id) ?? "");
  }

  /** The break that is on, if any. */
  get #break() {
    const kept = /^(\d{13})(\+?)$/.exec(this.#text("terug"));
    const end = Number(kept?.[1]);
    const left = end - Date.now();
    const sound = left <= Number(this.#slider.max) * MINUTE && left > -FORGOTTEN;
    return kept && sound ? { end, longer: kept[2] !== "" } : null;
  }

  /** @param {number} time ms */
  #clock(time) {
    return new Date(time).toLocaleTimeString(this.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }

  /** @param {string} text */
  #say(text) {
    this.#part("said").textContent = text;
  }

  /** Shows this moment and looks again when the next minute begins. */
  #show() {
    clearTimeout(this.#timer);
    const now = Date.now();
    const on = this.#break;
    const left = on ? Math.max(0, on.end - now) : 0;
    this.#part("stage").dataset.state = on ? (left ? "on" : "over") : "set";
    const shown = { set: !on, start: !on, face: on, back: on, left, longer: on && !left && !on.longer };
    for (const [name, is] of Object.entries(shown)) this.#part(name).hidden = !is;
    this.#part("then").textContent = this.t("agreement.then", { time: this.#clock(now + this.parameter("min") * MINUTE) });
    if (on) this.#showBreak(on, left);
    for (const id of ON_CARD) this.#part(`card-${id}`).textContent = this.#text(id);
    this.#timer = setTimeout(() => this.#show(), (left ? left % MINUTE || MINUTE : MINUTE - (now % MINUTE)) + 1);
  }

  /** @param {{end: number, longer: boolean}} on @param {number} left */
  #showBreak(on, left) {
    this.#total = Math.max(this.#total, left);
    this.#part("face").style.setProperty("--left", (left / this.#total).toFixed(3));
    this.#part("time").textContent = this.#clock(on.end);
    this.#part("left").textContent = this.count("agreement.left", Math.ceil(left / MINUTE));
    if (left > 0 || this.#signed === on.end) return;
    this.#signed = on.end;
    this.#sign?.vibrate();
    this.#comeIntoView();
    this.#say(this.t(on.longer ? "agreement.over-last" : "agreement.over", { time: this.#clock(on.end) }));
  }

  /** @param {number} minutes @param {string} mark */
  #begin(minutes, mark) {
    const end = Date.now() + minutes * MINUTE;
    this.#total = 1;
    this.fillIn("terug", `${end}${mark}`);
    this.#say(this.t(mark ? "agreement.longer-begun" : "agreement.begun", { time: this.#clock(end) }));
    this.#sound();
    // Not to a button: a second tap would end the break.
    this.#part("said").focus();
  }

  #comeBack() {
    this.#sign?.silence();
    this.fillIn("terug", undefined);
    this.#say(this.t("agreement.done"));
    this.#part("start").focus();
  }

  #comeIntoView() {
    const step = this.closest("li");
    if (step) step.hidden = false;
  }

  #sound() {
    const left = (this.#break?.end ?? 0) - Date.now();
    if (left > 0) this.#sign?.soundIn(left);
  }

  /** Puts the slider where the number of minutes in the field is. */
  #follow() {
    const minutes = Number(/\d{1,4}/.exec(this.#text("duur"))?.[0] ?? NaN);
    if (!(minutes >= Number(this.#slider.min) && minutes <= Number(this.#slider.max))) return;
    this.#slider.value = String(minutes);
    this.#following = true;
    this.#slider.dispatchEvent(new Event("input", { bubbles: true }));
    this.#following = false;
  }

  /** Writes what the slider says, unless the field holds more than a number of minutes. @param {number} minutes */
  #agreeOn(minutes) {
    const text = this.#text("duur");
    if (text === "" || text.replace(/\d+/, "|") === this.t("agreement.minutes", { n: "|" })) {
      this.fillIn("duur", this.t("agreement.minutes", { n: minutes }));
    }
  }

  /** Prints the card and nothing else. */
  #printCard() {
    this.dataset.printing = "";
    this.on(window, "afterprint", () => delete this.dataset.printing);
    window.print();
  }
}

define("hw-agreement", Agreement);
