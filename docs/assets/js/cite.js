// Adds a copy button to each ready-made citation, the first time a reader opens them (see site.js).

const box = document.querySelector("details[data-hw-cite]");

if (box && navigator.clipboard) {
  const status = document.createElement("p");
  status.className = "hw-status";
  status.setAttribute("role", "status");
  for (const text of box.querySelectorAll("[data-cite]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "hw-button hw-button--quiet";
    button.textContent = box.dataset.copy.replace("{name}", text.dataset.cite);
    button.addEventListener("click", async () => {
      status.textContent = "";
      try {
        await navigator.clipboard.writeText(text.textContent.trim());
        status.textContent = box.dataset.copied;
      } catch {
        getSelection()?.selectAllChildren(text);
        status.textContent = box.dataset.notCopied;
      }
      // Below the button that was used, where the reader looks.
      button.after(status);
    });
    text.after(button);
  }
  box.append(status);
}
