/**
 * <hw-cards>: the words of a choice as cards. One by one they go to a pile, with buttons or by dragging; of the pile
 * that speaks to the reader at most three are chosen in the choice itself; of those, one becomes the word of the
 * exercise. Sorting can be skipped, stopped and taken back. Choosing and writing work without this script.
 *
 * Fields: `stapels` (the piles: `zacht+ vrij-`), `woorden`, `eigen-woord`, `mijn-woord`; `daad` is left to the reader.
 * Parts: `cards-deck` with `cards-card`, `cards-yes`, `cards-no`, `cards-left`, `cards-pile-yes`, `cards-pile-no`,
 *   `cards-back`, `cards-choose`; `cards-not`, `cards-not-row`, `cards-status`, `cards-again`; elsewhere in the
 *   exercise `cards-one` with `cards-words`, and `cards-word`.
 * Stores: nothing itself; what is in the fields is kept where the reader chose.
 */

import { h } from "./dom.js";
import { define } from "./enhancement.js";
import { Tool } from "./tool.js";

const MOST = 3;
/** So far (px) a card is dragged before it goes to a pile. */
const FAR = 70;
const YES = "+";
const NO = "-";
const PILES = /** @type {const} */ ([["yes", YES], ["no", NO]]);

class Cards extends Tool {
  /** The labels with the words, by id, in the order of the page. @type {Map<string, any>} */
  #cards = new Map();
  /** Whether cards are being sorted. */
  #sorting = false;
  /** @type {any} */
  #row = null;
  /** Where a card was taken (px); null while none is held. @type {number | null} */
  #held = null;
  /** The pile it is dragged to; empty while it is not far enough. */
  #towards = "";

