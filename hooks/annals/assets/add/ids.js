/* Ids of articles, made by chance in the browser or read from an address: hooks/annals/values/ids.py tells the rule.
   Ids of all else, proposed from a name: hooks/annals/language/slugs.py once more. */

const ALPHABET = "0123456789bcdfghjkmnpqrstvwxz";
const LENGTH = 8;

/* Return the NCDA check character for the characters before it. */
export function checkCharacter(stem) {
  const sum = [...stem].reduce((total, char, place) => total + (place + 1) * ALPHABET.indexOf(char), 0);
  return ALPHABET[sum % ALPHABET.length];
}

/* Return whether a text has the length and the characters of an id, whatever its check character. */
export function isShaped(text) {
  return text.length === LENGTH && [...text].every((char) => ALPHABET.includes(char));
}

/* Return whether the last character of a shaped text checks the others. */
export function isChecked(text) {
  return text.at(-1) === checkCharacter(text.slice(0, -1));
}

/* Return a new id; `taken` ones are passed over. */
export function mint(taken) {
  for (;;) {
    const stem = Array.from({ length: LENGTH - 1 }, randomCharacter).join("");
    const id = stem + checkCharacter(stem);
    if (!/^\d|\d{3}/.test(id) && !taken.has(id)) return id;
  }
}

/* Return the id that a name proposes, or nothing where it has too few Latin letters; `letters` are tables of Python. */
export function slug(name, { whole, signs }, { slug: pattern, longest_slug: most }) {
  const bare = name.toLowerCase().replace(new RegExp(`[${signs}]`, "gu"), "").normalize("NFKD").replace(/\p{Mn}/gu, "");
  const plain = [...bare].map((char) => whole[char] ?? char).join("");
  let found = "";
  for (const word of plain.match(/[a-z0-9]+/g) ?? []) {
    const longer = found ? `${found}-${word}` : word;
    if (longer.length > most) break;
    found = longer;
  }
  return new RegExp(pattern).test(found) ? found : "";
}

/* Return a character of the alphabet, each as likely as the others. */
function randomCharacter() {
  const most = 256 - (256 % ALPHABET.length);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) return ALPHABET[byte % ALPHABET.length];
  }
}
