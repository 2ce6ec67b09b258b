"""Articles of a list as COinS, from which Zotero offers them all to be taken over at once.

Lists only: on the page of a record it would hide the richer tags of its head.
"""

from urllib.parse import urlencode

from annals.citations import dates
from annals.citations.item import Item


def context(item: Item) -> str:
    """Return an item as an OpenURL context object (Z39.88-2004), for the title of an empty span."""
    csl = item.csl
    fields = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", csl["title"]),
        ("rft.source", csl["container-title"]),
        ("rft.date", dates.iso_or_words(item.when) if item.when else "n.d."),
        ("rft.language", csl["language"]),
        ("rft.identifier", csl["URL"]),
        ("rft.description", item.note),
    ]
    for person in csl.get("author", ()):
        literal = person.get("literal")
        fields += [("rft.aucorp", literal)] if literal else [("rft.au", f"{person['given']} {person['family']}")]
    return urlencode(fields, safe=":/")
