/* Languages by their names: a person writes `العربية`, `Arabic` or `ar`, and the record has the tag. */

const TAGS = ["ar", "de", "en", "es", "fa", "fr", "he", "it", "ku", "nl", "pt", "ru", "sv", "tr"]; // those that are offered

/* Return the languages that are offered, each its tag and its name in a language. */
export function languages(page) {
  return TAGS.map((tag) => [tag, nameOf(tag, page)]);
}

/* Return the tag of a language that is written by its name, in English, in itself or in the language of the page; any
   other text as it is. */
export function languageOf(text, page) {
  const wanted = plain(text, page);
  return TAGS.find((tag) => ["en", tag, page].some((each) => plain(nameOf(tag, each), each) === wanted)) ?? text;
}

function nameOf(tag, language) {
  return new Intl.DisplayNames(language, { type: "language" }).of(tag);
}

/* Return a name as it is compared: in small letters without marks; an Arabic one without article and ending, `عربي`. */
function plain(name, language) {
  const bare = name.trim().toLocaleLowerCase(language).normalize("NFKD").replace(/\p{M}/gu, "");
  return /^[؀-ۿ]/u.test(bare) ? bare.replace(/^ال/u, "").replace(/[يى]ة?$/u, "ي") : bare;
}
