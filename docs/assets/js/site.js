// On every page: leaving quickly, closing the help panel, the display choice, opening search.
// Everything here adds to links and elements that work without it.

/** Replaces this page so that Back does not return to it; the browser's history list remains. */
function leave(url) {
  // Blank first: the other site may take a moment, and the screen should not.
  document.documentElement.hidden = true;
  document.title = "…";
  location.replace(url);
}

const exit = document.querySelector("a[data-hw-exit]");
if (exit) {
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave(exit.href);
  });
  let presses = 0;
  let last = 0;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = 0;
      return;
    }
    // Within two seconds of each other: somebody in a hurry, not somebody closing three menus.
    presses = event.timeStamp - last < 2000 ? presses + 1 : 1;
    last = event.timeStamp;
    if (presses >= 3) leave(exit.href);
  });
  // Coming back through the page cache would show the blanked page.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}

const help = document.querySelector("details[data-hw-help]");
if (help) {
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && help.open) {
      help.open = false;
      help.querySelector("summary").focus();
    }
  });
  addEventListener("click", (event) => {
    if (help.open && !help.contains(event.target)) help.open = false;
  });
}

// Choices about the display (light or dark, how often terms are underlined) are attributes of the root, which style
// sheets and terms.js look at. The inline script of the page sets what is kept, before the first paint. For the
// usual choice, the first of a group, there is no attribute and nothing is kept.
const root = document.documentElement;
const choices = document.querySelectorAll("fieldset[data-hw-choice]");

/** Checks in every group what holds now; one choice can stand on a page twice. */
function showChoices() {
  for (const group of choices) {
    const inputs = [...group.querySelectorAll("input")];
    const chosen = root.dataset[group.dataset.hwChoice] ?? inputs[0].value;
    for (const input of inputs) input.checked = input.value === chosen;
  }
}

for (const group of choices) {
  const name = group.dataset.hwChoice;
  const usual = group.querySelector("input").value;
  group.addEventListener("change", ({ target }) => {
    if (target.value === usual) delete root.dataset[name];
    else root.dataset[name] = target.value;
    showChoices();
    try {
      if (target.value === usual) localStorage.removeItem(`hw-${name}`);
      else localStorage.setItem(`hw-${name}`, target.value);
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  });
  group.hidden = false;
}
showChoices();
// After a reader erased what the site keeps (see my-data.js), the page looks as it usually does.
addEventListener("hw-erase", () => {
  for (const { dataset: { hwChoice: name } } of choices) {
    try {
      if (!localStorage.getItem(`hw-${name}`)) delete root.dataset[name];
    } catch {
      // Storage is switched off: nothing was kept, so nothing was erased.
    }
  }
  showChoices();
});

// A site that is not built anew does not notice that a review has become due; the reader's calendar does.
const day = new Date().toISOString().slice(0, 10);
for (const notice of document.querySelectorAll("[data-hw-overdue]")) {
  if (notice.dataset.hwOverdue < day) notice.hidden = false;
}

document.querySelector("details[data-hw-cite]")?.addEventListener("toggle", () => import("./cite.js"), { once: true });

const opener = document.querySelector("button[data-hw-search]");
if (opener) {
  const open = async () => (await import("./search.js")).openSearch();
  opener.hidden = false;
  opener.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
}
