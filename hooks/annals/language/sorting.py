"""The order of names in lists: by their letters, whatever marks, signs and articles a transliteration writes.

The standard library knows how a letter is composed, and a table the few that it leaves whole.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from annals.language import arabic

WHOLE: Mapping[str, str] = MappingProxyType(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "ŋ": "n", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
        "ß": "ss", "ə": "e",
    }
)  # fmt: skip
"""Letters with a mark or of two letters that Unicode does not take apart, and what they are without it."""

SIGNS = "'’‘`´ʻʼʽʾʿˁˀ"
"""Signs for ʿayn and hamza, to stand between the brackets of a pattern."""

_PLAIN = str.maketrans(dict(WHOLE))
_SIGNS = re.compile(f"[{SIGNS}]")
_BETWEEN = re.compile(r"[\W_]+")
LATIN_ARTICLE = re.compile(
    r"(?:[ae]l|[ae]r(?=\W+r)|[ae]s(?=\W+s)|[ae]sh(?=\W+sh)|[ae]t(?=\W+t)|[ae]th(?=\W+th)|[ae]d(?=\W+d)|[ae]dh(?=\W+dh)"
    r"|[ae]n(?=\W+n)|[ae]z(?=\W+z))[-\u2010\u2011\s]\s*(?=\w)"
)
"""The article, as written before sun letters too: `al-Qusayr`, `El Bab`, `ash-Sha'irat`, `an Nabk`."""

ARABIC_ARTICLE = re.compile(r"ال(?=\w{2})")


_LETTERS = str.maketrans({**arabic.LETTERS, **arabic.PERSIAN})


def sort_key(name: str) -> tuple[str, str]:
    """Return what a name sorts by; the name itself tells apart those that are alike but for marks and article."""
    plain = bare(name.casefold()).strip()
    article = LATIN_ARTICLE.match(plain) or ARABIC_ARTICLE.match(plain)
    return _BETWEEN.sub(" ", plain[article.end() if article else 0 :]).strip(), name


def bare(name: str) -> str:
    """Return a name in small letters without marks, ʿayn and hamza; Arabic letters written two ways are one."""
    parts = unicodedata.normalize("NFKD", _SIGNS.sub("", name))
    unmarked = "".join(each for each in parts if unicodedata.category(each) != "Mn")
    return arabic.without_marks(unmarked).translate(_PLAIN).translate(_LETTERS)
