/* The index of the search: asked once something is searched for and not before. There are several of them, for names,
   events and articles, the last two in parts: what the first of each finds is there before the rest has come. */

import { partAt } from "./part.js";
import { asked, kept, programAt } from "./program.js";

export const FACETS = ["kind", "year", "town", "group", "source", "publisher", "event", "attested"];

const OF_GROUP = { named: ["Place", "Group", "Source"], events: ["Event"], articles: ["Article"] };
const LANGUAGE = "en"; // of names, by what the program takes for languages
const OF_LANGUAGE = { events: "en-events", articles: "en-articles" }; // and how those of the others begin
const FIRST = [LANGUAGE, ...Object.values(OF_LANGUAGE)]; // what is asked before the rest; theme/partials/early.html has them too
export const KINDS = { towns: "Place", groups: "Group", sources: "Source", events: "Event", a: "Article" };
const TOLD = { title: 6, about: 2, sources: 2, by: 1, when: 1, attested: 0.1, lines: 1 };
const WEIGHTS = { ...inLanguage(TOLD), ...TOLD, names: 6, voices: 6, words: 2, subjects: 6, titled: 3, twice: 1, often: 1, widely: 1, whole: 1, refers: 0.5, all: 0 };
const MANY = 300; // results of words whose files are large: a first result need not share the line with the rest of them
export const ONWARD = document.documentElement.dir === "rtl" ? " ← " : " → "; // from who said it to who printed it
const PARTS = 4; // of an anchor
const TAG = 7; // digits before the number of a record in its id

/* Return the engine of the site whose root is at an address; it fetches nothing before it is asked. */
export function engineAt(root, all) {
  const folder = `${root}search/pagefind/`;
  const made = document.documentElement.dataset.made ?? Date.now(); // early.html may have asked already
  const there = new Map(); // what has come, or is on its way
  const program = () => kept(there, "program", () => programAt(`${folder}wasm.${LANGUAGE}.pagefind`));
  const entry = () => kept(there, "entry", async () => (await asked(`${folder}pagefind-entry.json?ts=${made}`)).json());
  let isWhole = false; // whether all parts were asked for

  /* Return the parts whose names are meant, once they are there. */
  async function parts(isMeant) {
    program().catch(() => {}); // on its way while the list comes; told of the parts
    const { languages } = await entry();
    const meant = Object.keys(languages).filter(isMeant);
    return Promise.all(meant.map((each) => kept(there, each, () => partAt(folder, languages[each].hash, program(), WEIGHTS))));
  }

  function whole() {
    isWhole = true;
    return parts(() => true);
  }

  /* Return what is found for words in all names and in the first part of the events and of the articles, and have the
     rest fetched; nothing once that was asked for. */
  async function early(words) {
    if (isWhole) return grouped([]);
    const { results } = await ask(await parts((each) => FIRST.includes(each)), words, {});
    if (results.length < MANY) setTimeout(() => fetchRest(words).catch(() => {})); // behind what is shown of these
    return grouped(results);
  }

  /* Have the files fetched in which the words stand; what is amiss is told of the whole answer. */
  async function fetchRest(words) {
    await Promise.all((await whole()).map((each) => each.fetchFor(words)));
  }

  /* Return what is found for words: the results of each group, and their number; "" finds everything. */
  async function find(words, chosen, order) {
    const { results } = await ask(await whole(), words || all, picked(chosen));
    return grouped(order ? await ordered(results, order) : results);
  }

  /* Have on its way what every question needs; what is amiss is told of the answer. */
  const warm = () => parts((each) => FIRST.includes(each)).catch(() => {});

  /* Return the results that have a day, the newest or the oldest first. */
  const ordered = (results, order) => byDay(results, order === "new" ? -1 : 1);

  /* Return the results that have a day, in the order of their days. */
  async function byDay(results, way) {
    const tables = [...new Set(results.map(tableOf))];
    const days = new Map(await Promise.all(tables.map(async (table) => [table, await daysOf(table)])));
    const dayOf = (each) => days.get(tableOf(each))[parseInt(each.id.slice(tableOf(each).length), 16)];
    return results.map((each) => [dayOf(each), each]).filter(([day]) => day).sort((one, other) => way * (one[0] - other[0])).map(([, each]) => each);
  }

  const daysOf = (table) => kept(there, table, async () => (await asked(`${folder}days.${table}.json`)).json());

  /* Return how many results each value of each facet has, and had without any filter. */
  async function counts({ words, ...found }, chosen) {
    const every = await whole();
    await Promise.all(every.map((each) => each.allFilters()));
    const kinds = Object.keys(OF_GROUP).flatMap((group) => (found[group]?.length ? OF_GROUP[group] : []));
    return ask(every, words || all, { ...(kinds.length ? { kind: { any: kinds } } : {}), ...picked(chosen) });
  }

  /* Return what the values of facets are called on the page, where they are called otherwise. */
  const values = () => kept(there, "values", async () => (await asked(`${folder}values.${document.documentElement.lang}.json?ts=${made}`)).json());

  return { warm, early, find, ordered, counts, values };
}

