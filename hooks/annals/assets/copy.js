/* On a record's page, and on those of its versions: buttons that copy a citation, an address or a link to a statement,
   and the fold opened in which stands what the address asks for. Without this script all of them can be marked and
   copied by hand. */

import { say } from "./texts.js";

const article = document.querySelector("article");
const told = document.createElement("p"); // what a screen reader says of a copy
const SHOWN = 2000; // milliseconds for which a button says that something was copied

/* Put a text into the clipboard; by a marked text where the browser has no better way, or none on this address. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const held = document.createElement("span");
    held.textContent = text;
    article.append(held);
    getSelection().selectAllChildren(held);
    document.execCommand("copy");
    held.remove();
  }
}

/* Put a button behind an element; a screen reader is told `label`, and `done` once the text is copied. */
function offer(beside, name, label, done, text) {
  const button = document.createElement("button");
  button.className = "an-copy";
  button.textContent = name;
  button.setAttribute("aria-label", label);
  beside.after(" ", button);
  button.onclick = async () => {
    await copy(text);
    button.textContent = say("Copied");
    told.textContent = done;
    setTimeout(() => {
      button.textContent = name;
      told.textContent = "";
    }, SHOWN);
  };
}

/* Return what the button beside a citation does. */
function labelOf(citation) {
  if (citation.matches("pre")) return say("Copy this entry");
  if (citation.closest(".an-quote")) return say("Copy the citation of this statement");
  const style = citation.parentNode.previousElementSibling;
  if (style?.matches("dt")) return say("Copy the citation in the style %(style)s", { style: style.textContent });
  return say("Copy the address");
}

/* Open the folds around what the address names by its hash. */
function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  for (let fold = target?.closest("details:not([open])"); fold; fold = target.closest("details:not([open])")) {
    fold.open = true;
    target.scrollIntoView();
  }
}

told.className = "an-sr";
told.setAttribute("role", "status");
article.append(told);
for (const text of document.querySelectorAll(".an-citation")) {
  offer(text, say("Copy"), labelOf(text), say("Copied to the clipboard"), text.textContent);
}
for (const link of document.querySelectorAll(".an-statements .an-perma[href^='#']")) {
  offer(link, say("Copy link"), say("Copy link to this statement"), say("Link copied to the clipboard"), link.href);
}
addEventListener("hashchange", reveal);
reveal();
