/* The page for addresses where nothing is: says what is wrong with the id that was asked for, and offers near ones, or
   the records of a spelling or a title that was asked for in its place. It leads nowhere by itself, and all text reaches the page
   as text, never as markup. */

import { base, folder, language, place } from "./edition.js";
import { registerOf } from "./ids.js";
import { judge, lastPart, readAddress } from "./near.js";
import { nearNames } from "./search/nearby.js";
import { fetchList, spelt, titleOf } from "./search/spelt.js";
import { folding } from "./search/words.js";
import { say } from "./texts.js";
import { titled } from "./titles.js";

const SAYS = {
  found: () => say("Most likely you want this:"),
  version: ({ version }) => say("The record is there, but it has no version %(number)s:", { number: version.slice(1) }),
  mistyped: (asked) => say("“%(id)s” is mistyped: its last character checks the seven before it, and does not fit them.", asked),
  misshapen: (asked) => say("“%(id)s” is mistyped or cut off: it does not have the form of an article’s id.", asked),
  unknown: (asked) => say("No record ever had the id “%(id)s”.", asked),
  near: () => say("Did you mean:"),
  spelt: () => say("That is a spelling of:"),
  titled: () => say("That is the title of:"),
};
const KINDS = {
  article: say("article"), event: say("event"), town: say("town"), group: say("group"), source: say("source"),
};
const KIND_OF = { towns: "town", groups: "group", sources: "source" };
const MOST = 5; // records that are offered
const PAIR = /\/compare\/([0-9a-z]{8})\/([0-9a-z]{8})\/(?:index\.html)?$/;
const VERSION = /v\d+\/$/; // versions stand once, at the root
const OFFERED = new Set(["found", "version", "near", "spelt", "titled"]); // verdicts whose sentence leads to the list

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
  if (!tables || kind === "article") return null;
  const offers = offersOf(spelt(lastPart(path), names, folding(tables)));
  return offers.length ? { verdict: "spelt", offers } : null;
}

/* Return the verdict on a title that was asked for as if it were an id, or on a name that is like one; what was found
   by the id where it is neither. */
async function judgeWords({ path, kind }, { names, tables }, found) {
  const titles = await titled(lastPart(path), kind, base);
  if (titles[0]?.isWhole) return { verdict: "titled", offers: titles.filter(({ isWhole }) => isWhole) };
  const near = tables && kind !== "article" ? offersOf(nearNames(lastPart(path), names, folding(tables))) : [];
  const offers = kind === "event" ? [...titles, ...near] : [...near, ...titles];
  return offers.length ? { verdict: found.verdict || "near", offers: offers.slice(0, MOST) } : found;
}

const offersOf = (rows) => rows.map(({ address }) => ({ address, kind: KIND_OF[address.split("/")[0]], status: "" }));

/* Return an offer with what its record is called, where that can be had. The lists of names and titles say it of most,
   its own file of the others; there are few. A title in the language of the page stands in its file alone. */
async function withTitle(offer, list) {
  const [, name] = list.names.find(([at]) => at === offer.address) ?? [];
  const known = name ? titleOf(list, { ...offer, name }) : folder ? "" : offer.title;
  if (known || offer.status === "withdrawn") return { ...offer, title: known };
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

/* Return a record's line: what it is called as a link, or its address where that is not known; its kind, and whether it
   was withdrawn. A claim that was asked for is kept. */
function line({ address, title, kind, status }) {
  const isElsewhere = folder && VERSION.test(address);
  const at = `${base}${isElsewhere ? "" : folder}${address}`;
  const link = element("a", "", element("bdi", title || at));
  link.href = at + (kind === "article" && /^#c\d+$/.test(location.hash) ? location.hash : "");
  if (isElsewhere) link.hreflang = language;
  const told = status === "withdrawn" ? say("%(kind)s, withdrawn", { kind: KINDS[kind] }) : KINDS[kind];
  const notes = [told, ...(isElsewhere ? [inLanguage(language)] : [])].join(say(", "));
  return element("li", link, ` (${notes})`);
}

function show(asked, { verdict, offers }) {
  if (!verdict) return;
  const says = element("p", SAYS[verdict](asked));
  says.className = "an-flag";
  place.append(says);
  if (offers.length && !OFFERED.has(verdict)) place.append(element("p", SAYS.near()));
  if (offers.length) place.append(element("ul", "", ...offers.map(line)));
}

/* Offer to compare two articles that had a page for it: of many articles only some pairs have one. */
function offerPair([, one, other]) {
  const link = element("a", say("Compare the two articles"));
  link.href = `${base}${folder}compare/?${new URLSearchParams({ a: one, b: other })}`;
  place.append(element("p", link));
}

/* Offer what is near to an address. */
async function offerNear(asked) {
  const found = asked.id ? await judged(asked) : { verdict: "", offers: [] };
  const isFound = found.verdict === "found" || found.verdict === "version";
  const list = isFound || asked.kind === "article" ? { names: [] } : await fetchList(`${base}search/names.json`);
  const isWords = !isFound && !found.offers.length && asked.path;
  const { verdict, offers } = judgeSpelling(asked, list) || (isWords ? await judgeWords(asked, list, found) : found);
  show(asked, { verdict, offers: await Promise.all(offers.map((offer) => withTitle(offer, list))) });
}

place.setAttribute("aria-busy", "true");
const pair = PAIR.exec(location.pathname);
if (pair) offerPair(pair);
else await offerNear(readAddress(location.pathname, base, folder));
place.setAttribute("aria-busy", "false");
