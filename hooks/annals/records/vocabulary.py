"""The vocabulary of an archive read: its file `archive/vocabulary.yml`, or a shipped one, into a `Vocabulary`.

A file may build on a shipped vocabulary with `use:`; what it lists then is added, or stands in the place of the word of
the same name. Without `use:` it has to hold every list itself. Everything that is wrong is told in one run.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from annals.model.entries import LISTS, Limits, VocabularyFile
from annals.model.phrases import Phrases
from annals.model.record import Record
from annals.model.vocabulary import Vocabulary, listed
from annals.model.word import one_of
from annals.printing import quoted
from annals.problems import ArchiveError, Loc, Problem
from annals.records.files import ARCHIVE, VOCABULARY, read_bytes, read_text
from annals.records.frontmatter import Document, read
from annals.records.validate import field_name, validate
from annals.records.yaml_events import FENCE

CONFLICT = "conflict"
"""The shipped vocabulary of an archive that has no file of its own."""

PATH = f"{ARCHIVE}/{VOCABULARY}"
_KEEP = "keep one of the two"
_SHIPPED = files("annals") / "vocabularies"
M = TypeVar("M", bound=Record)


def shipped_names() -> tuple[str, ...]:
    """Return the names of the vocabularies that come with the program, in the order of the alphabet."""
    return tuple(sorted(each.name.removesuffix(".yml") for each in _SHIPPED.iterdir() if each.name.endswith(".yml")))


@cache
def shipped(name: str) -> Vocabulary:
    """Return a vocabulary that comes with the program; raise KeyError where there is none of that name."""
    if name not in shipped_names():
        raise KeyError(name)
    found, problems = _read((_SHIPPED / f"{name}.yml").read_text(encoding="utf-8"), f"{name}.yml", name)
    if found is None:
        raise ArchiveError(problems)
    return found


def read_vocabulary(root: Path) -> tuple[Vocabulary | None, list[Problem]]:
    """Return the vocabulary of the archive under `root`, or every reason why its file gives none."""
    if (root / PATH).is_symlink():
        return None, [Problem(PATH, 1, "-", "is a link", "put the file itself here")]
    if not (root / PATH).is_file():
        return shipped(CONFLICT), []
    text, problems = read_text(root / PATH, PATH)
    return (None, problems) if problems else _read(text, PATH, "")


def vocabulary_sum(root: Path) -> str:
    """Return a sum of the archive's file, `""` where it has none, by which a change of it is seen."""
    data, problems = read_bytes(root / PATH, PATH) if (root / PATH).is_file() else (b"", [])
    return blake2b(data, digest_size=8).hexdigest() if data and not problems else ""


def vocabulary_state(root: Path) -> str:
    """Return by what the archive's vocabulary is told from another: `""` where its file can give none."""
    path = root / PATH
    return "" if path.is_symlink() else vocabulary_sum(root) if path.exists() else "shipped"


def _read(text: str, path: str, name: str) -> tuple[Vocabulary | None, list[Problem]]:
    """Return the vocabulary that a file holds; `name` is that of a shipped one, `""` of an archive's."""
    if fence := FENCE.search(text):
        line = text.count("\n", 0, fence.start()) + 1
        return None, [Problem(path, line, "-", "has a line '---'", "the file is all fields; take the line out")]
    document, problems = read(f"---\n{text}\n---\n", path)
    if document is None:
        return None, [_moved(problem) for problem in problems]
    file, faults = validate(document, VocabularyFile, None)
    if file is None:
        return None, sorted(map(_moved, faults))
    base, used = None, file.use or ""
    if file.use is not None:
        if file.use not in shipped_names() or name:
            message, hint = (
                f"{quoted(file.use)} is no vocabulary that comes with annals",
                one_of(file.use, shipped_names()),
            )
            return None, [_at(document, ("use",), message, hint)]
        base = shipped(file.use)
    made = _made(file, base, name or used or "own", used or name)
    faults = sorted(_faults(document, file, made, whole=base is None))
    return (None, faults) if faults else (made, [])


