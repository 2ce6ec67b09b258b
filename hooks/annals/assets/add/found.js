/* The tick boxes of places, groups and sources: found in the text, or added by hand. */

import { called } from "./known.js";
import { clean } from "./record.js";
import { count, say } from "../texts.js";

const NOUNS = {
  towns: (number) => count("%(number)s place", "%(number)s places", number),
  groups: (number) => count("%(number)s group", "%(number)s groups", number),
  sources: (number) => count("%(number)s source", "%(number)s sources", number),
};

/* Return what has `reader` read a text for names and tells what is ticked. `changed` is called when one was added, `unknown`
   with a name that the archive does not have, and its folder. */
export function showNames(form, known, reader, meant, changed, unknown) {
  const kinds = Object.keys(NOUNS);
  const boxes = kinds.map((kind) => new Box(form.querySelector(`[data-kind=${kind}]`), known[kind], meant, changed, (name) => unknown(name, kind)));
  const records = kinds.flatMap((kind) => known[kind]);
  return {
    read(text) {
      const found = reader.recognise(records, text);
      boxes.forEach((box) => box.take(found));
      form.querySelector("#found").textContent = told(boxes.map((box) => box.counts()));
    },
    /* Tick what a file names; what the archive does not have is left. */
    set: (named) => kinds.forEach((kind, place) => boxes[place].set(named[kind] ?? {})),
    chosen: () => Object.fromEntries(kinds.map((kind, place) => [kind, boxes[place].chosen()])),
  };
}

function told(counts) {
  const sure = Object.values(NOUNS).map((noun, place) => noun(counts[place].sure)).join(say(", "));
  const maybe = counts.reduce((total, count) => total + count.maybe, 0);
  const found = say("Found %(names)s.", { names: sure });
  const unsure = count("Not sure about %(number)s more; it is not ticked.", "Not sure about %(number)s more; they are not ticked.", maybe);
  return maybe ? `${found} ${unsure}` : found;
}

/* The records of one kind that the article names, or may name. */
class Box {
  constructor(root, records, meant, changed, unknown) {
    Object.assign(this, { root, meant, changed, unknown, entries: new Map() });
    this.byId = new Map(records.map((record) => [record.id, record]));
    this.input = root.querySelector(".an-another input");
    this.fault = root.querySelector(".an-another .an-error");
    root.querySelector("[data-do=add]").addEventListener("click", () => this.add());
    this.input.addEventListener("keydown", (event) => { if (event.key === "Enter") this.add(); });
  }

  /* Take up the names found in a text. What a person decided or added stays. */
  take({ sure, maybe }) {
    for (const entry of this.entries.values()) Object.assign(entry, { sure: new Set(), maybe: new Set() });
    for (const [key, mentions] of [["sure", sure], ["maybe", maybe]]) {
      for (const { id, spelling } of mentions) if (this.byId.has(id)) this.entry(id)[key].add(spelling);
    }
    for (const [id, entry] of this.entries) if (words(entry).length === 0 && !entry.byHand) this.entries.delete(id);
    this.draw();
  }

  entry(id) {
    if (!this.entries.has(id)) this.entries.set(id, { sure: new Set(), maybe: new Set(), more: "", kept: [], byHand: false, decided: null });
    return this.entries.get(id);
  }

  add() {
    const id = this.meant(clean(this.input.value));
    const isKnown = this.byId.has(id);
    this.fault.textContent = id ? "" : say("write a name");
    this.fault.hidden = Boolean(id);
    if (!id) return;
    if (!isKnown) {
      this.input.value = "";
      this.unknown(id);
      return;
    }
    Object.assign(this.entry(id), { byHand: true, decided: true });
    this.input.value = "";
    this.draw();
    this.changed();
  }

  set(named) {
    for (const id of this.entries.keys()) this.entry(id).decided = null;
    for (const [id, listed] of Object.entries(named)) {
      const plain = listed.filter((text) => !/[,،;]/.test(text));
      if (this.byId.has(id)) Object.assign(this.entry(id), { byHand: true, decided: true, more: plain.join(", "), kept: listed.filter((text) => !plain.includes(text)) });
    }
    this.draw();
  }

  /* Return the ticked records with the words the article uses. */
  chosen() {
    const ticked = [...this.entries].filter(([, entry]) => isTicked(entry)).sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(ticked.map(([id, entry]) => [id, words(entry)]));
  }

  counts() {
    const entries = [...this.entries.values()];
    const sure = entries.filter((entry) => entry.sure.size > 0).length;
    return { sure, maybe: entries.filter((entry) => entry.sure.size === 0 && entry.maybe.size > 0).length };
  }

  draw() {
    this.root.querySelector("ul").replaceChildren(...this.inOrder().map(([id, entry]) => this.row(id, entry)));
  }

  /* Return the records in the order of the list of names, which is that of their letters. */
  inOrder() {
    return [...this.byId.keys()].filter((id) => this.entries.has(id)).map((id) => [id, this.entries.get(id)]);
  }

  row(id, entry) {
    const record = this.byId.get(id);
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: `named_${id}`, checked: isTicked(entry) });
    tick.addEventListener("change", () => { entry.decided = tick.checked; });
    const label = document.createElement("label");
    const name = called(record);
    label.append(tick, " ", Object.assign(document.createElement("bdi"), { textContent: name }));
    const other = [record.name, record.ar].find((each) => each && each !== name);
    if (other) label.append(" ", Object.assign(document.createElement("bdi"), other === record.ar ? { lang: "ar", dir: "rtl", textContent: other } : { dir: "auto", textContent: other }));
    const seen = document.createElement("span");
    seen.className = "an-hint";
    seen.textContent = say("%(kind)s; %(where)s", { kind: say(record.kind), where: whereFrom(entry) });
    const more = Object.assign(document.createElement("input"), { type: "text", id: `words-${id}`, dir: "auto", value: entry.more, placeholder: say("other words") });
    more.setAttribute("aria-label", say("Other words for %(name)s, separated by commas", { name }));
    more.addEventListener("input", () => { entry.more = more.value; });
    const row = document.createElement("li");
    row.append(label, " ", seen, " ", more);
    return row;
  }
}

function isTicked({ decided, sure }) {
  return decided ?? sure.size > 0;
}

/* Return the words the article uses: an ambiguous one counts only where no sure one was found. */
function words({ sure, maybe, more, kept }) {
  return [...new Set([...once(sure.size ? sure : maybe), ...kept, ...more.split(/[,،;]/).map(clean).filter(Boolean)])];
}

/* Return words in order, each once; one with `the` and the same without it are one. */
function once(words) {
  const seen = new Map();
  for (const word of words) if (!seen.has(word.replace(/^the /i, ""))) seen.set(word.replace(/^the /i, ""), word);
  return seen.values();
}

function whereFrom({ sure, maybe }) {
  const [found, unsure] = [sure, maybe].map((words) => [...words].join(say(", ")));
  if (found && unsure) return say("in the text: %(found)s; may mean something else: %(unsure)s", { found, unsure });
  if (found) return say("in the text: %(found)s", { found });
  return unsure ? say("may mean something else: %(unsure)s", { unsure }) : say("added by hand");
}
