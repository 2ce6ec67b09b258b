"""Lists as a whole: what is there already is not written again, what is not whole is left, nothing is lost."""

import shutil
from pathlib import Path

import pytest

from annals.capture.lists.languages import language_of, read_language
from annals.cli.main import main
from annals.data.all_tables import tables
from annals.data.tables import csv_chunks
from annals.facts.facts import Facts
from annals.facts.index import build_index
from annals.records.atomic import replace_file
from tests.capture.lists.support import HEADINGS, Lists
from tests.support import WORDS, read_toy

CARTS = "Carts and guards,Harbour Post,2003-03-07,https://post.example.org/carts,en"
SALT = "Guards and salt,Example Times,2003-03-08,https://times.example/salt,en"


def test_a_list_read_twice_writes_nothing_new(lists: Lists) -> None:
    content = f"{HEADINGS}\n{CARTS}\n{SALT}\nWith no day,Other Times,,https://other.example/1,en\n"
    assert len(lists.read(content).articles) == 2
    before = {path: (lists.root / path).read_bytes() for path in lists.files()}
    again = lists.read(content)
    assert (again.code, again.articles) == (1, ())
    assert {path: (lists.root / path).read_bytes() for path in lists.files()} == before
    assert "2 in the archive already" in again.out


@pytest.mark.parametrize(
    "row",
    [
        "Another headline,Harbour Post,2003-03-09,http://www.post.example.org/mahbara/?utm_source=x#top,en",
        "INK FRONT overruns al-Mahbara!,Harbour Post,2003-03-06,,en",
        "Ink Front overruns al-Mahbara,Harbour Post,6 March 2003,https://post.example.org/other,en",
    ],
)
def test_what_the_archive_has_is_told_with_its_record(lists: Lists, row: str) -> None:
    outcome = lists.read(f"{HEADINGS}\n{row}\n")
    assert (outcome.code, outcome.articles) == (0, ())
    assert "list.csv:2: is already archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md" in outcome.out


def test_the_same_headline_on_another_day_or_page_is_another_article(lists: Lists) -> None:
    rows = (
        "In brief,Salt Gazette,2003-03-07,,en,3", "In brief,Salt Gazette,2003-03-08,,en,3",
        "In brief,Salt Gazette,2003-03-08,,en,4", "In brief,Salt Gazette,2003-03-08,,en,4",
    )  # fmt: skip
    outcome = lists.read("\n".join([f"{HEADINGS},Page", *rows]))
    assert len(outcome.articles) == 3
    assert "list.csv:5: is already row 4 of this list" in outcome.out


