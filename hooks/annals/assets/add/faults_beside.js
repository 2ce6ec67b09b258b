/* What is wrong with what stands beside an article's own fields: records that are new, and who made its text. */

import { counts, fits, idFaults, proseFaults, SPAN_FORMS, textFaults } from "./checks.js";
import { span } from "./dates.js";
import { either, say } from "../texts.js";

/* A record that the archive does not have yet needs a name, an id of its own, and its kind. */
export function newFaults(record, draft, known) {
  const fault = (wrong, name, text) => [wrong, `${record.key}-${name}`, text];
  const others = [...draft.fresh, ...draft.newEvents, ...(draft.newSource ? [draft.newSource] : [])].filter((each) => each.id === record.id);
  return [
    fault(!record.name, "name", say("write its usual name in English")),
    fault(!record.kind, "sort", say("choose what it is")),
    fault(known.idByName.has(record.name.toLowerCase()), "name", say("the archive already has it as %(id)s; tick it above", { id: known.idByName.get(record.name.toLowerCase()) })),
    fault(record.within && !known.places.has(record.within) && !draft.fresh.some(({ id }) => id === record.within), "within", say("choose a place from the list")),
    ...idFaults(record, known).map(([wrong, text]) => fault(wrong, "id", text)),
    fault(record.id && others.length > 1, "id", say("two new records have this id; choose another")),
    ...textFaults({ name: record.name, words: record.words }, ["name", "words"], `${record.key}-`, { ...known.rules, text: known.rules.label }),
  ];
}

export function eventFaults(event, draft, known, ids) {
  const fault = (wrong, name, text) => [wrong, `${event.key}-${name}`, text];
  const place = (id) => known.places.has(id) || draft.fresh.some((each) => each.id === id && each.folder === "towns");
  const nobody = (side) => !known.sides.includes(side) && !known.groupIds.has(side) && !draft.fresh.some((each) => each.id === side && each.folder === "groups");
  const groups = known.sides.length ? say("choose groups from the list, or write %(sides)s", { sides: either(known.sides) }) : say("choose groups from the list");
  const both = event.side_a.find((side) => event.side_b.includes(side));
  return [
    fault(!event.title, "title", say("say in a few neutral words what happened")),
    fault(!span(event.when), "when", event.typed ? SPAN_FORMS : say("write the day, the month, or the first and last day")),
    fault(event.places.length === 0, "places", say("name the place; if none is known, leave the event out")),
    fault(!event.places.every(place), "places", say("choose places from the list, or add the new place under Names first")),
    fault(!event.type, "type", say("choose what kind of event it is")),
    fault(event.side_a.some(nobody), "side_a", groups),
    fault(event.side_b.some(nobody), "side_b", groups),
    fault(both, "side_b", say("%(side)s is on both sides; keep it on one of them", { side: both })),
    ...idFaults(event, known).map(([wrong, text]) => fault(wrong, "id", text)),
    fault(!event.told, "told", say("say in one neutral sentence what happened")),
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
    fault(!ids.has(credit.source) || !(known.sourceIds.has(credit.source) || draft.fresh.some(({ id, folder }) => id === credit.source && folder === "sources")), "source", say("choose a source from the list")),
    fault(wrong, "paragraphs", say("write the numbers of its paragraphs: 5, 3-9 or 3-9, 12")),
    fault(!credit.basis, "basis", say("say how you know")),
    fault(credit.credited === "no" && !credit.cites, "cites", say("say where the same text can be read; if nobody knows, leave the credit out")),
    fault((credit.where || credit.cites) && !fits(known.rules.url, credit.where), "where", say("write the whole address, such as https://example.org/page")),
    ...textFaults(credit, ["basis", "cites"], `${credit.key}-`, known.rules),
  ];
}
