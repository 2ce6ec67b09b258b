"""Plugins of a site builder that were tried beside the archive and do not do what somebody would expect of them.

Most do: `docs/plugins.md` lists every plugin that was tried. What would break pages is refused before anything is
built. What does nothing here, or less than elsewhere, is told.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from annals.problems import Problem, Severity

OF_MATERIAL = "material/"
"""What stands before the name of a plugin that Material brings."""

_REMOVE = "leave it out"
_OWN_SEARCH = "the site has a search of its own"


@dataclass(frozen=True)
class Guard:
    """What a plugin does here that nobody would expect, and what to write instead; it is `refused`, or only told."""

    message: str
    hint: str = _REMOVE
    refused: bool = False


GUARDS: Mapping[str, Guard] = MappingProxyType(
    {
        "i18n": Guard(
            "builds the whole site once more for each language, over the pages of the archive",
            "build each language as a site of its own, from a file of settings of its own",
            refused=True,
        ),
        "offline": Guard(
            "makes each address a file, and this archive is cited by addresses that are folders: a/mt5c42d9/",
            "leave it out; 'annals offline FILE.zip' packs the site to be read without a server",
            refused=True,
        ),
        "search": Guard(f"writes an index that no page loads; {_OWN_SEARCH}"),
        "tags": Guard(f"shows no tag on any page; {_OWN_SEARCH}"),
        "git-revision-date-localized": Guard("shows no day on any page; a record's page has the days of its versions"),
        "glightbox": Guard("adds a script to pages, which their policy forbids: it does nothing"),
        "social": Guard("draws pictures for the pages of docs/ alone, and fetches fonts from another site to do so"),
        "blog": Guard("makes docs/blog/index.md at its first build, and the next one stops", "name that page in 'nav'"),
        "minify": Guard("makes the pages of docs/ smaller, not those of the archive, which are small", ""),
    }
)
"""What is refused or told, by the name of the plugin."""


def plugin_problems(name: str, config: str, plugins: Mapping[str, Mapping[str, Any]]) -> list[Problem]:
    """Return what is to be said of the plugins of a builder, errors and notes.

    `config` is the text of the configuration, a file called `name`; `plugins` holds the options of each plugin by the
    name that it has there.
    """
    return list(_problems(name, config, plugins))


def _problems(name: str, config: str, plugins: Mapping[str, Mapping[str, Any]]) -> Iterator[Problem]:
    for called, options in plugins.items():
        plugin = called.removeprefix(OF_MATERIAL).partition(" ")[0]  # a second one of a name has a number
        guard = GUARDS.get(plugin)
        if guard and options.get("enabled", True):
            severity = Severity.ERROR if guard.refused else Severity.NOTE
            yield Problem(name, _line(config, plugin), f"plugins.{plugin}", guard.message, guard.hint, severity)


def _line(config: str, plugin: str) -> int:
    """Return the line of a configuration that names a plugin, the first where none does."""
    named = re.compile(rf"\s*(?:-\s*)?[\"']?(?:{OF_MATERIAL})?{re.escape(plugin)}\b")
    return next((number for number, row in enumerate(config.split("\n"), 1) if named.match(row)), 1)
