"""The sections of the site, and what stands beside each."""

from annals import sections
from tests.support import WORDS


def test_what_is_related_to_a_section_is_a_section_itself() -> None:
    for url, others in sections._RELATED.items():
        assert sections.section_of(url) is not None
        assert [section.url for section in sections.related(WORDS, url)] == [
            section.url for there in others for section in sections.SECTIONS if section.url == there
        ]
        assert len(sections.related(WORDS, url)) == len(others)


def test_a_page_that_is_no_section_has_nothing_related() -> None:
    assert sections.related(WORDS, "towns/sadad/") == ()
