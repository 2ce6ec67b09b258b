/* What is read of the pasted text: its paragraphs, its headline, the days it prints. The command line reads more; what is
   read here, it reads the same. Patterns and tables are those of Python, out of names.json. */

import { say, written } from "../texts.js";

/* Return the blocks between blank lines, each on one line, as claims count them from 1. */
export function paragraphs(text) {
  const plain = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").normalize("NFC").trim();
  return plain ? plain.split(/\n\s*\n/).map((block) => block.replace(/\s+/gu, " ").trim()) : [];
}

/* Return a warning about a text whose paragraphs cannot be told, or nothing. */
export function whyNotParted(text, { one_paragraph: most }) {
  const found = paragraphs(text);
  const lines = text.trim().split("\n").filter((line) => line.trim());
  const longest = Math.max(0, ...found.map((each) => each.length));
  if (found.length === 1 && lines.length > 1) return say("The text is one paragraph: put an empty line between its paragraphs, so that they can be counted.");
  if (longest >= most) return say("One paragraph has %(number)s characters; if it should be several, put an empty line between them.", { number: written(longest) });
  return "";
}

const FILLER = /^[\s|·•,،:()–—-]*$/u;

/* Reads what a text prints for itself by tables: `furniture`, `credited` and `ends`, patterns; `weekdays`, their names;
   `least` and `most`, words of a headline; `lead`, paragraphs at the beginning; `period`, first and last day. */
export class TextReader {
  constructor({ furniture, credited, ends, weekdays, least, most, lead, period }, dates) {
    Object.assign(this, { dates, least, most, lead, period });
    this.furniture = new RegExp(furniture, "iu");
    this.credited = new RegExp(credited, "iu");
    this.ends = new RegExp(ends, "u");
    this.label = new RegExp(`${weekdays}|\\b(?:published|posted)\\b(?: on)?|(?:تاريخ )?النشر`, "giu");
  }

  /* Return the headline: the first paragraph, where it is a line that can be none of the story, the page or a byline. */
  title(text) {
    const [first, ...others] = text.trim().split(/\n\s*\n/);
    if (first.includes("\n") || !others.some((block) => this.ends.test(block.trim()))) return "";
    const line = first.trim().replace(/\s+/gu, " ");
    const words = line.match(/[\p{L}\p{N}]+/gu) ?? [];
    const other = this.ends.test(line) || this.furniture.test(line) || this.credited.test(line) || this.dates.printed(line).length > 0;
    return !other && this.least <= words.length && words.length <= this.most ? line : "";
  }

  /* Return the day of publication and its paragraph, where one of the first paragraphs prints a day and no more. */
  published(text) {
    const found = paragraphs(text).slice(0, this.lead).flatMap((block, place) => this.dates.printed(block).map((day) => ({ ...day, block, place })));
    if (found.length !== 1 || found[0].days.length !== 1) return null;
    const [{ block, place, start, end, days: [day] }] = found;
    const rest = this.dates.plain(block.slice(0, start) + block.slice(end)).replace(this.label, "");
    return FILLER.test(rest) && this.period[0] <= day && day <= this.period[1] ? { day, paragraph: place + 1 } : null;
  }
}
