"""Why accounts differ, in words a reader understands."""

from markupsafe import Markup

from annals.facts.disagreements import Reason

REASONS = {
    Reason.CONTRADICTION: Markup("{one} or {other}: as written, both cannot be true."),
    Reason.DENIAL: Markup("{one} or {other}: one source says it, another denies it."),
    Reason.COPYING: Markup("{one} or {other}: the wording changed in copying."),
    Reason.TALLY: Markup("{one} or {other}: both come from one source, and one is the later count."),
    Reason.MEASURE: Markup("{one} or {other}: they may not count the same thing."),
    Reason.ORIGIN: Markup("{one} or {other}: they come from different sources."),
    Reason.UNSOURCED: Markup("{one} or {other}: at least one is given without naming a source."),
    Reason.UNEXPLAINED: Markup("{one} or {other}: both come from one source, and nothing explains the difference."),
    Reason.UNDATED: Markup("{one} or {other}: at least one gives no day, so they may be about different times."),
    Reason.SERIES: Markup("{one} or {other}: they are about different times, so this is no conflict."),
}
"""Why two versions part, as a sentence that names both."""
