// Starts the program of this page, or says plainly that it could not.
//
// The document is the root of trust: it names every script and program with its SHA-384, and this script starts
// nothing that differs from it. When the program breaks later on, this script keeps the page's text where it is,
// shows "NOT sent", and lets nothing reach the program or the network again.
"use strict";

(function () {
  const script = document.currentScript;
  const network = window.fetch && window.fetch.bind(window);
  let stopped = false;
  let workers = [];
  let kept = "";
  let practiceStyle;

  // ---- start ---------------------------------------------------------------------------------------------------

  async function start() {
    if (!network || typeof WebAssembly !== "object" || typeof Worker !== "function") return stop("too-old");
    const { build } = script.dataset;
    try {
      probeRandomness();
      Object.defineProperty(window, "marac", { value: Object.freeze({ build, worker, keep, live, handedOver, offline, keepsDrafts }) });
      watchForTraps();
      await (/^#\/practice(\/|$)/.test(location.hash) && script.dataset.practice ? practice() : main());
      document.getElementById("starting").remove();
    } catch (refused) {
      return stop("not-started");
    }
    // Without an answer the page works as it does for everybody else. The desk has no such script.
    navigator.serviceWorker?.getRegistration().then((found) => found && offline("watch")).catch(() => {});
  }

  function main() {
    const glue = document.querySelector("link[rel=modulepreload][integrity]");
    return run(glue.href, glue.integrity, script.dataset.program, script.dataset.programIntegrity);
  }

  // Practice is another program, which has nothing in it that could send; its parts are named in a file of their own.
  async function practice() {
    const { practice: url, practiceIntegrity } = script.dataset;
    const parts = await twice(url, (url) => verified(url, practiceIntegrity).then((response) => response.json()));
    await twice(parts.style, (url) => styled(url, parts.styleIntegrity));
    return run(parts.glue, parts.glueIntegrity, parts.program, parts.programIntegrity);
  }

  async function styled(href, integrity) {
    practiceStyle = document.createElement("link");
    Object.assign(practiceStyle, { rel: "stylesheet", href, integrity, crossOrigin: "anonymous" });
    const loaded = new Promise((resolve, reject) => Object.assign(practiceStyle, { onload: resolve, onerror: reject }));
    document.head.append(practiceStyle);
    await loaded;
  }

  async function run(glue, glueIntegrity, program, programIntegrity) {
    const [bindings, compiled] = await Promise.all([
      twice(new URL(glue, document.baseURI).href, (url) => verifiedModule(url, glueIntegrity)),
      twice(program, (url) => verified(url, programIntegrity).then(compile)),
    ]);
    try {
      await bindings.default({ module_or_path: compiled });
    } catch (trap) {
      stop("not-sent", trap);
    }
  }

  // For the practice program, once it has gone from the page: what was typed was real, and the live one takes it. Memory only.
  let handed = "";
  function live(text) {
    handed = text;
    practiceStyle.remove();
    main().catch(() => stop("not-started"));
  }

  // For the live program: what was handed over to it, once.
  function handedOver() {
    const text = handed;
    handed = "";
    return text;
  }

  // A device that cannot make random numbers cannot seal anything.
  function probeRandomness() {
    const [one, two] = [new Uint8Array(32), new Uint8Array(32)];
    crypto.getRandomValues(one);
    crypto.getRandomValues(two);
    if (one.every((byte, at) => byte === two[at])) throw new Error("no randomness");
  }

  // ---- nothing unverified ----------------------------------------------------------------------------------------

  async function verified(url, integrity) {
    if (!/^sha384-/.test(integrity || "")) throw new Error("no integrity");
    const response = await network(url, { integrity, redirect: "error", referrerPolicy: "no-referrer" });
    if (!response.ok) throw new Error("missing");
    return response;
  }

  // A browser may keep a file that was changed on its way, and then refuse it for ever: ask once more by a name it has not seen.
  async function twice(url, load) {
    try {
      return await load(url);
    } catch (refused) {
      return load(url + (url.includes("?") ? "&" : "?") + "again=" + Date.now());
    }
  }

  // A module script with integrity enters the page's module map only if it verifies; import() then takes it from there.
  async function verifiedModule(url, integrity) {
    if (!/^sha384-/.test(integrity || "")) throw new Error("no integrity");
    await new Promise((resolve, reject) => {
      const module = document.createElement("script");
      module.type = "module";
      module.integrity = integrity;
      module.crossOrigin = "anonymous";
      module.onload = resolve;
      module.onerror = () => reject(new Error("refused"));
      module.src = url;
      document.head.append(module);
    });
    return import(url);
  }

  // Streams where the host names the type, so that browsers may keep the compiled program.
  async function compile(response) {
    return /^application\/wasm\b/.test(response.headers.get("Content-Type") || "")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  // For the program: a worker whose script and program are the ones the document names. What a worker may connect to stands
  // in the answer that brings its script, and browsers keep that: where it should reach another origin, its name says which.
  async function worker(origin) {
    const { worker: url, workerIntegrity, workerWasm, workerWasmIntegrity } = script.dataset;
    const [from, program] = await Promise.all([
      twice(url + (origin ? "?" + encodeURIComponent(origin) : ""), (url) => verified(url, workerIntegrity).then((response) => response.arrayBuffer()).then(() => url)),
      twice(workerWasm, (url) => verified(url, workerWasmIntegrity).then(compile)),
    ]);
    if (stopped) throw new Error("stopped");
    const started = new Worker(from);
    started.postMessage(program);
    workers.push(started);
    return started;
  }

  // For the program: whether this device keeps drafts, so that they can be offered.
  async function keepsDrafts() {
    return (await indexedDB.databases()).some(({ name }) => name === "marac-portal");
  }

  // For the program: the use without a network, by a script that is loaded where it was turned on or the program asks.
  let asked;
  function offline(what) {
    const { offline: url, offlineIntegrity } = script.dataset;
    asked ??= twice(url, (url) => verifiedModule(url, offlineIntegrity));
    return asked.then((module) => module.default(what)).catch(() => {});
  }

  // ---- when the program breaks -------------------------------------------------------------------------------------

  // For the program: plain text of what has been typed so far, shown if the program breaks. Memory only.
  function keep(text) {
    kept = text;
  }

  function watchForTraps() {
    addEventListener("error", (event) => isTrap(event.error) && stop("not-sent", event.error));
    addEventListener("unhandledrejection", (event) => isTrap(event.reason) && stop("not-sent", event.reason));
  }

  // A trap, an exhausted stack, or an exception that went through the program: in each case its state is unknown.
  // By name, because an error may come from another realm. A refused promise of the browser (DOMException) is no trap.
  function isTrap(error) {
    if (!error || typeof error !== "object" || error instanceof DOMException) return false;
    return error.name === "RuntimeError" || /wasm/.test(error.stack || "");
  }

  function stop(id, error) {
    if (stopped) return;
    stopped = true;
    workers.forEach((each) => each.terminate());
    const starting = document.getElementById("starting");
    if (starting) starting.hidden = true;
    const notice = document.getElementById(id);
    notice.hidden = false;
    notice.dataset.place = place(error);
    document.title = notice.querySelector("h1").textContent;
    if (id === "not-sent") gather(document.getElementById("not-sent-text"));
    notice.focus();
    notice.scrollIntoView();
  }

  // For whoever looks for the fault: the kind of error and places in the programs. Never its message, which may quote what was typed.
  function place(error) {
    const stack = (error && error.stack) || "";
    const places = stack.match(/wasm-function\[\d+\]|\b[a-z]+-[0-9a-f]{16}\.js:\d+:\d+/g) || [];
    return [error instanceof Error ? error.constructor.name : "", ...places].join(" ").trim();
  }

  // After the notice stands: whatever broke the program may break this too.
  function gather(text) {
    try {
      text.value = kept;
      text.value = [kept, typedOnThisPage()].filter(Boolean).join("\n\n");
    } catch (broken) {
      // What was typed still stands in the page below.
    }
  }

  function typedOnThisPage() {
    const fields = document.querySelectorAll("#app input, #app textarea, #app select");
    return [...fields].filter(hasSomething).map((field) => {
      const label = field.labels && field.labels[0] ? field.labels[0].textContent.trim() : "";
      return label + ": " + (field.matches("[type=radio], [type=checkbox]") ? "yes" : field.value);
    }).join("\n");
  }

  function hasSomething(field) {
    if (field.matches("[type=password], [type=hidden], [type=file], [data-secret]")) return false;
    return field.matches("[type=radio], [type=checkbox]") ? field.checked : field.value !== "";
  }

  // Once stopped, the program hears nothing more and nothing leaves the page. Typing, selecting and copying still work.
  const heard = ["click", "submit", "input", "change", "keydown", "keyup", "keypress", "paste", "drop", "dragover",
    "focusin", "focusout", "hashchange", "popstate", "visibilitychange", "pagehide", "beforeunload"];
  const acts = ["click", "submit", "drop", "beforeunload"];
  for (const name of heard) {
    addEventListener(name, (event) => {
      if (!stopped) return;
      event.stopImmediatePropagation();
      const allowed = event.target instanceof Element && event.target.closest(".stopped, a[href^='tel:']");
      if (acts.includes(name) && !allowed) event.preventDefault();
    }, true);
  }
  window.fetch = (...request) => (stopped ? Promise.reject(new TypeError("stopped")) : network(...request));

  // A page brought back from the browser's memory may be somebody else's: start afresh.
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  start();
})();
