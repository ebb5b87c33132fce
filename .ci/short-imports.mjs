// The names by which a program calls its glue are long and unlike each other, so they hardly compress: short ones in both.
// Only import names change (WebAssembly core specification, binary format, import section).

/** The program and its glue with the names of the program's imports shortened, in the order of the program. */
export function shortImports(program, glue) {
  const { start, end } = importSection(program);
  const at = { bytes: program, place: start };
  const out = [], names = new Map();
  const count = number(at);
  out.push(...leb(count));
  for (let n = 0; n < count; n++) {
    const module = text(at), name = text(at);
    names.set(name, `_${n.toString(36)}`);
    out.push(...written(module), ...written(names.get(name)));
    const from = at.place;
    skipDescription(at);
    out.push(...program.subarray(from, at.place));
  }
  if (at.place !== end) throw new Error("the import section does not end where it says");
  const section = Buffer.from([2, ...leb(out.length), ...out]);
  const script = glue.toString().replace(/\b__wb(?:g|indgen)_\w+/g, (name) => names.get(name) ?? name);
  const head = program.subarray(0, start - leb(end - start).length - 1);
  return [Buffer.concat([head, section, program.subarray(end)]), Buffer.from(script)];
}

function importSection(program) {
  const at = { bytes: program, place: 8 };
  while (at.place < program.length) {
    const id = program[at.place++], size = number(at);
    if (id === 2) return { start: at.place, end: at.place + size };
    at.place += size;
  }
  throw new Error("a program without imports");
}

function skipDescription(at) {
  const kind = at.bytes[at.place++];
  const limits = () => { if (at.bytes[at.place++] & 1) number(at); number(at); };
  if (kind === 0) number(at);
  else if (kind === 1) { at.place++; limits(); }
  else if (kind === 2) limits();
  else if (kind === 3) at.place += 2;
  else throw new Error(`an import of the unknown kind ${kind}`);
}

function number(at) {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = at.bytes[at.place++];
    value |= (byte & 127) << shift;
    if (byte < 128) return value >>> 0;
  }
}

function text(at) {
  const length = number(at);
  at.place += length;
  return at.bytes.toString("utf8", at.place - length, at.place);
}

function written(name) {
  const bytes = Buffer.from(name);
  return [...leb(bytes.length), ...bytes];
}

function leb(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value >>>= 7;
  } while (value);
  return bytes;
}
