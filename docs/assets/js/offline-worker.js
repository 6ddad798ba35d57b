// The service worker: without a connection, every page of the site answers with Direct hulp.
//
// The build writes `sw.js` in the root of the site: `self.HELP = {…};` and then this text.
//   HELP.version  hash of everything that is kept; another version is another worker
//   HELP.pages    per language, the part of the path it starts with and its help page: {"": "hulp/", "en/": "en/hulp/"}
//   HELP.notices  per language (same keys), the notice as HTML
//   HELP.assets   what those pages load
// All paths are relative to the root of the site. Kept: these files and nothing else, so nothing of the reader's.

/** @type {{version: string, pages: Record<string, string>, notices: Record<string, string>, assets: string[]}} */
const HELP = self.HELP;
const ROOT = self.registration.scope;
// Sites below one domain share their caches: the path of this one is part of the name.
const MINE = `hechtwijzer-help ${new URL(ROOT).pathname} `;
const CACHE = MINE + HELP.version;
const KEPT = [...Object.values(HELP.pages), ...HELP.assets].map((path) => new URL(path, ROOT).href);
const RELATIVE = /\b(href|src)="(?!#|[a-z][a-z+.-]*:)([^"]*)"/gi; // not a place on the page, not tel: or https:
const PATIENCE = 4000; // ms before a help page or its style comes from the cache: a bad connection is no answer

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) =>
    // Past the browser's own cache, so that a new version never keeps an old file.
    cache.addAll(KEPT.map((url) => new Request(url, { cache: "reload" })))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(MINE) && name !== CACHE) await caches.delete(name);
    }
    // Pages are asked for while the worker still starts, so that it makes no page slower.
    await self.registration.navigationPreload?.enable();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const url = request.url.split(/[?#]/)[0];
  if (request.mode === "navigate") {
    const network = Promise.resolve(event.preloadResponse).then((response) => response ?? fetch(request));
    const page = network.catch((error) => helpFor(url, error));
    event.waitUntil(page.catch(() => {}));
    event.respondWith(KEPT.includes(url) ? sooner(page, () => helpFor(url)) : page);
  } else if (KEPT.includes(url)) {
    const network = fetch(request);
    event.respondWith(sooner(network.catch((error) => kept(url, error)), () => kept(url)));
  }
});

/**
 * What `answer` gives; after PATIENCE what `instead` gives, when that has anything.
 * @param {Promise<Response>} answer
 * @param {() => Promise<Response>} instead
 */
function sooner(answer, instead) {
  const late = new Promise((resolve) => setTimeout(() => instead().then(resolve, () => {}), PATIENCE));
  return Promise.race([answer, late]);
}

/**
 * The kept file; without it, the fault of the network stands and the browser says so itself.
 * @param {string} url
 * @param {unknown} [error]
 * @returns {Promise<Response>}
 */
async function kept(url, error) {
  const found = await (await caches.open(CACHE)).match(url);
  if (!found) throw error ?? new TypeError(`${url} is not kept`);
  return found;
}

/**
 * The help page in the language of `url`, with a notice, as the answer for that address: the address
 * stays, so that loading again brings the page that was asked for.
 * @param {string} url
 * @param {unknown} [error]
 */
async function helpFor(url, error) {
  const languages = Object.keys(HELP.pages).sort((a, b) => b.length - a.length);
  const language = languages.find((start) => url.startsWith(ROOT + start)) ?? "";
  const help = new URL(HELP.pages[language], ROOT).href;
  const found = await kept(help, error);
  const html = (await found.text())
    .replace(RELATIVE, (_, name, link) => `${name}="${new URL(link, help).href}"`)
    .replace(/<main\b[^>]*>/, (main) => main + HELP.notices[language]);
  const headers = new Headers(found.headers);
  // The text is unpacked and longer now.
  for (const name of ["Content-Encoding", "Content-Length", "Transfer-Encoding"]) headers.delete(name);
  return new Response(html, { headers });
}
