// The card that explains a term or an evidence label: opens on hover, focus and (as a sheet) on the first tap.
//
// The page carries the definitions it needs in <template id="hw-definitions">, so nothing is requested.
// WCAG 1.4.13: Escape closes it, the pointer may move onto it, it stays until the reader leaves it.
// Without this script, or when the template lacks a term, the link is a plain link to the term's page.
//
// Readers choose how often a term is underlined (`data-terms` of the root, see site.js): always, `first` of the page,
// or `never`. What is not underlined is no link either: it loses its address, and with that its place in the order of
// Tab, in lists of links and under a finger. So nobody meets a link that cannot be seen, and everybody, with or without
// a screen, has the same ones. Links that an author forced stay: the text relies on them.

const root = document.documentElement;
const definitions = document.getElementById("hw-definitions");
const terms = new Map([...document.querySelectorAll("a.hw-term[data-term]")].map((link) => [link, link.getAttribute("href")]));
const links = [...terms.keys(), ...document.querySelectorAll("a.hw-evidence[data-level]")];
const DELAY = 180; // ms; long enough to cross a link without the card flashing up

/** Whether the reader's choice makes this link to a term a plain word. */
function isPlain(link) {
  const { classList } = link;
  if (classList.contains("hw-forced")) return false;
  return root.dataset.terms === "never" || (root.dataset.terms === "first" && classList.contains("hw-again"));
}

if (definitions && links.length) {
  const card = document.createElement("div");
  card.className = "hw-peek";
  card.id = "hw-peek";
  card.tabIndex = -1;
  const native = "popover" in card;
  if (native) card.popover = "manual";
  else card.hidden = true;
  document.body.append(card);

  let current = null;
  let timer = 0;
  let touched = false;
  let returning = false;

  /** Closes the card; who was in it goes back to the word. */
  const close = () => {
    clearTimeout(timer);
    if (!current) return;
    const link = current;
    const inside = card.contains(document.activeElement);
    current = null;
    link.removeAttribute("aria-describedby");
    returning = true;
    if (inside) link.focus({ preventScroll: true });
    if (native) card.hidePopover();
    else card.hidden = true;
    returning = false;
  };

  const open = (link, sheet) => {
    clearTimeout(timer);
    const { term, level } = link.dataset;
    const source = definitions.content.querySelector(
      term ? `[data-term="${CSS.escape(term)}"]` : `[data-level="${CSS.escape(level)}"]`);
    if (!source || !link.hasAttribute("href")) return false;
    if (current === link) return true;
    close();
    current = link;
    card.replaceChildren(...source.cloneNode(true).childNodes);
    const foot = definitions.content.querySelector("[data-foot]")?.cloneNode(true);
    if (foot) {
      if (!term) foot.querySelector("a").remove(); // the choice is about terms
      if (!sheet) foot.querySelector("button").remove();
      card.append(...foot.childNodes);
    }
    card.classList.toggle("hw-peek--sheet", sheet);
    card.style.left = card.style.top = "";
    const name = card.querySelector("b").textContent;
    for (const [key, value] of [["role", "dialog"], ["aria-label", name]]) {
      if (sheet) card.setAttribute(key, value);
      else card.removeAttribute(key);
    }
    if (native) card.showPopover();
    else card.hidden = false;
    if (sheet) {
      card.focus({ preventScroll: true });
      const covered = link.getBoundingClientRect().bottom + 16 - card.getBoundingClientRect().top;
      if (covered > 0) scrollBy({ top: covered });
    } else {
      const text = card.querySelector("p");
      text.id = "hw-peek-text";
      link.setAttribute("aria-describedby", text.id);
      place(link);
    }
    return true;
  };

  const place = (link) => {
    const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const width = card.offsetWidth;
    const height = card.offsetHeight;
    const left = Math.max(8, Math.min(box.left, root.clientWidth - width - 8));
    const below = box.bottom + height + 8 < innerHeight || box.top < height + 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 4 : box.top - height - 4) + scrollY}px`;
  };

  const later = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  };

  for (const link of links) {
    link.removeAttribute("title"); // the card says it, and says it to everybody
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => open(link, false));
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") later(close);
    });
    link.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse";
    });
    link.addEventListener("focus", () => {
      if (!touched && !returning && link.matches(":focus-visible")) open(link, false);
    });
    link.addEventListener("blur", () => later(close));
    link.addEventListener("click", (event) => {
      // First tap opens the sheet; a second tap on the same word follows the link.
      if (touched && current !== link && open(link, true)) event.preventDefault();
      touched = false;
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") later(close);
  });
  card.addEventListener("focusin", () => clearTimeout(timer));
  card.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !card.contains(event.relatedTarget)) later(close);
  });
  card.addEventListener("click", (event) => {
    if (event.target.closest("button, a[href^='#']")) close();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  // A tap elsewhere, not the beginning of scrolling: then there is no `pointerup`.
  addEventListener("pointerup", (event) => {
    if (event.pointerType !== "mouse" && !card.contains(event.target) && event.target.closest?.("a") !== current) close();
  });
  addEventListener("resize", () => {
    if (current && !card.classList.contains("hw-peek--sheet")) place(current);
  });

  const choose = () => {
    close();
    for (const [link, address] of terms) {
      if (isPlain(link)) link.removeAttribute("href");
      else if (!link.hasAttribute("href")) link.setAttribute("href", address);
    }
  };
  new MutationObserver(choose).observe(root, { attributeFilter: ["data-terms"] });
  choose();
}
