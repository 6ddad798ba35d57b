// The rhythm of breathing as arithmetic: which phase belongs to a moment. Everything is worked out from
// the time since the start, so a late or skipped frame never adds up to drift. No DOM, no storage.

/** @typedef {"prepare" | "in" | "hold" | "out" | "done"} Phase */
/**
 * @typedef {object} Plan
 * @property {number} prepare ms of ordinary breathing first
 * @property {{phase: Phase, length: number}[]} phases one breath, in ms
 * @property {number} cycle ms of one breath
 * @property {number} rounds whole breaths
 * @property {number} total ms from start to end
 */
/**
 * @typedef {object} Moment
 * @property {Phase} phase
 * @property {number} round breaths begun, from 1; 0 while preparing
 * @property {number} count whole seconds left in this phase, at least 1
 * @property {number} fraction how much of this phase has passed, 0 to 1
 * @property {number} breath how full the breath is, 0 to 1
 * @property {number} stepped the same, moving once a second
 * @property {number} left ms until the end
 * @property {number} next ms until `count` or `phase` changes
 */

/**
 * Returns the plan for settings in seconds (`min` in minutes). The last breath is always whole.
 * @param {{in: number, vast: number, uit: number, min: number, aanloop: number}} settings
 * @returns {Plan}
 */
export function makePlan(settings) {
  /** @type {Plan["phases"]} */
  const phases = [
    { phase: "in", length: settings.in * 1000 },
    { phase: "hold", length: settings.vast * 1000 },
    { phase: "out", length: settings.uit * 1000 },
  ];
  const cycle = phases.reduce((sum, { length }) => sum + length, 0);
  const rounds = Math.max(1, Math.round((settings.min * 60_000) / cycle));
  const prepare = settings.aanloop * 1000;
  return { prepare, phases: phases.filter(({ length }) => length > 0), cycle, rounds, total: prepare + rounds * cycle };
}

/**
 * Returns where in `plan` one is, `elapsed` ms after the start.
 * @param {Plan} plan
 * @param {number} elapsed
 * @returns {Moment}
 */
export function momentAt(plan, elapsed) {
  const left = Math.max(0, plan.total - elapsed);
  if (left === 0) return { phase: "done", round: plan.rounds, count: 0, fraction: 1, breath: 0, stepped: 0, left, next: Infinity };
  if (elapsed < plan.prepare) return moment("prepare", 0, elapsed, plan.prepare, left);
  const breathing = elapsed - plan.prepare;
  const round = Math.floor(breathing / plan.cycle);
  let inside = breathing - round * plan.cycle;
  let last = plan.phases[plan.phases.length - 1];
  for (const part of plan.phases) {
    if (inside < part.length) {
      last = part;
      break;
    }
    if (part !== last) inside -= part.length;
  }
  return moment(last.phase, round + 1, inside, last.length, left);
}

/**
 * @param {Phase} phase
 * @param {number} round
 * @param {number} inside
 * @param {number} length
 * @param {number} left
 * @returns {Moment}
 */
function moment(phase, round, inside, length, left) {
  const remaining = Math.max(0, length - inside);
  const count = Math.max(1, Math.ceil(remaining / 1000));
  const fraction = Math.min(1, inside / length);
  const seconds = Math.ceil(length / 1000);
  const stepped = full(phase, (seconds - count) / seconds);
  return { phase, round, count, fraction, breath: full(phase, fraction), stepped, left, next: remaining - (count - 1) * 1000 || 1000 };
}

/** How full the breath is when `fraction` of `phase` has passed. @param {Phase} phase @param {number} fraction */
function full(phase, fraction) {
  return phase === "in" ? fraction : phase === "hold" ? 1 : phase === "out" ? 1 - fraction : 0;
}

/**
 * Returns when each phase of `plan` begins, in ms after the start: what a sound can be set to.
 * @param {Plan} plan
 * @returns {{time: number, phase: Phase}[]}
 */
export function beginnings(plan) {
  const found = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    let time = plan.prepare + round * plan.cycle;
    for (const { phase, length } of plan.phases) {
      found.push({ time, phase });
      time += length;
    }
  }
  return found;
}

/** Measures time that can be paused, on a clock that is handed to it. */
export class Stopwatch {
  #now;
  #before = 0;
  /** @type {number | null} */
  #since = null;

  /** @param {() => number} now a clock in ms that never goes back */
  constructor(now) {
    this.#now = now;
  }

  get running() {
    return this.#since !== null;
  }

  /** ms it has run */
  get elapsed() {
    return this.#before + (this.#since === null ? 0 : this.#now() - this.#since);
  }

  start() {
    this.#since ??= this.#now();
  }

  pause() {
    this.#before = this.elapsed;
    this.#since = null;
  }

  /** Stops and goes back to `elapsed` ms. */
  reset(elapsed = 0) {
    this.#before = elapsed;
    this.#since = null;
  }
}
