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
export const TAG = 7; // digits before the number of a record in its id

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
    const results = await ask(await parts((each) => FIRST.includes(each)), words, {});
    if (results.length < MANY) setTimeout(() => fetchRest(words).catch(() => {})); // behind what is shown of these
    return grouped(results);
  }

  /* Have the files fetched in which the words stand; what is amiss is told of the whole answer. */
  async function fetchRest(words) {
    await Promise.all((await whole()).map((each) => each.fetchFor(words)));
  }

  /* Return what is found for words: the results of each group, and their number; "" finds everything. */
  async function find(words, chosen, order) {
    const results = await ask(await whole(), words || all, picked(chosen));
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

  /* Return the filters of each part: their values, and the numbers of the records that have them. */
  async function filters() {
    const every = await whole();
    return Promise.all(every.map((each) => each.filters()));
  }

  /* Return what the values of facets are called on the page, where they are called otherwise. */
  const values = () => kept(there, "values", async () => (await asked(`${folder}values.${document.documentElement.lang}.json?ts=${made}`)).json());

  return { warm, early, find, ordered, filters, values };
}

/* Return what parts find for words, the best first. */
async function ask(parts, words, chosen) {
  const found = await Promise.all(parts.map((each) => each.ask(words, chosen)));
  return found.flat().sort((one, other) => other.score - one.score);
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

/* Return fields by the names that they have in the language of the page. */
function inLanguage(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}-${document.documentElement.lang}`, value]));
}

/* Return the first result of each index. */
export const firstOfEach = (results) => [...new Map(results.toReversed().map((each) => [tableOf(each), each])).values()];
