"""The configuration of the site builder, `mkdocs.yml`, as far as the command line must know it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from annals.problems import ArchiveError, Problem, errors
from annals.site.edge import flat_addresses
from annals.site.guards import plugin_problems

CONFIG = "mkdocs.yml"


class _Config(yaml.SafeLoader):
    """Reads the configuration of MkDocs, and takes what only MkDocs understands for None."""


_Config.add_multi_constructor("", lambda _loader, _tag, _node: None)


def config_text(root: Path) -> str:
    """Return the text of the configuration of a project, `""` where it has none."""
    return (root / CONFIG).read_text(encoding="utf-8") if (root / CONFIG).is_file() else ""


def settings_of(config: str) -> dict[str, Any] | None:
    """Return the settings that the text of a configuration makes, None where it is no YAML or no settings."""
    try:
        read = yaml.load(config, _Config)  # noqa: S506 - a SafeLoader
    except yaml.YAMLError:
        return None
    return read if isinstance(read, dict) else None


def refuse_wrong_settings(root: Path) -> list[Problem]:
    """Return what is to be told of the plugins of a project.

    Raises ArchiveError where one would break pages, or where pages would have addresses that are files.
    """
    text = config_text(root)
    settings = settings_of(text) or {}
    said = plugin_problems(CONFIG, text, dict(_plugins(settings.get("plugins"))))
    if settings.get("use_directory_urls") is False:
        said.append(flat_addresses(CONFIG, text))
    if errors(said):
        raise ArchiveError(errors(said))
    return said


def _plugins(setting: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the plugins of a setting by name, with their options: a list of names and of pairs, or pairs alone."""
    for each in setting if isinstance(setting, list) else [setting]:
        if isinstance(each, str):
            yield each, {}
        elif isinstance(each, dict):
            yield from ((str(name), options if isinstance(options, dict) else {}) for name, options in each.items())
