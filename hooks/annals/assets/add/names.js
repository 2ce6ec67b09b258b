/* Names of towns, groups and sources found in text, in English and Arabic: hooks/annals/language/names.py
   once more, for the browser. A test gives both the same texts and expects the same names. The table by which
   letters are folded is that of Python, out of names.json, and so are the words beside an ambiguous Arabic name, of
   hooks/annals/language/cues.py.
   Beside it: names that may mean something else, names that a line in capitals hides, how a name is printed, and
   words in a row that two texts share. */

const JOINER = /^[-‐‑\s]{1,3}$/u;
const SHORTEST = 3; // letters left of an Arabic name once a particle is taken off
const POSSESSIVE = "'s";

const ARTICLE = /(?<![\p{L}\p{N}_])(?:al|el|a[rsdnztl]|a[st]h)[-‐‑]$/iu; // joined to the name behind it

/* Reads texts by a table: `folds`, letters and what they are compared as; `vowels` and `marks`, the inside of a
   pattern's brackets; `characters`, the same for all of Arabic; `quotes`, which may stand inside an Arabic name;
   `particles`, alone and before an article; `cues`, behind which an ambiguous Arabic name is likely meant; `words`, which
   names in capitals may be, and all names are that are as `short`. */
export class Reader {
  constructor({ folds, vowels, marks, characters, quotes, particles, before_article, cues = [], words = [], short = 0 }) {
    const letters = `(?:[\\p{L}\\p{N}][\\u0300-\\u036f${vowels}]*)+`;
    const dotted = "(?<![\\p{L}\\p{N}])(?:[A-Z]\\.){2,}(?![\\p{L}\\p{N}])"; // U.S. is one word, as US is
    this.word = new RegExp(`${dotted}|${letters}(?:['’\`ʿʾ]${letters})*`, "gu");
    this.marks = new RegExp(`[${marks}]`, "gu");
    this.folded = new RegExp(`[${Object.keys(folds).join("")}]`, "gu");
    this.arabic = new RegExp(`^[${characters}]`, "u");
    this.anyArabic = new RegExp(`[${characters}]`, "u");
    this.quoted = new RegExp(`[${quotes}]`, "gu");
    this.joins = new RegExp(`^\\s?(?:[،,]\\s?)?(?:و\\s)?[${quotes}]?$`, "u");
    this.joiners = {
      latin: JOINER, arabic: new RegExp(`^(?:[-‐‑–\\s]{1,3}|\\s?[${quotes}]\\s?)$`, "u"), letters: /^(?:[-‐‑\s]{1,3}|\.\s?)$/u,
    };
    Object.assign(this, { cues: new Set(cues), folds, particles, beforeArticle: before_article, ordinary: new Set(words), short });
  }

  /* Return what a text names surely, and what it may name: ambiguous spellings, in Arabic only where the words beside one
     of them tell that the name is meant. */
  recognise(records, text) {
    const words = this.wordsOf(text);
    const found = this.find(this.buildNames(records, "spellings"), text, words);
    const hidden = found.filter((mention) => this.tellsNothing(text, mention));
    const sure = found.filter((mention) => !hidden.includes(mention));
    const apart = ({ start, end }) => !sure.some((mention) => mention.start < end && start < mention.end);
    const open = records
      .filter((record) => record.ambiguous)
      .flatMap((record) => this.find(this.buildNames([record], "ambiguous"), text, words))
      .filter(apart);
    const every = sure.concat(open);
    const likely = (mention) => !this.arabic.test(mention.spelling) || this.isLed(mention) || every.some((other) => this.areJoined(text, other, mention) || this.areJoined(text, mention, other));
    const meant = new Set(sure.concat(open.filter(likely)).map(({ id }) => id));
    return { sure, maybe: hidden.concat(open.filter(({ id }) => meant.has(id))) };
  }

  /* Return whether the word before a name, or its own first, tells that a place or a land is named. */
  isLed({ spelling, before }) {
    return [before, this.fold(spelling.split(" ")[0])].some((word) => this.forms(word).some((form) => this.cues.has(form)));
  }

  /* Return whether an “and” or a comma joins two Arabic names, of which the second follows the first. */
  areJoined(text, one, other) {
    const [between, second] = [text.slice(one.end, other.start), text.slice(other.start, other.end)];
    if (one.end > other.start || !this.arabic.test(second) || !this.joins.test(between)) return false;
    return second.startsWith("و") !== other.name[0].startsWith("و") || between.includes("،") || between.includes("و ");
  }

  /* Return the first `length` words in a row that stand in both texts, or nothing. */
  sharedRun(text, other, length = 8) {
    const runs = new Set(this.wordRuns(other, length));
    return this.wordRuns(text, length).find((run) => runs.has(run)) ?? "";
  }

  wordRuns(text, length) {
    const words = (text.match(this.word) ?? []).map((word) => this.fold(word));
    return words.slice(0, Math.max(0, words.length - length + 1)).map((_, place) => words.slice(place, place + length).join(" "));
  }

  fold(word) {
    return (/^[A-Z.]+$/.test(word) ? word.replaceAll(".", "") : word).normalize("NFKC").replace(this.marks, "").replace(this.folded, (letter) => this.folds[letter]).toLowerCase();
  }

  wordsOf(text) {
    return [...text.matchAll(this.word)].map((match) => ({
      text: match[0], folded: this.fold(match[0]), start: match.index, end: match.index + match[0].length,
    }));
  }

