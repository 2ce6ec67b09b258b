/* The map: shows the events of some months and of a group. What is asked for stands in the address, so that it can be
   sent on. Nothing is fetched: the list of places holds how many events each had, as
   [first month, last month, number, ...groups]. Without this script the whole map and every place are there. */

import { written } from "../texts.js";
import { begin, draw, zoom } from "./picture.js";

const form = document.getElementById("filter");
const shown = document.getElementById("shown");
const { from, to, group } = form.elements;
const months = [...document.querySelectorAll("#months option")];
const last = months.length - 1;
const places = new Map([...document.querySelectorAll(".an-mapped > li")].map((row) => {
  const link = row.querySelector("a");
  const [name, url, number] = [link.textContent, link.getAttribute("href"), row.querySelector("b")];
  return [row.dataset.id, { row, name, url, number, spans: JSON.parse(row.dataset.spans) }];
}));

const fill = (text, values) => text.replace(/{(\w+)}/g, (_all, name) => values[name]);
const start = () => Number(from?.value ?? 0);
const end = () => Number(to?.value ?? last);

/* Return how many events of a place are among what is asked for. */
function count({ spans }) {
  const dated = start() > 0 || end() < last;
  return spans
    .filter(([begun, ended]) => !dated || (begun <= end() && ended >= start()))
    .filter(([, , , ...met]) => !group.value || met.includes(group.selectedIndex - 1))
    .reduce((sum, [, , number]) => sum + number, 0);
}

function apply() {
  const chosen = start() > 0 || end() < last || group.value;
  for (const place of places.values()) {
    const number = count(place);
    // null stands for what is not shown at all
    place.shown = chosen && !number ? null : number;
    place.row.hidden = place.shown === null;
    if (place.number) place.number.textContent = written(number);
  }
  for (const field of [from, to]) {
    if (!field) continue;
    const { label } = months[field.value];
    field.setAttribute("aria-valuetext", label);
    field.parentElement.querySelector("b").textContent = label;
  }
  shown.textContent = fill(shown.dataset.text, {
    shown: written([...places.values()].filter((place) => place.shown > 0).length),
    all: written([...places.values()].filter(({ spans }) => spans.length).length),
    from: months[start()]?.label ?? "–",
    to: months[end()]?.label ?? "–",
    group: group.selectedOptions[0].label,
  });
  draw();
}

/* Return the address of a page with what is chosen; a place on the page is kept. */
function withChoice(address) {
  const url = new URL(address);
  const asked = [["from", start() > 0 && months[start()].dataset.month], ["to", end() < last && months[end()].dataset.month]];
  url.search = new URLSearchParams([...asked, ["group", group.value]].filter(([, value]) => value));
  return url;
}

function changed() {
  history.replaceState(null, "", withChoice(location));
  apply();
}

function takeFromAddress() {
  const asked = new URLSearchParams(location.search);
  const [first, final, met] = ["from", "to", "group"].map((name) => asked.get(name) ?? "");
  if (from && first) {
    const at = months.findIndex(({ dataset }) => dataset.month >= first);
    from.value = at < 0 ? last : at;
  }
  if (to && final) to.value = Math.max(start(), months.findLastIndex(({ dataset }) => dataset.month <= final));
  group.value = met;
  // a group that is on this page nowhere has no events here, which is told
  if (group.value !== met) group.add(new Option(met, met, false, true));
  apply();
}

form.hidden = false;
form.addEventListener("input", ({ target }) => {
  // one end pushes the other along
  if (target === from && start() > end()) to.value = from.value;
  if (target === to && start() > end()) from.value = to.value;
  changed();
});
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => {
  zoom(0);
  changed();
}));
begin(places, ({ name, shown: number }) => fill(shown.dataset.mark, { name, number: written(number) }));
takeFromAddress();
