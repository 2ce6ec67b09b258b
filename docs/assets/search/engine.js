/* The index of the search: Pagefind asked, once something is searched for and not before. */

const NAMED = ["Place", "Group", "Source"];
export const FACETS = ["kind", "year", "town", "group", "source", "publisher", "event", "attested"];
export const GROUPS = { named: NAMED, events: ["Event"], articles: ["Article"] };

const WEIGHTS = { title: 6, names: 6, words: 2, by: 1, when: 1, kind: 0.1, day: 0.1, attested: 0.1, all: 0 };

/* Return the engine of the site whose root is at an address; it fetches nothing before it is asked. */
export function engineAt(root, all) {
  let opened = null;
  const open = () => (opened ??= opening(root));

  /* Return what is found for words: the results of each group, and their number; "" finds everything. */
  async function find(words, chosen, order) {
    const pagefind = await open();
    const groups = Object.entries(GROUPS).filter(([, kinds]) => !chosen.kind || kinds.includes(chosen.kind));
    const found = await Promise.all(groups.map(async ([name, kinds]) => {
      const filters = { ...picked(chosen), kind: { any: chosen.kind ? [chosen.kind] : kinds } };
      const sort = order && name !== "named" ? { sort: { date: order === "new" ? "desc" : "asc" } } : {};
      const answer = await pagefind.search(words || all, { filters, ...sort });
      return [name, answer.results];
    }));
    return { ...Object.fromEntries(found), number: found.reduce((sum, [, results]) => sum + results.length, 0) };
  }

  /* Return how many results each value of each facet has, and had without any filter. */
  async function counts(words, chosen) {
    const pagefind = await open();
    await pagefind.filters();
    const { filters, totalFilters } = await pagefind.search(words || all, { filters: picked(chosen, true) });
    return { now: filters, whole: totalFilters };
  }

  return { find, counts };
}

function picked(chosen, withKind = false) {
  const used = FACETS.filter((name) => chosen[name] && (withKind || name !== "kind"));
  return Object.fromEntries(used.map((name) => [name, chosen[name]]));
}

async function opening(root) {
  const pagefind = await import(`${root}search/pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: "/", excerptLength: 26, ranking: { metaWeights: WEIGHTS } });
  await pagefind.init();
  return pagefind;
}

/* Return what a result is, ready to be shown; its statements are those in which the words stand. */
export async function resultOf(found) {
  const { raw_url: url, excerpt, content, meta, sub_results: parts } = await found.data();
  const own = parts.find((part) => !part.url.includes("#")); // of an article its abstract; its statements are apart
  const address = addressOf(url);
  const statements = parts.filter((part) => part.url.includes("#")).map((part) => {
    const [says, about, by] = part.title.split("¦").map((text) => text.trim());
    return { address: `${address}#${part.url.split("#")[1]}`, says, about: about ?? "", by: by ?? "", when: meta.when ?? "", publisher: meta.by ?? "" };
  });
  return { ...meta, names: meta.names ? meta.names.split(" · ") : [], address, excerpt: pieces(meta.kind === "Article" ? own?.excerpt ?? "" : excerpt), statements, text: [content, ...Object.values(meta)].join(" ") };
}

/* Return the address of a page, from the site's root, by the file that the index was made from. */
const addressOf = (url) => url.replace(/^\//, "").replace(/\.html$/, "/");

/* Return an excerpt as pieces of text, those that were searched for marked: it reaches the page as text. */
function pieces(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/).filter(Boolean).map((piece) => {
    const isMarked = piece.startsWith("<mark>");
    return { isMarked, text: plain(isMarked ? piece.slice(6, -7) : piece) };
  });
}

const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
