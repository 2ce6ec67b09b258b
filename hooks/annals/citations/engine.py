"""One style of citeproc-js, run by V8 in a process of its own: bibliographic items in, formatted citations out.

Only `annals cite` runs it, never a build. V8 comes with the package mini-racer, of the extra `cite`. It gives no
memory back, and two of it do not share a process safely; so each stands alone and ends with its work.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

import nh3

from annals.citations.item import Csl
from annals.problems import UsageError

_AS_PRINTED = re.compile(r"\b((?:al|el|as|ash|ad|ar|an|at|ez)-(?=[^\W\d_a-z])\w+|\w+(?:\.[^\W\d_A-Z]\w*)+)")
"""What Chicago and MLA would capitalise: an Arabic article before its name, `al-Qaryatayn`; a host, `nib.example`."""

_AFTER_PAPER = "</i>, Circa ", "</i>, circa "
"""MLA's style writes a capital wherever an uncertain date stands; the manual has one only where an entry begins."""

_SMALL = r'<span class="nocase">\1</span>'
_SHOWN = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;"})

_CITATION = re.compile(r"(<citation\b[^>]*>).*?(</citation>)", re.DOTALL)
_NO_CITATION = r'\1<layout><text variable="title"/></layout>\2'
_BIBLIOGRAPHY = re.compile(r"<bibliography\b.*?</bibliography>", re.DOTALL)
_SORT = re.compile(r"<sort>.*?</sort>", re.DOTALL)

ATTEMPTS = 2
"""How often a process of V8 is started for the same items before it counts as broken."""

PATIENCE = 600
"""Seconds that a process of V8 may take for its items, which need some ten."""

_BATCH = 100
"""Items that go to V8 in one call; a call alone costs a tenth of what it formats."""

_BEFORE = "const module = {exports: {}}; "
_AFTER = """
const items = {};
const system = {retrieveLocale: () => locale, retrieveItem: id => items[id]};
const engine = new module.exports.Engine(system, style, "en-US");
// each item alone, under an id of its own: beside others it would be called 2015a
function format(kind, item) {
  items[item.id] = item;
  engine.updateItems([item.id]);
  const text = kind === "entry" ? engine.makeBibliography()[1][0] : engine.makeCitationCluster([item]);
  engine.updateItems([]);
  delete items[item.id];
  return text;
}
function formatAll(kind, batch) { return batch.map(item => format(kind, item)); }
"""


@dataclass(frozen=True)
class Style:
    """What formats a kind of text: the code of citeproc-js, its locale, and a style, all as text.

    `kind` is `entry`, of a bibliography, or `note`.
    """

    code: str
    locale: str
    style: str
    kind: str

    @property
    def needed(self) -> str:
        """Return the style without what costs as much to load: the other kind of text, and the order of many items."""
        unsorted = _SORT.sub("", self.style)
        if self.kind == "note":
            return _BIBLIOGRAPHY.sub("", unsorted)
        return _CITATION.sub(_NO_CITATION, unsorted)  # a style without <citation> is none


def format_items(style: Style, items: Sequence[Csl]) -> list[str]:
    """Return each item formatted, as HTML with no tag but `i`; raise UsageError where V8 breaks down twice."""
    given = json.dumps({"style": asdict(style), "items": list(_numbered(items))}).encode()
    command = [sys.executable, "-m", __name__]
    for _attempt in range(ATTEMPTS):
        try:
            ran = subprocess.run(command, input=given, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            told = f"it gave no answer within {PATIENCE} s"
            continue
        if ran.returncode == 0:
            return [_begun(_cleaned(text), item) for text, item in zip(json.loads(ran.stdout), items, strict=True)]
        told = ran.stderr.decode(errors="replace").strip() or f"it ended with code {ran.returncode}"
    raise UsageError(f"citations cannot be formatted: citeproc-js failed: {told}")


def main() -> None:
    """Format the items given on standard input, and write their texts as JSON on standard output."""
    from py_mini_racer import MiniRacer  # noqa: PLC0415 - an extra, which a build does without

    given = json.load(sys.stdin)
    style, items = Style(**given["style"]), given["items"]
    context = MiniRacer()
    loaded = f"const locale = {json.dumps(style.locale)}, style = {json.dumps(style.needed)};"
    context.eval(f"{_BEFORE}{style.code}\n{loaded}{_AFTER}")
    batches = (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
    texts = [text for batch in batches for text in context.call("formatAll", style.kind, batch)]
    sys.stdout.write(json.dumps(texts))
    sys.stdout.flush()
    os._exit(0)  # what V8 would tidy up goes with the process


def _numbered(items: Iterable[Csl]) -> Iterator[Csl]:
    """Yield items with ids of their own, in which names keep their small letters."""
    for number, item in enumerate(items):
        changed = {**item, "id": str(number), "title": _AS_PRINTED.sub(_SMALL, item["title"])}
        if paper := item.get("container-title"):
            changed["container-title"] = f'<span class="nocase">{paper}</span>'
        yield changed


def _cleaned(text: str) -> str:
    shown = " ".join(text.split()).translate(_SHOWN)
    return nh3.clean(shown, tags={"i"}, attributes={}).strip().replace(*_AFTER_PAPER)


def _begun(text: str, item: Csl) -> str:
    """Return a citation in which a date in words has a capital where it begins a sentence, behind the paper's name."""
    words = item.get("issued", {}).get("literal", "")
    return text.replace(f"</i>. {words}", f"</i>. {words[0].upper()}{words[1:]}") if words else text


if __name__ == "__main__":
    main()
