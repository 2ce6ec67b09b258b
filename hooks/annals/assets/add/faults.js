/* What a draft still lacks, in words: the rules of `annals check` that a form can break. Patterns and limits are those
   of Python, `rules` of names.json; each pattern is of a whole text. */

import { whyItDeceives } from "./characters.js";
import { counts, DATE_FORMS, fits, idFaults, proseFaults, textFaults, whichDay, whichSpan } from "./checks.js";
import { bounds, span } from "./dates.js";
import { creditFaults, eventFaults, newFaults } from "./faults_beside.js";
import { either, say, written } from "../texts.js";

/* Return everything that keeps a draft from being a record, as { field, text }, in the order of the form. */
export function faults(draft, known, file) {
  const { rules } = known;
  const ids = new Set([...known.byId.keys(), ...(draft.fresh ?? []).map(({ id }) => id), ...(draft.newEvents ?? []).map(({ id }) => id)]);
  const captured = draft.sha256 || draft.bytes || draft.paragraphs;
  const lonely = !draft.url && !draft.page && !draft.section && !draft.held && !draft.url_note;
  const there = draft.url ? known.articleAt(known.plain(draft.url)) : undefined;
  const found = [
    [!draft.title, "title", say("write the headline as the article prints it")],
    [!draft.publisher && !draft.newSource, "publisher", say("choose who published it")],
    ...(draft.newSource ? sourceFaults(draft.newSource, known) : []),
    [!bounds(draft.date) && draft.date !== "undated", "date", whichDay(draft.date, draft.dates, say("write the day, or undated if it bears none"))],
    [draft.basis === "stated" && draft.paragraph && !counts(rules, draft.paragraph), "paragraph", say("write a number, such as 2")],
    [draft.basis === "inferred" && draft.date !== "undated" && !draft.reason, "reason", say("say how you worked the date out")],
    [!fits(rules.language, draft.language), "language", say("choose the language, or write its name or its tag, such as ar for Arabic")],
    [draft.url && !fits(rules.url, draft.url), "url", say("write the whole address, such as https://example.org/page")],
    [there && there !== draft.id, "url", say("the archive already has this article, as %(id)s", { id: there })],
    [lonely, "url", say("write the address; if it has none, say below where it was printed, who holds a copy, or what is known about it")],
    ...wordFaults(draft, known),
    ...(draft.fresh ?? []).flatMap((record) => newFaults(record, draft, known)),
    ...(draft.newEvents ?? []).flatMap((event) => eventFaults(event, draft, known, ids)),
    [!draft.abstract, "abstract", say("write a sentence or two in your own words")],
    ...proseFaults(draft.abstract, rules, "abstract"),
    ...textFaults(draft, ["title", "authors", "reason", "url_note", "page", "section", "held"], "", rules),
    [captured && !fits(rules.sha256, draft.sha256), "sha256", say("paste the text above, or write the 64 digits that sha256sum prints")],
    [captured && !counts(rules, draft.bytes), "bytes", say("paste the text above, or write a number")],
    [captured && !counts(rules, draft.paragraphs), "paragraphs", say("paste the text above, or write a number")],
    ...(draft.credits ?? []).flatMap((credit) => creditFaults(credit, draft, known, ids)),
    ...draft.claims.flatMap((claim) => textFaults(claim, ["value", "when_words"], `${claim.key}-`, rules)),
    ...draft.claims.flatMap((claim) => claimFaults(claim, draft, known, ids)),
    [new TextEncoder().encode(file).length > rules.file, "abstract", say("shorten it: a file has at most %(number)s bytes", { number: written(rules.file) })],
  ];
  return found.filter(([wrong]) => wrong).map(([, field, text]) => ({ field, text }));
}

/* Whatever is named needs the article's words; a spelling that the archive does not know yet is one of them. */
function wordFaults({ towns, groups, sources }, known) {
  const all = Object.entries({ ...towns, ...groups, ...sources });
  const none = all.map(([id, words]) => [
    words.length === 0, `words-${id}`, say("write the words the article uses"),
  ]);
  const long = all.flatMap(([id, words]) => words.map((word) => [
    word.length > known.rules.label || whyItDeceives(word), `words-${id}`, say("write the few words the article uses, in plain letters"),
  ]));
  return [...none, ...long];
}

function sourceFaults(source, known) {
  return [
    [!source.name, "source_name", say("write the publisher's name")],
    ...idFaults(source, known).map(([wrong, text]) => [wrong, "source_id", text]),
  ];
}

function claimFaults(claim, draft, known, ids) {
  const { needs } = known.measures[claim.states] ?? {};
  const last = counts(known.rules, draft.paragraphs) ? Number(draft.paragraphs) : Infinity;
  const when = claim.when && span(claim.when);
  const out = bounds(draft.date);
  const credited = new Set((draft.credits ?? []).map(({ source }) => source));
  const unnamed = claim.chain.slice(0, -1).find((id) => !Object.hasOwn(draft.sources, id) && !credited.has(id));
  const fault = (wrong, name, text) => [wrong, `${claim.key}-${name}`, text];
  return [
    fault(!ids.has(claim.about), "about", say("choose an event, town, group or source from the archive")),
    fault(!claim.states, "states", say("choose what the statement is about")),
    fault(claim.side && !known.sides.includes(claim.side) && !Object.hasOwn(draft.groups, claim.side), "side", known.sides.length ? say("tick this group under Names first, or write %(sides)s", { sides: either(known.sides) }) : say("tick this group under Names first")),
    fault(known.measures[claim.states]?.sided && !claim.side, "side", say("name the group of which this is stated")),
    fault(needs === "figure" && !isFigure(known.rules, claim.figure), "figure", say("write 37, at least 50, about 300, 20-25 or dozens")),
    fault(needs === "value" && !claim.value, "value", say("say it in a few words of your own")),
    fault(claim.states === "distance" && !claim.to && !claim.value, "to", say("name the place, or say in words what the article says")),
    fault(claim.to && !Object.hasOwn(draft.towns, claim.to), "to", say("tick this place under Names first")),
    fault(claim.when && !when, "when", whichSpan(claim.when, claim.dates)),
    fault(when && out && claim.states !== "forecast" && when[0] > out[1], "when", say("is after the article came out; check the words again")),
    fault(claim.when && !claim.when_words, "when_words", say("write the two or three words of the article that date it")),
    fault(unnamed !== undefined, "origin", unnamed ? say("tick %(source)s under Names first; or, if the article does not name it, give it a credit", { source: known.byId.get(unnamed) ?? unnamed }) : say("tick the source under Names first; or, if the article does not name it, give it a credit")),
    fault(!counts(known.rules, claim.paragraph) || Number(claim.paragraph) > last, "paragraph", say("write the number of a paragraph of the saved text")),
  ];
}

/* Return whether text is a figure as annals reads it: written as one, and rising where it is a range. */
export function isFigure(rules, text) {
  const [low, high = Infinity] = text.split("-").map(Number);
  return fits(rules.figure, text) && !(low >= high);
}
