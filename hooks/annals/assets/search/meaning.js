/* What a query means: the records whose names stand in it, a day, month or year, and the words beside them. */

import { meantBy } from "./spelt.js";

const LONGEST = 8; // words of a name
const MOST_MEANT = 4; // records that one name may mean
const SHORT = 3; // letters of a name in capitals that is another word in small ones: IS, US
const YEAR = /^(?:1[89]|20)\d\d$/;
const DAY = /^(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/;
const ISO = /^(\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)$/;
const BETWEEN = ["of", "in", "من", "في"]; // words that may stand inside a date

/* Return what the page tells of words: from a word to the one that statements have, and those that ask for harm. */
export function readMeanings({ sought = {}, harm, ...rest }) {
  const others = Object.entries(sought).map(([word, words]) => [word, words.split(" ")]);
  const those = (measures) => others.filter(([word]) => measures.includes(word)).flatMap(([word, words]) => [word, ...words]);
  const civilians = harm?.civilians.split(" ") ?? [];
  return {
    ...rest,
    sought: Object.fromEntries(others.flatMap(([word, words]) => words.map((each) => [each, word]))),
    harm: {
      title: harm?.title ?? "",
      words: [...civilians, ...those(harm?.measures ?? [])],
      events: [...civilians, ...those(harm?.measures.filter((word) => word === "killed") ?? [])],
    },
  };
}

/* Return the words of a query as they were typed. */
export const split = (q) => q.split(/[\s<>()[\]{}"“”«»/,;:=+&%?!؟،؛]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));

/* Return the date that stands among words, as text and with the places of its words, or null. */
export function dateIn(words, months, fold) {
  const texts = words.map((word) => fold.bare(fold.western(word)).replace(/\.$/, ""));
  const iso = texts.findIndex((text) => ISO.test(text));
  if (iso >= 0) return { text: texts[iso], places: [iso] };
  for (let at = 0; at < texts.length; at += 1) {
    const month = monthAt(texts, at, months);
    const found = month && around(texts, at, month);
    if (found) return found;
  }
  const year = texts.findIndex((text) => YEAR.test(text));
  return year < 0 ? null : { text: texts[year], places: [year] };
}

/* Return the number of the month that stands at a place, of one word or two and by up to two names, and where it ends. */
function monthAt(texts, at, months) {
  const one = (place) => [2, 1].map((length) => ({ number: months[texts.slice(place, place + length).join(" ")], end: place + length })).find(({ number }) => number);
  const first = one(at);
  const second = first && one(first.end);
  return second?.number === first?.number ? second ?? first : first;
}

/* Return the date around a month that has a year, or null. */
function around(texts, at, { number, end }) {
  const step = (place, way) => (BETWEEN.includes(texts[place]) ? place + way : place);
  const before = step(at - 1, -1);
  const isLater = DAY.test(texts[end] ?? ""); // August 6, 2015
  const year = step(isLater ? end + 1 : end, 1);
  if (!YEAR.test(texts[year] ?? "")) return null;
  const isBefore = !isLater && DAY.test(texts[before] ?? "");
  const [from, day] = isBefore ? [before, texts[before]] : [at, isLater ? texts[end] : ""];
  const places = Array.from({ length: year + 1 - from }, (_, place) => from + place);
  const two = (value) => String(parseInt(value, 10)).padStart(2, "0");
  return { text: `${texts[year]}-${two(number)}${day ? `-${two(day)}` : ""}`, places };
}

/* Return the names among words: of each the records that it may mean, and the places of its words. The longest that
   begins first is taken; of Arabic words without what is joined to them where they are no name as they stand. */
export function namesIn(words, list, fold) {
  const found = [];
  for (let at = 0; at < words.length; at += 1) {
    const name = nameAt(words, at, list, fold);
    if (!name) continue;
    found.push(name);
    at += name.places.length - 1;
  }
  return found;
}

function nameAt(words, at, list, fold) {
  for (let length = Math.min(LONGEST, words.length - at); length; length -= 1) {
    const some = words.slice(at, at + length);
    if (length === 1 && words.length > 1 && fold.isLittle(some[0]) && some[0] !== some[0].toUpperCase()) continue;
    for (const first of fold.unjoined(some[0])) {
      const text = [first, ...some.slice(1)].join(" ");
      const isMeant = ({ spelling }) => words.length === 1 || text === text.toUpperCase() || !(spelling.length <= SHORT && spelling === spelling.toUpperCase() && /[A-Z]/.test(spelling));
      const meant = meantBy(text, list, fold).filter(isMeant).slice(0, MOST_MEANT);
      if (meant.length) return { meant: meant.map((each) => ({ ...each, typed: first === some[0] ? text : each.spelling })), places: some.map((_, place) => at + place) };
    }
  }
  return null;
}

/* Return what a query means: its `names`, the `date` in it, and the telling words that are left. */
export function meaningOf(q, list, date, fold) {
  const words = split(q);
  const free = words.map((word, at) => (date?.places.includes(at) ? null : word));
  const names = [];
  const rest = [];
  for (const run of runs(free)) {
    const found = namesIn(run, list, fold);
    names.push(...found.map(({ meant }) => meant));
    const taken = new Set(found.flatMap(({ places }) => places));
    rest.push(...run.filter((_, at) => !taken.has(at)));
  }
  const telling = rest.filter((word) => !fold.isLittle(word));
  return { names, date: date?.text ?? "", rest: telling, isName: names.length === 1 && !date && !telling.length };
}

/* Return the runs of words that stand together. */
function runs(words) {
  const found = [[]];
  for (const word of words) word === null ? found.push([]) : found.at(-1).push(word);
  return found.filter((run) => run.length);
}
