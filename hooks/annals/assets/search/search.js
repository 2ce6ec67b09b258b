/* The page "Search": asks the index, shows what is there in groups, and tells what is not. What is asked stands in the
   address, so that a search can be cited. Nothing is fetched before something is searched for. */

import { answering } from "./answer.js";
import { countsOf } from "./counts.js";
import { FACETS, engineAt } from "./engine.js";
import { controls, fillFacets, read, write } from "./form.js";
import { dateIn, meaningOf, readMeanings, split } from "./meaning.js";
import { MOST, STATEMENT, leaving, ofIndex, statementsOf } from "./narrowed.js";
import { pagesOf } from "./pages.js";
import { resultOf } from "./result.js";
import { fetchList, fetchParts } from "./spelt.js";
import { TEXTS } from "./texts.js";
import { element, items, link, listed, offered, painted, section } from "./view.js";
import { folding } from "./words.js";

const FIRST = 3; // results of a group that are shown at once
const SHOWN = 5; // and so many more each time
const LOOKED = 30; // articles in which a first statement is looked for

const place = document.getElementById("search");
const holds = document.getElementById("holds");
const every = document.getElementById("every");
const { tables, beginnings, ...told } = JSON.parse(document.getElementById("asked").textContent);
const meanings = readMeanings(told);
const fold = folding(tables);
const root = new URL("../../", import.meta.url).href;
const pages = new URL("../", document.baseURI).href; // the pages in the language of this one
const engine = engineAt(root, tables.all);
const { answered, early, numberOf, wordsOf } = answering(engine, fold, meanings);
const form = controls();
const found = element("div", { id: "found" });
const status = element("p", { role: "status", class: "an-status" });
let turn = 0; // what is searched for now; an answer to what was asked before is thrown away

place.append(form.whole, status, found);
place.hidden = false;
if (every && !location.hash) every.open = false; // it is there for whoever has no script

/* Search for what the address asks, and show it. */
async function run() {
  const now = ++turn;
  const asked = read(location.search);
  form.set(asked);
  const isAsked = Boolean(asked.q || FACETS.some((name) => asked[name]));
  holds.hidden = isAsked;
  found.replaceChildren();
  status.textContent = isAsked ? TEXTS.searching : "";
  place.setAttribute("aria-busy", String(isAsked || form.narrow.open));
  try {
    if (!isAsked) return form.narrow.open ? await showValues(asked, now) : undefined;
    const { list, ...meaning } = await meant(asked.q);
    await showEarly(asked, list, meaning, now).catch(() => {}); // what is amiss is told of the whole answer
    await painted();
    if (now !== turn) return;
    const isDate = meaning.date && !meaning.names.length && !meaning.rest.length;
    const again = (other) => answered(ofIndex(other), meaning);
    const all = await again(asked);
    const answer = { ...all, isTold: leaving({ ...asked, isDate }, all.isTold) };
    const isNarrowed = FACETS.some((name) => asked[name]);
    const offers = isNarrowed ? [] : await pagesOf(meaning, answer, { root, pages, meanings });
    if (now !== turn) return;
    await (answer.number || offers.length ? show(asked, { ...answer, ...meaning, list, offers }, now) : tellNothing(asked, now));
    if (form.narrow.open && now === turn) await showFacets({ ...asked, isDate }, all, again, now);
  } catch {
    if (now === turn) status.textContent = TEXTS.failed;
  } finally {
    if (now === turn) place.setAttribute("aria-busy", "false");
  }
}

/* Return what a query means, and the part of the list of names that it was told by. */
async function meant(q) {
  engine.warm();
  const words = split(q);
  const list = await fetchParts(words, root, beginnings.split(" "), fold);
  return { list, ...meaningOf(q, list, dateIn(words, meanings.months, fold), fold) };
}

/* Show what is there before all of it has come: the records whose names were asked for, out of small lists, then what is
   found among names, events and some of the articles. What is narrowed or ordered is shown once all of it is there. */
