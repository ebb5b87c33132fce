// The oracle of the envelope's tests: npm `age-encryption`, and the vectors of npm `cctv-age`.
//
//   node age.mjs seal   RECIPIENT[,RECIPIENT...] IN OUT
//   node age.mjs open   IDENTITY IN OUT            IN may be armored
//   node age.mjs lock   PASSPHRASE LOG_N IN OUT
//   node age.mjs unlock PASSPHRASE IN OUT
//   node age.mjs vectors OUT                       one JSON object: the name of each vector, and it in base64

import { readFileSync, writeFileSync } from "node:fs";
import { Decrypter, Encrypter, armor } from "age-encryption";

const [command, ...args] = process.argv.slice(2);

async function decrypt(decrypter, from, to) {
  const file = readFileSync(from);
  const armored = file.toString("latin1").trimStart().startsWith("-----BEGIN AGE");
  writeFileSync(to, await decrypter.decrypt(armored ? armor.decode(file.toString("latin1")) : file));
}

const commands = {
  async seal(recipients, from, to) {
    const encrypter = new Encrypter();
    for (const recipient of recipients.split(",")) encrypter.addRecipient(recipient);
    writeFileSync(to, await encrypter.encrypt(readFileSync(from)));
  },
  async open(identity, from, to) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    await decrypt(decrypter, from, to);
  },
  async lock(passphrase, logN, from, to) {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(passphrase);
    encrypter.setScryptWorkFactor(Number(logN));
    writeFileSync(to, await encrypter.encrypt(readFileSync(from)));
  },
  async unlock(passphrase, from, to) {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    await decrypt(decrypter, from, to);
  },
  async vectors(to) {
    const { default: all = {}, ...named } = await import("cctv-age");
    const vectors = Object.entries({ ...named, ...all }).map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]);
    writeFileSync(to, JSON.stringify(Object.fromEntries(vectors)));
  },
};

await commands[command](...args);
