/* The chronology and the list of harm: hides the events that were not asked for, and with a day what later articles say
   of the others. What is asked for stands in the address, so that it can be sent on. Without this script every event
   is there, and all that is told of it. */

import { written } from "./texts.js";

const form = document.getElementById("filter");
const shown = document.getElementById("shown");
const rows = [...document.querySelectorAll("li[data-town]")];
const groups = [...document.querySelectorAll(".an-month")];
// other pages of the chronology, which show what is chosen here
const onward = [...document.querySelectorAll(".an-grid a:not([href^='#']), #parts a")];
const fields = [...form.elements].filter((field) => field.name);

/* Return whether an event is among what was chosen in one field. */
function fits({ dataset }, { name, value }) {
  if (!value) return true;
  if (name === "by") return dataset.by !== "" && dataset.by <= value;
  return dataset[name].split(" ").includes(value);
}

/* Hide what rests on articles that came out after the day that was chosen, and say so in the row. */
function forget(row, day) {
  const later = [...row.querySelectorAll("[data-later]")];
  for (const part of later) part.hidden = day !== "" && part.dataset.later > day;
  const left = [...row.querySelectorAll(".an-figures > span:not([hidden])")];
  left.forEach((figure, place) => figure.querySelector("i")?.toggleAttribute("hidden", place === 0));
  row.querySelector(".an-left-out")?.remove();
  if (!later.some((part) => part.hidden)) return;
  const note = Object.assign(document.createElement("span"), { className: "an-note an-left-out", textContent: shown.dataset.later });
  row.querySelector(".an-title").append(" ", note);
}

function apply() {
  const day = form.elements.by?.value ?? "";
  for (const row of rows) row.hidden = !fields.every((field) => fits(row, field));
  for (const row of rows) forget(row, day);
  for (const group of groups) group.hidden = !group.querySelector("li:not([hidden])");
  const chosen = fields.some((field) => field.value);
  for (const link of onward) link.href = withChoice(link.href);
  const left = rows.filter((row) => !row.hidden).length;
  shown.textContent = chosen ? shown.dataset.text.replace("{shown}", written(left)).replace("{all}", written(rows.length)) : "";
}

/* Return the address of a page with what is chosen; a place on the page is kept. */
function withChoice(address) {
  const url = new URL(address);
  url.search = new URLSearchParams(fields.filter(({ value }) => value).map(({ name, value }) => [name, value]));
  return url;
}

function changed() {
  apply();
  history.replaceState(null, "", withChoice(location));
}

function takeFromAddress() {
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = asked.get(field.name) ?? "";
    field.value = value;
    if (field.value === value) continue;
    // what is on this page nowhere has no events here, which is told
    if (field.name === "by") field.value = "";
    else field.add(new Option(value, value, false, true));
  }
  apply();
}

form.hidden = false;
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(changed));
takeFromAddress();
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
