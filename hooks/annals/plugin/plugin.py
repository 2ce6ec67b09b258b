"""The MkDocs edge: the pages of `docs/` through MkDocs, the frame of every page from it, finished files back to it.

`plugins: [annals]` in a `mkdocs.yml` loads it by its entry point; `hooks/mkdocs_hooks.py` of a checkout is the same
without options. Only here is a builder imported; ProperDocs gives its own modules by the same names.

Without a prefix the archive is the whole site, and every page has its look. With one it is a part of somebody else's
site: what lies below the prefix is ours, and has a look of its own; all else is left as it is.
"""

import logging
import os
import re
from copy import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data
from mkdocs.utils.templates import TemplateContext

from annals.cli.ports import refuse_in_use
from annals.plugin.parts import (
    give_markdown,
    give_theme,
    is_again,
    is_of_theme,
    own_environment,
    part_of_nav,
    written,
)
from annals.printing import quoted
from annals.problems import ArchiveError, ProcessEnded, UsageError, errors, report
from annals.records.files import ARCHIVE, refuse_links
from annals.site.build import Source, read_source, spoken
from annals.site.edge import (
    ADDRESS,
    PAGES_SETTING,
    Wanted,
    fill,
    flat_addresses,
    given_pages,
    translated_pages,
    wanted_pages,
)
from annals.site.frame import FRAME_FILE, FRAME_PAGE, FrameError, frame_markdown
from annals.site.guards import plugin_problems
from annals.site.scripts.bundle import bundle_scripts
from annals.site.styles import strip_comments
from annals.site.theme_settings import extra_settings, given_files, sections, settings
from annals.urls import PLACEHOLDER

log = logging.getLogger("mkdocs.plugins.annals")
_PREFIX = re.compile(r"([a-z0-9][\w.-]*/)*")
_HEADING_ID = re.compile(r"^#.*\{#[\w-]+\}\s*$", re.MULTILINE)
FIRST = 100
LAST = -200
"""Priority of what comes after other plugins: what they made is there then, and is not overwritten."""


