/* The list of what was found as CSV, made in the browser. */

import { TEXTS } from "./texts.js";

export const LISTED = 500; // results in the list, at most: each is a file to fetch

/* Return lines of results as CSV; what a spreadsheet would take for a formula is kept from being one. */
export function csv(lines) {
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${[TEXTS.columns, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/* Return a result, and the statements of an article in which the words stand, as lines. */
export function linesOf(result, root) {
  const whole = (address) => new URL(root + address, location.href).href;
  const own = [TEXTS.kinds[result.kind] ?? result.kind, result.title, result.when ?? "", result.day, result.by ?? "", "", "", whole(result.address)];
  const said = result.statements.map((each) => [TEXTS.kinds.Statement, each.says, result.when ?? "", result.day, each.publisher, each.about, each.by, whole(each.address)]);
  return [own, ...said];
}

/* Give a text to the reader as a file. */
export function save(text, file) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const anchor = document.createElement("a");
  Object.assign(anchor, { href: address, download: file });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
