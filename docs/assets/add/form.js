/* The page "Add an article": what is typed becomes a draft, the draft becomes the file shown at the end.
   Nothing is stored and nothing is sent; all text reaches the page as text, never as markup. */

import { Addresses } from "./addresses.js";
import { showClaims } from "./claims.js";
import { bounds, faults } from "./faults.js";
import { byId, element, fill, showFaults, value, wire } from "./fields.js";
import { showNames } from "./found.js";
import { download, handover, newFileBase } from "./handover.js";
import { mint, slug } from "./ids.js";
import { Reader } from "./names.js";
import { articleFile, articlePath, clean, cleanProse, parseAddress, sourceFile } from "./record.js";

const OTHER = "another";
const NAMED = ["towns", "groups", "sources"];
const form = byId("add");

const known = await fetch("names.json").then((answer) => answer.json());
known.ids = new Set(known.ids);
known.plain = (url) => addresses.plain(url);
known.byId = new Map(NAMED.flatMap((kind) => known[kind]).map((record) => [record.id, record.name]));
for (const [id, title] of Object.entries(known.events)) known.byId.set(id, title);
const idByName = new Map([...known.byId].map(([id, name]) => [name.toLowerCase(), id]));
const id = mint(known.ids);
const reader = new Reader(known.folding);
const addresses = new Addresses(known.addresses);

/* Return the id that a person means who wrote an id or the archive's name. */
const meant = (text) => (known.byId.has(text) ? text : idByName.get(text.toLowerCase()) ?? text);

const base = newFileBase(document.querySelector("meta[name=edit-base]").content);
const [showArticle, showSource] = ["article", "source"].map((name) => handover(form.querySelector(`[data-file=${name}]`), base));
const names = showNames(form, known, reader, meant, update);
const claims = showClaims(byId("claims"), known, meant, update);

function datalist(id, entries) {
  const list = element("datalist", "", { id });
  for (const [value, label] of entries) list.append(element("option", label, { value }));
  form.append(list);
}

/* Return the form as a draft: every text cleaned, names by id. */
function readDraft() {
  const simple = ["title", "date", "basis", "paragraph", "reason", "language", "url_status", "url_note", "sha256", "bytes", "paragraphs"];
  const draft = Object.fromEntries(simple.map((name) => [name, value(name)]));
  const newSource = byId("publisher").value === OTHER ? readSource() : null;
  const publisher = newSource ? newSource.id : byId("publisher").value;
  return {
    ...draft, id, publisher, newSource, ...names.chosen(),
    url: address(value("url")),
    authors: byId("authors").value.split("\n").map(clean).filter(Boolean),
    abstract: cleanProse(byId("abstract").value),
    claims: claims.read(publisher),
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
  return parseAddress(addresses.originalOf(text) || text)?.hostname.replace(/^www\./, "") ?? "";
}

/* Show what the draft makes: fields that belong to it, what is missing, the files. */
function update() {
  const inferred = byId("basis").value === "inferred";
  const hasAddress = value("url") !== "";
  const shown = { paragraph: !inferred, reason: inferred, url_status: hasAddress, url_note: !hasAddress };
  for (const [name, show] of Object.entries(shown)) byId(name).closest(".an-field").hidden = !show;
  claims.show();
  const draft = readDraft();
  const text = articleFile(draft);
  const found = faults(draft, known, text);
  showFaults(form, found);
  byId("title").lang = byId("text").lang = draft.language;
  showArticle(articlePath(draft, bounds(draft.date)?.[0]), text, found.length === 0);
  byId("new-source").hidden = byId("second").hidden = !draft.newSource;
  if (draft.newSource) showSource(`archive/sources/${draft.publisher || "id"}.md`, sourceFile(draft.newSource), found.length === 0);
}

/* Read the pasted text: its size, its sum where the browser may compute one, its paragraphs, its language. */
async function readText() {
  const text = byId("text").value;
  const bytes = new TextEncoder().encode(text);
  const paragraphs = text.split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== "");
  byId("saved").hidden = paragraphs.length === 0;
  byId("numbered").replaceChildren(...paragraphs.map((paragraph) => element("li", `${clean(paragraph).slice(0, 80)} …`, { dir: "auto" })));
  byId("bytes").value = bytes.length || "";
  byId("paragraphs").value = paragraphs.length || "";
  const sum = bytes.length && crypto.subtle ? await sha256(bytes) : "";
  if (byId("text").value !== text) return;
  byId("sha256").value = sum;
  if (!byId("language").dataset.touched && bytes.length) byId("language").value = isArabic(text) ? "ar" : "en";
  readNames();
}

function readNames() {
  names.read(`${byId("title").value}\n\n${byId("text").value}`);
  update();
}

async function sha256(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function isArabic(text) {
  const count = (pattern) => (text.match(pattern) ?? []).length;
  return count(/\p{Script=Arabic}/gu) > count(/\p{Script=Latin}/gu);
}

function guessPublisher() {
  const publisher = byId("publisher");
  const here = host(value("url"));
  const source = known.sources.find(({ hosts = [] }) => hosts.some((each) => here === each || here.endsWith(`.${each}`)));
  if (source && !publisher.dataset.touched) publisher.value = source.id;
}

function guessId() {
  if (!byId("source_id").dataset.touched) byId("source_id").value = slug(value("source_name"), known.letters, known.rules);
}

function warnOfShared() {
  const run = reader.sharedRun(byId("abstract").value, byId("text").value);
  byId("shared").textContent = run && `These words stand in the article too: “${run}”. Say it in words of your own.`;
}

/* Return a function that calls another once nothing was typed for a moment. */
function later(action) {
  let waiting = 0;
  return () => { clearTimeout(waiting); waiting = setTimeout(action, 250); };
}

wire(form);
fill(byId("publisher"), [
  ...known.publishers.map((source) => [source, known.byId.get(source)]), [OTHER, "another, not in the archive yet"],
]);
for (const kind of NAMED) datalist(`known-${kind}`, known[kind].map((record) => [record.id, record.name]));
datalist("known-sides", [["civilians", "civilians"], ...known.groups.map((group) => [group.id, group.name])]);
datalist("known-all", [...known.byId]);
byId("insecure").hidden = Boolean(crypto.subtle);

let typed = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", later(() => { warnOfShared(); update(); }));
form.addEventListener("input", () => { typed = true; });
form.addEventListener("change", update);
byId("text").addEventListener("input", () => { byId("sha256").value = ""; }); // until it is that of the new text
byId("text").addEventListener("input", later(readText));
byId("title").addEventListener("input", later(readNames));
byId("url").addEventListener("input", guessPublisher);
byId("source_name").addEventListener("input", guessId);
form.querySelector("[data-do=claim]").addEventListener("click", claims.add);
form.querySelector("[data-do=save]").addEventListener("click", () => download(`${id}.txt`, byId("text").value));
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

update();
byId("without").hidden = true;
form.hidden = false;
