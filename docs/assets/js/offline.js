// Keeps Direct hulp within reach without a connection: registers the worker at the root of the site.
// Where the browser has no workers, or refuses one, everything else works as before and nothing is said.

async function register() {
  try {
    await navigator.serviceWorker.register(new URL("../../sw.js", import.meta.url));
  } catch {
    // A private window, a full disk, a site under test: the help page is then there with a connection only.
  }
}

if ("serviceWorker" in navigator) {
  // After loading: the reader's page goes first.
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
