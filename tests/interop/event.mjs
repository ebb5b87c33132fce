// The oracle of events: what an opened event file says, and whether its signature is good, by Node's own Ed25519.
//
//   node event.mjs PLAIN     answers one line of JSON: {"event": ..., "by": ..., "good": true|false}

import { createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";

const [line, proof, ...rest] = readFileSync(process.argv[2], "utf8").split("\n");
if (rest.join("").trim() !== "") throw new Error("more than a line, its proof and blanks");
const { by, signature } = JSON.parse(proof);
const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: Buffer.from(by, "hex").toString("base64url") }, format: "jwk" });
const good = verify(null, Buffer.from(`marac-portal/event@1\n${line}`), key, Buffer.from(signature, "hex"));
console.log(JSON.stringify({ event: JSON.parse(line), by, good }));
