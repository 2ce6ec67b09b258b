"""Articles of a list as COinS, from which Zotero offers them all to be taken over at once.

Lists only: on the page of a record it would hide the richer tags of its head.
"""

from urllib.parse import urlencode

from annals.citations import dates
from annals.citations.bylines import inverted
from annals.citations.item import Item
from annals.citations.zotero import rights


def context(item: Item) -> str:
    """Return an item as an OpenURL context object (Z39.88-2004), for the title of an empty span."""
    csl = item.csl
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", item.title),
        ("rft.source", csl["container-title"]),
        ("rft.date", dates.iso_or_words(item.when) if item.when else "n.d."),
        ("rft.language", csl["language"]),
        ("rft.identifier", csl["URL"]),
        # the format has no field for where an article is recorded; a description would become its abstract
        ("rft.rights", f"{rights(item)} {item.note}"),
        # bodies too: those in a field of their own would come first, and in reverse order
        *(("rft.au", inverted(person, whole=",")) for person in csl.get("author", ())),
    ]
    return urlencode(fields, safe=":/")
