"""Words for what happened, as ids of events end in them, and the type of event that each means.

Both are the vocabulary's. A word that may mean several types is not in it, such as raid, strike, attack, bombing and
explosion: nothing is chosen on its word alone.
"""

from collections.abc import Iterator

from annals.language.slugs import proposed
from annals.model.entries import SubType
from annals.model.vocabulary import Vocabulary


def kinds_within(vocabulary: Vocabulary) -> Iterator[tuple[str, SubType]]:
    """Yield every kind within a type of event, with the type."""
    for kind in vocabulary.event_types.values():
        yield from ((str(kind), sub) for sub in kind.entry.kinds)


def words_of(vocabulary: Vocabulary) -> dict[str, str]:
    """Return each word with the kind within a type that it means."""
    return {word: sub.name for _kind, sub in kinds_within(vocabulary) for word in sub.words}


def transfers(vocabulary: Vocabulary, sub_type: str) -> bool:
    """Return whether a place changes hands by a kind of event."""
    return any(sub.transfers for _kind, sub in kinds_within(vocabulary) if sub.name == sub_type)


def type_of(vocabulary: Vocabulary, what: str) -> tuple[str, str]:
    """Return the type and sub-event type that words for what happened mean; `""` each where they are not known.

    `recapture`, `night-clashes` and `clashes near the mill` are known by one of their words, the longest first. Words
    of two types, such as `truce after clashes`, choose neither.
    """
    words = words_of(vocabulary)
    parts = proposed(what).split("-")
    spans = [parts[first:last] for first in range(len(parts)) for last in range(first + 1, len(parts) + 1)]
    known = {words[word]: len(span) for span in sorted(spans, key=len) if (word := "-".join(span)) in words}
    longest = [sub for sub, length in known.items() if length == max(known.values())]
    name = longest[0] if len(longest) == 1 else ""
    return next((kind for kind, sub in kinds_within(vocabulary) if sub.name == name), ""), name