def test_articles_that_may_be_one_are_left_for_a_person(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\nInk Front overruns al-Mahbara,Harbour Post,2003,https://post.example.org/x,en\n")
    assert (outcome.code, outcome.articles) == (1, ())
    assert (
        "list.csv:2: Title: may be archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md; compare the two"
        in outcome.err
    )


def test_an_article_that_was_withdrawn_does_not_come_back(lists: Lists) -> None:
    withdraw = ["withdraw", "q5bct8vf", "--reason", "error"]
    assert main(["--root", str(lists.root), *withdraw]) == 1
    outcome = lists.read(f"{HEADINGS}\nAny headline,Harbour Post,2003-03-09,https://post.example.org/mahbara,en\n")
    assert outcome.articles == ()
    assert "list.csv:2: is already q5bct8vf, which was withdrawn (error)" in outcome.out


def test_a_draft_that_somebody_works_on_is_not_written_beside(lists: Lists) -> None:
    draft = lists.root / "captures/q5bct8vf.md"
    draft.parent.mkdir()
    draft.write_text('---\ntitle: "X"\nurl: https://post.example.org/carts\n# TODO: all\n---\n', encoding="utf-8")
    outcome = lists.read(f"{HEADINGS}\n{CARTS}\n")
    assert outcome.articles == ()
    assert "list.csv:2: is already captures/q5bct8vf.md" in outcome.out


def test_a_row_that_is_whole_goes_before_one_of_the_same_article_that_is_not(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\nCarts and guards,Harbour Post,2003-03-07,,en\n{CARTS}\n")
    assert (outcome.code, len(outcome.articles)) == (0, 1)
    assert "list.csv:2: is already row 3 of this list" in outcome.out


def test_what_a_row_lacks_is_left_as_a_draft_that_says_what_to_do(lists: Lists) -> None:
    row = "Krieg um Salz,Harbour Post,05/03/2003,https://post.example.org/k,,A note of the list"
    outcome = lists.read(f"{HEADINGS},Notes\n{row}\n", "--from", "a list of ours")
    assert outcome.articles == ()
    (draft,) = lists.drafts()
    assert "title: Krieg um Salz\npublisher: harbour-post\nurl: https://post.example.org/k\n" in draft
    assert "# TODO: Date: '05/03/2003' may be 2003-03-05 or 2003-05-03; write one of them, or say" in draft
    assert "# TODO: Language: is missing, and the headline's letters do not settle it" in draft
    assert "# Under Date the list has: 05/03/2003\n# The list notes: A note of the list\n" in draft
    assert lists.problems() == []


def test_the_table_of_what_is_left_can_be_filled_in_and_read(lists: Lists) -> None:
    lists.read(f"{HEADINGS}\n{CARTS}\nCarts with salt,Harbour Post,,https://post.example.org/s,en\n")
    table = lists.root / "captures/lists/list-left.csv"
    filled = table.read_text(encoding="utf-8").replace(",Harbour Post,,", ",Harbour Post,2003-03-09,")
    table.write_text(filled, encoding="utf-8")
    outcome = lists.read_file(table)
    assert (outcome.code, outcome.article.title) == (0, "Carts with salt")
    assert "is no longer needed: its row is complete." in outcome.out


def test_a_table_that_somebody_fills_in_is_not_written_over(lists: Lists) -> None:
    content = f"{HEADINGS}\nCarts with salt,Harbour Post,,https://post.example.org/s,en\n"
    lists.read(content)
    table = lists.root / "captures/lists/list-left.csv"
    table.write_text("mine", encoding="utf-8")
    assert "captures/lists/list-left.csv exists from an earlier run and was not replaced" in lists.read(content).out
    assert table.read_text(encoding="utf-8") == "mine"


def test_what_a_record_cannot_hold_is_told_and_stands_in_the_table(lists: Lists) -> None:
    row = f"{CARTS},Nowhere; Mahbara,al-mahbara-2003-03-capture; no-event,not a link"
    outcome = lists.read(f"{HEADINGS},Towns,Events,Wayback\n{row}\n")
    found = outcome.article
    assert found.towns == {"al-mahbara": ()}
    assert found.events == ("al-mahbara-2003-03-capture",)
    assert "list.csv:2: Towns: warning: 'Nowhere' is not a town of the archive; left out" in outcome.err
    assert "list.csv:2: Events: warning: 'no-event' is not an event of the archive; left out" in outcome.err
    table = (lists.root / "captures/lists/list-left.csv").read_text(encoding="utf-8")
    assert "Towns: 'Nowhere' is not a town of the archive" in table


def test_a_dry_run_shows_all_and_writes_nothing(lists: Lists) -> None:
    before = lists.files()
    outcome = lists.read(
        f"{HEADINGS}\n{CARTS}\n{SALT}\nNo day at all,Harbour Post,,https://post.example.org/n,en\n", "--dry-run"
    )
    assert lists.files() == before
    assert "     2  2003-03-07  harbour-post              Carts and guards\n" in outcome.out
    assert "     2 would be written to archive/articles" in outcome.out
    assert "     1 would be left for you to complete" in outcome.out
    assert "example-times: Example Times, times.example" in outcome.out


def test_an_interrupted_run_leaves_whole_files_and_goes_on_later(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    content = f"{HEADINGS}\n{CARTS}\n{SALT}\n"
    written: list[Path] = []

    def stop_at_the_second(path: Path, text: str) -> None:
        if written:
            raise KeyboardInterrupt
        written.append(path)
        replace_file(path, text)

    with monkeypatch.context() as patched:
        patched.setattr("annals.cli.new_list.replace_file", stop_at_the_second)
        assert lists.read(content).code == 130
    assert lists.problems() == []
    assert lists.read(content).article.publisher == "example-times"
    assert lists.problems() == []


def test_options_of_one_article_and_of_lists_are_not_mixed(lists: Lists) -> None:
    wrong = lists.read(f"{HEADINGS}\n{CARTS}\n", "--url", "https://x.example/1")
    assert (wrong.code, "--list cannot be combined with url" in wrong.err) == (2, True)
    assert main(["--root", str(lists.root), "new", "page.html", "--dry-run"]) == 2
    assert main(["--root", str(lists.root), "new"]) == 2


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"), ("eng", "en"), ("English", "en"), ("en_gb", "en-GB"), ("zh-hans-cn", "zh-Hans-CN"),
        ("العربية", "ar"), ("الإنجليزية", "en"), ("français", "fr"), ("German", "de"), ("xx", ""), ("Klingonish", ""),
    ],
)  # fmt: skip
def test_languages_are_known_by_tag_and_by_name(text: str, tag: str) -> None:
    assert read_language(text) == tag


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("حرس الورقة ينسحب من المحبرة", "ar"), ("Guards leave the town", "en"), ("Guards leave", ""),
        ("درگیری در نزدیکی شهر", ""), ("Die Garde geht", ""),
    ],
)  # fmt: skip
def test_the_letters_of_a_headline_tell_a_language_only_where_they_can(title: str, tag: str) -> None:
    assert language_of(title) == tag


