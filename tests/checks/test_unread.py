"""A file with a faulty field: the same run tells what else can be told of it."""

from pathlib import Path

import pytest

from annals.checks.read import read_archive
from annals.checks.references import known_ids, references_of
from annals.checks.unread import named_in
from annals.model import About, kind_named
from annals.model.archive import Archive
from annals.model.unread import Unread
from annals.records import frontmatter
from annals.records.shorthand import written_out
from tests.support import SAMPLE, TOY, loaded, read_toy

ARTICLE = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
EVENT = "archive/events/2003/al-mahbara-2003-03-capture.md"


def problems_of(root: Path, path: str, *edits: tuple[str, str]) -> list[str]:
    file = root / path
    text = file.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return [f"{each.field}: {each.message}" for each in read_archive(root)[2] if each.path == path]


FAULTS = {
    "empty": ("title: Ink Front overruns al-Mahbara", "title:"),
    "missing": ("title: Ink Front overruns al-Mahbara\n", ""),
    "unknown": ("language: en", "language: en\ncolour: blue"),
    "word": ("basis: stated", "basis: guessed"),
    "to do": ("language: en", "language: en\n# TODO: read it again"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=list(FAULTS))
def test_a_faulty_field_hides_no_unknown_id_and_no_missing_text(fault: tuple[str, str], copy: Path) -> None:
    told = problems_of(
        copy,
        ARTICLE,
        fault,
        ("credits:", "events: [no-such-2003-event]\ncredits:"),
        ("  tell-qirtas: [", "  tell-nowhere: [Nowhere]\n  tell-qirtas: ["),
        ("    about: al-mahbara-2003-03-capture", "    about: al-mahbara-2003-03-parade"),
        ("chain: [guard-radio, harbour-post]", "chain: [nobody-at-all, harbour-post]"),
        ("\nThe Ink Front took al-Mahbara. The Nib Monitor gave losses of the Warraqa Guard there and at Tell", ""),
        (" Qirtas.\n", ""),
    )
    for expected in (
        "events.1: no event 'no-such-2003-event' in archive/events",
        "towns.tell-nowhere: no town 'tell-nowhere' in archive/towns",
        "claims.1.about: no record 'al-mahbara-2003-03-parade' in archive/",
        "claims.2.chain.1: no source 'nobody-at-all' in archive/sources",
        "-: has no text below the front matter",
    ):
        assert told.count(expected) == 1, expected


def test_an_unknown_publisher_is_told_beside_an_empty_title(copy: Path) -> None:
    told = problems_of(copy, ARTICLE, FAULTS["empty"], ("publisher: harbour-post", "publisher: nobody"))
    assert set(told) == {"title: is empty", "publisher: no source 'nobody' in archive/sources"}


def test_an_event_with_a_faulty_field_is_asked_for_its_places_and_its_text(copy: Path) -> None:
    text = (copy / EVENT).read_text(encoding="utf-8")
    body = text.rpartition("---\n")[2]
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    told = problems_of(copy, EVENT, (title, "title:\nconcerns: [nowhere]"), (body, ""))
    assert told == [
        "-: has no text below the front matter",
        "title: is empty",
        "concerns.1: no town 'nowhere' in archive/towns",
    ]


def test_problems_of_such_a_file_stand_at_their_lines(copy: Path) -> None:
    problems_of(copy, ARTICLE, FAULTS["empty"], ("publisher: harbour-post", "publisher: nobody"))
    (found,) = [each for each in read_archive(copy)[2] if each.field == "publisher"]
    lines = (copy / ARTICLE).read_text(encoding="utf-8").split("\n")
    assert lines[found.line - 1] == "publisher: nobody"


def test_values_of_a_wrong_shape_name_no_record(copy: Path) -> None:
    told = problems_of(
        copy,
        ARTICLE,
        ("publisher: harbour-post", "publisher: [nobody]"),
        ("  - source: nib-monitor\n", "  - source: {a: b}\n"),
        ("chain: [nib-monitor, harbour-post]", "chain: nobody"),
        ("side: ink-front", "side: Not An Id"),
    )
    assert not [each for each in told if "no source" in each or "no group" in each]


def test_files_that_gave_no_record_are_not_missed(copy: Path) -> None:
    problems_of(copy, "archive/sources/harbour-post.md", ("name:", "naem:"))
    assert not [each for each in problems_of(copy, ARTICLE, FAULTS["empty"]) if "harbour-post" in each]


def every_reference(archive: Archive) -> set[tuple[str, tuple[str | int, ...], str, str]]:
    """Return every reference of the records, as the rule on them reads it, by path."""
    nothing = {kind: frozenset[str]() for kind in known_ids(archive)}
    return {(record.path, loc, id, kind) for record, loc, id, kind in references_of(archive, nothing)}


@pytest.mark.parametrize("root", [TOY, SAMPLE])
def test_a_file_names_what_its_record_would_name(root: Path) -> None:
    archive = loaded(root).archive
    found = set()
    records = [("about", archive.about), *archive.entries()]
    for kind, record in records:
        model = About if kind == "about" else kind_named(kind).model
        document, _problems = frontmatter.read((root / record.path).read_text(encoding="utf-8"), record.path)
        assert document
        unread = Unread(record.path, kind, written_out(document.fields, model), document.body)
        found |= {(record.path, *each) for each in named_in(unread, archive.vocabulary.sides)}
    assert found == every_reference(archive)


def test_a_side_of_no_record_is_told_to_be_left_out_of_groups_in_the_same_run(copy: Path) -> None:
    told = problems_of(copy, ARTICLE, ("side: warraqa-guard", "side: quay-lancers"))
    assert told[:2] == [
        "claims.1.side: 'quay-lancers' is not in the article's groups",
        "claims.1.side: no group 'quay-lancers' in archive/groups",
    ]


def test_a_slip_of_the_pen_for_a_group_that_is_listed_is_told_once(copy: Path) -> None:
    told = problems_of(copy, ARTICLE, ("side: warraqa-guard", "side: warraqa-gaurd"))
    assert [each for each in told if "claims.1.side" in each] == [
        "claims.1.side: no group 'warraqa-gaurd' in archive/groups"
    ]


def test_civilians_need_not_stand_in_groups(copy: Path) -> None:
    assert not [
        each for each in problems_of(copy, ARTICLE, ("side: warraqa-guard", "side: civilians")) if "side" in each
    ]
    assert read_toy(copy).articles["q5bct8vf"].claims[0].side == "civilians"
