"""citeproc-js, run by V8 within this process: bibliographic items in, formatted citations out.

Only `annals cite` runs it, never a build. The program and the styles stand in `tools/citeproc/`, each under its own
licence; V8 comes with the package mini-racer, of the extra `cite`.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nh3

from annals.citations.item import Csl
from annals.citations.store import STYLES
from annals.problems import UsageError

FOLDER = Path("tools/citeproc")
CODE, LOCALE = "citeproc_commonjs.js", "locales-en-US.xml"
_RUNS = {
    "apa": ("apa", "entry"),
    "chicago-note": ("chicago-notes-bibliography", "note"),
    "chicago-bibliography": ("chicago-notes-bibliography", "entry"),
    "chicago-author-date": ("chicago-author-date", "entry"),
    "mla": ("modern-language-association", "entry"),
}
"""The file and the kind of text behind each of `STYLES`."""

_ARTICLE_AL = re.compile(r"\b((?:al|el|as|ash|ad|ar|an|at|ez)-(?=[^\W\d_a-z])\w+)")
"""An Arabic article before its name, which Chicago and MLA would capitalise: `al-Qaryatayn`, `Deir ez-Zor`."""

_AFTER_PAPER = "</i>, Circa ", "</i>, circa "
"""MLA's style writes a capital wherever an uncertain date stands; the manual has one only where an entry begins."""

_SMALL = r'<span class="nocase">\1</span>'
_SHOWN = str.maketrans({"\ue000": "&lt;", "\ue001": "&gt;"})
_BEFORE = "const module = {exports: {}}; "
_AFTER = """
const items = {}, engines = {};
const system = {retrieveLocale: () => locale, retrieveItem: id => items[id]};
function load(name, style) { engines[name] = new module.exports.Engine(system, style, "en-US"); return name; }
// each item alone, under an id of its own: beside others it would be called 2015a
function format(name, kind, item) {
  items[item.id] = item;
  engines[name].updateItems([item.id]);
  const text = kind === "entry" ? engines[name].makeBibliography()[1][0] : engines[name].makeCitationCluster([item]);
  engines[name].updateItems([]);
  return text;
}
"""


@dataclass(frozen=True)
class Program:
    """citeproc-js and the styles as text. `names` tells its version and the day of each style."""

    code: str
    locale: str
    styles: Mapping[str, str]

    @property
    def names(self) -> dict[str, str]:
        """Return what formats: the version of citeproc-js and the day of each style."""
        days = {style: _found(r"<updated>(\d{4}-\d\d-\d\d)", text) for style, text in self.styles.items()}
        return {"citeproc-js": _found(r'PROCESSOR_VERSION: "([\d.]+)"', self.code), **days}


def read_program(folder: Path) -> Program:
    """Return the program in a folder; raise UsageError where it is not there."""
    try:
        code, locale = ((folder / name).read_text(encoding="utf-8") for name in (CODE, LOCALE))
        styles = {style: (folder / f"{style}.csl").read_text(encoding="utf-8") for style, _kind in _RUNS.values()}
    except OSError as error:
        raise UsageError(f"citations cannot be formatted without {error.filename}; the project holds it") from None
    return Program(code, locale, styles)


def format_all(program: Program, copies: Mapping[str, Csl]) -> dict[str, tuple[str, ...]]:
    """Return each item in each of `STYLES`, as HTML with no tag but `i`; raise UsageError where nothing runs it."""
    try:
        from py_mini_racer import MiniRacer  # noqa: PLC0415 - an extra, which a build does without
    except ImportError:
        raise UsageError("mini-racer is not installed; run 'make site' once, or install the extra 'cite'") from None
    context = MiniRacer()
    try:
        context.eval(f"{_BEFORE}{program.code}\nconst locale = {json.dumps(program.locale)};{_AFTER}")
        for style, text in program.styles.items():
            context.call("load", style, text)
        return {name: _formatted(context, copy, number) for number, (name, copy) in enumerate(copies.items())}
    finally:
        context.close()


def _formatted(context: Any, copy: Csl, number: int) -> tuple[str, ...]:
    item = {**copy, "id": str(number), "title": _ARTICLE_AL.sub(_SMALL, copy["title"])}
    if paper := copy.get("container-title"):
        item["container-title"] = f'<span class="nocase">{paper}</span>'
    texts = (context.call("format", style, kind, item) for style, kind in (_RUNS[style] for style in STYLES))
    cleaned = (nh3.clean(" ".join(t.split()).translate(_SHOWN), tags={"i"}, attributes={}).strip() for t in texts)
    return tuple(text.replace(*_AFTER_PAPER) for text in cleaned)


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[1] if found else ""
