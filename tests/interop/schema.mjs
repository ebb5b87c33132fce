// The oracle of the schemas: npm `ajv`, strict, with `format` as the annotation that it is in JSON Schema.
//
//   node schema.mjs CASES     CASES is [{"schema": FILE, "value": ...}, ...]; answers one line of JSON, for each case null or the fault

import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, validateFormats: false });
const checks = new Map();

function check(file) {
  if (!checks.has(file)) checks.set(file, ajv.compile(JSON.parse(readFileSync(file, "utf8"))));
  return checks.get(file);
}

const verdicts = JSON.parse(readFileSync(process.argv[2], "utf8")).map(({ schema, value }) => {
  const holds = check(schema);
  return holds(value) ? null : ajv.errorsText(holds.errors);
});
console.log(JSON.stringify(verdicts));
