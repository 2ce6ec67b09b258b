"""`annals new event`: a draft of an event, near events offered first."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from annals.capture.drafts.event_draft import EventDraft, event_sheet, proposed_id
from annals.capture.drafts.event_words import type_of
from annals.capture.drafts.nearby import like_event
from annals.cli.common import load_archive
from annals.cli.new_files import shown, taken, write
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.cli.seen import Seen, seen
from annals.language import date_format
from annals.language.date_phrases import DayWords
from annals.language.messages import did_you_mean
from annals.language.slugs import proposed
from annals.model import Archive, Event, kinds
from annals.printing import quoted
from annals.problems import UsageError
from annals.records.files import ARCHIVE
from annals.values import edtf
from annals.values.edtf import DateError, Edtf
from annals.values.ids import SLUG

_EPILOG = """\b
Examples:
  annals new event capture --from mt5c42d9
  annals new event capture --from captures/mt5c42d9.txt
  annals new event "night clashes" --place old-town --when 2015-08-05/2015-08-06

WHAT becomes the end of the event's id: place, year, month, what happened. These words set its type as well: capture,
recapture, clashes, air-strikes, shelling, suicide-bombing, abduction, killings, agreement, withdrawal. A word that may
mean several, such as raid or attack, sets none. For a second event of one kind, place and month, add what is different:
night-clashes.

exit codes: 0 a draft was written, 1 an archived event may be this one, 2 wrong usage"""


@click.command("event", epilog=_EPILOG)
@click.argument("what", metavar="WHAT")
@click.option("--from", "source", default="", metavar="ID|FILE", help="An article that reports it, or its text.")
@click.option("--place", "places", multiple=True, metavar="ID", help="Where it happened; may be repeated.")
@click.option("--when", default="", metavar="EDTF", help="When it happened, such as 2015-08-05.")
@click.option("--title", default="", metavar="TEXT", help="What happened, short and neutral.")
@click.option("--new", "is_new", is_flag=True, help="It is a new event, not one of those near it.")
@in_project
def event(project: Project, what: str, source: str, places: Sequence[str], when: str, title: str, is_new: bool) -> int:
    """Draft an event: its id, its places, days and sides as an article names them, and lists of words to choose from.

    Archived events of the same place at about the same time are shown first, so that no event gets two records.
    """
    archive = load_archive(project)
    article = seen(project.root, archive, source)
    for place in places:
        if place not in archive.places:
            hint = did_you_mean(place, archive.places) or f"run 'annals new town {place}' to draft it"
            raise UsageError(f"no town {quoted(place)}; {hint}")
    draft = drafted(archive, article, what, tuple(places), when, title)
    alike = near(archive, draft)
    if alike and not is_new:
        print("The archive has events like it:")
        print(*lines_of(alike), sep="\n")
        print("If it is one of them, write 'events: [ID]' in the article; if not, run this again with --new.")
        return PROBLEMS
    path = file_of(project.root, draft)
    write({path: event_sheet(draft).encode()})
    print(f"{shown(project.root, path)}: a draft of an event")
    print(f"Next: do what its TODO lines say and delete them; list it in the article as 'events: [{draft.id}]'.")
    print("Then run 'annals check' and 'annals serve'.")
    return OK


def drafted(
    archive: Archive, article: Seen, what: str, places: tuple[str, ...] = (), when: str = "", title: str = ""
) -> EventDraft:
    """Return the draft of an event; `places` and `when` that a person gave go before those of the article.

    Raises UsageError where no id can be made of them, or it is taken.
    """
    if not proposed(what):
        raise UsageError(
            f"no id can be made from {quoted(what)}; say what happened in a word or two in Latin letters: capture"
        )
    happened = _date(when) if when else likely_day(article.days)
    if happened is None:
        raise UsageError("no day on which it may have happened was found; add one, such as --when 2015-08-05")
    where = places or article.places
    id = proposed_id(where[0] if where else archive.about.region, happened, what)
    if not SLUG.fullmatch(id) or len(id) > 80:
        raise UsageError(f"{quoted(id)} is too long for an id; say what happened in fewer words")
    if id in taken(archive):
        hint = "if this is another event, add what is different: 'second-capture' or 'night-clashes'"
        raise UsageError(f"{quoted(id)} is or was an event of the archive; {hint}")
    read = "" if when and places else article.name
    return EventDraft(
        id, what, happened, archive.vocabulary, title, where, article.groups,
        days=() if when else article.days, source=read,
    )  # fmt: skip


def near(archive: Archive, draft: EventDraft) -> list[Event]:
    """Return the archived events that may be the one drafted: a place and near days in common, and perhaps the kind."""
    sub = draft.sub_type or type_of(archive.vocabulary, draft.what)[1]
    found = like_event(archive, draft.places[:1], draft.when)
    return [event for event in found if not sub or not event.sub_event_type or event.sub_event_type == sub]


def lines_of(events: Iterable[Event]) -> list[str]:
    """Return a line for each event, for somebody who is to choose."""
    return [f"  {event.id}: {event.title} ({date_format.words(event.when)})" for event in events]


def file_of(root: Path, draft: EventDraft) -> Path:
    """Return where the file of an event belongs."""
    first = draft.when.lower or draft.when.upper or draft.when.sort_key[0]
    return root / ARCHIVE / kinds.EVENT.folder / f"{first.year:04}" / f"{draft.id}.md"


def likely_day(days: Iterable[DayWords]) -> Edtf | None:
    """Return the first date of those that an article names on which something happened, or else was said."""
    every = list(days)
    for day in (*(each for each in every if not each.said and not each.vague), *every):
        when = edtf.parse(day.when)
        if when.lower and when.upper:
            return when
    return None


def _date(text: str) -> Edtf:
    try:
        when = edtf.parse(text)
    except DateError as error:
        raise UsageError(f"--when: {error.args[0]}; {error.args[1]}") from None
    if when.lower is None and when.upper is None:
        raise UsageError(f"--when {quoted(text)} names no year")
    return when
