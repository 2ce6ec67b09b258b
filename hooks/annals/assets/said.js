/* What scripts say, in the language of the page. A page that is not English holds its texts, as data, by the English
   ones; where a number is told, in each form that the language has for numbers. */

const held = document.getElementById("texts");
const texts = held ? JSON.parse(held.textContent) : {};
const rules = held && new Intl.PluralRules(document.documentElement.lang);

/* Return a whole number with its thousands apart; what browsers have for all languages takes a phone a tenth of a second. */
export const written = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");

const filled = (text, parts) => text.replace(/%\((\w+)\)s/g, (whole, name) => parts[name] ?? whole);

/* Return a message with its parts filled in. */
export const say = (text, parts = {}) => filled(texts[text] ?? text, parts);

/* Return a message on a number of things, in the form that the number asks for. */
export function count(one, more, number, parts = {}) {
  const forms = texts[one];
  const text = forms ? (forms[rules.select(number)] ?? forms.other) : number === 1 ? one : more;
  return filled(text, { number: written(number), ...parts });
}
