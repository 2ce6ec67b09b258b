/* Every text that the search shows, each whole. */

/* Return a whole number as English writes it; what browsers have for all languages takes a phone a tenth of a second. */
export const written = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");

const count = (number, one, many) => `${written(number)} ${number === 1 ? one : many}`;

export const TEXTS = {
  label: "Search for",
  button: "Search",
  narrow: "Narrow the results",
  any: "any",
  order: "Order",
  orders: { "": "best match first", new: "newest first", old: "oldest first" },
  facets: {
    kind: "What it is", year: "Year", town: "Place", group: "Group", source: "Source", publisher: "Publisher",
    event: "Kind of event", attested: "How well attested",
  },
  option: (value, number) => `${value} (${written(number)})`,
  groups: { named: "Places, groups and sources", events: "Events", articles: "Articles", statements: "Statements" },
  more: "Show more",
  moreOf: { named: "Show more places, groups and sources", events: "Show more events", articles: "Show more articles", statements: "Show more statements" },
  ofNarrowed: "Statements are narrowed by what their article is about.",
  searching: "Searching …",
  found: (number, query) => (query ? `${count(number, "result", "results")} for “${query}”` : count(number, "result", "results")),
  also: (names) => `also printed ${names}`,
  as: (query, name) => `“${query}” is a spelling of ${name}, and everything on ${name} is listed.`,
  none: (query) => `Nothing in the archive has “${query}”.`,
  apart: "No record has all of these words. One by one:",
  unknown: (word) => `“${word}” is in no record.`,
  known: (word, number) => `“${word}”: ${count(number, "result", "results")}`,
  narrowed: "Nothing is left with these filters.",
  widen: "Search without them",
  near: "Names that are near:",
  spelling: (name, spelling) => (name === spelling ? name : `${name}, also printed ${spelling}`),
  absent: "That something is missing here does not mean it did not happen.",
  failed: "The search index could not be loaded. Every name is in the list below.",
  preview: "A preview has no search index. Every name is in the list below.",
  download: "Download this list (CSV)",
  downloaded: (number) => `${count(number, "line", "lines")} in the list`,
  cut: (most, all) => `The list ends here: it has the first ${written(most)} of ${count(all, "result", "results")}. Narrow the search for a shorter list.`,
  columns: ["kind", "title", "date", "publisher", "about", "said by", "address"],
  statement: "Statement",
};
