"""The formatted citations, kept in `citations.json`: a build reads them and formats nothing.

They are kept under a hash of what is cited, so that whatever changes in a record asks for a new text, and nothing
else does. They are formatted for a site at the placeholder address, which a page replaces by its own.
"""

import hashlib
import html
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from annals import urls
from annals.citations.item import Csl, Item
from annals.language.catalog import message
from annals.language.characters import escapes_in_json
from annals.language.messages import why_no_json
from annals.problems import Problem, Severity
from annals.records.cache import cache_of
from annals.records.files import read_text

CITATIONS = "citations.json"
STYLES = {
    "apa": "APA",
    "chicago-note": message("Chicago, note"),
    "chicago-bibliography": message("Chicago, bibliography"),
    "chicago-author-date": message("Chicago, author-date"),
    "mla": "MLA",
}
"""The styles by the words of the command line, with their names for readers."""

MAX_CITATIONS_BYTES = 500_000_000
"""Bytes that `citations.json` may have; a record has about two thousand."""

_HIDDEN = str.maketrans({"<": "\ue000", ">": "\ue001"})


@dataclass(frozen=True)
class Store:
    """What `citations.json` holds: what formatted the texts, and the texts of each item, in the order of `STYLES`.

    `engine` names the program and the day of each style; texts of another engine are out of date.
    """

    engine: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, item: Item, base: str) -> tuple[str, ...] | None:
        """Return an item's texts as HTML, for the site at `base`; None where they are not there."""
        found = self.texts.get(key(to_format(item, base)))
        return tuple(_placed(item, text, base) for text in found) if found else None


def _placed(item: Item, text: str, base: str) -> str:
    """Return a text with the site's own address; one that leads to the original says where that is recorded."""
    if item.csl["URL"] == item.own:
        return text.replace(urls.PLACEHOLDER, html.escape(urls.absolute(base, "")))
    where = f"Recorded at {html.escape(item.own)}"
    return f"{text} {where}." if text.endswith(".") else f"{text} [{where}]"


def to_format(item: Item, base: str) -> Csl:
    """Return the copy of an item that is formatted, the same for a site at any address.

    The signs of HTML are hidden, for the formatter would take a headline's for its own. A page of ours does not name
    the site beside its author, which is the same.
    """
    left_out = ("id", "container-title") if item.csl["type"] == "webpage" else ("id",)
    copy = {name: _guarded(value) for name, value in item.csl.items() if name not in left_out}
    if item.csl["URL"] == item.own:
        copy["URL"] = urls.absolute(urls.PLACEHOLDER, item.own.removeprefix(urls.absolute(base, "")))
    return copy


def _guarded(value: object) -> object:
    if isinstance(value, str):
        return value.translate(_HIDDEN)
    if isinstance(value, list):
        return [_guarded(each) for each in value]
    return {name: _guarded(each) for name, each in value.items()} if isinstance(value, dict) else value


def key(copy: Csl) -> str:
    """Return the name under which the texts of an item are kept: 16 hex digits of the hash of its canonical JSON."""
    canonical = json.dumps(copy, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def read_store(root: Path) -> tuple[Store, list[Problem]]:
    """Return the citations in `citations.json` under `root`; an empty store, and a warning, where it cannot be read."""
    return _read(root / CITATIONS)


def read_citations(root: Path) -> tuple[Store, list[Problem]]:
    """Return what `read_store` does, and what was formatted of records that are not entered yet; see `own_file`."""
    kept, problems = read_store(root)
    own = _own(root)
    if kept.engine not in ({}, own.engine):
        return kept, problems
    return Store(own.engine or kept.engine, {**own.texts, **kept.texts}), problems


def own_file(root: Path) -> Path | None:
    """Return the file that holds the citations of records that are not entered yet; None where there is no safe place.

    It lies in the user's cache, for `citations.json` is written on the main branch alone.
    """
    cache = cache_of(root)
    return cache.file.with_name(CITATIONS) if cache else None


def _own(root: Path) -> Store:
    file = own_file(root)
    return _read(file)[0] if file else Store()


def _read(path: Path) -> tuple[Store, list[Problem]]:
    if path.is_symlink():
        return Store(), [Problem(CITATIONS, 1, "-", "is a link", "put the file itself here", Severity.WARNING)]
    if not path.is_file():
        return Store(), []
    text, faults = read_text(path, CITATIONS, MAX_CITATIONS_BYTES)
    if faults:
        return Store(), [replace(fault, severity=Severity.WARNING) for fault in faults]
    try:
        if escapes_in_json(text):
            raise ValueError("it has characters written as escapes")
        whole = json.loads(text)
        engine = {str(name): str(value) for name, value in whole["engine"].items()}
        texts = {str(name): tuple(str(found[style]) for style in STYLES) for name, found in whole["citations"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        hint = "delete it and run 'annals cite --refresh'"
        return Store(), [Problem(CITATIONS, 1, "-", f"cannot be read: {why_no_json(error)}", hint, Severity.WARNING)]
    return Store(engine, texts), []


def written(kept: Store) -> str:
    """Return what is kept as the text of `citations.json`: sorted, one line a text, so that changes read well."""
    texts = {name: dict(zip(STYLES, found, strict=True)) for name, found in kept.texts.items()}
    whole = {"engine": dict(kept.engine), "citations": texts}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def missing(kept: Store, copies: Iterable[Csl]) -> dict[str, Csl]:
    """Return the items whose texts are not kept, by the name they will be kept under."""
    return {name: copy for name, copy in ((key(copy), copy) for copy in copies) if name not in kept.texts}
