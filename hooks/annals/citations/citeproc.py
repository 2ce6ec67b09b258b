"""citeproc-js and its styles: bibliographic items in, citations in every style out.

Only `annals cite` runs them, never a build. The program and the styles come with this one, each under its own licence.
"""

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from annals.citations.engine import Style, format_items
from annals.citations.item import Csl
from annals.citations.store import STYLES
from annals.problems import UsageError

CODE, LOCALE = "citeproc_commonjs.js", "locales-en-US.xml"
_RUNS = {
    "apa": ("apa", "entry"),
    "chicago-note": ("chicago-notes-bibliography", "note"),
    "chicago-bibliography": ("chicago-notes-bibliography", "entry"),
    "chicago-author-date": ("chicago-author-date", "entry"),
    "mla": ("modern-language-association", "entry"),
}
"""The file and the kind of text behind each of `STYLES`."""

MANY = 1_000
"""Items that one process formats in a style; V8 gives no memory back before its process ends."""

OURS = "2"
"""What `annals.citations.engine` does before and after; another number has all texts made anew."""

AT_ONCE = 2
"""How many processes format at a time."""


@dataclass(frozen=True)
class Program:
    """citeproc-js and the styles as text. `names` tells its version and the day of each style."""

    code: str
    locale: str
    styles: Mapping[str, str]

    @property
    def names(self) -> dict[str, str]:
        """Return what formats: our part in it, the version of citeproc-js and the day of each style."""
        days = {style: _found(r"<updated>(\d{4}-\d\d-\d\d)", text) for style, text in self.styles.items()}
        return {"annals": OURS, "citeproc-js": _found(r'PROCESSOR_VERSION: "([\d.]+)"', self.code), **days}


def read_program(folder: Path) -> Program:
    """Return the program in a folder; raise UsageError where it is not there."""
    try:
        code, locale = ((folder / name).read_text(encoding="utf-8") for name in (CODE, LOCALE))
        styles = {style: (folder / f"{style}.csl").read_text(encoding="utf-8") for style, _kind in _RUNS.values()}
    except OSError as error:
        raise UsageError(f"citations cannot be formatted without {error.filename}; install it anew") from None
    return Program(code, locale, styles)


def format_all(program: Program, copies: Mapping[str, Csl]) -> dict[str, tuple[str, ...]]:
    """Return each item in each of `STYLES`, as HTML with no tag but `i`; raise UsageError where nothing runs it."""
    if find_spec("py_mini_racer") is None:
        raise UsageError("mini-racer is not installed; run 'make site' once, or install the extra 'cite'")
    items = list(copies.values())
    parts = [items[start : start + MANY] for start in range(0, len(items), MANY)]
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        made = {name: [pool.submit(format_items, _style(program, name), part) for part in parts] for name in STYLES}
        texts = [[text for future in futures for text in future.result()] for futures in made.values()]
    finally:
        pool.shutdown(cancel_futures=True)
    return dict(zip(copies, zip(*texts, strict=True), strict=True))


def _style(program: Program, name: str) -> Style:
    file, kind = _RUNS[name]
    return Style(program.code, program.locale, program.styles[file], kind)


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[1] if found else ""
