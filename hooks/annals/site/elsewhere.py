"""Links from a page in one language to pages that are in another alone, such as versions: they say so.

A reader learns it before following the link, a program from `hreflang`.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from annals.language import cldr
from annals.language.catalog import Catalog

_VERSION = re.compile(r".*/v\d+/")
"""The address of a version; a record of changes leads to many, which would all say the same."""


@dataclass(frozen=True)
class Elsewhere:
    """What links of pages in a `folder` say that lead to pages at the site's root, which are in `language`."""

    catalog: Catalog
    folder: str
    language: str

    def told(self, html: str, root: str) -> str:
        """Return HTML in which each such link says so; `root` is how links to the site's root begin in it.

        Of several links to one page, or to versions, the first says it in words. A link that has said its language
        already stays, and so does one to a file that is no page.
        """
        if not self.folder:
            return html
        link = (
            rf'<a href="{re.escape(root)}(?!{re.escape(self.folder)})((?:[^"#?/]+/)+(?:[#?][^"]*)?)"([^>]*)>(.*?)</a>'
        )
        name = cldr.language_name(self.language, str(self.catalog.locale))
        note = Markup(' <span class="an-note">{}</span>').format(self.catalog.say("in %(language)s", language=name))
        noted = set[str]()

        def marked(found: re.Match[str]) -> str:
            path, more, text = found.groups()
            if "hreflang=" in more:
                return found[0]
            page = _VERSION.sub("versions", re.split("[#?]", path)[0])
            told = "" if page in noted else note
            noted.add(page)
            return f'<a href="{root}{path}"{more} hreflang="{self.language}">{text}{told}</a>'

        return re.sub(link, marked, html, flags=re.DOTALL)
