"""Why accounts differ, in words a reader understands."""

from annals.facts.disagreements import Reason
from annals.language.catalog import message

REASONS = {
    Reason.CONTRADICTION: message("%(one)s or %(other)s: as written, both cannot be true."),
    Reason.DENIAL: message("%(one)s or %(other)s: one source says it, another denies it."),
    Reason.COPYING: message("%(one)s or %(other)s: the wording changed in copying."),
    Reason.TALLY: message("%(one)s or %(other)s: both come from one source, and one is the later count."),
    Reason.MEASURE: message("%(one)s or %(other)s: they may not count the same thing."),
    Reason.ORIGIN: message("%(one)s or %(other)s: they come from different sources."),
    Reason.UNSOURCED: message("%(one)s or %(other)s: at least one is given without naming a source."),
    Reason.UNEXPLAINED: message(
        "%(one)s or %(other)s: both come from one source, and nothing explains the difference."
    ),
    Reason.UNDATED: message("%(one)s or %(other)s: at least one gives no day, so they may be about different times."),
    Reason.SERIES: message("%(one)s or %(other)s: they are about different times, so this is no conflict."),
}
"""Why two versions part, as a sentence that names both."""
