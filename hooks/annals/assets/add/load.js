/* A file opened again: a draft, a finished record, or several records in one text. What the form has no fields for is kept
   as its lines were. */

import { byId } from "./fields.js";
import { isChecked, isShaped } from "./ids.js";
import { apart } from "./record.js";
import { readRecord } from "./yaml.js";
import { say } from "../texts.js";

const OWN = [
  "id", "title", "authors", "publisher", "published", "language", "url", "url_status", "url_note", "printed", "held", "capture", "events",
  "credits", "towns", "groups", "sources", "about", "chain", "claims", "rights",
];
const CLAIM = ["id", "about", "states", "side", "figure", "value", "to", "when", "when_words", "chain", "paragraph"];
const SIMPLE = ["title", "language", "url", "url_status", "url_note", "held"];
const IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/";

/* Fill the form with what a file holds, and return what was done, in words; raise where it cannot be read. */
export function load(text, form) {
  const read = apart(text).map(({ path, text: record }) => ({ path, ...readRecord(record) }));
  const [article] = read.filter(({ path, fields }) => (path ? path.includes("/articles/") : fields.publisher !== undefined || fields.published !== undefined));
  if (!article) throw new Error(say("there is no article in it"));
  const others = read.filter((each) => each !== article);
  for (const blocks of [form.fresh, form.newEvents, form.credits, form.claims]) blocks.clear();
  byId("text").value = "";
  fillArticle(article, form, others);
  const { title } = article.fields;
  return title
    ? say("Opened: %(title)s. Paste its text again if you want its names and days to be found.", { title })
    : say("Opened: an article without a headline. Paste its text again if you want its names and days to be found.");
}

function fillArticle({ fields, raw, body }, form, others) {
  const { state, set } = form;
  if (isShaped(fields.id ?? "") && isChecked(fields.id)) state.id = fields.id;
  const authors = [fields.authors ?? []].flat();
  const inParts = authors.some((author) => typeof author !== "string"); // the form has no fields for them
  const kept = (key) => !OWN.includes(key) || (key === "rights" && fields.rights !== IN_COPYRIGHT) || (key === "authors" && inParts);
  state.rest = Object.keys(fields).filter(kept).flatMap((key) => raw[key]);
  state.capture = fields.capture ? { sha256: fields.capture.sha256, lines: raw.capture } : null;
  for (const name of SIMPLE) set(byId(name), fields[name]);
  byId("url_status").value ||= "unchecked";
  for (const name of ["sha256", "bytes", "paragraphs"]) byId(name).value = fields.capture?.[name] ?? "";
  for (const name of ["page", "section"]) set(byId(name), fields.printed?.[name]);
  set(byId("authors"), inParts ? "" : authors.join("\n"));
  set(byId("abstract"), body);
  fillDay(fields.published, set);
  fillNew(fields, form, others);
  fillPublisher(fields.publisher ?? "", form, others);
  form.names.set(fields);
  form.events.set([fields.events ?? []].flat());
  for (const credit of [fields.credits ?? []].flat()) form.credits.add(creditOf(credit), { focus: false });
  for (const claim of [fields.claims ?? []].flat()) fillClaim({ about: fields.about, chain: fields.chain, ...claim }, fields.publisher, form, raw.claims);
}

function fillDay(published, set) {
  const day = typeof published === "string" ? { date: published } : published ?? {};
  set(byId("date"), day.date);
  byId("basis").value = day.basis || "stated";
  set(byId("paragraph"), day.paragraph);
  set(byId("reason"), day.reason);
}

function fillPublisher(id, { known, other, set }, others) {
  const source = others.find(({ fields }) => fields.id === id);
  const listed = [...byId("publisher").options].some((option) => option.value === id);
  set(byId("publisher"), id && !listed ? other : id);
  if (!id || listed) return;
  set(byId("source_name"), source?.fields.name ?? id);
  set(byId("source_id"), id);
  set(byId("source_kind"), source?.fields.kind ?? "publisher");
}

/* Show the records that are new in blocks of their own. */
function fillNew(article, form, others) {
  for (const { fields, body } of others) {
    if (fields.id === article.publisher) continue;
    if (fields.clarity) form.newEvents.add(eventOf(fields, body), { focus: false });
    else {
      const folder = ["towns", "groups", "sources"].find((kind) => Object.hasOwn(form.known.kinds[kind], fields.kind) && article[kind]?.[fields.id]) ?? folderOf(fields, form.known);
      const words = article[folder]?.[fields.id] ?? [];
      form.fresh.add({ id: fields.id, name: fields.name, sort: `${folder}:${fields.kind}`, within: fields.within, words: words.join(", ") }, { focus: false });
    }
  }
}

const folderOf = ({ kind }, known) => ["towns", "groups", "sources"].find((each) => Object.hasOwn(known.kinds[each], kind)) ?? "towns";

function eventOf(fields, body) {
  const list = (all) => [all ?? []].flat().join(", ");
  return {
    id: fields.id, title: fields.title, when: fields.when, places: list(fields.places), type: `${fields.event_type}|${fields.sub_event_type}`,
    clarity: fields.clarity, precise: fields.where_prec, side_a: list(fields.side_a), side_b: list(fields.side_b), told: body,
  };
}

function creditOf(credit) {
  const [reference = {}] = credit.references ?? [];
  return { source: credit.source, paragraphs: credit.paragraphs, credited: credit.credited, basis: credit.basis, cites: reference.cites, where: reference.url };
}

function fillClaim(claim, publisher, form, raw) {
  const carriers = [claim.chain ?? []].flat().filter((source) => source !== publisher);
  const values = Object.fromEntries(CLAIM.filter((key) => !["id", "chain"].includes(key)).map((key) => [key, claim[key] ?? ""]));
  const block = form.claims.add({ ...values, origin: carriers[0] ?? "", via: carriers.slice(1).join(", ") }, { focus: false, more: moreOf(claim, raw) });
  block.dataset.id = claim.id ?? "";
  form.claims.changed();
}

/* Return the lines of a claim's fields that the form does not have. */
function moreOf(claim, raw) {
  const start = raw.findIndex((row) => new RegExp(`^\\s*- id: ${claim.id}\\s*$`).test(row));
  const rows = raw.slice(start + 1);
  const end = rows.findIndex((row) => /^\s{0,2}- /.test(row));
  const lines = [];
  let kept = false;
  for (const row of end < 0 ? rows : rows.slice(0, end)) {
    const key = /^ {4}([\w-]+):/.exec(row)?.[1];
    if (key) kept = !CLAIM.includes(key);
    if (kept && (key || /^ {4}/.test(row))) lines.push(row);
  }
  return start < 0 ? [] : lines;
}
