/* What is found for a query. Names in it are asked for by what refers to their records, a date by what stands on it, and
   other words as the index has them; where nothing has all of that, for what is there, and the rest is told. */

import { FACETS, firstOfEach, tableOf } from "./engine.js";
import { resultOf } from "./result.js";
import { HARM, token } from "./tokens.js";
import { telling } from "./words.js";
import { split } from "./meaning.js";

const FIRST = 3; // results of a group that are looked at
const MOST_WAYS = 6; // ways in which several names may be meant
const GROUPS = ["named", "events", "articles"];
const NOTHING = { named: [], events: [], articles: [], number: 0 };

/* Return what answers queries, by the engine, what folds words, and the table of what words mean. */
export function answering(engine, fold, { sought, harm }) {
  return { answered, early, numberOf, wordsOf };

  /* Return what is found for a query and what it means: the results of each group and their number, `words` as they were
     asked, the words that are `missing`, the `notes` on what was left out, and `isTold`, which tells of a statement
     whether it is one of those meant. */
  async function answered({ q, order, ...chosen }, meaning) {
    if (!q) return { words: "", missing: [], notes: [], ...(await engine.find("", chosen, order)) };
    const isMeant = meaning.names.length || meaning.date;
    const answer = await (isMeant ? ofRecords(q, meaning, chosen, order) : ofWords(q, chosen, order));
    return { ...answer, isHarm: asksForHarm(isMeant ? meaning.rest : wordsOf(q)) };
  }

  /* Return what the first part of each index has for it, once it is there. */
  async function early(q, meaning) {
    const [way] = waysOf(meaning);
    const tokens = way.map(({ address }) => tokenOf(address));
    const words = [...tokens, ...dated(meaning.date), ...asked(meaning.names.length || meaning.date ? meaning.rest : split(q))].join(" ");
    const found = await engine.early(words);
    return { words, isTold: meaning.names.length ? told(way, meaning.rest) : meaning.date ? undefined : having(words), ...(await checked(found, tokens, meaning.names.length ? meaning.rest : wordsOf(q, meaning.date))) };
  }

  /* Return what is found where no name is known. */
  async function ofWords(q, chosen, order) {
    const words = wordsOf(q);
    const answer = await reading(q, chosen, order);
    if (answer.number) return { ...(await withHarm(answer, words, [], chosen, order)), missing: [], notes: [] };
    const numbers = words.length > 1 ? await Promise.all(words.map(numberOf)) : [0];
    const missing = words.filter((_word, place) => !numbers[place]);
    const other = missing.map((word) => soughtOf(word));
    if (missing.length && other.every(Boolean)) {
      const meant = await reading(words.map((word) => soughtOf(word) ?? word).join(" "), chosen, order);
      if (meant.number) return { ...(await withHarm(meant, words, [], chosen, order)), missing: [], notes: missing.map((word, place) => ({ sort: "sought", word, other: other[place] })) };
    }
    const there = words.filter((_word, place) => numbers[place]).join(" ");
    const rest = missing.length && there ? await reading(there, chosen, order) : answer;
    const told = { ...NOTHING, words: "", ...(await withHarm(rest, words, [], chosen, order)) };
    return { ...told, missing: told.number > rest.number ? [] : missing, notes: [] };
  }

  /* Return what refers to the records that are named, on the date, with the words beside them; with less of that where
     nothing has it all. The records themselves come first. */
  async function ofRecords(q, meaning, chosen, order) {
    const { names, date, rest } = meaning;
    const isNarrowed = FACETS.some((name) => chosen[name]);
    const attempts = [[date, rest], [date, []], ["", rest], ["", []]].filter(([day, words], place, all) => all.findIndex((each) => each[0] === day && each[1].length === words.length) === place && (names.length || day || words.length));
    let [found, used] = [NOTHING, attempts[0]];
    for (const attempt of attempts) {
      [found, used] = [await referring(names, attempt, chosen, order), attempt];
      if (found.events.length + found.articles.length) break;
    }
    const numbers = await Promise.all(used[1].length < rest.length ? rest.map(numberOf) : []);
    const loose = names.length && rest.length && !date ? await reading(q, chosen, order) : NOTHING;
    const spoken = names.length === 1 && names[0].some(({ voice }) => voice) ? await reading(q, chosen, order) : NOTHING;
    const own = await Promise.all(names.flat().map(({ address }) => engine.find(tokenOf(address), chosen, "")));
    const exact = { ...found, named: [...own.flatMap(({ named }) => named.slice(0, 1)), ...own.flatMap(({ named }) => named.slice(1)), ...found.named], number: 0 };
    const joined = await inOrder(merged([{ ...NOTHING, events: spoken.events ?? [], articles: spoken.articles ?? [] }, exact, loose]), order);
    const answer = await withHarm({ ...joined, words: found.words }, rest, names, chosen, order);
    const missing = asksForHarm(rest) ? [] : rest.filter((_, place) => numbers[place] === 0);
    const notes = [];
    if (!isNarrowed && used[1].length < rest.length && missing.length < rest.length && !asksForHarm(rest)) notes.push({ sort: "apart" });
    if (!isNarrowed && used[0] !== date) notes.push({ sort: "undated" });
    return { ...answer, missing, notes, isTold: names.length ? told(names.flat(), found.meant ?? [], names) : undefined, isWhole: used[0] === date && used[1].length === rest.length };
  }

  /* Return what refers to the records in each of the ways in which they may be meant. */
  async function referring(names, [date, rest], chosen, order) {
    const found = await inTurn(waysOf({ names }), async (way) => {
      const tokens = [...way.map(({ address }) => tokenOf(address)), ...dated(date)];
      for (const { text, meant } of rest.length ? readingsOf(rest) : [{ text: "", meant: [] }]) {
        const words = [...tokens, text].filter(Boolean).join(" ");
        const answer = await checked(await engine.find(words, chosen, order), tokens, meant);
        if (answer.number) return { words, meant, ...answer, named: [] };
      }
      return { words: tokens.join(" "), ...NOTHING };
    });
    const { words, meant = rest } = found.find(({ number }) => number) ?? found[0];
    return { ...merged(found), words, meant };
  }

  /* Return the ways of asking for words: as they are, and by what statements have for them; `meant` are the words then. */
  function readingsOf(rest) {
    const other = rest.map((word) => soughtOf(word) ?? word);
    return [rest, other].flatMap((meant) => fold.asked(meant.join(" ")).map((text) => ({ text, meant })));
  }

  /* Return an answer with the events of harm where all words ask for these, rather than for harm of one sort. */
  async function withHarm(answer, words, names, chosen, order) {
    if (!asksForHarm(words) || !words.every((word) => isOf(harm.events, word))) return answer;
    const found = await inTurn(waysOf({ names }), async (way) => {
      const tokens = [...way.map(({ address }) => tokenOf(address)), token(HARM)];
      return checked(await engine.find(tokens.join(" "), chosen, order), tokens, []);
    });
    return { ...answer, ...(await inOrder(merged([{ ...NOTHING, ...answer }, ...found]), order)) };
  }

  function asksForHarm(words) {
    return words.length > 0 && words.every((word) => isOf(harm.words, word));
  }

  /* Return what is found for a query: of its readings the first that anything is found for. */
  async function reading(q, chosen, order, isIn = fold.isIn) {
    for (const words of fold.asked(q)) {
      const answer = { words, isTold: having(words), ...(await checked(await engine.find(words, chosen, order), [], wordsOf(q), isIn)) };
      if (answer.number) return answer;
    }
    return NOTHING;
  }

  /* Return how many records have a word, whatever the filters. */
  async function numberOf(word) {
    return (await reading(word, {}, "", fold.isWhole)).number;
  }

  /* Return an answer without what comes of indexes whose first results lack a word: one that does not know it gives others. */
  async function checked(answer, tokens, words, isIn = fold.isIn) {
    const hasAll = ({ text, indexed }) => tokens.every((each) => ` ${indexed} `.includes(` ${each} `)) && words.every((word) => isIn(word, text));
    const groups = await Promise.all(GROUPS.map(async (group) => {
      const looked = [...new Set([...answer[group].slice(0, FIRST), ...firstOfEach(answer[group])])]; // what is shown, and so there
      const there = await Promise.all(looked.map(async (each) => (hasAll(await resultOf(each)) ? tableOf(each) : "")));
      return [group, answer[group].filter((each) => there.includes(tableOf(each)))];
    }));
    return counted({ ...answer, ...Object.fromEntries(groups) });
  }

  /* Return what tells of a statement whether it has the words that were asked for. */
  function having(words) {
    const wanted = words.split(" ");
    return ({ about, says, chain, isSaid }) => isSaid || [about, says, ...chain].some((text) => fold.hasAll(wanted, text));
  }

  /* Return what tells of a statement whether it speaks of records, or one of them said it, with the words beside them. */
  function told(records, rest, names = records.map((each) => [each])) {
    const spaced = (text) => ` ${fold.bare(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
    const called = names.map((meant) => meant.flatMap(({ name, title, voice }) => (voice ? [voice] : [name, title])).map(spaced));
    const wanted = rest.length ? fold.asked(rest.join(" "))[0]?.split(" ") ?? [] : [];
    return ({ about, says, chain, english, isSaid }) => {
      const texts = english.map(spaced);
      const isNamed = called.every((some) => some.some((name) => texts.some((text) => text.includes(name))));
      return isNamed && (!wanted.length || isSaid || fold.hasAll(wanted, [about, says, ...chain].map(spaced).join(" ")));
    };
  }

  /* Return results in the order of their days where one is asked for. */
  async function inOrder(answer, order) {
    return order ? counted({ ...answer, events: await engine.ordered(answer.events, order), articles: await engine.ordered(answer.articles, order) }) : answer;
  }

  function asked(words) {
    return words.length ? fold.asked(words.join(" ")).slice(0, 1) : [];
  }

  function wordsOf(q) {
    return telling(split(q).filter((word) => fold.asked(word).length));
  }

  /* Return the word that statements have for one, or nothing. */
  function soughtOf(word) {
    return formsOf(word).map((each) => sought[each]).find(Boolean);
  }

  function isOf(words, word) {
    return formsOf(word).some((each) => words.includes(each));
  }

  /* Return a word folded, and an Arabic one without what is joined to it. */
  function formsOf(word) {
    return fold.unjoined(word).flatMap((each) => [fold.bare(each), fold.letters(each)]);
  }
}

const dated = (date) => (date ? [token(date)] : []);
const tokenOf = (address) => token(address.split("/")[1]);

/* Return the ways in which names may be meant, each a record of every name. */
function waysOf({ names }) {
  return names.reduce((ways, meant) => ways.flatMap((way) => meant.map((each) => [...way, each])), [[]]).slice(0, MOST_WAYS);
}

/* Return what a function gives for each of some, one after the other: the program keeps the last answer alone. */
async function inTurn(some, give) {
  const found = [];
  for (const each of some) found.push(await give(each));
  return found;
}

/* Return several answers as one, each result once. */
function merged(answers) {
  const joined = GROUPS.map((group) => [group, unique(answers.flatMap((each) => each[group] ?? []))]);
  return counted(Object.fromEntries(joined));
}

/* Return results, each as it comes first: it knows where the words stand that it was found for. */
function unique(results) {
  const found = new Map();
  for (const each of results) if (!found.has(each.id)) found.set(each.id, each);
  return [...found.values()];
}

const counted = (answer) => ({ ...answer, number: GROUPS.reduce((sum, group) => sum + answer[group].length, 0) });
