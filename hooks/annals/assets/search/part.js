/* One index of the search, or one part of it: its words, what is found for them, and what is shown of that. */

import { read } from "./cbor.js";
import { passage } from "./passage.js";
import { kept, unpacked } from "./program.js";

/* Return an index by the folder that all are in and the name of its table. */
export async function partAt(folder, hash, coming, weights) {
  const table = unpacked(tableAt(folder, hash));
  table.catch(() => {}); // told below
  const program = await coming;
  let place = program.call("init_pagefind", await table); // where the program has the index; it moves with all it is given
  place = program.call("set_ranking_weights", place, JSON.stringify({ meta_weights: weights }));
  const given = new Map();
  const records = new Map();
  const values = []; // of the filters that have come
  let last = {}; // what was asked last: all parts are asked again for what some have answered early
  return { ask, fetchFor, filters };

  /* Return the results for words, the best first. */
  async function ask(words, filters) {
    const [text, wanted] = [folded(words), JSON.stringify(filters)];
    if (last.text !== text || last.wanted !== wanted) last = { text, wanted, answer: await answerTo(text, wanted) };
    return last.answer;
  }

  async function answerTo(text, wanted) {
    await Promise.all([fetchFor(text), giveAll("filter", program.told("request_filter_indexes", place, wanted))]);
    const { results } = program.told("search", place, text, text, wanted, "", false, false);
    return results.map(({ p: id, s: score, l: places }) => ({ id, score, data: () => recordOf(id, places) }));
  }

  /* Have those files there that words stand in. */
  function fetchFor(words) {
    return giveAll("index", program.told("request_indexes", place, folded(words)));
  }

  /* Return the name of this part, and its filters with their values and the numbers of the records that have them. */
  async function filters() {
    await giveAll("filter", program.told("request_all_filter_indexes", place));
    return { part: hash.split("_")[0], filters: values };
  }

  /* Give the program files of the index, each once. */
  function giveAll(sort, names) {
    return Promise.all(names.filter(Boolean).map((name) => kept(given, name, () => giving(sort, name))));
  }

  async function giving(sort, name) {
    const bytes = await unpacked(`${folder}${sort}/${name}.pf_${sort}`);
    if (sort === "filter") values.push(read(bytes));
    place = program.call(`load_${sort}_chunk`, place, bytes);
  }

  /* Return a record, with what of it is near the words that were asked for. */
  async function recordOf(id, places) {
    const bytes = await kept(records, id, () => unpacked(`${folder}fragment/${id}.pf_fragment`));
    const record = JSON.parse(new TextDecoder().decode(bytes));
    return { ...record, ...passage(record, places) };
  }
}

/* Return words as the program wants them: small, without marks and hyphens. */
const folded = (words) => words.toLowerCase().normalize("NFD").replace(/\p{M}|-/gu, "");

/* Return the address of the table of an index. */
export const tableAt = (folder, hash) => `${folder}pagefind.${hash}.pf_meta`;
