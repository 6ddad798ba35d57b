// The overview: tension through time and how often each kind occurred. Each drawing stands beside a table that
// says the same; nothing is scored or judged.

import { counts, tensions } from "../core/diary.js";
import { h, svg } from "./dom.js";

/** @typedef {import("../core/records.js").Entry} Entry */
/** @typedef {import("../core/answers.js").Field} Field */
/** @typedef {import("./enhancement.js").Enhancement} Enhancement */

const WIDTH = 320;
const HEIGHT = 140;
const EDGE = 24;
const HIGHEST = 10;
const SHOWN = 60;

/**
 * Draws the overview of `entries` into part `charts` of `host`.
 * @param {Enhancement} host
 * @param {Entry[]} entries
 * @param {Field[]} fields
 */
export function overview(host, entries, fields) {
  const parts = [];
  const points = tensions(entries).slice(-SHOWN);
  if (points.length > 1) parts.push(throughTime(host, points));
  const field = fields.find(({ id }) => id === host.find("overview").dataset.groupBy);
  if (field && entries.length > 1) parts.push(byKind(host, entries, field));
  host.find("charts").replaceChildren(...(parts.length ? parts : [h("p", {}, host.t("diary.few"))]));
}

/** @param {Enhancement} host @param {ReturnType<typeof tensions>} points */
function throughTime(host, points) {
  const day = new Intl.DateTimeFormat(host.language, { day: "numeric", month: "short" });
  const dates = points.map(({ date }) => day.format(new Date(date)));
  const before = host.t("diary.tension-before");
  const after = host.t("diary.tension-after");
  const title = host.t("diary.time");
  const text = host.t("diary.time-text", { from: dates[0], to: dates[dates.length - 1] });
  /** @param {number} index */
  const x = (index) => EDGE + ((WIDTH - 2 * EDGE) * index) / (points.length - 1);
  /** @param {number} level */
  const y = (level) => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * level) / HIGHEST;
  const lines = [0, 5, HIGHEST].flatMap((level) => [
    svg("line", { class: "hw-chart-grid", x1: EDGE, x2: WIDTH - EDGE, y1: y(level), y2: y(level) }),
    svg("text", { x: EDGE - 6, y: y(level) + 4, "text-anchor": "end" }, String(level)),
  ]);
  const marks = points.flatMap((point, index) => [
    ...(point.before !== null && point.after !== null
      ? [svg("line", { class: "hw-chart-link", x1: x(index), x2: x(index), y1: y(point.before), y2: y(point.after) })] : []),
    ...(point.before !== null ? [svg("circle", { class: "hw-chart-before", cx: x(index), cy: y(point.before), r: 5 })] : []),
    // A square beside a dot: the two differ in shape, not in colour alone.
    ...(point.after !== null ? [svg("rect", { class: "hw-chart-after", x: x(index) - 4.5, y: y(point.after) - 4.5, width: 9, height: 9 })] : []),
  ]);
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": text }, ...lines, ...marks);
  const key = h("p", { class: "hw-chart-key" }, h("span", { class: "hw-key-before" }, before), " ", h("span", { class: "hw-key-after" }, after));
  const rows = points.map((point, index) => [dates[index], shown(host, point.before), shown(host, point.after)]);
  return figure(title, drawing, key, table([host.t("diary.date"), before, after], rows, title));
}

/** @param {Enhancement} host @param {Entry[]} entries @param {Field} field */
function byKind(host, entries, field) {
  const found = counts(entries, field).map((kind) => ({ ...kind, label: kind.option ? kind.label : host.t("diary.none") }));
  const most = Math.max(...found.map(({ count }) => count));
  const row = 22;
  const bars = found.flatMap(({ count }, index) => [
    svg("rect", { class: "hw-chart-bar", x: 0, y: index * row + 3, width: Math.max(2, (count / most) * (WIDTH - 30)), height: row - 8, rx: 3 }),
    svg("text", { x: (count / most) * (WIDTH - 30) + 6, y: index * row + 14 }, String(count)),
  ]);
  const text = host.t("diary.group-text", { name: field.label });
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${found.length * row}`, role: "img", "aria-label": text }, ...bars);
  const rows = found.map(({ label, count }) => [label, String(count)]);
  return figure(field.label, drawing, table([field.label, host.t("diary.count")], rows, text));
}

/** @param {Enhancement} host @param {number | null} level */
function shown(host, level) {
  return level === null ? host.t("diary.none") : String(level);
}

/** @param {string} title @param {...Node} parts */
function figure(title, ...parts) {
  return h("figure", { class: "hw-chart" }, h("figcaption", {}, title), ...parts);
}

/** @param {string[]} head @param {string[][]} rows @param {string} name */
function table(head, rows, name) {
  const body = rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((cell) => h("td", {}, cell))));
  return h("div", { class: "hw-table", tabindex: "0", role: "region", "aria-label": name },
    h("table", {}, h("thead", {}, h("tr", {}, ...head.map((cell) => h("th", { scope: "col" }, cell)))), h("tbody", {}, ...body)));
}
