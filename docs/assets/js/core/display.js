// The choices about the display that the site keeps (see site.js), for who wants to see or forget them.

const DISPLAY = ["theme", "terms"];

/**
 * The choices about the display that the site keeps (see site.js): light or dark, how often terms are underlined.
 * @returns {{name: string, value: string}[]}
 */
export function displayChoices() {
  try {
    return DISPLAY.map((name) => ({ name, value: localStorage.getItem(`hw-${name}`) ?? "" })).filter(({ value }) => value);
  } catch {
    return [];
  }
}

export function forgetDisplayChoices() {
  try {
    for (const name of DISPLAY) localStorage.removeItem(`hw-${name}`);
  } catch {
    // Storage is switched off: there is nothing to forget.
  }
}
