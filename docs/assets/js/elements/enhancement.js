// The base of our custom elements: finds its parts, speaks the strings of the page, cleans up after itself.
// An element that cannot start says what is missing, leaves the readable page as it was, and stops no other.

import { filled } from "../core/text.js";

export class Enhancement extends HTMLElement {
  #stop = new AbortController();
  /** @type {Record<string, string>} */
  #strings = {};

  connectedCallback() {
    this.#stop = new AbortController();
    try {
      this.#strings = JSON.parse(this.dataset.strings ?? "{}");
      this.wire();
      this.dataset.ready = "";
    } catch (error) {
      this.disconnectedCallback();
      console.error(error);
    }
  }

  disconnectedCallback() {
    this.#stop.abort();
    delete this.dataset.ready;
  }

  /** Finds parts, adds handlers, and last of all shows what only works with scripts. */
  wire() {}

  /** Ends when the element leaves the page. */
  get signal() {
    return this.#stop.signal;
  }

  /** The name of this element in messages. */
  get label() {
    return `${this.localName}${this.dataset.exercise ? ` (${this.dataset.exercise})` : ""}`;
  }

  /** The language of the text around it. */
  get language() {
    return /** @type {HTMLElement | null} */ (this.closest("[lang]"))?.lang || "nl";
  }

  /**
   * Returns the part of that name; without it the element cannot start.
   * @param {string} name
   * @returns {any}
   */
  find(name) {
    const found = this.querySelector(`[data-part="${name}"]`);
    if (!found) throw new Error(`${this.label}: part [data-part="${name}"] not found`);
    return found;
  }

  /** @param {string} name */
  has(name) {
    return this.querySelector(`[data-part="${name}"]`) !== null;
  }

  /**
   * Listens for as long as the element is on the page.
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} handler
   */
  on(target, type, handler) {
    target.addEventListener(type, handler, { signal: this.signal });
  }

  /**
   * Returns an interface string; `{n}` and the like are filled in.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  t(key, values = {}) {
    if (!Object.hasOwn(this.#strings, key)) throw new Error(`${this.label}: string '${key}' not found in data-strings`);
    return filled(this.#strings[key], values);
  }

  /**
   * Returns the string for a number: `key-one` for 1, else `key`.
   * @param {string} key
   * @param {number} n
   */
  count(key, n) {
    return this.t(n === 1 ? `${key}-one` : key, { n });
  }

  /** All strings that start with `prefix`, without it. @param {string} prefix */
  strings(prefix) {
    const found = Object.entries(this.#strings).filter(([key]) => key.startsWith(prefix));
    return Object.fromEntries(found.map(([key, text]) => [key.slice(prefix.length), text]));
  }

  /** Tells the page what the reader did. @param {string} type */
  emit(type, detail = {}) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }
}

/**
 * Registers `kind` under `name`, once.
 * @param {string} name
 * @param {CustomElementConstructor} kind
 */
export function define(name, kind) {
  if (!customElements.get(name)) customElements.define(name, kind);
}
