/* The page "Search": asks the index, shows what is there in groups, and tells what is not. What is asked stands in the
   address, so that a search can be cited. Nothing is fetched before something is searched for. */

import { FACETS, engineAt, firstOfEach, resultOf, tableOf } from "./engine.js";
import { controls, fillFacets, read, write } from "./form.js";
import { fetchList, fetchPart, spelt, titleOf } from "./spelt.js";
import { TEXTS } from "./texts.js";
import { element, items, link, listed, painted, section } from "./view.js";
import { folding, telling } from "./words.js";

const FIRST = 3; // results of a group that are shown at once
const SHOWN = 5; // and so many more each time

const place = document.getElementById("search");
const tables = JSON.parse(place.dataset.tables);
const fold = folding(tables);
const root = new URL("../../", import.meta.url).href;
const pages = new URL("../", document.baseURI).href; // the pages in the language of this one
const engine = engineAt(root, tables.all);
const form = controls();
const found = element("div", { id: "found" });
const status = element("p", { role: "status", class: "an-status" });
let turn = 0; // what is searched for now; an answer to what was asked before is thrown away

place.append(form.whole, status, found);
place.hidden = false;

/* Search for what the address asks, and show it. */
async function run() {
  const now = ++turn;
  const asked = read(location.search);
  form.set(asked);
  const isAsked = asked.q || FACETS.some((name) => asked[name]);
  form.narrow.hidden = !isAsked;
  found.replaceChildren();
  status.textContent = isAsked ? TEXTS.searching : "";
  place.setAttribute("aria-busy", String(Boolean(isAsked)));
  if (!isAsked) return;
  try {
    await showEarly(asked, now).catch(() => {}); // what is amiss is told of the whole answer
    await painted();
    if (now !== turn) return;
    const answer = await answered(asked);
    if (now !== turn) return;
    await (answer.number ? show(asked, answer, now) : tellNothing(asked, now));
    if (form.narrow.open && now === turn) await showFacets(asked, answer, now);
  } catch {
    if (now === turn) status.textContent = TEXTS.failed;
  } finally {
    if (now === turn) place.setAttribute("aria-busy", "false");
  }
}

/* Show what is there before all of it has come: the record whose name was asked for, out of a small list, then what is
   found among names, events and some of the articles. What is narrowed or ordered is shown once all of it is there. */
async function showEarly({ q, order, ...chosen }, now) {
  if (!fold.letters(q) || order || FACETS.some((name) => chosen[name])) return;
  const part = fetchPart(q, root, place.dataset.names.split(" "), fold); // first, for it is the smallest
  const words = fold.asked(q)[0];
  const coming = engine.early(words);
  coming.catch(() => {}); // what is amiss is told of the whole answer
  const list = await part;
  const meant = spelt(q, list.names, fold);
  if (meant.length && now === turn) found.append(listed(pages, meant.map((each) => ({ ...each, title: titleOf(list, each) }))));
  const answer = await known(q, { words, ...(await coming) });
  if (now !== turn || !answer.number) return;
  const isSpelling = meant.some(({ name }) => fold.letters(name) !== fold.letters(q)); // all there is on it comes then
  const groups = await groupsOf(isSpelling ? { ...answer, events: [], articles: [] } : answer, now, true);
  if (groups.length && now === turn) replace(...groups);
}

/* Return what is found for a query; where nothing has all of its words, for those that are there, and the others. */
async function answered({ q, order, ...chosen }) {
  if (!q) return { words: "", missing: [], ...(await engine.find("", chosen, order)) };
  const answer = await reading(q, chosen, order);
  if (answer.number) return { ...(await withSpelling(q, chosen, order, answer)), missing: [] };
  const words = wordsOf(q);
  const numbers = words.length > 1 ? await Promise.all(words.map(numberOf)) : [1];
  const missing = words.filter((_word, place) => !numbers[place]);
  const there = words.filter((_word, place) => numbers[place]).join(" ");
  const rest = missing.length && there ? await reading(there, chosen, order) : answer;
  return { ...(rest.number ? await withSpelling(there, chosen, order, rest) : rest), missing };
}

