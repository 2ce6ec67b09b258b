"""The register and the histories as the main branch gave them out: what a branch or a merge added comes off again.

Only main gives out ids and versions. What a branch entered was never published, so it is taken back, and one version
of the record as it was merged stands in its place. A withdrawal is kept, for nothing else tells its reason. On main
that holds for an id, too, that was entered and taken out again before anybody else had it: its address may have been
published from this machine, other records may lead there, and an address too many harms nobody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annals.history.canonical import public_record
from annals.history.lines import MAX_HISTORY_BYTES, sound_chain, sound_lines
from annals.history.moved import moved_ids
from annals.history.register import MAX_REGISTER_BYTES, REGISTER, merged_register, write_register
from annals.history.versions import ERASING, new_version, withdrawn, write_history
from annals.language.messages import counted
from annals.model import Archive, Entry
from annals.model.kinds import kind_in, kind_of
from annals.model.version import Registered, Version, Withdrawal
from annals.records.files import ARCHIVE, HISTORY, HISTORY_SUFFIX, read_bytes

_HISTORIES = f"{ARCHIVE}/{HISTORY}/"


@dataclass
class Settled:
    """An archive whose register and histories are those that were given out.

    `texts` holds the files that thereby change, None for one that goes; `told` what was done, a line each; `paths`
    every file that is in order now, whatever was wrong with it.
    """

    archive: Archive
    texts: dict[str, str | None] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)


def settle(
    archive: Archive,
    root: Path,
    before: Mapping[str, str] | None,
    broken: Iterable[str],
    keep: bool,
    main: str = "the main branch",
) -> Settled:
    """Return the archive with the register and histories that main gave out.

    `before` holds, by path, what main had of each of these files that is different now, `""` where it had none. It is
    None where nothing tells; then only the `broken` files are settled, those among them that hold lines of both sides
    of a merge. With `keep` the one new version of a record stays if it is what would be entered anyway. `main`
    is what the main branch is called.
    """
    settled = Settled(archive)
    histories = dict(archive.histories)
    paths = [path for path in (broken if before is None else before) if _owner(path)[0]]
    for path in sorted(set(paths)):
        given = None if before is None else sound_chain(before[path])
        if (past := _history(settled, root, path, given, keep, main)) is not None:
            histories[_owner(path)[1]] = past
    whole = replace(archive, histories={id: past for id, past in histories.items() if past})
    settled.archive = whole
    if REGISTER in broken or (before is not None and (REGISTER in before or settled.texts)):
        _register(settled, root, None if before is None else before.get(REGISTER))
    elif whole.register_read and any(_after(line, whole.histories.get(line.id, ())) != line for line in whole.register):
        _register(settled, root, None)
    if not any(path.startswith(_HISTORIES) for path in set(broken) - settled.paths):
        settled.archive = replace(settled.archive, histories_read=True)
    return settled


def _owner(path: str) -> tuple[str, str]:
    """Return the kind and the id of the record whose history a path is; two empty texts for any other path."""
    folder, _, name = path.removeprefix(_HISTORIES).rpartition("/")
    kind = kind_in(folder) if path.startswith(_HISTORIES) and name.endswith(HISTORY_SUFFIX) else None
    return (kind.name, name.removesuffix(HISTORY_SUFFIX)) if kind else ("", "")


def _text(root: Path, path: str, limit: int) -> str:
    data, _problems = read_bytes(root / path, path, limit) if (root / path).is_file() else (b"", [])
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _history(
    settled: Settled, root: Path, path: str, given: tuple[Version, ...] | None, keep: bool, main: str
) -> tuple[Version, ...] | None:
    """Settle the history at a path; return it, None where it holds what is of no merge and has to be looked at."""
    text = _text(root, path, MAX_HISTORY_BYTES)
    lines = sound_lines(text)
    if given is None:
        if not lines or None in lines:
            return None
        given = sound_chain(text)
    loose = [line for line in lines or () if line]
    entry = settled.archive.find(_owner(path)[1])
    entry = entry if entry and kind_of(entry).name == _owner(path)[0] else None
    fit = _fit(settled.archive, entry, given, loose, keep)
    past = next((each for each in fit if write_history(each) == text), None)
    settled.paths.add(path)
    if past is None:
        past = _closed(given, entry, loose)
        settled.texts[path] = write_history(past) or None
        settled.told.append(f"{_owner(path)[1]}: {_taken_back(loose, past, main)}")
    return past


def _taken_back(loose: Sequence[Version], past: Sequence[Version], main: str) -> str:
    gone = {each.sha256 for each in loose} - {each.sha256 for each in past}
    if not gone:
        return f"history restored to that of {main}"
    return f"{counted(len(gone), 'version')} that {main} does not have, removed"


def _fit(
    archive: Archive, entry: Entry | None, given: Sequence[Version], loose: Sequence[Version], keep: bool
) -> Iterator[tuple[Version, ...]]:
    """Yield the histories that a file may hold and stay as it is: as given out, with a new version, or closed."""
    yield tuple(given)
    last = loose[-1] if loose else None
    if last and last.withdrawal and entry is None and given and not given[-1].withdrawal:
        yield withdrawn(given, last.withdrawal, last.day)
    if last and last.withdrawal and entry is None and keep and not given:
        yield tuple(loose)
    if last and entry and keep and (more := new_version(given, public_record(entry), last.day, moved_ids(archive))):
        yield (*given, more)


def _closed(given: Sequence[Version], entry: Entry | None, loose: Sequence[Version]) -> tuple[Version, ...]:
    """Return a history as given out, closed where its record was withdrawn since; what erases data goes first."""
    asked = sorted(
        (each for each in loose if each.withdrawal and each not in given),
        key=lambda each: _erases(each.withdrawal),
        reverse=True,
    )
    if entry or not asked or not given or given[-1].withdrawal:
        return tuple(given)
    day = max(asked[0].day, given[-1].day)
    return withdrawn(given, asked[0].withdrawal or Withdrawal("error"), day)


def _erases(withdrawal: Withdrawal | None) -> bool:
    return withdrawal is not None and withdrawal.reason in ERASING


def _register(settled: Settled, root: Path, given: str | None) -> None:
    """Settle the register: the lines that were given out, withdrawn where the history says so."""
    text = _text(root, REGISTER, MAX_REGISTER_BYTES)
    lines = merged_register(text if given is None else given)
    if lines is None:
        return
    settled.paths.add(REGISTER)
    known, histories = {line.id for line in lines}, settled.archive.histories
    kept = [line for line in merged_register(text) or () if line.id not in known and line.id in histories]
    now = [_after(line, histories.get(line.id, ())) for line in (*lines, *kept)]
    settled.archive = replace(settled.archive, register=tuple(_numbered(now)), register_read=True)
    if (whole := write_register(now)) != text:
        settled.texts[REGISTER] = whole


def _after(line: Registered, history: Sequence[Version]) -> Registered:
    """Return a line with the status that its history says; as it is where there is none."""
    gone = bool(history) and history[-1].withdrawal is not None
    return replace(line, status="withdrawn" if gone else "published" if history else line.status)


def _numbered(lines: Sequence[Registered]) -> Iterator[Registered]:
    for number, line in enumerate(sorted(lines, key=lambda line: (line.kind, line.id)), 2):
        yield replace(line, line=number)
