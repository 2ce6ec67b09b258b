/* The list of names, whole or in part, and the names that have a spelling. */

const ADDRESS = /^(?:towns|groups|sources)\/[a-z0-9-]+\/$/;
const MOST_PARTS = 6; // parts of the list that one query asks for
const NOTHING = { names: [], titles: {}, voices: {} };

/* Return the list of names at an address: `names`, of each record its address, its name and its other spellings, what
   records are called in other languages as `titles`, who speaks for sources as `voices`, by their addresses, and the
   `tables` they are folded by; without them where the list is not to be had. */
export async function fetchList(address) {
  try {
    const answer = await fetch(address);
    const { names, titles, voices, tables } = answer.ok ? await answer.json() : {};
    return { names: (names ?? []).filter(([at]) => ADDRESS.test(at)), titles: titles ?? {}, voices: voices ?? {}, tables };
  } catch {
    return NOTHING;
  }
}

/* Return what a record of a list is called in the language of the page. */
export const titleOf = ({ titles }, { address, name }) => titles[document.documentElement.lang]?.[address] ?? name;

/* Return the list of the names that words of a query may begin, by the site's root and what parts there are of the
   list, as one; without names where no word begins any. */
export async function fetchParts(words, root, beginnings, fold) {
  const rests = words.flatMap((word, at) => (fold.isLittle(word) ? [] : fold.unjoined(word).map((each) => fold.letters([each, ...words.slice(at + 1)].join(" ")))));
  const parts = [...new Set(rests.flatMap((rest) => beginnings.filter((each) => each && rest.startsWith(each))))].slice(0, MOST_PARTS);
  const files = parts.map((part) => [...part].map((letter) => letter.codePointAt(0).toString(16)).join("-"));
  const lists = await Promise.all(files.map((file) => fetchList(`${root}search/names/${file}.json`)));
  return lists.reduce(joined, NOTHING);
}

/* Return two lists as one. */
function joined(one, other) {
  const known = new Set(one.names.map(([address]) => address));
  const tags = [...new Set([...Object.keys(one.titles), ...Object.keys(other.titles)])];
  return {
    names: [...one.names, ...other.names.filter(([address]) => !known.has(address))],
    titles: Object.fromEntries(tags.map((tag) => [tag, { ...one.titles[tag], ...other.titles[tag] }])),
    voices: { ...one.voices, ...other.voices },
  };
}

/* Return the records that have a spelling, `{ address, name, spelling, others }` each, from the rows of a list. */
export function spelt(word, rows, { letters }) {
  const wanted = letters(word);
  return rows.flatMap(([address, name, ...others]) => {
    const spelling = wanted && [name, ...others].find((each) => letters(each) === wanted);
    return spelling ? [{ address, name, spelling, others }] : [];
  });
}

/* Return the records of a list that a word may mean, those that are called so first: as `spelt` does, with what the record
   is called on the page as `title`, whether that or its name is the word as `isOwn`, and as `voice` the name of who speaks
   for it where the spelling is of that. */
export function meantBy(word, list, fold) {
  const wanted = fold.letters(word);
  const isMeant = (each) => fold.letters(each) === wanted;
  const spoken = Object.entries(list.voices).map(([address, voices]) => [address, wanted && voices.find((spellings) => spellings.some(isMeant))]);
  const voiced = spoken.flatMap(([address, voice]) => {
    const row = voice && list.names.find(([at]) => at === address);
    return row ? [{ address, name: row[1], spelling: voice.find(isMeant), others: row.slice(2), voice: voice[0] }] : [];
  });
  const found = [...spelt(word, list.names, fold).map((each) => ({ ...each, voice: "" })), ...voiced];
  const titled = found.map((each) => ({ ...each, title: titleOf(list, each) }));
  return titled.map((each) => ({ ...each, isOwn: !each.voice && [each.name, each.title].some(isMeant) })).sort((one, other) => other.isOwn - one.isOwn);
}
