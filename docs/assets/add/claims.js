/* The claims of the form: blocks of fields that are added and removed. */

import { byId, fill, value, wire } from "./fields.js";

const FIELDS = ["about", "states", "side", "figure", "to", "value", "when", "when_words", "origin", "via", "paragraph"];
const RECORDS = ["about", "side", "to", "origin", "via"]; // fields in which a record's name is as good as its id

/* Return the claims in `root`; `meant` returns the id for a name, `changed` is called after adding and removing. */
export function showClaims(root, known, meant, changed) {
  let made = 0;
  const blocks = () => [...root.children];

  function add() {
    const block = byId("claim").content.firstElementChild.cloneNode(true);
    block.dataset.key = `claim${++made}`;
    const measures = Object.entries(known.measures).map(([name, { meaning }]) => [name, `${name}: ${meaning}`]);
    fill(block.querySelector("[name=states]"), measures);
    wire(block, `${block.dataset.key}-`);
    block.querySelector("[data-do=remove]").addEventListener("click", () => { block.remove(); changed(); });
    root.append(block);
    changed();
    block.querySelector("input").focus();
  }

  /* Number a claim, and show the fields that belong to what it states. */
  function show(block, place) {
    block.querySelector("legend").textContent = `Claim c${place + 1}`;
    const states = value(`${block.dataset.key}-states`);
    const { needs, unit } = known.measures[states] ?? {};
    block.querySelector("[data-field=figure]").hidden = needs !== "figure";
    block.querySelector("[data-field=to]").hidden = states !== "distance";
    block.querySelector("[data-field=figure] label").textContent = unit ? `Figure, in ${unit}` : "Figure";
  }

  /* Return a claim as it stands in a draft; what is hidden is no part of it. */
  function read(block, place, publisher) {
    const { key } = block.dataset;
    const shown = (name) => !byId(`${key}-${name}`).closest(".an-field").hidden;
    const claim = Object.fromEntries(FIELDS.map((name) => [name, shown(name) ? value(`${key}-${name}`) : ""]));
    for (const name of RECORDS) claim[name] = meant(claim[name]);
    const carriers = new Set([claim.origin, claim.via].filter((source) => source && source !== publisher));
    return { ...claim, key, id: `c${place + 1}`, chain: [...carriers, publisher] };
  }

  return {
    add,
    show: () => blocks().forEach(show),
    read: (publisher) => blocks().map((block, place) => read(block, place, publisher)),
  };
}
