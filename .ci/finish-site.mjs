// The last step of every site build, run by Trunk on its staging folder: names by content, SHA-384 of every script and
// program in the document, the worker with its starter, the data folders and files, the manifest, the list of the build for use without a network, and the compressed copies.
// It refuses a site with anything inline, anything foreign, or a path of the building machine in it.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build as bundle, transformSync } from "esbuild";
import { PurgeCSS } from "purgecss";
import { compileString } from "sass";
import { shortImports } from "./short-imports.mjs";

const stage = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
const version = readFileSync("Cargo.toml", "utf8").match(/^version = "(.+)"$/m)[1];
const assets = [];
const programs = [];

let page = readFileSync(join(stage, "index.html"), "utf8");
const portal = existsSync(join(stage, "worker.js"));
const main = portal ? "portal" : "desk";

const [program, script] = inRelease(
  take((name) => name.startsWith(`${main}-`) && name.endsWith(".wasm")),
  take((name) => name.startsWith(`${main}-`) && name.endsWith(".js")),
);
const glue = asset(main, "js", await shaken(script));
const wasm = asset(main, "wasm", program);
const practice = portal ? await practiceParts() : undefined;
const style = asset("style", "css", await compressed(take((name) => name.endsWith(".css") && !name.startsWith("practice"))));
const boot = asset("boot", "js", smaller(readFileSync("public/boot.js")));
const offline = portal ? asset("offline", "js", smaller(readFileSync("public/offline.js"))) : undefined;
const [worker, workerWasm] = builtWorker(portal ? "worker" : "clerk");
if (existsSync(join(stage, "snippets"))) refuse("a dependency brought inline JavaScript snippets, which boot.js does not verify");

page = page
  .replace(/\s*<link rel="(stylesheet|modulepreload|preload)"[^>]*>/g, "")
  .replace(/\s*<script defer src="boot.js"><\/script>/, "")
  .replace(/\s*<\/head>/, `
  <link rel="stylesheet" href="./${style.path}" integrity="${style.integrity}" crossorigin="anonymous">
  <link rel="modulepreload" href="./${glue.path}" integrity="${glue.integrity}" crossorigin="anonymous">
  <link rel="preload" href="./${wasm.path}" crossorigin="anonymous" as="fetch" type="application/wasm">
  <script defer src="./${boot.path}" integrity="${boot.integrity}" crossorigin="anonymous" data-build="${version}+${wasm.hash}"
    data-program="./${wasm.path}" data-program-integrity="${wasm.integrity}"
    data-worker="${worker.path}" data-worker-integrity="${worker.integrity}"
    data-worker-wasm="${workerWasm.path}" data-worker-wasm-integrity="${workerWasm.integrity}"${practice ? `
    data-practice="${practice.path}" data-practice-integrity="${practice.integrity}"
    data-offline="./${offline.path}" data-offline-integrity="${offline.integrity}"` : ""}></script>
</head>`);
checkPage();
writeFileSync(join(stage, "index.html"), page);

if (portal) {
  for (const each of readdirSync("public", { withFileTypes: true })) {
    if (each.isDirectory() || /\.(json|webmanifest)$/.test(each.name)) cpSync(join("public", each.name), join(stage, each.name), { recursive: true });
  }
  // All of them are fetched at once, on phones and bad networks.
  const cases = release ? readdirSync("public/practice") : [];
  for (const name of cases) writeFileSync(join(stage, "practice", `${name}.br`), brotli(readFileSync(join("public/practice", name))));
}

const build = `${version}+${wasm.hash}`;
assets.push(listed("index.html", Buffer.from(page)));
if (portal) {
  const icons = readdirSync("public/icons").sort().map((name) => `icons/${name}`);
  for (const path of ["site.webmanifest", ...icons]) assets.push(listed(path, readFileSync(join("public", path))));
  const script = smaller(serviceWorker());
  writeFileSync(join(stage, "sw.js"), script);
  assets.push(listed("sw.js", script));
}
const manifest = { format: "marac-portal/assets@1", build, first_visit: firstVisit(), files: assets };
writeFileSync(join(stage, "assets.json"), JSON.stringify(manifest, null, 1) + "\n");

// ---- parts ----------------------------------------------------------------------------------------------------------

/** The only file of the stage that is asked for, removed from there: it comes back under its final name. */
function take(wanted) {
  const found = readdirSync(stage).filter(wanted);
  if (found.length !== 1) refuse(`expected one file where there are ${found.length}: ${found.join(", ")}`);
  const bytes = readFileSync(join(stage, found[0]));
  rmSync(join(stage, found[0]));
  return bytes;
}

/** A program and its glue as they are served. */
function inRelease(program, glue) {
  if (!program.subarray(0, 4).equals(Buffer.from("\0asm"))) refuse("the program is not WebAssembly");
  programs.push(program);
  return release ? shortImports(program, glue) : [program, glue];
}

/** Writes a file under a name that says its content, with its compressed copy. */
function asset(name, extension, bytes) {
  if (release) checkPaths(name, bytes);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const entry = listed(`${name}-${hash}.${extension}`, bytes);
  writeFileSync(join(stage, entry.path), bytes);
  if (release) {
    const small = brotli(bytes);
    entry.brotli = small.length;
    writeFileSync(join(stage, `${entry.path}.br`), small);
  }
  assets.push(entry);
  return { ...entry, hash };
}

