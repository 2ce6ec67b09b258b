/* Names near a word that is no spelling of any: asked for once nothing was found. */

import { slips } from "../near.js";
import { inOrder } from "../texts.js";
import { titleOf } from "./spelt.js";

const SHORTEST = 3; // letters of a word that names are near to, and consonants by which two may be one
const MOST_NEAR = 5;
const ALIKE = 0.8; // the share of its letters, of those that transliterations swap always the same, that a near name has

/* Return the records of a list, or of its rows alone, that may be meant by a word that is no spelling of any, the nearest first; `voice` is who
   speaks for one where the near name is that. */
export function nearNames(word, given, fold) {
  const list = { titles: {}, voices: {}, ...(Array.isArray(given) ? { names: given } : given) };
  const wanted = { way: fold.oneWay(word), bones: fold.consonants(word) };
  if (wanted.way.length < SHORTEST) return [];
  const found = list.names.flatMap(([address, name, ...others]) => {
    const voices = (list.voices[address] ?? []).flatMap(([voice, ...spellings]) => [voice, ...spellings].map((each) => [likeness(wanted, each, fold), each, voice]));
    const scores = [...[name, ...others].map((each) => [likeness(wanted, each, fold), each, ""]), ...voices];
    const [score, spelling, voice] = scores.reduce((best, each) => (each[0] > best[0] ? each : best), [0, "", ""]);
    return score >= ALIKE ? [{ address, name, title: titleOf(list, { address, name }), spelling, voice, score }] : [];
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
