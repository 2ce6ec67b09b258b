"""The people in a byline, told from places, roles, agencies and the names of newspapers."""

import re
from dataclasses import dataclass
from functools import cache

from babel.core import Locale

from annals.capture.saved.sites import NOWHERE, Sites, is_site
from annals.language.words import words

_HEAD = re.compile(
    r"^\W*(?:(?:(?:written|posted|reported|published|reporting|words|story|edited) )?by|authors?|reporter|"
    r"correspondent|"
    r"بقلم|كتب(?:ت|ه|ها)?|إعداد|اعداد|تقرير|الكاتبة?|المؤلف|تحرير)\s*[:：]?\s+",
    re.IGNORECASE,
)
_SEPARATED = re.compile(
    r"(\s*(?:[;,،؛&+/|·•\n]|\s[–—-]\s|\b(?:and|with|in|from|for|at)\b(?=\s))\s*(?:\band\b\s*)?)", re.IGNORECASE
)
_AND = re.compile(r"[&+]|\b(?:and|with)\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:in|from|for|at)\b|\s[–—|-]\s|[|·•]", re.IGNORECASE)
_PARTICLES = r"(?:al|el|bin|ibn|abu|abd|de|da|di|del|der|den|van|von|la|le|ter|y|e|Al|El)"
_NAME = re.compile(
    rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.? )?(?:[^\W\d_a-z][\w.'’`ʿʾ-]*|{_PARTICLES}\b[-'’\w]*)"
    rf"(?: (?:[^\W\d_a-z][\w.'’`ʿʾ-]*|{_PARTICLES}\b[-'’\w]*)){{1,4}}"
)
_ROLE = re.compile(
    r"\b(?:correspondents?|staff|our|editors?|writers?|desk|bureau|chief|special|contributors?|agenc(?:y|ies)|"
    r"newsroom|team|"
    r"analyst|columnist|freelance|producer|news|press|agence|media|network|tv|radio|post|times|gazette|service|"
    r"services|"
    r"admin|administrator|webmaster|guest|author|monitor|observatory|wires?|online|website|magazine|journal|"
    r"university|institute)\b|"
    r"مراسل|وكال|تحرير|فريق|موقع|صحيف|جريد|قناة|شبكة|مكتب|إذاعة|المصدر|خاص|ادمن|الأخبار|رصد",
    re.IGNORECASE,
)
_AGENCIES = frozenset([
    "afp", "ap", "reuters", "dpa", "efe", "ansa", "tass", "xinhua", "sana", "anadolu", "aa", "upi", "bbc", "cnn",
    "associated", "agence", "agencies", "رويترز", "سانا", "الاناضول", "وكالات", "فرانس", "ا ف ب", "د ب ا", "ا ب",
])  # fmt: skip
_WAW = re.compile(r"(?<=\w) و(?=\w{3})")
_WAW_NAMES = frozenset(
    [
        "وليد",
        "وائل",
        "وسام",
        "وسيم",
        "وجدي",
        "وفاء",
        "وديع",
        "وهيب",
        "وصفي",
        "وحيد",
        "ورد",
        "وردة",
        "وداد",
        "وضاح",
        "وجيه",
        "واصف",
        "والي",
        "ولاء",
        "وعد",
    ]
)
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CITIES = (
    "New York", "Abu Dhabi", "Tel Aviv", "Los Angeles", "Washington DC", "Hong Kong", "San Francisco", "East Jerusalem",
    "Deir Ezzor", "Deir al-Zor",
)  # fmt: skip
LONGEST = 200
"""Characters of a byline, at most."""


@dataclass(frozen=True)
class Byline:
    """The people that a byline names, and what else it credits: agencies, staff."""

    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def is_byline(text: str) -> bool:
    """Return whether a line of text begins as a byline does and names somebody."""
    return bool(len(text) <= LONGEST and _HEAD.match(text) and not _ends_sentence(text) and any(_read(text)))


def read_byline(text: str, sites: Sites = NOWHERE) -> Byline:
    """Return whom a byline names, with or without its "By". `sites` are no people."""
    names, others = _read(text)
    people = tuple(name for name in names if not is_site(name, sites))
    return Byline(people, tuple(dict.fromkeys([*others, *(name for name in names if name not in people)])))


def _ends_sentence(text: str) -> bool:
    return bool(re.search(r"(?<![A-Z])[.!?؟…:]\s*$", text))


def _read(text: str) -> tuple[list[str], list[str]]:
    """Return the people and the rest that a byline names."""
    if len(text) > LONGEST or "@" in text.split() or "://" in text:
        return [], []
    given = _HEAD.sub("", text.strip(" \n"))
    bracketed = [inside for inside in re.findall(r"\(([^()]*)\)", given) if _is_other(inside)]
    given = re.sub(r"\s*\([^()]*\)", "", given)
    names, others, ended = list[str](), list[str](), False
    first, *rest = _SEPARATED.split(_arabic_list(given) if _ARABIC.search(given) else given)
    pairs = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    for place, (sign, part) in enumerate(pairs):
        name, joined = part.strip(" .'\"“”"), bool(_AND.search(sign))
        ended = ended and not joined
        if not name or ended or _is_place(name) or (_PLACED.search(sign) and not joined):
            continue
        if _is_other(name):
            others.append(name)
        elif _is_name(name):
            names.append(name)
            ended = joined and not any(_AND.search(later) for later, _part in pairs[place + 1 :])
    return list(dict.fromkeys(names)), others + bracketed


def _arabic_list(text: str) -> str:
    """Return an Arabic byline with a comma for each `و` that joins two names of two words or more."""

    def joined(match: re.Match[str]) -> str:
        before, after = text[: match.start()], text[match.end() :]
        word = "و" + after.split()[0]
        several = len(re.split(r"[،,]", before)[-1].split()) >= 2 and len(re.split(r"[،,]| و", after)[0].split()) >= 2
        return "، " if several and word not in _WAW_NAMES else match[0]

    return _WAW.sub(joined, text)


def _is_other(text: str) -> bool:
    """Return whether a part of a byline is an agency, a desk or a role rather than a person."""
    found = words(text)
    return bool(_ROLE.search(text)) or any(word in _AGENCIES for word in found) or " ".join(found) in _AGENCIES


def is_agency(text: str) -> bool:
    """Return whether what a byline names is an agency, or agencies."""
    return any(word in _AGENCIES or word.startswith("agenc") for word in words(text)) or "وكال" in text


def _is_name(text: str) -> bool:
    if _ARABIC.search(text):
        return 2 <= len(text.split()) <= 5 and not re.search(r"\d", text)
    return _NAME.fullmatch(text) is not None


@cache
def _places() -> frozenset[str]:
    """Return the names of countries and of the cities that time zones are called after, folded, English and Arabic."""
    found = set(_CITIES)
    for locale in (Locale.parse("en"), Locale.parse("ar")):
        found |= set(locale.territories.values())
        found |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    found |= {str(name).rpartition("/")[2].replace("_", " ") for name in Locale.parse("en").time_zones}
    return frozenset(" ".join(words(name)) for name in found)


def _is_place(text: str) -> bool:
    return " ".join(words(text)) in _places()