def test_the_language_said_for_the_list_is_that_of_rows_whose_letters_leave_it_open(lists: Lists) -> None:
    content = f"{HEADINGS}\nGuards leave,Harbour Post,2003-03-07,https://post.example.org/1,\nحرس,Harbour Post,2003-03-07,https://post.example.org/2,\n"
    outcome = lists.read(content, "--language", "German")
    assert (outcome.titled("Guards leave").language, outcome.titled("حرس").language) == ("de", "ar")


def test_copies_in_web_archives_are_told_from_originals(lists: Lists) -> None:
    copy = "https://web.archive.org/web/20030308010203/http://post.example.org:80/carts"
    outcome = lists.read(f"{HEADINGS}\n{CARTS.replace('https://post.example.org/carts', copy)}\n")
    assert outcome.article.archived == (copy,)
    assert outcome.article.url == "http://post.example.org:80/carts"


def test_the_articles_csv_of_an_archive_is_a_list_of_the_same_articles(
    lists: Lists, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = lists.root / "archive/articles/2003/2003-03-07-salt-gazette-ggm67h9m.md"
    text = printed.read_text(encoding="utf-8")
    printed.write_text(text.replace("language: en\n", "language: en\nheld: Example Library, box 3\n"), encoding="utf-8")
    archive = read_toy(lists.root)
    facts = Facts(archive, build_index(archive))
    (table,) = (each for each in tables(WORDS) if each.name == "articles")
    csv = tmp_path / "articles.csv"
    csv.write_bytes(b"".join(csv_chunks(table, table.rows(facts))))
    empty = tmp_path / "empty"
    shutil.copytree(lists.root / "archive", empty / "archive")
    for folder in ("articles", "events", "towns", "groups", "sources", "history"):
        shutil.rmtree(empty / "archive" / folder)
    (empty / "archive/ids.csv").write_text((lists.root / "archive/ids.csv").read_text().splitlines()[0] + "\n")
    outcome = Lists(empty, capsys).read_file(csv)
    kept = [(each.title, each.published.date.text, each.publisher, each.url, each.held) for each in outcome.articles]
    assert sorted(kept) == sorted(
        (each.title, each.published.date.text, each.publisher, each.url, each.held)
        for each in archive.articles.values()
    )
