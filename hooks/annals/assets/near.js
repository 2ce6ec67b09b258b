/* What somebody meant who came to an address where nothing is: read from the address and the register of ids, without
   a page, so that tests can ask. Of an address only small letters, digits and single hyphens get out of here. */

import { isChecked, isShaped } from "./add/ids.js";

const FOLDERS = new Map([["a", "article"], ["events", "event"], ["towns", "town"], ["groups", "group"], ["sources", "source"]]);
const FOLDER_OF = new Map([...FOLDERS].map(([folder, kind]) => [kind, folder]));
const HEADER = "id,status";
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const VERSION = /^v\d+$/;
const LONGEST = 80; // characters of an id
const MOST = 5; // ids that are offered
const MOST_SLIPS = 3; // between an id and one that is offered; fewer where the id is short

/* Return the folder of the edition that an address below `base` is in, such as `ar/`, from those there are; "" for the
   one at the root. */
export function editionOf(pathname, base, folders) {
  const first = below(pathname, base).split("/").map(tidied).find(Boolean);
  return folders.find((folder) => folder && folder.toLowerCase() === `${first}/`) ?? "";
}

/* Return what an address below `base` asks for: the kind of record, its id and version tidied, each "" where it
   names none, and the path as it was written. The `folder` of an edition is no part of what is asked for. Under an
   unknown folder the last part is taken for the id. */
export function readAddress(pathname, base, folder = "") {
  const path = below(pathname, base);
  const parts = path.split("/").map(tidied).filter(Boolean).slice(folder ? 1 : 0);
  const version = parts.find((part, place) => place > 0 && VERSION.test(part)) ?? "";
  const names = parts.filter((part) => part !== version);
  const kind = FOLDERS.get(names[0]) ?? "";
  return { kind, id: (kind ? names[1] : names.at(-1)) ?? "", version, path };
}

/* Return the last part of a path as words, for a spelling that stands where an id belongs. */
export function lastPart(path) {
  const part = path.split("/").filter(Boolean).at(-1) ?? "";
  return part.slice(0, LONGEST).replace(/[\s_\p{Pd}]+/gu, " ").trim();
}

/* Return the ids of a list of a kind, `{ id, kind, status }` each, or null where the text is none. */
export function readIds(text, kind) {
  const [header, ...lines] = text.split(/\r?\n/);
  if (header !== HEADER) return null;
  const entries = lines.map((line) => line.split(",")).map(([id, status = ""]) => ({ id, kind, status }));
  return entries.filter(({ id }) => ID.test(id));
}

/* Return the verdict on what an address asks for, and the records to offer, the likeliest first.

   The verdicts: "found", the record is there; "version", it is there without that version; "mistyped", an article's
   id with a wrong check character; "misshapen", no id of an article at all; "unknown", no record ever had the id;
   "near", the address names no kind, but is close to ids; "" where there is nothing to say. Without a register
   (null) nothing is found and nothing unknown. */
export function judge(asked, register) {
  const { kind, id, version } = asked;
  if (!id) return { verdict: "", offers: [] };
  const found = register?.find((entry) => entry.id === spelt(id, entry.kind));
  if (found && version && trimmed(asked.path) === trimmed(address(found, version))) return { verdict: "version", offers: [offer(found)] };
  if (found) return { verdict: "found", offers: [...(version ? [offer(found, version)] : []), offer(found)] };
  const offers = nearest(id, kind, register ?? []).map((entry) => offer(entry));
  return { verdict: fault(kind, spelt(id, "article"), register) || (kind === "" && offers.length ? "near" : ""), offers };
}

function fault(kind, opaque, register) {
  const isArticle = kind === "article" || (kind === "" && isShaped(opaque));
  if (isArticle && !isShaped(opaque)) return "misshapen";
  if (isArticle && !isChecked(opaque)) return "mistyped";
  return register && (isArticle || kind) ? "unknown" : "";
}

/* Return the entries that the fewest slips part from an id, those of the kind asked for before others. */
function nearest(id, kind, register) {
  const limit = Math.min(MOST_SLIPS, Math.max(1, Math.floor(id.length / 4)));
  return register
    .map((entry) => ({ entry, slips: slips(spelt(id, entry.kind), entry.id, limit) }))
    .filter((each) => each.slips <= limit)
    .sort((one, other) => one.slips - other.slips || (other.entry.kind === kind) - (one.entry.kind === kind))
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/* Return how many slips part two texts: a character too many, too few or another, or two neighbours swapped.
   Texts whose lengths differ by more than `limit` are infinitely far. */
export function slips(one, other, limit = Infinity) {
  if (Math.abs(one.length - other.length) > limit) return Infinity;
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const here = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      here.push(Math.min(last[column] + 1, here[column - 1] + 1, last[column - 1] + !same, swapped ? before[column - 2] + 1 : Infinity));
    }
    [before, last] = [last, here];
  }
  return last.at(-1);
}

/* Return a part of an address as ids are written: without accents, capitals and invisible characters, with single
   hyphens, and cut off where something else begins, such as the bracket that an e-mail put behind it. */
function tidied(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "").replace(/[\s_\p{Pd}]+/gu, "-");
  return plain.match(/[a-z0-9]+(?:-[a-z0-9]+)*/)?.[0].slice(0, LONGEST) ?? "";
}

/* Return an id as a record of the kind would have it: an article's has no hyphens. */
const spelt = (id, kind) => (kind === "article" ? id.replaceAll("-", "") : id);

const trimmed = (path) => path.replace(/\/+$/, "");
const address = ({ id, kind }, version = "") => `${FOLDER_OF.get(kind)}/${id}/${version && `${version}/`}`;
const offer = (entry, version) => ({ ...entry, address: address(entry, version) });

const below = (pathname, base) => decoded(pathname.startsWith(base) ? pathname.slice(base.length) : pathname);

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a percent sign that is none of an address's
  }
}
