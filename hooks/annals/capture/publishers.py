"""Who published an article: a source of the archive, by host or by name, or one that needs a record of its own."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from annals.capture.found import Found
from annals.capture.nearby import named, near_names
from annals.capture.saved_from import host_of
from annals.capture.written import row, scalar
from annals.language.slugs import name_of, proposed
from annals.model import Archive
from annals.values.ids import SLUG

_SHARED = re.compile(
    r"(?:.+\.)?(?:archive\.(?:org|today|ph|is|li|md|fo|vn)|archive-it\.org|perma\.cc|webcitation\.org|google\.\w+|"
    r"facebook\.com|twitter\.com|x\.com|t\.me|telegram\.org|youtube\.com|youtu\.be|medium\.com|"
    r"blogspot\.com|wordpress\.com|github\.io|pressreader\.com|proquest\.com|lexisnexis\.com|jstor\.org|localhost)"
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
    host: str = ""
    sure: bool = True
    ambiguous: bool = False


def by_host(archive: Archive, url: str) -> str:
    """Return the id of the source whose site an address is of, or `""`."""
    host = host_of(url)
    for source in archive.sources.values():
        for known in source.hosts:
            if host and (host == known.removeprefix("www.") or host.endswith(f".{known.removeprefix('www.')}")):
                return source.id
    return ""


def own_host(url: str) -> str:
    """Return the host of an address if it may be that of one publisher; `""` for numbers, archives and services."""
    host = host_of(url).lower()
    return host if _HOST.fullmatch(host) and not _SHARED.fullmatch(host) else ""


def new_source(archive: Archive, taken: Collection[str], name: str, url: str, site: str = "") -> NewSource | None:
    """Return a record for a publisher nobody has, from a name or id as a person gives it, or from a page's site.

    Its id is none of `taken`. `site` is the name that the page gives its site. None where neither names it.
    """
    host = own_host(url)
    if by_host(archive, url):
        host = ""
    typed = name if name and not SLUG.fullmatch(name) else ""
    label = _AFTER_NAME.sub("", host).rpartition(".")[2]
    id = (name if name and not typed else "") or proposed(typed or site) or proposed(label)
    if not id:
        return None
    shown = typed or site or name_of(id)
    other = any(shown in record.known_names for record in archive.named())
    return NewSource(_free(id, taken), shown, host=host, sure=bool(typed or site), ambiguous=other)


def _free(id: str, taken: Collection[str]) -> str:
    """Return an id that is not taken, with `-press` behind it, or a number, where it would be."""
    tried = [id, f"{id}-press", *(f"{id}-press-{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in tried if each not in taken)


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


def stub(source: NewSource) -> str:
    """Return the file of a new source."""
    lines = ["---", f"id: {source.id}"]
    if not source.sure:
        lines.append("# TODO: correct its name, which was made from its id or host, to what it calls itself")
    lines += [f"name: {scalar(source.name)}", f"kind: {source.kind}"]
    lines += [f"ambiguous: {row([source.name])}"] if source.ambiguous else []
    lines += [f"hosts: {row([source.host])}"] if source.host else []
    return "\n".join([*lines, "---", ""])
