// Chromium and the built site for the benches: starts both, and speaks WebDriver to chromedriver itself.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** Ends with the process, and everything in it and below it too. */
export const folder = mkdtempSync(join(tmpdir(), "marac-bench-"));
const started = [];
process.on("exit", () => {
  started.forEach((each) => each.removeAllListeners("exit").kill("SIGKILL"));
  rmSync(folder, { recursive: true, force: true });
});

let driver;

/** Serves the site with the trial area, starts chromedriver; answers with the origin. */
export async function serve(site, marac) {
  const [sitePort, driverPort] = [await freePort(), await freePort()];
  start(marac, ["serve", "--listen", `127.0.0.1:${sitePort}`, "--data", join(folder, "data"), "--site", site]);
  start("chromedriver", [`--port=${driverPort}`]);
  const origin = `http://127.0.0.1:${sitePort}`;
  driver = `http://127.0.0.1:${driverPort}`;
  await until(() => fetch(`${origin}/healthz`).then((answer) => answer.ok));
  await until(() => fetch(`${driver}/status`).then((answer) => answer.json()).then(({ value }) => value.ready));
  return origin;
}

/** Works in a browser with a fresh profile; every document runs `watch` before its own scripts. */
export async function inBrowser(watch, work) {
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1280,1000"];
  const { sessionId, capabilities } = await command("POST", "/session", { capabilities: { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": { args } } } });
  const at = (path) => `/session/${sessionId}${path}`;
  const devtools = (cmd, params = {}) => command("POST", at("/goog/cdp/execute"), { cmd, params });
  const run = (script) => command("POST", at("/execute/sync"), { script, args: [] });
  const page = {
    version: capabilities.browserVersion,
    open: (url) => command("POST", at("/url"), { url }),
    run,
    slower: (rate) => devtools("Emulation.setCPUThrottlingRate", { rate }),
    /** Milliseconds of processor time that the tasks of the main thread have taken since they were first asked for. */
    busy: async () => {
      await devtools("Performance.enable", { timeDomain: "threadTicks" });
      const { metrics } = await devtools("Performance.getMetrics");
      return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    },
    later: (script) => command("POST", at("/execute/async"), { script: `const done = arguments[0]; ${script}`, args: [] }),
    until: (expression, seconds) => until(() => run(`return ${expression}`), expression, seconds),
    give: async (selector, files) => {
      const element = await command("POST", at("/element"), { using: "css selector", value: selector });
      await command("POST", at(`/element/${Object.values(element)[0]}/value`), { text: files.join("\n") });
    },
    click: async (selector) => {
      await page.until(`document.querySelector(${JSON.stringify(selector)})`);
      await run(`document.querySelector(${JSON.stringify(selector)}).click()`);
    },
  };
  try {
    await devtools("Page.addScriptToEvaluateOnNewDocument", { source: watch });
    return await work(page);
  } finally {
    await command("DELETE", at(""));
  }
}

async function command(method, path, body) {
  const answer = await fetch(driver + path, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}

async function until(holds, what = "an answer", seconds = 30) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const value = await holds().catch((error) => { if (performance.now() > end) throw error; });
    if (value) return value;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await wait(20);
  }
}

function start(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => (said += text));
  child.on("error", (error) => { throw new Error(`${program} could not be started: ${error.message}`); });
  child.on("exit", (code) => { throw new Error(`${program} ended with ${code}:\n${said}`); });
  started.push(child);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}
