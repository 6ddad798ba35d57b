// Answers become sentences: what was filled in, read as one message. Pure: no DOM.
//
// A pattern is a sentence with a place for each answer: "Als {als}, dan {gevolg}." What stands before a place is its
// lead ("dan"). A place without an answer is left out with its lead; words, capitals and signs are never doubled.

/** @typedef {{lead: string, join: string, field: string}} Piece */
/** @typedef {{after: string[], subjects: string[]}} Rule */
/**
 * The grammar of a language that joining needs (written in exercise_types/sentences.py).
 * @typedef {{turn: Rule, own: Rule, names: string[], small: string[]}} Grammar
 */

/** A closing sign, or the face that many people write in its place. */
const END = /(?:[.?!…]["”’)]*|[:;]-?[()]|\p{Extended_Pictographic}\uFE0F?)$/u;

/**
 * Returns the message that `patterns` and the answers make; empty when there are no answers.
 * @param {string[]} patterns
 * @param {(field: string) => string} answer what was filled in; empty when nothing was
 * @param {Grammar} grammar
 */
export function message(patterns, answer, grammar) {
  return patterns.map((pattern) => sentence(pattern, answer, grammar)).filter(Boolean).join(" ");
}

/** @param {string} pattern @returns {{found: Piece[], end: string}} */
function pieces(pattern) {
  const parts = pattern.split(/\{([\w-]+)\}/);
  /** @type {Piece[]} */
  const found = [];
  for (let at = 1; at < parts.length; at += 2) {
    const [, join, lead] = /** @type {RegExpMatchArray} */ (parts[at - 1].match(/^([,;:]?)\s*(.*?)\s*$/s));
    found.push({ join: found.length ? `${join} ` : "", lead, field: parts[at] });
  }
  return { found, end: parts[parts.length - 1].trim() };
}

/** @param {string} pattern @param {(field: string) => string} answer @param {Grammar} grammar */
function sentence(pattern, answer, grammar) {
  const { found, end } = pieces(pattern);
  const last = found.length - 1;
  let text = "";
  let open = false;
  found.forEach(({ join, lead, field }, at) => {
    const words = tidy(answer(field), at === last);
    open = words === "" && text !== "";
    if (words !== "") text += (text && join) + led(lead, words, grammar);
  });
  if (text === "") return "";
  // What still misses its second half says so.
  return capital(text) + (open ? "…" : END.test(text) ? "" : end || ".");
}

/** Takes away what the sentence adds itself: dots, commas, quotation marks around the whole. @param {string} text @param {boolean} last */
function tidy(text, last) {
  const inner = text.trim().replace(/^[‘“"'](.*)[’”"']$/su, "$1").replace(/^[\s…,.;]+|[\s,;]+$/gu, "");
  return last ? inner.replace(/(?:\.{2,}|…)$/u, "").replace(/\.$/u, "").trim() : inner.replace(/[\s.…?!]+$/u, "");
}

/** Puts `words` after `lead`, as that language does. @param {string} lead @param {string} words @param {Grammar} grammar */
function led(lead, words, grammar) {
  if (lead === "") return words;
  const leads = lead.split(/\s+/);
  const before = leads[leads.length - 1].toLowerCase();
  const first = starts(words);
  const own = grammar.own.after.includes(before) && grammar.own.subjects.includes(first);
  if (first === starts(lead) || own) return small(words);
  if (leads.length > 1 && words.endsWith("?")) return words;
  const rest = lowered(withoutRepeat(leads, words), before, grammar);
  return `${lead} ${grammar.turn.after.includes(before) ? turned(rest, grammar.turn.subjects) : rest}`;
}

/** The first word, small, and of "I’d" or "ik’m" what stands before the apostrophe. @param {string} text */
const starts = (text) => (text.match(/^[\p{L}]+/u)?.[0] ?? "").toLowerCase();

/** Takes from `words` what the end of the lead says already. @param {string[]} leads @param {string} words */
function withoutRepeat(leads, words) {
  for (const from of leads.keys()) {
    const repeat = `${leads.slice(from).join(" ")} `.toLowerCase();
    if (words.toLowerCase().startsWith(repeat)) return words.slice(repeat.length).trim();
  }
  return words;
}

/** @param {string} words @param {string} before @param {{names: string[], small: string[]}} grammar */
function lowered(words, before, { names, small: common }) {
  const first = starts(words);
  const keep = /^\p{Lu}{2}/u.test(words) || ((names.includes(before) || before.endsWith(":")) && !common.includes(first));
  return keep ? words : small(words);
}

/** Lowers the first letter; English I stays. @param {string} words */
function small(words) {
  return starts(words) === "i" ? words : words.replace(/^\p{L}/u, (letter) => letter.toLowerCase());
}

/** @param {string} words @param {string[]} subjects */
function turned(words, subjects) {
  const [subject, verb, ...rest] = words.split(/\s+/);
  return verb && subjects.includes(subject.toLowerCase()) ? [verb, subject, ...rest].join(" ") : words;
}

/** A capital at the start; Dutch wants it after ’s, and for both letters of ij. @param {string} text */
function capital(text) {
  return text.replace(/^(['’]\p{L}\s+)?(ij|\p{L})/iu, (_, before, letters) => (before ?? "") + letters.toUpperCase());
}
