/**
 * <hw-planner>: the moments somebody planned, in order of time, and a file that puts them in a calendar. Others may
 * see that calendar: names and words go into the file only if the reader chooses so.
 *
 * Fields: `naam-n`, `wat-n`, `wanneer-n`, `plan-n` for n from 1 to 3; `zelf`, `wanneer-zelf`.
 * Stores: nothing of its own.
 */

import { calendar } from "../core/calendar.js";
import { newId } from "../core/records.js";
import { h } from "./dom.js";
import { download } from "./download.js";
import { define } from "./enhancement.js";
import { Tool } from "./tool.js";

const PARTS = ["stage", "empty", "list", "take", "words", "alarm", "save", "said"];
const WITH_OTHERS = ["1", "2", "3"];
/** How long a moment is set aside for; at most so long by the text of the exercise. */
const MINUTES = 20;
/** Minutes before a moment. */
const ALARM = 15;

/** @typedef {{uid: string, when: string, own: string, note: string, others: boolean}} Moment */

class Planner extends Tool {
  /** One id for each moment: a calendar that reads the file twice replaces it. @type {Record<string, string>} */
  #ids = {};

  wireTool() {
    for (const name of PARTS) this.#part(name);
    // Browsers may bring an older choice back; whether names go along is chosen each time.
    for (const name of ["words", "alarm"]) this.#part(name).checked = false;
    this.on(this.exercise, "input", () => this.draw());
    this.on(this.#part("save"), "click", () => this.#save());
    this.#part("stage").hidden = false;
  }

  draw() {
    const moments = this.#moments();
    for (const name of [...WITH_OTHERS, "zelf"]) {
      this.field(`wanneer-${name}`).toggleAttribute("data-filled", this.value(`wanneer-${name}`) !== undefined);
    }
    this.#part("empty").hidden = moments.length > 0;
    this.#part("take").hidden = moments.length === 0;
    this.#part("list").replaceChildren(...moments.map((moment) => this.#shown(moment)));
    this.#part("said").textContent = "";
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.find(`planner-${name}`);
  }

  /** @param {string} id */
  #text(id) {
    return String(this.value(id) ?? "").trim();
  }

  /** What has a day and a time, the earliest first. @returns {Moment[]} */
  #moments() {
    const found = WITH_OTHERS.map((n) => this.#moment(n, true, [this.#text(`wat-${n}`), this.#text(`naam-${n}`)], this.#text(`plan-${n}`)));
    found.push(this.#moment("zelf", false, [this.#text("zelf")], ""));
    return found.filter(({ when }) => when !== "").sort((one, other) => one.when.localeCompare(other.when));
  }

  /** @param {string} name @param {boolean} others @param {string[]} own @param {string} note @returns {Moment} */
  #moment(name, others, own, note) {
    const uid = (this.#ids[name] ??= newId());
    return { uid, when: this.#text(`wanneer-${name}`), own: own.filter(Boolean).join(" · "), note, others };
  }

  /** @param {Moment} moment */
  #title({ own, others }) {
    return own || this.t(others ? "planner.with" : "planner.self");
  }

  /** @param {Moment} moment */
  #past({ when }) {
    return new Date(when) < new Date();
  }

  /** @param {Moment} moment */
  #shown(moment) {
    const date = new Date(moment.when);
    /** @param {Intl.DateTimeFormatOptions} options */
    const words = (options) => new Intl.DateTimeFormat(this.language, options).format(date);
    return h("li", {},
      h("time", { datetime: moment.when },
        h("span", {}, words({ weekday: "long" })), " ", h("b", {}, words({ day: "numeric" })), " ",
        h("span", {}, words({ month: "long" }))),
      h("p", {}, h("span", {}, words({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })), " ", h("b", {}, this.#title(moment)),
        ...(this.#past(moment) ? [" ", h("span", {}, this.t("planner.past"))] : [])));
  }

  #save() {
    const coming = this.#moments().filter((moment) => !this.#past(moment));
    if (coming.length === 0) {
      this.#part("said").textContent = this.t("planner.none");
      return;
    }
    const words = this.#part("words").checked;
    const appointments = coming.map((moment) => ({
      uid: moment.uid, start: moment.when, title: words ? this.#title(moment) : this.t("planner.title"), note: words ? moment.note : "",
    }));
    const alarm = this.#part("alarm").checked ? ALARM : null;
    const text = calendar(appointments, { language: this.language, minutes: MINUTES, alarm, now: new Date() });
    download(`${this.t("planner.file")}.ics`, "text/calendar", text);
    this.#part("said").textContent = this.count("planner.saved", coming.length);
  }
}

define("hw-planner", Planner);
