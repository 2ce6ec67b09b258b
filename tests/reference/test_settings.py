"""The page of settings names every setting that is read, and none that is not."""

import re

from tests.support import PROJECT

_NAME = re.compile(r"\bANNALS_[A-Z_]+\b")
OF_TESTS = {"ANNALS_CAPTURES"}


def test_the_page_names_each_variable_that_is_read() -> None:
    page = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    code = [path.read_text(encoding="utf-8") for path in (PROJECT / "hooks").rglob("*.py")]
    read = {name for text in (*code, (PROJECT / "mkdocs.yml").read_text("utf-8")) for name in _NAME.findall(text)}
    assert set(_NAME.findall(page)) == read - OF_TESTS


def test_the_page_names_each_setting_of_the_builder_that_templates_read() -> None:
    page = (PROJECT / "docs" / "settings.md").read_text(encoding="utf-8")
    theme = PROJECT / "hooks" / "annals" / "theme"
    text = "".join(path.read_text(encoding="utf-8") for path in theme.rglob("*.html"))
    read = set(re.findall(r"config\.((?:extra\.)?[a-z_]+)", text)) - {
        "extra",
        "extra.copy_script",
        "extra.sections",
        "extra.languages",
        "theme",
    }
    assert read
    assert [name for name in sorted(read) if f"`{name}`" not in page] == []
