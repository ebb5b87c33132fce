// Every relative link of every Markdown file leads to a file of the project, and every #anchor to a heading of it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const documents = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], { encoding: "utf8" }).split("\n").filter(Boolean);
const broken = [];
let checked = 0;
for (const document of documents) {
  const text = readFileSync(document, "utf8").replace(/```[^]*?```|`[^`\n]*`/g, "");
  for (const [, target] of text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)) {
    if (/^[a-z][a-z+.-]*:/i.test(target)) continue;
    checked += 1;
    const [path, anchor] = decodeURI(target).split("#");
    const file = path === "" ? document : normalize(join(dirname(document), path));
    if (!existsSync(file)) broken.push(`${document}: ${target} does not exist`);
    else if (anchor && statSync(file).isFile() && !anchors(file).includes(anchor)) broken.push(`${document}: ${target} has no such heading`);
  }
}
for (const each of broken) console.error(`links: ${each}`);
console.log(`links: ${checked} checked in ${documents.length} documents, ${broken.length} broken`);
process.exit(broken.length ? 1 : 0);

/** As GitHub makes them: lower case, punctuation dropped, spaces to hyphens. */
function anchors(file) {
  return [...readFileSync(file, "utf8").matchAll(/^#+\s+(.+)$/gm)]
    .map(([, heading]) => heading.replace(/`|\[|\]\([^)]*\)/g, "").toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-"));
}
