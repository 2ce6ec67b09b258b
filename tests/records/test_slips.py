"""Slips of the pen in front matter are told on their line, with the line as it should be."""

import pytest

from annals.records.frontmatter import read

SLIPS = [
    ("title: Ink: runs out", 3, "has a colon in its text; put it into quotes: 'Ink: runs out'"),
    ("title: Ink runs out:", 3, "has a colon in its text; put it into quotes: 'Ink runs out:'"),
    ("title: The 'last: one' left", 3, "has a colon in its text; put it into quotes: \"The 'last: one' left\""),
    ('title: "Ink runs out', 3, "has a quotation mark that is never closed; close it"),
    ("title: 'Ink runs out", 3, "has a quotation mark that is never closed; close it"),
    ('title: "Ink runs out",', 3, "',' follows the closing quotation mark; take it out"),
    ("title: @ink", 3, "begins with '@', which means something else here; put it into quotes: '@ink'"),
    ("title: *Ink*", 3, "begins with '*', which means something else here; put it into quotes: '*Ink*'"),
    ("authors:\n  - %one", 4, "begins with '%', which means something else here; put it into quotes: '%one'"),
    ('title: "Ink\\in runs out"', 3, "has '\\i' between double quotes; write single quotes, or '\\\\' for a backslash"),
    ("authors: [One, Two", 3, "has a '[' that is never closed; write ']' at its end, and commas between its items"),
    ("towns: {tell: [Tell]", 3, "has a '{' that is never closed; write '}' at its end, and commas between its items"),
    ("authors:\n  [One,\n", 4, "has a '[' that is never closed; write ']' at its end, and commas between its items"),
    ("authors: [One, Two]]", 3, "has one ']' too many; take it out"),
    ("authors: [One, Two],", 3, "',' follows the closing bracket; take it out"),
    ('authors: ["One" "Two"]', 3, 'has no comma between two items of a list; write "One", "Two"'),
    ("groups: {ink-front:[Ink]}", 3, "has a key without a space after its colon; write 'ink-front: …'"),
    ("title:Ink runs out", 3, "has a key without a space after its colon; write 'title: Ink runs out'"),
    ("title = Ink runs out", 3, "has '=' after its key, where a colon belongs; write 'title: Ink runs out'"),
    ("title：Ink runs out", 3, "has '：' after its key, where a colon belongs; write 'title: Ink runs out'"),
    ('"title": "Ink runs out",', 3, "ends with a comma; write 'title: \"Ink runs out\"'"),
    ("\u00a0title: Ink runs out", 3, "a no-break space (U+00A0) is in a key; write plain spaces"),
    ("claims:\n\u00a0\u00a0- id: c1", 4, "a no-break space (U+00A0) is in a key; write plain spaces"),
    (
        "title: Ink\nruns out", 4,
        "is not a field: 'runs out'; write 'key: value'; a text that goes on from the line above is indented by two "
        "spaces",
    ),
    (
        "claims:\n  - id: c1\n   about: tell", 5,
        "is not YAML: did not find expected '-' indicator; begin the line where the other lines of its block begin",
    ),
    (
        "note: >\n  Ink.\n   title: x\n date: y", 6,
        "is not YAML: did not find expected key; begin the line where the other lines of its block begin",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "number", "told"), SLIPS, ids=[lines for lines, _number, _told in SLIPS])
def test_a_slip_is_told_on_its_line_with_what_to_write(lines: str, number: int, told: str) -> None:
    document, problems = read(f"---\nid: k7m3p9tb\n{lines}\npublisher: harbour-post\n---\n\nProse.\n", "x.md")
    assert document is None
    assert [str(problem) for problem in problems] == [f"x.md:{number}: {told}"]
