/* The days and figures that the text states, offered for claims: nothing is a claim that nobody confirmed. */

import { element } from "./fields.js";
import { DayReader } from "./days.js";
import { FigureWords } from "./figure_words.js";
import { FigureReader } from "./figures.js";
import { paragraphs } from "./text.js";
import { say, written } from "../texts.js";

export class Offers {
  constructor(root, known, dates, use) {
    Object.assign(this, { root, use, measures: known.measures, words: new FigureWords(known) });
    this.days = new DayReader(known.dates, dates, known.folding.marks);
    this.figures = new FigureReader(known.counting, dates);
  }

  /* Show what a text states that came out on a day, `""` where that is not known. */
  show(text, published) {
    const key = `${published} ${text}`;
    if (this.shown === key) return;
    this.shown = key;
    const found = paragraphs(text);
    const days = found.flatMap((paragraph, place) => this.days.find(paragraph, published).map((day) => ({ ...day, paragraph: place + 1 })));
    const figures = this.figures.find(found);
    this.root.hidden = days.length + figures.length === 0;
    const lists = [];
    if (figures.length) lists.push(element("h3", say("Figures the text states")), this.list(figures.map((figure) => this.figure(figure))));
    if (days.length) lists.push(element("h3", say("Days the text names")), this.list(days.map(({ words, when, paragraph }) => [element("span", say("Paragraph %(number)s: %(words)s", { number: written(paragraph), words }), { dir: "auto" }), element("span", when)])));
    this.root.replaceChildren(...lists);
    const list = document.getElementById("known-days") ?? this.root.parentNode.appendChild(element("datalist", "", { id: "known-days" }));
    list.replaceChildren(...days.map(({ words, when }) => element("option", words, { value: when })));
  }

  list(rows) {
    const list = element("ul", "", { className: "an-offers" });
    list.append(...rows.map((parts) => {
      const row = element("li", "");
      row.append(...parts);
      return row;
    }));
    return list;
  }

  figure({ figure, states, paragraph }) {
    const button = element("button", say("Make it a statement"), { type: "button" });
    button.dataset.do = "use";
    const told = this.words.told(figure);
    const counted = say(this.measures[states].counted).replace("{figure}", told);
    button.setAttribute("aria-label", say("Make a statement of %(figure)s in paragraph %(number)s", { figure: told, number: written(paragraph) }));
    button.addEventListener("click", () => this.use({ figure, states, paragraph: String(paragraph) }));
    return [element("span", say("Paragraph %(number)s: %(words)s", { number: written(paragraph), words: counted })), button];
  }
}
