"""The sitemap: every page that a search should find, those of the builder and those made here."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, unescape

from annals import urls
from annals.site.context import Context
from annals.site.frame import FRAME_FILE
from annals.site.target import Target

SITEMAP = "sitemap.xml"
PACKED = "sitemap.xml.gz"
"""What the builder makes beside its own map; it knows none of the generated pages."""
_LOC = re.compile(r"<loc>(.*?)</loc>")
_PAGE = "index.html"


def addresses(sitemap: str) -> list[str]:
    """Return the addresses in the sitemap that the builder wrote, without the frame's."""
    frame = FRAME_FILE.removesuffix(_PAGE)
    return [address for each in _LOC.findall(sitemap) if not (address := unescape(each)).endswith(frame)]


def sitemap(built: Iterable[str], targets: Iterable[Target], context: Context) -> bytes:
    """Return the sitemap of the builder's addresses and of all targets, dated by the archive: there is no clock.

    A record's page has the day of its last version, every other one that of the newest in the archive.
    """
    newest = context.newest_day()
    days = {id: versions[-1].day for id, versions in context.untracked.histories.items() if versions}
    found = dict.fromkeys(built, newest)
    for target in targets:
        day = days.get(target.key, newest) if target.source else newest
        for path in target.paths:
            if path.endswith(_PAGE) and path not in target.unlisted:
                found[urls.absolute(context.base, path.removesuffix(_PAGE))] = day
    rows = (
        f"  <url><loc>{escape(address)}</loc><lastmod>{day.isoformat()}</lastmod></url>\n"
        for address, day in sorted(found.items())
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(rows)}</urlset>\n".encode()
