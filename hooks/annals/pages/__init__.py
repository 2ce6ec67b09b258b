"""The pages of the site: archive and index in, Markdown outputs out, one file per kind of page."""
