"""The MkDocs edge: the core's outputs handed to the builder, and nothing else.

The core is imported at the top because `hooks/` is on the path only while this file loads.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from annals.problems import ArchiveError
from annals.records.files import refuse_links
from annals.site.build import Site, build_site
from annals.site.tree import hidden
from annals.urls import PLACEHOLDER

log = logging.getLogger("mkdocs.hooks.annals")
KEY = "annals"


def on_pre_build(config: MkDocsConfig) -> None:
    """Make every page before MkDocs empties `site/`, so that a faulty archive leaves it as it was."""
    try:
        refuse_links(Path(config.docs_dir))
        site = build_site(Path(config.config_file_path).parent, log.info, config.site_url or PLACEHOLDER)
    except ArchiveError as error:
        raise PluginError(f"the archive has problems:\n{error}") from None
    for note in site.notes:
        log.info(str(note))
    config.extra[KEY] = site


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the outputs to the builder's files, refusing one that would hide a page of `docs/`; leave scripts out."""
    site: Site = config.extra[KEY]
    for script in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
        files.remove(script)  # the theme's own, which no page of ours loads
    for output in site.outputs:
        if files.get_file_from_path(output.path):
            raise PluginError(str(hidden(output)))
        files.append(File.generated(config, output.path, content=output.data))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Date each page by the archive, not by the clock: the same input gives the same bytes."""
    site: Site = config.extra[KEY]
    page.update_date = page.meta.get("updated", site.updated.isoformat())
    page.canonical_url = page.meta.get("canonical", page.canonical_url)  # an earlier version is not what to find
