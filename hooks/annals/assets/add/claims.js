/* The claims of the form: what each states decides which fields it has. */

import { Blocks } from "./blocks.js";
import { fill } from "./fields.js";
import { FigureWords } from "./figure_words.js";
import { say } from "../texts.js";

const RECORDS = ["about", "side", "to", "origin"]; // fields in which a record's name is as good as its id

export class Claims extends Blocks {
  constructor(known, changed) {
    super("claim", changed, (block) => {
      const measures = Object.entries(known.measures).map(([name, { meaning }]) => [name, say("%(name)s: %(meaning)s", { name, meaning: say(meaning) })]);
      fill(this.control(block, "states"), measures);
    });
    this.known = known;
    this.figures = new FigureWords(known);
  }

  show() {
    super.show((number) => say("Statement c%(number)s", { number }), (block, value) => {
      const { needs, unit } = this.known.measures[value("states")] ?? {};
      block.querySelector("[data-field=figure] label").textContent = unit ? say("Figure, in %(unit)s", { unit: say(unit) }) : say("Figure");
      return [...(needs === "figure" ? [] : ["figure"]), ...(value("states") === "distance" ? [] : ["to"])];
    });
  }

  /* Return the claims as they stand in a draft; `meant` returns the id for a name. A claim of a file keeps its id. */
  read(publisher, meant) {
    const taken = new Set(this.blocks.map((block) => block.dataset.id));
    return super.read().map((claim, place) => {
      for (const name of RECORDS) claim[name] = meant(claim[name]);
      claim.figure = this.figures.read(claim.figure);
      const via = claim.via.split(/[,،;]/).map((text) => meant(text.trim()));
      const carriers = new Set([claim.origin, ...via].filter((source) => source && source !== publisher));
      const block = this.blocks[place];
      block.dataset.id ||= free(taken);
      return { ...claim, id: block.dataset.id, chain: [...carriers, publisher] };
    });
  }
}

/* Return the first id of a claim that is not taken, and take it. */
function free(taken) {
  let number = 1;
  while (taken.has(`c${number}`)) number += 1;
  taken.add(`c${number}`);
  return `c${number}`;
}
