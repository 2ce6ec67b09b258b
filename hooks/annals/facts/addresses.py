"""The addresses of an article: its own, and those of its copies, by each of which it can be known again."""

from annals.model import Article
from annals.problems import Loc


def addresses_of(article: Article) -> list[tuple[Loc, str]]:
    """Return the addresses of an article, its own first, each with the field it stands in."""
    own: list[tuple[Loc, str]] = [(("url",), article.url)] if article.url else []
    return [*own, *((("archived", i), url) for i, url in enumerate(article.archived))]
