"""Items and the citations that the manuals want of them; and all that tests let citeproc-js format, in one run.

To start citeproc-js takes as long as to format a hundred items, so it is started once for all tests.
"""

import json
from collections.abc import Iterator
from typing import Any

from annals.citations import dates
from annals.citations.citeproc import format_all, read_program
from annals.citations.formats import csl
from annals.citations.item import Csl, Item, item_of
from annals.citations.store import key, to_format
from annals.shipped import CITEPROC
from annals.urls import PLACEHOLDER
from annals.values.edtf import parse as parse_edtf
from tests.support import PROJECT, TOY, loaded

TOOLS = CITEPROC
ROOTS = (TOY, PROJECT)
Formatted = dict[str, list[str]]
"""The texts of an item in the order of the styles, by the item's key, its name in `GOLDEN`, or its id in CSL-JSON."""

PRESS: dict[str, Any] = {
    "id": "k7m3p9tb",
    "type": "article-newspaper",
    "title": "IS abducts 230 civilians in al-Qaryatayn",
    "container-title": "Zaman al-Wasl",
    "issued": {"date-parts": [[2015, 8, 7]]},
    "language": "en",
    "archive": "Annals of Warraqa",
    "archive_location": "record k7m3p9tb, version 1",
    "URL": "https://z.example/1",
}
AFP = {"literal": "Agence France-Presse"}
PERRY = {"family": "Perry", "given": "Tom"}
KHALIDI = {"family": "al-Khalidi", "given": "Suleiman"}
END = "Annals of Warraqa, record k7m3p9tb, version 1, https://z.example/1."
TITLE = "“IS Abducts 230 Civilians in al-Qaryatayn.”"
GOLDEN: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "no author": (
        {},
        {
            "apa": "IS abducts 230 civilians in al-Qaryatayn. (2015, August 7). <i>Zaman al-Wasl</i>. "
            "Annals of Warraqa (record k7m3p9tb, version 1). https://z.example/1",
            "chicago-note": "“IS Abducts 230 Civilians in al-Qaryatayn,” <i>Zaman al-Wasl</i>, August 7, 2015, "
            "record k7m3p9tb, version 1, Annals of Warraqa, https://z.example/1.",
            "chicago-bibliography": f"<i>Zaman al-Wasl</i>. {TITLE} August 7, 2015. Record k7m3p9tb, version 1. "
            "Annals of Warraqa. https://z.example/1.",
            "chicago-author-date": f"<i>Zaman al-Wasl</i>. 2015. {TITLE} August 7. Record k7m3p9tb, version 1. "
            "Annals of Warraqa. https://z.example/1.",
            "mla": f"{TITLE} <i>Zaman al-Wasl</i>, 7 Aug. 2015, {END}",
        },
    ),
    "an agency": (
        {"author": [AFP]},
        {
            "apa": "Agence France-Presse. (2015, August 7). IS abducts 230 civilians in al-Qaryatayn. "
            "<i>Zaman al-Wasl</i>. Annals of Warraqa (record k7m3p9tb, version 1). https://z.example/1",
            "mla": f"Agence France-Presse. {TITLE} <i>Zaman al-Wasl</i>, 7 Aug. 2015, {END}",
        },
    ),
    "three authors": (
        {"author": [PERRY, AFP, KHALIDI]},
        {
            "apa": "Perry, T., Agence France-Presse, &amp; al-Khalidi, S. (2015, August 7). IS abducts 230 civilians "
            "in al-Qaryatayn. <i>Zaman al-Wasl</i>. Annals of Warraqa (record k7m3p9tb, version 1). https://z.example/1",
            "chicago-note": "Tom Perry et al., “IS Abducts 230 Civilians in al-Qaryatayn,” <i>Zaman al-Wasl</i>, "
            "August 7, 2015, record k7m3p9tb, version 1, Annals of Warraqa, https://z.example/1.",
            "chicago-bibliography": f"Perry, Tom, Agence France-Presse, and Suleiman al-Khalidi. {TITLE} "
            "<i>Zaman al-Wasl</i>, August 7, 2015. Record k7m3p9tb, version 1. Annals of Warraqa. https://z.example/1.",
            "mla": f"Perry, Tom, et al. {TITLE} <i>Zaman al-Wasl</i>, 7 Aug. 2015, {END}",
        },
    ),
    "a name with al- first": (
        {"author": [KHALIDI]},
        {
            "apa": "al-Khalidi, S. (2015, August 7). IS abducts 230 civilians in al-Qaryatayn. <i>Zaman al-Wasl</i>. "
            "Annals of Warraqa (record k7m3p9tb, version 1). https://z.example/1",
            "mla": f"al-Khalidi, Suleiman. {TITLE} <i>Zaman al-Wasl</i>, 7 Aug. 2015, {END}",
        },
    ),
    "a range of days": (
        {"issued": dates.csl(parse_edtf("2015-08-05/2015-08-06"))},
        {
            "apa": "IS abducts 230 civilians in al-Qaryatayn. (2015, August 5–6). <i>Zaman al-Wasl</i>. "
            "Annals of Warraqa (record k7m3p9tb, version 1). https://z.example/1",
            "mla": f"{TITLE} <i>Zaman al-Wasl</i>, 5–6 Aug. 2015, {END}",
        },
    ),
    "an approximate month": (
        {"issued": dates.csl(parse_edtf("2017-08~"))},
        {
            "apa": "IS abducts 230 civilians in al-Qaryatayn. (ca. 2017, August). <i>Zaman al-Wasl</i>. "
            "Annals of Warraqa (record k7m3p9tb, version 1). https://z.example/1",
            "chicago-bibliography": f"<i>Zaman al-Wasl</i>. {TITLE} [August 2017?]. Record k7m3p9tb, version 1. "
            "Annals of Warraqa. https://z.example/1.",
            "mla": f"{TITLE} <i>Zaman al-Wasl</i>, circa Aug. 2017, {END}",
        },
    ),
    "a season": (
        {"issued": dates.csl(parse_edtf("2015-22"))},
        {"mla": f"{TITLE} <i>Zaman al-Wasl</i>, Summer 2015, {END}"},
    ),
    "a date in words": (
        {"issued": dates.csl(parse_edtf("../2015-08-06"))},
        {
            "mla": f"{TITLE} <i>Zaman al-Wasl</i>, until 6 August 2015, {END}",
            "chicago-author-date": f"<i>Zaman al-Wasl</i>. Until 6 August 2015. {TITLE} Record k7m3p9tb, version 1. "
            "Annals of Warraqa. https://z.example/1.",
        },
    ),
    "no date": (
        {"issued": None},
        {
            "apa": "IS abducts 230 civilians in al-Qaryatayn. (n.d.). <i>Zaman al-Wasl</i>. "
            "Annals of Warraqa (record k7m3p9tb, version 1). Retrieved https://z.example/1",
            "chicago-author-date": f"<i>Zaman al-Wasl</i>. n.d. {TITLE} Record k7m3p9tb, version 1. "
            "Annals of Warraqa. https://z.example/1.",
        },
    ),
    "Arabic": (
        {
            "title": "تنظيم الدولة يسيطر على القريتين",
            "container-title": "العربي الجديد",
            "author": [{"literal": "محمد العبد الله"}],
            "language": "ar",
        },
        {
            "apa": "محمد العبد الله. (2015, August 7). تنظيم الدولة يسيطر على القريتين. <i>العربي الجديد</i>. "
            "Annals of Warraqa (record k7m3p9tb, version 1). https://z.example/1",
            "mla": f"محمد العبد الله. “تنظيم الدولة يسيطر على القريتين.” <i>العربي الجديد</i>, 7 Aug. 2015, {END}",
        },
    ),
    "a host in a headline": (
        {"title": "What news.example said"},
        {"mla": f"“What news.example Said.” <i>Zaman al-Wasl</i>, 7 Aug. 2015, {END}"},
    ),
    "articles of names, and a paper that is no title": (
        {"title": "From Deir ez-Zor to as-Sukhnah", "container-title": "AzVision.az"},
        {"mla": f"“From Deir ez-Zor to as-Sukhnah.” <i>AzVision.az</i>, 7 Aug. 2015, {END}"},
    ),
    "signs of HTML": (
        {"title": 'Five < six, says "claim" & <script>'},
        {"mla": f"“Five &lt; Six, Says ‘Claim’ &amp; &lt;script&gt;.” <i>Zaman al-Wasl</i>, 7 Aug. 2015, {END}"},
    ),
    "a page of ours": (
        {
            "type": "webpage", "title": "Capture of al-Qaryatayn", "container-title": None, "archive": None,
            "archive_location": None, "author": [{"literal": "Annals of Warraqa"}], "version": "2",
            "issued": {"date-parts": [[2026, 11, 21]]}, "URL": f"{PLACEHOLDER}events/x/v2/",
        },
        {
            "apa": "Annals of Warraqa. (2026, November 21). <i>Capture of al-Qaryatayn</i>. "
            "https://archive.example/events/x/v2/",
            "chicago-note": "Annals of Warraqa, “Capture of al-Qaryatayn,” version 2, November 21, 2026, "
            "https://archive.example/events/x/v2/.",
            "mla": "Annals of Warraqa. <i>Capture of al-Qaryatayn</i>. Version 2, 21 Nov. 2026, "
            "https://archive.example/events/x/v2/.",
        },
    ),
}  # fmt: skip
"""What is changed in `PRESS`, and the texts it must give."""


