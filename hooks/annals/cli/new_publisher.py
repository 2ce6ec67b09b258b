"""The publisher of an article to be drafted: one that the archive has, or a new one, near names first."""

from collections.abc import Collection

from annals.capture.drafts.nearby import named
from annals.capture.drafts.publishers import NewSource, by_host, like, new_source, of_page, own_host
from annals.language.messages import did_you_mean
from annals.model import Archive
from annals.printing import quoted
from annals.problems import UsageError


def settle(
    archive: Archive, taken: Collection[str], name: str, url: str, site: str, *, new: bool
) -> tuple[str, NewSource | None]:
    """Return the id of an article's publisher, with its record where there is none yet; `""` where it is not known.

    `name` is an id, a name or a host, as a person gave it, or `""`. `site` is what the page calls its site. A name that
    is near to one of the archive's is a new publisher only if `new` says so; else UsageError tells the near ones.
    """
    known = name and (named(archive, "source", name) or by_host(archive, f"https://{name}/"))
    if known and not (new and known != name):
        return known, None
    if name:
        return _new(archive, taken, name, url, site, new=new)
    if of_page(archive, url, site) or not own_host(url) or (not new and near(archive, "", url, site)):
        return "", None
    made = new_source(archive, taken, "", url, site)
    return (made.id, made) if made else ("", None)


def near(archive: Archive, name: str, url: str, site: str) -> list[str]:
    """Return the sources that a publisher's name may mean, or else the name of its site, or its host."""
    made = new_source(archive, (), name, url, site)
    return list(dict.fromkeys(like(archive, name or site) + (like(archive, made.name) if made and not name else [])))


def _new(
    archive: Archive, taken: Collection[str], name: str, url: str, site: str, *, new: bool
) -> tuple[str, NewSource | None]:
    found = [] if new else near(archive, name, url, site)
    if found:
        meant = " or ".join(quoted(id) for id in found[:3])
        raise UsageError(f"no source {quoted(name)}; did you mean {meant}? If it is another, add --new")
    made = new_source(archive, taken, name, url, site)
    if made is None:
        hint = (
            did_you_mean(name, archive.sources) or "give its usual name in Latin letters, from which an id can be made"
        )
        raise UsageError(f"no source {quoted(name)}; {hint}")
    return made.id, made
