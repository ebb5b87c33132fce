// A full form with 25 MB of files, stored by itself on the device, in headless Chromium: what it costs the main thread.
// Arguments: the built site, the `marac` program. Prints one JSON object.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { folder, inBrowser, median, serve } from "./chromium.mjs";
import { attach, fillInForm, fiveFiles } from "./form.mjs";

const rounds = 9;
const origin = await serve(...process.argv.slice(2));
const areas = join(folder, "data/areas");
const pack = join(areas, readdirSync(areas).find((name) => name.endsWith(".json") && name !== "index.json"));
writeFileSync(pack, JSON.stringify({ ...JSON.parse(readFileSync(pack)), drafts: { autosave: "offer" } }));

console.log(JSON.stringify(await inBrowser("", measure)));
process.exit(0);

async function measure(page) {
  await fillInForm(page, origin, async () => {
    await page.click("#shared-no");
    await page.until("document.querySelector('#device-passphrase')");
    await page.run("document.querySelector('#device-passphrase').value = 'abbot-basket-canyon-damp'");
    await page.click("#protect");
    await page.click("#autosave-on");
    await page.until(`/^From now on/.test(document.querySelector("#kept-said")?.innerText)`);
  });
  await page.run("history.back()");
  await page.until("document.querySelector('#attach')");
  await attach(page, fiveFiles());
  const first = await cost(page);
  await page.run("location.hash = location.hash.replace(/[0-9]+$/, '4')");
  await page.until("document.querySelector('#victim-name')");
  await cost(page); // until what follows the change of page is over
  const saves = [];
  const idle = [];
  for (let round = 0; round < rounds; round++) {
    await page.run(`const name = document.querySelector("#victim-name"); name.value = "Marla Quill ${round}"; name.dispatchEvent(new Event("input", { bubbles: true }))`);
    saves.push(await cost(page));
    idle.push(await cost(page));
  }
  return { browser: `Chromium ${page.version}`, rounds, first_ms: first, save_ms: median(saves), longest_ms: Math.max(...saves),
    idle_ms: median(idle) };
}

/** What the main thread does from now until a save that was asked for is over for certain, nobody looking meanwhile. */
async function cost(page) {
  const before = await page.busy();
  await wait(8000);
  const took = await page.busy() - before;
  await page.until("document.querySelector('#stored').innerText.startsWith('Saved')");
  return took;
}
