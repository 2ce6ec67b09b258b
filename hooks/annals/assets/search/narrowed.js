/* Statements where results are narrowed. They are no records of the index: each stands in the record of its article with
   what it is filtered by. */

import { KINDS } from "./engine.js";
import { resultOf } from "./result.js";

export const STATEMENT = "Statement"; // a value of the filter by kind
export const MOST = 20; // articles whose statements are counted: each is a file to fetch
const OF_STATEMENTS = ["town", "group", "source", "event", "attested"]; // filters of statements; of others those of their article do

/* Return what the index is asked for, where statements are. */
export const ofIndex = (chosen) => (chosen.kind === STATEMENT ? { ...chosen, kind: KINDS.a } : chosen);

/* Return what tells of a statement whether it is one of those meant, of which `isTold` tells, and the filters leave it.
   Where no words are asked for beside a date, all that filters leave are meant. */
export function leaving({ q, kind, isDate, ...chosen }, isTold = ({ isSaid }) => isSaid) {
  const wanted = OF_STATEMENTS.filter((name) => chosen[name]);
  const isMeant = q && !isDate ? isTold : () => kind === STATEMENT || wanted.length > 0;
  return (statement) => isMeant(statement) && wanted.every((name) => isOf(statement, name, chosen[name]));
}

/* Return whether a statement has a value of a filter. */
export function isOf({ has, sources, year, outlet }, name, value) {
  if (!OF_STATEMENTS.includes(name)) return { year, publisher: outlet }[name] === value;
  return has.includes(name[0] + value) || (name === "source" && sources.some((each) => each === value || each.startsWith(`${value} (`)));
}

/* Return the statements that are meant of some articles. */
export async function statementsOf(articles, isTold) {
  return (await Promise.all(articles.map((each) => resultOf(each, isTold)))).flatMap(({ statements }) => statements);
}
