// What may be kept, and where: the reader chooses before the first word, and can change it later.
//
// One rule: all entries of an exercise are where the choice says. Choosing a longer-lasting place moves them
// there; choosing a shorter one asks first, then takes them away. When keeping fails, entries stay in memory
// and the page says so; nothing that can still be read is given up.

import { askToPersist, existingPlace, openPlace } from "../core/storage.js";

/** @typedef {import("../core/results.js").Place} Place */
/** @typedef {import("../core/results.js").Mode} Mode */
/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/records.js").Unreadable} Unreadable */
/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

const ORDER = ["none", "tab", "device"];

export class Keep {
  #host;
  #changed;
  /** @type {Place} */
  #place = /** @type {any} */ (null);
  /** Entries that could not be kept, by id. @type {Map<string, Entry>} */
  #memory = new Map();
  /** @type {Mode} */
  #asked = "none";
  /** Changes happen one after the other: a choice never overtakes a save. @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {Unreadable[]} */
  unreadable = [];

  /**
   * @param {Enhancement} host
   * @param {() => void} changed called when the entries may have changed
   */
  constructor(host, changed) {
    this.#host = host;
    this.#changed = changed;
    for (const name of ["keep", "keep-device", "keep-ask", "keep-question", "keep-status", "expiry", "keep-move", "keep-stay"]) host.find(name);
    host.on(host.find("keep"), "change", (event) => {
      if (event.target.type === "radio") this.#inTurn(() => this.#choose(event.target.value));
    });
    host.on(host.find("keep-move"), "click", () => this.#inTurn(() => this.#moveTo(this.#asked)));
    host.on(host.find("keep-stay"), "click", () => this.#mark());
    host.on(host.find("expiry"), "change", async (event) => {
      const kept = await this.#place.setExpiry(Number(event.target.value));
      if (!kept.ok) this.#say(`storage.${kept.reason}`);
      this.#changed();
    });
    host.signal.addEventListener("abort", () => this.#inTurn(async () => this.#place?.close()));
  }

  /** Finds where entries are already, this tab first: it is the choice nearest to the reader. */
  async start() {
    const tab = await existingPlace("tab");
    const found = tab.place ? tab : await existingPlace("device");
    const memory = await openPlace("none");
    this.#use(found.place ?? /** @type {any} */ (memory).place);
    // That nothing can be kept here matters only to who wants it; what is there but out of reach matters now.
    if (found.reason === "future" || found.reason === "blocked") this.#say(`storage.${found.reason}`);
    if (this.mode === "device") this.#host.find("expiry").value = String(await this.#place.expiry());
    this.#host.find("keep").hidden = false;
  }

  /** @returns {Mode} */
  get mode() {
    return this.#place?.mode ?? "none";
  }

  /** All entries of this exercise that can be read, newest first. @returns {Promise<Entry[]>} */
  async entries() {
    const found = await this.#place.list();
    const kept = found.ok ? found.entries.filter(({ id }) => !this.#memory.has(id)) : [];
    if (!found.ok) this.#say(`storage.${found.reason}`);
    this.unreadable = found.ok ? found.unreadable.filter(({ raw }) => this.#concerns(raw)) : [];
    if (this.unreadable.length) this.#sayCount("storage.unreadable", this.unreadable.length);
    return [...this.#memory.values(), ...kept]
      .filter(({ exercise }) => exercise === this.#host.dataset.exercise)
      .sort((a, b) => b.created.localeCompare(a.created));
  }

  /**
   * Keeps `entry`, in memory if nowhere else.
   * @param {Entry} entry
   * @returns {Promise<{entry: Entry, copied: boolean}>}
   */
  save(entry) {
    return this.#inTurn(() => this.#save(entry));
  }

  /** @param {Entry} entry */
  async #save(entry) {
    const saved = await this.#place.save(entry);
    if (saved.ok) {
      this.#memory.delete(entry.id);
      return saved;
    }
    this.#say(`storage.${saved.reason}`);
    const kept = { ...entry, changed: new Date().toISOString() };
    this.#memory.set(entry.id, kept);
    return { entry: kept, copied: false };
  }

  /** @param {string} id */
  remove(id) {
    return this.#inTurn(async () => {
      this.#memory.delete(id);
      const removed = await this.#place.remove([id]);
      if (!removed.ok) this.#say(`storage.${removed.reason}`);
      return removed.ok;
    });
  }

  /** Erases everything of this exercise; when nothing else is left, also every trace of the place. */
  wipe() {
    return this.#inTurn(() => this.#wipe());
  }

  async #wipe() {
    const mine = await this.entries();
    this.#memory.clear();
    const ids = [...mine.map(({ id }) => id), ...this.unreadable.map(({ id }) => id).filter(Boolean)];
    await this.#place.remove(ids);
    await this.#leave();
    await this.#settle("none");
  }

  /**
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  #inTurn(work) {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** @param {Mode} mode */
  async #choose(mode) {
    if (mode === this.mode) return this.#mark();
    const entries = await this.entries();
    if (ORDER.indexOf(mode) > ORDER.indexOf(this.mode) || entries.length === 0) return this.#moveTo(mode);
    this.#asked = mode;
    const key = `storage.ask-${this.mode}`;
    this.#host.find("keep-question").textContent = this.#host.count(key, entries.length);
    this.#host.find("keep-ask").hidden = false;
    this.#host.find("keep-move").focus();
  }

  /** Moves what is here to the place of `mode`; on failure everything stays where it is. @param {Mode} mode */
  async #moveTo(mode) {
    const entries = await this.entries();
    const opened = await openPlace(mode);
    const put = opened.ok ? await opened.place.putAll(entries) : opened;
    if (!opened.ok || !put.ok) {
      this.#mark();
      this.#say(`storage.${/** @type {any} */ (put).reason}`);
      return;
    }
    await this.#place.remove(entries.map(({ id }) => id));
    this.#memory.clear();
    await this.#leave();
    this.#use(opened.place);
    if (mode === "device") await askToPersist();
    if (mode === "device") this.#host.find("expiry").value = String(await this.#place.expiry());
    this.#say(`storage.now-${mode}`);
    this.#changed();
  }

  /** Takes away the place itself when nothing is left in it, of this exercise or another. */
  async #leave() {
    const rest = await this.#place.list();
    if (rest.ok && rest.entries.length + rest.unreadable.length === 0) await this.#place.clear();
  }

  /** @param {Mode} mode */
  async #settle(mode) {
    const opened = await openPlace(mode);
    if (opened.ok) this.#use(opened.place);
    this.#changed();
  }

  /** @param {Place} place */
  #use(place) {
    this.#place?.close();
    this.#place = place;
    place.watch(() => this.#changed());
    this.#mark();
  }

  /** Shows the choice that holds. */
  #mark() {
    const host = this.#host;
    host.find("keep").querySelector(`input[value="${this.mode}"]`).checked = true;
    host.find("keep-device").hidden = this.mode !== "device";
    host.find("keep-ask").hidden = true;
  }

  /** Whether a record that cannot be read belongs here, as far as one can tell. @param {any} raw */
  #concerns(raw) {
    const exercise = raw && typeof raw === "object" ? raw.exercise : undefined;
    return typeof exercise !== "string" || exercise === this.#host.dataset.exercise;
  }

  /** @param {string} key */
  #say(key) {
    this.#host.find("keep-status").textContent = this.#host.t(key);
  }

  /** @param {string} key @param {number} n */
  #sayCount(key, n) {
    this.#host.find("keep-status").textContent = this.#host.count(key, n);
  }
}
