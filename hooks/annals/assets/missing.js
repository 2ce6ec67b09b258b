/* The page for addresses where nothing is: says what is wrong with the id that was asked for, and offers near ones, or
   the records of a spelling that was asked for in its place. It leads nowhere by itself, and all text reaches the page
   as text, never as markup. */

import { base, folder, language, place } from "./edition.js";
import { registerOf } from "./ids.js";
import { judge, lastPart, readAddress } from "./near.js";
import { fetchList, spelt, titleOf } from "./search/spelt.js";
import { folding } from "./search/words.js";
import { say } from "./texts.js";

const SAYS = {
  found: () => say("Most likely you want this:"),
  version: ({ version }) => say("The record is there, but it has no version %(number)s:", { number: version.slice(1) }),
  mistyped: (asked) => say("“%(id)s” is mistyped: its last character checks the seven before it, and does not fit them.", asked),
  misshapen: (asked) => say("“%(id)s” is mistyped or cut off: it does not have the form of an article’s id.", asked),
  unknown: (asked) => say("No record ever had the id “%(id)s”.", asked),
  near: () => say("Did you mean:"),
  spelt: () => say("That is a spelling of:"),
};
const KINDS = {
  article: say("article"), event: say("event"), town: say("town"), group: say("group"), source: say("source"),
};
const KIND_OF = { towns: "town", groups: "group", sources: "source" };
const VERSION = /v\d+\/$/; // versions stand once, at the root
const OFFERED = new Set(["found", "version", "near", "spelt"]); // verdicts whose sentence leads to the list already

function element(name, text, ...children) {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
}

/* Return the verdict on an id, by the ids among which it may be; where none of them is near, by all. */
async function judged(asked) {
  const register = registerOf(asked, base);
  const first = judge(asked, await register.likely());
  return first.offers.length ? first : judge(asked, await register.all());
}

/* Return the verdict on a spelling that was asked for as if it were an id, or null where it is none. An article has
   none, so its address is not asked. */
function judgeSpelling({ path, kind }, { names, tables }) {
  const found = tables && kind !== "article" ? spelt(lastPart(path), names, folding(tables)) : [];
  const offers = found.map(({ address }) => ({ address, kind: KIND_OF[address.split("/")[0]], status: "" }));
  return offers.length ? { verdict: "spelt", offers } : null;
}

/* Return an offer with what its record is called, where that can be had. The list of names says it of places, groups
   and sources, and of the likeliest offer its own file; the others are told by their ids, so that few files are asked for. */
async function withTitle(offer, rank, list) {
  const [, name] = list.names.find(([at]) => at === offer.address) ?? [];
  const known = name && titleOf(list, { ...offer, name });
  if (known || rank || offer.status === "withdrawn") return { ...offer, title: known };
  try {
    const answer = await fetch(`${base}${offer.address.replace(VERSION, "")}record.json`);
    return { ...offer, title: answer.ok ? called(await answer.json()) : "" };
  } catch {
    return offer;
  }
}

/* Return what a record is called in the language of the page, else in its own. */
function called(record) {
  const tag = document.documentElement.lang;
  return record[`title_${tag}`] ?? record[`name_${tag}`] ?? record.title ?? record.name ?? "";
}

const inLanguage = (tag) =>
  say("in %(language)s", { language: new Intl.DisplayNames(document.documentElement.lang, { type: "language" }).of(tag) });

/* Return a record's line: its address, what it is called, its kind, whether it was withdrawn. A claim that was asked for
   is kept. */
function line({ address, title, kind, status }) {
  const isElsewhere = folder && VERSION.test(address);
  const at = `${base}${isElsewhere ? "" : folder}${address}`;
  const link = element("a", at);
  link.href = at + (kind === "article" && /^#c\d+$/.test(location.hash) ? location.hash : "");
  link.dir = "ltr";
  if (isElsewhere) link.hreflang = language;
  const named = document.createElement("bdi");
  named.append(title ?? "");
  const told = status === "withdrawn" ? say("%(kind)s, withdrawn", { kind: KINDS[kind] }) : KINDS[kind];
  const notes = [told, ...(isElsewhere ? [inLanguage(language)] : [])].join(say(", "));
  return element("li", link, ...(title ? [" ", named] : []), ` (${notes})`);
}

function show(asked, { verdict, offers }) {
  if (!verdict) return;
  const says = element("p", SAYS[verdict](asked));
  says.className = "an-flag";
  place.append(says);
  if (offers.length && !OFFERED.has(verdict)) place.append(element("p", SAYS.near()));
  if (offers.length) place.append(element("ul", "", ...offers.map(line)));
}

place.setAttribute("aria-busy", "true");
const asked = readAddress(location.pathname, base, folder);
const found = asked.id ? await judged(asked) : { verdict: "", offers: [] };
const isFound = found.verdict === "found" || found.verdict === "version";
const list = isFound || asked.kind === "article" ? { names: [] } : await fetchList(`${base}search/names.json`);
const { verdict, offers } = judgeSpelling(asked, list) || found;
show(asked, { verdict, offers: await Promise.all(offers.map((offer, rank) => withTitle(offer, rank, list))) });
place.setAttribute("aria-busy", "false");
