/* Days that a text names: those that it prints, and those that the words come to without a doubt, such as “on Wednesday”.
   How the words are found is the pattern of hooks/annals/language/date_patterns.py; of what is read of them, in
   date_readings.py, only that is here which comes to one day. */

const LONGEST = 7; // words for a day, as a record prints them
const LED = 40;
const DAY = 86_400_000;
const BACK = { today: 0, yesterday: 1, before: 2 };

const moved = (day, days) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export class DayReader {
  constructor({ words, ahead, weekdays, months }, dates, marks) {
    Object.assign(this, { dates, weekdays, months });
    this.words = new RegExp(words, "gu");
    this.ahead = new RegExp(ahead, "u");
    this.marks = new RegExp(`[${marks}]`, "gu");
  }

  /* Return the days of a paragraph as { words, when }, in order, read against the day of publication. */
  find(paragraph, published) {
    const text = paragraph.replace(this.marks, "").replace(/\s+/gu, " ").trim();
    const plain = this.dates.plain(text);
    const printed = this.dates.printed(text);
    const found = printed.map(({ start, end, days }) => ({ start, end, when: days.length === 1 ? days[0] : "" }));
    for (const match of plain.matchAll(this.words)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (printed.some((each) => each.start < end && start < each.end)) continue;
      const part = Object.fromEntries(Object.entries(match.groups).filter(([, text]) => text).map(([name, text]) => [name.replace(/_$/, ""), text]));
      if (!part.since && !this.ahead.test(text.slice(Math.max(0, start - LED), start))) found.push({ start, end, when: this.read(part, published) });
    }
    return found
      .filter(({ start, when }) => when && !/(?:[Ss]ince|منذ) (?:[Oo]n )?$/u.test(plain.slice(0, start)))
      .map(({ start, end, when }) => ({ words: text.slice(start, end).split(" ").slice(0, LONGEST).join(" "), when }));
  }

  read(part, published) {
    if (/\D/.test(part.d1 ?? "")) return ""; // a day in words
    if (part.monthday && part.y0) return this.only(part, part.y0, part.m1 ?? part.m2);
    if (!published) return "";
    if (part.weekday) return this.weekday(part, published);
    if (part.monthday) return this.monthDay(part, published);
    const name = Object.keys(BACK).find((each) => part[each]);
    return name ? moved(published, -BACK[name]) : "";
  }

  weekday(part, published) {
    const past = part.last1 || part.last2 ? 1 : 0;
    const today = (new Date(published).getUTCDay() + 6) % 7; // Monday is 0
    const name = part.name ?? Object.keys(this.weekdays).find((each) => each.startsWith(part.short.slice(0, 3)));
    const back = (((today - past - this.weekdays[name]) % 7) + 7) % 7;
    return moved(published, -(back + past));
  }

  monthDay(part, published) {
    const day = (part.d1 ?? part.d2).padStart(2, "0");
    const month = String(this.months[(part.m1 ?? part.m2).replace(/\.+$/, "")]).padStart(2, "0");
    const later = part.yearago1 || `${month}-${day}` > published.slice(5);
    return this.only(part, String(Number(published.slice(0, 4)) - (later ? 1 : 0)), month);
  }

  /* Return the one day that is printed, or nothing where it is a range; an end that no month has is none. */
  only(part, year, month) {
    const other = part.d0 ?? part.d3;
    if (other && this.dates.day(year, month, other)) return "";
    return this.dates.day(year, month, part.d1 ?? part.d2) ?? "";
  }
}
