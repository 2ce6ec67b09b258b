"""Files of translations, which come from contributors: read or refused, and nothing in them is run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annals.records.po_file import read_po_file

NAME = "archive/texts.ar.po"
SIX = "".join(f'msgstr[{number}] "{number} %(number)s"\n' for number in range(6))
PLURAL = 'msgid "%(number)s town"\nmsgid_plural "%(number)s towns"\n'


def header(forms: str) -> str:
    """Return the header of a file with a rule for the plural."""
    return f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {forms}\\n"\n\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'msgid "Of %(a)s"\nmsgstr "%(a)s %(b)s"\n',
            "is translated with %(b)s, which it has not; take it out, or write",
        ),
        ('msgid "Of %(a)s"\nmsgstr "%(a)s 5%"\n', "is translated with a % that stands for nothing; write %%"),
        ('msgid "Of %(a)s"\nmsgstr "%(a)d %(a)s"\n', "is translated with a % that stands for nothing; write %%"),
        ('msgid "Of %(a)s"\nmsgstr "Of"\n', "is translated without %(a)s; write it where it belongs"),
        ('msgid "Of"\nmsgstr "@@annals:head@@"\n', "is translated with @@, by which pages are cut; take it out"),
        (f'{PLURAL}msgstr[0] "0"\nmsgstr[1] "1"\n', "has 2 of 6 plural forms; write each, msgstr[0] to msgstr[5]"),
        (f'{PLURAL}{SIX}msgstr[6] "6"\n', "is no file of translations: msg has more translations than"),
        ('msgid "a\n', "is no file of translations"),
        ('msgid "a"\n', "is no file of translations: missing msgstr for msgid 'a'"),
        ("no file of that sort\n", "is no file of translations: Unknown or misformatted keyword;"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, problem: str) -> None:
    catalog, problems = read_po_file("ar", text, NAME)
    assert catalog is None
    assert [str(each) for each in problems if str(each).startswith(f"{NAME}:1: ") and problem in str(each)]


def test_every_fault_is_told_at_once() -> None:
    text = 'msgid "Of %(a)s"\nmsgstr "Of %(b)s"\n\nmsgid "By %(a)s"\nmsgstr "50%"\n'
    assert [each.line for each in read_po_file("ar", text, NAME)[1]] == [1, 1, 4, 4]


@pytest.mark.parametrize(
    "forms", ["nplurals=2; plural=(1/0);", "nplurals=999999999; plural=7;", "nplurals=x; plural=n**n**n;", "x"]
)
def test_a_rule_for_the_plural_that_a_file_brings_along_is_not_run(forms: str) -> None:
    catalog, problems = read_po_file("ar", f"{header(forms)}{PLURAL}{SIX}", NAME)
    assert problems == []
    assert catalog
    assert [catalog.count("%(number)s town", "%(number)s towns", each)[0] for each in (0, 1, 2, 3, 11, 100)] == [
        *"012345"
    ]


def test_what_an_archive_says_in_its_own_way_says_nothing_of_where_it_stands() -> None:
    catalog, _problems = read_po_file("ar", '#: assets/search/view.js\nmsgid "a"\nmsgstr "b"\n', NAME)
    own, _none = read_po_file("ar", 'msgid "a"\nmsgstr "c"\n', NAME)
    assert catalog
    assert own
    whole = own.over(catalog)
    assert (whole.say("a"), whole.places) == ("c", {"a": ("assets/search/view.js",)})


LINES = st.sampled_from(
    ['msgid "a"', 'msgid "%(a)s"', 'msgid_plural "b"', 'msgstr "%(b)s"', 'msgstr[1] "c"', 'msgctxt "d"', '"e"',
     "#, fuzzy", "#: x:1", "#~ msgid", "", 'msgid ""', "msgstr[9999999999] 1",
     '"Plural-Forms: nplurals=9; plural=n\\n"']
)  # fmt: skip


@given(st.lists(LINES | st.text(max_size=12), max_size=12).map("\n".join))
def test_any_text_gives_a_catalog_or_problems(text: str) -> None:
    catalog, problems = read_po_file("ar", text, NAME)
    assert (catalog is None) == bool(problems)
