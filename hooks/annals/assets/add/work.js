/* The form at work: what is typed becomes a draft, the draft becomes the file shown at the end.
   Nothing is stored and nothing is sent; all text reaches the page as text, never as markup. */

import { set } from "./blocks.js";
import { Claims } from "./claims.js";
import { bounds, DateReader, span } from "./dates.js";
import { Credits } from "./credits.js";
import { Events } from "./events.js";
import { faults } from "./faults.js";
import { byId, element, fill, labelOf, showFaults, value } from "./fields.js";
import { showNames } from "./found.js";
import { idFrom, NewEvents, NewNames } from "./fresh.js";
import { around, contactLink, download, handover, newFileBase } from "./handover.js";
import { mint } from "./ids.js";
import { called, known } from "./known.js";
import { languageOf, languages } from "./languages.js";
import { Listed } from "./listed.js";
import { load } from "./load.js";
import { Reader } from "./names.js";
import { Offers } from "./offers.js";
import { articleFile, articlePath, clean, cleanProse, eventFile, handedOver, newFile, parseAddress } from "./record.js";
import { isArabic, later, sha256 } from "./tools.js";
import { paragraphs, TextReader, whyNotParted } from "./text.js";
import { say } from "../texts.js";

const OTHER = "another";
const NAMED = ["towns", "groups", "sources"];
const form = byId("add");
const state = { id: mint(known.ids), rest: [], capture: null };
const listed = new Listed(known.address_files, update);
known.articleAt = (address) => listed.at(address);
const reader = new Reader(known.folding);
const dates = new DateReader(known.dates);
const texts = new TextReader(known.texts, dates);
const setting = (name) => document.querySelector(`meta[name=${name}]`)?.content ?? "";
const show = handover(form.querySelector("[data-file=article]"), newFileBase(setting("edit-base")), setting("contact"));

/* Return the id that a person means who wrote an id or the archive's name, or the name of a record that is new. */
function meant(text) {
  const name = text.toLowerCase();
  return known.byId.has(text) ? text : known.idByName.get(name) ?? fresh?.read((id) => id).find((each) => each.name.toLowerCase() === name)?.id ?? text;
}

/* Return the date that a person typed as a record writes it; what cannot be read, or in two ways, stays as it is. */
function dated(text) {
  const found = dates.meant(text);
  return found.length === 1 ? found[0] : text;
}

const names = showNames(form, known, reader, meant, update, (name, kind) => {
  const block = fresh.add({ name }, { focus: false });
  block.querySelector(`optgroup:nth-of-type(${NAMED.indexOf(kind) + 1}) option`).selected = true;
  update();
  fresh.control(block, "sort").focus();
});
let fresh = null;
fresh = new NewNames(known, update);
const newEvents = new NewEvents(known, update);
const events = new Events(form.querySelector("[data-kind=events]"), known, meant, update);
const credits = new Credits(update);
const claims = new Claims(known, update);
const offers = new Offers(byId("offers"), known, dates, (values) => claims.add(values));

function datalist(id, entries) {
  const list = byId(id) ?? form.appendChild(element("datalist", "", { id }));
  list.replaceChildren(...entries.map(([value, label]) => element("option", label, { value })));
}

/* Give the fields that name records their lists, with the records that are new. */
function listRecords(added, addedEvents) {
  const key = JSON.stringify([added, addedEvents].map((all) => all.map(({ id, name, title, folder }) => [id, name ?? title, folder])));
  if (state.listed === key) return;
  state.listed = key;
  const more = (folder) => added.filter((each) => each.folder === folder).map(({ id, name }) => [id, name]);
  const all = Object.fromEntries(NAMED.map((kind) => [kind, [...known[kind].map((record) => [record.id, called(record)]), ...more(kind)]]));
  for (const kind of NAMED) datalist(`known-${kind}`, all[kind]);
  datalist("known-sides", [...known.sides.map((side) => [side, side]), ...all.groups]);
  datalist("known-events", Object.entries(known.events).map(([id, event]) => [id, called(event)]));
  datalist("known-all", [...known.byId, ...added.map(({ id, name }) => [id, name]), ...addedEvents.map(({ id, title }) => [id, title])]);
}

