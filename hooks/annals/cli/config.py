"""The configuration of the site builder, `mkdocs.yml`, as far as the command line must know it."""

import json
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


def with_settings(config: str, settings: Mapping[str, Any]) -> str:
    """Return the text of a configuration with settings put in, at any depth, and lists before what they hold."""
    root = yaml.compose(config, _Config)
    if isinstance(root, yaml.MappingNode):
        _put(root, settings)
    return str(yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True))


def _put(node: yaml.MappingNode, settings: Mapping[str, Any]) -> None:
    there = {key.value: value for key, value in node.value}
    for name, value in settings.items():
        inner = there.get(name)
        if isinstance(value, Mapping) and isinstance(inner, yaml.MappingNode):
            _put(inner, value)
            continue
        given = yaml.compose(json.dumps(value), _Config)
        if isinstance(given, yaml.SequenceNode) and isinstance(inner, yaml.SequenceNode):
            inner.value = [*given.value, *inner.value]
        else:
            key = yaml.ScalarNode("tag:yaml.org,2002:str", name)
            node.value = [*((old, value) for old, value in node.value if old.value != name), (key, given)]


def custom_dir(config: str) -> str:
    """Return the folder of a project's own templates, `""` where it has none."""
    theme = (settings_of(config) or {}).get("theme")
    return str(theme.get("custom_dir") or "") if isinstance(theme, dict) else ""


def prefix_of(config: str) -> str:
    """Return where the archive stands in somebody else's site, by the options of the plugin; `""` where it is all."""
    plugins = (settings_of(config) or {}).get("plugins") or []
    given = [plugins] if isinstance(plugins, dict) else [each for each in plugins if isinstance(each, dict)]
    options: object = next((each["annals"] for each in given if each.get("annals")), {})
    return str(options.get("prefix") or "").strip("/") if isinstance(options, dict) else ""


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
