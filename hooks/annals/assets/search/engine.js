/* The index of the search: Pagefind asked, once something is searched for and not before. There are several of them, for
   names, events and articles, of the last in parts: what the first of each finds is there before the rest has come. */

export const FACETS = ["kind", "year", "town", "group", "source", "publisher", "event", "attested"];

const OF_GROUP = { named: ["Place", "Group", "Source"], events: ["Event"], articles: ["Article"] };
const LANGUAGE = "en"; // of names, by what the program takes for languages
const OF_LANGUAGE = { events: "en-events", articles: "en-articles" }; // and how those of the others begin
export const KINDS = { towns: "Place", groups: "Group", sources: "Source", events: "Event", a: "Article" };
const WEIGHTS = { title: 6, names: 6, words: 2, about: 2, sources: 2, by: 1, when: 1, attested: 0.1, all: 0 };
const OPTIONS = { baseUrl: "/", excerptLength: 26, ranking: { metaWeights: WEIGHTS } };
const TAG = 7; // digits before the number of a record in its id

/* Return the engine of the site whose root is at an address; it fetches nothing before it is asked. */
export function engineAt(root, all) {
  const folder = `${root}search/pagefind/`;
  const days = new Map();
  let opened = null;
  let begun = null;
  let joined = null;
  const open = () => (opened ??= opening(folder));
  const some = () => (begun ??= joining(open(), isFirst));
  const whole = () => (joined ??= joining(some(), (language) => language !== LANGUAGE && !isFirst(language)));

  async function joining(before, isMeant) {
    const { pagefind, languages } = await before;
    const meant = Object.keys(languages).filter(isMeant);
    for (const language of meant) preload(tableAt(folder, languages[language]));
    await Promise.all(meant.map((language) => pagefind.mergeIndex(folder, { ...OPTIONS, metaCacheTag: MADE, language })));
    return { pagefind, languages };
  }

  /* Return what is found for words in all names, all events or most, and some articles, before the rest is asked for;
     nothing once that is there. */
  async function early(words) {
    if (joined) return grouped([]);
    const { pagefind } = await some();
    return grouped((await pagefind.search(words)).results);
  }

  /* Return what is found for words: the results of each group, and their number; "" finds everything. */
  async function find(words, chosen, order) {
    const { pagefind } = await whole();
    const { results } = await pagefind.search(words || all, { filters: picked(chosen) });
    return grouped(order ? await byDay(results, order === "new" ? -1 : 1) : results);
  }

  /* Return the results that have a day, in the order of their days. */
  async function byDay(results, way) {
    await Promise.all([...new Set(results.map(tableOf))].map(async (table) => {
      if (!days.has(table)) days.set(table, await (await fetch(`${folder}days.${table}.json`)).json());
    }));
    const dayOf = (each) => days.get(tableOf(each))[parseInt(each.id.slice(tableOf(each).length), 16)];
    return results.map((each) => [dayOf(each), each]).filter(([day]) => day).sort((one, other) => way * (one[0] - other[0])).map(([, each]) => each);
  }

  /* Return how many results each value of each facet has, and had without any filter. */
  async function counts({ words, ...found }, chosen) {
    const { pagefind } = await whole();
    await pagefind.filters();
    const kinds = Object.keys(OF_GROUP).flatMap((group) => (found[group]?.length ? OF_GROUP[group] : []));
    const filters = { ...(kinds.length ? { kind: { any: kinds } } : {}), ...picked(chosen) };
    const { filters: now, totalFilters } = await pagefind.search(words || all, { filters });
    return { now, whole: totalFilters };
  }

  return { early, find, counts };
}

const picked = (chosen) => Object.fromEntries(FACETS.filter((name) => chosen[name]).map((name) => [name, chosen[name]]));
const isFirst = (language) => Object.values(OF_LANGUAGE).includes(language);
const groupOf = ({ id }) => Object.keys(OF_LANGUAGE).find((group) => id.startsWith(OF_LANGUAGE[group])) ?? "named";

