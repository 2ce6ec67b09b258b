/* The page for addresses where nothing is: says what is wrong with the id that was asked for, and offers near ones.
   It leads nowhere by itself, and all text reaches the page as text, never as markup. */

import { judge, readAddress, readRegister } from "./near.js";

const place = document.getElementById("near");
const { base } = place.dataset;

const SAYS = {
  found: () => "Most likely you want this:",
  version: (asked) => `The record is there, but it has no version ${asked.version.slice(1)}:`,
  mistyped: ({ id }) => `“${id}” is mistyped: its last character checks the seven before it, and does not fit them.`,
  misshapen: ({ id }) => `“${id}” is mistyped or cut off: it does not have the form of an article’s id.`,
  unknown: ({ id }) => `No record ever had the id “${id}”.`,
  near: () => "Did you mean:",
};
const OFFERED = new Set(["found", "version", "near"]); // verdicts whose sentence leads to the list already

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

/* Return a record's line: its address, its kind, whether it was withdrawn. A claim that was asked for is kept. */
function line({ address, kind, status }) {
  const link = element("a", base + address);
  const claim = kind === "article" && /^#c\d+$/.test(location.hash) ? location.hash : "";
  link.href = base + address + claim;
  return element("li", link, ` (${kind}${status === "withdrawn" ? ", withdrawn" : ""})`);
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
if (asked.id) show(asked, judge(asked, await fetchRegister()));
place.setAttribute("aria-busy", "false");
