// Unlocking an identity file at the desk in headless Chromium: how long the worker takes, and whether the page answers meanwhile.
// Arguments: the built site, the `marac` program. Prints one JSON object.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { folder, inBrowser, median, serve } from "./chromium.mjs";

const rounds = 7;
const origin = await serve(...process.argv.slice(2));
const keys = join(folder, "data/keys");
const identity = join(keys, readdirSync(keys).find((name) => name.includes("coordinator") && name.endsWith(".key.age")));
const passphrase = readFileSync(join(keys, "passphrase.txt"), "utf8").trim();
const [, log_n] = readFileSync(identity, "latin1").match(/^-> scrypt \S+ (\d+)$/m);

let browser = "";
const took = [];
const tasks = [];
for (let round = 0; round < rounds; round++) {
  await inBrowser(`(${watch})()`, async (page) => {
    browser = `Chromium ${page.version}`;
    await page.open(`${origin}/desk/`);
    await page.until("document.querySelector('#identity-file')");
    await page.give("#identity-file", [identity]);
    await page.run(`document.getElementById("passphrase").value = ${JSON.stringify(passphrase)}`);
    await page.click("#unlock");
    await page.until("document.querySelector('#open-files')");
    const { asked, answered, tasks: all } = await page.run("return window.bench");
    took.push(answered - asked);
    tasks.push(...all.filter(({ from, ms }) => from + ms > asked && from < answered).map(({ ms }) => ms));
  });
}
console.log(JSON.stringify({ browser, rounds, log_n: Number(log_n), unlock_ms: median(took), unlock_longest_ms: Math.max(...took),
  longest_task_ms: tasks.length ? Math.max(...tasks) : null }));
process.exit(0);

/** In every document before its own scripts: when the worker is asked to unlock, when it answers, and what blocks the page. */
function watch() {
  const bench = (window.bench = { asked: 0, answered: 0, tasks: [] });
  const now = () => performance.now();
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.tasks.push({ from: task.startTime, ms: task.duration });
  }).observe({ type: "longtask", buffered: true });
  const Plain = Worker;
  window.Worker = class extends Plain {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", ({ data }) => {
        if (String(data[1]).startsWith('{"Unlocked"')) bench.answered = now();
      });
    }
    postMessage(message, ...rest) {
      if (String(message[1]).startsWith('{"Unlock"')) bench.asked = now();
      super.postMessage(message, ...rest);
    }
  };
}
