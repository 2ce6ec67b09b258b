"""Warnings that stop no publication: records whose data are no version yet, or that have no formatted citation.

A record that is not entered yet is none to tell of in a preview, only where the site gets its address; nor is it
that readers can write to nobody. That a site has no address is told of wherever it is built.
"""

from collections.abc import Sequence

from annals import urls
from annals.citations.store import CITATIONS
from annals.facts.ahead import compute_ahead
from annals.language.messages import counted
from annals.problems import Problem, Severity
from annals.site.context import Context


def notes_of(context: Context, jobs: int = 1) -> tuple[Problem, ...]:
    """Return the warnings of an archive's versions and citations, one for all records of which it is true."""
    ids = {entry.id: None for _kind, entry in context.untracked.entries()}
    compute_ahead(context, {"unversioned": ids, "is_formatted": ids}, jobs)
    waiting = [id for id in ids if context.unversioned(id) or not context.untracked.histories.get(id)]
    entered = set(ids).difference(waiting)
    published = context.base != urls.PLACEHOLDER
    return (
        *_without_address(published=published),
        *_without_contact(context, published=published),
        *_not_of_a_version(context, waiting if published else ()),
        *_unformatted([id for id in ids if id in entered and not context.is_formatted(id)]),
    )


def _without_address(*, published: bool) -> tuple[Problem, ...]:
    """Return a warning where a site stands at no address of its own: it cites one that leads nowhere."""
    if published:
        return ()
    message = f"is not set: every citation, permalink, feed and canonical link says {urls.PLACEHOLDER}"
    hint = "set ANNALS_SITE_URL to the site's address before you publish"
    return (Problem("mkdocs.yml", 1, "site_url", message, hint, Severity.WARNING),)


def _without_contact(context: Context, *, published: bool) -> tuple[Problem, ...]:
    """Return a warning where a site has an address and its readers can write to nobody."""
    if context.contact or not published or "contact" not in context.frame.settings:
        return ()
    message = "is not set, so readers cannot reach you: with a correction, an article, or word that someone is at risk"
    hint = "set ANNALS_CONTACT to a mail address or a web address"
    return (Problem("mkdocs.yml", 1, "extra.contact", message, hint, Severity.WARNING),)


def _not_of_a_version(context: Context, ids: Sequence[str]) -> tuple[Problem, ...]:
    """Return a warning where records have data that no version has: their pages cite another state, or none."""
    if not ids:
        return ()
    others = f"; and {counted(len(ids) - 1, 'other record')}" if len(ids) > 1 else ""
    message = f"{ids[0]} has unregistered changes ({context.unversioned(ids[0]) or 'it is new'}){others}"
    hint = "run 'annals register' before publishing"
    return (Problem(context.untracked.register_path, 1, "-", message, hint, Severity.WARNING),)


def _unformatted(ids: Sequence[str]) -> tuple[Problem, ...]:
    """Return a warning where records have no formatted citation: their pages offer files and the address only."""
    if not ids:
        return ()
    others = f" and {counted(len(ids) - 1, 'other record')}" if len(ids) > 1 else ""
    message = f"has no formatted citation of {ids[0]}{others}"
    return (Problem(CITATIONS, 1, "-", message, "run 'annals cite --refresh'", Severity.WARNING),)
