/* Words that stand in the index for exactly one thing, as hooks/annals/site/search/tokens.py writes them. */

const SIGNS = "0123456789-";
const AS = "abcdefghijk";

export const TOKENS = /\bzz?q[a-z]*/g; // them, and the word that every record has
export const HARM = "-harm"; // what stands for harm to civilians

/* Return the word for an id or a date, such as `2015-08`. */
export const token = (key) => `zq${[...key].map((sign) => (SIGNS.includes(sign) ? `z${AS[SIGNS.indexOf(sign)]}` : sign === "z" ? "zz" : sign)).join("")}zq`;
