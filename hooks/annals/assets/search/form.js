/* The controls of the search, and what stands in the address for them. */

import { FACETS } from "./engine.js";
import { inOrder } from "../texts.js";
import { TEXTS } from "./texts.js";
import { element } from "./view.js";

const MOST_OPTIONS = 200; // of a facet, those with the most results
const SMALL = "(max-width: 44em)"; // where open controls would hide the results
const LONGEST = 200; // characters of what is searched for

/* Return what a query of an address asks: words, filters and order, "" each where it says nothing. */
export function read(search) {
  const given = new URLSearchParams(search);
  const text = (name) => (given.get(name) ?? "").trim().slice(0, LONGEST);
  const order = Object.hasOwn(TEXTS.orders, text("order")) ? text("order") : "";
  return { q: text("q"), order, ...Object.fromEntries(FACETS.map((name) => [name, text(name)])) };
}

/* Return the query of an address that asks for it. */
export function write(asked) {
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
}

/* Return the controls as elements, with what reads and sets them. */
export function controls() {
  const input = element("input", { type: "search", name: "q", dir: "auto", maxlength: LONGEST, spellcheck: "false", autocomplete: "off" });
  const selects = Object.fromEntries(FACETS.map((name) => [name, element("select", { name }, option("", TEXTS.any))]));
  const order = element("select", { name: "order" }, ...Object.entries(TEXTS.orders).map(([value, text]) => option(value, text)));
  const fields = FACETS.map((name) => labelled(TEXTS.facets[name], selects[name]));
  const narrow = element("details", { class: "an-plain an-narrow" }, element("summary", {}, TEXTS.narrow), element("div", { class: "an-facets" }, ...fields, labelled(TEXTS.order, order)));
  const asking = element("div", { class: "an-ask" }, labelled(TEXTS.label, input), element("button", {}, TEXTS.button));
  const whole = element("form", { role: "search", "aria-label": TEXTS.narrow, class: "an-searching" }, asking, narrow);
  return { whole, narrow, selects, get, set };

  function get() {
    return Object.fromEntries([["q", input.value.trim()], ...Object.entries({ ...selects, order }).map(([name, each]) => [name, each.value])]);
  }

  function set(asked) {
    if (input.value.trim() !== asked.q) input.value = asked.q;
    for (const name of FACETS) choose(selects[name], asked[name]);
    order.value = asked.order;
    const number = [...FACETS, "order"].filter((name) => asked[name]).length;
    narrow.firstChild.textContent = number ? TEXTS.heading(TEXTS.narrow, number) : TEXTS.narrow;
    const isAsked = asked.q || FACETS.some((name) => asked[name]); // an order alone fetches nothing
    if (number && isAsked && !matchMedia(SMALL).matches) narrow.open = true;
  }
}

const option = (value, text) => element("option", { value }, text);
const labelled = (text, control) => element("label", {}, element("span", {}, text), control);

function choose(select, value) {
  if (![...select.options].some((each) => each.value === value)) select.append(option(value, value));
  select.value = value;
}

/* Put into each facet the values that results have, with their numbers, null for what is not counted; of a chosen one
   those it could be instead. What a value is called in the language of the page `said` tells. */
export function fillFacets(selects, chosen, counts, said) {
  const shown = (value) => said[value] ?? TEXTS.kinds[value] ?? value;
  for (const name of FACETS) {
    const counted = Object.entries(counts[name]).filter(([value, number]) => number !== 0 || value === chosen[name]);
    const most = counted.sort((one, other) => other[1] - one[1]).slice(0, MOST_OPTIONS).sort((one, other) => inOrder(shown(one[0]), shown(other[0])));
    selects[name].replaceChildren(option("", TEXTS.any), ...most.map(([value, number]) => option(value, number === null ? shown(value) : TEXTS.option(shown(value), number))));
    choose(selects[name], chosen[name]);
  }
}
