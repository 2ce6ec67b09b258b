/* What a result is, by its record in the index: ready to be shown, with its statements. */

import { KINDS } from "./engine.js";
import { TOKENS } from "./tokens.js";

const PARTS = 4; // of an anchor
export const ONWARD = document.documentElement.dir === "rtl" ? " ← " : " → "; // from who said it to who printed it

/* Return what a result is, ready to be shown in the language of the page; `own` is what it is called in English. Its
   statements are those meant, as `isTold` tells of each, those first in which the words stand. */
export async function resultOf(found, isTold = ({ isSaid }) => isSaid) {
  const { url, content, meta, items, own, whole } = await found.data();
  const { address, day, values, anchors } = placeOf(url);
  const kind = KINDS[address.split("/")[0]];
  const told = { ...meta, ...toldHere(meta) };
  const isSaid = (at) => items[at].isSaid || Boolean(items[at + anchors.length]?.isSaid);
  const every = anchors.map((anchor, at) => ({
    ...statementOf(anchor, address, told, listed(told.lines)[at] || items[at].text),
    ...inEnglish(anchor, items[at].text, meta),
    ...{ has: placed(anchor[3], values), year: day.slice(0, 4), isSaid: isSaid(at) },
  }));
  const indexed = [content, ...Object.values(meta)].join(" ");
  const excerpt = kind === "Article" ? own : whole; // of an article its abstract; its statements are apart
  return {
    ...told, own: meta.title, kind, day, address, excerpt, statements: every.filter(isTold).sort((one, other) => other.isSaid - one.isSaid),
    names: apart(meta.names), voices: apart(meta.voices), indexed, text: indexed.replace(TOKENS, " "),
  };
}

const apart = (text) => (text ? text.split(" · ") : []);

/* Return the fields of a record that it has in the language of the page. */
function toldHere(meta) {
  const ending = `-${document.documentElement.lang}`;
  return Object.fromEntries(Object.entries(meta).filter(([name]) => name.endsWith(ending)).map(([name, text]) => [name.slice(0, -ending.length), text]));
}

/* Return a statement by its anchor: its id, and the places of what it is about and of who said it; `says` is its line
   in the language of the page. */
function statementOf([own, of, through], address, { about, sources, by = "", when = "" }, says) {
  const chain = placed(through, listed(sources));
  return { address: `${address}#${own}`, says, about: listed(about)[of] ?? "", chain, by: chain.join(ONWARD), when, publisher: by };
}

/* Return what a statement is in English, by which names and filters tell which are meant, whatever the language. */
function inEnglish([, of, through], line, { about, sources, by }) {
  const from = placed(through, listed(sources));
  return { english: [placed(of, listed(about))[0], line, ...from], sources: from, outlet: by };
}

/* Return items of a list by their places in it: `0.4`. */
const placed = (places, list) => places.split(".").map((place) => list[place] ?? "");

const listed = (text) => (text ?? "").split("¦").map((each) => each.trim());

/* Return the address of a page, from the site's root, the day of its record, what its statements are filtered by, and
   their anchors, by what the index has for an address. An anchor is `c8~2~0.1~0.4`, four parts. */
function placeOf(url) {
  const [path, day = "", values = "", ...parts] = url.split("~");
  const anchors = parts.flatMap((_part, at) => (at % PARTS ? [] : [parts.slice(at, at + PARTS)]));
  return { address: `${path}/`, day, values: values.split("|").map(decodeURIComponent), anchors };
}
