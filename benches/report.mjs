// Writes docs/performance.md from what .ci/bench measured in target/bench/ and target/criterion/. Measured figures only.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { arch, cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { underLoad } from "./load.mjs";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const machine = `${cpus().length} cores (${arch()}, ${Math.round(totalmem() / 2 ** 30)} GiB of memory)`;
const today = new Date().toISOString().slice(0, 10);
const load = () => underLoad(read("target/bench/load.json"), today, machine);
const section = { load, unlock: unlocking, autosave: storing }[process.argv[2]]?.();
if (section) {
  const sections = readFileSync("docs/performance.md", "utf8").trimEnd().split(/^(?=## )/m);
  const at = sections.findIndex((each) => each.startsWith(section[0]));
  sections.splice(at < 0 ? sections.length : at, 1, section.join("\n"));
  save(sections.map((each) => each.trimEnd() + "\n"));
  process.exit();
}

const peer = read("target/bench/peer.json");
const browser = read("target/bench/browser.json");
const desk = read("target/bench/desk.json");
const pages = [["portal, first visit", "dist/assets.json"], ["desk, first visit", "dist/desk/assets.json"]]
  .filter(([, path]) => existsSync(path))
  .map(([name, path]) => ({ name, ...manifest(path) }));

const report = [
  "# Performance",
  "",
  `Measured by \`make bench\` on ${today}, on ${machine}, Node ${peer.node.slice(1)}, ${browser.browser}. `
    + "Do not edit: run it again.",
  "",
  ...sizes(), ...inPage(), ...atDesk(), ...storing(), ...unlocking(), ...native(), ...peers(), ...load(),
];
save(report);

function save(lines) {
  writeFileSync("docs/performance.md", lines.join("\n").trimEnd() + "\n");
  console.error("bench: docs/performance.md is written");
}

function manifest(path) {
  const { first_visit, files } = read(path);
  return { first_visit, files: files.map((file) => ({ ...file, from: join(dirname(path), file.path) })) };
}

function sizes() {
  const lines = ["## What is downloaded", ""];
  for (const { name, first_visit, files } of pages) {
    const chosen = first_visit.map((path) => files.find((file) => file.path === path));
    lines.push(`| ${name} | bytes | brotli |`, "|---|---:|---:|");
    for (const file of chosen) lines.push(`| ${plainName(file.path)} | ${group(file.bytes)} | ${group(small(file))} |`);
    lines.push(`| **together** | **${group(sum(chosen, (f) => f.bytes))}** | **${group(sum(chosen, small))}** |`, "");
  }
  lines.push("`marac serve` sends `index.html` itself uncompressed.", "");
  const worker = pages[0]?.files.filter(({ path }) => path.startsWith("worker-")) ?? [];
  if (worker.length) {
    lines.push(`Loaded when a referral is sealed or a key unlocked: the worker, ${group(sum(worker, (f) => f.bytes))} bytes, `
      + `${group(sum(worker, small))} with brotli.`, "");
  }
  return lines;
}

function inPage() {
  const rows = [
    ["from the request to a page that answers, on loopback", browser.interactive_ms],
    ["sealing: from the click to the receipt, the worker fetched and started", browser.seal_first_ms],
    ["sealing again", browser.seal_again_ms],
    ["of which in the worker, from question to answer", browser.seal_worker_ms],
    [`a keystroke in one of ${browser.typing_fields} texts of the full form, the processor slowed down four times: until all is computed and laid out`, browser.typing_ms],
    [`the slowest of them (\`${browser.typing_slowest}\`)`, browser.typing_longest_ms],
    ["longest main-thread task after the start, the whole form filled in", browser.longest_task_ms],
    ["choosing five files of together 25 MB, read and looked at", browser.attach_read_ms],
    ["sealing them with the referral", browser.attach_seal_ms],
    ["longest main-thread task while they are chosen, sealed, sent and saved", browser.attach_longest_task_ms],
  ];
  return ["## In the page", "", `${browser.browser}, headless; starts are the median of ${browser.rounds} fresh profiles.`, "",
    "| | measured |", "|---|---:|", ...rows.map(([what, value]) => `| ${what} | ${value === null ? "none from 50 ms" : ms(value)} |`), "",
    "The browser reports main-thread tasks from 50 ms on, and no shorter ones.", ""];
}

function atDesk() {
  const each = (time, files = desk.files) => `${ms(time)} (${ms(time / files)} a file)`;
  const times = (one, other) => `${(one / other).toFixed(2)} times`;
  const rows = [
    [`${group(desk.files)} text-only referrals, one worker`, each(desk.one_worker_ms)],
    [`the same, ${desk.workers} workers`, each(desk.all_workers_ms)],
    ["the same files in the same page with npm age-encryption, which only decrypts them", each(desk.age_encryption_ms)],
    ["age-encryption to one worker", times(desk.age_encryption_ms, desk.one_worker_ms)],
    [`one worker to ${desk.workers}`, times(desk.one_worker_ms, desk.all_workers_ms)],
    [`${group(desk.long_files)} opened and listed, ${desk.workers} workers`, each(desk.long_ms, desk.long_files)],
    ["longest main-thread task meanwhile", desk.long_longest_task_ms === null ? "none from 50 ms" : ms(desk.long_longest_task_ms)],
    ["turning a page of that list, the longest of five", ms(desk.turn_ms)],
  ];
  return ["## At the desk", "",
    `From the choice of the files to the last one in the list, in ${browser.browser}; the median of ${desk.rounds} where files are ${group(desk.files)}.`, "",
    "| | measured |", "|---|---:|", ...rows.map(([what, value]) => `| ${what} | ${value} |`), ""];
}

function storing() {
  const saves = read("target/bench/autosave.json");
  const rows = [
    ["8 seconds in which it was stored once", ms(saves.save_ms)],
    [`the most of the ${saves.rounds}`, ms(saves.longest_ms)],
    ["8 seconds in which nothing happened", ms(saves.idle_ms)],
    ["8 seconds in which the files were handed over, sealed and stored for the first time", ms(saves.first_ms)],
  ];
  return ["## A draft stored by itself", "",
    `A full form with five files of together 25 MB, in ${saves.browser}; all tasks of the main thread together, in processor time. A name is typed ${saves.rounds} times; medians. Asked for: under 5 ms for a save.`,
    "", "| | measured |", "|---|---:|", ...rows.map(([what, value]) => `| ${what} | ${value} |`), ""];
}

function unlocking() {
  const unlock = read("target/bench/unlock.json");
  const rows = [
    [`unlock 2^${unlock.log_n} in the worker, from question to answer`, ms(unlock.unlock_ms)],
    [`the longest of the ${unlock.rounds}`, ms(unlock.unlock_longest_ms)],
    ["longest main-thread task meanwhile", unlock.longest_task_ms === null ? "none from 50 ms" : ms(unlock.longest_task_ms)],
  ];
  return ["## Unlocking a key at the desk", "",
    `Measured on ${today}, on ${machine}, in ${unlock.browser}; the median of ${unlock.rounds} fresh profiles, each unlocking for the first time. Asked for: under 0.5 s, and a page that answers.`,
    "", "| | measured |", "|---|---:|", ...rows.map(([what, value]) => `| ${what} | ${value} |`), ""];
}

function native() {
  const lines = ["## The native library", "", "Criterion, one thread, sealed to three people, opened by the third.", "",
    "| | seal | open |", "|---|---:|---:|"];
  for (const group of ["text-only", "text-only-post-quantum", "25-MiB-of-attachments"]) {
    const [seal, open] = ["seal", "open"].map((work) => read(`target/criterion/${group}/${work}/new/estimates.json`).median.point_estimate / 1e6);
    lines.push(`| ${group.replaceAll("-", " ")} | ${ms(seal)} | ${ms(open)} |`);
  }
  return [...lines, ""];
}

function peers() {
  const lines = ["## Beside npm age-encryption", "",
    "The same Node process, our code as WebAssembly with the page's build profile. Ours makes the archive with its checksums, pads it,",
    "checks the result and computes the reference, and undoes all of it to open; `age-encryption` seals as many bytes as they are.",
    "Each opens what the other sealed before anything is timed.", "",
    "| | bytes sealed | ours | age-encryption | ratio |", "|---|---:|---:|---:|---:|"];
  for (const { case: name, bytes, ...works } of peer.results) {
    for (const [work, { ours, age_encryption }] of Object.entries(works)) {
      lines.push(`| ${work}, ${name} | ${group(bytes)} | ${ms(ours)} | ${ms(age_encryption)} | ${(age_encryption / ours).toFixed(1)} times |`);
    }
  }
  return [...lines, "", "The ratio says how many times longer age-encryption takes.", ""];
}

/** With brotli; a document, which `marac serve` sends as it stands, as a host that compresses it would. */
function small(file) {
  return file.brotli ?? brotliCompressSync(readFileSync(file.from)).length;
}

function plainName(path) {
  return path.replace(/-[0-9a-f]{16}(?=\.)/, "");
}

function sum(list, of) {
  return list.reduce((total, each) => total + of(each), 0);
}

function group(number) {
  return number.toLocaleString("en-GB");
}

function ms(value) {
  return value < 1000 ? `${value.toPrecision(3)} ms` : `${(value / 1000).toPrecision(3)} s`;
}

