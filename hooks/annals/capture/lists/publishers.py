"""Who published each row: a source of the archive by the row's host or by its name, or a new one, one a name."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from annals.capture.drafts.publishers import NewSource, free_id, is_shared, label_of
from annals.capture.lists.links import parted, web_address
from annals.capture.lists.row import Row
from annals.capture.saved.saved_from import host_of
from annals.checks.register import why_taken
from annals.language.characters import why_refused_in_a_field, without_refused
from annals.language.lookalikes import skeleton
from annals.language.names import fold
from annals.language.slugs import proposed
from annals.model import Archive
from annals.model.fields import MAX_LABEL
from annals.printing import quoted

NAME_ONE = "write who published it, or add a record for it in archive/sources"


class Answer(NamedTuple):
    """Who published a row, or why nobody can tell; `doubt` is what a person should look at nonetheless."""

    id: str = ""
    why: str = ""
    hint: str = NAME_ONE
    doubt: str = ""


def key_of(name: str) -> str:
    """Return a publisher's name as it is compared: by its look, without `the`, hyphens as spaces."""
    spaced = " ".join(fold(word) for word in name.replace("-", " ").split())
    return skeleton(spaced.removeprefix("the ") or spaced)


class Publishers:
    """The publishers of a list: those that the archive has, and a stub for each that it does not."""

    def __init__(self, archive: Archive, rows: Iterable[Row], default: str = "") -> None:
        self._archive, self._default = archive, default
        self._hosts = {host.removeprefix("www."): each.id for each in archive.sources.values() for host in each.hosts}
        self._names: dict[str, str] = {}
        for source in archive.sources.values():
            for name in (source.id, *source.known_names):
                self._names.setdefault(key_of(name), source.id)
        self._others = {
            key_of(name): record.id
            for record in archive.named() if record.id not in archive.sources
            for name in record.known_names
        }  # fmt: skip
        self._registered = {line.id for line in archive.register}
        self.stubs: dict[str, NewSource] = {}
        self._of_key: dict[str, Answer] = {}
        self._of_host: dict[str, Answer] = {}
        self._learn(list(rows))

    def of(self, row: Row) -> Answer:
        """Return who published a row."""
        name, host = _told(row)
        by_host, by_name = self._known_host(host), self._names.get(key_of(name), "") if name else ""
        if by_host:
            doubt = f"{quoted(name)} is named, but the address belongs to {by_host}"
            return Answer(by_host, doubt=doubt if by_name and by_name != by_host else "")
        if by_name:
            return Answer(by_name)
        if name:
            return self._of_key[key_of(name)]
        if self._default:
            return Answer(self._default)
        if is_shared(host):
            return Answer(why=f"is missing, and many publish on {host}")
        return self._of_host[host] if host else Answer(why="is missing")

    def _learn(self, rows: list[Row]) -> None:
        """Make a stub for each name that is not known, then for each host that has no name."""
        hosts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        names: dict[str, str] = {}
        bare: dict[str, None] = {}
        for row in rows:
            name, host = _told(row)
            if self._known_host(host) or (name and key_of(name) in self._names):
                continue
            if name:
                names.setdefault(key_of(name), name)
                if host and not is_shared(host):
                    hosts[host][key_of(name)] += 1
            elif host and not is_shared(host) and not self._default:
                bare[host] = None
        alone = {host: next(iter(keys)) for host, keys in hosts.items() if len(keys) == 1}
        for key, name in names.items():
            self._of_key[key] = self._stub(name, tuple(host for host, owner in alone.items() if owner == key))
        for host in bare:
            known = self._of_key[alone[host]] if host in alone else None
            several = Answer(why=f"is missing, and several in the list publish on {host}") if host in hosts else None
            self._of_host[host] = known or several or self._stub(host, (host,))

    def _stub(self, name: str, hosts: tuple[str, ...]) -> Answer:
        """Return a new source's id, once there is a stub of it; or why there can be none."""
        clean = " ".join(without_refused(name).split())
        if len(clean) > MAX_LABEL or why_refused_in_a_field(clean):
            return Answer(why=f"{quoted(name)} cannot be the name of a source")
        other = self._archive.find(clean)
        made = next(filter(None, map(proposed, ("" if clean in hosts else clean, *map(label_of, hosts)))), "")
        if other or not made:
            why = f"{quoted(name)} is the id of {other.path}" if other else f"no id can be made from {quoted(name)}"
            return Answer(why=why, hint="'annals new source' makes its record, from its name in Latin letters")
        stub = NewSource(free_id(made, self._taken), clean, hosts=hosts, ambiguous=key_of(clean) in self._others)
        self.stubs[stub.id] = stub
        return Answer(stub.id)

    def _taken(self, id: str) -> bool:
        reserved = why_taken(id, self._archive.vocabulary.sides)
        return bool(reserved or id in self.stubs or id in self._registered or self._archive.find(id)) or (
            id in self._archive.broken
        )

    def _known_host(self, host: str) -> str:
        """Return the source whose site a host is of, or `""`."""
        parts = host.split(".")
        return next((id for n in range(len(parts) - 1) if (id := self._hosts.get(".".join(parts[n:])))), "")


def _told(row: Row) -> tuple[str, str]:
    """Return the name of a row's publisher and the host of its site; a name that is a host or an address is no name."""
    name = row.publisher
    original = parted(web_address(row.url))[0]
    host = host_of(original)
    said = host_of(web_address(name)) or (name.casefold() if _is_host(name) else "")
    return ("", host or said.removeprefix("www.")) if said else (name, host)


def _is_host(text: str) -> bool:
    labels = text.split(".")
    return len(labels) > 1 and all(label.replace("-", "").isalnum() for label in labels) and labels[-1].isascii() and (
        labels[-1].isalpha() and len(labels[-1]) > 1 and " " not in text
    )  # fmt: skip
