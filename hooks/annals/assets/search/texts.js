/* Every text that the search shows, each whole. */

import { count, say, written } from "../said.js";

export const results = (number) => count("%(number)s result", "%(number)s results", number);

export const TEXTS = {
  label: say("Search for"),
  button: say("Search"),
  narrow: say("Narrow the results"),
  any: say("any"),
  order: say("Order"),
  orders: { "": say("best match first"), new: say("newest first"), old: say("oldest first") },
  facets: {
    kind: say("What it is"), year: say("Year"), town: say("Place"), group: say("Group"), source: say("Source"), publisher: say("Publisher"),
    event: say("Kind of event"), attested: say("How well attested"),
  },
  option: (value, number) => say("%(value)s (%(number)s)", { value, number: written(number) }),
  groups: { named: say("Places, groups and sources"), events: say("Events"), articles: say("Articles"), statements: say("Statements") },
  more: say("Show more"),
  moreOf: {
    named: say("Show more places, groups and sources"), events: say("Show more events"), articles: say("Show more articles"),
    statements: say("Show more statements"),
  },
  ofNarrowed: say("Statements are narrowed by what their article is about."),
  searching: say("Searching …"),
  found: (number, query) => (query ? count("%(number)s result for “%(query)s”", "%(number)s results for “%(query)s”", number, { query }) : results(number)),
  also: () => say("also printed"),
  as: (query, name) => say("“%(query)s” is a spelling of %(name)s, and everything on %(name)s is listed.", { query, name }),
  none: (query) => say("Nothing in the archive has “%(query)s”.", { query }),
  apart: say("No record has all of these words. One by one:"),
  unknown: (word) => say("“%(word)s” is in no record.", { word }),
  known: (word, number) => count("“%(word)s”: %(number)s result", "“%(word)s”: %(number)s results", number, { word }),
  narrowed: say("Nothing is left with these filters."),
  widen: say("Search without them"),
  near: say("Names that are near:"),
  spelling: (name, spelling) => (name === spelling ? name : say("%(name)s, also printed %(spelling)s", { name, spelling })),
  absent: say("That something is missing here does not mean it did not happen."),
  failed: say("The search index could not be loaded. Every name is in the list below."),
  preview: say("A preview has no search index. Every name is in the list below."),
  download: say("Download this list (CSV)"),
  downloaded: (number) => count("%(number)s line in the list", "%(number)s lines in the list", number),
  cut: (most, all) => say("The list ends here: it has the first %(first)s of %(results)s. Narrow the search for a shorter list.", { first: written(most), results: results(all) }),
  columns: ["kind", "title", "date", "publisher", "about", "said by", "address"],
  statement: "Statement",
};
