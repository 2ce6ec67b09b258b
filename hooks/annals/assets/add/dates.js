/* Days as people type them: 2015-08-06, 6 August 2015, 6.8.2015, ٦ آب ٢٠١٥. How a day is printed, and every name of a
   month, are those of hooks/annals/language/date_names.py, out of names.json. */

const EDTF = /^(19\d\d|20\d\d|2100)(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/;

/* Return the first and last day of a day, month or year, or null where it is none of 1900 to 2100. */
export function bounds(text) {
  const match = EDTF.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const lastDay = new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate();
  if (day && !(1 <= Number(day) && Number(day) <= lastDay)) return null;
  return [`${year}-${month ?? "01"}-${day ?? "01"}`, `${year}-${month ?? "12"}-${day ?? lastDay}`];
}

/* Return the bounds of a date or of `first/last`, or null where it is neither. */
export function span(text) {
  const [first, last, ...more] = text.split("/").map(bounds);
  if (last === undefined) return first;
  if (more.length || !first || !last || first[0] > last[0] || first[1] > last[1]) return null;
  return [first[0], last[1]];
}

/* Reads dates by tables: `whole`, a pattern of a day printed with its year; `months`, their numbers by every name;
   `letters`, what Arabic letters and digits are compared as. */
export class DateReader {
  constructor({ whole, months, letters }) {
    Object.assign(this, { months, letters });
    this.whole = new RegExp(whole, "gu");
    this.folded = new RegExp(`[${Object.keys(letters).join("")}]`, "gu");
    const names = Object.keys(months).sort((one, other) => other.length - one.length).join("|");
    this.month = new RegExp(`^(${names})\\.?,? (\\d{4})$`, "iu");
    this.short = new Map(Object.entries(months).map(([name, number]) => [name.toLowerCase(), number]));
  }

  /* Return text with Arabic letters folded and all digits ASCII, as long as it was. */
  plain(text) {
    return text.replace(this.folded, (letter) => this.letters[letter]);
  }

  /* Return where a text prints days with their year, as { start, end, days }: none where there is no such day. */
  printed(text) {
    return [...this.plain(text).matchAll(this.whole)].map((match) => {
      const part = Object.fromEntries(Object.entries(match.groups).filter(([, found]) => found !== undefined));
      const one = (letter) => part[Object.keys(part).find((key) => key[0] === letter)];
      const found = part.of
        ? [[part.of, part.other, part.one], [part.of, part.one, part.other]].map((each) => this.day(...each))
        : [this.day(one("y"), one("m"), one("d"))];
      return { start: match.index, end: match.index + match[0].length, days: [...new Set(found.filter(Boolean))] };
    });
  }

  day(year, month, day) {
    const number = this.months[month.replace(/\.+$/, "")] ?? this.short.get(month.toLowerCase()) ?? Number(month);
    const text = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
    return bounds(text) ? text : null;
  }

  /* Return the dates that a person may mean: one where that is clear, two to choose from, none where it is no date. */
  meant(text) {
    const typed = this.plain(text.trim()).replace(/^[\p{L}]+day,? /u, "").replace(/(\d)(?:st|nd|rd|th)\b/, "$1");
    if (span(typed)) return [typed];
    const loose = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/.exec(typed);
    if (loose) return [loose.slice(1).filter(Boolean).map((part) => part.padStart(2, "0")).join("-")].filter(bounds);
    const month = this.month.exec(typed);
    if (month) return [`${month[2]}-${String(this.short.get(month[1].toLowerCase())).padStart(2, "0")}`].filter(bounds);
    const capital = typed.replace(/\p{L}+/gu, (word) => word[0].toUpperCase() + word.slice(1).toLowerCase());
    const found = this.printed(capital);
    return found.length === 1 && found[0].start === 0 && found[0].end === capital.length ? found[0].days : [];
  }
}
