// The card that explains a term or an evidence label: opens on hover, focus and (as a sheet) on the first tap.
//
// The page carries the definitions it needs in <template id="hw-definitions">, so nothing is requested.
// WCAG 1.4.13: Escape closes it, the pointer may move onto it, it stays until the reader leaves it.
// Without this script, or when the template lacks a term, the link is a plain link to the term's page.

const definitions = document.getElementById("hw-definitions");
const links = document.querySelectorAll("a.hw-term[data-term], a.hw-evidence[data-level]");
const DELAY = 180; // ms; long enough to cross a link without the card flashing up

if (definitions && links.length) {
  const card = document.createElement("div");
  card.className = "hw-peek";
  card.id = "hw-peek";
  const native = "popover" in card;
  if (native) card.popover = "manual";
  else card.hidden = true;
  document.body.append(card);

  let current = null;
  let timer = 0;
  let touched = false;

  const close = () => {
    clearTimeout(timer);
    if (!current) return;
    current.removeAttribute("aria-describedby");
    current = null;
    if (native) card.hidePopover();
    else card.hidden = true;
  };

  const open = (link, sheet) => {
    clearTimeout(timer);
    const { term, level } = link.dataset;
    const source = definitions.content.querySelector(
      term ? `[data-term="${CSS.escape(term)}"]` : `[data-level="${CSS.escape(level)}"]`);
    if (!source) return false;
    if (current === link) return true;
    close();
    current = link;
    card.replaceChildren(...source.cloneNode(true).childNodes);
    card.classList.toggle("hw-peek--sheet", sheet);
    card.style.left = card.style.top = "";
    if (native) card.showPopover();
    else card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    if (!sheet) place(link);
    return true;
  };

  const place = (link) => {
    const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const width = card.offsetWidth;
    const height = card.offsetHeight;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
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
      touched = event.pointerType === "touch";
    });
    link.addEventListener("focus", () => {
      if (!touched && link.matches(":focus-visible")) open(link, false);
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
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  addEventListener("pointerdown", (event) => {
    if (current && event.pointerType === "touch" && !card.contains(event.target) && event.target !== current) close();
  });
  addEventListener("resize", close);
}
