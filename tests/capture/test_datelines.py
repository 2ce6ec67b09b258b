"""A place that stands in the dateline alone is where a report was written; a draft offers it and does not list it."""

from pathlib import Path

import pytest

from annals.capture.text.datelines import dateline
from annals.cli.main import main
from annals.records.frontmatter import read

STORY = "Fighters of the Ink Front left al-Mahbara on Thursday and moved towards the sea, people said."


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("WARRAQA – ", "Fighters left the town."),
        ("WARRAQA (AP) — ", "Fighters left the town."),
        ("Warraqa, Aug 6 (Reuters) - ", "Fighters left the town."),
        ("WARRAQA, Aug. 6, 2003 (AFP) -- ", "Fighters left the town."),
        ("(Warraqa) – ", "Fighters left the town."),
        ("WARRAQA/TELL QIRTAS (Reuters) - ", "Fighters left the town."),
        ("AL-MAHBARA, Warraqa (AP) _ ", "Fighters left the town."),
        ("Warraqa, 6 August 2003 - ", "Fighters left the town."),
        ("WARRAQA: ", "Fighters left the town."),
        ("المحبرة - ", "قال المرصد إن المقاتلين غادروا."),
        ("المحبرة (رويترز) - ", "قال المرصد إن المقاتلين غادروا."),
    ],
)
def test_a_dateline_ends_with_a_dash(line: str, rest: str) -> None:
    assert dateline(line + rest) == line


@pytest.mark.parametrize(
    "text",
    [
        "The town of Warraqa – lost in May – was taken back.",
        "Warraqa fell on Thursday - the monitor said so.",
        "Warraqa: the front took it.",
        "Warraqa-based guards left the town.",
        "At least 14 guards – of Warraqa – were killed.",
        "سقطت بلدة المحبرة أمس - قال المرصد ذلك.",
        "Fighters left.",
        "",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline(text) == ""


def drafted(copy: Path, text: str, *arguments: str) -> str:
    """Return the draft of a text."""
    file = copy.parent / "text.txt"
    file.write_text(f"Front moves on\n\n{text}\n", encoding="utf-8")
    before = set(copy.rglob("*.md"))
    said = ("--publisher", "salt-gazette", "--date", "2003-03-08", "--url", "https://salt.example.org/1")
    assert main(["--root", str(copy), "new", *arguments, str(file), *said]) == 0
    (made,) = set(copy.rglob("*.md")) - before
    return made.read_text(encoding="utf-8")


def towns(draft: str) -> object:
    document, problems = read(draft, "draft.md")
    assert document is not None, problems
    return document.fields.get("towns")


@pytest.mark.parametrize("arguments", [(), ("--brief",)])
def test_a_place_in_the_dateline_alone_is_offered_and_not_listed(arguments: tuple[str, ...], copy: Path) -> None:
    draft = drafted(copy, f"TELL QIRTAS (AP) – {STORY}", *arguments)
    assert towns(draft) == {"al-mahbara": ["al-Mahbara"]}
    assert (
        "# Tell Qirtas is in the dateline alone. If it reports on it too, remove the '# ' from the next line:\n"
        "#   tell-qirtas: [TELL QIRTAS]\n"
    ) in draft
    assert ("# from: dateline, paragraph 2\n" in draft) == (not arguments)
    taken = draft.replace("#   tell-qirtas", "  tell-qirtas")
    assert towns(taken) == {"al-mahbara": ["al-Mahbara"], "tell-qirtas": ["TELL QIRTAS"]}


def test_where_no_other_place_is_named_the_line_is_whole(copy: Path) -> None:
    draft = drafted(copy, "TELL QIRTAS (AP) – Fighters moved towards the sea on Thursday, people said.", "--brief")
    assert towns(draft) is None
    assert towns(draft.replace("# towns: {", "towns: {")) == {"tell-qirtas": ["TELL QIRTAS"]}


@pytest.mark.parametrize(
    "text",
    [
        f"TELL QIRTAS – {STORY} They are at Tell Qirtas now.",
        f"TELL QIRTAS – {STORY}\n\nTell Qirtas lies on the way, and guards wait there for what comes.",
    ],
)
def test_a_place_that_the_story_names_as_well_is_listed(text: str, copy: Path) -> None:
    assert "tell-qirtas" in str(towns(drafted(copy, text, "--brief")))


def test_an_event_drafted_from_it_does_not_happen_in_the_dateline(copy: Path) -> None:
    text = copy.parent / "text.txt"
    text.write_text(f"Front moves on\n\nTELL QIRTAS – {STORY}\n", encoding="utf-8")
    asked = ("new", "event", "looting", "--from", str(text), "--when", "2003-06-01")
    assert main(["--root", str(copy), *asked]) == 0
    event = (copy / "archive/events/2003/al-mahbara-2003-06-looting.md").read_text(encoding="utf-8")
    assert "\nplaces: [al-mahbara]\n" in event
