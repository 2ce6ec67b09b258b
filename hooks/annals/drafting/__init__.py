"""A draft record made from an article's text or page. The command line alone imports this package."""
