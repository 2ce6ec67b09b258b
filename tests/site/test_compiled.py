"""The compiled templates are kept from one build to the next, and are no more than that."""

import os
from pathlib import Path

import pytest
from jinja2 import Environment

from annals.records import cache
from annals.site import compiled as module
from annals.site.build import context_of, read_source
from annals.site.frame import Frame
from annals.site.templating import load_templates
from tests.support import TOY


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path))
    return tmp_path


def templates_of(root: Path = TOY) -> Environment:
    environment = context_of(read_source(root), Frame.bare("")).templates
    load_templates(environment)
    return environment


def files(kept: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in kept.rglob("templates/*/*")}


@pytest.mark.slow
def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = templates_of().list_templates(extensions=["jinja"])
    assert len(files(kept)) == len(names)
    asked: list[str] = []
    generate = Environment._generate
    monkeypatch.setattr(Environment, "_generate", lambda *given: asked.append("") or generate(*given))  # type: ignore[func-returns-value]
    templates_of()
    assert asked == []


@pytest.mark.slow
def test_a_file_that_is_broken_is_made_anew(kept: Path) -> None:
    templates_of()
    whole = files(kept)
    for path in kept.rglob("templates/*/*"):
        path.write_bytes(path.read_bytes()[:40])
    templates_of()
    assert files(kept) == whole


@pytest.mark.slow
def test_another_state_of_the_generator_compiles_its_own(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates_of()
    (first,) = kept.rglob("templates/*")
    monkeypatch.setattr(module, "generator_sum", lambda: "another")
    templates_of()
    (second,) = (path for path in kept.rglob("templates/*") if path.is_dir())
    assert first != second


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="says who may write")
def test_none_are_kept_where_others_may_write(kept: Path) -> None:
    kept.chmod(0o777)
    templates_of()
    assert files(kept) == {}
