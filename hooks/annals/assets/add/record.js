/* A draft as the files of the archive: text that annals' strict reader reads back as it was typed. */

import { withoutUnfit } from "./characters.js";

const PLAIN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’–/()-]*$/u;
const NULLS = /^null$/i;
const WEB = /^https?:\/\/[\w./~%?=&+-]+$/;
const ARABIC = /\p{Script=Arabic}/u;
export const MARK = "=== "; // begins the line before each record of a proposal

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

/* Return where an article's file belongs; `day` is the first day of its date, or `undated`, if that is known. */
export function articlePath({ id, publisher }, day) {
  return `archive/articles/${day?.match(/^\d{4}|undated/)[0] ?? "year"}/${day ?? "date"}-${publisher || "publisher"}-${id}.md`;
}

/* Return the file of an article, in the short forms; `draft` holds cleaned text, names as { id: [words] }, and claims. */
export function articleFile(draft, missing = []) {
  const claims = draft.claims ?? [];
  const shared = { about: same(claims.map(({ about }) => about)), chain: same(claims.map(({ chain }) => chain)) };
  return file(draft.abstract, [
    ...missing.map((text) => `# TODO: ${text}`),
    field("id", draft.id),
    field("title", draft.title),
    field("authors", draft.authors),
    field("publisher", draft.publisher),
    ...published(draft),
    field("language", draft.language),
    field("url", draft.url),
    field("url_status", draft.url && draft.url_status !== "unchecked" && draft.url_status),
    field("url_note", !draft.url && draft.url_note),
    ...block("printed", [field("  page", draft.page), field("  section", draft.section)]),
    field("held", draft.held),
    ...(draft.rest ?? []),
    ...capture(draft),
    field("events", draft.events),
    ...block("credits", (draft.credits ?? []).flatMap(creditLines)),
    ...names("towns", draft.towns),
    ...names("groups", draft.groups),
    ...names("sources", draft.sources),
    field("about", shared.about),
    field("chain", shared.chain),
    ...block("claims", claims.flatMap((claim) => claimLines({ ...claim, ...omitted(shared) }))),
  ]);
}

/* Return what is the same in each of several, or nothing. */
function same(all) {
  return all.length > 1 && all[0] && all.every((each) => String(each) === String(all[0])) ? all[0] : "";
}

const omitted = (shared) => Object.fromEntries(Object.entries(shared).filter(([, all]) => all).map(([key]) => [key, ""]));

function published({ date, basis, paragraph, reason }) {
  const stated = basis === "stated";
  if (date === "undated" || (stated && !paragraph)) return [field("published", date)];
  return block("published", [
    field("  date", date), field("  basis", basis), field("  paragraph", stated && paragraph), field("  reason", !stated && reason),
  ]);
}

/* Return the lines of the saved text; those of a file that was loaded stay as long as they are of the same text. */
function capture({ sha256, bytes, paragraphs, capture: loaded }) {
  if (loaded && loaded.sha256 === sha256) return loaded.lines;
  return block("capture", [field("  sha256", sha256), field("  bytes", bytes), field("  paragraphs", paragraphs)]);
}

function creditLines({ source, role = "text", paragraphs, credited, basis, cites, where, more = [] }) {
  const reference = [cites && `        - cites: ${scalar(cites)}`, cites && field("          url", where)];
  return [
    `  - source: ${scalar(source)}`, field("    role", role), field("    paragraphs", paragraphs), field("    credited", credited),
    field("    basis", basis), ...block("    references", reference.map((line) => line && line.slice(2))), ...more,
  ];
}

function claimLines(claim) {
  const keys = ["about", "states", "side", "figure", "value", "to", "when", "when_words", "chain", "paragraph"];
  return [`  - id: ${claim.id}`, ...keys.map((key) => field(`    ${key}`, claim[key])), ...(claim.more ?? [])];
}

/* Return the file of a place, group or source that the archive does not have yet. `article` tells where its Arabic
   names were read. */
export function newFile({ id, name, kind, within, hosts, spellings = [] }, article) {
  const arabic = [name, ...spellings].some((text) => ARABIC.test(text));
  return file("", [
    field("id", id),
    field("name", name),
    field("spellings", spellings.filter((spelling) => spelling !== name)),
    field("kind", kind),
    field("within", within),
    field("hosts", hosts),
    ...(arabic ? ["references:", `  - cites: ${scalar(article.title || article.id)}`, field("    url", article.url)] : []),
  ]);
}

/* Return the file of an event that the archive does not have yet. */
export function eventFile(event) {
  const [type, sub] = event.type.split("|");
  return file(event.told, [
    field("id", event.id),
    field("title", event.title),
    field("event_type", type),
    field("sub_event_type", sub),
    field("clarity", event.clarity),
    field("when", event.when),
    field("places", event.places),
    field("where_prec", event.places.length > 0 && event.precise),
    field("side_a", event.side_a),
    field("side_b", event.side_b),
  ]);
}

/* Return what is handed over: one record's file as it is, or all of them in one text, each after its path. */
export function handedOver(files, id) {
  if (files.length === 1) return files[0];
  const head = "Records proposed with the page \"Add an article\". 'annals receive' puts each of them in its place.\n";
  return { path: `inbox/${id}.md`, text: [head, ...files.map(({ path, text }) => `${MARK}${path}\n${text}`)].join("\n") };
}

/* Return the records of what was handed over, as { path, text }. */
export function apart(text) {
  const parts = text.replace(/\r\n?/g, "\n").split(/^=== (.*)$/mu);
  if (parts.length === 1) return [{ path: "", text }];
  return parts.slice(1).flatMap((path, place, all) => (place % 2 ? [] : [{ path: path.trim(), text: all[place + 1].trimStart() }]));
}

function file(body, lines) {
  return `---\n${lines.filter(Boolean).join("\n")}\n---\n${body ? `\n${body}\n` : ""}`;
}

/* Return the line of a field, or nothing where there is no value. */
function field(key, value) {
  if (!value || value.length === 0) return "";
  return `${key}: ${Array.isArray(value) ? `[${value.map(scalar).join(", ")}]` : scalar(value)}`;
}

/* Return a block with its lines, or nothing where it has none. */
function block(key, lines) {
  const kept = lines.filter(Boolean);
  return kept.length ? [`${key}:`, ...kept] : [];
}

function names(key, named) {
  return block(key, Object.entries(named ?? {}).map(([id, words]) => `  ${id}: [${words.map(scalar).join(", ")}]`));
}
