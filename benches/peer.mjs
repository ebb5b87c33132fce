// Sealing and opening in one Node process: our WebAssembly, built as for the page, beside npm age-encryption.
// Arguments: the folder of the module that wasm-bindgen made. Prints one JSON object.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from "age-encryption";

const ours = createRequire(import.meta.url)(resolve(process.argv[2], "peer.js"));
const identities = await Promise.all([1, 2, 3].map(() => generateIdentity()));
const recipients = await Promise.all(identities.map(identityToRecipient));
const last = identities[2];

const cases = [
  { name: "text only", record: noise(20_000), attachment: new Uint8Array(), rounds: 200 },
  { name: "25 MiB of attachments", record: noise(20_000), attachment: noise(25 << 20), rounds: 8 },
];

const results = [];
for (const { name, record, attachment, rounds } of cases) {
  const sealed = ours.seal(recipients, record, attachment);
  const plaintext = noise(sealed.length - 700); // what age sees in both: content, padding and all
  const theirs = await theirSeal(plaintext);
  check((await theirOpen(sealed)).length > record.length, "age-encryption opens what we sealed");
  check(ours.open(sealed, last) === record.length + attachment.length, "we open what we sealed");
  results.push({
    case: name,
    bytes: sealed.length,
    seal: { ours: await median(rounds, () => ours.seal(recipients, record, attachment)), age_encryption: await median(rounds, () => theirSeal(plaintext)) },
    open: { ours: await median(rounds, () => ours.open(sealed, last)), age_encryption: await median(rounds, () => theirOpen(theirs)) },
  });
}
console.log(JSON.stringify({ node: process.version, results }));

async function theirSeal(plaintext) {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(plaintext);
}

async function theirOpen(file) {
  const decrypter = new Decrypter();
  decrypter.addIdentity(last);
  return decrypter.decrypt(file);
}

/** Milliseconds; some rounds before the count let both warm up. */
async function median(rounds, work) {
  const times = [];
  for (let round = -Math.ceil(rounds / 4); round < rounds; round++) {
    const start = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

function noise(length) {
  let state = 0x9e3779b9;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24);
}

function check(holds, what) {
  if (!holds) throw new Error(`does not hold: ${what}`);
}
