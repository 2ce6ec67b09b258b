/* The page "Add an article" as it opens: shows the form. What works it, and what the archive knows, are fetched once
   somebody turns to it, and what they did meanwhile is done once more then. */

import { wire } from "./wire.js";

const TURNS = ["pointerover", "touchstart", "focusin"];
const DOES = ["input", "change", "click"];
const form = document.getElementById("add");
const early = new Map(); // what was done before the rest had come: the last of each kind to each control
let begun = false;

function note({ type, target }) {
  const counts = type !== "click" || target.matches("button");
  if (DOES.includes(type) && counts) early.set(target, new Set(early.get(target)).add(type));
  begin();
}

async function begin() {
  if (begun) return;
  begun = true;
  form.setAttribute("aria-busy", "true");
  try {
    await import("./work.js");
  } catch {
    show(false);
    return;
  }
  for (const type of [...TURNS, ...DOES]) form.removeEventListener(type, note);
  for (const [control, types] of early) for (const type of types) again(control, type);
  form.setAttribute("aria-busy", "false");
}

function again(control, type) {
  if (type === "click") control.click();
  else control.dispatchEvent(new Event(type, { bubbles: true }));
}

function show(isUsable) {
  document.getElementById("without").hidden = isUsable;
  form.hidden = !isUsable;
}

wire(form);
form.addEventListener("submit", (event) => event.preventDefault());
for (const type of [...TURNS, ...DOES]) form.addEventListener(type, note, { passive: true });
show(true);
