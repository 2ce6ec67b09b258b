/* A finished file and the three ways to hand it over: GitHub's editor, copying, downloading. */

import { element } from "./fields.js";
import { parseAddress } from "./record.js";
import { say } from "../texts.js";

const LONGEST_ADDRESS = 7500; // GitHub answers 414 to addresses not much longer

/* Return where new files are begun, made from the address where files are edited, or nothing where none is set. */
export function newFileBase(editBase) {
  const base = parseAddress(editBase);
  if (!base || base.hostname.endsWith(".example") || !/\/edit\/[^/]+\/$/.test(base.pathname)) return "";
  return base.href.replace(/\/edit\/([^/]+)\/$/, "/new/$1");
}

/* Return the address of an editor with a file in it; `whole` tells whether the text fits into the address. */
export function editorAddress(base, path, text) {
  const empty = `${base}?filename=${encodeURIComponent(path)}`;
  const filled = `${empty}&value=${encodeURIComponent(text)}`;
  return filled.length <= LONGEST_ADDRESS ? { address: filled, whole: true } : { address: empty, whole: false };
}

/* Let the browser save text as a file. */
export function download(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/* Return a link to whoever takes articles: a mail address or an address of the web. */
export function contactLink(contact) {
  const href = contact.includes("://") ? contact : `mailto:${contact}`;
  return element("a", contact, { href });
}

/* Return a message with an element at its one part. */
export const around = (text, element) => text.split(/(%\(\w+\)s)/).map((piece, place) => (place % 2 ? element : piece));

/* Tie the buttons of a section to its file. Return a function that shows another path and text there. */
export function handover(section, base, contact) {
  const box = section.querySelector("textarea");
  const path = section.querySelector(".an-path");
  const status = section.querySelector("[role=status]");
  const hint = section.querySelector(".an-send-hint");
  const [send, copy, save] = ["send", "copy", "download"].map((name) => section.querySelector(`[data-do=${name}]`));
  const tell = (text) => { status.textContent = text; };
  send.hidden = !base;

  send.addEventListener("click", async () => {
    const { address, whole } = editorAddress(base, path.textContent, box.value);
    const copied = whole || (await copyFrom(box));
    open(address, "_blank", "noopener,noreferrer");
    if (whole) tell(say("The editor is open in a new tab, with the file in it."));
    else if (copied) tell(say("The file is copied. Paste it into the editor that is open in a new tab."));
    else tell(say("An empty editor is open in a new tab. Copy the file above by hand, and paste it there."));
  });
  copy.addEventListener("click", async () => {
    tell((await copyFrom(box)) ? say("Copied.") : say("Could not copy: press Ctrl+C; the file is selected."));
  });
  save.addEventListener("click", () => {
    download(path.textContent.split("/").at(-1), box.value);
    tell(say("Downloaded. Open it here again with “Go on with a file” at the top."));
  });

  return (newPath, text, ready) => {
    path.textContent = newPath;
    if (box.value !== text) tell("");
    box.value = text;
    send.disabled = !ready || !base;
    copy.textContent = ready ? say("Copy") : say("Copy as it is");
    save.textContent = ready ? say("Download") : say("Download as it is");
    hint.replaceChildren(...sendHint(base, contact, newPath, text, ready));
  };
}

function sendHint(base, contact, path, text, ready) {
  if (!ready) return [contact || !base
    ? say("You can keep unfinished work: download it, and go on later. You can also send it as it is; somebody else can finish it.")
    : say("You can keep unfinished work: download it, and go on later.")];
  if (base) return [editorAddress(base, path, text).whole
    ? say("GitHub asks you to sign in, and proposes the file to the maintainers.")
    : say("The file is too long for a link to GitHub: the button copies it and opens an empty editor; paste it there.")];
  return contact ? around(say("Download the file, and send it to %(address)s."), contactLink(contact)) : [say("Download the file, and send it to whoever runs this site.")];
}

async function copyFrom(box) {
  try {
    await navigator.clipboard.writeText(box.value);
    return true;
  } catch {
    box.select(); // no clipboard over plain http: the older way needs the text selected
    return document.execCommand("copy");
  }
}
