/* Statements where results are narrowed. They are no records of the index: each stands in the record of its article with
   what it is filtered by. */

import { KINDS } from "./engine.js";

export const STATEMENT = "Statement"; // a value of the filter by kind
const FACETS = ["town", "group", "source", "event", "attested"]; // filters of statements; of others those of their article do
const MOST = 20; // articles whose statements are counted: each is a file to fetch

/* Return what the index is asked for, where statements are. */
export const ofIndex = (chosen) => (chosen.kind === STATEMENT ? { ...chosen, kind: KINDS.a } : chosen);

/* Return what tells of a statement whether it is one of those meant, of which `isTold` tells, and the filters leave it.
   Where no words are asked for, all that filters leave are meant. */
export function leaving({ q, kind, ...chosen }, isTold = ({ isSaid }) => isSaid) {
  const wanted = FACETS.filter((name) => chosen[name]);
  const isMeant = q ? isTold : () => kind === STATEMENT || wanted.length > 0;
  const isOf = ({ has, sources }, name) => has.includes(name[0] + chosen[name]) || (name === "source" && sources.some((each) => isIt(each, chosen[name])));
  return (statement) => isMeant(statement) && wanted.every((name) => isOf(statement, name));
}

/* Return whether a source is one by that name, by itself or with who spoke for it behind. */
const isIt = (source, name) => source === name || source.startsWith(`${name} (`);

/* Return how many of its statements an answer has, null where that is not counted. */
export async function numberOfStatements({ articles, isTold }, resultOf) {
  if (articles.length > MOST) return null;
  const results = await Promise.all(articles.map((each) => resultOf(each, isTold)));
  return results.reduce((sum, { statements }) => sum + statements.length, 0);
}
