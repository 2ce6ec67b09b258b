/* Which language of the site an address belongs to where nothing is. The page says all in each of them; this shows what
   it says in that one, and puts the header, the foot and the scripts' messages of it in place, which wait in a
   template. It runs before texts.js reads these, so a script imports it first. */

import { editionOf } from "./near.js";

export const place = document.getElementById("near");
export const base = place.dataset.base;
export const language = place.dataset.language; // of the pages at the root
const parts = [...document.querySelectorAll("[data-edition]")];

/* The folder of the edition, such as `ar/`, and `""` for the one at the root. */
export const folder = editionOf(location.pathname, base, parts.map((part) => part.dataset.edition));

const shown = parts.find((part) => part.dataset.edition === folder);
const kept = [...document.querySelectorAll("template[data-of]")].find((each) => each.dataset.of === folder);

function turn({ content }) {
  Object.assign(document.documentElement, { lang: shown.lang, dir: shown.dir });
  document.getElementById("texts")?.remove();
  for (const name of [".an-skip", ".an-header", ".an-footer"]) {
    document.querySelector(name).replaceWith(content.querySelector(name));
  }
  document.body.append(content);
  shown.querySelector(".an-lede").after(place);
  document.title = `${shown.querySelector("h1").textContent} – ${document.querySelector(".an-name").textContent}`;
}

for (const part of parts) part.hidden = part !== shown;
if (kept) turn(kept);
