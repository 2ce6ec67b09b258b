"""A page of every kind and a file of every format are the ones kept in `tests/golden`, to the letter.

After a change that is meant, run `make golden` and read the difference.
"""

import pytest

from tests.golden_files import chosen, differences, kept
from tests.past import past_site
from tests.support import TOY, build_site, site_of


def test_the_toy_archive_gives_exactly_what_is_kept() -> None:
    different = differences(kept(), chosen(site_of(TOY), past_site()))
    assert not different, "\n".join(["after a change that is meant, run 'make golden':", *different])


def test_files_that_differ_are_all_told_with_their_first_different_line() -> None:
    golden = {"a": b"1\n2\n", "b": b"same", "c": b"gone"}
    assert differences(golden, {"a": b"1\nII\n", "b": b"same", "d": b"new"}) == [
        "c: is kept, and made no more",
        "d: is not kept yet",
        "a:2: was '2', is 'II'",
    ]


@pytest.mark.slow
def test_the_same_archive_gives_the_same_site_twice() -> None:
    assert build_site(TOY).files == site_of(TOY).files