/* Return the form as a draft: every text cleaned, names by id. */
function readDraft() {
  const simple = ["title", "basis", "paragraph", "reason", "language", "url_status", "url_note", "page", "section", "held", "sha256", "bytes", "paragraphs"];
  const draft = Object.fromEntries(simple.map((name) => [name, value(name)]));
  const newSource = byId("publisher").value === OTHER ? readSource() : null;
  const publisher = newSource ? newSource.id : byId("publisher").value;
  const added = fresh.read(meant);
  const addedEvents = newEvents.read(meant, dated);
  const chosen = names.chosen();
  for (const { folder, id, words } of added) if (folder && id) chosen[folder][id] = words;
  const typed = value("date");
  return {
    ...draft, ...state, language: languageOf(draft.language, document.documentElement.lang), publisher, newSource, ...chosen, fresh: added, newEvents: addedEvents,
    date: dated(typed), dates: dates.meant(typed),
    url: address(value("url")),
    authors: byId("authors").value.split("\n").map(clean).filter(Boolean),
    abstract: cleanProse(byId("abstract").value),
    events: [...events.chosen(), ...addedEvents.map(({ id }) => id).filter(Boolean)],
    credits: credits.read(meant),
    claims: claims.read(publisher, meant).map((claim) => ({ ...claim, when: span(claim.when) ? claim.when : dated(claim.when), dates: dates.meant(claim.when) })),
  };
}

function readSource() {
  const source = Object.fromEntries(["name", "id", "kind"].map((key) => [key, value(`source_${key}`)]));
  return { ...source, hosts: [host(value("url"))].filter(Boolean) };
}

/* Return an address without letters that an address cannot hold, as a browser would send it. */
function address(text) {
  return /[^!-~]/.test(text) ? (parseAddress(text)?.href ?? text) : text;
}

function host(text) {
  return parseAddress(known.originalOf(text) || text)?.hostname.replace(/^www\./, "") ?? "";
}

/* Return the files that a draft makes, the article's first; `missing` stands in it as what is left to do. */
function filesOf(draft, missing) {
  const words = ({ words: all }) => all.map(clean);
  return [
    { path: articlePath(draft, draft.date === "undated" ? "undated" : bounds(draft.date)?.[0]), text: articleFile(draft, missing) },
    ...(draft.newSource ? [{ path: `archive/sources/${draft.publisher || "id"}.md`, text: newFile(draft.newSource, draft) }] : []),
    ...draft.fresh.map((record) => ({ path: `archive/${record.folder || "towns"}/${record.id || "id"}.md`, text: newFile({ ...record, spellings: words(record) }, draft) })),
    ...draft.newEvents.map((event) => ({ path: `archive/events/${bounds(event.when.split("/")[0])?.[0].slice(0, 4) ?? "year"}/${event.id || "id"}.md`, text: eventFile(event) })),
  ];
}

/* Show what the draft makes: fields that belong to it, what is missing, the files. */
function update() {
  const inferred = byId("basis").value === "inferred";
  const undated = value("date") === "undated";
  const shown = { basis: !undated, paragraph: !inferred && !undated, reason: inferred && !undated, url_status: value("url") !== "", url_note: value("url") === "" };
  for (const [name, show] of Object.entries(shown)) byId(name).closest(".an-field").hidden = !show;
  for (const blocks of [fresh, newEvents, credits, claims]) blocks?.show();
  const draft = readDraft();
  listRecords(draft.fresh, draft.newEvents);
  const found = faults(draft, known, articleFile(draft));
  showFaults(form, found);
  byId("title").lang = byId("text").lang = draft.language;
  byId("new-source").hidden = !draft.newSource;
  events.show(Object.keys(draft.towns), bounds(draft.date));
  offers.show(byId("text").value, bounds(draft.date)?.[0] === draft.date ? draft.date : "");
  const { path, text } = handedOver(filesOf(draft, found.map(told)), draft.id);
  show(path, text, found.length === 0 && !state.unread);
}

