"""What a governorate is called beside its own name, which follows from that: `Aleppo province`, محافظة حلب, ريف حلب."""

import re
from dataclasses import dataclass

from annals.language.arabic import has_arabic
from annals.model import Place
from annals.model.fixed import GOVERNORATE

_STEM = re.compile(r"(?:(?:governorate|province) of )?(.+?)(?: (?:governorate|province))?", re.IGNORECASE)
_ARABIC_STEM = re.compile(r"(?:(?:محافظة|ولاية) )?(.+)")
_LAND_AROUND = re.compile(r"(?:rif|reef|ريف) ", re.IGNORECASE)
"""Begins the name of what is itself the land around a city, and so names the governorate alone."""


@dataclass(frozen=True)
class Forms:
    """Names that follow from a record's own: those in `sure` mean it, those in `maybe` the land around its city."""

    sure: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()


def forms_of(place: Place) -> Forms:
    """Return the names of a governorate that follow from its name and its Arabic name; of other places, none."""
    if place.kind != GOVERNORATE:
        return Forms()
    english, arabic = _english(place.name), _arabic(place.name_ar) if place.name_ar else Forms()
    return Forms((*english.sure, *arabic.sure), (*english.maybe, *arabic.maybe))


def _english(name: str) -> Forms:
    if has_arabic(name) or not (match := _STEM.fullmatch(name)):
        return Forms()
    stem = match[1]
    named = (f"{stem} province", f"{stem} governorate", f"province of {stem}", f"governorate of {stem}")
    if _LAND_AROUND.match(stem):
        return Forms((*named, stem))
    return Forms(named, (f"{stem} countryside", f"countryside of {stem}", f"rural {stem}"))


def _arabic(name: str) -> Forms:
    match = _ARABIC_STEM.fullmatch(name)
    stem = match[1] if match else name
    if _LAND_AROUND.match(stem):
        return Forms((f"محافظة {stem}", stem))
    return Forms((f"محافظة {stem}",), (f"ريف {stem}",))