  wireTool() {
    const choice = this.field("woorden");
    for (const label of choice.querySelectorAll("label")) this.#cards.set(label.querySelector("input").value, label);
    this.#row = choice.querySelector(".hw-choice-row");
    const own = this.field("eigen-woord").closest(".hw-field");
    for (const [name, pile] of PILES) this.on(this.find(`cards-${name}`), "click", () => this.#lay(pile));
    this.on(this.find("cards-back"), "click", () => this.#takeBack());
    this.on(this.find("cards-choose"), "click", () => this.#choose());
    this.on(this.find("cards-again"), "click", () => this.#again());
    const card = this.find("cards-card");
    this.on(card, "pointerdown", (event) => this.#grab(event));
    this.on(card, "pointermove", ({ clientX }) => this.#held !== null && this.#drag(clientX - this.#held));
    this.on(card, "pointerup", () => this.#drop(this.#towards));
    this.on(card, "pointercancel", () => this.#drop());
    this.on(choice, "input", (event) => this.#limit(event));
    this.on(this.exercise, "input", () => this.#show());
    const not = this.find("cards-not");
    choice.append(not);
    not.hidden = false;
    this.find("cards-deck").after(choice, this.find("cards-status"), own);
    this.field("mijn-woord").closest(".hw-field").after(this.#elsewhere("cards-one"));
    this.field("daad").closest(".hw-field").before(this.#elsewhere("cards-word"));
  }

  halt() {
    this.#drop();
  }

  draw() {
    this.#sorting = !this.#chosen.length;
    this.#say("");
    this.#arrange();
    this.#show();
  }

  /** A part that stands at another step. @param {string} name @returns {any} */
  #elsewhere(name) {
    const found = this.exercise.querySelector(`[data-part=${name}]`);
    if (!found) throw new Error(`${this.label}: part [data-part="${name}"] not found`);
    return found;
  }

  /** What is in a field of one line. @param {string} id */
  #written(id) {
    return this.field(id).value.trim();
  }

  /** Card -> pile, in the order of sorting; what is no card is left out. @returns {Map<string, string>} */
  get #piles() {
    const laid = this.#written("stapels").split(" ").map((/** @type {string} */ card) => /** @type {const} */ ([card.slice(0, -1), card.slice(-1)]));
    return new Map(laid.filter(([card, pile]) => this.#cards.has(card) && (pile === YES || pile === NO)));
  }

  /** @param {Map<string, string>} piles */
  #fillPiles(piles) {
    this.fillIn("stapels", [...piles].map((card) => card.join("")).join(" "));
  }

  /** The cards that lie on no pile yet. */
  get #rest() {
    const piles = this.#piles;
    return [...this.#cards.keys()].filter((card) => !piles.has(card));
  }

  /** @returns {string[]} */
  get #chosen() {
    return /** @type {string[]} */ (this.value("woorden") ?? []);
  }

  /** The word on a card. @param {string} card @returns {string} */
  #word(card) {
    return this.#cards.get(card).textContent;
  }

  /** @param {string} pile */
  #lay(pile) {
    this.#fillPiles(this.#piles.set(this.#rest[0], pile));
    if (!this.#rest.length) this.#choose();
  }

  #takeBack() {
    const piles = this.#piles;
    piles.delete([...piles.keys()].pop() ?? "");
    this.#fillPiles(piles);
  }

  /** Ends sorting: what lies on the pile of now comes first. */
  #choose() {
    this.#sorting = false;
    this.#arrange();
    this.#show();
    const first = this.#row.querySelector("input");
    this.#say(this.t(first ? "cards.three" : "cards.none"));
    (first ?? this.field("eigen-woord")).focus();
  }

  #again() {
    if (!this.#rest.length) this.#fillPiles(new Map());
    this.#sorting = true;
    this.#say("");
    this.#show();
    this.find("cards-yes").focus();
  }

  /** Puts the words that speak to the reader first, and the other pile behind all others. */
  #arrange() {
    const piles = this.#piles;
    const chosen = this.#chosen;
    for (const pile of [YES, "", NO]) {
      const row = pile === NO ? this.find("cards-not-row") : this.#row;
      for (const [card, label] of this.#cards) {
        if ((chosen.includes(card) ? YES : piles.get(card) ?? "") === pile) row.append(label);
      }
    }
  }

  /** Three words are enough to choose from. @param {Event} event */
  #limit(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const full = input.checked && this.#chosen.length > MOST;
    if (full) {
      input.checked = false;
      event.stopPropagation();
    }
    this.#say(full ? this.t("cards.full") : "");
  }

  #show() {
    const piles = this.#piles;
    const rest = this.#rest;
    this.#sorting &&= rest.length > 0;
    this.find("cards-deck").hidden = !this.#sorting;
    this.field("woorden").toggleAttribute("data-sorting", this.#sorting);
    this.find("cards-again").hidden = this.#sorting;
    if (this.#sorting) {
      const card = this.find("cards-card");
      const word = this.#word(rest[0]);
      if (card.textContent !== word) card.replaceChildren(h("span", {}, word));
      this.find("cards-left").textContent = this.count("cards.left", rest.length);
      for (const [name, pile] of PILES) {
        const words = [...piles].filter(([, where]) => where === pile).map(([id]) => h("li", {}, this.#word(id)));
        this.find(`cards-pile-${name}`).replaceChildren(...words);
      }
    }
    this.#showOne();
  }

  /** The chosen words as buttons, and the one word beside what to do with it. */
  #showOne() {
    const mine = this.#written("mijn-woord");
    const own = this.#written("eigen-woord");
    const words = [...new Set([...this.#chosen.map((card) => this.#word(card)), own])].filter(Boolean);
    const row = this.#elsewhere("cards-words");
    // Buttons are made anew only when they are others: the focus stays on them.
    if (words.join("\n") !== [...row.children].map((button) => button.textContent).join("\n")) {
      row.replaceChildren(...words.map((word) => h("button", {
        type: "button", class: "hw-button hw-button--quiet", onclick: () => this.fillIn("mijn-woord", word),
      }, word)));
    }
    for (const button of row.children) button.ariaPressed = String(button.textContent === mine);
    this.#elsewhere("cards-one").hidden = !words.length;
    const reminder = this.#elsewhere("cards-word");
    reminder.hidden = !mine;
    reminder.textContent = this.t("cards.word", { word: mine });
  }

  /** @param {string} text */
  #say(text) {
    this.find("cards-status").textContent = text;
  }

  /** @param {PointerEvent} event */
  #grab(event) {
    if (event.button !== 0) return;
    this.find("cards-card").setPointerCapture(event.pointerId);
    this.#held = event.clientX;
  }

  /** The card follows the pointer sideways; far enough, it shows to which pile it goes. @param {number} by px */
  #drag(by) {
    this.#towards = by > FAR ? "yes" : by < -FAR ? "no" : "";
    this.find("cards-deck").dataset.towards = this.#towards;
    this.find("cards-card").style.transform = by ? `translateX(${by}px) rotate(${by / 30}deg)` : "";
  }

  /** Lets go of the card. @param {string} [towards] */
  #drop(towards) {
    this.#held = null;
    this.#drag(0);
    for (const [name, pile] of PILES) if (name === towards) this.#lay(pile);
  }
}

define("hw-cards", Cards);
