/* Records that the archive does not have yet, filled in beside the article: places, groups, sources and events. */

import { Blocks, fillGroups } from "./blocks.js";
import { fill, value } from "./fields.js";
import { slug } from "./ids.js";
import { known } from "./known.js";
import { say } from "../texts.js";

const FOLDERS = { towns: say("Places"), groups: say("Armed groups"), sources: say("Sources") };
const commas = (text) => text.split(/[,،;]/).map((part) => part.trim()).filter(Boolean);

/* Return an id that a name proposes. */
export function idFrom(name) {
  return slug(name, known.letters, known.rules);
}

/* Blocks whose id is proposed from other fields, until somebody writes another. */
class Proposing extends Blocks {
  propose(block, proposal) {
    const id = this.control(block, "id");
    block.addEventListener("input", ({ target }) => {
      if (target === id) id.dataset.own = "yes";
      if (!id.dataset.own) id.value = proposal((field) => value(`${block.dataset.key}-${field}`));
    });
    if (id.value) id.dataset.own = "yes";
    else id.value = proposal((field) => value(`${block.dataset.key}-${field}`));
  }
}

export class NewNames extends Proposing {
  constructor(known, changed) {
    super("fresh", changed, (block) => fillGroups(this.control(block, "sort"), Object.fromEntries(
      Object.entries(FOLDERS).map(([folder, label]) => [label, Object.entries(known.kinds[folder]).map(([kind, meaning]) => [`${folder}:${kind}`, meaning])]),
    )));
  }

  add(values = {}, options = {}) {
    const block = super.add(values, options);
    this.propose(block, (field) => idFrom(field("name")));
    this.changed();
    return block;
  }

  show() {
    super.show((number) => say("New name %(number)s", { number }), (_block, field) => (field("sort").startsWith("towns:") ? [] : ["within"]));
  }

  /* Return the records as { folder, id, name, kind, within, words, key }. */
  read(meant) {
    return super.read().map((block) => {
      const [folder, kind] = block.sort ? block.sort.split(":") : ["", ""];
      const words = commas(block.words);
      return { ...block, folder, kind, within: meant(block.within), words: words.length || !block.name ? words : [block.name] };
    });
  }
}

export class NewEvents extends Proposing {
  constructor(known, changed) {
    super("event", changed, (block) => {
      fillGroups(this.control(block, "type"), Object.fromEntries(
        Object.entries(known.event_types).map(([type, subs]) => [type, subs.map((sub) => [`${type}|${sub}`, sub])]),
      ));
      fill(this.control(block, "precise"), Object.entries(known.precision).map(([step, meaning]) => [step, say(meaning)]));
    });
  }

  add(values = {}, options = {}) {
    const block = super.add(values, options);
    this.propose(block, (field) => [
      idFrom(commas(field("places"))[0] ?? ""), this.dated?.(field("when"))?.slice(0, 7) ?? "", idFrom(field("type").split("|")[1] ?? ""),
    ].filter(Boolean).join("-"));
    this.changed();
    return block;
  }

  show() {
    super.show((number) => say("New event %(number)s", { number }), (_block, field) => (field("places") ? [] : ["precise"]));
  }

  /* Return the events; `meant` returns the id for a name, `dated` the date that was typed. */
  read(meant, dated) {
    this.dated = dated;
    return super.read().map((event) => ({
      ...event,
      when: dated(event.when),
      typed: event.when,
      ...Object.fromEntries(["places", "side_a", "side_b"].map((name) => [name, commas(event[name]).map(meant)])),
    }));
  }
}
