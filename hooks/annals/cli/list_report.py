"""What `annals new --list` tells: each row that is not written, the list's columns, counts, and what to do next."""

import csv
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annals.capture.lists.columns import USUAL
from annals.capture.lists.judge import Trouble
from annals.capture.lists.plan import DRAFTS, New, Plan
from annals.capture.lists.read import Rows
from annals.language.messages import counted
from annals.printing import cut, printable, quoted
from annals.problems import Problem, Severity

MOST = 20
"""Lines of one sort that are printed; a dry run prints them all."""

_MOST_ROWS = 12
_FIELDS = (
    "title", "publisher", "published", "language", "url", "page", "section", "issue", "edition", "held",
)  # fmt: skip
_FORMULAS = ("=", "+", "-", "@")


@dataclass(frozen=True)
class WorkList:
    """The table of what is left for a person: where it stands, its text, `""` where there is none to write.

    `kept` says that another one stands there, which somebody may be filling in.
    """

    path: str
    text: str
    kept: bool = False


def work_list(root: Path, name: str, planned: Plan) -> WorkList:
    """Return the table of what a list leaves to do; it can be filled in and read as a list again."""
    path = f"{DRAFTS}/{Path(name).stem}-left.csv"
    entries = [*planned.left, *(new for new in planned.written if new.listed.left_out)]
    if not entries:
        return WorkList(path, "")
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(["row", "to do", "file", *_FIELDS, "authors", "archived", "towns", "events"])
    writer.writerows(_cells(new) for new in entries)
    text = f"\ufeff{file.getvalue()}"  # by the mark spreadsheets know UTF-8
    there = root / path
    same = there.is_file() and there.read_bytes() == text.encode()
    return WorkList(path, "" if there.exists() else text, kept=there.exists() and not same)


def _cells(new: New) -> list[str]:
    row = new.listed.row
    todo = "; ".join(f"{each.heading}: {each.message}" for each in (*new.listed.gaps, *new.listed.left_out))
    many = (" ; ".join(texts) for texts in (row.authors, row.archived, row.towns, row.events))
    values = [str(row.number), todo, new.path, *(getattr(row, field) for field in _FIELDS), *many]
    return [f"'{value}" if value.startswith(_FORMULAS) else value for value in values]


def say(name: str, rows: Rows, planned: Plan, table: WorkList, *, dry_run: bool) -> None:
    """Print what became of a list: rows on standard error where something is wrong, the summary on standard output."""
    sys.stdout.flush()
    most = sys.maxsize if dry_run else MOST
    _troubles(name, planned, most)
    if dry_run:
        _table(planned.written)
    _listed([f"{name}:{row.number}: is already {place}" for row, place in planned.doubles], most, "row is", "rows are")
    _columns(rows)
    for heading, order, shown in planned.orders:
        why = "as --dates says" if shown == "--dates" else f"as {quoted(shown)} shows"
        print(f"Days in {quoted(heading)} are read {order.value.replace('-', ' ')}, {why}.")
    _counts(name, rows, planned, table, dry_run=dry_run)


def _troubles(name: str, planned: Plan, most: int) -> None:
    lines = [
        *(_line(name, new, trouble) for new in planned.left for trouble in new.listed.gaps),
        *(
            _line(name, new, trouble, Severity.WARNING)
            for new in (*planned.written, *planned.left) for trouble in new.listed.left_out
        ),
    ]  # fmt: skip
    for line in lines[:most]:
        print(line, file=sys.stderr)
    if len(lines) > most:
        print(f"… and {counted(len(lines) - most, 'line')} more; they are in the table named below", file=sys.stderr)


def _line(name: str, new: New, trouble: Trouble, severity: Severity = Severity.ERROR) -> str:
    message = f"{trouble.message}; left out" if severity is Severity.WARNING else trouble.message
    return str(Problem(name, new.listed.row.number, trouble.heading, message, trouble.hint, severity))


def _table(written: Sequence[New]) -> None:
    for new in written:
        listed = new.listed
        title = cut(printable(listed.title), 60)
        print(f"{listed.row.number:>6}  {listed.published:<10}  {cut(listed.publisher, 24):<24}  {title}")


def _listed(lines: Sequence[str], most: int, one: str, several: str) -> None:
    for line in lines[:most]:
        print(cut(printable(line)))
    if (over := len(lines) - most) > 0:
        print(f"… and {over:,} more {one if over == 1 else several} in the archive already")


def _columns(rows: Rows) -> None:
    for note in rows.notes:
        print(f"Note: {note}.")
    known = rows.columns.used
    used = "; ".join(f"{field} from {_names(known[field])}" for field in USUAL if field in known)
    print(f"Columns used: {used}.")
    if rows.columns.ignored:
        print(f"Ignored: {_names(rows.columns.ignored)}. To use one, add '--column FIELD=HEADING'.")
    if rows.columns.withheld:
        print(f"Never copied, because they contain sentences by others: {_names(rows.columns.withheld)}.")
    if notes := rows.columns.used.get("notes"):
        print(f"Copied to drafts only, not to finished records: {_names(notes)}.")


def _names(names: Iterable[str]) -> str:
    listed = [quoted(name, 40) for name in names]
    more = [f"{len(listed) - MOST} more"] if len(listed) > MOST else []
    return ", ".join([*listed[:MOST], *more])


def _counts(name: str, rows: Rows, planned: Plan, table: WorkList, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    print(f"{printable(name)}, {rows.what}: {counted(len(rows.rows), 'row')}")
    print(f"  {len(planned.written):>6,} {would}written to archive/articles")
    print(f"  {len(planned.doubles):>6,} in the archive already")
    print(f"  {len(planned.left):>6,} {'would be ' if dry_run else ''}left for you to complete")
    _reasons(planned.left)
    if planned.stubs:
        word = "source" if len(planned.stubs) == 1 else "sources"
        print(f"  {len(planned.stubs):>6,} {word} {would}made in archive/sources")
        for stub in planned.stubs[:MOST]:
            print(f"         {stub.id}: {printable(stub.name)}{f', {stub.hosts[0]}' if stub.hosts else ''}")
        if len(planned.stubs) > MOST:
            print(f"         … and {len(planned.stubs) - MOST:,} more")
        print("         Check their ids before they are registered: changing one later leaves its old address behind.")
    for draft in planned.finished:
        print(f"{draft} is no longer needed: its row is complete. Delete it.")
    if not dry_run:
        _next(planned, table)


def _reasons(left: Sequence[New]) -> None:
    """Print what is missing, and in which rows, the commonest first."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for new in left:
        for heading in dict.fromkeys(gap.heading for gap in new.listed.gaps):
            found[heading].append(new.listed.row.number)
    for heading, numbers in sorted(found.items(), key=lambda each: -len(each[1])):
        shown = ", ".join(map(str, numbers[:_MOST_ROWS])) + (" …" if len(numbers) > _MOST_ROWS else "")
        print(f"         {heading}: {'row' if len(numbers) == 1 else 'rows'} {shown}")


def _next(planned: Plan, table: WorkList) -> None:
    if planned.left:
        print(f"Drafts of the rest are in {DRAFTS}; finish them there, then move them to archive/articles.")
    if table.text:
        print(f"Or fill in {table.path}, and run 'annals new --list {table.path}'.")
    elif table.kept:
        print(f"{table.path} exists from an earlier run and was not replaced; move it away to get a new table.")
    if planned.written:
        print("Next: 'annals check', then 'annals serve' to look at them.")
