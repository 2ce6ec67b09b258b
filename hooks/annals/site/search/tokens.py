"""Words that stand in the index for exactly one thing: a place, group or source, a day, month or year, or harm.

A name asked for as words finds what has these words, `media` and `state` of "Syrian state media" wherever they stand.
Asked for by its token, it finds what refers to the record and nothing else. `assets/search/tokens.js` writes the same.
"""

_SIGNS = "0123456789-"
_AS = "abcdefghijk"

HARM = "-harm"
"""What stands for harm to civilians; no id begins so."""


def token(key: str) -> str:
    """Return the word for an id or a date, such as `2015-08`: small letters alone, so that the index keeps it whole.

    No token is the beginning of another, nor is its end taken for that of an English word: the program finds words by
    their beginnings, and by their stems.
    """
    return f"zq{''.join(map(_letters, key))}zq"


def _letters(sign: str) -> str:
    if sign in _SIGNS:
        return f"z{_AS[_SIGNS.index(sign)]}"
    return "zz" if sign == "z" else sign
