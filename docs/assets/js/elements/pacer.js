/**
 * <hw-pacer>: a rhythm to breathe with. A shape that grows and shrinks, a word, a count; with reduced motion
 * numbers and a bar. The steps below it say the same and work without this script.
 *
 * Attributes: those of exercise.js; `data-parameters` the ranges of in, vast, uit (seconds), min (minutes)
 *   and aanloop (seconds of ordinary breathing first).
 * Address: `#v1;in=4;uit=6;min=3` sets the pace, within those ranges.
 * Events: `hw-start`, `hw-done`, `hw-too-much`.
 * Stores: nothing, also not the choice of sound or vibration.
 */

import { minutesAndSeconds } from "../core/countdown.js";
import { Stopwatch, beginnings, makePlan, momentAt } from "../core/pacer.js";
import { Awake } from "./awake.js";
import { define } from "./enhancement.js";
import { Exercise } from "./exercise.js";
import { Settings } from "./settings.js";
import { Tones } from "./tone.js";

/** @typedef {import("../core/pacer.js").Plan} Plan */
/** @typedef {import("../core/pacer.js").Moment} Moment */

/** Phases are spoken in so many rounds; after that once a minute. More would talk over the breathing. */
const SPOKEN_ROUNDS = 2;
/** @type {Record<string, number[]>} */
const BUZZ = { in: [60], hold: [30], out: [60, 90, 60] };

class Pacer extends Exercise {
  #watch = new Stopwatch(() => performance.now());
  #tones = new Tones();
  #still = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {Settings | undefined} */
  #settings;
  /** @type {Plan | undefined} */
  #plan;
  /** @type {Awake | undefined} */
  #awake;
  #timer = 0;
  #frame = 0;
  #spoken = "";
  #phase = "";

