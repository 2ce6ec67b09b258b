/* Ids of articles, made by chance in the browser: hooks/annals/ids.py tells the rule. */

const ALPHABET = "0123456789bcdfghjkmnpqrstvwxz";
const LENGTH = 8;

/* Return the NCDA check character for the characters before it. */
export function checkCharacter(stem) {
  const sum = [...stem].reduce((total, char, place) => total + (place + 1) * ALPHABET.indexOf(char), 0);
  return ALPHABET[sum % ALPHABET.length];
}

/* Return a new id; `taken` ones are passed over. */
export function mint(taken) {
  for (;;) {
    const stem = Array.from({ length: LENGTH - 1 }, randomCharacter).join("");
    const id = stem + checkCharacter(stem);
    if (!/^\d|\d{3}/.test(id) && !taken.has(id)) return id;
  }
}

/* Return a character of the alphabet, each as likely as the others. */
function randomCharacter() {
  const most = 256 - (256 % ALPHABET.length);
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) return ALPHABET[byte % ALPHABET.length];
  }
}
