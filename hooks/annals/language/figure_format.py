"""Figures in words, in the language of a catalog: `more than 230,000`, `dozens`."""

import re

from annals.language.catalog import ENGLISH, Catalog, message
from annals.values.figure import Figure

_FORMS = {
    "at least": message("at least %(number)s"),
    "at most": message("at most %(number)s"),
    "more than": message("more than %(number)s"),
    "fewer than": message("fewer than %(number)s"),
    "about": message("about %(number)s"),
    "nearly": message("nearly %(number)s"),
}
_VAGUE = {
    "dozens": message("dozens"),
    "hundreds": message("hundreds"),
    "thousands": message("thousands"),
    "tens of thousands": message("tens of thousands"),
    "hundreds of thousands": message("hundreds of thousands"),
    "some": message("some"),
    "several": message("several"),
    "many": message("many"),
}
_NUMBER = re.compile(r"(?:(?P<form>\D+) )?(?P<number>\d+)(?:-(?P<last>\d+))?")


def words(figure: Figure, catalog: Catalog = ENGLISH) -> str:
    """Return a figure for a reader, its digits grouped."""
    match = _NUMBER.fullmatch(figure.text)
    if match is None:
        return catalog.say(_VAGUE[figure.text])
    number = catalog.number(int(match["number"]))
    if match["last"]:
        return catalog.say("%(first)s–%(last)s", first=number, last=catalog.number(int(match["last"])))
    form = match[1]
    return catalog.say(_FORMS[form], number=number) if form else number
