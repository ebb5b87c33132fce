// The oracle of the envelope's tests: npm `age-encryption`, and the vectors of npm `cctv-age`.
//
//   node age.mjs seal   RECIPIENT[,RECIPIENT...] IN OUT
//   node age.mjs open   IDENTITY IN OUT            IN may be armored
//   node age.mjs lock   PASSPHRASE LOG_N IN OUT
//   node age.mjs unlock PASSPHRASE IN OUT
//   node age.mjs vectors FOLDER                    writes NAME.txt (the keys) and NAME.age (the file, inflated)

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
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
  async vectors(folder) {
    const { default: all = {}, ...named } = await import("cctv-age");
    for (const [name, bytes] of Object.entries({ ...named, ...all })) {
      const vector = Buffer.from(bytes);
      const end = vector.indexOf("\n\n");
      const keys = vector.subarray(0, end + 1).toString("latin1");
      const file = vector.subarray(end + 2);
      writeFileSync(join(folder, `${name}.txt`), keys);
      writeFileSync(join(folder, `${name}.age`), /^compressed: zlib$/m.test(keys) ? inflateSync(file) : file);
    }
  },
};

await commands[command](...args);