def an_item(**changes: Any) -> Item:
    fields = {name: value for name, value in {**PRESS, **changes}.items() if value}
    return Item(fields, None, f"{PLACEHOLDER}a/k7m3p9tb/v1/", "", "")


def copies_of(root: Any) -> dict[str, Csl]:
    """Return what is formatted of every record of an archive, by key."""
    archive = loaded(root).archive
    items = (item_of(archive, entry, PLACEHOLDER) for _kind, entry in archive.entries())
    return {key(copy): copy for copy in (to_format(item, PLACEHOLDER) for item in items)}


def read_back(root: Any) -> list[Csl]:
    """Return every record of an archive as it is read from our CSL-JSON."""
    archive = loaded(root).archive
    items = (item_of(archive, entry, "https://a.test/") for _kind, entry in archive.entries())
    read: list[Csl] = json.loads(csl.FORMAT.write(items))
    return read


def _wanted() -> Iterator[tuple[str, Csl]]:
    for name, (changes, _texts) in GOLDEN.items():
        yield name, to_format(an_item(**changes), PLACEHOLDER)
    for root in ROOTS:
        yield from copies_of(root).items()
        yield from ((entry["id"], entry) for entry in read_back(root)[:8])


def format_wanted() -> Formatted:
    """Format all of it."""
    return {name: list(texts) for name, texts in format_all(read_program(TOOLS), dict(_wanted())).items()}