const wordsOf = (q) => telling(q.split(/[\s<>()[\]{}"“”«»/,;:=+&%]+/u).filter((word) => fold.asked(word).length));

/* Return what is found for a query: of its readings the first that anything is found for. */
async function reading(q, chosen, order) {
  for (const words of fold.asked(q)) {
    const answer = await known(q, { words, ...(await engine.find(words, chosen, order)) });
    if (answer.number) return answer;
  }
  return { number: 0 };
}

/* Return an answer without what comes of indexes whose first results lack a word: one that does not know it gives others. */
async function known(q, answer) {
  const words = wordsOf(q);
  const hasWords = ({ text }) => words.every((word) => fold.isIn(word, text));
  const groups = await Promise.all(["named", "events", "articles"].map(async (group) => {
    const looked = [...new Set([...answer[group].slice(0, FIRST), ...firstOfEach(answer[group])])]; // what is shown, and so there
    const told = await Promise.all(looked.map(async (each) => (hasWords(await resultOf(each)) ? tableOf(each) : "")));
    return [group, answer[group].filter((each) => told.includes(tableOf(each)))];
  }));
  return { ...answer, ...Object.fromEntries(groups), number: groups.reduce((sum, [, results]) => sum + results.length, 0) };
}

/* Return how many records have a word, whatever the filters. */
const numberOf = async (word) => (await reading(word, {}, "")).number;

/* Return an answer with all there is on the record whose spelling was asked for, whatever the articles print. */
async function withSpelling(q, chosen, order, answer) {
  const first = await Promise.all((answer.named ?? []).slice(0, FIRST).map((each) => resultOf(each)));
  const wanted = new Set([fold.letters(q), fold.letters(answer.words)]);
  const meant = first.find((each) => [each.own, ...each.names].some((name) => wanted.has(fold.letters(name))));
  if (!meant || wanted.has(fold.letters(meant.own))) return answer;
  const more = await engine.find(fold.asked(meant.own)[0], chosen, order);
  const joined = (group) => {
    const known = new Set((more[group] ?? []).map((each) => each.id));
    return [...(more[group] ?? []), ...(answer[group] ?? []).filter((each) => !known.has(each.id))];
  };
  const [events, articles] = [joined("events"), joined("articles")];
  return { ...answer, events, articles, meant: wanted.has(fold.letters(meant.title)) ? "" : meant.title, number: (answer.named?.length ?? 0) + events.length + articles.length };
}

/* Return the groups of an answer that have results as sections; of a part of it without their numbers. */
async function groupsOf(answer, now, isPart = false) {
  const has = hasOf(answer);
  const shown = ["named", "events", "articles", "statements"].map((group) => {
    const results = answer[group === "statements" ? "articles" : group] ?? [];
    return results.length ? groupOf(group, results, now, has, isPart) : [];
  });
  return (await Promise.all(shown)).flat();
}

/* Return what tells whether a text has the words that an answer was found for. */
const hasOf = ({ words }) => (words ? (text) => fold.hasAll(words.split(" "), text) : undefined);

async function show({ q }, answer, now) {
  const groups = await groupsOf(answer, now);
  if (now !== turn) return;
  const told = answer.missing.map((word) => element("p", { class: "an-flag" }, TEXTS.unknown(word)));
  if (answer.meant) told.push(element("p", {}, TEXTS.as(q, answer.meant)));
  status.textContent = TEXTS.found(answer.number, q);
  replace(...told, ...groups, saver(q, answer, hasOf(answer)));
}

/* Put elements in place of what was found early; a reader who went to a link there stays at it. */
function replace(...elements) {
  const { href } = found.contains(document.activeElement) ? document.activeElement : {};
  found.replaceChildren(...elements);
  if (href) [...found.querySelectorAll("a")].find((each) => each.href === href)?.focus();
}

/* Return the first results of a group as a section, with a button for more. */
async function groupOf(group, results, now, has, isPart) {
  const isSaid = group === "statements";
  const part = section(group, isSaid || isPart ? TEXTS.groups[group] : TEXTS.heading(TEXTS.groups[group], results.length));
  let next = 0;
  async function more() {
    const end = next + (next ? SHOWN : FIRST);
    const loaded = await Promise.all(results.slice(next, end).map((each) => resultOf(each, has)));
    if (now !== turn) return;
    next = end;
    part.list.append(...items(group, pages, isSaid ? loaded.flatMap((each) => each.statements) : loaded));
    part.more.hidden = next >= results.length;
    part.whole.hidden = isSaid && !part.list.children.length && part.more.hidden;
  }
  part.more.addEventListener("click", more);
  await more();
  return part.whole;
}

function saver(q, answer, has) {
  const button = element("button", { type: "button" }, TEXTS.download);
  const told = element("span", { role: "status" });
  button.addEventListener("click", async () => {
    const { LISTED, csv, linesOf, save } = await import("./list.js");
    const every = [...answer.named, ...answer.events, ...answer.articles];
    const lines = (await Promise.all(every.slice(0, LISTED).map((each) => resultOf(each, has)))).flatMap((result) => linesOf(result, pages));
    const isCut = every.length > LISTED;
    const note = isCut ? [["", TEXTS.cut(LISTED, every.length), "", "", "", "", location.href]] : [];
    save(csv([...lines, ...note]), `search-${fold.letters(q).slice(0, 40) || "list"}.csv`);
    told.textContent = isCut ? `${TEXTS.downloadedFirst(lines.length)} ${TEXTS.cut(LISTED, every.length)}` : TEXTS.downloaded(lines.length);
  });
  return element("p", { class: "an-buttons" }, button, told);
}

/* Tell what is not there: which words, which names are near them, and that it is not said that nothing happened. */
async function tellNothing({ q, order: _order, ...chosen }, now) {
  const { nearNames } = await import("./nearby.js");
  const isNarrowed = FACETS.some((name) => chosen[name]);
  const words = wordsOf(q);
  const numbers = await Promise.all(words.map(numberOf));
  const list = await fetchList(`${root}search/names.json`);
  const near = nearNames(q, list.names, fold);
  if (now !== turn) return;
  status.textContent = q ? TEXTS.none(q) : TEXTS.narrowed;
  found.replaceChildren();
  if (isNarrowed) found.append(element("p", {}, TEXTS.narrowed, " ", link(`?${write({ q })}`, TEXTS.widen)));
  if (words.length > 1) found.append(element("p", {}, TEXTS.apart), element("ul", {}, ...words.map((word, at) => oneWord(word, numbers[at]))));
  if (near.length) found.append(element("p", {}, TEXTS.near), element("ul", {}, ...near.map((each) => element("li", {}, link(pages + each.address, TEXTS.spelling(titleOf(list, each), each.spelling))))));
  found.append(element("p", {}, `${document.getElementById("holds").textContent} ${TEXTS.absent}`));
}

const oneWord = (word, number) => element("li", {}, number ? link(`?${write({ q: word })}`, TEXTS.known(word, number)) : TEXTS.unknown(word));

async function showFacets({ q: _q, order: _order, ...chosen }, answer, now) {
  const [counts, said] = await Promise.all([engine.counts(answer, chosen), engine.values()]);
  if (now === turn) fillFacets(form.selects, chosen, counts, said);
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
