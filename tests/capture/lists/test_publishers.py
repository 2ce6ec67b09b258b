"""Publishers of lists: found by host, name and spelling; an unknown one gets one source, whose id nobody has."""

import pytest

from tests.capture.lists.support import Lists

HEADINGS = "Title,Publisher,Url,Date,Language"
DAY = "2003-03-07,en"


def sources(lists: Lists) -> set[str]:
    return {path.stem for path in (lists.root / "archive/sources").glob("*.md")}


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("Harbour Post", "https://elsewhere.example/1"),
        ("the harbour post", ""),
        ("harbour-post", ""),
        ("", "https://www.post.example.org/1"),
        ("post.example.org", ""),
        ("https://post.example.org/world", ""),
        ("Some Agency", "https://post.example.org/1"),
    ],
)
def test_a_known_publisher_is_found_by_its_id_its_name_or_its_host(lists: Lists, name: str, url: str) -> None:
    before = sources(lists)
    content = f"{HEADINGS},Page\nCarts and guards,{name},{url},{DAY},3\n"
    assert lists.read(content).article.publisher == "harbour-post"
    assert sources(lists) == before


def test_an_unknown_publisher_gets_one_source_with_its_name_and_hosts(lists: Lists) -> None:
    before = sources(lists)
    outcome = lists.read(
        f"{HEADINGS}\nCarts and guards,The Example Times,https://www.times.example/1,{DAY}\n"
        f"Guards and salt,example times,https://times.example/2,{DAY}\nSalt and carts,,https://times.example/3,{DAY}\n"
        f"Guards with salt,Example-Times,,{DAY}\n".replace("Example-Times,,", "Example-Times,https://mobile.example/4,")
    )
    assert {each.publisher for each in outcome.articles} == {"example-times"}
    assert sources(lists) - before == {"example-times"}
    text = (lists.root / "archive/sources/example-times.md").read_text(encoding="utf-8")
    assert text == (
        "---\nid: example-times\nname: The Example Times\nkind: publisher\n"
        "hosts: [times.example, mobile.example]\n---\n"
    )
    assert "example-times: The Example Times, times.example" in outcome.out
    assert lists.problems() == []


def test_a_site_without_a_name_is_called_by_its_host(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\nCarts and guards,,https://www.evening-cart.co.uk/1,{DAY}\n")
    assert outcome.article.publisher == "evening-cart"
    assert lists.problems() == []


def test_a_host_on_which_many_publish_tells_no_publisher(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\nCarts and guards,,https://www.facebook.com/1,{DAY}\n")
    assert (outcome.code, outcome.articles) == (1, ())
    assert "list.csv:2: Publisher: is missing, and many publish on facebook.com; write who published it" in outcome.err


def test_the_publisher_said_for_the_list_is_that_of_rows_without_one(lists: Lists) -> None:
    content = f"{HEADINGS},Page\nCarts and guards,,,{DAY},3\nGuards and salt,Example Times,,{DAY},4\n"
    outcome = lists.read(content, "--publisher", "salt-gazette")
    assert outcome.titled("Carts and guards").publisher == "salt-gazette"
    assert outcome.titled("Guards and salt").publisher == "example-times"
    wrong = lists.read(content, "--publisher", "salt-gazete")
    assert (wrong.code, "did you mean 'salt-gazette'?" in wrong.err) == (2, True)


def test_a_source_is_made_only_for_records_that_are_written(lists: Lists) -> None:
    before = sources(lists)
    outcome = lists.read(f"{HEADINGS}\nCarts and guards,Example Times,https://times.example/1,,en\n")
    assert sources(lists) == before
    (draft,) = lists.drafts()
    assert (
        "# TODO: example-times has no record yet, unless another draft made it: write these lines, without '#', to "
        "archive/sources/example-times.md\n#   ---\n#   id: example-times\n#   name: Example Times\n"
    ) in draft
    assert "example-times" not in outcome.err  # of the row only its day is wrong: the list itself makes the source
    assert "Publisher" not in outcome.err


def test_a_row_that_becomes_whole_gets_its_source_from_the_list(lists: Lists) -> None:
    left = lists.read(f"{HEADINGS}\nCarts and guards,Example Times,https://times.example/1,,en\n")
    assert left.articles == ()
    outcome = lists.read(f"{HEADINGS}\nCarts and guards,Example Times,https://times.example/1,2003-03-07,en\n")
    assert outcome.article.publisher == "example-times"
    assert lists.problems() == []


@pytest.mark.parametrize("name", ["Warraqa", "Tell Qirtas", "Ink Front"])
def test_a_publisher_named_like_a_town_or_group_has_an_id_and_a_name_that_pass(lists: Lists, name: str) -> None:
    outcome = lists.read(f"{HEADINGS}\nCarts and guards,{name},https://x.example/1,{DAY}\n")
    assert outcome.article.publisher.endswith("-press")
    assert lists.problems() == []


def test_an_arabic_publisher_has_its_id_from_its_host(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\nحريق قرب المحبرة,جريدة المرفأ,https://www.almarfaa.example/1,٧ آذار ٢٠٠٣,\n")
    assert (outcome.article.publisher, outcome.article.language) == ("almarfaa", "ar")
    assert lists.problems() == []


@pytest.mark.parametrize("name", ["Газета", "جريدة المرفأ", "!!!"])
def test_a_name_without_latin_letters_and_without_a_host_is_left_for_a_person(name: str, lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS},Page\nCarts and guards,{name},,{DAY},5\n")
    assert (outcome.code, outcome.articles) == (1, ())
    assert (
        f"list.csv:2: Publisher: no id can be made from '{name}'; 'annals new source' makes its record" in outcome.err
    )
