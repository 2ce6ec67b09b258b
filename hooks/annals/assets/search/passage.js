/* What is shown of a record: the passage in which most of the words stand, and the statements that have some of them. */

export const LONGEST = 26; // words of a passage

/* Return the anchors that are statements, in their order. */
export const headings = (anchors) => anchors.filter(({ element, text }) => /^h\d$/i.test(element) && text?.trim()).sort((one, other) => one.location - other.location);

/* Return of a record the passage of its own text and of the whole, as pieces of text, those that were asked for marked
   and dots where it is cut, and the anchors of the statements that have words. The places of words are those that the program gives. */
export function passage({ content, anchors }, places) {
  const statements = headings(anchors);
  const first = statements[0]?.location ?? Infinity;
  const words = content.split(/\s+/);
  const own = places.filter(({ l }) => l < first);
  const said = statements.filter(({ location }, at) => places.some(({ l }) => l >= location && l < (statements[at + 1]?.location ?? Infinity)));
  return { said, whole: pieces(words, places), own: pieces(words.slice(0, first), own) };
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