async function showEarly({ q, order, ...chosen }, list, meaning, now) {
  if (!fold.letters(q) || order || FACETS.some((name) => chosen[name])) return;
  const records = meaning.names.flat();
  if (records.length && now === turn) found.append(listed(pages, records));
  const answer = await early(q, meaning);
  if (now !== turn || !answer.number) return;
  const groups = await groupsOf(records.length ? { ...answer, named: [] } : answer, now, true);
  if (groups.length && now === turn) replace(...(records.length ? [listed(pages, records)] : []), ...groups);
}

/* Return the groups of an answer that have results as sections; of a part of it without their numbers. */
async function groupsOf(answer, now, isPart = false) {
  const groups = answer.isSaid ? ["statements"] : ["named", "events", "articles", "statements"];
  const shown = groups.map((group) => {
    const results = answer[group === "statements" ? "articles" : group] ?? [];
    return results.length ? groupOf(group, results, now, answer, isPart) : [];
  });
  return (await Promise.all(shown)).flat();
}

async function show(asked, answer, now) {
  const { q, kind } = asked;
  const isSaid = kind === STATEMENT; // and nothing else is asked for
  const said = isSaid && answer.articles.length <= MOST ? (await statementsOf(answer.articles, answer.isTold)).length : null;
  const groups = await groupsOf({ ...answer, isSaid, said }, now);
  if (isSaid && groups.every((each) => each.hidden)) return tellNothing(asked, now);
  const near = answer.number <= FIRST && q && !answer.names.length && !answer.date ? await nearTo(q, answer.list) : [];
  if (now !== turn) return;
  const told = [...new Set(answer.missing)].map((word) => element("p", { class: "an-flag" }, TEXTS.unknown(word)));
  for (const note of answer.notes) told.push(element("p", { class: "an-flag" }, TEXTS.notes[note.sort](note)));
  told.push(...spellings(answer));
  status.textContent = (isSaid ? TEXTS.foundSaid : TEXTS.found)(answer.number, q);
  replace(...told, ...near, ...(answer.offers.length ? [offered(answer.offers)] : []), ...groups, saver(q, answer, isSaid));
}

/* Return of each name in a query that is a spelling of one that the archive uses what it is a spelling of. */
function spellings({ names, isWhole, isName }) {
  const some = names.filter((records) => !records[0].isOwn).flat();
  const text = ({ typed, title, voice }) => (voice ? TEXTS.voice(voice, title) : isWhole && isName ? TEXTS.as(typed, title) : TEXTS.isSpelling(typed, title));
  return some.map((each) => element("p", {}, text(each)));
}

/* Put elements in place of what was found early; a reader who went to a link there stays at it. */
function replace(...elements) {
  const { href } = found.contains(document.activeElement) ? document.activeElement : {};
  found.replaceChildren(...elements);
  if (href) [...found.querySelectorAll("a")].find((each) => each.href === href)?.focus();
}

/* Return the first results of a group as a section, with a button for more. */
async function groupOf(group, results, now, { isTold, said = null }, isPart) {
  const isSaid = group === "statements";
  const number = isSaid ? said : isPart ? null : results.length;
  const part = section(group, number === null ? TEXTS.groups[group] : TEXTS.heading(TEXTS.groups[group], number));
  const ready = []; // what has come and is not shown yet: an article has statements by the dozen
  let next = 0;
  async function more() {
    const most = part.list.children.length ? SHOWN : FIRST;
    while (ready.length < most && next < results.length) {
      const loaded = await Promise.all(results.slice(next, next + most).map((each) => resultOf(each, isTold)));
      if (now !== turn) return;
      next += most;
      ready.push(...(isSaid ? loaded.flatMap((each) => each.statements) : loaded));
      if (isSaid && (ready.length || next >= LOOKED)) break; // one that has none may stand before thousands
    }
    part.list.append(...items(group, pages, ready.splice(0, isSaid ? SHOWN : most)));
    part.more.hidden = next >= results.length && !ready.length;
    if (isSaid && !isPart && next >= results.length) part.head.textContent = TEXTS.heading(TEXTS.groups.statements, part.list.children.length + ready.length);
    part.whole.hidden = isSaid && !part.list.children.length && part.more.hidden;
  }
  part.more.addEventListener("click", more);
  await more();
  return part.whole;
}

