/* Small tools of the form that know nothing of it. */

/* Return the SHA-256 sum of bytes, as sha256sum prints it. */
export async function sha256(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/* Return whether a text has more Arabic letters than Latin ones. */
export function isArabic(text) {
  const count = (pattern) => (text.match(pattern) ?? []).length;
  return count(/\p{Script=Arabic}/gu) > count(/\p{Script=Latin}/gu);
}

/* Return a function that calls another once nothing was typed for a moment. */
export function later(action) {
  let waiting = 0;
  return () => { clearTimeout(waiting); waiting = setTimeout(action, 250); };
}
