/* The register of ids in small lists, of which those are fetched in which an id may stand. hooks/annals/site/pages/ids.py
   writes them. */

import { isShaped } from "./add/ids.js";
import { readIds } from "./near.js";

const ARTICLE = "article";
const SLUGS = ["town", "group", "source", "event"]; // kinds whose ids are made of names
const SMALL = SLUGS.slice(0, -1); // those of which there are few
const IN_PARTS = "parts";

/* Return what asks for the entries among which an id may be, and then for all others: `{ id, kind, status }` each, or
   null where there are none to be had. */
export function registerOf({ kind, id }, base) {
  const lists = new Map(); // what was asked for is not asked for again
  const entries = (name) => lists.get(name) ?? lists.set(name, entriesOf(base, name, id)).get(name);
  const isArticle = kind === ARTICLE || (!kind && isShaped(id));
  const likely = isArticle ? [ARTICLE] : kind ? [...new Set([kind, ...SMALL])] : SLUGS;
  return {
    likely: () => joined(likely.map(entries)),
    all: () => joined([ARTICLE, ...SLUGS].map(entries)),
  };
}

async function joined(asked) {
  const found = await Promise.all(asked);
  return found.includes(null) ? null : found.flat();
}

async function entriesOf(base, kind, id) {
  const text = await textOf(`${base}search/ids/${kind}.csv`);
  if (text?.trim() !== IN_PARTS) return text === null ? null : readIds(text, kind);
  const plain = id.replaceAll("-", "");
  const parts = await Promise.all([`first-${plain.at(0)}`, `last-${plain.at(-1)}`].map((part) => textOf(`${base}search/ids/${kind}-${part}.csv`)));
  const found = parts.flatMap((part) => (part === null ? [] : (readIds(part, kind) ?? []))); // no id begins or ends so
  return [...new Map(found.map((entry) => [entry.id, entry])).values()];
}

/* Return the text at an address, or null where there is none. */
export async function textOf(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
