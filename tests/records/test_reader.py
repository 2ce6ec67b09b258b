"""The reader: any text gives a document or problems, and plain fields read back as they were written."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annals.language.characters import why_refused_anywhere
from annals.problems import Problem
from annals.records.files import decode
from annals.records.frontmatter import MAX_DEPTH, Document, read

PLAIN = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"])).filter(
    lambda text: why_refused_anywhere(text) is None
)
YAMLISH = st.text(alphabet="ab:-#&*!|>'\"[]{}%@`,?~ \n\t=<.0", max_size=120)


def told(problems: list[Problem]) -> str:
    return "\n".join(map(str, problems))


def fields_of(text: str) -> Document:
    document, problems = read(text, "x.md")
    assert document is not None, told(problems)
    assert problems == []
    return document


@given(st.one_of(st.text(), YAMLISH, YAMLISH.map("---\n{}\n---\n".format), st.text().map("---\n{}\n---\n".format)))
def test_any_text_gives_a_document_or_a_problem(text: str) -> None:
    document, problems = read(text, "x.md")
    assert (document is None) == bool(problems)
    assert all(1 <= problem.line <= text.count("\n") + 2 for problem in problems)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_problem(data: bytes) -> None:
    text, problems = decode(data, "x.md")
    assert not (text and problems)
    assert len(problems) <= 1


@given(st.dictionaries(PLAIN.filter(str.strip), PLAIN, min_size=1), st.text(alphabet="ab \n"))
def test_plain_fields_written_with_quotes_read_back(fields: dict[str, str], body: str) -> None:
    block = yaml.safe_dump(fields, allow_unicode=True, default_style='"', width=10_000)
    document = fields_of(f"---\n{block}---\n{body}")
    assert document.fields == fields
    assert document.body == body.strip()


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), st.lists(PLAIN, max_size=4), min_size=1))
def test_lists_read_back_with_the_line_of_every_member(fields: dict[str, list[str]]) -> None:
    block = yaml.safe_dump(fields, allow_unicode=True, default_style='"', default_flow_style=False, width=10_000)
    document = fields_of(f"---\n{block}---\n")
    assert document.fields == fields
    lines = f"---\n{block}".splitlines()
    for key in fields:
        assert key in lines[document.lines[key,] - 1]


@pytest.mark.parametrize("key", [": x", '"": x', "? \n: x", "list:\n  - a: b\n    : x"])
def test_an_empty_key_is_told_on_its_line(key: str) -> None:
    line = 3 + key.count("\n  - a") + key.count("\n    :")
    _document, problems = read(f"---\nid: x\n{key}\nname: y\n---\n\nProse.\n", "x.md")
    assert told(problems) == f"x.md:{line}: has an empty key; write 'key: value'"


@pytest.mark.parametrize(
    "block",
    [
        "id: x\nkind:y\nname: z", "id: x\nkind:y\n\nnames:\n  - z", "id: x\nkind:y", "a: |\nkind:y\nname: z",
        "a:\n  kind:2015\n  basis: stated", "a:\n  - id:c1\n    about: z", 'id: x\nkind:"y"\nname: z',
    ],
)  # fmt: skip
def test_a_key_without_a_space_after_its_colon_is_told_on_its_line(block: str) -> None:
    _document, problems = read(f"---\n# a remark\n{block}\n---\n\nProse.\n", "x.md")
    assert told(problems).startswith("x.md:4: has a key without a space after its colon; write '")


def test_what_lacks_its_colon_is_told_on_its_line() -> None:
    _document, problems = read("---\nid: x\nkind y\nname: z\n---\n", "x.md")
    assert told(problems).startswith("x.md:3: is not a field: 'kind y'; write 'key: value'")


@pytest.mark.parametrize("value", ["yes", "no", "3", "0x10", "1e3", "2015-08-05", "12:30", "<<", "=", ".inf"])
def test_nothing_is_guessed_and_every_value_stays_text(value: str) -> None:
    assert fields_of(f"---\nkey: {value}\n---\n").fields == {"key": value}


def test_a_field_tells_its_line() -> None:
    document = fields_of("---\n# a remark\nid: x\nclaims:\n  - id: c1\n    chain: [a,\n      b]\n  - id: c2\n---\nBody")
    lines = document.lines
    assert lines["id",] == 3
    assert lines["claims", 0, "id"] == 5
    assert lines["claims", 0, "chain", 1] == 7
    assert lines["claims", 1] == 8


@pytest.mark.parametrize("line", ["name: Rebels # five", "names: [a, b] # two", "name: a\t# b", "name: 'a' #"])
def test_a_comment_behind_a_value_is_refused_with_its_line(line: str) -> None:
    _document, problems = read(f"---\nid: x\nlist:\n  - y\n{line}\n---\n", "x.md")
    assert told(problems).startswith("x.md:5: has a '#' after a value")


@pytest.mark.parametrize(
    "line", ["name: '# five'", 'name: "a # b"', "name: a#b", "# a remark", "  # another", "name: http://x.org/#c"]
)
def test_other_number_signs_are_fine(line: str) -> None:
    document = fields_of(f"---\nid: x\n{line}\n---\n# A heading\n")
    assert document.fields["id"] == "x"
    assert document.body == "# A heading"


@pytest.mark.parametrize("char", ["\u2028", "\u2029"])
def test_line_separators_do_not_shift_lines(char: str) -> None:
    text, problems = decode(f'---\nid: "a{char}b"\nname: x\n---\n'.encode(), "x.md")
    assert problems or fields_of(text).lines["name",] == 3


def test_the_body_may_hold_rules_and_colons() -> None:
    assert fields_of("---\nid: x\n---\n\nOne: two\n\n---\n\nthree\n").body == "One: two\n\n---\n\nthree"


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 5_000])
@pytest.mark.parametrize(("opener", "closer"), [("[", "]"), ("{a: ", "}"), ("[a, [b], ", "]"), ("- ", "")])
def test_deep_nesting_is_refused(opener: str, closer: str, depth: int) -> None:
    _document, problems = read(f"---\nkey:\n  {opener * depth}x{closer * depth}\n---\n", "x.md")
    assert "too deeply" in told(problems)


def test_nesting_up_to_the_limit_is_read() -> None:
    block = "key:" + "".join(f"\n{'  ' * depth}k:" for depth in range(1, MAX_DEPTH)) + " x"
    assert fields_of(f"---\n{block}\n---\n").fields.keys() == {"key"}


def test_many_aliases_cannot_multiply() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"
    _document, problems = read(f"---\n{bomb}---\n", "x.md")
    assert told(problems).startswith("x.md:2: begins with '&' or '*', which YAML takes for an anchor or alias; write")


@pytest.mark.parametrize(
    "data", ["﻿---\nid: x\n---\n", "---\r\nid: x\r\n---\r\n", "---\nid: x\n---", "---  \nid: x\n---\t\n"]
)
def test_windows_files_are_read(data: str) -> None:
    text, problems = decode(data.encode(), "x.md")
    assert problems == []
    assert fields_of(text).fields == {"id": "x"}


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x0b", "\x1b", "\r", "\x7f", "\x85", "\x9f"])
def test_control_characters_are_refused_with_their_line(char: str) -> None:
    _text, problems = decode(f"---\nid: x\nname: a{char}b\n---\n".encode(), "x.md")
    assert told(problems) == f"x.md:3: has a control character (U+{ord(char):04X}); remove it"


def test_other_encodings_are_refused_with_their_line() -> None:
    _text, problems = decode("---\nid: x\nname: é\n---\n".encode("latin-1"), "x.md")
    assert told(problems) == "x.md:3: is not UTF-8 text; save the file with the encoding UTF-8"
