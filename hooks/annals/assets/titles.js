/* Titles of articles and events, of which those are offered whose words an address has. hooks/annals/site/pages/titles.py
   writes the lists. */

import { textOf } from "./ids.js";
import { telling } from "./search/words.js";

const KINDS = ["article", "event"];
const FOLDERS = { article: "a", event: "events" };
const IN_PARTS = "parts";
const FIRST = 2; // letters by which a long list is cut
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const FEWEST = 2; // words that an address has in common with a title that is offered
const ENOUGH = 0.75; // the share of its words that a title has
const STEM = 4; // letters of a word that may have another ending
const MOST = 5;

/* Return the words of a text in small letters, without marks and invisible characters. */
export function wordsOf(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/* Return the records of which a text may be the title, `{ address, kind, title, status, isWhole }` each, the likeliest
   first; `isWhole` where the one begins with the other. Those of a kind, or of each where it is "". */
export async function titled(text, kind, base) {
  const words = wordsOf(text);
  if (words.length < FEWEST || (kind && !KINDS.includes(kind))) return [];
  const lists = await Promise.all((kind ? [kind] : KINDS).map((each) => entriesOf(base, each, words)));
  return likeliest(words, lists.flat());
}

/* Return the entries that have most of some words, the likeliest first, each record once. */
export function likeliest(words, entries) {
  const scored = entries.map((entry) => ({ ...entry, ...scoreOf(words, entry) })).filter(({ score }) => score >= ENOUGH);
  const inOrder = scored.sort((one, other) => other.isWhole - one.isWhole || other.score - one.score);
  const first = inOrder.filter(({ id }, place) => inOrder.findIndex((each) => each.id === id) === place).slice(0, MOST);
  return first.map(({ id, kind, title, isWhole }) => ({ address: `${FOLDERS[kind]}/${id}/`, kind, title, status: "", isWhole }));
}

function scoreOf(words, { id, kind, title }) {
  const own = wordsOf(title);
  const [short, long] = own.length < words.length ? [own, words] : [words, own];
  if (short.length >= FEWEST && short.every((word, place) => word === long[place])) return { score: 1, isWhole: true };
  const known = kind === "event" ? [...own, ...id.split("-")] : own;
  const asked = telling(words);
  const shared = asked.filter((word) => known.some((each) => areLike(word, each))).length;
  return { score: shared >= FEWEST ? shared / asked.length : 0, isWhole: false };
}

/* Return whether two words are one but for their endings: `capture` and `captures`. */
function areLike(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return one === other || (short.length >= STEM && long.startsWith(short) && long.length - short.length <= 2);
}

async function entriesOf(base, kind, words) {
  const text = await textOf(`${base}search/titles/${kind}.txt`);
  if (text?.trim() !== IN_PARTS) return rowsOf(text, kind);
  const first = [...words.join("")].slice(0, FIRST).map((letter) => letter.codePointAt(0).toString(16));
  return rowsOf(await textOf(`${base}search/titles/${kind}-${first.join("-")}.txt`), kind);
}

function rowsOf(text, kind) {
  const rows = (text ?? "").split("\n").map((line) => line.split("\t"));
  return rows.filter(([id, title]) => ID.test(id) && title).map(([id, title]) => ({ id, kind, title }));
}
