/* Which article the archive has at an address: hooks/annals/site/form_addresses.py lists them in many files, and the one
   in which an address would stand is fetched once somebody wrote it. */

import { beside } from "./fields.js";

const FOLDER = "listed/";

/* Return in which of a number of files an address lies: the sum FNV-1a of 32 bits. */
export function placeOf(address, number) {
  const bytes = new TextEncoder().encode(address);
  return bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, 0x811c9dc5) % number;
}

/* The articles by the addresses that were asked for. */
export class Listed {
  constructor(number, changed) {
    Object.assign(this, { number, changed, files: new Map() });
  }

  /* Return the id of the article at an address, nothing where there is none, or as long as it is not known. */
  at(address) {
    const place = placeOf(address, this.number);
    if (!this.files.has(place)) this.fetch(place);
    const file = this.files.get(place);
    return Object.hasOwn(file, address) ? file[address] : undefined;
  }

  /* Fetch a file, and tell that it came; where it is not to be had, whoever checks the record finds the article. */
  async fetch(place) {
    this.files.set(place, {});
    try {
      const answer = await fetch(beside(`${FOLDER}${place}.json`));
      if (answer.ok) this.files.set(place, await answer.json());
    } catch {
      return;
    }
    this.changed();
  }
}
