"""`annals new`: an article in, a draft record out. Drafts of other kinds are commands of their own behind it."""

import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from annals.capture.drafts.gather import MOST_OFFERS, Gathered, Given, gather, likely_publishers
from annals.capture.saved.fetch import is_web_address
from annals.capture.saved.reading import Reading
from annals.capture.saved.saved_from import host_of
from annals.cli.common import load_archive
from annals.cli.new_files import CAPTURES, Article, Draft, draft_of, refuse_twice, shown, taken, write
from annals.cli.new_id import fresh_id
from annals.cli.new_list import EXAMPLES, or_list
from annals.cli.new_offers import or_offers
from annals.cli.new_publisher import near, settle
from annals.cli.project import OK, Project, in_project
from annals.cli.saved import read_saved
from annals.cli.source import article_of, named
from annals.language.messages import counted
from annals.model import Archive, kinds
from annals.printing import quoted
from annals.problems import UsageError
from annals.values.edtf import DateError, Precision, parse

OTHERS = MappingProxyType({"event": "new_event", "town": "new_named", "group": "new_named", "source": "new_named"})
"""Kinds of records with a draft of their own, and the module of this folder that has its command, named for it."""

_EPILOG = f"""\b
Examples:
  annals new captures/article.html           a draft with statements to confirm
  annals new --brief captures/article.html   a short record: add a sentence and it is done
  annals new --brief captures/article.txt --publisher "The Example Times" --date 2015-08-06
  annals new https://example.org/story
  annals new - --brief                       reads what is typed or piped in; its text is kept in captures/
  annals new captures/article.html --for mt5c42d9
                                             adds to a record that is there what the text offers
  annals new --title "Town falls" --publisher new-arab --date 2015-08-06 --url https://example.org/gone
                                             a short record without the article's text

\b
Records of other kinds (a file with such a name takes precedence):
  annals new event capture --from mt5c42d9   an event, from what an article says
  annals new town "Example Hill"             a town; likewise 'group' and 'source'
  annals new event --help

\b
{EXAMPLES}exit codes: 0 a draft was written, or all of the list is in the archive; 1 the text has a record already,
no article was found, or rows of the list are left for you to complete; 2 wrong usage"""


