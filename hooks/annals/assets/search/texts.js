/* Every text that the search shows, each whole. */

import { count, say, written } from "../texts.js";

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
  option: (value, number) => say("%(text)s (%(number)s)", { text: value, number: written(number) }),
  kinds: { Place: say("Place"), Group: say("Group"), Source: say("Source"), Event: say("Event"), Article: say("Article"), Statement: say("Statement") },
  heading: (heading, number) => say("%(text)s (%(number)s)", { text: heading, number: written(number) }),
  comma: say(", "),
  groups: { pages: say("Pages"), named: say("Places, groups and sources"), events: say("Events"), articles: say("Articles"), statements: say("Statements") },
  more: say("Show more"),
  moreOf: { named: say("Show more places, groups and sources"), events: say("Show more events"), articles: say("Show more articles"), statements: say("Show more statements") },
  searching: say("Searching …"),
  found: (number, query) => (query ? count("%(number)s record for “%(query)s”", "%(number)s records for “%(query)s”", number, { query }) : count("%(number)s record", "%(number)s records", number)),
  foundSaid: (number, query) =>
    query
      ? count("Statements of %(number)s article on “%(query)s”", "Statements of %(number)s articles on “%(query)s”", number, { query })
      : count("Statements of %(number)s article", "Statements of %(number)s articles", number),
  also: say("also written %(names)s"),
  voices: say("spoken for by %(names)s"),
  as: (query, name) => say("“%(query)s” is a spelling of %(name)s, and everything on %(name)s is listed.", { query, name }),
  isSpelling: (query, name) => say("“%(query)s” is a spelling of %(name)s.", { query, name }),
  voice: (speaker, name) => say("%(speaker)s speaks for %(name)s.", { speaker, name }),
  notes: {
    sought: ({ word, other }) => say("“%(word)s” is in no record. What follows has “%(other)s”.", { word, other }),
    apart: () => say("No record has all of this. What follows has a part of it."),
    undated: () => say("Nothing on this has that date. What follows has other dates."),
  },
  ofDate: say("what happened, and what was published"),
  ofHarm: say("every event in which it is reported, by date"),
  day: (day, month, year) => say("%(day)s %(month)s %(year)s", { day, month, year }),
  month: (month, year) => say("%(month)s %(year)s", { month, year }),
  none: (query) => say("Nothing in the archive has “%(query)s”.", { query }),
  apart: say("No record has all of these words. One by one:"),
  unknown: (word) => say("“%(word)s” is in no record.", { word }),
  known: (word, number) => count("“%(word)s”: %(number)s result", "“%(word)s”: %(number)s results", number, { word }),
  narrowed: (query) => (query ? say("Nothing on “%(query)s” is left with these filters.", { query }) : say("Nothing is left with these filters.")),
  widen: say("Search without them"),
  near: say("Names that are near:"),
  spelling: (name, spelling) => (name === spelling ? name : say("%(name)s, also written %(spelling)s", { name, spelling })),
  absent: say("That something is missing here does not mean it did not happen."),
  failed: say("The search index could not be loaded. Every name is in the list below."),
  preview: say("A preview has no search index. Every name is in the list below."),
  download: say("Download this list (CSV)"),
  downloaded: (number) => count("%(number)s line in the list", "%(number)s lines in the list", number),
  downloadedFirst: (number) => count("%(number)s line in the list.", "%(number)s lines in the list.", number),
  cut: (most, all) => count("The list ends here: it has the first %(most)s of %(number)s result. Narrow the search for a shorter list.", "The list ends here: it has the first %(most)s of %(number)s results. Narrow the search for a shorter list.", all, { most: written(most) }),
  columns: [say("kind"), say("title"), say("date"), say("earliest day"), say("publisher"), say("about"), say("said by"), say("address")],
};
