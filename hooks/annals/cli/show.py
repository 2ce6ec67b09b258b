"""One record as text for a terminal, as JSON, or as it is cited: what `annals show` prints."""

import json

from annals import urls
from annals.citations.formats import FORMS
from annals.citations.item import item_of
from annals.facts import accounts
from annals.facts.index import Index
from annals.history.canonical import public_record
from annals.language import date_format
from annals.model import Archive, Article, Entry, Event, Named
from annals.site import labels


def as_json(entry: Entry) -> str:
    """Return a record's public data as JSON, the same as `record.json` beside its page."""
    return json.dumps(public_record(entry), ensure_ascii=False, indent=2)


def as_cited(archive: Archive, entry: Entry, base: str, form: str) -> str:
    """Return a record in one of the forms of `FORMS`, as its file beside its page holds it, for the site at `base`."""
    item = item_of(archive, entry, base)
    return FORMS[form].whole([FORMS[form].entry(item, abstract=True)])


def as_text(archive: Archive, index: Index, entry: Entry) -> str:
    """Return what the archive knows of a record, a line a fact."""
    lines = [f"{entry.id}: {archive.name(entry.id)}", f"  page: {urls.of_record(entry)}", f"  file: {entry.path}"]
    if last := archive.version(entry.id):
        lines += [f"  version: {last.number}, since {last.day.isoformat()}: {last.summary}"]
    if isinstance(entry, Article):
        lines += [
            f"  {archive.name(entry.publisher)}, {date_format.words(entry.published.date)} ({entry.published.basis})"
        ]
        lines += [
            f"  {claim.id}, paragraph {claim.paragraph}: {_claim(archive, index, f'{entry.id}/{claim.id}')}"
            for claim in entry.claims
        ]
    if isinstance(entry, Event):
        lines += [f"  {date_format.words(entry.when)}, {archive.name(entry.place)}"]
    if isinstance(entry, Named):
        lines += [
            f"  names: {', '.join(entry.known_names)}",
            f"  named in: {', '.join(index.articles_naming.get(entry.id, ())) or 'no article'}",
        ]
    lines += _accounts(archive, index, entry.id)
    return "\n".join(lines)


def _accounts(archive: Archive, index: Index, id: str) -> list[str]:
    lines = []
    for account in accounts.accounts_about(index, id):
        side = f", {archive.name(account.topic.side)}" if account.topic.side else ""
        found = labels.account_range(account)
        title = labels.measure_title(account.topic.states)
        lines.append(f"  {title}{side}: {found + '; ' if found else ''}{labels.agreement(account)}")
        lines += [f"    {statement.key}: {_claim(archive, index, statement.key)}" for statement in account.statements]
    return lines


def _claim(archive: Archive, index: Index, key: str) -> str:
    statement = index.statements[key]
    says = labels.figure(statement) or labels.content(statement)
    return f"{says} ({' > '.join(archive.name(source) for source in statement.claim.chain)})"
