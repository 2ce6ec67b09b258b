"""One row judged: what of it can stand in a record, what is missing, what is left out, each told with its column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annals.capture.lists.days import UNDATED, Reading, Unclear, read_day
from annals.capture.lists.known import Piece, date_of
from annals.capture.lists.languages import language_of, read_language
from annals.capture.lists.links import parted, web_address
from annals.capture.lists.publishers import Publishers, key_of
from annals.capture.lists.row import Row
from annals.capture.text.recognise import Recogniser
from annals.language.characters import why_refused_in_a_field, without_refused
from annals.language.messages import did_you_mean
from annals.language.names import fold
from annals.model import Archive, kinds
from annals.model.fields import MAX_LABEL
from annals.printing import quoted

_LABELS = ("page", "section", "issue", "edition")
_SITE = re.compile(r"^(.+)\s[-–—|]\s([^-–—|]+)$")
_SEEN = "The list gives the day on which a program met the article."
_WORKED_OUT = "The list says that the day was worked out."


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a row, under which heading of the list, and what it should look like."""

    heading: str
    message: str
    hint: str


@dataclass(frozen=True)
class Listed:
    """What a row gives a record. `gaps` are what a record needs and the row lacks; `left_out` what it could not hold.

    `published` is EDTF, `undated`, or `""`; `reason` says how a day that no article states is known.
    """

    row: Row
    title: str
    publisher: str
    published: str
    reason: str
    language: str
    url: str
    archived: tuple[str, ...]
    authors: tuple[str, ...]
    printed: Mapping[str, str]
    held: str
    names: Mapping[str, Mapping[str, tuple[str, ...]]]
    events: tuple[str, ...]
    gaps: tuple[Trouble, ...]
    left_out: tuple[Trouble, ...]

    @property
    def piece(self) -> Piece:
        """Return what the article is known by."""
        urls = (*filter(None, [self.url]), *self.archived)
        date = date_of("XXXX" if self.published == UNDATED else self.published)
        return Piece(urls, self.publisher, self.title, date, self.printed.get("page", ""), self.held)


@dataclass(frozen=True)
class Judge:
    """What rows are judged by: the archive and its names, the publishers, how days are read, what is so of all rows."""

    archive: Archive
    recogniser: Recogniser
    publishers: Publishers
    readings: Mapping[str, Reading]
    language: str = ""
    held: str = ""
    towns: Mapping[str, str] = field(default_factory=dict)

    def judge(self, row: Row) -> Listed:
        """Return what a row gives a record."""
        gaps: list[Trouble] = []
        left: list[Trouble] = []
        url, archived = _addresses(row, left)
        answer = self.publishers.of(row)
        if answer.why:
            gaps.append(Trouble(row.heading("publisher"), answer.why, answer.hint))
        if answer.doubt:
            left.append(Trouble(row.heading("publisher"), answer.doubt, "find out which of the two it is"))
        title = _title(row, self._name(answer.id), gaps)
        published = self._published(row, gaps)
        printed = {name: text for name in _LABELS if (text := _label(row, name, getattr(row, name), left))}
        held = _label(row, "held", row.held or self.held, left)
        if not (url or printed or held):
            hint = "write its address, its page, or who holds a copy (held)"
            gaps.append(Trouble(row.heading("url"), "has neither an address, a page nor a holder", hint))
        return Listed(
            row=row, title=title, publisher=answer.id, published=published, reason=_reason(row, published),
            language=self._language(row, title, gaps), url=url, archived=archived,
            authors=tuple(_authors(row, left)), printed=printed, held=held,
            names=self._named(row, title, answer.id, left), events=tuple(self._events(row, left)),
            gaps=(Trouble("row", *row.fault),) if row.fault else tuple(gaps),  # in such a row nothing is sure
            left_out=tuple(left),
        )  # fmt: skip

    def _name(self, id: str) -> frozenset[str]:
        """Return the names of a publisher as they are compared."""
        source = self.archive.sources.get(id)
        stub = self.publishers.stubs.get(id)
        names = source.known_names if source else (stub.name,) if stub else ()
        return frozenset(map(key_of, names))

    def _published(self, row: Row, gaps: list[Trouble]) -> str:
        if not row.published:
            hint = "write the day, or 'undated' if the article bears no date"
            gaps.append(Trouble(row.heading("published"), "is empty", hint))
            return ""
        try:
            return read_day(row.published, self.readings[row.dated_by])
        except Unclear as error:
            gaps.append(Trouble(row.heading("published"), *error.args))
            return ""

    def _language(self, row: Row, title: str, gaps: list[Trouble]) -> str:
        if row.language:
            if not (found := read_language(row.language)):
                message = f"{quoted(row.language)} is not a known language"
                gaps.append(Trouble(row.heading("language"), message, "write a tag such as en or ar"))
            return found
        shown = language_of(title) or self.language
        if not shown:
            hint = "write it; or add '--language TAG', if all rows without a language are in that one"
            gaps.append(
                Trouble(row.heading("language"), "is missing, and the headline's letters do not settle it", hint)
            )
        return shown

    def _named(
        self, row: Row, title: str, publisher: str, left: list[Trouble]
    ) -> dict[str, dict[str, tuple[str, ...]]]:
        """Return the records that the headline names with the words used, and the towns that the list names."""
        found = self.recogniser.read([(1, title)]).names
        named = {
            kind.folder: {id: found[id] for id in self.archive.of_kind(kind.name) if id in found and id != publisher}
            for kind in kinds.named()
        }
        for town in row.towns:
            if id := self.towns.get(_folded(town), ""):
                named[kinds.TOWN.folder].setdefault(id, ())
            else:
                near = did_you_mean(town, [place.name for place in self.archive.places.values()])
                hint = near or "write a town of archive/towns, or add a record for it"
                left.append(Trouble(row.heading("towns"), f"{quoted(town)} is not a town of the archive", hint))
        return {folder: records for folder, records in named.items() if records}

    def _events(self, row: Row, left: list[Trouble]) -> Iterator[str]:
        for event in dict.fromkeys(row.events):
            if event in self.archive.events:
                yield event
            else:
                hint = did_you_mean(event, self.archive.events) or "write an id of archive/events"
                left.append(Trouble(row.heading("events"), f"{quoted(event)} is not an event of the archive", hint))


