/* Blocks of fields that are added and removed, as often as needed: claims, credits, records that are new. */

import { byId, element, value } from "./fields.js";
import { wire } from "./wire.js";
import { say, written } from "../texts.js";

/* Shows copies of the template `name` in `#<name>s`. `made` is given each new block, `changed` called after every change. */
export class Blocks {
  constructor(name, changed, made = () => {}) {
    Object.assign(this, { name, changed, made, root: byId(`${name}s`), number: 0 });
    for (const button of document.querySelectorAll(`[data-do=${name}]`)) button.addEventListener("click", () => this.add());
  }

  get blocks() {
    return [...this.root.children];
  }

  /* Add a block with values by the names of its fields, and return it; a person who asked for it goes on in it. */
  add(values = {}, { focus = true, more = [] } = {}) {
    const block = byId(this.name).content.firstElementChild.cloneNode(true);
    block.dataset.key = `${this.name}${++this.number}`;
    block.more = more; // lines of a file that the form has no fields for
    wire(block, `${block.dataset.key}-`);
    block.querySelector("[data-do=remove]").addEventListener("click", () => { block.remove(); this.changed(); });
    this.root.append(block);
    this.made(block);
    for (const [field, text] of Object.entries(values)) set(this.control(block, field), text);
    this.changed();
    if (focus) this.control(block, block.querySelector("[data-field]").dataset.field).focus();
    return block;
  }

  control(block, field) {
    return byId(`${block.dataset.key}-${field}`);
  }

  /* Number the blocks, each headed by what `word` returns for its number, and hide the fields of each that `hidden` returns. */
  show(word, hidden = () => []) {
    this.blocks.forEach((block, place) => {
      block.querySelector("legend").textContent = word(written(place + 1));
      const away = hidden(block, (field) => value(`${block.dataset.key}-${field}`));
      for (const field of block.querySelectorAll("[data-field]")) field.hidden = away.includes(field.dataset.field);
    });
  }

  /* Return the blocks as they are filled in; what is hidden is no part of them. */
  read() {
    return this.blocks.map((block) => {
      const fields = [...block.querySelectorAll("[data-field]")].map(({ dataset, hidden }) => [
        dataset.field, hidden ? "" : value(`${block.dataset.key}-${dataset.field}`),
      ]);
      return { ...Object.fromEntries(fields), key: block.dataset.key, more: block.more };
    });
  }

  clear() {
    this.root.replaceChildren();
  }
}

/* Put a value into a control; of a choice that does not have it, none is chosen. */
export function set(control, text) {
  control.value = text ?? "";
  if (text) control.dataset.touched = "yes";
}

/* Give a choice its options in groups, as { label: [[value, text]] }. */
export function fillGroups(select, groups) {
  for (const [label, options] of Object.entries(groups)) {
    const group = Object.assign(document.createElement("optgroup"), { label: say(label) });
    group.append(...options.map(([text, shown]) => element("option", say(shown), { value: text })));
    select.append(group);
  }
}
