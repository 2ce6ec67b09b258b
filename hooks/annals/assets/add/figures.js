/* Figures that a text states in digits, offered for claims: those English ones that stand alone, with the word behind them
   that says what they count. The command line reads more, number words and Arabic too; what could be read in another way
   is left out here, so that the two never differ. Tables come out of names.json. */

const TOKEN = /\p{Nd}{1,3}(?:,\p{Nd}{3})+|\p{Nd}+|\p{L}+/gu;
const ENDS = /[.!?;:؛؟…]/u;
const DENIED = /\b(?:no|not|none|nobody|never|neither|nor|without|cannot|den(?:y|ies|ied|ying)|refut\w+|reject\w+|dismiss\w+|disput\w+)\b|n['’]t\b/iu;
const PARTS_TWO = ["and", "while", "but", "or", "to", "as", "when", "after", "because", "before", "where", "until", "ago", "percent", "per"];
const BEFORE_OTHERS = ["from", "between", "aged", "age", "including", "among", "whom", "them", "of"];
const REACH = 6;
const RUN = 6;
const FEWEST = 9;

const isNumber = (word) => /^\p{Nd}/u.test(word);

export class FigureReader {
  constructor({ telling, stops, bounds, ahead, furniture, most }) {
    Object.assign(this, { telling, bounds, most });
    this.stops = new Set([...stops, ...PARTS_TWO]);
    this.ahead = new RegExp(ahead, "u");
    this.furniture = new RegExp(furniture, "iu");
    this.longest = Math.max(...Object.keys(bounds).map((phrase) => phrase.split(" ").length));
  }

  /* Return the figures of paragraphs as { paragraph, figure, states }, in order. */
  find(paragraphs) {
    const seen = new Set();
    const found = [];
    paragraphs.forEach((text, place) => {
      const words = (text.match(TOKEN) ?? []).map((word) => word.toLowerCase());
      const runs = words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, start) => words.slice(start, start + RUN).join(" "));
      const repeats = runs.some((run) => seen.has(run));
      runs.forEach((run) => seen.add(run));
      if (place > 0 && !repeats && this.isStory(text, words)) found.push(...this.inParagraph(text, place + 1));
    });
    return found.slice(0, this.most);
  }

  isStory(text, words) {
    const plain = words.length >= FEWEST && /[.!]$/u.test(text.trim()) && !/[)\]]\W*$/.test(text) && !/\p{Script=Arabic}/u.test(text);
    return plain && !this.furniture.test(text) && !this.ahead.test(text) && !DENIED.test(text) && !/killed\W+or\W+wounded/i.test(text);
  }

  inParagraph(text, paragraph) {
    const tokens = [...text.matchAll(TOKEN)].map((match, place, all) => ({
      word: match[0].toLowerCase(),
      gap: text.slice(place ? all[place - 1].index + all[place - 1][0].length : 0, match.index),
    }));
    return tokens.flatMap((_token, place) => {
      const states = this.states(tokens, place);
      const figure = states && this.figure(tokens, place);
      return figure ? [{ paragraph, figure, states }] : [];
    });
  }

  /* Return what a number counts: the first telling word behind it, with nothing but spaces and plain words between. */
  states(tokens, place) {
    for (const { word, gap } of tokens.slice(place + 1, place + 1 + REACH)) {
      if (gap !== " " || !/^[a-z]+$/.test(word) || this.stops.has(word)) return "";
      if (this.telling[word]) return this.telling[word];
    }
    return "";
  }

  /* Return a number as a figure, with the bound before it; nothing where it may be a part of something else. */
  figure(tokens, place) {
    const number = tokens[place].word.replaceAll(",", "");
    const alone = /^[1-9][0-9]{0,11}$/.test(number) && number !== "1" && !/^(?:1[89]|2[01])\d\d$/.test(number);
    const near = tokens.slice(Math.max(0, place - REACH), place).map(({ word }) => word);
    const apart = place === 0 ? tokens[0].gap === "" : tokens[place].gap === " ";
    if (!alone || !apart || near.some((word) => isNumber(word) || BEFORE_OTHERS.includes(word) || word.length === 1)) return "";
    const bound = this.bound(tokens, place);
    return bound === null ? "" : `${bound} ${number}`.trim();
  }

  /* Return the bound that the words before a number set, null where one of them is a number's. */
  bound(tokens, place) {
    for (let length = Math.min(this.longest, place); length > 0; length -= 1) {
      const phrase = tokens.slice(place - length, place);
      const bound = this.bounds[phrase.map(({ word }) => word).join(" ")];
      if (bound && ![...phrase.slice(1), tokens[place]].some(({ gap }) => ENDS.test(gap))) return bound;
    }
    return this.stops.has(tokens[place - 1]?.word) && !["and", "but", "while", "when", "after", "before", "as"].includes(tokens[place - 1].word) ? null : "";
  }
}
