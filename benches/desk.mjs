// Opening many text-only referrals at the desk in headless Chromium, with one worker and with as many as there are cores,
// beside npm age-encryption, which opens the same files in the same page. Arguments: the built site, the `marac` program,
// and, where it is not ten thousand, the number of files of the long run. Prints one JSON object.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { Decrypter } from "age-encryption";
import { buildSync } from "esbuild";
import { folder, inBrowser, median, serve } from "./chromium.mjs";

const [site, marac, many = "10000"] = process.argv.slice(2);
const few = 1000;
const rounds = 3;
const origin = await serve(site, marac);
const keys = join(folder, "data/keys");
const identity = join(keys, readdirSync(keys).find((name) => name.includes("coordinator") && name.endsWith(".key.age")));
const passphrase = readFileSync(join(keys, "passphrase.txt"), "utf8").trim();
const files = seal(Math.max(few, Number(many)));
const peer = bundle();
const secret = await plain();

const one = [];
const all = [];
const theirs = [];
for (let round = 0; round < rounds; round++) {
  one.push((await desk(1, few)).ms);
  const { ms, peer_ms } = await desk(cpus().length, few, openWithPeer);
  all.push(ms);
  theirs.push(peer_ms);
}
const long = await desk(cpus().length, Number(many));
console.log(JSON.stringify({
  rounds, files: few, one_worker_ms: median(one), workers: long.workers, all_workers_ms: median(all), age_encryption_ms: median(theirs),
  long_files: Number(many), long_ms: long.ms, long_longest_task_ms: long.longest_task_ms, turn_ms: long.turn_ms,
}));
process.exit(0);

/** Unlocks and opens: from the choice of the files until the last is in the list and can be read. */
async function desk(cores, count, then = async () => ({})) {
  return inBrowser(`(${watch})(${cores})`, async (page) => {
    await page.open(`${origin}/desk/`);
    await page.until("document.querySelector('#identity-file')");
    await page.give("#identity-file", [identity]);
    await page.run(`document.getElementById("passphrase").value = ${JSON.stringify(passphrase)}`);
    await page.click("#unlock");
    await page.until("document.querySelector('#open-files')");
    await page.give("#open-files", files.slice(0, count));
    await page.until("window.bench.listed", 120);
    const { given, listed, tasks, workers } = await page.run("return window.bench");
    const total = await page.run("return document.getElementById('ledger-total').innerText");
    if (!total.includes(`: ${count} opened`)) throw new Error(`not all were opened: ${total}`);
    const turn_ms = await page.later(turnPages.toString() + "; turnPages().then(done)");
    const during = tasks.filter(({ from }) => from > given && from < listed).map(({ ms }) => ms);
    return { ms: listed - given, workers, longest_task_ms: during.length ? Math.max(...during) : null, turn_ms, ...await then(page) };
  });
}

async function openWithPeer(page) {
  await page.run(peer);
  return { peer_ms: await page.later(`${openAll.toString()}; openAll(${JSON.stringify(secret)}).then(done)`) };
}

/** In the page: every file that was given, one after the other, as the desk with one worker does; some before, to warm up. */
async function openAll(secret) {
  const open = async (file) => {
    const decrypter = new window.age.Decrypter();
    decrypter.addIdentity(secret);
    return decrypter.decrypt(new Uint8Array(await file.arrayBuffer()));
  };
  for (const file of window.bench.files.slice(0, 50)) await open(file);
  const from = performance.now();
  for (const file of window.bench.files) await open(file);
  return performance.now() - from;
}

/** In the page: how long the next page of the list takes until it is laid out; the longest of five, null where there is one page. */
async function turnPages() {
  const took = [];
  for (let turn = 0; turn < 5 && document.getElementById("ledger-next"); turn++) {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const from = performance.now();
    document.getElementById("ledger-next").click();
    for (let turn = 0; turn < 5; turn++) await null;
    document.body.offsetHeight;
    took.push(performance.now() - from);
  }
  return took.length ? Math.max(...took) : null;
}

/** In every document before its own scripts: so many cores, and when things happen. */
function watch(cores) {
  Object.defineProperty(Navigator.prototype, "hardwareConcurrency", { get: () => cores });
  const bench = (window.bench = { given: 0, listed: 0, tasks: [], workers: 0 });
  Object.defineProperty(bench, "files", { enumerable: false, writable: true });
  const now = () => performance.now();
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) bench.tasks.push({ from: task.startTime, ms: task.duration });
  }).observe({ type: "longtask", buffered: true });
  addEventListener("change", ({ target }) => {
    if (target.id !== "open-files") return;
    bench.given = now();
    bench.files = [...target.files];
  }, true);
  let running = false;
  new MutationObserver(() => {
    const runs = document.getElementById("open-progress") !== null;
    if (running && !runs) setTimeout(() => (bench.listed ||= now()));
    running = runs;
  }).observe(document, { childList: true, subtree: true });
  const Plain = Worker;
  window.Worker = class extends Plain {
    constructor(...how) {
      super(...how);
      bench.workers++;
    }
  };
}

/** The recorded example, sealed so many times to the trial area: each a submission of its own. */
function seal(count) {
  const record = JSON.parse(readFileSync("tests/vectors/record-v1.json", "utf8"));
  const area = join(folder, "data/areas/northmere.json");
  record.referral.referrer.agency = JSON.parse(readFileSync(area, "utf8")).agencies[0].id;
  const input = join(folder, "record.json");
  writeFileSync(input, JSON.stringify(record.referral));
  const out = join(folder, "sealed");
  for (let done = 0; done < count; done += 1000) {
    execFileSync(marac, ["seal", "--area", area, "--out", out, ...Array(Math.min(1000, count - done)).fill(input)], { stdio: ["ignore", "ignore", "pipe"] });
  }
  const sealed = readdirSync(out).filter((name) => name.endsWith(".age")).map((name) => join(out, name));
  if (sealed.length !== count) throw new Error(`${sealed.length} sealed, not ${count}`);
  return sealed;
}

function bundle() {
  const options = { entryPoints: ["age-encryption"], bundle: true, minify: true, format: "iife", globalName: "age", write: false, target: "es2022" };
  const { outputFiles } = buildSync({ ...options, absWorkingDir: process.cwd() });
  return `${outputFiles[0].text}; window.age = age`;
}

/** The secret key in the coordinator's file. */
async function plain() {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const text = await decrypter.decrypt(readFileSync(identity), "text");
  return text.split("\n").find((line) => line.startsWith("AGE-SECRET-KEY-"));
}
