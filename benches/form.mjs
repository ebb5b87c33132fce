// The whole form in the page, filled in as fast as it can be, and files for it.
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder } from "./chromium.mjs";

/** From the first page to the answers read back, every control filled one task at a time; `prepare` works on the start page. */
export async function fillInForm(page, origin, prepare = async () => {}) {
  await page.open(`${origin}/`);
  await page.click("#areas a");
  await page.until("document.querySelector('#start-now')");
  await prepare();
  for (const answer of ["#start-in-area", "#start-old-enough", "#start-kind", "#start-now"]) await page.click(answer);
  const first = await page.until("document.querySelector('#tasks a')?.getAttribute('href')");
  await page.click(`#tasks a[href='${first}']`);
  for (let section = 0; section < 20; section++) {
    const at = await page.until("document.querySelector('#continue, #seal')?.id");
    if (at === "seal") break;
    const before = await page.run("return location.hash");
    await page.later(fillSection.toString() + "; fillSection().then(done)");
    await page.click("#continue");
    await page.until(`location.hash !== ${JSON.stringify(before)}`).catch(async () => {
      throw new Error(`a section was not accepted:\n${await page.run("return document.body.innerText")}`);
    });
  }
}

/** Five files of together 25 MB; their paths. */
export function fiveFiles() {
  const paths = [1, 2, 3, 4, 5].map((n) => join(folder, `${n}.pdf`));
  paths.forEach((path, n) => writeFileSync(path, Buffer.concat([Buffer.from(`%PDF-1.7 ${n} `), randomBytes(5_000_000)])));
  return paths;
}

/** Chooses the five and waits until all are looked at. */
export async function attach(page, paths) {
  await page.give("#attach", paths);
  await page.until("document.querySelectorAll('#attached > div').length === 5 && document.getElementById('continue').getAttribute('aria-disabled') === 'false'");
}

/** In the page: answers everything that is asked, controls that come up meanwhile included; each in a task of its own. */
async function fillSection() {
  const task = () => new Promise((resolve) => setTimeout(resolve));
  const text = "What is known about this, in a few plain sentences of usual length. ".repeat(6);
  const dates = { "": "3", "-month": "11", "-year": "2020" };
  const seen = new Set();
  for (let found = true; found;) {
    found = false;
    document.querySelectorAll("main details:not(.not-known)").forEach((folded) => (folded.open = true));
    for (const control of document.querySelectorAll("main input:not([type=file]), main select, main textarea")) {
      const key = control.type === "radio" ? control.name : control.id;
      if (seen.has(key) || control.closest(".not-known")) continue;
      seen.add(key);
      found = true;
      if (control.matches("[type=radio], [type=checkbox]")) {
        if (!control.checked) control.click();
      } else if (control.tagName === "SELECT") {
        control.selectedIndex = 1;
        control.dispatchEvent(new Event("change", { bubbles: true }));
      } else {
        const part = control.id.match(/-(month|year)$/)?.[0] ?? "";
        control.value = control.closest(".govuk-date-input") ? dates[part]
          : control.type === "tel" ? "07700 900123"
          : control.type === "email" ? "someone@example.org"
          : control.id.endsWith("postcode") ? "NM1 4QT"
          : control.tagName === "TEXTAREA" ? text.slice(0, 200) : "Some words";
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
      await task();
    }
  }
}
