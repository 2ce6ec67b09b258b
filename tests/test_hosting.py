"""The forms, rules and settings for the host are of the shape it takes, and promise nothing that is not there."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.support import PROJECT
from tests.workflows import GITHUB, read

FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
EVERY_FORM = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {"label", "description", "placeholder", "value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "checkboxes": {"label", "description", "options"},
}
"""What each kind of field may say, after GitHub's syntax of issue forms."""


def _text(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def _fields(path: Path) -> list[dict[str, Any]]:
    return [each for each in read(path)["body"] if each["type"] != "markdown"]


def test_there_is_a_form_for_an_article_and_one_for_an_error() -> None:
    assert [path.stem for path in FORMS] == ["add-article", "report-error"]


@EVERY_FORM
def test_a_form_says_what_it_is_for_and_gets_a_label(path: Path) -> None:
    form = read(path)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    assert form["name"]
    assert form["description"]
    assert [label for label in form["labels"] if f"`{label}`" not in _text("MAINTAINING.md")] == []


@EVERY_FORM
def test_a_form_has_fields_of_known_kinds_with_ids_and_labels_of_their_own(path: Path) -> None:
    for each in read(path)["body"]:
        assert set(each["attributes"]) <= ATTRIBUTES[each["type"]]
    fields = _fields(path)
    assert [each for each in fields if not re.fullmatch(r"[a-z-]+", each["id"])] == []
    for names in ([each["id"] for each in fields], [each["attributes"]["label"] for each in fields]):
        assert all(names)
        assert len(names) == len(set(names))


@EVERY_FORM
def test_a_choice_offers_different_things_and_a_promise_is_asked_for(path: Path) -> None:
    for each in _fields(path):
        options = each["attributes"].get("options", [])
        if each["type"] == "dropdown":
            assert len(options) == len(set(options)) > 1
        elif each["type"] == "checkboxes":
            assert all(option["label"] and option["required"] == "true" for option in options)


@EVERY_FORM
def test_a_form_sends_what_is_private_elsewhere(path: Path) -> None:
    first = read(path)["body"][0]
    assert first["type"] == "markdown"
    assert "Everything you write here is public." in first["attributes"]["value"]
    assert '"Report a vulnerability"' in first["attributes"]["value"]
    assert '"Report a vulnerability"' in _text("SECURITY.md")


def test_the_rules_of_review_name_paths_that_are_there_and_nobody_yet() -> None:
    lines = _text(".github/CODEOWNERS").splitlines()
    rules = [line.removeprefix("#: ").split() for line in lines if line.startswith("#: ")]
    assert rules
    assert [path for path, _ in rules if not (PROJECT / path.removeprefix("/")).exists()] == []
    assert {owner for _, owner in rules} == {"EDITORS", "MAINTAINERS"}
    assert [line for line in lines if line and not line.startswith("#")] == []


def test_newer_versions_are_proposed_for_packages_and_actions_after_a_while() -> None:
    settings = read(GITHUB / "dependabot.yml")
    assert settings["version"] == "2"
    assert [each["package-ecosystem"] for each in settings["updates"]] == ["pip", "github-actions"]
    assert all(int(each["cooldown"]["default-days"]) >= 7 for each in settings["updates"])


def test_the_hooks_fetch_nothing_and_run_programs_of_the_lock() -> None:
    repos = read(PROJECT / ".pre-commit-config.yaml")["repos"]
    assert [repo["repo"] for repo in repos] == ["local"]
    scripts = set(tomllib.loads(_text("pyproject.toml"))["project"]["scripts"])
    for hook in repos[0]["hooks"]:
        assert hook["language"] == "system"
        program = hook["entry"].split()[0].removeprefix(".venv/bin/")
        assert program in scripts or f"\n{program}==" in _text("requirements.lock")


def test_every_file_for_the_host_is_named_in_the_guide() -> None:
    files = [path for path in GITHUB.rglob("*") if path.is_file() and path.parent.name != "ISSUE_TEMPLATE"]
    assert files
    assert [path.name for path in files if path.name not in _text("MAINTAINING.md")] == []
