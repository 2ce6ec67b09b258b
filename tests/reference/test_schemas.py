"""The JSON Schemas: they are the models', they take every real record, and they refuse what the reader refuses."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from annals.model import kinds
from annals.reference import schemas
from annals.shipped import SCHEMA
from tests.support import BROKEN, PROJECT, TOY, WORDS, read_case

SCHEMAS = {name: json.loads(text) for name, text in schemas.render(WORDS)}


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do: the core schema of YAML 1.2, where `no` and a date are text."""


Editor.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def front_matter(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8").split("---\n")[1], Editor)  # noqa: S506


def records() -> list[tuple[str, Path]]:
    found = [("archive", root / "archive/archive.md") for root in (PROJECT, TOY)]
    for root in (PROJECT, TOY):
        found += [
            (kind.name, file) for kind in kinds.KINDS for file in sorted((root / "archive" / kind.folder).rglob("*.md"))
        ]
    return found


def test_the_published_schemas_are_the_models() -> None:
    published = {file.name: file.read_text(encoding="utf-8") for file in SCHEMA.iterdir()}
    assert published == dict(schemas.render(WORDS)), "run 'make docs'"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    assert '"null"' not in json.dumps(SCHEMAS[name])


@pytest.mark.parametrize(("kind", "file"), records(), ids=lambda value: value.stem if isinstance(value, Path) else "")
def test_a_sound_record_fits_its_schema(kind: str, file: Path) -> None:
    faults = [each.message for each in Draft7Validator(SCHEMAS[f"{kind}.json"]).iter_errors(front_matter(file))]
    assert faults == []


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("loader-missing_field", "article"), ("loader-unknown_field", "group"), ("loader-unknown_word", "article"),
        ("loader-bad_ids", "group"), ("loader-unknown_field_of_a_block", "town"), ("loader-text_is_a_list", "group"),
        ("loader-long_text", "group"),
    ],
)  # fmt: skip
def test_a_broken_record_does_not(case: str, kind: str, copy: Path) -> None:
    broken = read_case(BROKEN / f"{case}.txt")
    broken.apply(copy)
    files = {problem.partition(":")[0] for problem in broken.problems}
    validator = Draft7Validator(SCHEMAS[f"{kind}.json"])
    assert any(
        [*validator.iter_errors(front_matter(copy / file))] for file in files if file.startswith(f"archive/{kind}s/")
    )
