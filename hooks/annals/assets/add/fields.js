/* What every part of the form needs: controls by id, their text, and elements made of text. */

import { clean } from "./record.js";
import { say } from "../texts.js";

/* Return the address of a file beside the page of the form: it stands once, whatever the language of the page. */
export const beside = (name) => `${byId("add")?.dataset.files ?? ""}${name}`;

export const byId = (id) => document.getElementById(id);

/* Return what stands in a control, as a record may hold it. */
export const value = (id) => clean(byId(id).value);

/* Return an element that holds text; `more` are further properties of it. */
export function element(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...more });
}

/* Give a choice its options, as pairs of value and text. */
export function fill(select, options) {
  for (const [value, text] of options) select.append(element("option", text, { value }));
}

/* List everything that is missing, with a way to its field; fields that were touched say it themselves too. */
export function showFaults(form, found) {
  byId("missing").hidden = found.length === 0;
  byId("missing").querySelector("ul").replaceChildren(...found.map(missing));
  const first = new Map(found.toReversed().map(({ field, text }) => [field, text]));
  for (const control of form.querySelectorAll(".an-field > :is(input, textarea, select)")) {
    const fault = byId(`${control.id}-error`);
    fault.textContent = (control.dataset.touched && first.get(control.id)) || "";
    fault.hidden = fault.textContent === "";
    control.setAttribute("aria-invalid", String(!fault.hidden));
  }
}

function missing({ field, text }) {
  const control = byId(field);
  const link = element("a", labelOf(control), { href: `#${field}` });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (let outer = control.closest("details"); outer; outer = outer.parentElement.closest("details")) outer.open = true;
    control.focus();
  });
  const item = element("li", "");
  const [before, after] = say("%(field)s: %(fault)s").split("%(field)s");
  item.append(before, link, after.replace("%(fault)s", () => text));
  return item;
}

/* Return the label of a control, with the block it stands in. */
export function labelOf(control) {
  const label = control.labels[0]?.textContent ?? control.getAttribute("aria-label");
  const claim = control.closest(".an-claim");
  return claim ? say("%(block)s, %(field)s", { block: claim.querySelector("legend").textContent, field: label }) : label;
}
