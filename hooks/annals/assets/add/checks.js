/* What several faults are told by: patterns, lengths, letters, days. Each check is an array: whether it is wrong, the
   field, what to write. */

import { whyItDeceives } from "./characters.js";
import { either, say, written } from "../texts.js";

const LABELS = ["title", "authors", "when_words", "page", "section"]; // what is shorter than other text
export const DATE_FORMS = say("write a day as 6 August 2015 or 2015-08-06, a month as August 2015 or a year as 2015");
export const SPAN_FORMS = say("write a day as 6 August 2015 or 2015-08-06, a month as August 2015 or a year as 2015, or two of them as 2015-08-05/2015-08-06");

export const fits = (pattern, text) => new RegExp(pattern).test(text);

/* Return whether a text is a whole number, and not none. */
export const counts = (rules, text) => text !== "0" && fits(rules.whole, text);

/* Return what to write where a date cannot be read, or can be read in two ways. */
export function whichDay(text, dates, nothing) {
  if (dates?.length > 1) return say("which day is it? Write %(days)s", { days: either(dates) });
  return text ? DATE_FORMS : nothing;
}

/* Return what to write where a date or a range of dates cannot be read, or a date in two ways. */
export function whichSpan(text, dates) {
  if (dates?.length > 1) return say("which day is it? Write %(days)s, or two days as 2015-08-05/2015-08-06", { days: either(dates) });
  return text ? SPAN_FORMS : "";
}

/* Text of a field has a length, and letters that are what they look like. */
export function textFaults(values, names, prefix, rules) {
  return names.flatMap((name) => [values[name] ?? ""].flat().flatMap((text) => {
    const most = LABELS.includes(name) ? rules.label : rules.text;
    const why = whyItDeceives(text);
    return [
      [text.length > most, prefix + name, say("has %(number)s characters; write at most %(most)s", { number: written(text.length), most: written(most) })],
      [why, prefix + name, why],
    ];
  }));
}

export function proseFaults(text, rules, field) {
  const many = [...rules.marks].find((mark) => text.split(mark).length - 1 > rules.most_marks);
  const deep = new RegExp(rules.deep, "m").test(text);
  return [
    [text.length > rules.prose, field, say("has %(number)s characters; write at most %(most)s", { number: written(text.length), most: written(rules.prose) })],
    [many, field, say("has more than %(number)s of the character %(mark)s; leave some out", { number: written(rules.most_marks), mark: many })],
    [deep, field, say("nests lists or quotations too deeply; write sentences")],
    [/^=== /m.test(text), field, say("begins a line with ===, which separates the records in a file; leave it out")],
  ];
}

/* An id is written in one way, and is nobody else's. */
export function idFaults({ id, name }, known) {
  return [
    [!fits(known.rules.slug, id), id || !name
      ? say("write small letters, digits and single hyphens, such as new-arab")
      : say("write the name's usual spelling in small Latin letters with hyphens, such as new-arab")],
    [known.ids.has(id), say("the archive already has this id; choose another")],
  ];
}
