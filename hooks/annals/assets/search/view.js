/* Results as elements. All text reaches the page as text, never as markup. */

import { KINDS } from "./engine.js";
import { LONGEST } from "./passage.js";
import { ONWARD } from "./result.js";
import { TEXTS } from "./texts.js";

const UNSEEN = 200; // milliseconds after which a page that is not drawn goes on

/* Return an element with attributes and children. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

/* Return a link whose text runs in the direction of its letters. */
export const link = (href, text) => element("a", { href, dir: "auto" }, text);

const RIGHT_TO_LEFT = /[\u0600-\u06ff\u0750-\u077f]/;

/* Return a name, isolated and in its language where it is Arabic. */
const name = (text) => (RIGHT_TO_LEFT.test(text) ? element("bdi", { lang: "ar", dir: "rtl" }, text) : text);

/* Return names with commas between them. */
export const names = (texts) => texts.flatMap((text, place) => (place ? [TEXTS.comma, name(text)] : [name(text)]));

const beginning = (words) => `${words.slice(0, LONGEST).join(" ")}${words.length > LONGEST ? " …" : ""}`;

/* Return the passage in which the words stand; of what a record says in another language than English its beginning. */
function excerpt({ excerpt: pieces, prose }) {
  if (prose) return [element("p", { class: "an-excerpt" }, beginning(prose.split(/\s+/)))];
  if (!pieces.some((piece) => piece.text.trim())) return [];
  return [element("p", { class: "an-excerpt", lang: "en", dir: "ltr" }, ...pieces.map((piece) => (piece.isMarked ? element("mark", {}, piece.text) : piece.text)))];
}

/* Return texts with a sign between them, each running by itself: a name in Latin letters takes no number of a date along. */
const apart = (texts, sign) => texts.flatMap((text, place) => [...(place ? [sign] : []), element("bdi", {}, text)]);
const by = (...texts) => element("p", { class: "an-by" }, ...apart(texts.filter(Boolean), " · "));

/* Return a message with elements at its one part. */
const around = (text, elements) => text.split(/(%\(\w+\)s)/).flatMap((piece, place) => (place % 2 ? elements : [piece]));

/* Return the line of a place, group or source, with its other spellings and who speaks for it. */
function named(root, result) {
  const also = [...new Set([result.own, ...result.names])].filter((each) => each !== result.title).slice(0, 8);
  const said = also.length ? [element("p", { class: "an-by" }, ...around(TEXTS.also, names(also)))] : [];
  if (result.voices.length) said.push(element("p", { class: "an-by" }, ...around(TEXTS.voices, names(result.voices))));
  return [element("p", {}, link(root + result.address, result.title), " ", element("span", { class: "an-note" }, TEXTS.kinds[result.kind] ?? result.kind)), ...said, ...excerpt(result)];
}

/* Return who said a statement through whom, and when that was printed. */
const through = ({ chain, when }) => element("p", { class: "an-by" }, ...apart(chain, ONWARD), ...(when ? [" · ", element("bdi", {}, when)] : []));

const event = (root, result) => [element("p", {}, link(root + result.address, result.title)), by(result.when, result.attested), ...excerpt(result)];
const article = (root, result) => [element("p", {}, link(root + result.address, result.title)), by(result.by, result.when), ...excerpt(result)];
const statement = (root, result) => [element("p", {}, link(root + result.address, result.says)), by(result.about), through(result)];

const LINES = { named, events: event, articles: article, statements: statement };

/* Return the items of some results of a group. */
export const items = (group, root, results) => results.map((result) => element("li", {}, ...LINES[group](root, result)));

/* Return a section with results, which can be asked for more. */
export function section(group, heading) {
  const list = element("ol", { class: "an-found" });
  const more = element("button", { type: "button", hidden: true, "aria-label": TEXTS.moreOf[group] }, TEXTS.more);
  const head = element("h2", { id: `found-${group}` }, heading);
  return { whole: element("section", { "aria-labelledby": `found-${group}` }, head, list, more), head, list, more };
}

/* Return records whose name was asked for as a section. */
export function listed(root, records) {
  const part = section("named", TEXTS.groups.named);
  const shown = records.map(({ address, name, title, others, voice }) => ({ address, title, own: name, names: others, voices: voice ? [voice] : [], kind: KINDS[address.split("/")[0]], excerpt: [] }));
  part.list.append(...items("named", root, shown));
  return part.whole;
}

/* Return links to pages that the query asks for, each with what it is, as a section. */
export function offered(pages) {
  const part = section("pages", TEXTS.groups.pages);
  part.list.append(...pages.map(({ href, title, note }) => element("li", {}, element("p", {}, link(href, title), " ", element("span", { class: "an-note" }, note)))));
  return part.whole;
}

/* Wait until what is on the page can be seen; a page that nobody looks at is not waited for. */
export const painted = () => new Promise((done) => {
  requestAnimationFrame(() => setTimeout(done));
  setTimeout(done, UNSEEN);
});
