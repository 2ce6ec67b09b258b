/* The front matter of a record read back: the part of YAML that records are written in. Every value is text, a list or
   a block. What is no such thing is refused with its line, never guessed. */

import { say, written } from "../texts.js";

const KEY = /^([\w-]+):(?:\s+(.*))?$/u;

/* Return { fields, raw, body } of a record's text: `raw` has the lines of each field as they were. */
export function readRecord(text) {
  const match = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)([\s\S]*)$/.exec(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  if (!match) throw new Error(say("it has no fields between two lines of three hyphens"));
  const rows = match[1].split("\n").map((row, place) => ({ row, line: place + 2 }))
    .filter(({ row }) => row.trim() && !/^\s*#/.test(row));
  const raw = {};
  let key = "";
  for (const { row } of rows) {
    key = /^[\w-]+(?=:)/u.exec(row)?.[0] ?? key;
    (raw[key] ??= []).push(row);
  }
  const fields = rows.length ? block(rows) : {};
  if (typeof fields !== "object" || Array.isArray(fields)) throw new Error(say("it is not a block of fields"));
  return { fields, raw, body: match[2].trim() };
}

const depth = ({ row }) => row.length - row.trimStart().length;

function refuse({ row, line }) {
  throw new Error(say("line %(number)s cannot be read: %(text)s", { number: written(line), text: row.trim() }));
}

/* Return what rows of one block hold. */
function block(rows) {
  const indent = depth(rows[0]);
  const isList = /^- /.test(rows[0].row.trimStart());
  const found = isList ? [] : {};
  for (let place = 0; place < rows.length; ) {
    const first = rows[place];
    let end = place + 1;
    const hangs = (row) => depth(row) > indent || (!isList && depth(row) === indent && row.row.trimStart().startsWith("- "));
    while (end < rows.length && hangs(rows[end])) end += 1;
    if (depth(first) !== indent) refuse(first);
    const below = rows.slice(place + 1, end);
    if (isList) found.push(item(first, below));
    else entry(found, first, below);
    place = end;
  }
  return found;
}

function item(first, below) {
  const text = first.row.trimStart();
  if (!text.startsWith("- ")) refuse(first);
  const inner = { ...first, row: `${" ".repeat(depth(first) + 2)}${text.slice(2).trimStart()}` };
  return KEY.test(inner.row.trim()) && !/^["'[{]/.test(inner.row.trim()) ? block([inner, ...below]) : value(inner, [inner.row, ...below.map(({ row }) => row)]);
}

function entry(found, first, below) {
  const match = KEY.exec(first.row.trim());
  if (!match || Object.hasOwn(found, match[1])) refuse(first);
  const rest = match[2] ?? "";
  if (rest) found[match[1]] = value(first, [rest, ...below.map(({ row }) => row)]);
  else found[match[1]] = below.length ? block(below) : "";
}

/* Return the value that lines hold: a text, quoted or plain, or what stands in brackets. */
function value(first, rows) {
  const text = rows.map((row) => row.trim()).join(" ");
  if (/^[|>&*!]/.test(text)) refuse(first);
  if (!/^["'[{]/.test(text)) return text;
  const reader = new Flow(text);
  const found = reader.value();
  if (reader.rest()) refuse(first);
  return found;
}

/* Reads a value in brackets or quotation marks. */
class Flow {
  constructor(text) {
    Object.assign(this, { text, place: 0 });
  }

  rest() {
    return this.text.slice(this.place).trim();
  }

  take(pattern) {
    const match = new RegExp(`\\s*(${pattern})`, "uy");
    match.lastIndex = this.place;
    const found = match.exec(this.text);
    if (found) this.place += found[0].length;
    return found?.[1];
  }

  value() {
    if (this.take("\\[")) return this.items("\\]", () => this.value());
    if (this.take("\\{")) return Object.fromEntries(this.items("\\}", () => this.pair()));
    const double = this.take('"(?:[^"\\\\]|\\\\.)*"');
    if (double !== undefined) return double.slice(1, -1).replace(/\\(.)/g, (_all, char) => ({ n: "\n", t: "\t" })[char] ?? char);
    const single = this.take("'(?:[^']|'')*'");
    if (single !== undefined) return single.slice(1, -1).replaceAll("''", "'");
    const plain = this.take("[^,\\[\\]{}]+?(?=\\s*(?:[,\\]}]|:\\s|:$|$))");
    if (plain === undefined) throw new Error(say("a bracket is not closed: %(text)s", { text: this.text.slice(0, 60) }));
    return plain.trim();
  }

  pair() {
    const key = this.value();
    if (!this.take(":")) throw new Error(say("a colon is missing: %(text)s", { text: this.text.slice(0, 60) }));
    return [key, this.value()];
  }

  items(end, one) {
    const found = [];
    while (!this.take(end)) {
      found.push(one());
      if (!this.take(",") && !new RegExp(`\\s*${end}`, "y").test(this.text.slice(this.place))) throw new Error(say("a comma is missing: %(text)s", { text: this.text.slice(0, 60) }));
    }
    return found;
  }
}
