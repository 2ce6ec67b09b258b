"""The docs say what is: every field, rule and command is in them, and what they show is true."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from annals import checks
from annals.facts.attestation import MEANINGS
from annals.facts.disagreements import Reason
from annals.facts.rules import RULES, rule_of
from annals.model import Article, Event, Record
from annals.records import frontmatter
from annals.records.validate import validate
from annals.reference import fields
from annals.site.edge import PRIVATE_PAGE
from tests.support import PROJECT, TOY, site_of

DOCS = (
    "README.md",
    "CONTRIBUTING.md",
    "MAINTAINING.md",
    "DEVELOPING.md",
    "SECURITY.md",
    "docs/about.md",
    "docs/cite.md",
    "docs/contribute.md",
    "docs/coding.md",
    "docs/persistence.md",
    "docs/decisions.md",
    "docs/decisions-pages.md",
    "docs/architecture.md",
    "docs/library.md",
    "docs/plugins.md",
    "docs/use-the-data.md",
)


LISTED = """\
id: xj3h5zxk
title: A headline
publisher: example-post
published: 2015-08-07
language: en
url: https://example-post.example/world
"""
"""The fields of a record that is listed, to which a part of one can be added."""


def _text(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


@cache
def _commands() -> list[str]:
    shown = subprocess.run(
        [sys.executable, "-m", "annals", "--help"], cwd=PROJECT / "hooks", capture_output=True, text=True, check=True
    ).stdout
    return re.findall(r"^  ([a-z-]+)  ", shown, re.MULTILINE)


def test_fields_are_documented_as_the_models_have_them() -> None:
    assert fields.render() == _text("docs/fields.md"), "run 'make docs'"


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_documented_in_its_own_words(rule: object) -> None:
    first = (rule.__doc__ or "").strip().splitlines()[0]
    assert first.rstrip(".") in _text("docs/fields.md").replace("\\", "")


def test_every_command_is_in_the_readme() -> None:
    assert _commands()
    for command in _commands():
        assert f"annals {command}" in _text("README.md"), command


@pytest.mark.parametrize("name", DOCS)
def test_the_docs_name_no_command_that_is_not_there(name: str) -> None:
    named = set(re.findall(r"`annals ([a-z-]+)", _text(name))) | set(
        re.findall(r"^annals ([a-z-]+)", _text(name), re.MULTILINE)
    )
    assert named <= set(_commands())


@pytest.mark.parametrize("name", DOCS)
def test_the_docs_name_no_make_target_that_is_not_there(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text("Makefile"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", _text(name))) <= targets


@pytest.mark.parametrize("name", DOCS)
def test_the_docs_link_to_files_that_exist(name: str) -> None:
    generated = {"index.md" if not url else f"{url.rstrip('/')}/index.md" for url in site_of(TOY).pages}
    generated |= {f"{url.rstrip('/')}.md" for url in site_of(TOY).pages} | {PRIVATE_PAGE}
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", _text(name)):
        assert target in generated or (PROJECT / Path(name).parent / target).exists(), target


SHOWN = [
    (name, block)
    for name in ("README.md", "CONTRIBUTING.md", "docs/coding.md")
    for block in re.findall(r"^```ya?ml\n(.*?)^```", _text(name), re.MULTILINE | re.DOTALL)
]
"""Each record, or part of one, that the docs show, with the page it stands on."""


@pytest.mark.parametrize(("name", "block"), SHOWN)
def test_every_record_shown_in_the_docs_is_well_formed(name: str, block: str) -> None:
    text = block if block.startswith("---\n") else f"---\n{LISTED}{block}---\nA sentence.\n"
    document, problems = frontmatter.read(text, name)
    assert document is not None, problems
    model: type[Record] = Event if "event_type" in document.fields else Article
    assert not validate(document, model)[1]


def test_the_docs_show_records_and_parts_of_them() -> None:
    assert {name for name, _block in SHOWN} == {"README.md", "CONTRIBUTING.md", "docs/coding.md"}


def test_developing_names_every_room_of_the_generator() -> None:
    table = _text("DEVELOPING.md")
    packages = {path.parent.name for path in (PROJECT / "hooks/annals").glob("*/__init__.py")}
    modules = {path.stem for path in (PROJECT / "hooks/annals").glob("[!_]*.py")}
    named = set(re.findall(r"`([a-z]+)/?`", table))
    assert modules | packages <= named


def test_the_page_about_prints_every_rule_of_derived_statements() -> None:
    page = " ".join((PROJECT / "docs/about.md").read_text(encoding="utf-8").split())
    assert [rule_of(rule) for rule in RULES if rule_of(rule) not in page] == []
    assert [word for word, means in MEANINGS.items() if f"| {word} | {means} |" not in page] == []
    assert [reason for reason in Reason if f"| {reason} |" not in page] == []
