/* A draft as the files of the archive: text that annals' strict reader reads back as it was typed. */

import { withoutUnfit } from "./characters.js";

const RIGHTS = "http://rightsstatements.org/vocab/InC/1.0/";
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’–/()-]*$/u;
const NULLS = /^null$/i;
const WEB = /^https?:\/\/[\w./~%?=&+-]+$/;
/* Return text on one line, without what a record may not hold. */
export function clean(text) {
  return cleanProse(text).replace(/\s+/gu, " ").trim();
}

/* Return prose without what a record may not hold; its lines stay. */
export function cleanProse(text) {
  return withoutUnfit(text.replace(/\r\n?/g, "\n").replace(/[\u2028\u2029\x85]/g, "\n")).trim();
}

/* Return an address in its parts, or nothing where text is none. */
export function parseAddress(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/* Return a value as YAML: plain where no reader could take it for something else, else in double quotes. */
export function scalar(text) {
  return (PLAIN.test(text) && !NULLS.test(text)) || WEB.test(text) ? text : `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

/* Return where an article's file belongs; `day` is the first day of its date, if that is known. */
export function articlePath({ id, publisher }, day) {
  return `archive/articles/${day?.slice(0, 4) ?? "year"}/${day ?? "date"}-${publisher || "publisher"}-${id}.md`;
}

/* Return the file of an article; `draft` holds cleaned text, names as { id: [words] }, and claims. */
export function articleFile(draft) {
  const stated = draft.basis === "stated";
  return file(draft.abstract, [
    field("id", draft.id),
    field("title", draft.title),
    field("authors", draft.authors),
    field("publisher", draft.publisher),
    "published:",
    field("  date", draft.date),
    field("  basis", draft.basis),
    field("  paragraph", stated && draft.paragraph),
    field("  reason", !stated && draft.reason),
    field("language", draft.language),
    field("url", draft.url),
    field("url_status", draft.url && draft.url_status),
    field("url_note", !draft.url && draft.url_note),
    field("rights", RIGHTS),
    "capture:",
    field("  sha256", draft.sha256),
    field("  bytes", draft.bytes),
    field("  paragraphs", draft.paragraphs),
    ...names("towns", draft.towns),
    ...names("groups", draft.groups),
    ...names("sources", draft.sources),
    ...(draft.claims.length ? ["claims:"] : []),
    ...draft.claims.flatMap(claimLines),
  ]);
}

/* Return the file of a publisher that the archive does not have yet. */
export function sourceFile({ id, name, kind, hosts }) {
  return file("", [
    field("id", id),
    field("name", name),
    field("kind", kind),
    field("hosts", hosts),
  ]);
}

function claimLines(claim) {
  const keys = ["about", "states", "side", "figure", "value", "to", "when", "when_words", "chain", "paragraph"];
  return [`  - id: ${claim.id}`, ...keys.map((key) => field(`    ${key}`, claim[key]))];
}

function file(body, lines) {
  return `---\n${lines.filter(Boolean).join("\n")}\n---\n${body ? `\n${body}\n` : ""}`;
}

/* Return the line of a field, or nothing where there is no value. */
function field(key, value) {
  if (!value || value.length === 0) return "";
  return `${key}: ${Array.isArray(value) ? `[${value.map(scalar).join(", ")}]` : scalar(value)}`;
}

function names(key, named) {
  const lines = Object.entries(named).map(([id, words]) => `  ${id}: [${words.map(scalar).join(", ")}]`);
  return lines.length ? [`${key}:`, ...lines] : [];
}