/* Return what parts find for words, the best first, and how many results the values of filters have. */
async function ask(parts, words, filters) {
  const found = await Promise.all(parts.map((each) => each.ask(words, filters)));
  const results = found.flatMap((each) => each.results).sort((one, other) => other.score - one.score);
  return { results, now: summed(found.map((each) => each.now)), whole: summed(found.map((each) => each.whole)) };
}

/* Return the numbers of all parts as those of one. */
function summed(counts) {
  const sums = {};
  for (const [name, values] of counts.flatMap((each) => Object.entries(each))) {
    const sum = (sums[name] ??= {});
    for (const [value, number] of Object.entries(values)) sum[value] = (sum[value] ?? 0) + number;
  }
  return sums;
}

const picked = (chosen) => Object.fromEntries(FACETS.filter((name) => chosen[name]).map((name) => [name, chosen[name]]));
const groupOf = ({ id }) => Object.keys(OF_LANGUAGE).find((group) => id.startsWith(OF_LANGUAGE[group])) ?? "named";

/* Return results by their groups, and their number. */
function grouped(results) {
  const found = { named: [], events: [], articles: [] };
  for (const each of results) found[groupOf(each)].push(each);
  return { ...found, number: results.length };
}

/* Return the name of the index that a result is of. */
export const tableOf = ({ id }) => id.slice(0, id.lastIndexOf("_") + 1 + TAG);

/* Return what a result is, ready to be shown in the language of the page; `own` is what it is called in English. Its
   statements are those meant, as `isTold` tells of each, those first in which the words stand. */
export async function resultOf(found, isTold = ({ isSaid }) => isSaid) {
  const { url, content, meta, items, own, whole } = await found.data();
  const { address, day, values, anchors } = placeOf(url);
  const kind = KINDS[address.split("/")[0]];
  const told = { ...meta, ...toldHere(meta) };
  const isSaid = (at) => items[at].isSaid || Boolean(items[at + anchors.length]?.isSaid);
  const every = anchors.map((anchor, at) => ({ ...statementOf(anchor, address, told, listed(told.lines)[at] || items[at].text), has: placed(anchor[3], values), sources: placed(anchor[2], listed(meta.sources)), isSaid: isSaid(at) }));
  const excerpt = kind === "Article" ? own : whole; // of an article its abstract; its statements are apart
  return {
    ...told, own: meta.title, kind, day, address, excerpt, statements: every.filter(isTold).sort((one, other) => other.isSaid - one.isSaid),
    names: apart(meta.names), voices: apart(meta.voices), text: [content, ...Object.values(meta)].join(" "),
  };
}

const apart = (text) => (text ? text.split(" · ") : []);

/* Return fields by the names that they have in the language of the page. */
function inLanguage(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}-${document.documentElement.lang}`, value]));
}

/* Return the fields of a record that it has in the language of the page. */
function toldHere(meta) {
  const ending = `-${document.documentElement.lang}`;
  return Object.fromEntries(Object.entries(meta).filter(([name]) => name.endsWith(ending)).map(([name, text]) => [name.slice(0, -ending.length), text]));
}

/* Return a statement by its anchor: its id, and the places of what it is about and of who said it; `says` is its line
   in the language of the page. */
function statementOf([own, of, through], address, { about, sources, by = "", when = "" }, says) {
  const chain = placed(through, listed(sources));
  return { address: `${address}#${own}`, says, about: listed(about)[of] ?? "", chain, by: chain.join(ONWARD), when, publisher: by };
}

/* Return items of a list by their places in it: `0.4`. */
const placed = (places, list) => places.split(".").map((place) => list[place] ?? "");

const listed = (text) => (text ?? "").split("¦").map((each) => each.trim());

/* Return the address of a page, from the site's root, the day of its record, what its statements are filtered by, and
   their anchors, by what the index has for an address. An anchor is `c8~2~0.1~0.4`, four parts. */
function placeOf(url) {
  const [path, day = "", values = "", ...parts] = url.split("~");
  const anchors = parts.flatMap((_part, at) => (at % PARTS ? [] : [parts.slice(at, at + PARTS)]));
  return { address: `${path}/`, day, values: values.split("|").map(decodeURIComponent), anchors };
}

/* Return the first result of each index. */
export const firstOfEach = (results) => [...new Map(results.toReversed().map((each) => [tableOf(each), each])).values()];