/** A file as the manifest names it. */
function listed(path, bytes) {
  return { path, bytes: bytes.length, integrity: integrity(bytes) };
}

/** The compressed copy of a file, as small as it gets: programs come out smaller in the mode for fonts, with small blocks. */
function brotli(bytes) {
  const best = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const fonts = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_FONT, [constants.BROTLI_PARAM_LGBLOCK]: 16 };
  const [one, other] = [best, { ...best, ...fonts }].map((params) => brotliCompressSync(bytes, { params }));
  return one.length <= other.length ? one : other;
}

/** The worker of this page, with the few lines that start it. */
function builtWorker(name) {
  const program = take((file) => file === `${name}_bg.wasm`);
  const script = Buffer.concat([take((file) => file === `${name}.js`), readFileSync("public/worker.js")]);
  return [asset(name, "js", smaller(script)), asset(name, "wasm", program)];
}

/** The program of practice mode, its glue and its style: named, each with its SHA-384, in a file that the document names with its own. */
async function practiceParts() {
  const [program, script] = inRelease(take((file) => file === "practice_bg.wasm"), take((file) => file === "practice.js"));
  const css = take((name) => name.startsWith("practice") && name.endsWith(".css"));
  const [glue, wasm, style] = [asset("practice", "js", await shaken(script)), asset("practice", "wasm", program), asset("practice", "css", await compressed(css))];
  const parts = {
    glue: `./${glue.path}`, glueIntegrity: glue.integrity, program: `./${wasm.path}`, programIntegrity: wasm.integrity,
    style: `./${style.path}`, styleIntegrity: style.integrity,
  };
  return asset("practice", "json", Buffer.from(JSON.stringify(parts)));
}

/** What keeps this build on a device: the same script with the list of all its files; another list or another script is another build. */
function serviceWorker() {
  const files = Object.fromEntries(assets.map(({ path, integrity }) => [path.replace("index.html", "./"), integrity]));
  const text = `const FILES = ${JSON.stringify(files, null, 1)};\n${readFileSync("public/sw.js", "utf8")}`;
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return Buffer.from(`"use strict";\nconst BUILD = "${build}.${hash}";\n${text}`);
}

/** A script without comments and blanks; its names stay, so that whoever audits the site can read it. */
function smaller(script) {
  return release ? Buffer.from(transformSync(script.toString(), { minifyWhitespace: true, minifySyntax: true, target: "es2022" }).code) : script;
}

/** Glue of which only the start is used: without the classes of dependencies that nothing makes. */
async function shaken(script) {
  if (!release) return script;
  const glue = { contents: script.toString(), loader: "js", resolveDir: stage };
  const only = { name: "only-the-start", setup(one) {
    one.onResolve({ filter: /^glue$/ }, () => ({ path: "glue", namespace: "glue" }));
    one.onLoad({ filter: /.*/, namespace: "glue" }, () => glue);
  } };
  const { outputFiles: [file] } = await bundle({
    stdin: { contents: 'export { default } from "glue";', resolveDir: stage }, plugins: [only], write: false,
    bundle: true, format: "esm", minify: true, target: "es2022", define: { "Symbol.dispose": "undefined" }, logLevel: "error",
  });
  return Buffer.from(file.contents);
}

/** A style without blanks, and without the classes of govuk-frontend that no program of this page has a name for. */
async function compressed(css) {
  if (!release) return css;
  const raw = css.toString();
  const isNamed = (word) => !word.startsWith("govuk-") || [page, ...programs].some((one) => one.includes(word));
  const content = [{ raw: [...new Set(raw.match(/[\w-]+/g))].filter(isNamed).join(" "), extension: "txt" }];
  const [used] = await new PurgeCSS().purge({ content, css: [{ raw }], defaultExtractor: (words) => words.split(" ") });
  return Buffer.from(compileString(used.css, { style: "compressed" }).css);
}

function integrity(bytes) {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

function firstVisit() {
  return ["index.html", style.path, boot.path, glue.path, wasm.path];
}

function checkPage() {
  const tags = page.replace(/<!--[^]*?-->/g, "");
  for (const [pattern, what] of [
    [/<script(?![^>]*\ssrc=)/i, "an inline script"], [/<style/i, "an inline style sheet"], [/\sstyle\s*=/i, "a style attribute"],
    [/<[^>]*\son\w+\s*=/i, "an inline event handler"], [/(src|href)\s*=\s*"(?!\.{0,2}\/|#|data:,)/i, "an address that is not relative"],
    [/data-trunk/, "something Trunk left over"],
  ]) if (pattern.test(tags)) refuse(`index.html holds ${what}`);
  const wanted = [style, glue, wasm, boot, worker, workerWasm, practice, offline].filter(Boolean);
  if (tags.match(/sha384-/g)?.length !== wanted.length) refuse("index.html does not name every part with its SHA-384 once");
  for (const { path } of wanted) if (!tags.includes(path)) refuse(`index.html does not name ${path}`);
}

/** A path of this machine in a program would make two builds differ, and tell who built it. */
function checkPaths(name, bytes) {
  for (const path of [process.cwd(), homedir(), process.env.CARGO_HOME].filter((each) => each && each.length > 4)) {
    const at = bytes.indexOf(path);
    if (at >= 0) refuse(`${name} holds a path of this machine: ${bytes.subarray(at, at + 100).toString("latin1")}`);
  }
}

function refuse(why) {
  console.error(`site: ${why}`);
  process.exit(1);
}
