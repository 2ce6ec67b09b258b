/* The events that an article may report: those of its places and days are shown to be ticked, any other can be named. */

import { element } from "./fields.js";
import { called } from "./known.js";
import { clean } from "./record.js";
import { say } from "../texts.js";

const DAY = 86_400_000;
const A_MONTH = 31; // days, as hooks/annals/capture/drafts/nearby.py has it
const dayOf = (time) => new Date(time).toISOString().slice(0, 10);

export class Events {
  constructor(root, known, meant, changed) {
    Object.assign(this, { root, known, meant, changed, ticked: new Set() });
    this.input = root.querySelector(".an-another input");
    this.fault = root.querySelector(".an-another .an-error");
    root.querySelector("[data-do=add]").addEventListener("click", () => this.add());
    this.input.addEventListener("keydown", (event) => { if (event.key === "Enter") this.add(); });
  }

  add() {
    const id = this.meant(clean(this.input.value));
    const isKnown = Object.hasOwn(this.known.events, id);
    this.fault.textContent = isKnown ? "" : say("choose one from the list or, if the event is new, use the button below it");
    this.fault.hidden = isKnown;
    if (!isKnown) return;
    this.ticked.add(id);
    this.input.value = "";
    this.changed();
  }

  set(ids) {
    this.ticked = new Set(ids.filter((id) => Object.hasOwn(this.known.events, id)));
  }

  chosen() {
    return [...this.ticked];
  }

  /* Show what is ticked, and the events near the places named and the day of publication, the nearest first. */
  show(places, published) {
    const shown = [...this.ticked, ...this.near(places, published).filter((id) => !this.ticked.has(id))];
    const key = shown.join(" ");
    if (this.shown === key) return; // what has the focus is not drawn anew
    this.shown = key;
    this.root.querySelector("ul").replaceChildren(...shown.map((id) => this.row(id)));
  }

  near(places, published) {
    const { near, most_events: most } = this.known.rules;
    const last = published?.[1] ?? "9999-12-31";
    const soon = published ? dayOf(Date.parse(last) + A_MONTH * DAY) : last; // what began nobody knows when must end by then
    const first = published ? dayOf(Date.parse(published[0]) - near * DAY) : "0000-01-01";
    return Object.entries(this.known.events)
      .filter(([, event]) => event.places.some((place) => places.includes(place)))
      .filter(([, event]) => (event.first ? event.first <= last : !event.last || event.last <= soon) && first <= (event.last ?? last))
      .sort(([, one], [, other]) => (other.first ?? "").localeCompare(one.first ?? "")) // the latest is the nearest
      .slice(0, most)
      .map(([id]) => id);
  }

  row(id) {
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", name: `event_${id}`, checked: this.ticked.has(id) });
    tick.addEventListener("change", () => { if (tick.checked) this.ticked.add(id); else this.ticked.delete(id); });
    const label = element("label", "");
    const event = this.known.events[id];
    const { lang } = document.documentElement;
    label.append(tick, ` ${called(event)}`);
    const row = element("li", "");
    row.append(label, " ", element("span", event[`when-${lang}`] ?? event.when, { className: "an-hint" }));
    return row;
  }
}
