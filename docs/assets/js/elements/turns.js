/**
 * <hw-turns>: two people and one device. Role cards say who tells and who listens; a clock runs for each turn and
 * can be paused, skipped or stopped; then it is the other way round. A turn never begins by itself: people finish
 * their sentence first.
 *
 * Parameters: `min`, the minutes each of the two tells. Settings on the page: sound and vibration at the end of a turn.
 * Stores: nothing.
 */

import { Countdown, minutesAndSeconds } from "../core/countdown.js";
import { Awake } from "./awake.js";
import { define } from "./enhancement.js";
import { Sign } from "./sign.js";
import { Tool } from "./tool.js";

const PARTS = ["stage", "which", "left", "cards", "said", "start", "skip", "stop"];
const PEOPLE = /** @type {const} */ (["one", "other"]);
/** Who speaks in each turn, and how: `tell` or `sum` (up). */
const TURNS = [["one", "tell"], ["other", "sum"], ["other", "tell"], ["one", "sum"]];
/** What the other person does meanwhile. @type {Record<string, string>} */
const MEANWHILE = { tell: "listen", sum: "check" };
/** ms for summing up, as the step says. */
const SUMMING_UP = 60_000;

class Turns extends Tool {
  #clock = new Countdown(() => Date.now());
  /** The turn that is on, from 0; as many as there are turns when all are over. */
  #turn = 0;
  /** Whether the clock of this turn has been started. */
  #begun = false;
  /** ms of this turn; a slider that moves meanwhile counts from the next one. */
  #total = 1;
  /** @type {Sign | undefined} */
  #sign;
  /** @type {Awake | undefined} */
  #awake;
  #timer = 0;

  wireTool() {
    for (const name of PARTS) this.#part(name);
    this.#sign = new Sign(this, "turns", () => this.#sound());
    this.#awake = new Awake(this);
    this.on(this.#part("start"), "click", () => this.#press());
    this.on(this.#part("skip"), "click", () => this.#next(""));
    this.on(this.#part("stop"), "click", () => this.#end());
    this.on(this.exercise, "input", () => this.draw());
    this.on(this.exercise, "hw-settings", () => this.draw());
    this.on(document, "visibilitychange", () => this.#clock.running && this.#tick());
    // A clock that runs stays in view, also when the reader has gone on to another step.
    this.on(this.exercise, "hw-step", () => this.#clock.running && this.#comeIntoView());
    this.#part("stage").hidden = false;
  }

  draw() {
    if (!this.#begun) {
      this.#total = this.#length;
      this.#clock.set(this.#total);
    }
    const done = this.#turn === TURNS.length;
    const running = this.#clock.running;
    const stage = this.#part("stage");
    stage.dataset.state = done ? "done" : running ? "running" : this.#begun ? "paused" : "ready";
    this.#part("which").textContent = done ? "" : this.t("turns.which", { n: this.#turn + 1, total: TURNS.length });
    this.#part("cards").hidden = done;
    this.#part("skip").hidden = done;
    this.#part("stop").hidden = done || (this.#turn === 0 && !this.#begun);
    this.#part("start").textContent = this.t(
      done ? "turns.again" : running ? "turns.pause" : this.#begun ? "turns.resume" : this.#turn ? "turns.next" : "turns.start");
    for (const who of PEOPLE) this.#drawPerson(who, done);
    this.#drawTime();
  }

  halt() {
    clearTimeout(this.#timer);
    this.#sign?.close();
    if (this.#clock.running) this.#pause();
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.find(`turns-${name}`);
  }

  get #length() {
    return TURNS[this.#turn]?.[1] === "sum" ? SUMMING_UP : this.parameter("min") * 60_000;
  }

  /** @param {"one" | "other"} who @param {boolean} done */
  #drawPerson(who, done) {
    const [speaker, way] = TURNS[this.#turn] ?? ["", ""];
    const speaks = who === speaker;
    this.#part(`${who}-circle`).toggleAttribute("data-speaks", speaks);
    this.#part(`${who}-card`).toggleAttribute("data-speaks", speaks);
    if (done) return;
    const role = speaks ? way : MEANWHILE[way];
    this.#part(`${who}-role`).textContent = this.t(`turns.${role}`);
    this.#part(`${who}-does`).textContent = this.t(`turns.${role}-does`);
  }

  #drawTime() {
    const [speaker] = TURNS[this.#turn] ?? [""];
    const time = minutesAndSeconds(this.#clock.left);
    for (const who of PEOPLE) this.#part(`${who}-time`).textContent = who === speaker ? time : "";
    this.#part("left").textContent = speaker && this.t("turns.left", { time });
    this.#part("stage").style.setProperty("--left", (this.#clock.left / this.#total).toFixed(4));
  }

  /** @param {string} text */
  #say(text) {
    this.#part("said").textContent = text;
  }

  #press() {
    if (this.#clock.running) return this.#pause();
    if (this.#turn === TURNS.length) this.#turn = 0;
    this.#go();
  }

  #go() {
    const fresh = !this.#begun;
    this.#begun = true;
    this.#clock.start();
    this.#awake?.hold();
    this.#sound();
    delete this.dataset.sign;
    const [speaker, way] = TURNS[this.#turn];
    this.#say(fresh ? `${this.t(`turns.${speaker}`)} ${this.t(`turns.${way}`)}.` : "");
    this.#tick();
    this.draw();
  }

  #pause() {
    this.#rest();
    this.#clock.pause();
    this.#say(this.t("turns.paused"));
    this.draw();
  }

  #rest() {
    clearTimeout(this.#timer);
    this.#sign?.silence();
    this.#awake?.release();
  }

  /** Goes to the next turn, which waits. @param {string} text what to say about it */
  #next(text) {
    // A tone that has just begun may ring out.
    if (this.#clock.left > 0) this.#rest();
    clearTimeout(this.#timer);
    this.#awake?.release();
    this.#turn += 1;
    this.#begun = false;
    this.#clock.set(0);
    this.#say(text || this.t(this.#turn === TURNS.length ? "turns.done" : "turns.skipped"));
    this.#drawAndKeepFocus();
  }

  #end() {
    this.#rest();
    this.#turn = 0;
    this.#begun = false;
    delete this.dataset.sign;
    this.#say(this.t("turns.stopped"));
    this.#drawAndKeepFocus();
  }

  /** The buttons to skip and stop may go away under the finger. */
  #drawAndKeepFocus() {
    const focus = [this.#part("skip"), this.#part("stop")].find((button) => button === document.activeElement);
    this.draw();
    if (focus?.hidden) this.#part("start").focus();
  }

  #tick() {
    clearTimeout(this.#timer);
    const { left } = this.#clock;
    if (left === 0) return this.#over();
    this.#drawTime();
    this.#timer = setTimeout(() => this.#tick(), (left % 1000 || 1000) + 1);
  }

  #over() {
    const last = this.#turn === TURNS.length - 1;
    this.#sign?.vibrate();
    this.dataset.sign = "";
    this.#comeIntoView();
    this.#next(this.t(last ? "turns.over-last" : `turns.over-${TURNS[this.#turn][1]}`));
  }

  #comeIntoView() {
    const step = this.closest("li");
    if (step) step.hidden = false;
  }

  #sound() {
    if (this.#clock.running) this.#sign?.soundIn(this.#clock.left);
  }
}

define("hw-turns", Turns);
