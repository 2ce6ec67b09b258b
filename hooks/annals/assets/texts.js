/* The texts that scripts show, in the language of the page: a message is written in English where it is used, and a page
   in another language has a block of JSON with what each message is there. Parts stand at `%(name)s`. */

const TAG = document.documentElement.lang || "en";
const LOCALE = TAG === "en" ? "en-GB" : TAG; // lists as the pages have them
const block = document.querySelector("script#texts[type='application/json']");
const MESSAGES = new Map(Object.entries(block ? JSON.parse(block.textContent) : {}));
const made = {}; // what a browser has for a language takes a phone a tenth of a second, so it is asked for once

const filled = (text, parts) => text.replace(/%\((\w+)\)s|%%/g, (mark, name) => (name ? String(parts[name]) : "%"));

/* Return a message with its parts filled in; as it is where none is given, for whoever fills it in pieces. */
export function say(text, parts) {
  const told = MESSAGES.get(text) ?? text;
  return parts ? filled(told, parts) : told;
}

/* Return a message on a number of things, in the form that the number asks for. */
export function count(one, more, number, parts = {}) {
  const forms = MESSAGES.get(one);
  const english = number === 1 ? one : more;
  const told = typeof forms === "object" ? forms[(made.plurals ??= new Intl.PluralRules(TAG)).select(number)] ?? forms.other : english;
  return filled(told, { number: written(number), ...parts });
}

/* Return a whole number as text, its thousands apart. */
export function written(number) {
  if (number > -1000 && number < 1000) return String(number);
  if (TAG === "en") return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return (made.numbers ??= new Intl.NumberFormat(TAG, { numberingSystem: "latn" })).format(number);
}

/* Return items as a sentence lists alternatives: `a, b or c`. */
export const either = (items) => (made.lists ??= new Intl.ListFormat(LOCALE, { type: "disjunction" })).format(items);

/* Tell the order of two texts in the language. */
export const inOrder = (one, other) => (made.order ??= new Intl.Collator(TAG)).compare(one, other);
