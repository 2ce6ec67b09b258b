/* Characters that deceive, as hooks/annals/language/characters.py has them: what is dropped, and what is told. */

import { say } from "../texts.js";

const MARKS = "[\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u20d0-\\u20ff]";
const PILED = new RegExp(`${MARKS}{5}`, "u");
const SCRIPTS = ["Latin", "Arabic", "Cyrillic", "Greek", "Hebrew", "Armenian", "Georgian", "Cherokee", "Han", "Hangul", "Hiragana", "Katakana"]
  .map((name) => new RegExp(`\\p{Script=${name}}`, "u"));
const PLANES = Array.from({ length: 17 }, (_none, plane) => `\\u{${(plane * 0x10000 + 0xfffe).toString(16)}}-\\u{${(plane * 0x10000 + 0xffff).toString(16)}}`);
/* What no file may hold, and what turns, hides, changes or strikes other characters. */
const UNFIT = new RegExp(
  "[\\p{Cf}\\p{Co}\\p{Cs}\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u0334-\\u0338\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f"
  + "\\u2028\\u2029\\u2065\\u20d0-\\u20ff\\u2800\\u3164\\ufdd0-\\ufdef\\ufe00-\\ufe0f\\uffa0\\ufff0-\\ufffd\\u{e0000}-\\u{e0fff}"
  + `${PLANES.join("")}]`,
  "gu",
);

/* Return text without what a record may not hold. */
export function withoutUnfit(text) {
  return text.replace(UNFIT, "");
}

/* Return what is wrong with the letters of a text, in words, or nothing. */
export function whyItDeceives(text) {
  if (PILED.test(text)) return say("has too many marks on one letter; keep only those the name is written with");
  const word = (text.match(/\p{L}+/gu) ?? []).find(deceives);
  return word && say("the word %(word)s mixes alphabets or has lookalike letters; type it again", { word });
}

function deceives(word) {
  const letters = word.replace(/\p{Lm}/gu, "");
  const scripts = SCRIPTS.filter((script) => script.test(letters));
  const other = [...letters].some((letter) => !SCRIPTS.some((script) => script.test(letter)));
  return scripts.length + other > 1 || word.normalize("NFC") !== word.normalize("NFKC");
}