/* Return results by their groups, and their number. */
function grouped(results) {
  const found = { named: [], events: [], articles: [] };
  for (const each of results) found[groupOf(each)].push(each);
  return { ...found, number: results.length };
}

/* Return the name of the index that a result is of. */
export const tableOf = ({ id }) => id.slice(0, id.lastIndexOf("_") + 1 + TAG);

const MADE = String(Date.now()); // of the one small file that tells which index is the latest: fetched anew by each page

/* Return Pagefind with the index of names, and what all indexes are. What it will ask for is fetched at once. */
async function opening(folder) {
  preload(`${folder}wasm.${LANGUAGE}.pagefind`);
  const coming = import(`${folder}pagefind.js`);
  coming.catch(() => {}); // told below
  const { languages } = await (await fetch(`${folder}pagefind-entry.json?ts=${MADE}`)).json();
  preload(tableAt(folder, languages[LANGUAGE]));
  const pagefind = await coming;
  await pagefind.options({ ...OPTIONS, metaCacheTag: MADE, noWorker: true }); // a worker would fetch the program once more
  const page = document.documentElement;
  const { lang } = page;
  page.lang = LANGUAGE; // the program reads there which index is its first
  const started = pagefind.init();
  page.lang = lang;
  await started;
  return { pagefind, languages };
}

const tableAt = (folder, { hash }) => `${folder}pagefind.${hash}.pf_meta`;

function preload(href) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
}

/* Return what a result is, ready to be shown. Its statements are those in which the words stand, then those that are
   about something, or of somebody, that has them all; `hasAll` tells that of a text. */
export async function resultOf(found, hasAll = () => false) {
  const { raw_url: url, excerpt, content, anchors, meta, sub_results: parts } = await found.data();
  const { address, day } = placeOf(url);
  const kind = KINDS[address.split("/")[0]];
  const own = parts.find((part) => !part.anchor); // of an article its abstract; its statements are apart
  const known = new Set(parts.map((part) => part.anchor?.id));
  const said = parts.flatMap((part) => part.anchor ?? []).map((anchor) => statementOf(anchor, address, meta));
  const others = anchors.filter(({ id }) => !known.has(id)).map((anchor) => statementOf(anchor, address, meta));
  const statements = [...said, ...others.filter((each) => [each.about, ...each.chain].some(hasAll))];
  return { ...meta, kind, day, address, statements, names: meta.names ? meta.names.split(" · ") : [], excerpt: pieces(kind === "Article" ? own?.excerpt ?? "" : excerpt), text: [content, ...Object.values(meta)].join(" ") };
}

/* Return a statement by its anchor, `c8~2~0.1`: its id, and the places of what it is about and of who said it. */
function statementOf({ id, text }, address, { about, sources, by = "", when = "" }) {
  const [own, of, through] = id.split("~");
  const chain = through.split(".").map((place) => listed(sources)[place] ?? "");
  return { address: `${address}#${own}`, says: text.trim(), about: listed(about)[of] ?? "", chain, by: chain.join(" → "), when, publisher: by };
}

const listed = (text) => (text ?? "").split(" ¦ ");

/* Return the address of a page, from the site's root, and the day of its record, by the file that the index was made from. */
function placeOf(url) {
  const [path, day = ""] = url.replace(/^\//, "").replace(/\.html$/, "").split("~");
  return { address: `${path}/`, day };
}

/* Return an excerpt as pieces of text, those that were searched for marked: it reaches the page as text. */
function pieces(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/).filter(Boolean).map((piece) => {
    const isMarked = piece.startsWith("<mark>");
    return { isMarked, text: plain(isMarked ? piece.slice(6, -7) : piece) };
  });
}

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

/* Return the first result of each index. */
export const firstOfEach = (results) => [...new Map(results.toReversed().map((each) => [tableOf(each), each])).values()];
