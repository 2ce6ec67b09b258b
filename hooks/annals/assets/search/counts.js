/* How many results each value of each filter has: counted here, since an answer may be put together from several. */

import { FACETS, TAG } from "./engine.js";
import { MOST, STATEMENT, isOf, leaving, statementsOf } from "./narrowed.js";

/* Return for each filter the numbers of what an answer has, null where it is not counted; of a filter that is chosen of
   what there would be without it. `tables` are the filters of the parts of the index, and `again` answers once more. */
export async function countsOf(asked, answer, tables, again) {
  const counts = await numbersOf(asked, answer, tables);
  for (const name of FACETS.filter((each) => asked[each])) {
    const wider = { ...asked, [name]: "" };
    counts[name] = (await numbersOf(wider, await again(wider), tables))[name] ?? {};
    if (!(asked[name] in counts[name])) counts[name][asked[name]] = 0; // null is there, and stays
  }
  return counts;
}

async function numbersOf(asked, answer, tables) {
  const counts = ofRecords([...answer.named, ...answer.events, ...answer.articles], tables);
  const isCounted = answer.articles.length <= MOST;
  const found = isCounted && (!asked.kind || asked.kind === STATEMENT) ? await statementsOf(answer.articles, leaving({ ...asked, kind: STATEMENT }, answer.isTold)) : [];
  if (asked.kind === STATEMENT) return isCounted ? ofStatements(found, counts) : uncounted(counts);
  if (answer.articles.length) counts.kind[STATEMENT] = isCounted ? found.length : null;
  return counts;
}

/* Return how many records each value has. An id is the name of the part and, behind it, the number of the record. */
function ofRecords(results, tables) {
  const places = {};
  for (const { id } of results) {
    const [part, own] = id.split("_");
    (places[part] ??= new Set()).add(parseInt(own.slice(TAG), 16));
  }
  const counts = Object.fromEntries(FACETS.map((name) => [name, {}]));
  for (const { part, filters } of tables) {
    for (const [name, values] of places[part] ? filters : []) {
      for (const [value, records] of values) {
        const number = records.filter((record) => places[part].has(record)).length;
        if (number) counts[name][value] = (counts[name][value] ?? 0) + number;
      }
    }
  }
  return counts;
}

/* Return how many statements each value has, of those that their articles have. */
function ofStatements(statements, counts) {
  const number = (name, value) => statements.filter((each) => isOf(each, name, value)).length;
  return Object.fromEntries(FACETS.map((name) => [name, Object.fromEntries(Object.keys(counts[name]).map((value) => [value, number(name, value)]))]));
}

const uncounted = (counts) => Object.fromEntries(Object.entries(counts).map(([name, values]) => [name, Object.fromEntries(Object.keys(values).map((value) => [value, null]))]));
