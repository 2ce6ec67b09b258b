/* What is shown of a record: the passage in which most of the words stand, and the statements that have some of them. */

export const LONGEST = 26; // words of a passage

const BAR = "¦";

/* Return of a record the passage of its own text and of the whole, as pieces of text, those that were asked for marked
   and dots where it is cut; and the items behind it, the lines of its statements and then their notes, with whether
   each has such words. The places of words are those that the program gives. */
export function passage({ content }, places) {
  const words = content.split(/\s+/);
  const bars = words.flatMap((word, at) => (word === BAR ? [at] : []));
  const first = bars[0] ?? Infinity;
  const own = places.filter(({ l }) => l < first);
  const items = bars.slice(1).map((end, at) => ({
    text: words.slice(bars[at] + 1, end).join(" "), isSaid: places.some(({ l }) => l > bars[at] && l < end),
  }));
  return { items, whole: pieces(words, places), own: pieces(words.slice(0, first), own) };
}

/* Return the words that stand where most of those lie that were asked for, as pieces. */
function pieces(words, places) {
  const marked = new Set(places.map(({ l }) => l));
  const start = Math.max(0, Math.min(densest(places), words.length - LONGEST));
  const shown = words.slice(start, start + LONGEST).flatMap((word, at) => {
    const text = at ? ` ${word}` : word;
    return marked.has(start + at) ? [{ isMarked: false, text: at ? " " : "" }, { isMarked: true, text: word }] : [{ isMarked: false, text }];
  });
  const dots = (isCut, text) => (isCut ? [{ isMarked: false, text }] : []);
  return [...dots(start > 0, "… "), ...shown, ...dots(start + LONGEST < words.length, " …")];
}

/* Return the word to begin at, so that as much as can be of what was asked for is in the passage, in its middle. */
function densest(places) {
  const scores = [];
  for (const { l, s } of places) scores[l] = (scores[l] ?? 0) + s;
  if (scores.length <= LONGEST) return 0;
  let sum = scores.slice(0, LONGEST).reduce((total, score) => total + score, 0);
  let [most, from, to] = [sum, 0, 0];
  for (let at = 1; at < scores.length; at += 1) {
    sum += (scores[at + LONGEST - 1] ?? 0) - (scores[at - 1] ?? 0);
    if (sum > most) [most, from, to] = [sum, at, at];
    else if (sum === most && to === at - 1) to = at;
  }
  return Math.floor((from + to) / 2);
}
