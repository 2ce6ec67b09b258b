"""Words of messages: numbers with their nouns, and the nearest known word."""

from collections.abc import Iterable

from annals.printing import cut, quoted

NEAR = 0.6
"""The share of letters, of two words together, that must be common for one to be meant by the other."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return `1 file`, `2 files`: a number with its noun in the right form."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `did you mean 'x'?` for the nearest known word, or `""` when none is near."""
    from rapidfuzz import process  # noqa: PLC0415  # most runs have no word to ask for, and start sooner without
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    words, short = sorted(known), cut(word)
    whole = next((each for each in words if short and each.startswith(f"{short}-")), "")  # `shaer` of `shaer-gas-field`
    near = process.extractOne(short, words, scorer=Indel.normalized_similarity, score_cutoff=NEAR)
    found = whole or (near[0] if near else "")
    return f"did you mean {quoted(found)}?" if found else ""


def why_no_json(error: Exception) -> str:
    """Return why a text is no JSON that can be read; Python tells of a long number in words for programmers."""
    told = str(error)
    return "it has a number of thousands of digits" if "set_int_max_str_digits" in told else told
