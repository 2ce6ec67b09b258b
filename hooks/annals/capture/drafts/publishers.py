"""Who published an article: a source of the archive, by host or by name, or one that needs a record of its own."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from annals.capture.drafts.nearby import named, near_names
from annals.capture.drafts.written import row, scalar
from annals.capture.saved.found import Found
from annals.capture.saved.saved_from import host_of
from annals.language.slugs import name_of, proposed
from annals.model import Archive, kinds
from annals.records.files import ARCHIVE
from annals.values.ids import MAX_SLUG, SLUG

_SHARED = re.compile(
    r"(?:.+\.)?(?:archive\.(?:org|today|ph|is|li|md|fo|vn)|archive-it\.org|perma\.cc|webcitation\.org|google\.\w+|"
    r"facebook\.com|twitter\.com|x\.com|t\.me|telegram\.(?:org|me)|youtube\.com|youtu\.be|medium\.com|instagram\.com|"
    r"tiktok\.com|linkedin\.com|reddit\.com|msn\.com|yahoo\.com|dropbox\.com|blogspot\.com|wordpress\.com|github\.io|"
    r"pressreader\.com|proquest\.com|lexisnexis\.com|lexis\.com|nexis\.com|factiva\.com|jstor\.org|localhost)"
)
"""Hosts where many publish: web archives, services and databases."""

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,}|xn--[a-z0-9-]+)")
_AFTER_NAME = re.compile(r"\.(?:(?:com?|org|net|gov|edu|ac|press|news)\.)?[a-z]{2,}$")
"""What stands behind the name in a host: `.com`, `.co.uk`."""


@dataclass(frozen=True)
class NewSource:
    """A source that the archive does not have yet. `sure` says that its name is known, and not made of its host or id.

    `ambiguous` says that its name is also that of another record.
    """

    id: str
    name: str
    kind: str = "publisher"
    hosts: tuple[str, ...] = ()
    sure: bool = True
    ambiguous: bool = False

    @property
    def path(self) -> str:
        """Return where its record belongs in the project."""
        return f"{ARCHIVE}/{kinds.SOURCE.folder}/{self.id}.md"

    def text(self) -> str:
        """Return its record: who it is, and nothing else."""
        lines = ["---", f"id: {self.id}"]
        if not self.sure:
            lines.append("# TODO: correct its name, which was made from its id or host, to what it calls itself")
        lines += [f"name: {scalar(self.name)}", f"kind: {self.kind}"]
        lines += [f"ambiguous: {row([self.name])}"] if self.ambiguous else []
        lines += [f"hosts: {row(self.hosts)}"] if self.hosts else []
        return "\n".join([*lines, "---", ""])


def by_host(archive: Archive, url: str) -> str:
    """Return the id of the source whose site an address is of, or `""`."""
    host = host_of(url)
    for source in archive.sources.values():
        for known in source.hosts:
            if host and (host == known.removeprefix("www.") or host.endswith(f".{known.removeprefix('www.')}")):
                return source.id
    return ""


def is_shared(host: str) -> bool:
    """Return whether many publish on a host, so that it names no publisher."""
    return bool(_SHARED.fullmatch(host))


def own_host(url: str) -> str:
    """Return the host of an address if it may be that of one publisher; `""` for numbers, archives and services."""
    host = host_of(url).lower()
    return host if _HOST.fullmatch(host) and not is_shared(host) else ""


def label_of(host: str) -> str:
    """Return the part of a host that names its owner: `example-times` of `www.example-times.co.uk`."""
    return _AFTER_NAME.sub("", host).rpartition(".")[2]


def free_id(id: str, taken: Callable[[str], bool]) -> str:
    """Return an id that is not taken, with `-press` behind it, or a number as well, where it would be."""
    tried = id
    number = 1
    while taken(tried):
        ending = "-press" if number == 1 else f"-press-{number}"
        tried = id[: MAX_SLUG - len(ending)].rstrip("-") + ending
        number += 1
    return tried


def new_source(archive: Archive, taken: Collection[str], name: str, url: str, site: str = "") -> NewSource | None:
    """Return a record for a publisher nobody has, from a name or id as a person gives it, or from a page's site.

    Its id is none of `taken`. `site` is the name that the page gives its site. None where neither names it.
    """
    host = own_host(url)
    if by_host(archive, url):
        host = ""
    typed = name if name and not SLUG.fullmatch(name) else ""
    id = (name if name and not typed else "") or proposed(typed or site) or proposed(label_of(host))
    if not id:
        return None
    shown = typed or site or name_of(id)
    other = any(shown in record.known_names for record in archive.named())
    hosts = (host,) if host else ()
    return NewSource(free_id(id, taken.__contains__), shown, hosts=hosts, sure=bool(typed or site), ambiguous=other)


def of_page(archive: Archive, url: str, site: str) -> Found | None:
    """Return the source that an article's address or the name of its site leads to."""
    if id := by_host(archive, url):
        return Found(id, f"the host {host_of(url)}")
    if site and own_host(url) and (id := named(archive, "source", site)):
        return Found(id, "the name of the page's site")
    return None


def like(archive: Archive, name: str) -> list[str]:
    """Return the ids of sources with a name like one."""
    return [record.id for record in near_names(archive, "source", name)]
