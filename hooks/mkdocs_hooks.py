"""The MkDocs edge: `docs/` through MkDocs, the frame of every page from it, finished files back to it.

The core is imported at the top because `hooks/` is on the path only while this file loads.
"""

import logging
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from annals.cli.ports import refuse_in_use
from annals.problems import ArchiveError, ProcessEnded, UsageError, errors, report
from annals.records.files import refuse_links
from annals.site.build import read_source
from annals.site.edge import fill, flat_addresses, given_pages, sections, wanted_pages
from annals.site.frame import FRAME_FILE, FRAME_PAGE, FrameError
from annals.site.guards import plugin_problems
from annals.site.scripts.bundle import bundle_scripts
from annals.site.styles import cut_styles
from annals.urls import PLACEHOLDER

log = logging.getLogger("mkdocs.hooks.annals")
SOURCE, WANTED, RENDERED = "annals_source", "annals_wanted", "annals_frame"
FIRST = 100
"""Before any plugin."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the theme the sections of the site; refuse addresses that are files, and to publish without an address.

    Plugins that would break pages are refused, and what others do not do here is told.
    """
    file = Path(config.config_file_path)
    text = file.read_text(encoding="utf-8")
    options = {name: getattr(plugin, "config", {}) for name, plugin in config.plugins.items()}  # a hook has none
    said = plugin_problems(file.name, text, options)
    if errors(said):
        raise PluginError(report(errors(said)))
    for note in said:
        log.info(str(note))
    if not config.use_directory_urls:
        raise PluginError(str(flat_addresses(file.name, text)))
    if _publishes() and config.site_url == PLACEHOLDER:
        raise PluginError(f"the site has no address: its citations would say {PLACEHOLDER}; set ANNALS_SITE_URL")
    config.extra["sections"] = sections()
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check the archive before MkDocs empties `site/`, so that a faulty one leaves it as it was.

    `annals build` makes the pages itself and asks MkDocs for the rest alone: `extra.annals_pages` is false.
    """
    try:
        refuse_links(Path(config.docs_dir))
        config.extra[SOURCE] = read_source(_root(config), log.info) if config.extra["annals_pages"] else None
    except ArchiveError as error:
        raise PluginError(f"the archive has problems:\n{error}") from None
    for note in config.extra[SOURCE].notes if config.extra[SOURCE] else ():
        log.info(str(note))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that a builder is given beside those of `docs/`; leave the theme's scripts out."""
    for script in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
        files.remove(script)
    config.extra[WANTED] = wanted_pages(Path(config.docs_dir))
    for path, content in given_pages(_root(config), config.extra[WANTED]).items():
        files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


@event_priority(FIRST)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep the frame as the theme renders it: a plugin that rewrites pages as text would not know its marks."""
    if page.file.src_uri == FRAME_PAGE:
        config.extra[RENDERED] = output
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Cut the theme's styles to what is used, put scripts together, and fill the frame with every generated page."""
    (Path(config.site_dir) / FRAME_FILE).write_text(config.extra[RENDERED], encoding="utf-8", newline="")
    cut_styles(Path(config.site_dir))
    try:
        bundle_scripts(Path(config.site_dir))
        if config.extra[SOURCE]:
            for note in fill(config.extra[SOURCE], Path(config.site_dir), config.extra[WANTED], log.info):
                log.info(str(note))
    except (ArchiveError, FrameError, ProcessEnded, UsageError) as error:
        raise PluginError(str(error)) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Tell in one line that another program listens at the address already."""
    host, port = config.dev_addr
    try:
        refuse_in_use(host, port, "--dev-addr")
    except UsageError as error:
        raise PluginError(str(error)) from None
    return server


def _publishes() -> bool:
    """Return whether it is `gh-deploy` that builds: hooks are told so before they are given the settings."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "gh-deploy"


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent
