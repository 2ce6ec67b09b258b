/* The list of names, whole or in part, and the names that have a spelling. */

const ADDRESS = /^(?:towns|groups|sources)\/[a-z0-9-]+\/$/;

/* Return the list of names at an address: `names`, of each record its address, its name and its other spellings, what
   records are called in other languages as `titles`, and the `tables` they are folded by; without them where the list
   is not to be had. */
export async function fetchList(address) {
  try {
    const answer = await fetch(address);
    const { names, titles, tables } = answer.ok ? await answer.json() : {};
    return { names: (names ?? []).filter(([at]) => ADDRESS.test(at)), titles: titles ?? {}, tables };
  } catch {
    return { names: [], titles: {} };
  }
}

/* Return what a record of a list is called in the language of the page. */
export const titleOf = ({ titles }, { address, name }) => titles[document.documentElement.lang]?.[address] ?? name;

/* Return the list of the names whose spellings begin as a word does, by the site's root and what parts there are of
   the list; one without names where none does. */
export async function fetchPart(word, root, beginnings, { letters }) {
  const wanted = letters(word);
  const part = beginnings.filter((each) => wanted.startsWith(each)).sort((one, other) => other.length - one.length)[0];
  const file = [...(part ?? "")].map((letter) => letter.codePointAt(0).toString(16)).join("-");
  return file ? fetchList(`${root}search/names/${file}.json`) : { names: [], titles: {} };
}

/* Return the records that have a spelling, `{ address, name, spelling, others }` each, from the rows of a list. */
export function spelt(word, rows, { letters }) {
  const wanted = letters(word);
  const found = rows.flatMap(([address, name, ...others]) => {
    const spelling = wanted && [name, ...others].find((each) => letters(each) === wanted);
    return spelling ? [{ address, name, spelling, others }] : [];
  });
  return found;
}
