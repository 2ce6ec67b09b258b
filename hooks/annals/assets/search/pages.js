/* Pages that a query asks for beside records: that of a day, month or year, and that of harm to civilians. */

import { asked } from "./program.js";
import { TEXTS } from "./texts.js";

const HARM = "harm/"; // the address of the page of harm

/* Return the pages that a query asks for, `{ href, title, note }` each; of a date that has none those that it lies in. */
export async function pagesOf({ date }, { isHarm }, { root, pages, meanings }) {
  const offers = date ? await ofDate(date, root, pages, meanings.names) : [];
  if (isHarm) offers.push({ href: pages + HARM, title: meanings.harm.title, note: TEXTS.ofHarm });
  return offers;
}

async function ofDate(date, root, pages, months) {
  const there = new Set(await datesOf(root));
  const near = [10, 7, 4].filter((length) => length <= date.length).map((length) => date.slice(0, length)).find((each) => there.has(each));
  return near ? [{ href: `${pages}dates/${near.replaceAll("-", "/")}/`, title: dateTitle(near, months), note: TEXTS.ofDate }] : [];
}

/* Return the days, months and years that have pages; none where the list is not to be had. */
async function datesOf(root) {
  try {
    return await (await asked(`${root}search/dates.json`)).json();
  } catch {
    return [];
  }
}

/* Return a date in words, by the names of the months. */
export function dateTitle(date, months) {
  const [year, month, day] = date.split("-").map(Number);
  if (!month) return String(year);
  return day ? TEXTS.day(day, months[month - 1], year) : TEXTS.month(months[month - 1], year);
}
