"""What the circles of a map mean."""

from annals.site.labels import Speaker


def legend(speaker: Speaker, title: str, *, rough: bool) -> str:
    """Return what the circles of a map mean."""
    say = speaker.catalog.say
    if not rough:
        return say("%(title)s. Larger circle: more events. Hollow circle: mentioned, no event recorded.", title=title)
    return say(
        "%(title)s. Larger circle: more events. Hollow circle: mentioned, no event recorded. Pale disc: an event is "
        "placed only to within about 25 km.",
        title=title,
    )
