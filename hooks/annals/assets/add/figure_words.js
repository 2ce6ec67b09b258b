/* Figures in the words and digits of the page's language, as a person types and reads them, and as records write them. */

import { say } from "../texts.js";

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g; // Arabic and Persian ones; the last four bits of each are its number
const LARGE = 15;

export class FigureWords {
  constructor({ counting: { bounds, bounds_behind }, folding: { folds, marks } }) {
    Object.assign(this, { before: new Map(Object.entries(bounds)), behind: new Map(Object.entries(bounds_behind)), folds, marks: new RegExp(`[${marks}]`, "gu") });
    this.forms = {
      "at least": say("at least %(number)s"),
      "at most": say("at most %(number)s"),
      "more than": say("more than %(number)s"),
      "fewer than": say("fewer than %(number)s"),
      about: say("about %(number)s"),
      nearly: say("nearly %(number)s"),
    };
    this.vague = {
      dozens: say("dozens"),
      hundreds: say("hundreds"),
      thousands: say("thousands"),
      "tens of thousands": say("tens of thousands"),
      "hundreds of thousands": say("hundreds of thousands"),
      some: say("some"),
      several: say("several"),
      many: say("many"),
    };
  }

  /* Return a figure that was typed as records write it: `at least 50` of `50 or more`; what is none as it is. */
  read(text) {
    const typed = this.plain(text);
    const vague = Object.entries(this.vague).find(([word, told]) => [word, this.plain(told)].includes(typed));
    const number = typed.match(/^(?:(\D+) )?(\d{1,12})(?: (\D+))?$/u);
    const range = typed.match(/^(\d+) ?[–—-] ?(\d+)$/u);
    if (vague) return vague[0];
    if (range) return `${range[1]}-${range[2]}`;
    if (!number) return text;
    const [, before, digits, behind] = number;
    const bound = this.bound(before, behind);
    return bound === undefined ? text : `${bound} ${digits}`.trim();
  }

  /* Return the bound that words before or behind a number set, `""` where there are none; nothing where they are no bound. */
  bound(before, behind) {
    if (!before && !behind) return "";
    if (before && behind) return undefined;
    const told = Object.entries(this.forms).find(([, form]) => this.plain(form) === `${before ?? ""} %(number)s ${behind ?? ""}`.trim());
    return told?.[0] ?? (before ? this.before.get(before) : this.behind.get(behind));
  }

  /* Return a text with plain digits and letters, as the words that bound a number are compared. */
  plain(text) {
    const digits = text.normalize("NFKC").replace(DIGITS, (digit) => digit.charCodeAt(0) & LARGE).replace(/(?<=\d)[,٬](?=\d{3}(?!\d))/gu, "");
    return [...digits.toLowerCase().replace(this.marks, "")].map((letter) => this.folds[letter] ?? letter).join("").replace(/\s+/gu, " ").trim();
  }

  /* Return a figure of a record in the words of the page. */
  told(figure) {
    const [, bound, number] = figure.match(/^(\D+) (\d+)$/u) ?? [];
    return bound ? this.forms[bound].replace("%(number)s", number) : (this.vague[figure] ?? figure);
  }
}
