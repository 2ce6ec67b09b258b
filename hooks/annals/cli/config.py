"""The configuration of the site builder, `mkdocs.yml`, as far as the command line must know it."""

from pathlib import Path
from typing import Any

import yaml

from annals.problems import ArchiveError
from annals.site.edge import flat_addresses

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


def refuse_flat_addresses(root: Path) -> None:
    """Raise ArchiveError where a project asks for pages whose addresses are files."""
    text = config_text(root)
    if (settings_of(text) or {}).get("use_directory_urls") is False:
        raise ArchiveError([flat_addresses(CONFIG, text)])
