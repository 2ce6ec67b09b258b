/* What several faults are told by: patterns, lengths, letters, days. Each check is an array: whether it is wrong, the
   field, what to write. */

import { whyItDeceives } from "./characters.js";

const LABELS = ["title", "authors", "when_words", "page", "section"]; // what is shorter than other text
export const DATE_FORMS = "write a day as 6 August 2015 or 2015-08-06, a month as August 2015 or a year as 2015";

export const fits = (pattern, text) => new RegExp(pattern).test(text);

/* Return whether a text is a whole number, and not none. */
export const counts = (rules, text) => text !== "0" && fits(rules.whole, text);

/* Return what to write where a date cannot be read, or can be read in two ways. */
export function whichDay(text, dates, nothing) {
  if (dates?.length > 1) return `which day is it? Write ${dates.join(" or ")}`;
  return text ? DATE_FORMS : nothing;
}

/* Text of a field has a length, and letters that are what they look like. */
export function textFaults(values, names, prefix, rules) {
  return names.flatMap((name) => [values[name] ?? ""].flat().flatMap((text) => {
    const most = LABELS.includes(name) ? rules.label : rules.text;
    const why = whyItDeceives(text);
    return [
      [text.length > most, prefix + name, `has ${text.length} characters; write at most ${most}`],
      [why, prefix + name, why],
    ];
  }));
}

export function proseFaults(text, rules, field) {
  const many = [...rules.marks].find((mark) => text.split(mark).length - 1 > rules.most_marks);
  const deep = new RegExp(rules.deep, "m").test(text);
  return [
    [text.length > rules.prose, field, `has ${text.length} characters; write at most ${rules.prose}`],
    [many, field, `has more than ${rules.most_marks} of the character ${many}; leave some out`],
    [deep, field, "nests lists or quotations too deeply; write sentences"],
    [/^=== /m.test(text), field, "begins a line with ===, which separates the records in a file; leave it out"],
  ];
}

/* An id is written in one way, and is nobody else's. */
export function idFaults({ id, name }, known) {
  return [
    [!fits(known.rules.slug, id), id || !name
      ? "write small letters, digits and single hyphens, such as new-arab"
      : "write the name's usual spelling in small Latin letters with hyphens, such as new-arab"],
    [known.ids.has(id), "the archive already has this id; choose another"],
  ];
}
