"""The licences of what the archive publishes."""

CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
"""The licence of data and facts."""

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of our own prose, and so of a page that prints it."""
