"""What other programs read of the site as a whole: the picture of its links, and what searches may look at."""

from collections.abc import Iterator
from functools import partial

from annals import urls
from annals.site.context import Context
from annals.site.picture import Dot, picture
from annals.site.sitemap import SITEMAP
from annals.site.target import Made, Maker, Target

SHOWN = 60
"""Places on the picture, at most."""


def _plan(_context: Context) -> Iterator[Target]:
    yield Target("sharing", "picture", (urls.PICTURE,))
    yield Target("sharing", "robots", (urls.ROBOTS,))


def _make(context: Context, key: str) -> Iterator[Made]:
    if key == "robots":
        # pages that no search should show say so themselves, which a program must be let in to read
        lines = ("User-agent: *", "Allow: /", "", f"Sitemap: {urls.absolute(context.base, SITEMAP)}", "")
        yield Made(urls.ROBOTS, "\n".join(lines).encode)
    else:
        yield Made(f"{context.edition.folder}{urls.PICTURE}", partial(_picture, context))


SHARING = Maker("sharing", "picture and robots.txt", _plan, _make)


def _picture(context: Context) -> bytes:
    about, catalog = context.archive.about, context.catalog
    title, subtitle = catalog.say(about.title), catalog.say(about.subtitle)
    return picture(title, subtitle, _dots(context)[:SHOWN], context.basemap, catalog.direction)


def _dots(context: Context) -> list[Dot]:
    """Return the places that are points on a map, those with most events first."""
    found = [
        Dot(
            context.name(place.id),
            place.coordinates.lat,
            place.coordinates.lon,
            len(context.index.events_in.get(place.id, ())),
        )
        for place in context.archive.places.values()
        if place.is_small and place.coordinates
    ]
    return sorted(found, key=lambda dot: (-dot.events, dot.name))