function saver(q, answer, isSaid) {
  const button = element("button", { type: "button" }, TEXTS.download);
  const told = element("span", { role: "status" });
  button.addEventListener("click", async () => {
    const { LISTED, csv, linesOf, save } = await import("./list.js");
    const all = [...answer.named, ...answer.events, ...answer.articles];
    const lines = (await Promise.all(all.slice(0, LISTED).map((each) => resultOf(each, answer.isTold)))).flatMap((result) => linesOf(result, pages).slice(isSaid ? 1 : 0));
    const isCut = all.length > LISTED;
    const note = isCut ? [["", TEXTS.cut(LISTED, all.length), "", "", "", "", "", location.href]] : [];
    save(csv([...lines, ...note]), `search-${fold.letters(q).slice(0, 40) || "list"}.csv`);
    told.textContent = isCut ? `${TEXTS.downloadedFirst(lines.length)} ${TEXTS.cut(LISTED, all.length)}` : TEXTS.downloaded(lines.length);
  });
  return element("p", { class: "an-buttons" }, button, told);
}

/* Tell what is not there: which words, which names are near them, and that it is not said that nothing happened. */
async function tellNothing({ q, order: _order, ...chosen }, now) {
  const isNarrowed = FACETS.some((name) => chosen[name]);
  const words = wordsOf(q);
  const numbers = await Promise.all(words.map(numberOf));
  const isThere = isNarrowed && numbers.every(Boolean); // without the filters
  const near = isThere ? [] : await nearTo(q, await fetchList(`${root}search/names.json`));
  if (now !== turn) return;
  status.textContent = isThere ? TEXTS.narrowed(q) : TEXTS.none(q);
  found.replaceChildren();
  if (isNarrowed) found.append(element("p", {}, ...(isThere ? [] : [TEXTS.narrowed(""), " "]), link(`?${write({ q })}`, TEXTS.widen)));
  if (words.length > 1) found.append(element("p", {}, TEXTS.apart), element("ul", {}, ...words.map((word, at) => oneWord(word, numbers[at]))));
  found.append(...near, element("p", {}, `${holds.textContent} ${TEXTS.absent}`));
}

/* Return the names of a list that are near to what was typed, as elements; none where none is. */
async function nearTo(q, list) {
  const { nearNames } = await import("./nearby.js");
  const near = nearNames(q, list, fold);
  const text = ({ spelling, title, voice }) => (voice ? TEXTS.voice(voice, title) : TEXTS.spelling(title, spelling));
  return near.length ? [element("p", {}, TEXTS.near), element("ul", {}, ...near.map((each) => element("li", {}, link(pages + each.address, text(each)))))] : [];
}

const oneWord = (word, number) => element("li", {}, number ? link(`?${write({ q: word })}`, TEXTS.known(word, number)) : TEXTS.unknown(word));

/* Show what everything can be narrowed by, once the filters are opened with nothing asked. */
async function showValues(asked, now) {
  const again = (other) => answered(ofIndex(other), { names: [], rest: [], date: "" });
  await showFacets(asked, await again(asked), again, now);
}

async function showFacets(asked, answer, again, now) {
  const [tables, said] = await Promise.all([engine.filters(), engine.values()]);
  const counts = await countsOf(asked, answer, tables, again);
  if (now === turn) fillFacets(form.selects, asked, counts, said);
}

/* Ask what the controls say: a new entry of the browser's history, or the last one rewritten while somebody types. */
function ask(isNew) {
  const query = write(form.get());
  if (query === location.search.replace(/^\?/, "")) return;
  history[isNew ? "pushState" : "replaceState"](null, "", query ? `?${query}` : location.pathname);
  run();
}

form.whole.addEventListener("submit", (event) => { event.preventDefault(); ask(true); });
form.whole.addEventListener("change", (event) => { if (event.target.matches("select")) ask(true); });
form.narrow.addEventListener("toggle", () => { if (form.narrow.open) run(); });
addEventListener("popstate", run);
run();
