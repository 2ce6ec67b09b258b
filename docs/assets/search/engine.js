/* The index of the search: Pagefind asked, once something is searched for and not before. There are three of them, for
   names, events and articles: the first is small, and what it finds is there before the others have come. */

export const FACETS = ["kind", "year", "town", "group", "source", "publisher", "event", "attested"];
export const GROUPS = { en: "named", "en-events": "events", "en-articles": "articles" };

const OF_GROUP = { named: ["Place", "Group", "Source"], events: ["Event"], articles: ["Article"] };
const [LANGUAGE, ...OTHERS] = Object.keys(GROUPS);
const KINDS = { towns: "Place", groups: "Group", sources: "Source", events: "Event", a: "Article" };
const WEIGHTS = { title: 6, names: 6, words: 2, about: 2, sources: 2, by: 1, when: 1, attested: 0.1, all: 0 };
const OPTIONS = { baseUrl: "/", excerptLength: 26, ranking: { metaWeights: WEIGHTS } };

/* Return the engine of the site whose root is at an address; it fetches nothing before it is asked. */
export function engineAt(root, all) {
  let opened = null;
  let joined = null;
  const open = () => (opened ??= opening(root));
  const whole = () => (joined ??= joining());

  async function joining() {
    const pagefind = await open();
    await Promise.all(OTHERS.map((language) => pagefind.mergeIndex(`${root}search/pagefind/`, { ...OPTIONS, metaCacheTag: TAG, language })));
    return pagefind;
  }

  /* Return the places, groups and sources that are found for words while the rest is still on its way; none later. */
  async function early(words) {
    if (joined) return [];
    const pagefind = await open();
    return joined ? [] : (await pagefind.search(words)).results;
  }

  /* Return what is found for words: the results of each group, and their number; "" finds everything. */
  async function find(words, chosen, order) {
    const pagefind = await whole();
    const sort = order ? { sort: { date: order === "new" ? "desc" : "asc" } } : {};
    const { results } = await pagefind.search(words || all, { filters: picked(chosen), ...sort });
    const found = { named: [], events: [], articles: [], number: results.length };
    for (const each of results) found[GROUPS[languageOf(each)]].push(each);
    return found;
  }

/* Return how many results each value of each facet has, and had without any filter. */
  async function counts({ words, ...found }, chosen) {
    const pagefind = await whole();
    await pagefind.filters();
    const kinds = Object.values(GROUPS).flatMap((group) => (found[group]?.length ? OF_GROUP[group] : []));
    const filters = { ...(kinds.length ? { kind: { any: kinds } } : {}), ...picked(chosen) };
    const { filters: now, totalFilters } = await pagefind.search(words || all, { filters });
    return { now, whole: totalFilters };
  }

  return { early, find, counts };
}

const picked = (chosen) => Object.fromEntries(FACETS.filter((name) => chosen[name]).map((name) => [name, chosen[name]]));
const languageOf = ({ id }) => id.slice(0, id.lastIndexOf("_"));

const TAG = String(Date.now()); // of the one small file that tells which index is the latest: fetched anew by each page

async function opening(root) {
  const folder = `${root}search/pagefind/`;
  const program = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: `${folder}wasm.${LANGUAGE}.pagefind` });
  document.head.append(program);
  const pagefind = await import(`${folder}pagefind.js`);
  await pagefind.options({ ...OPTIONS, metaCacheTag: TAG, noWorker: true }); // a worker would fetch the program once more
  const page = document.documentElement;
  const { lang } = page;
  page.lang = LANGUAGE; // the program reads there which index is its first
  const started = pagefind.init();
  page.lang = lang;
  await started;
  return pagefind;
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
