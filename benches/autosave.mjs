// A full form with 25 MB of files, stored by itself on the device, in headless Chromium: how long the page stands still for it.
// Arguments: the built site, the `marac` program. Prints one JSON object.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, inBrowser, median, serve } from "./chromium.mjs";
import { fillInForm, fiveFiles } from "./form.mjs";

const rounds = 15;
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
  await page.give("#attach", fiveFiles());
  await page.until("document.querySelectorAll('#attached > div').length === 5 && document.getElementById('continue').getAttribute('aria-disabled') === 'false'");
  const first = await page.later(standStill.toString() + "; standStill().then(done)");
  await page.run("location.hash = location.hash.replace(/[0-9]+$/, '4')");
  await page.until("document.querySelector('#victim-name')");
  const saves = [];
  const idle = [];
  for (let round = 0; round < rounds; round++) {
    await page.run(`const name = document.querySelector("#victim-name"); name.value = "Marla Quill ${round}"; name.dispatchEvent(new Event("input", { bubbles: true }))`);
    saves.push(await page.later(standStill.toString() + "; standStill().then(done)"));
    idle.push(await page.later(standStill.toString() + "; standStill(3000).then(done)"));
  }
  return { browser: `Chromium ${page.version}`, rounds, first_ms: first, save_ms: median(saves), longest_ms: Math.max(...saves),
    idle_ms: median(idle), idle_longest_ms: Math.max(...idle) };
}

/** In the page: the longest time between two turns of its own until everything is stored, or for so many milliseconds. */
function standStill(time) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    const stored = document.querySelector("#stored");
    const from = performance.now();
    let last = from;
    let longest = 0;
    let over = false;
    const end = () => (over = true);
    if (time) setTimeout(end, time);
    else new MutationObserver(() => { if (stored.textContent.startsWith("Saved")) setTimeout(end, 200); }).observe(stored, { childList: true, characterData: true, subtree: true });
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (over) done(longest);
      else port2.postMessage(0);
    };
    port2.postMessage(0);
  });
}