class New(click.Command):
    """A command whose first word may be the kind of record to draft, unless a file is called that."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Return the context of the command that the first word names."""
        if args and args[0] in OTHERS and not Path(args[0]).exists():
            module = import_module(f"annals.cli.{OTHERS[args[0]]}")
            other: click.Command = getattr(module, args[0])
            return other.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the ways to call the command."""
        super().format_usage(ctx, formatter)
        formatter.write_usage(ctx.command_path, f"{'|'.join(OTHERS)} [OPTIONS] ...", prefix="       ")


@click.command("new", cls=New, epilog=_EPILOG)
@click.argument("source", metavar="[FILE|URL|-]", required=False, default="")
@click.option("--brief", is_flag=True, help="A short record that only lacks an abstract; others can add statements.")
@click.option("--title", default="", metavar="TEXT", help="The headline as printed; needed if there is no text.")
@click.option("--publisher", default="", metavar="NAME", help="Who published it: an id, a name or a host; may be new.")
@click.option("--new", "is_new", is_flag=True, help="The publisher is new, not one with a similar name.")
@click.option("--url", default="", metavar="URL", help="Address of the original.")
@click.option("--date", "day", default="", metavar="EDTF", help="Day of publication, such as 2015-08-06, or undated.")
@click.option("--reason", default="", metavar="TEXT", help="How the day was worked out, if the article does not say.")
@click.option("--language", default="", metavar="TAG", help="Language of the article, such as en or ar.")
@click.option("--event", "events", multiple=True, metavar="ID", help="An event it reports; may be repeated.")
@click.option("--page", default="", metavar="TEXT", help="Page in the printed paper, if it has no address.")
@click.option(
    "--held",
    default="",
    metavar="TEXT",
    help="Who holds a copy (with --list, of every article).",
)
@click.option("--url-note", default="", metavar="TEXT", help="What is known about the address, if there is none.")
@click.option("--out", default="", metavar="FILE", help="File to write (default: its place in archive/articles).")
@or_offers
@or_list
@in_project
def command(
    project: Project,
    source: str,
    brief: bool,
    title: str,
    publisher: str,
    is_new: bool,
    url: str,
    day: str,
    reason: str,
    language: str,
    events: tuple[str, ...],
    page: str,
    held: str,
    url_note: str,
    out: str,
) -> int:
    """Draft a record from a saved page, a plain text, a PDF or an address.

    A page may be saved as HTML by any browser, by SingleFile, or as MHTML; it may be a copy in a web archive. If no
    article is found in it, the reason is printed, and no draft is written.

    The draft has the headline, publisher and date, the names the article uses, its days, and its figures, offered as
    statements to confirm. What is uncertain is left empty, with a TODO line that says what to do. A publisher that the
    archive does not have gets a record as well.

    The network is used for an address only. The article's text stays on this machine: that of a page goes to
    captures/, which git ignores.

    With --for it writes no draft: the record that is there gets its capture, if it has none, and as comments the
    credits, days and statements that it lacks. Its other lines stay as they are.

    With --list it reads a list of articles instead, and writes a record for each that the archive does not have: what
    it takes to be found, no sentence of the list. What a row lacks is left as a draft in captures/lists/.
    """
    archive = load_archive(project)
    given = Given(
        publisher, url, day, language, is_web_address(source), title, reason=reason, page=page, held=held,
        url_note=url_note, events=events,
    )  # fmt: skip
    if not source and not given.title:
        raise UsageError("nothing to draft from; give a file, an address or --title; see 'annals new --help'")
    new_draft(project, archive, source, given, out, brief=brief or not source, new=is_new)
    return OK


def new_draft(
    project: Project,
    archive: Archive,
    source: str,
    given: Given,
    out: str = "",
    *,
    brief: bool = False,
    new: bool = False,
) -> None:
    """Write a draft record from an article's text, page or address, and print where it went.

    A `source` of `""` is an article of which no text is there; an `out` of `""` is the draft's place in the archive.
    `new` says that a publisher with a name near to one of the archive's is another. Raises UsageError where `source` or
    `given` cannot be used.
    """
    root, tell, id = project.root, project.progress(), fresh_id(project.root)
    refuse(given, archive)
    data, url = article_of(source, given) if source else (b"", given.url)
    tell("reading the article")
    reading = read_saved(archive, named(source), data, url) if source else Reading("")
    address = given.url or (reading.url.value if reading.url else "")
    publisher, record = settle(archive, taken(archive), given.publisher, address, reading.site, new=new)
    gathered = gather(archive, reading, replace(given, publisher=publisher))
    if not out:
        refuse_twice(root, gathered, source)
    tell("writing the draft")
    draft = draft_of(root, archive, Article(id, source, data), gathered, record, out, brief=brief)
    write(draft.files)
    warn(gathered)
    _say(root, archive, gathered, draft, brief=brief)


def refuse(given: Given, archive: Archive) -> None:
    """Raise UsageError where what was said on the command line cannot be so."""
    if given.url and not (is_web_address(given.url) and host_of(given.url)):
        raise UsageError(f"--url {quoted(given.url)} is not a web address; write https://host/path")
    for event in given.events:
        if event not in archive.events:
            raise UsageError(f"no event {quoted(event)}; 'annals new event' drafts one")
    if not given.date or given.date == kinds.UNDATED:
        return
    try:
        date = parse(given.date)
    except DateError as error:
        raise UsageError(f"--date: {error.args[0]}; {error.args[1]}") from None
    if date.precision is Precision.UNKNOWN:
        hint = "leave it out if no day is known, or write 'undated' if the article bears none"
        raise UsageError(f"--date {quoted(given.date)} names no year; {hint}")


def warn(gathered: Gathered) -> None:
    """Print on standard error what the article has in common with others, and what of it is left out."""
    for warning in gathered.like.warnings:
        print(f"annals: warning: {warning}", file=sys.stderr)
    if len(gathered.offers) == MOST_OFFERS:
        print(f"annals: warning: only the first {MOST_OFFERS} figures are offered", file=sys.stderr)


def _say(root: Path, archive: Archive, gathered: Gathered, draft: Draft, *, brief: bool) -> None:
    if gathered.title is None:
        print("No headline was found: write the printed one or, if there is none, a few words of your own.")
    text = f"; the article's text is {shown(root, draft.capture)}" if draft.capture else ""
    offered = "" if brief else f", {counted(len(gathered.offers), 'figure')} offered as statements"
    print(f"{shown(root, draft.record)}: a draft{offered}{text}")
    for path in draft.files:
        if path.parent.name == kinds.SOURCE.folder:
            print(f"{shown(root, path)}: a new publisher; correct its name if it is wrong")
    if draft.record.parent.name == CAPTURES:
        _say_unknown(archive, gathered)
    todo = draft.files[draft.record].decode().count("# TODO")
    first = f"do what its {counted(todo, 'TODO line')} {'says' if todo == 1 else 'say'} and delete" if todo else ""
    first += f" {'it' if todo == 1 else 'them'}" if todo else ""
    if brief:
        print(f"Next: {first + '; ' if todo else ''}write a sentence of your own below the closing '---'.")
        print("Then run 'annals check' and 'annals serve'.")
        return
    verify = f"'annals verify {shown(root, draft.capture)} --write' and " if draft.capture else "and "
    print(f"Next: {first or 'write the abstract'}. Then run, in this order,")
    print(f"'annals check', {verify}'annals serve'.")


def _say_unknown(archive: Archive, gathered: Gathered) -> None:
    """Print which of publisher and date is not known, and how to give it."""
    alike = near(archive, "", gathered.url.value if gathered.url else "", gathered.reading.site)
    likely = alike or likely_publishers(archive, gathered.names)
    options = {
        "publisher": "" if gathered.publisher else f"--publisher {likely[0] if len(likely) == 1 else 'NAME'}",
        "date": "" if gathered.undated or (gathered.published and gathered.published.lower) else "--date DAY",
    }
    missing = [name for name, option in options.items() if option]
    given = " and ".join(options[name] for name in missing)
    if not gathered.publisher and likely:
        why = (
            f"Its site has a name like that of {', '.join(likely)}" if alike else f"The text names {', '.join(likely)}"
        )
        print(f"{why}, which may be its publisher{'; if it is another, add --new' if alike else ''}.")
    print(f"Not known: {' and '.join(missing)}. Delete the draft and run the command again with {given},")
    print("or fill in what is missing and move the file to archive/articles/<year>/<date>-<publisher>-<id>.md.")
