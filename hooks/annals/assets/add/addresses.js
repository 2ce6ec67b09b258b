/* When two addresses are of one page: hooks/annals/values/addresses.py once more, for the browser. Its tables come out
   of names.json, and tests/same_addresses.json has cases that both are tested with. */

const SCHEME = /^(?:https?:)?\/+/i;
const PORT = /:(?:80|443)?$/;
const HOST = /^[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f-]*(?:\.[\p{L}\p{N}][\p{L}\p{N}\u0300-\u036f-]*)*$/u;
const PAGE = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?::\d+)?(?:[/?].*)?$/u;
const DEEPEST = 5;
const AMP = [
  [/^\/amp(?=\/.)/i, ""], [/\/+$/, ""], [/(?<=.)\/amp(?:\.html?)?$/i, ""], [/\.amp(?=\.html?$|$)/i, ""], [/\/{2,}/g, "/"], [/\/+$/, ""],
];

/* Compares addresses by a table of patterns: `copies`, `counts`, `shapes`, `hosts`. */
export class Addresses {
  constructor({ copies, counts, shapes, hosts }) {
    this.copy = new RegExp(`^(?:${copies.join("|")})`, "i");
    this.noMatter = new RegExp(`^(?:(?:${counts})(?:=.*)?|${shapes})$`, "i");
    this.hostPart = new RegExp(`^(?:${hosts})$`);
  }

  /* Return the address of the page of which an archive or a cache holds a copy, or nothing where it is no copy. */
  originalOf(url) {
    let found = "";
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const text = (found || url).trim();
      const match = this.copy.exec(text);
      let rest = match ? text.slice(match[0].length) : "";
      if (!rest) break;
      if (/^https?%3a/i.test(rest)) rest = written(rest) ?? rest;
      const page = cut(rest.replace(SCHEME, ""), "#")[0];
      if (!PAGE.test(page)) break;
      found = `${/^https/i.test(rest) || match[0].endsWith("/s/") ? "https" : "http"}://${page}`;
    }
    return found;
  }

  /* Return an address as it is compared: two of one page are the same text. */
  plain(url) {
    const [text, fragment] = cut((this.originalOf(url) || url).trim().replace(SCHEME, ""), "#");
    const [place, query] = cut(text, "?");
    const [host, path] = cut(place, "/");
    const kept = query.split("&").filter((part) => part && !this.noMatter.test(part)).map(decoded).sort(byLetters);
    const route = /^[!/]/.test(fragment) ? `#${decoded(fragment)}` : "";
    const whole = place.includes("/") ? `/${path}` : "";
    return `${this.host(host)}${plainPath(whole)}${kept.length ? "?" : ""}${kept.join("&")}${route}`;
  }

  host(text) {
    const host = inAscii(text.slice(text.lastIndexOf("@") + 1).toLowerCase().replace(PORT, "").replace(/\.+$/, ""));
    const parts = host.split(".");
    return parts.filter((part, place) => place + 2 >= parts.length || !this.hostPart.test(part)).join(".");
  }
}

function plainPath(path) {
  return AMP.reduce((text, [pattern, instead]) => text.replace(pattern, instead), decoded(path)).toLowerCase();
}

/* Return the parts of a text before and behind the first of a mark. */
function cut(text, mark) {
  const place = text.indexOf(mark);
  return place < 0 ? [text, ""] : [text.slice(0, place), text.slice(place + 1)];
}

function inAscii(host) {
  try {
    return /[^\x00-\x7f]/.test(host) && HOST.test(host) ? new URL(`http://${host}`).hostname : host;
  } catch {
    return host;
  }
}

/* Return text with its encoded letters written out, but for those that part an address. */
function decoded(text) {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const letters = written(run);
    return letters === null ? run.toUpperCase() : letters.replace(/[/?#%&=+]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  }).normalize("NFC");
}

function written(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/* The order of code points, which is that of Python. */
function byLetters(one, other) {
  const [left, right] = [[...one], [...other]];
  for (let place = 0; place < Math.min(left.length, right.length); place += 1) {
    const apart = left[place].codePointAt(0) - right[place].codePointAt(0);
    if (apart) return apart;
  }
  return left.length - right.length;
}
