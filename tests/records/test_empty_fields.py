"""A field that is there and empty: what to do about it is told at once."""

import re
from pathlib import Path

import pytest

import annals
from annals.model import About, Article, Author, Claim, Credit, Event, Named, Published
from annals.model.record import Record
from annals.records.frontmatter import read
from annals.records.validate import REQUIRED, validate
from tests.support import WORDS

ASKED_FOR: dict[str, tuple[type[Record], ...]] = {
    "url": (Article,),
    "reason": (Published,),
    "references": (Credit, Claim, Named),
    "figure": (Claim,),
    "value": (Claim,),
    "to": (Claim,),
    "when_words": (Claim,),
    "said_words": (Claim,),
    "family": (Author,),
    "side": (Claim,),
    "note": (Claim,),
    "event_type": (Event,),
    "where_prec": (Event,),
}
"""The fields that rules ask for, by the blocks that have them."""


def hint(fields: str, field: str, model: type[Record] = Article) -> str:
    document, _problems = read(f"---\n{fields}\n---\nText.\n", "archive/articles/2003/x.md")
    assert document
    _record, problems = validate(document, model, WORDS)
    (found,) = [each for each in problems if each.field == field]
    assert found.message == "is empty"
    return found.hint


@pytest.mark.parametrize("field", ASKED_FOR)
def test_a_field_that_a_rule_asks_for_says_when(field: str) -> None:
    for model in ASKED_FOR[field]:
        assert REQUIRED in (model.__pydantic_fields__[field].description or ""), (model, field)


def test_the_list_is_that_of_the_rules() -> None:
    rules = "".join(path.read_text() for path in (Path(annals.__file__).parent / "checks").glob("*.py"))
    found = set(re.findall(r'Fault\(\((?:[^()]*, )?"(\w+)",?\), "is missing"', rules))
    assert found | {"figure", "value"} == set(ASKED_FOR)  # those two are named by what a claim states


def test_an_empty_address_is_not_told_to_be_left_out() -> None:
    assert hint("url:", "url") == "address of the original; required unless `printed`, `held` or `url_note` is there"


def test_an_empty_field_of_a_claim_is_told_when_it_is_needed() -> None:
    assert hint("claims:\n  - id: c1\n    when_words: ''", "claims.1.when_words").endswith(
        "required with `when`, unless `when_basis` is there, such as on Wednesday"
    )


@pytest.mark.parametrize(("field", "model"), [("url_status", Article), ("widest_gap_km", About)])
def test_any_other_may_be_left_out(field: str, model: type[Record]) -> None:
    assert hint(f"{field}:", field, model) == "leave the field out, or fill it in"
