/**
 * <hw-preset>: the sliders of the exercise around it say their value in words, and a link may set them.
 *
 * Parts: `preset`, which says what a link has set. Attributes: `data-strings`.
 * Address: `#v1;sec=20` and the like (see core/preset.js).
 * Events: `hw-settings` on the exercise, when a link has set something.
 * Stores: nothing.
 */

import { Enhancement, define } from "./enhancement.js";
import { Settings } from "./settings.js";

class Preset extends Enhancement {
  wire() {
    const exercise = /** @type {HTMLElement | null} */ (this.closest(".hw-exercise"));
    if (!exercise) throw new Error(`${this.label}: stands in no exercise`);
    this.find("preset");
    new Settings(this, exercise, () => {});
  }
}

define("hw-preset", Preset);
