"""What the plugin puts into a site made by MkDocs: templates, settings, pages and entries of the navigation."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Link, Section
from mkdocs.utils import normalize_url

from annals.shipped import THEME
from annals.site.edge import MARKDOWN


def give_theme(config: MkDocsConfig) -> None:
    """Put our templates before those of the theme, and behind the user's own."""
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def give_markdown(config: MkDocsConfig) -> None:
    """Read Markdown as our pages are written, unless the user says otherwise."""
    given = [name for name in MARKDOWN if name not in config.markdown_extensions]
    config.markdown_extensions = [*config.markdown_extensions, *given]
    ours = {name: {**settings, **config.mdx_configs.get(name, {})} for name, settings in MARKDOWN.items()}
    config.mdx_configs = {**config.mdx_configs, **ours}


def own_environment(config: MkDocsConfig, prefix: str) -> Environment:
    """Return what our pages are rendered with in somebody else's site: our templates, their links below `prefix`."""
    env = config.theme.get_env()
    env.loader = FileSystemLoader(str(THEME))

    @pass_context
    def url(context: Context, value: str) -> str:
        return normalize_url(f"{prefix}{value}", page=context["page"], base=context["base_url"])

    env.filters["url"] = url
    return env


def is_again(config: MkDocsConfig) -> bool:
    """Return whether the plugin `i18n` has MkDocs build the pages of another language, into the site of the first."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))


def part_of_nav(title: str, prefix: str, sections: Iterable[Mapping[str, Any]]) -> Section:
    """Return the sections of an archive below `prefix` as a part of the navigation.

    Their titles are the archive's own words, and themes print titles as they are: so they are given escaped.
    """
    shown = [each for each in sections if each["header"]]
    name = str(escape(title))
    links = [Link(name, prefix), *(Link(str(escape(each["title"])), f"{prefix}{each['url']}") for each in shown)]
    section = Section(name, list(links))
    for link in links:
        link.parent = section
    return section


def is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Return whether a file comes with the theme that is named: no page of ours loads its styles or scripts."""
    own = {str(THEME), config.theme.custom_dir}
    return _is_in(file.abs_src_path, [each for each in config.theme.dirs if each not in own])


def _is_in(path: str | None, folders: Iterable[str]) -> bool:
    return path is not None and any(Path(path).is_relative_to(folder) for folder in folders)


def written(pages: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """Write pages as files: some plugins ask every page for its file. Return the files by the pages' names."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in pages}
