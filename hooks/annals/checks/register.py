"""Rules on the register of ids, `archive/ids.csv`."""

from collections.abc import Collection, Iterator, Sequence

from annals.checks.common import Rules, at, withdraw_hint
from annals.facts.facts import Facts
from annals.history.canonical import public_record
from annals.history.record_history import claims_of, history_of, withdrawals
from annals.history.registration import unregistered, unversioned
from annals.history.sealed import is_sealed
from annals.history.versions import MOVING
from annals.language.messages import counted, did_you_mean
from annals.model import Archive, Entry, kinds
from annals.model.fixed import UNRECORDED
from annals.model.kinds import one
from annals.model.version import Data, Version
from annals.printing import quoted
from annals.problems import Problem, Severity
from annals.records.files import history_path
from annals.values import ids
from annals.values.evidence import WORKED_OUT

RESERVED = "index"
NAMED = 5
"""Records that one note names."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that Windows keeps for devices, so that no file can have them there."""


def ids_stay_with_their_kind(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """An id in the register is of the kind it was given to, and one that was withdrawn has no record again."""
    kinds = {entry.id: entry.kind for entry in archive.register}
    closed = {id for id, versions in archive.histories.items() if versions and versions[-1].withdrawal}
    withdrawn = {line.id for line in archive.register if line.status == "withdrawn" and line.id in closed}
    if not archive.register_read:
        return
    for kind, entry in archive.entries():
        if entry.id in withdrawn:
            message = f"{quoted(entry.id)} was withdrawn"
            yield at(archive, entry, ("id",), message, "an id is never used again; choose another")
        elif kinds.get(entry.id, kind) != kind:
            message = f"{quoted(entry.id)} was given to {one(kinds[entry.id])}"
            yield at(archive, entry, ("id",), message, "an id is never used again; choose another")


def histories_tell_of_withdrawals(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """Every registered id has a history, and no other has one; it ends with a withdrawal if the id is withdrawn."""
    lines = {line.id: line for line in archive.register}
    if archive.register_read:
        for id in archive.histories.keys() - lines.keys():
            message = f"{quoted(id)} has a history, but no line in {archive.register_path}"
            hint = "run 'annals register', which restores its line"
            hint += "" if archive.find(id) else " where git has it; if main never had it, remove the file"
            yield Problem(archive.register_path, 1, "id", message, hint)
    if archive.histories_read:
        for line in lines.values():
            last = archive.version(line.id)
            if last is None and archive.find(line.id) and line.kind in kinds.names():
                message = f"{quoted(line.id)} is registered but has no history"
                hint = f"restore {history_path(line.kind, line.id)}; if there never was one, run 'annals register'"
                yield Problem(archive.register_path, line.line, "id", message, hint)
            elif (last is not None and last.withdrawal is not None) != (line.status == "withdrawn"):
                message = f"{quoted(line.id)} is {line.status} here, but its history says otherwise"
                hint = "run 'annals register', which follows the history; to remove a record, run 'annals withdraw'"
                if line.status == "published" and archive.find(line.id):
                    hint = f"run 'annals withdraw {line.id}' again, to finish what was begun"
                yield Problem(archive.register_path, line.line, "status", message, hint)


def histories_have_happened(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No version of a record is of a day that has not come yet."""
    if archive.today:
        for line in archive.register:
            last = archive.version(line.id)
            if last and last.day > archive.today and line.kind in kinds.names():
                message = f"{last.day.isoformat()} is in the future"
                path = history_path(line.kind, line.id)
                yield Problem(
                    path,
                    last.number,
                    "date",
                    message,
                    "run 'annals register', which restores the line; never edit a history by hand",
                )


def withdrawals_lead_to_records(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """The successor of a withdrawn record is a record or a registered id, is there where one must be, and leads on."""
    registered = {line.id: line.kind for line in archive.register}
    known = registered.keys() | {entry.id for _kind, entry in archive.entries()} | archive.broken
    for id, kind in registered.items():
        if (way := list(withdrawals(archive, id))) and archive.register_read and kind in kinds.names():
            first, end = way[0], way[-1].successor
            if first.successor and first.successor not in known:
                message = f"{quoted(first.successor)} is neither a record nor an id in {archive.register_path}"
            elif first.reason in MOVING and not first.successor:
                message = f"a record withdrawn as {first.reason} needs a successor, and none is named"
            elif (last := archive.version(end)) and last.withdrawal:
                message = f"the successors of {quoted(id)} lead in a circle, and never to a record"
            else:
                continue
            number = len(archive.histories[id])
            hint = (
                "restore the line as it was; 'annals rename', 'annals merge' and 'annals withdraw' write it correctly"
            )
            yield Problem(history_path(kind, id), number, "withdrawn.successor", message, hint)


def not_entered(archive: Archive) -> Iterator[Problem]:
    """Yield a note where new records, and one where changes, are not in the register and the histories yet.

    That is no fault: they are entered on the main branch, once they are merged.
    """
    if not (archive.register_read and archive.histories_read):
        return
    new = unregistered(archive)
    changed = [f"{id} ({what})" for id, what in unversioned(archive).items() if id in archive.histories]
    path, note = archive.register_path, Severity.NOTE
    if new:
        message = f"{counted(len(new), 'new record is', 'new records are')} not registered yet: {_some(new)}"
        yield Problem(path, 1, "-", message, "leave it so in a branch: 'annals register' enters it on main", note)
    if changed:
        message = (
            f"{counted(len(changed), 'record has', 'records have')} changed since the last version: {_some(changed)}"
        )
        yield Problem(
            path, 1, "-", message, "leave it so in a branch: 'annals register' enters the changes on main", note
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join([*names[:NAMED], *([f"and {len(names) - NAMED:,} more"] if len(names) > NAMED else [])])


def changed_figures_have_new_evidence(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """The evidence of a figure that was changed since its last version is changed too: it vouches for the words."""
    if archive.today is None:
        return
    for article in archive.articles.values():
        last = archive.version(article.id)
        if not last or is_sealed(archive, article, last):
            continue  # before its data, which would be read from its file
        if last.data is not None:
            yield from _figures_with_old_evidence(archive, article, public_record(article), last.data)


def _figures_with_old_evidence(archive: Archive, entry: Entry, data: Data, before: Data) -> Iterator[Problem]:
    old = {claim["id"]: claim for claim in before.get("claims", ())}
    for i, claim in enumerate(data.get("claims", ())):
        known = old.get(claim["id"], {})
        evidence = claim.get("evidence")
        if evidence and evidence == known.get("evidence") != WORKED_OUT and claim.get("figure") != known.get("figure"):
            message = f"is {claim.get('figure')} where it was {known.get('figure')}, and its evidence is the same"
            verify = f"if you have the saved text, run 'annals verify CAPTURE --record {entry.id} --write'"
            hint = f"{verify}; if not, remove the evidence"
            yield at(archive, entry, ("claims", i, "figure"), message, hint, Severity.WARNING)


def claim_numbers_are_not_reused(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """The number of a statement that was published and taken out is not given to another statement."""
    for article in archive.articles.values():
        if len(archive.histories.get(article.id, ())) < 2:
            continue
        history = history_of(archive, "article", article.id)
        gone = history.gone_claims() if history else {}
        for i, claim in enumerate(article.claims):
            version = gone.get(claim.id)
            if version and public_record(article)["claims"][i] != _claim_in(version, claim.id):
                message = f"{quoted(claim.id)} was another statement in version {version.number}"
                hint = "give the statement a number never used in this article"
                yield at(archive, article, ("claims", i, "id"), message, hint)


def _claim_in(version: Version, id: str) -> object:
    """Return a claim as a version of its article has it, as data."""
    return next(claim for claim in claims_of(version) if claim["id"] == id)


def ids_name_one_record(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No two records share an id, of whatever kind they are."""
    seen: dict[str, Entry] = {}
    for _kind, entry in archive.entries():
        if (first := seen.setdefault(entry.id, entry)) is not entry:
            message = f"{quoted(entry.id)} is already the id of {first.path}"
            yield at(archive, entry, ("id",), message, "give this record an id of its own")


def registered_ids_are_kept(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No id that was given out is lost, retyped or of an unknown kind."""
    known = {entry.id for _kind, entry in archive.entries()} | archive.broken
    path = archive.register_path
    for line in archive.register:
        if line.kind not in kinds.names():
            hint = did_you_mean(line.kind, kinds.names()) or f"write one of {', '.join(kinds.names())}"
            yield Problem(path, line.line, "kind", f"{quoted(line.kind)} is not a kind of record", hint)
        elif archive.today and line.first_published > archive.today:
            message = f"{line.first_published.isoformat()} is in the future"
            yield Problem(path, line.line, "first_published", message, "write the day it was entered")
        elif line.id in archive.articles:
            continue  # an article with that id was read, so it is a sound one
        elif line.kind == "article" and (why := ids.why_not_opaque(line.id)):
            yield Problem(path, line.line, "id", f"{quoted(line.id)} {why}", "restore the line as it was")
        elif line.status == "published" and line.id not in known:
            message = f"the {line.kind} {quoted(line.id)} was published, but is gone"
            yield Problem(path, line.line, "id", message, f"restore its file, or {withdraw_hint(line.id)}")


def ids_leave_room_for_lists(archive: Archive, facts: Facts) -> Iterator[Problem]:
    """No id is `index`, the page of a list, a name that Windows keeps for a device, `civilians` or `unrecorded`."""
    for _kind, entry in archive.entries():
        if why := why_taken(entry.id, archive.vocabulary.sides):
            yield at(archive, entry, ("id",), f"{quoted(entry.id)} {why}", "choose another id")
    for line in archive.register:
        if not archive.find(line.id) and (why := why_taken(line.id, archive.vocabulary.sides)):
            hint = "no record can have had it: remove the line, and its history if there is one"
            yield Problem(archive.register_path, line.line, "id", f"{quoted(line.id)} {why}", hint)


def why_taken(id: str, sides: Collection[str]) -> str:
    """Return why no record can have an id, or `""` if one can; `sides` are words of the vocabulary for sides."""
    if id == RESERVED:
        return "is reserved for the page of a list"
    if id == UNRECORDED or id in sides:
        return "has a meaning of its own in records"
    return "cannot be a file's name on Windows" if id in DEVICES else ""


RULES = Rules(
    between=(
        ids_stay_with_their_kind, histories_tell_of_withdrawals, histories_have_happened, withdrawals_lead_to_records,
        changed_figures_have_new_evidence, claim_numbers_are_not_reused, ids_name_one_record, registered_ids_are_kept,
        ids_leave_room_for_lists,
    ),
)  # fmt: skip
