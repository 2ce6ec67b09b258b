/* The page for addresses where nothing is: says what is wrong with the id that was asked for, and offers near ones, or
   the records of a spelling that was asked for in its place. It leads nowhere by itself, and all text reaches the page
   as text, never as markup. */

import { judge, lastPart, readAddress, readRegister } from "./near.js";
import { fetchList, spelt } from "./search/spelt.js";
import { folding } from "./search/words.js";

const place = document.getElementById("near");
const { base } = place.dataset;

const SAYS = {
  found: () => "Most likely you want this:",
  version: (asked) => `The record is there, but it has no version ${asked.version.slice(1)}:`,
  mistyped: ({ id }) => `“${id}” is mistyped: its last character checks the seven before it, and does not fit them.`,
  misshapen: ({ id }) => `“${id}” is mistyped or cut off: it does not have the form of an article’s id.`,
  unknown: ({ id }) => `No record ever had the id “${id}”.`,
  near: () => "Did you mean:",
  spelt: () => "That is a spelling of:",
};
const KINDS = { towns: "town", groups: "group", sources: "source" };
const OFFERED = new Set(["found", "version", "near", "spelt"]); // verdicts whose sentence leads to the list already

function element(name, text, ...children) {
  const made = document.createElement(name);
  made.append(text, ...children);
  return made;
}

/* Return the register of the site, or null where there is none to be had. */
async function fetchRegister() {
  try {
    const answer = await fetch(`${base}data/ids.csv`);
    return answer.ok ? readRegister(await answer.text()) : null;
  } catch {
    return null;
  }
}

/* Return the verdict on a spelling that was asked for as if it were an id, or null where it is none. An article has
   none, so its address is not asked. */
function judgeSpelling({ path, kind }, { names, tables }) {
  const found = tables && kind !== "article" ? spelt(lastPart(path), names, folding(tables)) : [];
  const offers = found.map(({ address, name }) => ({ address, title: name, kind: KINDS[address.split("/")[0]], status: "" }));
  return offers.length ? { verdict: "spelt", offers } : null;
}

/* Return an offer with what its record is called, where that can be had. The list of names says it of places, groups
   and sources, and of the likeliest offer its own file; the others are told by their ids, so that few files are asked for. */
async function withTitle(offer, rank, names) {
  const known = offer.title || names.find(([at]) => at === offer.address)?.[1];
  if (known || rank || offer.status === "withdrawn") return { ...offer, title: known };
  try {
    const answer = await fetch(`${base}${offer.address.replace(/v\d+\/$/, "")}record.json`);
    const { title, name } = answer.ok ? await answer.json() : {};
    return { ...offer, title: title ?? name ?? "" };
  } catch {
    return offer;
  }
}

/* Return a record's line: its address, what it is called, its kind, whether it was withdrawn. A claim that was asked for
   is kept. */
function line({ address, title, kind, status }) {
  const link = element("a", base + address);
  const claim = kind === "article" && /^#c\d+$/.test(location.hash) ? location.hash : "";
  link.href = base + address + claim;
  const named = document.createElement("bdi");
  named.append(title ?? "");
  return element("li", link, ...(title ? [" ", named] : []), ` (${kind}${status === "withdrawn" ? ", withdrawn" : ""})`);
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
const asked = readAddress(location.pathname, base);
const judged = asked.id ? judge(asked, await fetchRegister()) : { verdict: "", offers: [] };
const isFound = judged.verdict === "found" || judged.verdict === "version";
const list = isFound || asked.kind === "article" ? { names: [] } : await fetchList(`${base}search/names.json`);
const { verdict, offers } = judgeSpelling(asked, list) || judged;
show(asked, { verdict, offers: await Promise.all(offers.map((offer, rank) => withTitle(offer, rank, list.names))) });
place.setAttribute("aria-busy", "false");
