"""The docs say what is: every field, rule and command is in them, and what they show is true."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from annals import checks
from annals.cli.init import vocabularies
from annals.facts.attestation import MEANINGS
from annals.facts.disagreements import Reason
from annals.facts.rules import rule_of, rules_of
from annals.model import Article, Event, Record
from annals.records import frontmatter
from annals.records.validate import validate
from annals.records.vocabulary import CONFLICT, PATH, read_vocabulary, shipped
from annals.reference import fields, vocabulary
from annals.shipped import SCHEMA, STARTERS
from annals.site.theme_settings import PRIVATE_PAGE
from tests import translated
from tests.support import PAGES_OF_DOCS, PROJECT, TOY, WORDS, site_of

DOCS = (
    "README.md",
    "CONTRIBUTING.md",
    "MAINTAINING.md",
    "DEVELOPING.md",
    "SECURITY.md",
    "docs/about.md",
    "hooks/annals/pages/cite.md",
    "hooks/annals/pages/contribute.md",
    "hooks/annals/pages/coding.md",
    "hooks/annals/pages/persistence.md",
    "docs/decisions.md",
    "docs/decisions-pages.md",
    "docs/architecture.md",
    "docs/library.md",
    "docs/settings.md",
    "docs/import-a-list.md",
    "docs/host.md",
    "docs/upgrade.md",
    "docs/start.md",
    "docs/plugins.md",
    "hooks/annals/pages/use-the-data.md",
)


def test_a_page_that_somebody_translated_is_looked_at_again_when_its_original_changes() -> None:
    told = "bring the translation up to date, then run python -m tests.translated"
    assert translated.originals() == translated.noted(), told


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
    return re.findall(r"^  ([a-z][a-z-]+)  ", shown, re.MULTILINE)


def test_fields_and_vocabularies_are_documented_as_the_models_have_them() -> None:
    assert fields.render(WORDS) == _text("hooks/annals/pages/fields.md"), "run 'make docs'"
    assert vocabulary.render() == _text("hooks/annals/pages/vocabulary.md"), "run 'make docs'"


def test_the_vocabulary_that_the_docs_show_is_one(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    for block in re.findall(
        r"^```yaml\n(.*?)^```", _text("hooks/annals/pages/vocabulary.md"), re.MULTILINE | re.DOTALL
    ):
        (tmp_path / PATH).write_text(block, encoding="utf-8")
        assert read_vocabulary(tmp_path)[1] == []


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_documented_in_its_own_words(rule: object) -> None:
    first = (rule.__doc__ or "").strip().splitlines()[0]
    assert first.rstrip(".") in _text("hooks/annals/pages/fields.md").replace("\\", "")


def test_every_command_is_in_the_readme() -> None:
    assert _commands()
    for command in _commands():
        assert f"annals {command}" in _text("README.md"), command


@pytest.mark.parametrize("name", DOCS)
def test_the_docs_name_no_command_that_is_not_there(name: str) -> None:
    named = set(re.findall(r"`annals ([a-z][a-z-]+)", _text(name))) | set(
        re.findall(r"^annals ([a-z][a-z-]+)", _text(name), re.MULTILINE)
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
    generated |= {f"{page}.md" for page in PAGES_OF_DOCS} | {f"schema/{path.name}" for path in SCHEMA.iterdir()}
    for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", _text(name)):
        assert target in generated or (PROJECT / Path(name).parent / target).exists(), target


SHOWN = [
    (name, block)
    for name in ("README.md", "CONTRIBUTING.md", "hooks/annals/pages/coding.md")
    for block in re.findall(r"^```ya?ml\n(.*?)^```", _text(name), re.MULTILINE | re.DOTALL)
]
"""Each record, or part of one, that the docs show, with the page it stands on."""


@pytest.mark.parametrize(("name", "block"), SHOWN)
def test_every_record_shown_in_the_docs_is_well_formed(name: str, block: str) -> None:
    text = block if block.startswith("---\n") else f"---\n{LISTED}{block}---\nA sentence.\n"
    document, problems = frontmatter.read(text, name)
    assert document is not None, problems
    model: type[Record] = Event if "event_type" in document.fields else Article
    assert not validate(document, model, WORDS)[1]


def test_the_docs_show_records_and_parts_of_them() -> None:
    assert {name for name, _block in SHOWN} == {"README.md", "CONTRIBUTING.md", "hooks/annals/pages/coding.md"}


def test_developing_names_every_room_of_the_generator() -> None:
    table = _text("DEVELOPING.md")
    packages = {path.parent.name for path in (PROJECT / "hooks/annals").glob("*/__init__.py")}
    modules = {path.stem for path in (PROJECT / "hooks/annals").glob("[!_]*.py")}
    named = set(re.findall(r"`([a-z]+)/?`", table))
    assert modules | packages <= named


ABOUT = [(PROJECT / "docs/about.md", CONFLICT), *((STARTERS / name / "docs/about.md", name) for name in vocabularies())]


@pytest.mark.parametrize(("path", "name"), ABOUT, ids=lambda value: str(value).rpartition("/")[2])
def test_the_page_about_prints_every_rule_that_its_vocabulary_needs(path: Path, name: str) -> None:
    page = " ".join(path.read_text(encoding="utf-8").split())
    assert [rule_of(rule) for rule in rules_of(shipped(name)) if rule_of(rule) not in page] == []
    assert [word for word, means in MEANINGS.items() if f"| {word} | {means} |" not in page] == []
    assert [reason for reason in Reason if f"| {reason} |" not in page] == []