  /* Return the matcher of the spellings that `field` of each record holds, by the first word, longest first. */
  buildNames(records, field) {
    const byFirst = new Map();
    const others = records.map(({ not_this: spellings = [] }) => ({ id: "", [field]: spellings })); // longer names, of none
    for (const { id, [field]: spellings = [] } of records.concat(others)) {
      for (const spelling of spellings) {
        const found = spelling.match(this.word) ?? [];
        if (found.length === 0) continue;
        const letters = found.join("").replaceAll(".", "");
        const words = found.map((word) => this.fold(word));
        const name = { id, spelling, words, capitals: isUpper(letters) && isAscii(letters), cased: isCased(letters) };
        if (!byFirst.has(words[0])) byFirst.set(words[0], []);
        byFirst.get(words[0]).push(name);
      }
    }
    for (const names of byFirst.values()) names.sort((one, other) => other.words.length - one.words.length);
    return byFirst;
  }

  /* Return the names in a text, given with its words, in order, longest first at each place, none overlapping. */
  find(names, text, words) {
    const mentions = [];
    for (let place = 0; place < words.length; ) {
      const name = this.nameAt(names, text, words, place);
      if (name?.id) {
        const last = words[place + name.words.length - 1];
        const owner = last.folded === name.words.at(-1) + POSSESSIVE ? POSSESSIVE.length : 0;
        const { start } = words[place];
        const mention = { id: name.id, spelling: name.spelling, name: name.words, start, end: last.end - owner, before: words[place - 1]?.folded ?? "" };
        mentions.push({ ...mention, printed: this.printed(text, mention) });
      }
      place += name ? name.words.length : 1;
    }
    return mentions;
  }

  /* Return whether a name in capitals may be a word, as all of its line is in capitals. */
  tellsNothing(text, { start, end, name }) {
    const isWord = name.length === 1 && (this.ordinary.has(name[0]) || name[0].length <= this.short);
    if (!isWord || !isUpper(text.slice(start, end))) return false;
    const others = `${text.slice(text.lastIndexOf("\n", start - 1) + 1, start)} ${text.slice(end).split("\n", 1)[0]}`;
    return isUpper((others.match(/\p{L}/gu) ?? []).join(""));
  }

  /* Return a name as a text prints it, with an article joined to it, without the Arabic particles of the sentence. */
  printed(text, { start, end, name }) {
    const named = text.slice(start, end);
    const [first, ...rest] = (this.anyArabic.test(named) ? named.replace(this.quoted, " ") : named).trim().split(/\s+/u);
    const article = ARTICLE.exec(text.slice(Math.max(0, start - 9), start))?.[0] ?? "";
    return [article + this.withoutParticles(first, name[0]), ...rest].join(" ");
  }

  withoutParticles(word, name) {
    if (isAscii(word) || this.fold(word) === name) return word;
    for (const article of ["", "ال"]) {
      const wanted = name.startsWith(article) ? name.slice(article.length) : name;
      for (let place = word.length - 1; place > 0; place -= 1) {
        if (this.fold(word.slice(place)) === wanted) return article + word.slice(place);
      }
    }
    return word;
  }

  nameAt(names, text, words, place) {
    for (const first of this.forms(words[place].folded)) {
      const found = names.get(first)?.find((name) => matches(name, text, words.slice(place, place + name.words.length), this.joiner(name)));
      if (found) return found;
    }
    return null;
  }

  /* Return what may stand between the words of a name. */
  joiner({ words }) {
    if (!this.arabic.test(words[0])) return this.joiners.latin;
    return this.joiners[words.every((word) => word.length === 1) ? "letters" : "arabic"];
  }

  /* Return a word as it may begin a name: itself, without its possessive, without Arabic particles. */
  forms(folded) {
    const found = [folded];
    if (folded.endsWith(POSSESSIVE)) found.push(folded.slice(0, -POSSESSIVE.length));
    if (this.arabic.test(folded)) {
      for (const particle of this.beforeArticle) {
        if (folded.startsWith(particle)) found.push("ال" + folded.slice(particle.length));
      }
      for (const particle of this.particles) {
        const rest = folded.slice(particle.length);
        if (folded.startsWith(particle) && rest.length >= SHORTEST) found.push(rest);
      }
    }
    return found;
  }
}

/* Return whether words of a text are a name; the first word is known to be its first. */
function matches(name, text, words, joiner) {
  if (words.length < name.words.length) return false;
  const last = words.length - 1;
  if (words.some(({ folded }, place) => 0 < place && place < last && folded !== name.words[place])) return false;
  const owned = words[last].folded === name.words[last] + POSSESSIVE;
  if (last > 0 && !owned && words[last].folded !== name.words[last]) return false;
  if (words.some((word, place) => place > 0 && !joiner.test(text.slice(words[place - 1].end, word.start)))) return false;
  const letters = words.map((word) => word.text).join("").slice(0, owned ? -POSSESSIVE.length : undefined);
  return name.capitals ? isUpper(letters) : !name.cased || isCased(letters);
}

const isAscii = (letters) => !/[^\x00-\x7f]/.test(letters);
const isCased = (letters) => letters !== letters.toLowerCase();
const isUpper = (letters) => letters === letters.toUpperCase() && isCased(letters);