const told = ({ field, text }) => say("%(field)s: %(fault)s", { field: labelOf(byId(field)), fault: text });

/* Read the pasted text: its size, its sum where the browser may compute one, its paragraphs, what it says of itself. */
async function readText() {
  const text = byId("text").value;
  const bytes = new TextEncoder().encode(text);
  const found = paragraphs(text);
  byId("saved").hidden = found.length === 0;
  byId("numbered").replaceChildren(...found.map((paragraph) => element("li", `${clean(paragraph).slice(0, 80)} …`, { dir: "auto" })));
  byId("parted").textContent = whyNotParted(text, known.texts);
  byId("part").hidden = found.length !== 1 || !byId("parted").textContent;
  const sum = bytes.length && crypto.subtle ? await sha256(bytes) : value("sha256");
  if (byId("text").value !== text) return;
  state.unread = false;
  for (const [name, size] of Object.entries({ sha256: bytes.length && sum, bytes: sum && bytes.length, paragraphs: sum && found.length })) byId(name).value = size || "";
  if (bytes.length) prefill(text);
  readNames();
}

/* Fill in what the text says of itself, where nobody wrote anything else. */
function prefill(text) {
  const day = texts.published(text);
  const read = { language: isArabic(text) ? "ar" : "en", title: texts.title(text), date: day?.day, paragraph: day && String(day.paragraph) };
  for (const [name, found] of Object.entries(read)) {
    const control = byId(name);
    if (!control.dataset.touched && (found || control.dataset.read)) {
      control.value = found ?? "";
      control.dataset.read = "yes";
    }
  }
}

function readNames() {
  names.read(`${byId("title").value}\n\n${byId("text").value}`);
  update();
}

function guessPublisher() {
  const publisher = byId("publisher");
  const here = host(value("url"));
  const source = known.sources.find(({ hosts = [] }) => hosts.some((each) => here === each || here.endsWith(`.${each}`)));
  if (source && !publisher.dataset.touched) publisher.value = source.id;
}

function guessId() {
  if (!byId("source_id").dataset.touched) byId("source_id").value = idFrom(value("source_name"));
}

function warnOfShared() {
  const run = reader.sharedRun(byId("abstract").value, byId("text").value);
  byId("shared").textContent = run && say("The article has these words too: “%(words)s”. Say it in words of your own.", { words: run });
}

async function open() {
  const [file] = byId("file").files;
  if (!file) return;
  try {
    byId("opened").textContent = load(await file.text(), { state, known, names, events, fresh, newEvents, credits, claims, other: OTHER, set });
    typed = true;
  } catch (error) {
    byId("opened").textContent = say("%(file)s cannot be opened: %(reason)s.", { file: file.name, reason: error.message });
  }
  byId("file").value = "";
  update();
}

fill(byId("publisher"), [
  ...known.publishers.map((source) => [source, known.byId.get(source)]), [OTHER, say("another, not in the archive yet")],
]);
datalist("known-languages", languages(document.documentElement.lang));
byId("insecure").hidden = Boolean(crypto.subtle);
if (setting("contact")) byId("contact").replaceChildren(...around(say("Questions: %(address)s."), contactLink(setting("contact"))));

let typed = false;
form.addEventListener("input", later(() => { warnOfShared(); update(); }));
form.addEventListener("input", () => { typed = true; });
form.addEventListener("change", update);
byId("file").addEventListener("change", open);
byId("text").addEventListener("input", () => { byId("sha256").value = ""; state.unread = true; }); // until the new text is read
byId("text").addEventListener("input", later(readText));
if (!crypto.subtle) byId("sha256").addEventListener("change", readText);
byId("part").addEventListener("click", () => { byId("text").value = byId("text").value.trim().split(/\n+/).join("\n\n"); readText(); });
byId("title").addEventListener("input", later(readNames));
byId("url").addEventListener("input", guessPublisher);
byId("source_name").addEventListener("input", guessId);
form.querySelector("[data-do=save]").addEventListener("click", () => download(`${state.id}.txt`, byId("text").value));
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

update();