class Options(base.Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in `mkdocs.yml`."""

    archive_dir = options.Type(str, default=ARCHIVE)
    """The folder with the records, relative to `mkdocs.yml`; its own name is `archive`."""

    prefix = options.Type(str, default="")
    """Where the archive stands in the site, such as `press`; without it, it is the whole site."""

    nav = options.Type(bool, default=True)
    """Whether the sections of an archive with a prefix stand in the site's navigation."""

    languages = options.ListOfItems(options.Type(str), default=[])
    """The languages of the site, of those of the archive, the first at its root; without it, all of them."""


class AnnalsPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """What MkDocs calls, in the order in which it does."""

    def __init__(self) -> None:
        self._publishes = False
        self._source: Source | None = None
        self._wanted: tuple[Wanted, ...] = ()
        self._place: TemporaryDirectory[str] | None = None
        self._nav: Navigation | None = None
        self._env: Environment | None = None
        self._frame = ""
        self._contexts: dict[str, TemplateContext] = {}
        self._pages: dict[str, str] = {}
        self._theirs: tuple[list[str], dict[str, dict[str, Any]]] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether the site is published at once."""
        self._publishes = command == "gh-deploy"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the site what our pages need; refuse addresses that are files, and to publish without an address."""
        if not self._prefix:
            _guard(config)
        if not config.use_directory_urls:
            file = Path(config.config_file_path)
            raise PluginError(str(flat_addresses(file.name, file.read_text(encoding="utf-8"))))
        config.site_url = config.site_url or os.environ.get(ADDRESS) or PLACEHOLDER
        if self._publishes and config.site_url == PLACEHOLDER:
            raise PluginError(f"the site has no address: its citations would say {PLACEHOLDER}; set ANNALS_SITE_URL")
        self._root(config)
        if not _PREFIX.fullmatch(self._prefix):
            raise PluginError(f"prefix: {quoted(self.config.prefix)} is no path of a site; write it as 'press'")
        if not self._prefix:
            give_theme(config)
            give_markdown(config)
            config.extra.update(extra_settings(self._root(config), config.extra, self.config.languages))
            config.update(settings(self._root(config)))
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check the archive before MkDocs empties `site/`, so that a faulty one leaves it as it was.

        `annals build` makes the pages itself and asks MkDocs for the rest alone.
        """
        if is_again(config):
            return
        self._pages.clear()
        try:
            refuse_links(Path(config.docs_dir))
            makes = os.environ.get(PAGES_SETTING) != "false"
            self._source = self._read(config) if makes else None
        except ArchiveError as error:
            raise PluginError(f"the archive has problems:\n{error}") from None
        except UsageError as error:
            raise PluginError(f"languages: {error}") from None
        for note in self._source.notes if self._source else ():
            log.info(str(note))

    def _read(self, config: MkDocsConfig) -> Source:
        return spoken(read_source(self._root(config), log.info), self.config.languages)

    @event_priority(LAST)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the files and pages that a builder is given beside those of `docs/`; leave out what no page loads."""
        if not self._prefix:
            for file in [each for each in files if is_of_theme(each, config)]:
                files.remove(file)
        docs = Path(config.docs_dir)
        self._wanted = wanted_pages(self._root(config), docs, self._prefix, self.config.languages)
        self._place = TemporaryDirectory(prefix="annals-pages-")
        root, asked = self._root(config), self.config.languages
        made = given_pages(root, self._wanted) | translated_pages(root, docs, self._prefix, asked)
        given = given_files(root, docs / self._prefix, asked)
        for name, path in (given | written(made, Path(self._place.name))).items():
            place = f"{self._prefix}{name}"
            files.append(File.generated(config, place, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Put the sections of an archive that is a part of a site into its navigation."""
        if not is_again(config):
            self._nav = nav
        if self._prefix and self.config.nav:
            nav.items.append(part_of_nav(self._title(config), self._prefix, sections(self._root(config))))
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Take the templates of the site for our pages, or ours alone where the site is somebody else's."""
        if not is_again(config):
            self._env = own_environment(config, self._prefix) if self._prefix else env
            self._frame = self._rendered_frame(config, files)
        return env

    @event_priority(FIRST)
    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let a page of ours in somebody else's site be read as it is written."""
        if (not self._prefix or self._is_ours(page)) and _HEADING_ID.search(markdown):
            page.meta.setdefault("render_macros", False)  # to the plugin of macros, the id of a heading is a comment
        if self._is_ours(page):
            self._theirs = list(config.markdown_extensions), dict(config.mdx_configs)
            give_markdown(config)
        return markdown

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let the next page be read as its site says."""
        if self._theirs:
            config.markdown_extensions, config.mdx_configs = self._theirs
            self._theirs = None
        return html

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Note what a page of ours in somebody else's site is made with."""
        if self._is_ours(page):
            self._contexts[page.file.src_uri] = context
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Give a page of ours in somebody else's site our own look."""
        context = self._contexts.pop(page.file.src_uri, None)
        if context is None or self._env is None:
            return output
        page.previous_page = page.next_page = None  # of their navigation
        if page.file.dest_uri not in self._pages:
            own = {**context, "nav": (), "config": self._own_config(config)}
            self._pages[page.file.dest_uri] = self._env.get_template("main.html").render(own)
        return self._pages[page.file.dest_uri]

    @event_priority(LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Put scripts together, and fill the frame with every page."""
        if is_again(config):
            return
        site = Path(config.site_dir) / self._prefix
        if self._place:
            self._place.cleanup()
        strip_comments(site)
        try:
            (site / FRAME_FILE).parent.mkdir(parents=True, exist_ok=True)
            (site / FRAME_FILE).write_text(self._frame, encoding="utf-8")
            bundle_scripts(site)
            if self._source:
                for note in fill(self._source, site, self._wanted, log.info, self._prefix):
                    log.info(str(note))
        except (ArchiveError, FrameError, ProcessEnded, UsageError) as error:
            raise PluginError(str(error)) from None

    def _rendered_frame(self, config: MkDocsConfig, files: Files) -> str:
        """Return the frame of all generated pages, which no other plugin takes for a page of the site."""
        if self._env is None or self._nav is None:
            raise PluginError("the builder gave no templates and no navigation")
        page = Page(None, File.generated(config, f"{self._prefix}{FRAME_PAGE}", content=""), config)
        page.markdown, page.meta = get_data(frame_markdown())
        theirs = list(config.markdown_extensions), dict(config.mdx_configs)
        give_markdown(config)
        page.render(config, files)
        config.markdown_extensions, config.mdx_configs = theirs
        nav = Navigation([], []) if self._prefix else self._nav
        context = get_context(nav, files, self._own_config(config), page)
        return self._env.get_template("main.html").render(context)

    def _own_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Return the settings by which our pages are made: those of the site, with ours in place of some."""
        if not self._prefix:
            return config
        own = copy(config)
        own.site_name = self._title(config)
        own.site_url = f"{(config.site_url or '').rstrip('/')}/{self._prefix}"
        own["extra"] = {**config.extra, **extra_settings(self._root(config), config.extra, self.config.languages)}
        own.extra_css = []
        return own

    def _title(self, config: MkDocsConfig) -> str:
        return settings(self._root(config)).get("site_name", config.site_name)

    @property
    def _prefix(self) -> str:
        path = self.config.prefix.strip("/")
        return f"{path}/" if path else ""

    def _is_ours(self, page: Page) -> bool:
        return bool(self._prefix) and page.file.src_uri.startswith(self._prefix)

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


def _guard(config: MkDocsConfig) -> None:
    """Refuse plugins that would break pages, and tell what others do not do here."""
    file = Path(config.config_file_path)
    plugins = {name: getattr(plugin, "config", {}) for name, plugin in config.plugins.items()}  # a hook has none
    said = plugin_problems(file.name, file.read_text(encoding="utf-8"), plugins)
    if errors(said):
        raise PluginError(report(errors(said)))
    for note in said:
        log.info(str(note))
