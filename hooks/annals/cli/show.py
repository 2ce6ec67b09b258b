"""`annals show`: one record as text for a terminal, as JSON, or as it is cited."""

import json

import click

from annals import urls
from annals.citations import formats
from annals.citations.item import item_of
from annals.cli.common import base, entry_of, load_for
from annals.cli.project import OK, Project, in_project
from annals.facts import accounts
from annals.facts.index import Index, build_index
from annals.facts.spellings import build_spellings
from annals.facts.statements import Statement
from annals.history.canonical import public_record
from annals.language import date_format
from annals.language.catalog import ENGLISH
from annals.model import Archive, Article, Entry, Event, Named
from annals.site import labels

ASKED = ("claims_about", "articles_naming")
"""The cross-links that the text of a record is made of."""

_EPILOG = """\b
Examples:
  annals show old-town                 a town: its names, and what the accounts say
  annals show mt5c42d9                 an article with its statements
  annals show mt5c42d9 --format ris    for a reference manager

exit codes: 0 shown, 1 the archive cannot be read, 2 no such record or wrong usage"""


class Show(click.Command):
    """The command, whose option for the form knows the formats of citations at the time of the call."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters."""
        id, *others = super().get_params(ctx)
        return [id, _form_option(), *others]


def _form_option() -> click.Option:
    cited = ", ".join(format.title for format in formats.FORMATS)
    return click.Option(
        ("--format", "form"),
        type=click.Choice(("text", "json", *(format.name for format in formats.FORMATS))),
        default="text",
        show_default=True,
        help=f"Text to read, the fields as JSON, or the record as it is cited: {cited}.",
    )


@click.command("show", cls=Show, epilog=_EPILOG)
@click.argument("id", metavar="ID")
@in_project
def command(project: Project, id: str, form: str) -> int:
    """Show one record: what it is, and what the accounts say of it.

    ID is the id of a record, such as old-town or mt5c42d9.
    """
    archive = load_for(project, id)
    entry = entry_of(archive, id)
    if form in ("text", "json"):
        print(as_json(entry) if form == "json" else as_text(archive, build_index(archive, ASKED), entry))
    else:
        print(as_cited(archive, entry, base(), form), end="")
    return OK


def as_json(entry: Entry) -> str:
    """Return a record's public data as JSON, the same as `record.json` beside its page."""
    return json.dumps(public_record(entry), ensure_ascii=False, indent=2)


def as_cited(archive: Archive, entry: Entry, base: str, format: str) -> str:
    """Return a record as a file of the format of a name holds it, for the site at `base`."""
    return formats.named(format).write([item_of(archive, entry, base)])


def as_text(archive: Archive, index: Index, entry: Entry) -> str:
    """Return what the archive knows of a record, a line a fact."""
    lines = [f"{entry.id}: {archive.name(entry.id)}", f"  page: {urls.of_record(entry)}", f"  file: {entry.path}"]
    if last := archive.version(entry.id):
        lines += [f"  version: {last.number}, since {last.day.isoformat()}: {last.summary}"]
    words = labels.Labels(labels.Speaking(ENGLISH, archive.name))
    if isinstance(entry, Article):
        lines += [
            f"  {archive.name(entry.publisher)}, {date_format.words(entry.published.date)} ({entry.published.basis})"
        ]
        found = [index.statements[f"{entry.id}/{claim.id}"] for claim in entry.claims]
        lines += [
            f"  {each.claim.id}, paragraph {each.claim.paragraph}: {_claim(archive, words, each)}" for each in found
        ]
    if isinstance(entry, Event):
        lines += [f"  {date_format.words(entry.when)}, {', '.join(map(archive.name, entry.places))}"]
    if isinstance(entry, Named):
        lines += [
            f"  names: {', '.join((*entry.known_names, *build_spellings(archive).printed.get(entry.id, ())))}",
            f"  named in: {', '.join(index.articles_naming.get(entry.id, ())) or 'no article'}",
        ]
    lines += _accounts(archive, index, entry.id)
    return "\n".join(lines)


def _accounts(archive: Archive, index: Index, id: str) -> list[str]:
    lines = []
    words = labels.Labels(labels.Speaking(ENGLISH, archive.name))
    for account in accounts.accounts_about(index, id):
        side = f", {archive.name(account.topic.side)}" if account.topic.side else ""
        found = words.account_range(account)
        title = words.measure_title(account.topic.states)
        lines.append(f"  {title}{side}: {found + '; ' if found else ''}{account.comparison}")
        lines += [f"    {statement.key}: {_claim(archive, words, statement)}" for statement in account.statements]
    return lines


def _claim(archive: Archive, words: labels.Labels, statement: Statement) -> str:
    says = words.figure(statement) or words.content(statement)
    return f"{says} ({' > '.join(archive.name(source) for source in statement.claim.chain)})"
