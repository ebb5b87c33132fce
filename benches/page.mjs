// The site in headless Chromium, as a practitioner meets it: how soon it answers, how long sealing takes, what blocks the page.
// Arguments: the built site, the `marac` program. Prints one JSON object.
import { setTimeout as wait } from "node:timers/promises";
import { inBrowser, median, serve } from "./chromium.mjs";
import { attach, fillInForm, fiveFiles } from "./form.mjs";

const rounds = 7;
const origin = await serve(...process.argv.slice(2));
const watching = `(${watch})()`;

const loads = [];
let browser = "";
for (let round = 0; round < rounds; round++) {
  await inBrowser(watching, async (page) => {
    browser = `Chromium ${page.version}`;
    await page.open(`${origin}/`);
    loads.push(await page.until("window.bench.interactive"));
  });
}
const journey = await inBrowser(watching, fillInAndSeal);
console.log(JSON.stringify({ browser, rounds, interactive_ms: median(loads), ...journey }));
process.exit(0);

/** The whole form, every control filled one task at a time, then sealed six times: the first fetches the worker. */
async function fillInAndSeal(page) {
  await fillInForm(page, origin);
  const blocked = () => page.run("return bench.tasks.filter((task) => task.from > bench.interactive).map((task) => task.ms)");
  const whileFilling = await blocked();
  const typing = await typeEverywhere(page);
  const times = { seal: [], receipt: [] };
  for (let again = 0; again < 6; again++) {
    await page.run("bench.clicked = bench.receipt = 0; if (!document.getElementById('confirm-area').checked) document.getElementById('confirm-area').click()");
    await page.click("#seal");
    await page.until("bench.receipt");
    const { clicked, asked, answered, receipt } = await page.run("return window.bench");
    times.seal.push(answered - asked);
    times.receipt.push(receipt - clicked);
    await page.run("history.back()");
    await page.until("document.querySelector('#seal')");
  }
  await wait(500);
  const tasks = [...whileFilling, ...await blocked()];
  const attached = await attachAndSeal(page);
  return {
    ...attached,
    seal_first_ms: times.receipt[0],
    seal_again_ms: median(times.receipt.slice(1)),
    seal_worker_ms: median(times.seal.slice(1)),
    longest_task_ms: tasks.length ? Math.max(...tasks) : null,
    ...typing,
  };
}

/** One more character in every text of the full form, on a processor slowed down four times; back to the answers read back. */
async function typeEverywhere(page) {
  const check = await page.run("return location.hash");
  await page.run("location.hash = location.hash.replace(/[0-9]+$/, '2')");
  const sections = await page.until("document.querySelector('#tasks') && [...document.querySelectorAll('#tasks a')].map((a) => a.getAttribute('href'))");
  const took = [];
  await page.slower(4);
  for (const section of sections) {
    await page.run(`location.hash = ${JSON.stringify(section)}`);
    await page.until(`location.hash === ${JSON.stringify(section)} && document.querySelector('#continue')`);
    took.push(...await page.later(typeInAll.toString() + "; typeInAll().then(done)"));
  }
  await page.slower(1);
  await page.run(`bench.tasks.length = 0; location.hash = ${JSON.stringify(check)}`);
  await page.until("document.querySelector('#seal')");
  const slowest = took.reduce((slowest, each) => (each.ms > slowest.ms ? each : slowest));
  return { typing_fields: took.length, typing_ms: median(took.map(({ ms }) => ms)), typing_longest_ms: slowest.ms, typing_slowest: slowest.id };
}

/** In the page: from a keystroke until everything that follows it is computed and laid out, ready to be painted; the median of five in each text. */
async function typeInAll() {
  const times = 5;
  const took = [];
  for (const control of document.querySelectorAll("main input[type=text], main input[type=tel], main input[type=email], main textarea")) {
    const before = control.value;
    const keystrokes = [];
    for (let time = 0; time < times; time++) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const from = performance.now();
      control.value = `${before}x`;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      for (let turn = 0; turn < 5; turn++) await null;
      document.body.offsetHeight;
      keystrokes.push(performance.now() - from);
      control.value = before;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    took.push({ id: control.id, ms: keystrokes.sort((a, b) => a - b)[(times - 1) / 2] });
  }
  return took;
}

/** Five files of together 25 MB: chosen, sealed, sent to the dropbox of this computer and saved; tasks from the choice on. */
async function attachAndSeal(page) {
  await page.run("history.back()");
  await page.until("document.querySelector('#attach')");
  const files = fiveFiles();
  const from = await page.run("return performance.now()");
  await attach(page, files);
  const read = await page.run("return performance.now()");
  await page.click("#continue");
  await page.until("document.querySelector('#seal')");
  await page.run("bench.clicked = bench.receipt = 0; if (!document.getElementById('confirm-area').checked) document.getElementById('confirm-area').click()");
  await page.click("#seal");
  await page.until("bench.receipt");
  const { clicked, receipt } = await page.run("return window.bench");
  await page.click("#send");
  await page.until("document.querySelector('.stands--stored')");
  await page.click("#save");
  await wait(500);
  const tasks = await page.run(`return bench.tasks.filter((task) => task.from > ${from}).map((task) => task.ms)`);
  return { attach_read_ms: read - from, attach_seal_ms: receipt - clicked, attach_longest_task_ms: tasks.length ? Math.max(...tasks) : null };
}

/** In every document before its own scripts: remembers when things happen. */
function watch() {
  const bench = (window.bench = { interactive: 0, clicked: 0, asked: 0, answered: 0, receipt: 0, tasks: [] });
  const now = () => performance.now();
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.tasks.push({ from: task.startTime, ms: task.duration });
  }).observe({ type: "longtask", buffered: true });
  new MutationObserver(() => {
    if (!bench.interactive && document.querySelector("#app h1")) setTimeout(() => (bench.interactive ||= now()));
    if (!bench.receipt && document.getElementById("reference")) bench.receipt = now();
  }).observe(document, { childList: true, subtree: true });
  addEventListener("click", (event) => { if (event.target.closest?.("#seal")) bench.clicked = now(); }, true);
  const Plain = Worker;
  window.Worker = class extends Plain {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", () => (bench.answered = now()));
    }
    postMessage(message, ...rest) {
      if (Array.isArray(message)) bench.asked = now();
      super.postMessage(message, ...rest);
    }
  };
}
