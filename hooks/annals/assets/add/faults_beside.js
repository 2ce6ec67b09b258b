/* What is wrong with what stands beside an article's own fields: records that are new, and who made its text. */

import { counts, DATE_FORMS, fits, idFaults, proseFaults, textFaults } from "./checks.js";
import { span } from "./dates.js";

/* A record that the archive does not have yet needs a name, an id of its own, and its kind. */
export function newFaults(record, draft, known) {
  const fault = (wrong, name, text) => [wrong, `${record.key}-${name}`, text];
  const others = [...draft.fresh, ...draft.newEvents, ...(draft.newSource ? [draft.newSource] : [])].filter((each) => each.id === record.id);
  return [
    fault(!record.name, "name", "write its usual name in English"),
    fault(!record.kind, "sort", "choose what it is"),
    fault(known.idByName.has(record.name.toLowerCase()), "name", `the archive already has it as ${known.idByName.get(record.name.toLowerCase())}; tick it above`),
    fault(record.within && !known.places.has(record.within) && !draft.fresh.some(({ id }) => id === record.within), "within", "choose a place from the list"),
    ...idFaults(record, known).map(([wrong, text]) => fault(wrong, "id", text)),
    fault(record.id && others.length > 1, "id", "two new records have this id; choose another"),
    ...textFaults({ name: record.name, words: record.words }, ["name", "words"], `${record.key}-`, { ...known.rules, text: known.rules.label }),
  ];
}

export function eventFaults(event, draft, known, ids) {
  const fault = (wrong, name, text) => [wrong, `${event.key}-${name}`, text];
  const place = (id) => known.places.has(id) || draft.fresh.some((each) => each.id === id && each.folder === "towns");
  const nobody = (side) => !known.sides.includes(side) && !known.groupIds.has(side) && !draft.fresh.some((each) => each.id === side && each.folder === "groups");
  const both = event.side_a.find((side) => event.side_b.includes(side));
  return [
    fault(!event.title, "title", "say in a few neutral words what happened"),
    fault(!span(event.when), "when", event.typed ? `${DATE_FORMS}, or two of them as 2015-08-05/2015-08-06` : "write the day, the month, or the first and last day"),
    fault(event.places.length === 0, "places", "name the place; if none is known, leave the event out"),
    fault(!event.places.every(place), "places", "choose places from the list, or add the new place under Names first"),
    fault(!event.type, "type", "choose what kind of event it is"),
    fault(event.side_a.some(nobody), "side_a", ["choose groups from the list", ...known.sides].join(", or write ")),
    fault(event.side_b.some(nobody), "side_b", ["choose groups from the list", ...known.sides].join(", or write ")),
    fault(both, "side_b", `${both} is on both sides; keep it on one of them`),
    ...idFaults(event, known).map(([wrong, text]) => fault(wrong, "id", text)),
    fault(!event.told, "told", "say in one neutral sentence what happened"),
    ...proseFaults(event.told, known.rules, `${event.key}-told`),
    ...textFaults(event, ["title"], `${event.key}-`, known.rules),
  ];
}

export function creditFaults(credit, draft, known, ids) {
  const fault = (wrong, name, text) => [wrong, `${credit.key}-${name}`, text];
  const spans = credit.paragraphs.split(",").map((part) => /^\s*([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?\s*$/.exec(part));
  const last = counts(known.rules, draft.paragraphs) ? Number(draft.paragraphs) : Infinity;
  const wrong = spans.some((part) => !part || Number(part[2] ?? part[1]) < Number(part[1]) || Number(part[2] ?? part[1]) > last);
  return [
    fault(!ids.has(credit.source) || !(known.sourceIds.has(credit.source) || draft.fresh.some(({ id, folder }) => id === credit.source && folder === "sources")), "source", "choose a source from the list"),
    fault(wrong, "paragraphs", "write the numbers of its paragraphs: 5, 3-9 or 3-9, 12"),
    fault(!credit.basis, "basis", "say how you know"),
    fault(credit.credited === "no" && !credit.cites, "cites", "say where the same text can be read; if nobody knows, leave the credit out"),
    fault((credit.where || credit.cites) && !fits(known.rules.url, credit.where), "where", "write the whole address, such as https://example.org/page"),
    ...textFaults(credit, ["basis", "cites"], `${credit.key}-`, known.rules),
  ];
}
