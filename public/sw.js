// Keeps one build of the site on this device, for whoever has turned that on, and answers with it.
//
// BUILD and FILES, every file of the build with its SHA-384, are put before this text when the site is built. A file is
// kept only if it verifies, and is looked at once more each time it is given out. The next build is kept beside this one
// and waits until a person takes it, or until no page of this one is open. Everything else goes to the network untouched.

const { scope } = self.registration;
const OURS = `marac-portal@1 ${scope} `;
const OWN = OURS + BUILD;
// Areas, checklists and practice cases change without a build: the last that came.
const LAST = OURS + "last";

const CHANGING = /^(areas|instruments|practice)\/[\w.-]+\.json$|^bank-holidays\.json$/;
const NAMED_BY_CONTENT = /^[a-z]+-([0-9a-f]{16})\.(js|wasm|css|json)$/;
// What a page does when it asks a second time; any other query is a worker whose policy stands in the server's answer.
const AGAIN = /^(\?again=\d+)?$/;
const PATIENCE_MS = 5000;
// They speak of the answer on its way, or of a day that is over: the page compares the date with the clock of the device.
const OF_THE_WAY = ["age", "content-encoding", "content-length", "date", "vary"];

const tasks = { fill, swap: () => self.skipWaiting(), tidy };

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  const task = Object.hasOwn(tasks, event.data) && tasks[event.data];
  if (task) event.waitUntil(task(event.source).then((answer) => event.ports[0].postMessage(answer)));
});
self.addEventListener("fetch", (event) => {
  const answer = answered(event.request);
  if (answer) event.respondWith(answer);
});

/** What is answered here; nothing where the network is to answer by itself. */
function answered(request) {
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || !address.startsWith(scope)) return undefined;
  const path = address.slice(scope.length);
  if (request.mode === "navigate") return ["", "index.html"].includes(path) ? start(request) : undefined;
  if (CHANGING.test(path) && !search) return latest(request);
  if (!AGAIN.test(search)) return undefined;
  if (Object.hasOwn(FILES, path)) return part(path);
  return NAMED_BY_CONTENT.test(path) ? earlier(request, path) : undefined;
}

// ---- one build ---------------------------------------------------------------------------------------------------

/** Keeps the whole build, or nothing of it. */
async function store() {
  await caches.delete(OWN);
  const paths = Object.keys(FILES);
  const files = await Promise.all(paths.map(published));
  try {
    const cache = await caches.open(OWN);
    await Promise.all(paths.map((path, at) => cache.put(path, files[at])));
  } catch (full) {
    await caches.delete(OWN);
    throw full;
  }
}

/** A file from the network, if it is the one that was published. */
async function published(path) {
  const response = await asked(path, { integrity: FILES[path] });
  if (!response.ok) throw new Error("missing");
  return still(response, await response.arrayBuffer());
}

/** The document. Where neither the device nor the network has the one of this build, the network gives its own, as it would without this. */
async function start(request) {
  const document = await part("./");
  return document.type === "error" ? fetch(request) : document;
}

/** A file of this build as it was published: the kept one, or once more from the network. */
async function part(path) {
  const cache = await kept(OWN);
  const file = cache && await cache.match(path);
  const bytes = file && await file.arrayBuffer();
  if (bytes && `sha384-${base64(await crypto.subtle.digest("SHA-384", bytes))}` === FILES[path]) return still(file, bytes);
  try {
    const anew = await published(path);
    if (cache) await cache.put(path, anew.clone());
    return anew;
  } catch (refused) {
    return Response.error();
  }
}

/** A file that is not of this build, for a page of an earlier one that is still open: its name says its content. */
async function earlier(request, path) {
  const [, hash] = NAMED_BY_CONTENT.exec(path);
  for (const name of await others()) {
    const file = await (await caches.open(name)).match(path);
    const bytes = file && await file.arrayBuffer();
    if (bytes && hex(await crypto.subtle.digest("SHA-256", bytes)).startsWith(hash)) return still(file, bytes);
  }
  return fetch(request);
}

/** Removes other builds, once no page may be of one: there is none, or only the one that asks, which has started from this. */
async function tidy(asking) {
  const { installing, waiting } = self.registration;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (installing || waiting || pages.some(({ id, url }) => url.startsWith(scope) && id !== asking?.id)) return;
  for (const name of await others()) await caches.delete(name);
}

async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OWN && name !== LAST);
}

// ---- what changes without a build ----------------------------------------------------------------------------------

/** From the network; where that does not answer soon, or its server has broken down, what came last. */
async function latest(request) {
  const coming = fetch(request).then((response) => remembered(request.url, response));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([coming.catch(() => undefined), late]);
  if (first && first.status < 500) return first;
  const cache = await kept(LAST);
  return (cache && await cache.match(request.url)) || coming;
}

/** Puts a copy in the place of the last one; what the server no longer has goes from here too. */
async function remembered(url, response) {
  if (!(await kept(OWN))) return response;
  const cache = await caches.open(LAST);
  if ([404, 410].includes(response.status)) await cache.delete(url);
  if (!response.ok) return response;
  const text = await response.clone().text();
  if (isJson(text)) await cache.put(url, still(response, text));
  return response;
}

/** Keeps everything that a person may need without a network; whether all of it is here. */
async function fill() {
  try {
    if (!(await isWhole())) await store();
    const { areas = [] } = await data("areas/index.json");
    const packs = await Promise.all(areas.map(({ id }) => data(`areas/${id}.json`)));
    const used = packs.flatMap(({ instruments = [] }) => instruments).map(({ use }) => String(use).split("@")[0]);
    const { cases = [], exercises = [] } = await data("practice/index.json");
    const files = [
      ...new Set(["dash-ric", ...used].map((id) => `instruments/${id}.json`)),
      ...[...cases, ...exercises].map((id) => `practice/${id}.json`), "bank-holidays.json",
    ];
    await Promise.all(files.map(data));
    return true;
  } catch (refused) {
    return false;
  }
}

async function isWhole() {
  const cache = await kept(OWN);
  return Boolean(cache) && (await cache.keys()).length === Object.keys(FILES).length;
}

/** What a data file holds, kept; nothing of one that the site does not have or that is none: a page could not use it either. */
async function data(path) {
  const response = await remembered(scope + path, await asked(path, {}));
  if ([404, 410].includes(response.status)) return {};
  if (!response.ok) throw new Error("refused");
  return await response.json().catch(() => undefined) ?? {};
}

// ---- small things --------------------------------------------------------------------------------------------------

/** From the network alone, without anything that says who asks. */
function asked(path, more) {
  return fetch(scope + path.replace("./", ""), { ...more, cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" });
}

/** A cache that is there; none is made in passing, so that nothing comes back once it has been turned off. */
async function kept(name) {
  return await caches.has(name) ? caches.open(name) : undefined;
}

/** An answer to keep, or kept: with the policy and the other headers that it came with. */
function still({ headers }, body) {
  const lasting = new Headers(headers);
  OF_THE_WAY.forEach((name) => lasting.delete(name));
  return new Response(body, { headers: lasting });
}

function isJson(text) {
  try {
    return JSON.parse(text) !== undefined;
  } catch (other) {
    return false;
  }
}

function base64(digest) {
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

function hex(digest) {
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