def _made(file: VocabularyFile, base: Vocabulary | None, name: str, used: str) -> Vocabulary:
    """Return the vocabulary of a file, which adds to another, or stands alone."""

    def words(list: str) -> Any:
        before = [word.entry for word in getattr(base, list).values()] if base else []
        return listed([*before, *getattr(file, list)])

    steps = {**(base.steps if base else {}), **{step.step: step.means for step in file.steps}}
    levels = {level.field: level for level in (*(base.levels if base else ()), *file.levels)}
    standards = base.standards if base and file.standards is None else file.standards or ()
    phrases = {
        each: getattr(file.phrases, each, None) or getattr(base and base.phrases, each, None)
        for each in Phrases.__pydantic_fields__
    }
    return Vocabulary(
        name=name,
        title=file.title or (base.title if base else name),
        used=used,
        **{list: words(list) for list in LISTS},
        steps=steps,
        levels=tuple(levels.values()),
        limits=file.limits or (base.limits if base else Limits()),
        standards=standards,
        phrases=Phrases(**phrases),
    )


def _faults(document: Document, file: VocabularyFile, made: Vocabulary, *, whole: bool) -> Iterator[Problem]:
    yield from _twice(document, file)
    if whole:
        for name in (*LISTS, "steps"):
            if not getattr(made, name) and name not in ("sides", "statuses"):
                yield _at(document, (name,), "is missing", "list its words, or build on a shipped vocabulary with use:")
    yield from _unsaid(document, made)
    yield from _dangling(document, file, made)


def _unsaid(document: Document, made: Vocabulary) -> Iterator[Problem]:
    """Yield each phrase that pages of the vocabulary need and that it does not have."""
    if not any(getattr(made.phrases, each) for each in Phrases.__pydantic_fields__):
        yield _at(document, ("phrases",), "is missing", "write its phrases, or build on a shipped vocabulary with use:")
        return
    needed = [*made.phrases.always, *(("held", "held_all") if made.has_control else ())]
    needed += [each for each in Phrases.__pydantic_fields__ if each.startswith("harm") and made.people]
    for name in needed:
        if not getattr(made.phrases, name):
            hint = f"write {Phrases.__pydantic_fields__[name].description}"
            yield _at(document, ("phrases", name), "is missing", hint)


def _twice(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Yield each word that a list of the file has twice."""
    for name in LISTS:
        seen: set[str] = set()
        for place, entry in enumerate(getattr(file, name)):
            if entry.name in seen:
                yield _at(
                    document, (name, place, "name"), f"{quoted(entry.name)} is there already", "keep one of the two"
                )
            seen.add(entry.name)
    for place, kind in enumerate(file.event_types):
        subs = [sub.name for sub in kind.kinds]
        for number, sub in enumerate(subs):
            if sub in subs[:number]:
                loc = ("event_types", place, "kinds", number, "name")
                yield _at(document, loc, f"{quoted(sub)} is there already", _KEEP)


def _dangling(document: Document, file: VocabularyFile, made: Vocabulary) -> Iterator[Problem]:
    """Yield each word of the file that names one which the vocabulary does not have."""
    for place, measure in enumerate(file.measures):
        for field in ("includes", "may_mean"):
            named = getattr(measure, field)
            if named is not None and named not in made.measures:
                yield _at(
                    document, ("measures", place, field), f"no measure {quoted(named)}", one_of(named, made.measures)
                )
    for place, side in enumerate(file.sides):
        if side.status is not None and side.status not in made.statuses:
            hint = one_of(side.status, made.statuses)
            yield _at(document, ("sides", place, "status"), f"no status {quoted(side.status)}", hint)
    for whom in ("people", "groups", "nobody"):
        if len(of := [word for word in made.statuses.values() if word.entry.of == whom]) > 1:
            last = max((p for p, each in enumerate(file.statuses) if each.of == whom), default=0)
            message = f"{quoted(of[0])} is of {whom} already"
            yield _at(document, ("statuses", last, "of"), message, "leave 'of' out of one of the two")


def _at(document: Document, loc: Loc, message: str, hint: str) -> Problem:
    known = loc
    while known and known not in document.lines:
        known = known[:-1]
    return _moved(Problem(document.path, document.lines.get(known, 2), field_name(loc), message, hint))


def _moved(problem: Problem) -> Problem:
    """Return a problem on the line of the file itself, which is read with a line put before it."""
    return replace(problem, line=max(1, problem.line - 1))
