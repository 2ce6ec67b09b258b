/* What the archive knows, as hooks/annals/site/form_data.py writes it into names.json, with look-ups by id and name. */

import { Addresses } from "./addresses.js";
import { beside } from "./fields.js";

export const known = prepared(await fetch(beside("names.json")).then((answer) => answer.json()));

export function prepared(known) {
  const named = ["towns", "groups", "sources"].flatMap((kind) => known[kind]);
  const byId = new Map(named.map((record) => [record.id, record.name]));
  for (const [id, { title }] of Object.entries(known.events)) byId.set(id, title);
  const ids = (kind) => new Set(known[kind].map(({ id }) => id));
  const addresses = new Addresses(known.addresses);
  return {
    ...known,
    plain: (url) => addresses.plain(url),
    originalOf: (url) => addresses.originalOf(url),
    ids: new Set([...known.ids, ...byId.keys()]),
    articleAt: () => undefined,
    byId,
    idByName: new Map([...byId].map(([id, name]) => [name.toLowerCase(), id])),
    places: ids("towns"), groupIds: ids("groups"), sourceIds: ids("sources"),
  };
}
