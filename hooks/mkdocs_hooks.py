"""The plugin of `annals` without an installation: `hooks: [hooks/mkdocs_hooks.py]` in the `mkdocs.yml` of a checkout.

It is imported at the top because `hooks/` is on the path only while this file loads.
"""

from annals.plugin.plugin import AnnalsPlugin

_PLUGIN = AnnalsPlugin()
_PLUGIN.load_config({})

on_startup = _PLUGIN.on_startup
on_config = _PLUGIN.on_config
on_pre_build = _PLUGIN.on_pre_build
on_files = _PLUGIN.on_files
on_nav = _PLUGIN.on_nav
on_env = _PLUGIN.on_env
on_page_markdown = _PLUGIN.on_page_markdown
on_post_build = _PLUGIN.on_post_build
on_serve = _PLUGIN.on_serve
