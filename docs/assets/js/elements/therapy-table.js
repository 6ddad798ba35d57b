/**
 * <hw-therapy-table>: sorts the comparison of therapies and shortens it. The whole table is there without this script.
 *
 * Parts: `controls`, `group`, `attachment`, `problem` (selects), `status`; a table whose headers carry
 *   `data-sort` (name, attachment, problem) and whose rows carry `data-name`, `data-groups`, `data-attachment`
 *   and `data-problem` (A to E; missing: not judged).
 * A header goes round: first order, reverse, the order of the site. One header at a time has `aria-sort`.
 * Events: none. Stores: nothing.
 */

import { h } from "./dom.js";
import { Enhancement, define } from "./enhancement.js";

const FILTERS = ["group", "attachment", "problem"];
const LAST = "Z"; // behind every level: what was not judged

class TherapyTable extends Enhancement {
  /** @type {HTMLTableRowElement[]} */
  #rows = [];

  wire() {
    const body = this.querySelector("tbody");
    const headers = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("th[data-sort]")]);
    if (!body || !headers.length) throw new Error(`${this.label}: table with th[data-sort] not found`);
    this.#rows = [...body.rows];
    this.find("status");
    for (const name of FILTERS) {
      const select = this.find(name);
      // Browsers bring back an old choice; the table starts whole.
      select.value = "";
      this.on(select, "change", () => this.#filter());
    }
    for (const header of headers) {
      const button = h("button", { type: "button", class: "hw-sort" }, ...header.childNodes);
      header.replaceChildren(button);
      this.on(button, "click", () => this.#turn(header, headers, body));
    }
    this.find("controls").hidden = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    // A table that leaves the page and comes back starts as it was written.
    for (const button of this.querySelectorAll("button.hw-sort")) button.replaceWith(...button.childNodes);
    for (const header of this.querySelectorAll("th[aria-sort]")) header.removeAttribute("aria-sort");
    this.querySelector("tbody")?.append(...this.#rows);
  }

  #filter() {
    const [group, attachment, problem] = FILTERS.map((name) => this.find(name).value);
    let shown = 0;
    for (const row of this.#rows) {
      const { groups = "", attachment: forAttachment = LAST, problem: forProblem = LAST } = row.dataset;
      const fits = (!group || groups.split(" ").includes(group))
        && (!attachment || forAttachment <= attachment) && (!problem || forProblem <= problem);
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    this.#say(shown ? this.t("therapy-table.count", { n: shown, total: this.#rows.length }) : this.t("therapy-table.none"));
  }

  /** @param {HTMLElement} header @param {HTMLElement[]} headers @param {HTMLTableSectionElement} body */
  #turn(header, headers, body) {
    const column = header.dataset.sort ?? "";
    const kind = column === "name" ? "name" : "level";
    const first = kind === "name" ? "ascending" : "descending"; // strongest evidence first is the high end first
    const now = header.getAttribute("aria-sort");
    const next = now === null ? first : now === first ? (first === "ascending" ? "descending" : "ascending") : null;
    for (const other of headers) other.removeAttribute("aria-sort");
    if (next) header.setAttribute("aria-sort", next);
    body.append(...(next ? this.#sorted(column, next === first ? 1 : -1) : this.#rows));
    this.#say(next
      ? this.t("therapy-table.sorted", {
        column: header.textContent ?? "", order: this.t(`therapy-table.${next === first ? "first" : "last"}-${kind}`),
      })
      : this.t("therapy-table.unsorted"));
  }

  /**
   * The rows in order; rows that are equal keep the order of the site, and what was not judged comes last.
   * @param {string} column @param {1 | -1} direction
   */
  #sorted(column, direction) {
    const collator = new Intl.Collator(this.language);
    return [...this.#rows].sort((a, b) => {
      const [one, two] = [a.dataset[column] ?? LAST, b.dataset[column] ?? LAST];
      if (column !== "name" && (one === LAST || two === LAST)) return one === two ? 0 : one === LAST ? 1 : -1;
      return direction * collator.compare(one, two);
    });
  }

  /** @param {string} words */
  #say(words) {
    this.find("status").textContent = words;
  }
}

define("hw-therapy-table", TherapyTable);
