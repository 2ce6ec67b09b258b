"""The MkDocs edge: the pages of `docs/` through MkDocs, the frame of every page from it, finished files back to it.

`plugins: [annals]` in a `mkdocs.yml` loads it by its entry point; `hooks/mkdocs_hooks.py` of a checkout is the same
without options. Only here is a builder imported; ProperDocs gives its own modules by the same names.

Without a prefix the archive is the whole site, and every page has its look. With one it is a part of somebody else's
site: what lies below the prefix is ours, and has a look of its own; all else is left as it is.
"""

import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from annals.cli.ports import refuse_in_use
from annals.printing import quoted
from annals.problems import ArchiveError, ProcessEnded, UsageError
from annals.records.files import ARCHIVE, refuse_links
from annals.shipped import THEME
from annals.site.build import Source, read_source
from annals.site.edge import (
    ADDRESS,
    MARKDOWN,
    PAGES_SETTING,
    Wanted,
    extra_settings,
    fill,
    flat_addresses,
    given_files,
    given_pages,
    wanted_pages,
)
from annals.site.frame import FrameError
from annals.site.scripts.bundle import bundle_scripts
from annals.site.styles import strip_comments
from annals.urls import PLACEHOLDER

log = logging.getLogger("mkdocs.plugins.annals")
LAST = -100
"""Priority of what comes after other plugins: what they wrote is there then, and is not overwritten."""


class Options(base.Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in `mkdocs.yml`."""

    archive_dir = options.Type(str, default=ARCHIVE)
    """The folder with the records, relative to `mkdocs.yml`; its own name is `archive`."""


class AnnalsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """What MkDocs calls, in the order in which it does."""

    def __init__(self) -> None:
        self._publishes = False
        self._source: Source | None = None
        self._wanted: tuple[Wanted, ...] = ()
        self._place: TemporaryDirectory[str] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether the site is published at once."""
        self._publishes = command == "gh-deploy"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the site what our pages need; refuse addresses that are files, and to publish without an address."""
        if not config.use_directory_urls:
            file = Path(config.config_file_path)
            raise PluginError(str(flat_addresses(file.name, file.read_text(encoding="utf-8"))))
        config.site_url = config.site_url or os.environ.get(ADDRESS) or PLACEHOLDER
        if self._publishes and config.site_url == PLACEHOLDER:
            raise PluginError(f"the site has no address: its citations would say {PLACEHOLDER}; set ANNALS_SITE_URL")
        self._root(config)
        _give_theme(config)
        _give_markdown(config)
        config.extra.update(extra_settings(config.extra))
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check the archive before MkDocs empties `site/`, so that a faulty one leaves it as it was.

        `annals build` makes the pages itself and asks MkDocs for the rest alone.
        """
        try:
            refuse_links(Path(config.docs_dir))
            makes = os.environ.get(PAGES_SETTING) != "false"
            self._source = read_source(self._root(config), log.info) if makes else None
        except ArchiveError as error:
            raise PluginError(f"the archive has problems:\n{error}") from None
        for note in self._source.notes if self._source else ():
            log.info(str(note))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the files and pages that a builder is given beside those of `docs/`; leave out what no page loads."""
        for file in [each for each in files if _is_of_theme(each, config)]:
            files.remove(file)
        docs = Path(config.docs_dir)
        self._wanted = wanted_pages(docs)
        self._place = TemporaryDirectory(prefix="annals-pages-")
        made = _written(given_pages(self._root(config), self._wanted), Path(self._place.name))
        for name, path in (given_files(docs) | made).items():
            file = File.generated(config, name, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
        return files

    @event_priority(LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put scripts together, and fill the frame with every page."""
        site = Path(config.site_dir)
        if self._place:
            self._place.cleanup()
        strip_comments(site)
        try:
            bundle_scripts(site)
            if self._source:
                for note in fill(self._source, site, self._wanted, log.info):
                    log.info(str(note))
        except (ArchiveError, FrameError, ProcessEnded, UsageError) as error:
            raise PluginError(str(error)) from None

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """Follow the records too; tell in one line that another program listens at the address already."""
        host, port = config.dev_addr
        try:
            refuse_in_use(host, port, "--dev-addr")
        except UsageError as error:
            raise PluginError(str(error)) from None
        server.watch(str(self._root(config) / ARCHIVE))
        return server

    def _root(self, config: MkDocsConfig) -> Path:
        """Return the folder that holds `archive/`."""
        folder = Path(config.config_file_path).parent / self.config.archive_dir
        if folder.name != ARCHIVE:
            raise PluginError(f"archive_dir: {quoted(self.config.archive_dir)} does not end in '{ARCHIVE}'; rename it")
        return folder.parent


def _give_theme(config: MkDocsConfig) -> None:
    """Put our templates before those of the theme, and behind the user's own."""
    if str(THEME) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))


def _give_markdown(config: MkDocsConfig) -> None:
    """Read Markdown as our pages are written, unless the user says otherwise."""
    for name, settings in MARKDOWN.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**settings, **config.mdx_configs.get(name, {})}


def _is_of_theme(file: File, config: MkDocsConfig) -> bool:
    """Return whether a file comes with the theme that is named: no page of ours loads its styles or scripts."""
    own = {str(THEME), config.theme.custom_dir}
    return _is_in(file.abs_src_path, [each for each in config.theme.dirs if each not in own])


def _is_in(path: str | None, folders: Iterable[str]) -> bool:
    return path is not None and any(Path(path).is_relative_to(folder) for folder in folders)


def _written(pages: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """Write pages as files: some plugins ask every page for its file. Return the files by the pages' names."""
    for name, text in pages.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return {name: folder / name for name in pages}
