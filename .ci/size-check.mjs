// What a first visit of the practitioner's page downloads, compressed, against the budget.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const budget = 250_000;
const site = process.argv[2] ?? "dist";
const { first_visit: visit, files } = JSON.parse(readFileSync(join(site, "assets.json"), "utf8"));

// What the page itself names, so that nothing is left out of the count.
const page = readFileSync(join(site, "index.html"), "utf8");
const named = [...page.matchAll(/\s(?:src|href)="\.\/([^"#]+)"/g)].map(([, path]) => path);
const forgotten = named.filter((path) => !visit.includes(path));
if (forgotten.length) fail(`index.html loads what the manifest does not count: ${forgotten.join(", ")}`);

const row = (path, bytes, small) => console.log(`${path.padEnd(34)} ${String(bytes).padStart(9)} ${String(small).padStart(9)}`);
// The copy that is served, where there is one.
const copy = (path) => join(site, `${path}.br`);
const compressed = (path) => (existsSync(copy(path)) ? statSync(copy(path)).size : brotliCompressSync(readFileSync(join(site, path))).length);
row("first visit", "bytes", "brotli");
let total = 0;
for (const path of visit) {
  const small = compressed(path);
  total += small;
  row(path, statSync(join(site, path)).size, small);
}
row("together", "", total);
row("when first needed", "", "");
for (const { path, bytes } of files.filter(({ path }) => !visit.includes(path))) row(path, bytes, compressed(path));
if (total > budget) fail(`a first visit downloads ${total} bytes; the budget is ${budget}`);

function fail(why) {
  console.error(`size: ${why}`);
  process.exit(1);
}
