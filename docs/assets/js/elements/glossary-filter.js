/**
 * <hw-glossary-filter data-strings='{"filter.label": …}'>: filters the A to Z list it wraps.
 *
 * Finds a term by any of its words: the term, its synonyms, inflected forms and everyday phrases
 * (`data-find` of each item, `|` between them). Case, accents, hyphens and spaces make no difference. Says how many are
 * left to screen readers. Stores nothing; typed words stay on this page.
 */
class GlossaryFilter extends HTMLElement {
  #items = [];
  #letters = [];
  #strings = {};

  connectedCallback() {
    if (this.querySelector(".hw-filter")) return;
    this.#strings = JSON.parse(this.dataset.strings);
    this.#letters = [...this.querySelectorAll(".hw-letter")].map((section) => ({
      section,
      link: this.querySelector(`.hw-letters a[href="#${section.querySelector("h2").id}"]`),
    }));
    this.#items = [...this.querySelectorAll(".hw-letter li")].map((item) => ({
      item,
      words: `${item.querySelector("a").textContent}|${item.dataset.find}`.split("|").map(fold),
    }));
    const form = document.createElement("form");
    form.className = "hw-filter";
    form.setAttribute("role", "search");
    const label = Object.assign(document.createElement("label"), {
      htmlFor: "begrip-zoeken",
      textContent: this.#strings["filter.label"],
    });
    const input = Object.assign(document.createElement("input"), {
      id: "begrip-zoeken",
      type: "search",
      autocomplete: "off",
      spellcheck: false,
    });
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.textContent = this.#strings["filter.hint"];
    form.append(label, input, status);
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("input", () => this.#filter(input.value, status));
    this.prepend(form);
  }

  #filter(value, status) {
    const wanted = fold(value);
    let count = 0;
    for (const { item, words } of this.#items) {
      item.hidden = !words.some((word) => word.includes(wanted)); // nothing is part of every word
      if (!item.hidden) count += 1;
    }
    for (const { section, link } of this.#letters) {
      section.hidden = !section.querySelector("li:not([hidden])");
      if (link) link.parentElement.hidden = section.hidden;
    }
    const key = wanted === "" ? "hint" : count === 0 ? "none" : count === 1 ? "count-one" : "count";
    status.textContent = this.#strings[`filter.${key}`].replace("{n}", String(count));
  }
}

/** @param {string} text @returns {string} letters and digits only, without case and accents */
function fold(text) {
  return text.normalize("NFD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

customElements.define("hw-glossary-filter", GlossaryFilter);
