/* What a draft still lacks, in words: the rules of `annals check` that a form can break. Patterns and limits are those
   of Python, `rules` of names.json; each pattern is of a whole text. */

import { whyItDeceives } from "./characters.js";

const LABELS = ["title", "authors", "when_words"]; // what is shorter than other text
const DATE_FORMS = "write a day as 2015-08-06, a month as 2015-08 or a year as 2015";

/* Return the first and last day of a day, month or year, or null where it is none of 1900 to 2100. */
export function bounds(text) {
  const match = /^(19\d\d|20\d\d|2100)(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const lastDay = new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate();
  if (day && !(1 <= Number(day) && Number(day) <= lastDay)) return null;
  return [`${year}-${month ?? "01"}-${day ?? "01"}`, `${year}-${month ?? "12"}-${day ?? lastDay}`];
}

/* Return the bounds of a date or of `first/last`, or null where it is neither. */
function span(text) {
  const [first, last, ...more] = text.split("/").map(bounds);
  if (last === undefined) return first;
  if (more.length || !first || !last || first[0] > last[0] || first[1] > last[1]) return null;
  return [first[0], last[1]];
}

const fits = (pattern, text) => new RegExp(pattern).test(text);

/* Return whether text is a whole number, and not none. */
const counts = (rules, text) => text !== "0" && fits(rules.whole, text);

/* Return everything that keeps a draft from being a record, as { field, text }, in the order of the form. */
export function faults(draft, known, file) {
  const { rules } = known;
  const found = [
    [!draft.title, "title", "write the headline as the article prints it"],
    [!draft.publisher && !draft.newSource, "publisher", "choose who published it"],
    ...(draft.newSource ? sourceFaults(draft.newSource, known) : []),
    [!bounds(draft.date), "date", DATE_FORMS],
    [draft.basis === "stated" && draft.paragraph && !counts(rules, draft.paragraph), "paragraph", "write a number, such as 2"],
    [draft.basis === "inferred" && !draft.reason, "reason", "say how you worked the date out"],
    [!fits(rules.language, draft.language), "language", "write en for English, ar for Arabic, or another language tag"],
    [draft.url && !fits(rules.url, draft.url), "url", "write the whole address, such as https://example.org/page"],
    [draft.url && Object.hasOwn(known.articles, known.plain(draft.url)), "url", `the archive has this article already, as ${known.articles[known.plain(draft.url)]}`],
    [!draft.url && !draft.url_note, "url_note", "say what is known about the address, since there is none"],
    [!fits(rules.sha256, draft.sha256), "sha256", "paste the text above, or write the 64 digits that sha256sum prints"],
    [!counts(rules, draft.bytes), "bytes", "paste the text above, or write a number"],
    [!counts(rules, draft.paragraphs), "paragraphs", "paste the text above, or write a number"],
    ...wordFaults(draft, known),
    [!draft.abstract, "abstract", "write a short paragraph in your own words"],
    ...proseFaults(draft.abstract, rules),
    ...textFaults(draft, ["title", "authors", "reason", "url_note"], "", rules),
    ...draft.claims.flatMap((claim) => textFaults(claim, ["value", "when_words"], `${claim.key}-`, rules)),
    ...draft.claims.flatMap((claim) => claimFaults(claim, draft, known)),
    [new TextEncoder().encode(file).length > rules.file, "abstract", `shorten it: a file has at most ${rules.file.toLocaleString("en")} bytes`],
  ];
  return found.filter(([wrong]) => wrong).map(([, field, text]) => ({ field, text }));
}

/* Text of a field has a length, and letters that are what they look like. */
function textFaults(values, names, prefix, rules) {
  return names.flatMap((name) => [values[name] ?? ""].flat().flatMap((text) => {
    const most = LABELS.includes(name) ? rules.label : rules.text;
    const why = whyItDeceives(text);
    return [
      [text.length > most, prefix + name, `has ${text.length} characters; at most ${most}`],
      [why, prefix + name, why],
    ];
  }));
}

function proseFaults(text, rules) {
  const many = [...rules.marks].find((mark) => text.split(mark).length - 1 > rules.most_marks);
  const deep = new RegExp(rules.deep, "m").test(text);
  return [
    [text.length > rules.prose, "abstract", `has ${text.length} characters; at most ${rules.prose}`],
    [many, "abstract", `has more than ${rules.most_marks} of the mark ${many}`],
    [deep, "abstract", "nests lists or quotations too deeply; write sentences"],
  ];
}

/* Whatever is named needs the article's words; a spelling that the archive does not know yet is one of them. */
function wordFaults({ towns, groups, sources }, known) {
  const all = Object.entries({ ...towns, ...groups, ...sources });
  const none = all.map(([id, words]) => [
    words.length === 0, `words-${id}`, "write the words the article uses",
  ]);
  const long = all.flatMap(([id, words]) => words.map((word) => [
    word.length > known.rules.label || whyItDeceives(word), `words-${id}`, "write the few words the article uses, in plain letters",
  ]));
  return [...none, ...long];
}

function sourceFaults(source, known) {
  return [
    [!source.name, "source_name", "write the publisher's name"],
    [!fits(known.rules.slug, source.id), "source_id", source.id || !source.name
      ? "write small letters, digits and single hyphens, such as new-arab"
      : "write the name's usual spelling in Latin letters, small ones with hyphens, such as new-arab"],
    [known.ids.has(source.id), "source_id", "the archive has this id already; choose another"],
  ];
}

function claimFaults(claim, draft, known) {
  const { needs } = known.measures[claim.states] ?? {};
  const last = counts(known.rules, draft.paragraphs) ? Number(draft.paragraphs) : Infinity;
  const when = claim.when && span(claim.when);
  const out = bounds(draft.date);
  const unnamed = claim.chain.slice(0, -1).find((id) => !Object.hasOwn(draft.sources, id));
  const fault = (wrong, name, text) => [wrong, `${claim.key}-${name}`, text];
  return [
    fault(!known.byId.has(claim.about), "about", "choose an event, town, group or source of the archive"),
    fault(!claim.states, "states", "choose what the claim states"),
    fault(claim.side && claim.side !== "civilians" && !Object.hasOwn(draft.groups, claim.side), "side", "tick this group under Names first, or write civilians"),
    fault(["control", "presence", "absence", "withdrawal"].includes(claim.states) && !claim.side, "side", `name the group whose ${claim.states} it is`),
    fault(needs === "figure" && !isFigure(known.rules, claim.figure), "figure", "write 37, at least 50, about 300, 20-25 or dozens"),
    fault(needs === "value" && !claim.value, "value", "say it in a few words of your own"),
    fault(claim.states === "distance" && !claim.to && !claim.value, "to", "name the place, or say in words what the article says"),
    fault(claim.to && !Object.hasOwn(draft.towns, claim.to), "to", "tick this place under Names first"),
    fault(claim.when && !when, "when", `${DATE_FORMS}, or two of them as 2015-08-05/2015-08-06`),
    fault(when && out && claim.states !== "forecast" && when[0] > out[1], "when", "is after the article came out; look at the words again"),
    fault(claim.when && !claim.when_words, "when_words", "write the two or three words of the article that date it"),
    fault(unnamed !== undefined, "origin", `tick ${unnamed || "the source"} under Names first`),
    fault(!counts(known.rules, claim.paragraph) || Number(claim.paragraph) > last, "paragraph", "write the number of a paragraph of the saved text"),
  ];
}

/* Return whether text is a figure as annals reads it: written as one, and rising where it is a range. */
export function isFigure(rules, text) {
  const [low, high = Infinity] = text.split("-").map(Number);
  return fits(rules.figure, text) && !(low >= high);
}
