"""annals: an archive of press reports, read, checked, cross-linked and turned into pages.

Records flow one way: reader -> load -> checks -> index -> accounts and control -> pages and
exports -> site. Nothing in this package imports a site builder; the edges (`../mkdocs_hooks.py`,
`tree`, `cli`) carry its outputs to one.
"""
