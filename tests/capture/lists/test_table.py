"""Tables as spreadsheets and programs export them: every encoding, sign and heading that is usual."""

import codecs
import csv
import io

import pytest

from tests.capture.lists.support import HEADINGS, Lists

ROW = "Carts burn near Tell Qirtas,Harbour Post,2003-03-07,https://post.example.org/carts,en"
ARABIC = "العنوان,الصحيفة,التاريخ,الرابط,اللغة\nحريق قرب المحبرة,Harbour Post,٧ آذار ٢٠٠٣,https://post.example.org/ar,العربية\n"


def test_a_row_becomes_a_listed_record_that_passes_the_check(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\n{ROW}\n")
    found = outcome.article
    assert outcome.code == 0
    assert (found.title, found.publisher) == ("Carts burn near Tell Qirtas", "harbour-post")
    assert (found.published.date.text, found.published.basis) == ("2003-03-07", "stated")
    assert (found.url, found.language, found.state) == ("https://post.example.org/carts", "en", "listed")
    assert found.towns == {"tell-qirtas": ("Tell Qirtas",)}
    assert found.body == "Found in a table of articles; not yet read for this archive."
    assert lists.problems() == []


def test_the_sentence_of_a_record_names_its_list_as_told(lists: Lists) -> None:
    found = lists.read(f"{HEADINGS}\n{ROW}\n", "--from", "the clippings of a library").article
    assert found.body == "Found in the clippings of a library; not yet read for this archive."


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("above", ["", "Invented export of 3 rows\n\n"])
def test_any_usual_sign_parts_the_cells_and_lines_may_stand_above_the_heading(
    lists: Lists, sign: str, above: str
) -> None:
    outcome = lists.read(above + f"{HEADINGS}\n{ROW}\n".replace(",", sign))
    assert outcome.article.url == "https://post.example.org/carts"
    assert ("1 row above" in outcome.out or "2 rows above" in outcome.out) == bool(above)


def test_the_line_in_which_excel_names_the_sign_is_followed(lists: Lists) -> None:
    assert lists.read("sep=|\r\n" + f"{HEADINGS}\r\n{ROW}\r\n".replace(",", "|")).article.publisher == "harbour-post"


@pytest.mark.parametrize(
    "data",
    [
        ARABIC.encode(),
        codecs.BOM_UTF8 + ARABIC.encode(),
        ARABIC.encode("utf-16"),
        codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"),
        ARABIC.replace("٧ آذار ٢٠٠٣", "7 آذار 2003").encode("cp1256"),
    ],
    ids=["utf-8", "utf-8 with its mark", "utf-16", "utf-16 the other way round", "windows-1256"],
)
def test_arabic_headings_and_values_are_read_in_every_usual_encoding(lists: Lists, data: bytes) -> None:
    found = lists.read(data).article
    assert (found.title, found.language, found.published.date.text) == ("حريق قرب المحبرة", "ar", "2003-03-07")
    assert found.towns == {"al-mahbara": ("المحبرة",)}


def test_western_letters_of_windows_are_read_and_told(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\n{ROW.replace('Carts burn', 'Café “Ö” burns')}\n".encode("cp1252"))
    assert outcome.article.title == "Café “Ö” burns near Tell Qirtas"
    assert "Note: read as windows-1252." in outcome.out


def test_text_that_is_nearly_utf8_is_refused_with_its_line(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\nÄ ö ü é,x,2003,,\n".encode() + b"\xff broken,x,2003,,\n")
    assert (outcome.code, "line 3 is not UTF-8" in outcome.err) == (2, True)


def test_a_cell_may_hold_lines_quotation_marks_and_the_sign(lists: Lists) -> None:
    found = lists.read(f'{HEADINGS}\n"Carts, ""all"" of them,\nburn",Harbour Post,2003-03-07,https://a.example/1,en\n')
    assert found.article.title == 'Carts, "all" of them, burn'


def test_rows_are_counted_as_a_spreadsheet_counts_them(lists: Lists) -> None:
    outcome = lists.read(
        f'{HEADINGS}\n"Two\nlines",Harbour Post,2003,https://a.example/1,en\nNo day,Harbour Post,,https://a.example/2,en\n'
    )
    assert "list.csv:3: Date: is empty; write the day, or 'undated'" in outcome.err


def test_a_row_with_cells_under_no_heading_is_left(lists: Lists) -> None:
    outcome = lists.read(f"{HEADINGS}\nCarts, and more carts,Harbour Post,2003-03-07,https://a.example/1,en\n")
    assert (outcome.code, outcome.articles) == (1, ())
    assert "list.csv:2: row: has 6 cells under 5 headings; put quotation marks around each cell" in outcome.err


def test_rows_that_an_open_quotation_mark_swallows_are_told(lists: Lists) -> None:
    outcome = lists.read(f'{HEADINGS}\n"Open,Harbour Post,2003,https://a.example/1,en\n{ROW}\n')
    assert (outcome.code, outcome.articles) == (1, ())
    assert "list.csv:2: row: has whole rows in one cell under 'Title'; close the quotation mark" in outcome.err


ZOTERO = (
    '"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Abstract Note","Date",'
    '"Date Added","Access Date","Pages","Issue","Publisher","Place","Language","Archive",'
    '"Archive Location","Library Catalog","Call Number","Extra","Notes"\n'
    '"AAAA1111","newspaperArticle","2003","Reporter, Anna; Writer, Bob","Carts burn near Tell Qirtas","Harbour Post",'
    '"","The first sentences of the paper.","2003-03-07","2026-01-01 10:00:00","2026-01-02","7","1234","Example Press",'
    '"Harbour","en-GB","Example Library","Box 4","www.catalogue.example","N 12","","What a reader noted"\n'
)


def test_the_table_of_zotero_is_read(lists: Lists) -> None:
    outcome = lists.read(ZOTERO)
    found = outcome.article
    assert (found.publisher, found.authors) == ("harbour-post", ("Anna Reporter", "Bob Writer"))
    assert found.printed
    assert (found.printed.page, found.printed.issue, found.language) == ("7", "1234", "en-GB")
    assert found.held == "N 12, Box 4, Example Library"
    assert lists.problems() == []


def test_sentences_of_others_are_never_copied(lists: Lists) -> None:
    outcome = lists.read(ZOTERO)
    written = "".join((lists.root / each.path).read_text(encoding="utf-8") for each in outcome.articles)
    assert "first sentences" not in written
    assert "reader noted" not in written
    assert "Never copied, because they contain sentences by others: 'Abstract Note'." in outcome.out
    assert "'Place', 'Library Catalog'" in outcome.out.partition("Ignored: ")[2]


def test_the_sheet_of_the_auto_archiver_is_read(lists: Lists) -> None:
    found = lists.read(
        "Link,Archive Status,Archive Location,Archive Date,Upload Timestamp,Upload Title,Text Content,Hash\n"
        "https://post.example.org/x,success,https://archive.example/a.html,2026-01-01,2003-03-07T10:00:00Z,"
        'Carts and the guards,"All of the text, of which none is ours",abc\n'
    ).article
    assert found.archived == ("https://archive.example/a.html",)
    assert (found.published.date.text, found.title) == ("2003-03-07", "Carts and the guards")


def test_a_list_of_media_cloud_is_read(lists: Lists) -> None:
    found = lists.read(
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
        "7,2026-01-01,en,post.example.org,post.example.org,2003-03-07,Carts again,https://post.example.org/mc\n"
    ).article
    assert (found.publisher, found.published.date.text) == ("harbour-post", "2003-03-07")


def test_the_day_on_which_gdelt_met_an_article_is_no_stated_one(lists: Lists) -> None:
    found = lists.read(
        "url,url_mobile,title,seendate,socialimage,domain,language,sourcecountry\n"
        "https://post.example.org/g,,Carts and guards - Harbour Post,20030307T031500Z,,post.example.org,English,X\n"
    ).article
    assert (found.published.date.text, found.published.basis) == ("2003-03-07", "inferred")
    assert found.published.reason == "The list gives the day on which a program met the article."
    assert found.title == "Carts and guards"


def test_columns_of_other_names_are_taken_as_told(lists: Lists) -> None:
    content = "Rubrik,Wer,Wann,Wo,Was\nA,Harbour Post,2003-03-07,https://post.example.org/w,Carts and guards\n"
    told = ("title=Was", "publisher=wer", "published=Wann", "url=Wo")
    found = lists.read(content, *(part for each in told for part in ("--column", each))).article
    assert (found.title, found.url) == ("Carts and guards", "https://post.example.org/w")


@pytest.mark.parametrize(
    ("option", "why"),
    [
        ("title=Titel", "there is no column 'Titel'; did you mean 'Title'?"),
        ("titel=Title", "write FIELD=HEADING, such as title=Headline; did you mean 'title'?"),
        ("title", "write FIELD=HEADING"),
    ],
)
def test_a_column_that_is_not_there_is_wrong_usage(lists: Lists, option: str, why: str) -> None:
    outcome = lists.read(f"{HEADINGS}\n{ROW}\n", "--column", option)
    assert (outcome.code, why in outcome.err) == (2, True)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"%PDF-1.7 ...", "it is a PDF; export the list as CSV"),
        (b"PK\x03\x04....", "a spreadsheet workbook"),
        (b"<!doctype html><p>x", "it is a page"),
        (b"a,b\n1,2\n", "no row looks like a heading"),
        (HEADINGS.encode(), "it has no rows"),
        (b"Publisher,Date\nx,2003\n", "no column has titles or addresses"),
        (b'[{"title": ', "its JSON is broken"),
        (b'[{"page": ' + b"7" * 10_000 + b"}]", "it has a number of thousands of digits; export the list again"),
        (b"<rss><channel></channel></rss>", "the feed cannot be read"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(lists: Lists, content: bytes, why: str) -> None:
    before = lists.files()
    outcome = lists.read(content)
    assert (outcome.code, outcome.out, why in outcome.err) == (2, "", True), outcome.err
    assert lists.files() == before


def test_what_would_be_a_formula_in_a_spreadsheet_is_kept_from_being_one_and_read_again(lists: Lists) -> None:
    lists.read(f"{HEADINGS}\n=SUM(A1) and carts,Harbour Post,,https://post.example.org/f,en\n")
    table = lists.root / "captures/lists/list-left.csv"
    (row,) = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig")))
    assert row["title"] == "'=SUM(A1) and carts"
    table.write_text(table.read_text(encoding="utf-8").replace(",Harbour Post,,", ",Harbour Post,2003-03-07,"), "utf-8")
    assert lists.read_file(table).article.title == "=SUM(A1) and carts"
