// Opens the theme's own search in a dialog. Its script, styles and index are loaded on first use only.

let dialog = null;

/** Opens the search dialog, building it the first time. */
export function openSearch() {
  dialog ??= build();
  dialog.showModal();
  dialog.querySelector("input[name=query]").focus();
}

function build() {
  const template = document.getElementById("hw-search");
  const element = template.content.querySelector("dialog").cloneNode(true);
  document.body.append(element);
  element.querySelector("[data-hw-search-close]").addEventListener("click", () => element.close());
  element.addEventListener("click", (event) => {
    if (event.target === element) element.close();
  });
  element.querySelector("form").addEventListener("submit", (event) => event.preventDefault());

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = template.dataset.style;
  document.head.append(style);

  const base = new URL(template.dataset.base, location.href);
  // The theme's script expects these from its own base template.
  window.__md_scope = base;
  window.__md_get = () => null;
  window.__md_set = () => {};
  const settings = document.createElement("script");
  settings.id = "__config";
  settings.type = "application/json";
  settings.textContent = JSON.stringify({
    base: base.href,
    features: [],
    search: new URL(template.dataset.worker, location.href).href,
    translations: JSON.parse(template.dataset.translations),
  });
  document.body.append(settings);
  const script = document.createElement("script");
  script.src = template.dataset.bundle;
  document.body.append(script);
  return element;
}