def towns_by_name(archive: Archive) -> dict[str, str]:
    """Return the ids of towns by their names as they are compared; a name that two share leads to neither."""
    found: dict[str, set[str]] = {}
    for place in archive.places.values():
        for name in (place.id, *place.known_names):
            if name not in place.ambiguous or name == place.name:
                found.setdefault(_folded(name), set()).add(place.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.replace("-", " ").split())


def _addresses(row: Row, left: list[Trouble]) -> tuple[str, tuple[str, ...]]:
    """Return the address of the original, and those of its copies."""
    url, copies = "", []
    if row.url:
        whole = web_address(row.url)
        url, copy = parted(whole) if whole else ("", "")
        copies += [copy] if copy else []
        if not whole:
            hint = "write the whole address, such as https://example.org/page"
            left.append(Trouble(row.heading("url"), f"{quoted(row.url)} is not a web address", hint))
    for text in row.archived:
        whole = web_address(text)
        url = url or (parted(whole)[0] if whole and parted(whole)[1] else "")
        if whole:
            copies.append(whole)
        else:
            hint = "write the whole address of the copy"
            left.append(Trouble(row.heading("archived"), f"{quoted(text)} is not a web address", hint))
    return url, tuple(dict.fromkeys(copies))


def _title(row: Row, names: frozenset[str], gaps: list[Trouble]) -> str:
    """Return the headline without the name of its publisher at the end, where programs put it."""
    title = " ".join(without_refused(row.title).split())
    match = _SITE.match(title)
    if match and key_of(match[2]) in names:
        title = match[1].strip()
    if web_address(title):
        gaps.append(Trouble(row.heading("title"), f"{quoted(title)} is an address", "write the headline as printed"))
        return ""
    if not title:
        gaps.append(Trouble(row.heading("title"), "is empty", "write the headline as printed"))
    elif len(title) > MAX_LABEL:
        message = f"is {len(title):,} characters long"
        gaps.append(Trouble(row.heading("title"), message, f"write the headline alone, at most {MAX_LABEL}"))
        return ""
    elif why := why_refused_in_a_field(title):
        gaps.append(Trouble(row.heading("title"), *why))
    return title


def _label(row: Row, name: str, text: str, left: list[Trouble]) -> str:
    clean = " ".join(without_refused(text).split())
    if len(clean) > MAX_LABEL or (clean and why_refused_in_a_field(clean)):
        left.append(
            Trouble(row.heading(name), f"{quoted(clean)} cannot be used in a record", "write it in a few words")
        )
        return ""
    return clean


def _authors(row: Row, left: list[Trouble]) -> Iterator[str]:
    for name in dict.fromkeys(row.authors):
        if kept := _label(row, "authors", name, left):
            yield kept


def _reason(row: Row, published: str) -> str:
    if not published or published == UNDATED:
        return ""
    return _SEEN if row.seen else _WORKED_OUT if row.inferred else ""
