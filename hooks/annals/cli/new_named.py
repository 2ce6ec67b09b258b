"""`annals new town`, `annals new group` and `annals new source`: drafts of what articles name, near names first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import click

from annals.capture.drafts.named_draft import NamedDraft, choices, kind_in, named_sheet, printed_as
from annals.capture.drafts.nearby import named, near_names
from annals.cli.common import load_archive
from annals.cli.new_files import shown, taken, write
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.cli.seen import Seen, seen
from annals.language.messages import did_you_mean
from annals.language.slugs import proposed
from annals.model import Archive, Named, kinds
from annals.model.word import one_of
from annals.printing import quoted
from annals.problems import UsageError
from annals.records.files import ARCHIVE

_NAME_HELP = "exit codes: 0 a draft was written, 1 the archive may have it already, 2 wrong usage"


@dataclass(frozen=True)
class Asked:
    """What a person said on the command line of a record to draft."""

    record: str
    name: str
    kind: str
    larger: str
    arabic: str
    source: str
    new: bool
    hosts: tuple[str, ...] = ()


def _options(kind: str, example: str) -> Callable[[Callable[..., int]], click.Command]:
    """Return what makes a function the command that drafts a record of a kind."""

    def decorate(run: Callable[..., int]) -> click.Command:
        epilog = f"\b\nExamples:\n  {example}\n\n{_NAME_HELP}"
        for option in (
            click.option("--new", "is_new", is_flag=True, help="It is new, not one with a similar name."),
            click.option("--from", "source", default="", metavar="ID|FILE",
                         help="An article that names it, or its text."),
            click.option("--arabic", default="", metavar="NAME", help="Its name in Arabic; say where it was read."),
            click.option("--kind", default="", metavar="KIND", help="One of the kinds in the archive's vocabulary."),
            click.argument("name", metavar="NAME"),
        ):  # fmt: skip
            run = option(run)
        return click.command(kind, epilog=epilog)(run)

    return decorate


@_options("town", 'annals new town "Example Hill" --from mt5c42d9')
@click.option("--within", default="", metavar="ID", help="The larger place it is in.")
@in_project
def town(project: Project, name: str, within: str, kind: str, arabic: str, source: str, is_new: bool) -> int:
    """Draft a place: a town, a base, a road, a region. NAME is the archive's own spelling, in Latin letters."""
    return _draft(project, Asked("town", name, kind, within, arabic, source, is_new))


@_options("group", 'annals new group "Example Brigade" --kind rebel-group')
@click.option("--parent", default="", metavar="ID", help="The larger force it belongs to.")
@in_project
def group(project: Project, name: str, parent: str, kind: str, arabic: str, source: str, is_new: bool) -> int:
    """Draft an armed group or force. NAME is the archive's own, neutral name for it."""
    return _draft(project, Asked("group", name, kind, parent, arabic, source, is_new))


@_options("source", 'annals new source "Example Monitor" --kind monitor')
@click.option("--host", default="", metavar="HOST", help="Host name of its site: newarab.com.")
@in_project
def source(project: Project, name: str, host: str, kind: str, arabic: str, source: str, is_new: bool) -> int:
    """Draft a source: a publisher, an agency, a monitor, or anybody else who makes statements."""
    hosts = (host.removeprefix("www."),) if host else ()
    return _draft(project, Asked("source", name, kind, "", arabic, source, is_new, hosts))


def _draft(project: Project, asked: Asked) -> int:
    archive = load_archive(project)
    record = asked.record
    _refuse_unknown(archive, record, asked.larger)
    if asked.kind and asked.kind not in (kinds_of := choices(archive.vocabulary, record)):
        raise UsageError(f"--kind: {quoted(asked.kind)} is not a known word; {one_of(asked.kind, kinds_of)}")
    alike = [] if asked.new else near_names(archive, record, asked.name)
    if alike:
        known = named(archive, record, asked.name)
        print(f"{quoted(asked.name)} is {'a name of ' + known if known else 'like a name'} that the archive has:")
        print(*lines_of(alike), sep="\n")
        print("If it is one of them, list the word under its id in the article; if not, run this again with --new.")
        return PROBLEMS
    draft = drafted(archive, record, asked.name, seen(project.root, archive, asked.source))
    draft = replace(
        draft, kind=asked.kind or draft.kind, larger=asked.larger or draft.larger, arabic=asked.arabic,
        hosts=asked.hosts, guessed=not asked.kind or (record == "town" and not asked.larger),
    )  # fmt: skip
    path = file_of(project.root, draft)
    write({path: (text := named_sheet(draft)).encode()})
    print(f"{shown(project.root, path)}: a draft of {kinds.kind_named(record).one}")
    todo = "do what its TODO lines say and delete them; " if "# TODO" in text else ""
    where = "as publisher or under sources" if record == "source" else f"under {kinds.kind_named(record).folder}"
    print(f"Next: {todo}list it in the article {where}.")
    print("Then run 'annals check' and 'annals serve'.")
    return OK


def drafted(archive: Archive, record: str, name: str, article: Seen) -> NamedDraft:
    """Return the draft of a town, group or source with what an article's text shows of it.

    Raises UsageError where no id can be made of its name.
    """
    id = proposed(name)
    if not id:
        raise UsageError(
            f"no id can be made from {quoted(name)}; write its usual name in Latin letters, the Arabic with --arabic"
        )
    used = taken(archive)
    id = next(
        each for each in (id, f"{id}-{record}", *(f"{id}-{n}" for n in range(2, len(used) + 3))) if each not in used
    )
    spellings = printed_as(name, article.texts)
    known = {each for other in archive.named() for each in other.known_names}
    larger = archive.about.region if record == "town" else ""
    kind = kind_in((name, *spellings), article.texts) if record == "town" else ""
    return NamedDraft(
        record, id, name, archive.vocabulary, kind if kind in archive.vocabulary.place_kinds else "", larger,
        spellings=tuple(each for each in spellings if each not in known), ambiguous=name in known,
    )  # fmt: skip


def lines_of(records: list[Named]) -> list[str]:
    """Return a line for each record, for somebody who is to choose."""
    return [f"  {record.id}: {', '.join(record.known_names[:4])}" for record in records[:8]]


def file_of(root: Path, draft: NamedDraft) -> Path:
    """Return where the file of a town, group or source belongs."""
    return root / ARCHIVE / kinds.kind_named(draft.record).folder / f"{draft.id}.md"


def _refuse_unknown(archive: Archive, record: str, larger: str) -> None:
    known = archive.of_kind(record)
    if larger and larger not in known:
        hint = did_you_mean(larger, known)
        raise UsageError(f"no {record} {quoted(larger)}{'; ' + hint if hint else ''}")
