/* Words as the index of the search holds them, without a page, so that tests can ask. The tables are those by which the
   names in the index were folded; the page of the search gives them. */

const SHORTEST = 3; // letters that must be left of an Arabic word once a particle is taken off

const SURE = 4; // letters that two forms of a word have in common at least
const MOST_ENDING = 3; // letters by which their ends may differ

/* Texts without marks and signs, as most names are: they are folded a thousand at a time, and this is ten times as fast. */
const SIMPLE = /^[a-z0-9 .,()/-]*$/i;
const ARTICLES = /^[ae]/; // how Latin articles begin

/* Words that nearly every record has: they tell nothing, and are the largest parts of the index. */
const LITTLE = new Set(["a", "an", "and", "at", "by", "did", "for", "from", "happen", "happened", "how", "in", "is", "of", "on", "the", "to", "was", "were", "what", "when", "where", "who", "with"]);

/* The same in Arabic, folded: prepositions, and what asks. */
const LITTLE_ARABIC = new Set(["في", "من", "علي", "الي", "عن", "مع", "ما", "ماذا", "متي", "اين", "كيف", "هل", "او"]);

/* Return the words of a query that tell something, or all where none does. */
export function telling(words) {
  const found = words.filter((word) => !LITTLE.has(word.toLowerCase()) && !LITTLE_ARABIC.has(word));
  return found.length ? found : words;
}

/* Return how many letters two words have in common at their beginning. */
function common(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/* Return the functions that fold by the tables of a page. */
export function folding(tables) {
  const plain = { ...tables.whole, ...tables.letters };
  const signs = new RegExp(`[${tables.signs}]`, "gu");
  const marks = new RegExp(`[${tables.marks}]`, "gu");
  const isArabic = new RegExp(`[${tables.arabic}]`, "u");
  const [latinArticle, arabicArticle] = [new RegExp(`^${tables.latin_article}`, "u"), new RegExp(`^${tables.arabic_article}`, "u")];

  /* Return a text in small letters without marks, ʿayn and hamza; Arabic letters written two ways are one. */
  function bare(text) {
    if (SIMPLE.test(text)) return text.toLowerCase();
    const unmarked = text.toLowerCase().replace(signs, "").normalize("NFKD").replace(/\p{Mn}/gu, "").replace(marks, "");
    return [...unmarked].map((letter) => plain[letter] ?? letter).join("");
  }

  /* Return the letters by which spellings are the same: without case, marks, hyphens, spaces and article. */
  function letters(name) {
    const text = bare(name).trim();
    const own = text.replace(ARTICLES.test(text) ? latinArticle : arabicArticle, "");
    return own.replace(SIMPLE.test(own) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, "");
  }

  /* Return whether a word tells nothing. */
  const isLittle = (word) => LITTLE.has(word.toLowerCase()) || LITTLE_ARABIC.has(bare(word));

  /* Return a word as it stands, and an Arabic one without each particle that may be joined to it. */
  function unjoined(word) {
    const text = bare(word);
    if (!isArabic.test(text)) return [word];
    const joined = (particles) => particles.filter((each) => text.startsWith(each) && text.length - each.length >= SHORTEST).map((each) => text.slice(each.length));
    return [...new Set([word, ...joined(tables.before_article), ...joined(tables.particles)])];
  }

  /* Return a text with the digits of Arabic and of Persian as those of English. */
  const western = (text) => text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) & 0xf) % 10));

  /* Return what a query is asked as, the likeliest first: as it stands but for marks and articles; Arabic without what
     is joined to its words; and as one word. */
  function asked(query) {
    const words = telling(bare(query).split(/[^\p{L}\p{N}-]+/u).filter(Boolean));
    const whole = words.flatMap((word) => (isArabic.test(word) ? [bareArabic(word)] : parts(word)));
    const apart = words.flatMap((word) => (isArabic.test(word) ? [withoutParticle(word)] : parts(word)));
    const found = [whole.join(" "), apart.join(" "), letters(query)];
    return [...new Set(found)].filter((each) => each && each !== tables.all);
  }

  /* Return whether a text has a word of a query: whole, as a beginning, or in another form. The index, where it does not
     know a word, gives what begins with some of its letters. */
  function isIn(word, text) {
    const wanted = asked(word).flatMap((each) => each.split(" "));
    const there = new Set(bare(text).split(/[^\p{L}\p{N}]+/u));
    return wanted.some((each) => [...there].some((other) => common(each, other) >= Math.min(each.length, Math.max(SURE, each.length - MOST_ENDING))));
  }

  /* Return whether a text has words that were asked, each whole or as a beginning, whatever is joined to an Arabic one. */
  function hasAll(words, text) {
    const there = bare(text).split(/[^\p{L}\p{N}]+/u).flatMap((word) => (isArabic.test(word) ? [word, withoutParticle(word)] : [word]));
    return words.every((word) => there.some((each) => each.startsWith(word)));
  }

  /* Return whether a text has a word as it stands, or in a form that is no other word: `Mar` is not in `Mare`. */
  function isWhole(word, text) {
    if (letters(word).length >= SURE) return isIn(word, text);
    const wanted = asked(word).flatMap((each) => each.split(" "));
    const there = new Set(bare(text).split(/[^\p{L}\p{N}]+/u));
    return wanted.some((each) => there.has(each) || there.has(`${each}s`));
  }

  const bareArabic = (word) => (word.length > 2 + SHORTEST - 1 ? word.replace(arabicArticle, "") : word);

  function parts(word) {
    const [first, ...rest] = word.split("-").filter(Boolean);
    const isArticle = rest.length && latinArticle.test(word);
    return first === undefined ? [] : isArticle ? rest : [first, ...rest];
  }

  function withoutParticle(word) {
    const joined = tables.before_article.find((each) => word.startsWith(each) && word.length - each.length >= SHORTEST);
    if (joined) return word.slice(joined.length);
    const particle = tables.particles.find((each) => word.startsWith(each) && word.length - each.length >= SHORTEST);
    return bareArabic(particle ? word.slice(particle.length) : word);
  }

  /* Return a name's letters, of those that transliterations swap always the same one. */
  function oneWay(name) {
    const swapped = tables.swapped.reduce((word, [one, other]) => word.replaceAll(one, other), letters(name));
    return swapped.replace(/(\p{L})\1/gu, "$1");
  }

  /* Return a name's consonants. */
  const consonants = (name) => oneWay(name).replace(/[aeiouyw]|(?<=.)h$/gu, "");

  return { bare, letters, asked, isLittle, unjoined, western, isIn, isWhole, hasAll, oneWay, consonants };
}
