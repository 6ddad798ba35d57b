// A file that calendars read: iCalendar, RFC 5545. Times are floating (no zone): five o'clock is five o'clock where
// the reader is. No organiser and nobody invited: nothing is sent to anyone. No DOM, no storage, no clock of its own.
//
// Written by hand because the smallest maintained library (ts-ics, 11.5 kB compressed) weighs more than the rest of
// an exercise; what comes out is read back by another library in tests.

/**
 * @typedef {object} Appointment
 * @property {string} uid the same for the same appointment, so that a calendar replaces it rather than adding it twice
 * @property {string} start local date and time, 2026-11-24T17:00
 * @property {string} title
 * @property {string} [note]
 */

/** 3.1: a line is at most 75 octets, without its end. */
const LONGEST = 75;
const OCTETS = new TextEncoder();

/**
 * Returns the text of a calendar file.
 * @param {Appointment[]} appointments
 * @param {{language: string, minutes: number, alarm: number | null, now: Date}} options `minutes` each lasts; `alarm`
 *   minutes before, or null for none
 */
export function calendar(appointments, { language, minutes, alarm, now }) {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = appointments.flatMap(({ uid, start, title, note }) => [
    "BEGIN:VEVENT", `UID:${uid}`, `DTSTAMP:${stamp}`, `DTSTART:${start.replace(/[-:]/g, "")}00`, `DURATION:PT${minutes}M`,
    `SUMMARY:${escaped(title)}`, ...(note ? [`DESCRIPTION:${escaped(note)}`] : []), "CLASS:PRIVATE",
    ...(alarm === null ? [] : [
      "BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:-PT${alarm}M`, `DESCRIPTION:${escaped(title)}`, "END:VALARM"]),
    "END:VEVENT",
  ]);
  return ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Hechtwijzer//Planner//${language.toUpperCase()}`, ...lines, "END:VCALENDAR"]
    .map((line) => `${folded(line)}\r\n`).join("");
}

/** 3.3.11: what has a meaning in a text gets a backslash; other control characters may not stand in it. @param {string} text */
export function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");
}

/** 3.1: a long line goes on after a line end and one space, never in the middle of a character. @param {string} line */
export function folded(line) {
  let text = "";
  let octets = 0;
  for (const character of line) {
    const size = OCTETS.encode(character).length;
    if (octets + size > LONGEST) {
      text += "\r\n ";
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
