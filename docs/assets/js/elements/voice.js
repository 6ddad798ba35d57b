// Reading aloud with a voice that is on the device: the text goes nowhere.

/** Returns a local voice of this language, if there is one. @param {string} language */
export function localVoice(language) {
  return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.slice(0, 2) === language.slice(0, 2));
}

/**
 * Reads `text` aloud with a local voice, if there is one; what was being read stops.
 * @param {string} text
 * @param {string} language
 * @param {number} rate 1 is as fast as the voice speaks by itself
 * @param {() => void} [done] called when it is over
 */
export function readAloud(text, language, rate, done) {
  const voice = localVoice(language);
  if (!voice) return;
  const speech = new SpeechSynthesisUtterance(text);
  Object.assign(speech, { voice, lang: language, rate, onend: done, onerror: done });
  speechSynthesis.cancel();
  speechSynthesis.speak(speech);
}
