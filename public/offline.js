// Turns the use without a network on and off, for the program of this page. boot.js loads this where a person has turned
// it on, or where the program asks; without that nothing is registered and nothing kept. What it is all kept by: sw.js.

const here = new URL("./", document.baseURI).href;
const OURS = `marac-portal@1 ${here} `;
const HOUR_MS = 3_600_000;
let watched = false;

const asks = { state, on, off, swap, watch, persist };

/** Answers one of the asks; where the browser does not let a page keep anything, as if it were not made for it. */
export default async function offline(what) {
  try {
    return await asks[what]();
  } catch (refused) {
    return what === "state" ? "unsupported" : false;
  }
}

/** "unsupported", "off", "on", or "new" where another version is here and waits. */
async function state() {
  const found = await ours();
  if (!found?.active || !(await names()).length) return "off";
  return found.waiting ? "new" : "on";
}

/** Whether everything is kept now. What was not kept as a whole is not kept at all. */
async function on() {
  const before = await ours();
  try {
    const found = await navigator.serviceWorker.register("./sw.js", { scope: here, updateViaCache: "none" });
    if (!found.active) await reached(found.installing || found.waiting, "activated");
    if (await told(found.active, "fill")) {
      await watch();
      return true;
    }
  } catch (refused) {
    // The same as not filled.
  }
  if (!before) await off();
  return false;
}

/** Whether the browser promises not to clear by itself what this page keeps. */
async function persist() {
  // Firefox asks the person, who may have other things to do than to answer.
  return Promise.race([navigator.storage.persist(), new Promise((done) => setTimeout(done, 2_000, false))]);
}

/** Whether nothing is left. */
async function off() {
  const found = await ours();
  if (found) await found.unregister();
  for (const name of await names()) await caches.delete(name);
  watched = false;
  return !(await ours()) && !(await names()).length;
}

/** Takes the other version and starts the page anew; where none is to be had, nothing happens and the answer is false. */
async function swap() {
  const found = await ours();
  if (!found) return false;
  if (!found.waiting) await found.update();
  const next = found.installing || found.waiting;
  if (!next) return false;
  await reached(next, "installed");
  const taken = reached(next, "activated");
  next.postMessage("swap", [new MessageChannel().port2]);
  await taken;
  location.reload();
  return true;
}

/** Looks for another version now and every hour, and says when one is here. */
async function watch() {
  const found = await ours();
  if (!found || watched) return false;
  watched = true;
  offerToInstall();
  found.addEventListener("updatefound", () => announce(found));
  if (found.waiting || found.installing) announce(found);
  setInterval(() => look(found), HOUR_MS);
  look(found);
  return true;
}

function look(found) {
  if (!watched) return;
  if (found.active) told(found.active, "tidy");
  found.update().catch(() => {});
}

async function announce(found) {
  const next = found.installing || found.waiting;
  await reached(next, "installed").catch(() => {});
  if (found.waiting && found.active) dispatchEvent(new Event("marac-new-version"));
}

// Only whoever has said that this is their own device is offered to install the site there.
function offerToInstall() {
  if (document.querySelector("link[rel=manifest]")) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "./site.webmanifest" }));
}

/** What is registered for this folder, not for one above. */
async function ours() {
  const found = await navigator.serviceWorker.getRegistration(here);
  return found?.scope === here ? found : undefined;
}

async function names() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** Once a service worker has come so far; refused where it never will. */
function reached(worker, state) {
  const ways = ["installing", "installed", "activating", "activated"];
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "redundant") reject(new Error("redundant"));
      if (ways.indexOf(worker.state) >= ways.indexOf(state)) resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

function told(worker, what) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(what, [port2]);
  });
}
