"""One style of citeproc-js, run by V8 within this process: bibliographic items in, formatted citations out.

Only `annals cite` runs it, never a build. V8 comes with the package mini-racer, of the extra `cite`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import nh3

from annals.citations.item import Csl

_ARTICLE_AL = re.compile(r"\b((?:al|el|as|ash|ad|ar|an|at|ez)-(?=[^\W\d_a-z])\w+)")
"""An Arabic article before its name, which Chicago and MLA would capitalise: `al-Qaryatayn`, `Deir ez-Zor`."""

_AFTER_PAPER = "</i>, Circa ", "</i>, circa "
"""MLA's style writes a capital wherever an uncertain date stands; the manual has one only where an entry begins."""

_SMALL = r'<span class="nocase">\1</span>'
_SHOWN = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;"})

_CITATION = re.compile(r"(<citation\b[^>]*>).*?(</citation>)", re.DOTALL)
_NO_CITATION = r'\1<layout><text variable="title"/></layout>\2'
_BIBLIOGRAPHY = re.compile(r"<bibliography\b.*?</bibliography>", re.DOTALL)
_SORT = re.compile(r"<sort>.*?</sort>", re.DOTALL)

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
    """Return each item formatted, as HTML with no tag but `i`; raise ImportError where mini-racer is not there."""
    from py_mini_racer import MiniRacer  # noqa: PLC0415 - an extra, which a build does without

    numbered = list(_numbered(items))
    context = MiniRacer()
    try:
        given = f"const locale = {json.dumps(style.locale)}, style = {json.dumps(style.needed)};"
        context.eval(f"{_BEFORE}{style.code}\n{given}{_AFTER}")
        batches = (numbered[start : start + _BATCH] for start in range(0, len(numbered), _BATCH))
        return [_cleaned(text) for batch in batches for text in context.call("formatAll", style.kind, batch)]
    finally:
        context.close()


def _numbered(items: Iterable[Csl]) -> Iterator[Csl]:
    """Yield items with ids of their own, in which names keep their small letters."""
    for number, item in enumerate(items):
        changed = {**item, "id": str(number), "title": _ARTICLE_AL.sub(_SMALL, item["title"])}
        if paper := item.get("container-title"):
            changed["container-title"] = f'<span class="nocase">{paper}</span>'
        yield changed


def _cleaned(text: str) -> str:
    shown = " ".join(text.split()).translate(_SHOWN)
    return nh3.clean(shown, tags={"i"}, attributes={}).strip().replace(*_AFTER_PAPER)