  wireBody() {
    for (const name of ["player", "ring", "count", "phase", "bar", "left", "live", "sound", "vibration", "link"]) this.find(name);
    this.#settings = new Settings(this, this, () => this.#repace());
    this.#awake = new Awake(this);
    this.on(this.find("start"), "click", () => (this.#watch.running ? this.#pause() : this.#go()));
    this.on(this.find("stop"), "click", () => this.#end("pacer.stopped"));
    this.on(this.find("sound"), "change", () => this.#sound());
    this.on(this.find("presets"), "change", (event) => this.#choose(event.target.value));
    this.on(document, "visibilitychange", () => this.#watch.running && this.#tick());
    this.on(this.#still, "change", () => this.#watch.running && this.#tick());
    this.find("sound-choice").hidden = !Tones.available;
    this.find("vibration-choice").hidden = !("vibrate" in navigator);
    this.#repace();
    this.find("player").hidden = false;
  }

  halt() {
    if (!this.#plan) return;
    if (this.#watch.running || this.#watch.elapsed) this.#end("pacer.stopped");
    this.#tones.close();
  }

  get #values() {
    return /** @type {any} */ (/** @type {Settings} */ (this.#settings).values);
  }

  /** Takes over the settings. A breath under way starts again; the time that was spent counts. */
  #repace() {
    const plan = makePlan(this.#values);
    const old = this.#plan;
    this.#plan = plan;
    this.find("link").href = /** @type {Settings} */ (this.#settings).fragment;
    this.#markPreset();
    if (!old || this.#watch.elapsed === 0) return this.#show(momentAt(plan, 0));
    const spent = this.#watch.elapsed;
    const breaths = Math.max(0, Math.round((spent - old.prepare) / plan.cycle));
    const running = this.#watch.running;
    this.#watch.reset(spent < old.prepare ? Math.min(spent, plan.prepare) : plan.prepare + breaths * plan.cycle);
    if (running) this.#go();
    else this.#show(momentAt(plan, this.#watch.elapsed));
  }

  #markPreset() {
    const values = this.#values;
    const inputs = [...this.find("presets").querySelectorAll("input")];
    const fits = (/** @type {any} */ input) => input.value !== "" && this.#pairs(input.value).every(([name, value]) => values[name] === value);
    const chosen = (values.vast === 0 && inputs.find(fits)) || inputs.find((input) => input.value === "");
    if (chosen) chosen.checked = true;
  }

  /** @param {string} text `in=4 uit=6` @returns {[string, number][]} */
  #pairs(text) {
    return text.split(" ").filter(Boolean).map((pair) => [pair.split("=")[0], Number(pair.split("=")[1])]);
  }

  /** @param {string} text */
  #choose(text) {
    if (!text) return;
    this.#settings?.set({ vast: 0, ...Object.fromEntries(this.#pairs(text)) });
    this.#repace();
  }

  #go() {
    if (this.#watch.elapsed === 0) {
      this.restart();
      this.#spoken = "";
      this.emit("hw-start");
    }
    this.#watch.start();
    this.#awake?.hold();
    this.find("start").textContent = this.t("pacer.pause");
    this.find("stop").hidden = false;
    this.#sound();
    this.#tick();
  }

  #pause() {
    this.#watch.pause();
    this.#rest("pacer.resume", "pacer.paused");
  }

  /** @param {string} message */
  #end(message) {
    this.#watch.reset();
    this.find("stop").hidden = true;
    this.#rest("pacer.again", message);
    if (this.#plan) this.#show(momentAt(this.#plan, 0));
  }

  /** @param {string} button @param {string} message what to say, or "" for nothing */
  #rest(button, message) {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#tones.silence();
    this.#phase = "";
    this.#awake?.release();
    this.find("start").textContent = this.t(button);
    this.find("live").textContent = message && this.t(message);
  }

  /** Shows this moment and plans the next look: every frame while the shape moves, else at the next change. */
  #tick() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    if (!this.#watch.running || !this.#plan) return;
    const now = momentAt(this.#plan, this.#watch.elapsed);
    if (now.phase === "done") {
      this.#end("");
      this.finish();
      this.find("live").textContent = this.find("done").textContent;
      return;
    }
    this.#show(now);
    this.#speak(now);
    // The timer also runs in a background tab, where frames stop.
    this.#timer = setTimeout(() => this.#tick(), Math.min(now.next, 1000) + 1);
    if (!this.#still.matches && !document.hidden) this.#frame = requestAnimationFrame(() => this.#tick());
  }

  /** @param {Moment} now */
  #show(now) {
    this.#write("count", String(now.count));
    this.#write("phase", this.t(`pacer.${now.phase}`));
    this.#write("left", this.t("pacer.left", { time: minutesAndSeconds(now.left) }));
    this.find("ring").style.setProperty("--breath", now.breath.toFixed(3));
    this.find("bar").value = this.#still.matches ? now.stepped : now.breath;
  }

  /** Writes only what changed: sixty times a second the page stays as it is. @param {string} name @param {string} text */
  #write(name, text) {
    const part = this.find(name);
    if (part.textContent !== text) part.textContent = text;
  }

  /** @param {Moment} now */
  #speak(now) {
    const phase = `${now.round} ${now.phase}`;
    if (phase !== this.#phase) {
      this.#phase = phase;
      if (this.find("vibration").checked && now.phase !== "prepare") navigator.vibrate?.(BUZZ[now.phase] ?? []);
    }
    const minutes = Math.ceil(now.left / 60_000);
    const text = now.round <= SPOKEN_ROUNDS
      ? this.t(`pacer.${now.phase}`)
      : now.left % 60_000 > 57_000 ? this.count("pacer.live-left", minutes) : "";
    if (text && text !== this.#spoken) {
      this.#spoken = text;
      this.find("live").textContent = text;
    }
  }

  #sound() {
    if (!this.#plan) return;
    if (this.find("sound").checked && this.#watch.running) this.#tones.play(beginnings(this.#plan), this.#watch.elapsed);
    else this.#tones.silence();
  }
}

define("hw-pacer", Pacer);
