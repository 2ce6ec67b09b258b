"""Reviews as one local page: self-contained, nothing loaded, no script; text is escaped."""

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from annals.capture.review import Review
from annals.cli.review_text import heads, under
from annals.language.direction import begins_right_to_left, language_of_script
from annals.model import Archive


def as_page(archive: Archive, reviews: Sequence[tuple[Review, str]]) -> str:
    """Return the page of some reviews, each with the name of the file that its text was read from."""
    environment = Environment(
        loader=PackageLoader("annals.cli", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("review.jinja").render(
        titles=[review.article.id for review, _name in reviews],
        reviews=[_parts(archive, review, name) for review, name in reviews],
        right_to_left=begins_right_to_left,
        script=language_of_script,
    )


def _parts(archive: Archive, review: Review, name: str) -> dict[str, object]:
    lines = [told for told in heads(archive, review, name) if not told.text.startswith(f"{review.article.id}: ")]
    return {
        "id": review.article.id,
        "title": review.article.title,
        "heads": lines,
        "paragraphs": [(paragraph, list(under(archive, paragraph))) for paragraph in review.paragraphs],
    }
