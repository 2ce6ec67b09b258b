/* The page "Compare two accounts": lays what any two articles report side by side, record by record and topic by topic.
   It takes their pages apart, and judges nothing: what differs is told on the pages of the records. Which articles they
   are stands in the address, so that it can be sent on. */

import { isShaped } from "./add/ids.js";
import { say } from "./texts.js";

const ADDRESS = /(?:^|\/)a\/([^/?#]+)/; // of an article's page, or of a version of it
const PAIR = /\/compare\/([0-9a-z]{8})\/([0-9a-z]{8})\/$/; // of the page that two articles have to themselves
const NAMES = ["a", "b"];

const form = document.getElementById("compare");
const place = document.getElementById("compared");
const status = document.getElementById("told");
const origins = [location.origin, new URL(document.querySelector("link[rel=canonical]").href).origin];
const fields = NAMES.map((name) => form.elements[name]);

/* Return an element of a class with children; `""` is no class. */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/* Return the id of the article that a text names, its address on this site or its id; or "". */
function idIn(text) {
  const origin = text.includes("://") ? text.split("/").slice(0, 3).join("/").toLowerCase() : "";
  if (origin && !origins.includes(origin)) return "";
  const id = (ADDRESS.exec(text)?.[1] ?? text).trim().toLowerCase();
  return isShaped(id) ? id : "";
}

/* Return an article as its page tells of it, or null where there is none. */
async function articleOf(id) {
  const url = new URL(`../a/${id}/`, document.baseURI);
  const answer = await fetch(url);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of page.querySelectorAll("article a[href]")) link.href = new URL(link.getAttribute("href"), url);
  const headline = element("a", "", ...inside(page.querySelector("h1")));
  headline.href = url;
  const [outlet, ...day] = inside(page.querySelector(".an-lede"));
  if (day[0]) day[0].data = day[0].data.replace(/^[,،]\s*/, ""); // a comma parts the two
  const pairs = pairsOf(id, page, ".an-beside a");
  return { id, headline, outlet, day: element("span", "an-by", ...day), reports: reportsOf(page), beside: besideOf(page), pairs };
}

/* Return what stands in an element, copied; nothing of one that is not there. */
const inside = (found) => [...(found?.cloneNode(true).childNodes ?? [])];

/* Return what an article reports: for the address of each record its name and, by topic, the statements on it. */
function reportsOf(page) {
  const reports = new Map();
  for (const part of page.querySelectorAll(".an-reports .an-reported")) {
    let topics = new Map();
    let said = null;
    for (const each of part.querySelectorAll(".an-said, .an-statements > li, :is(h3, h4) > a, .an-aside > a")) {
      if (each.matches("a")) {
        if (!reports.has(each.href)) reports.set(each.href, { name: element("span", "", ...inside(each)), topics: new Map() });
        topics = reports.get(each.href).topics;
      } else if (each.matches("li")) {
        const topic = each.querySelector(".an-measure");
        const key = topic?.textContent ?? "";
        if (!topics.has(key)) topics.set(key, { title: titleOf(topic), statements: [] });
        topics.get(key).statements.push(statementOf(each, said));
      } else said = each;
    }
  }
  return reports;
}

/* Return what a measure is called, without the colon behind it. */
function titleOf(measure) {
  const title = inside(measure);
  const last = title.at(-1);
  if (last) last.textContent = last.textContent.replace(/\s*:\s*$/, "");
  return title;
}

/* Return a statement as a paragraph: what it says, who said it, when it happened, and its paragraph as its address. */
function statementOf(row, said) {
  const told = element("p", "", ...inside(row.querySelector("p")));
  told.querySelector(".an-measure")?.remove();
  const parts = [...row.querySelectorAll(".an-on, .an-perma")].map((each) => each.cloneNode(true));
  told.append(" ", element("span", "an-by", ...inside(said), ...parts.flatMap((part) => [" · ", part])));
  return told;
}

/* Return the other articles on the same events, as links that lay them beside this one. */
const besideOf = (page) => [...page.querySelectorAll(".an-beside > li > a:first-child")].map((link) => ({ id: idIn(link.href), title: inside(link) }));

/* Return the addresses of the pages that an article has with others to themselves, by the ids of these. */
function pairsOf(id, page, links) {
  const found = [...page.querySelectorAll(links)].map(({ href }) => [href, PAIR.exec(href)?.slice(1) ?? []]);
  return new Map(found.filter(([, ids]) => ids.includes(id)).map(([href, [one, other]]) => [one === id ? other : one, href]));
}

/* Return how an article is told from the other: publisher and day. */
const named = ({ outlet, day }) => say("%(outlet)s (%(day)s)", { outlet: outlet?.textContent ?? "", day: day.textContent });

function factsOf(articles) {
  const rows = articles.flatMap(({ outlet, headline, day }) => [element("dt", "", outlet.cloneNode(true)), element("dd", "", headline, element("br", ""), day)]);
  return element("dl", "an-facts", ...rows);
}

function cell(topic, label) {
  const made = element("td", "", element("div", "", ...(topic?.statements ?? [element("span", "an-none", "–")])));
  made.dataset.label = label;
  made.setAttribute("role", "cell");
  return made;
}

function head(role, scope, ...children) {
  const made = element("th", "", ...children);
  made.scope = scope;
  made.setAttribute("role", role);
  return made;
}

/* Return the table of what two articles say of one record, a topic a row, those first on which both speak. */
function tableOf(pair, labels) {
  const says = say("%(event)s: what %(first)s and %(second)s say", { event: pair[0].name.textContent, first: labels[0], second: labels[1] });
  const keys = [...new Set(pair.flatMap(({ topics }) => [...topics.keys()]))];
  const both = keys.filter((key) => pair.every(({ topics }) => topics.has(key)));
  const rows = [...new Set([...both, ...keys])].map((key) => {
    const own = pair.map(({ topics }) => topics.get(key));
    const alone = own.findIndex((topic, at) => topic && !own[1 - at]);
    const tag = alone < 0 ? [] : [" ", element("span", "an-tag", say("only in %(outlet)s", { outlet: labels[alone] }))];
    return element("tr", "", head("rowheader", "row", ...(own[0] ?? own[1]).title, ...tag), ...own.map((topic, at) => cell(topic, labels[at])));
  });
  const titles = [say("Topic"), ...labels].map((title) => head("columnheader", "col", title));
  const table = element("table", "an-table an-pairs", element("caption", "an-sr", says), element("thead", "", element("tr", "", ...titles)), element("tbody", "", ...rows));
  table.setAttribute("role", "table");
  for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
  for (const row of table.querySelectorAll("tr")) row.setAttribute("role", "row");
  return table;
}

const linked = (href, ...children) => Object.assign(element("a", "", ...children), { href });

/* Return the records on which one article alone speaks, as a line. */
function onlyIn(article, other, label) {
  const links = [...article.reports].filter(([href]) => !other.reports.has(href)).map(([href, { name }]) => linked(href, ...inside(name)));
  if (!links.length) return [];
  const line = links.flatMap((link, at) => (at ? [say("; "), link] : [link]));
  return [element("dt", "", label), element("dd", "", ...line)];
}

/* Show two articles side by side. */
function show([one, other]) {
  const labels = [named(one), named(other)];
  const title = say("%(first)s and %(second)s", { first: labels[0], second: labels[1] });
  document.title = document.title.replace(/^.*? – /, () => `${title} – `);
  const note = say("Both stand as their records are now, in their own figures and words; what differs, and why, is told on the pages of the events.");
  place.append(element("h2", "", title), element("p", "an-aside", note), factsOf([one, other]));
  const common = [...one.reports.keys()].filter((href) => other.reports.has(href));
  for (const href of common) {
    const pair = [one.reports.get(href), other.reports.get(href)];
    const all = element("p", "an-aside", linked(href, say("All accounts of it, and where they differ")));
    const heading = element("h3", "", ...inside(pair[0].name));
    heading.id = href.split("/").at(-2);
    place.append(heading, all, tableOf(pair, labels));
  }
  if (!common.length) place.append(element("p", "", say("No event, place or group is reported by both.")));
  const alone = [...onlyIn(one, other, labels[0]), ...onlyIn(other, one, labels[1])];
  if (alone.length) place.append(element("h3", "", say("Reported by one alone")), element("dl", "an-facts", ...alone));
  status.textContent = title;
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/* Show what the one article that was named can be laid beside. */
function offer({ id, beside }) {
  const links = beside.map(({ id: other, title }) => element("li", "", linked(`?${new URLSearchParams({ a: id, b: other })}`, ...title)));
  if (links.length) place.append(element("h2", "", say("Other articles on the same events")), element("ul", "an-plain", ...links));
}

function flag(text) {
  place.append(element("p", "an-flag", text));
  status.textContent = text;
}

async function run() {
  const asked = NAMES.map((name) => new URLSearchParams(location.search).get(name)?.trim() ?? "");
  fields.forEach((field, at) => (field.value = asked[at]));
  const given = asked.filter(Boolean);
  const ids = given.map(idIn);
  given.forEach((text, at) => ids[at] || flag(say("“%(text)s” names no article: give the address of its page, or its id, such as mt5c42d9.", { text })));
  if (!given.length || ids.includes("")) return;
  const isOne = ids[0] === ids[1];
  if (isOne) flag(say("Both are the same article."));
  const listed = pairsOf(ids[0], document, ".an-every a").get(ids[1]);
  if (listed) return location.replace(listed); // it tells what differs, too
  const found = await Promise.all([...new Set(ids)].map(articleOf));
  found.forEach((article, at) => article || flag(say("The archive has no article %(id)s.", { id: ids[at] })));
  if (found.includes(null)) return;
  const bare = found.filter(({ reports }) => !reports.size);
  for (const { headline } of bare) {
    flag(say("No statement of this article is on its page: it has not been entered yet, or was withdrawn."));
    place.lastChild.append(" ", headline);
  }
  if (bare.length) return;
  const own = found[0].pairs.get(ids[1]);
  if (own) location.replace(own);
  else if (found.length > 1) show(found);
  else offer(found[0]);
}

place.setAttribute("aria-busy", "true");
await run().catch(() => flag(say("The articles could not be loaded. Try again.")));
place.setAttribute("aria-busy", "false");
