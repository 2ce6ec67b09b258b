"""What the preview adds to a page, so that it loads again when something was edited.

The published page has none of it; its policy allows no script but its own, so the preview's copy of the policy
allows this one more, by a nonce, and to ask the server.
"""

import html
import re

PLACE = "/__annals__/"
"""Path below which the preview answers for itself."""

SCRIPT_PATH, WAIT_PATH = f"{PLACE}reload.js", f"{PLACE}wait"

SCRIPT = """\
/* Loads the page again when the preview has another state than the page. A page out of sight does not ask,
   for a browser has few connections to one host. */
"use strict";
const { searchParams: asked } = new URL(document.currentScript.src);
const since = asked.get("since");

function shown() {
  return new Promise((done) => {
    if (!document.hidden) return done();
    document.addEventListener("visibilitychange", done, { once: true });
  });
}

async function differs() {
  const stop = new AbortController();
  const leave = () => stop.abort();
  document.addEventListener("visibilitychange", leave);
  try {
    const answer = await fetch(`/__annals__/wait?since=${since}`, { cache: "no-store", signal: stop.signal });
    return answer.ok && (await answer.text()) !== since;
  } finally {
    document.removeEventListener("visibilitychange", leave);
  }
}

async function follow() {
  for (;;) {
    await shown();
    try {
      if (await differs()) break;
    } catch {
      await new Promise((done) => setTimeout(done, 1000)); // the server is away
    }
  }
  location.reload();
}

follow();
"""

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_AS_IT_IS = "surrogateescape"  # a page of docs/ may be in any encoding


def with_reload(page: bytes, number: int, nonce: str) -> bytes:
    """Return an HTML page that loads again once the state of the preview is another than `number`."""
    written = page.decode("utf-8", _AS_IT_IS)
    text = _POLICY.sub(lambda found: f"{found[1]}{allowing(found[2], nonce)}{found[3]}", written, count=1)
    script = f'<script nonce="{html.escape(nonce)}" src="{SCRIPT_PATH}?since={number}"></script>\n'
    before, end, after = text.rpartition("</body>")
    whole = f"{before}{script}{end}{after}" if end else f"{text}{script}"
    return whole.encode("utf-8", _AS_IT_IS)


def allowing(policy: str, nonce: str) -> str:
    """Return a content security policy that also allows scripts with a nonce, and to ask this server."""
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        directives.setdefault(name, sources)  # of two the first counts
    directives.pop("", None)
    for name, source in (("script-src", f"'nonce-{nonce}'"), ("connect-src", "'self'")):
        sources = directives.setdefault(name, [])
        if source not in sources:
            sources.append(source)
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
