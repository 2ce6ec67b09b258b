/* Names near a word that is no spelling of any: asked for once nothing was found. */

import { slips } from "../near.js";
import { inOrder } from "../texts.js";

const SHORTEST = 3; // letters of a word that names are near to, and consonants by which two may be one
const MOST_NEAR = 5;
const ALIKE = 0.8; // the share of its letters, of those that transliterations swap always the same, that a near name has

/* Return the records that may be meant by a word that is no spelling of any, the nearest first. */
export function nearNames(word, rows, fold) {
  const wanted = { way: fold.oneWay(word), bones: fold.consonants(word) };
  if (wanted.way.length < SHORTEST) return [];
  const found = rows.flatMap(([address, name, ...others]) => {
    const scores = [name, ...others].map((each) => [likeness(wanted, each, fold), each]);
    const [score, spelling] = scores.reduce((best, each) => (each[0] > best[0] ? each : best), [0, ""]);
    return score >= ALIKE ? [{ address, name, spelling, score }] : [];
  });
  return found.sort((one, other) => other.score - one.score || inOrder(one.name, other.name)).slice(0, MOST_NEAR);
}

/* Return how much of two names is the same: 1 for the same letters; the same three consonants or more are near. */
function likeness(wanted, name, fold) {
  const way = fold.oneWay(name);
  const longest = Math.max(way.length, wanted.way.length);
  const limit = Math.floor(longest * (1 - ALIKE) + 1e-9);
  const share = 1 - slips(way, wanted.way, Math.max(1, limit)) / longest;
  const sameBones = wanted.bones.length >= SHORTEST && fold.consonants(name) === wanted.bones;
  return sameBones ? Math.max(share, ALIKE) : share;
}
