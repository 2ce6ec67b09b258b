/* What the archive knows, as hooks/annals/site/form_data.py writes it into names.json, with look-ups by id and name. */

import { Addresses } from "./addresses.js";
import { beside } from "./fields.js";

/* Return what a reader of the page's language calls a record. */
export const called = (record) => record[document.documentElement.lang] ?? record.name ?? record.title;

export const known = prepared(await fetch(beside("names.json")).then((answer) => answer.json()));

export function prepared(known) {
  const named = ["towns", "groups", "sources"].flatMap((kind) => known[kind]);
  const every = [...named, ...Object.entries(known.events).map(([id, event]) => ({ id, ...event }))];
  const byId = new Map(every.map((record) => [record.id, called(record)]));
  const ids = (kind) => new Set(known[kind].map(({ id }) => id));
  const addresses = new Addresses(known.addresses);
  return {
    ...known,
    plain: (url) => addresses.plain(url),
    originalOf: (url) => addresses.originalOf(url),
    ids: new Set([...known.ids, ...byId.keys()]),
    articleAt: () => undefined,
    byId,
    idByName: new Map([...spelt(named), ...every.flatMap(namesOf)].map(([name, id]) => [name.toLowerCase(), id])),
    places: ids("towns"), groupIds: ids("groups"), sourceIds: ids("sources"),
  };
}

/* Return the names of a record, in each language that it has, with its id. */
function namesOf({ id, name, title, ar }) {
  return [name, title, ar].filter(Boolean).map((each) => [each, id]);
}

/* Return the spellings that surely mean a record, with its id; two records never share one. */
function spelt(records) {
  return records.flatMap(({ id, spellings }) => spellings.map((each) => [each, id]));
}
