"""The headline is the one that is printed; bylines give people; the article of a page is found in odd boxes."""

import json
from pathlib import Path

import pytest

from annals.capture.fingerprints import paragraphs as counted
from annals.capture.saved.bylines import is_byline, read_byline
from annals.capture.saved.found import Found
from annals.capture.saved.page import Reading, read_article
from annals.cli.main import main
from tests.capture.articles import ADDRESS, ARABIC, ARABIC_HEADLINE, HEADLINE, PERIOD, STORY, page, paragraphs, text

SITE = "The Harbour Post"
SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " » ", ": ", "- ", " / ")


def title(reading: Reading) -> str:
    return reading.title.value if reading.title else ""


def people(reading: Reading) -> list[str]:
    return [each.value for each in reading.authors]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("order", ["behind", "before"])
def test_the_name_of_a_site_is_no_part_of_the_printed_headline(separator: str, order: str) -> None:
    whole = f"{HEADLINE}{separator}{SITE}" if order == "behind" else f"{SITE}{separator}{HEADLINE}"
    assert (
        title(read_article(page(head=f'<meta property="og:title" content="{whole}">', title=whole), PERIOD)) == HEADLINE
    )


@pytest.mark.parametrize("separator", SEPARATORS)
def test_a_headline_that_is_not_printed_comes_without_the_site_that_its_host_is_made_of(separator: str) -> None:
    whole = page(f"<div>{paragraphs()}</div>", title=f"{HEADLINE}{separator}Harbour Post")
    assert title(read_article(whole, PERIOD, "https://www.harbour-post.example/a/b")) == HEADLINE


@pytest.mark.parametrize(
    "head",
    [
        f'<h1><a href="/">{SITE}</a></h1><h2>{HEADLINE}</h2>',
        f"<h1>Middle East</h1><h2>{HEADLINE}</h2>",
        f'<div class="teaser"><h1>Storms near the coast tonight</h1></div><h2>{HEADLINE}</h2>',
    ],
    ids=["site", "section", "teaser"],
)
def test_the_first_heading_of_a_page_may_be_another(head: str) -> None:
    assert title(read_article(page(f"{head}{paragraphs()}", title=f"{HEADLINE} | {SITE}"), PERIOD)) == HEADLINE


def test_what_is_written_for_social_networks_is_told_and_not_taken() -> None:
    reading = read_article(
        page(head='<meta property="og:title" content="You will not believe it">', title=SITE), PERIOD
    )
    assert title(reading) == HEADLINE
    assert "'You will not believe it'" in reading.notes[0].text


def test_a_page_without_a_headline_has_none_rather_than_the_name_of_its_site() -> None:
    assert read_article(page(f"<div>{paragraphs()}</div>", title="Harbour Post"), PERIOD).title is None


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ((HEADLINE, *STORY), HEADLINE),
        (("Skip to main content", "Home > News > Coast", "Share", HEADLINE, *STORY), HEADLINE),
        (("Syria", "Breaking news", HEADLINE, "By A. Reporter", *STORY), HEADLINE),
        (
            ("Agence France Presse", "March 6, 2003 Thursday", f"HEADLINE: {HEADLINE}", "LENGTH: 60 words", *STORY),
            HEADLINE,
        ),
        ((ARABIC_HEADLINE, "بقلم: رانيا مثال", *ARABIC), ARABIC_HEADLINE),
        (("Who holds the quay?", *STORY), "Who holds the quay?"),
        (STORY, ""),
        (STORY[:1], ""),
        (("Two guards killed on the quay",), ""),
        ((STORY[0][:-1] + ", others that it was the week before", *STORY[1:]), ""),
    ],
)
def test_the_headline_of_a_text_is_no_sentence_no_whole_text_and_no_furniture(
    parts: tuple[str, ...], wanted: str
) -> None:
    assert title(read_article(text(*parts), PERIOD)) == wanted


def test_lines_are_paragraphs_where_no_blank_line_parts_them() -> None:
    reading = read_article("\r\n".join([HEADLINE, "By Rania Example", "6 March 2003", *STORY]).encode(), PERIOD)
    assert counted(reading.text) == [HEADLINE, "By Rania Example", "6 March 2003", *STORY]
    assert (title(reading), people(reading)) == (HEADLINE, ["Rania Example"])
    assert [each.value for each in reading.dates] == ["2003-03-06"]


def test_lines_broken_at_a_width_are_joined_and_that_is_told() -> None:
    words, lines = " \n ".join([HEADLINE, *STORY, *STORY]).split(" "), [""]
    for word in words:
        if word == "\n" or len(lines[-1]) + len(word) > 70:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    reading = read_article("\n".join(line for line in lines if line).encode(), PERIOD)
    assert counted(reading.text) == [HEADLINE, *STORY, *STORY]
    assert "no blank lines" in reading.notes[0].text


def test_a_text_without_blank_lines_is_kept_as_it_is_counted_and_verified(copy: Path, tmp_path: Path) -> None:
    file = tmp_path / "ink.txt"
    file.write_text("\n".join([HEADLINE, *STORY]), encoding="utf-8")
    assert main(["--root", str(copy), "new", str(file), "--publisher", "salt-gazette", "--date", "2003-03-06"]) == 0
    (kept,) = (copy / "captures").glob("*.txt")
    (draft,) = (copy / "archive/articles/2003").glob("2003-03-06-salt-gazette-*.md")
    assert counted(kept.read_text(encoding="utf-8")) == [HEADLINE, *STORY]
    assert "\n  paragraphs: 4\n" in draft.read_text(encoding="utf-8")


def test_a_flash_without_a_headline_is_told_on_the_command_line(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "flash.txt"
    file.write_text(STORY[1], encoding="utf-8")
    assert main(["--root", str(copy), "new", str(file)]) == 0
    assert "No headline was found: write the printed one" in capsys.readouterr().out
    (draft,) = (copy / "captures").glob("*.md")
    assert "# TODO: no headline was found: write it as printed" in draft.read_text(encoding="utf-8")


def test_a_draft_of_a_copy_has_both_addresses(copy: Path, tmp_path: Path) -> None:
    file, wayback = tmp_path / "ink.html", f"https://web.archive.org/web/20040105120000/{ADDRESS}"
    file.write_bytes(page(head=f'<link rel="canonical" href="{wayback}">'))
    assert main(["--root", str(copy), "new", str(file)]) == 0
    (draft,) = (copy / "captures").glob("*.md")
    assert f"\nurl: {ADDRESS}\n" in draft.read_text(encoding="utf-8")
    assert f"\narchived: [{wayback}]\n" in draft.read_text(encoding="utf-8")
    assert "\npublisher: harbour-post\n" in draft.read_text(encoding="utf-8")


def test_a_long_text_in_one_paragraph_is_told() -> None:
    reading = read_article(" ".join(STORY * 5).encode(), PERIOD)
    assert reading.title is None
    assert "put blank lines between them" in reading.notes[0].text


@pytest.mark.parametrize(
    ("line", "names", "others"),
    [
        ("By Rania Example, Sami Example and Lina Sample", ("Rania Example", "Sami Example", "Lina Sample"), ()),
        ("By Rania Example and agencies", ("Rania Example",), ("agencies",)),
        ("By Rania Example and Sami Example, Beirut", ("Rania Example", "Sami Example"), ()),
        ("BY RANIA EXAMPLE AND SAMI EXAMPLE", ("RANIA EXAMPLE", "SAMI EXAMPLE"), ()),
        ("By Rania Example in Beirut and Sami Example in Amman", ("Rania Example", "Sami Example"), ()),
        ("By Rania Example (AFP)", ("Rania Example",), ("AFP",)),
        ("By Rania Example, New York", ("Rania Example",), ()),
        ("Rania Example; Sami O'Example & Lina Sample", ("Rania Example", "Sami O'Example", "Lina Sample"), ()),
        ("بقلم: رانيا مثال وسامي مثال", ("رانيا مثال", "سامي مثال"), ()),
        ("بقلم وليد مثال ووائل عينة - بيروت", ("وليد مثال", "وائل عينة"), ()),
        ("By AFP", (), ("AFP",)),
        ("By the sea the carts waited", (), ()),
    ],
)
def test_a_byline_names_people_and_not_places_roles_or_agencies(
    line: str, names: tuple[str, ...], others: tuple[str, ...]
) -> None:
    found = read_byline(line)
    assert (found.names, found.others) == (names, others)
    assert is_byline(line) == (bool(names or others) and not line.startswith("Rania"))


@pytest.mark.parametrize(
    ("printed", "head"),
    [
        ('<p class="byline">By Rania Example and agencies</p>', ""),
        ('<div class="author-name"><a href="/x">Rania Example</a></div>', ""),
        ('<a rel="author" href="/x">Rania Example</a>', ""),
        ("", '<meta name="author" content="By Rania Example, Beirut">'),
        (
            "<p>By Rania Example</p>",
            f'<meta property="og:site_name" content="{SITE}"><meta name="author" content="{SITE}">',
        ),
    ],
)
def test_the_byline_of_a_page_is_read_where_it_is_printed(printed: str, head: str) -> None:
    reading = read_article(page(f"<article><h1>{HEADLINE}</h1>{printed}{paragraphs()}</article>", head), PERIOD)
    assert people(reading) == ["Rania Example"]
    assert ["agencies" in note.text for note in reading.notes] == ["agencies" in printed] * ("agencies" in printed)


ITEM = {"@type": "NewsArticle", "headline": HEADLINE, "datePublished": "2003-03-06", "author": "Rania Example"}
VIDEO = {
    "@type": "VideoObject",
    "headline": "Storms near the coast",
    "datePublished": "2003-01-02",
    "author": "A. Cloud",
}
OTHER = {"@type": "NewsArticle", "headline": "Salt prices hold all winter", "datePublished": "2003-01-02"}


def linked(*blocks: object) -> Reading:
    made = [block if isinstance(block, str) else json.dumps(block, ensure_ascii=False) for block in blocks]
    head = "".join(f'<script type="application/ld+json">{block}</script>' for block in made)
    return read_article(page(head=f'<link rel="canonical" href="{ADDRESS}">{head}'), PERIOD)


@pytest.mark.parametrize(
    "blocks",
    [
        (VIDEO, ITEM), ([VIDEO, OTHER, ITEM],),
        ({"@graph": [{"@type": "WebPage", "datePublished": "2003-01-01"}, ITEM]},),
        ({"@type": "WebPage", "headline": "x", "mainEntity": ITEM},), ({"@type": "WebPage", "mainEntityOfPage": ITEM},),
        ({**ITEM, "@type": ["Thing", "https://schema.org/ReportageNewsArticle"]},),
        (OTHER, {**ITEM, "headline": "Other words for search engines", "url": ADDRESS}),
        ("//<![CDATA[\n" + json.dumps(ITEM)[:-1] + ",}\n//]]>",), (json.dumps(ITEM).replace("pushes ", "pushes\n "),),
        ({"@graph": [{**ITEM, "author": [{"@id": "#a"}]},
                     {"@type": "Person", "@id": "#a", "name": ["Rania Example"]}]},),
    ],
)  # fmt: skip
def test_of_all_that_a_page_describes_its_own_article_is_read(blocks: tuple[object, ...]) -> None:
    reading = linked(*blocks)
    assert title(reading) == HEADLINE
    assert reading.dates == (Found("2003-03-06", "JSON-LD datePublished"),)
    assert people(reading) == ["Rania Example"]


@pytest.mark.parametrize("item", [VIDEO, OTHER, {**OTHER, "@type": "WebPage"}])
def test_what_is_described_beside_the_article_gives_nothing(item: dict[str, str]) -> None:
    reading = linked(item)
    assert (title(reading), reading.dates, reading.authors) == (HEADLINE, (), ())


def test_linked_data_that_cannot_be_read_is_told() -> None:
    assert "JSON-LD cannot be read" in linked('{"@type": "NewsArticle", "headline').notes[0].text


BOXES = {
    "a form": f"<form id=aspnetForm><h1>{HEADLINE}</h1>{paragraphs()}</form>",
    "an aside": f"<aside><h1>{HEADLINE}</h1>{paragraphs()}</aside>",
    "a footer": f"<footer><h1>{HEADLINE}</h1>{paragraphs()}</footer>",
    "a class of captions": f'<div class="has-caption"><h1>{HEADLINE}</h1>{paragraphs()}</div>',
    "a caption that is the page": f'<div class="wp-caption"><h1>{HEADLINE}</h1>{paragraphs()}</div>',
    "paragraphs without captions": f"<h1>{HEADLINE}</h1>"
    + "".join(f'<p class="no-caption">{each}</p>' for each in STORY),
    "breaks": f"<h1>{HEADLINE}</h1><div>{'<br/>&nbsp;<br/>'.join(STORY)}</div>",
    "breaks in a paragraph": f"<h1>{HEADLINE}</h1><p><span>{'<br><br>'.join(STORY)}</span></p>",
    "no box": f"<h1>{HEADLINE}</h1>{'<br><br>'.join(STORY)}",
    "preformatted": f"<h1>{HEADLINE}</h1><pre>" + "\n\n".join(STORY) + "</pre>",
    "a table": f"<table><tr><td><h1>{HEADLINE}</h1>{paragraphs()}</td></tr></table>",
    "a font": f"<h1>{HEADLINE}</h1><font>{'<p></p>'.join(STORY)}</font>",
}


@pytest.mark.parametrize("box", BOXES)
def test_the_article_is_found_in_any_box_paragraph_by_paragraph(box: str) -> None:
    assert counted(read_article(page(BOXES[box]), PERIOD).text) == [HEADLINE, *STORY]


def test_one_line_break_parts_no_paragraphs() -> None:
    whole = page(f"<h1>{HEADLINE}</h1><p>{STORY[0]}<br>{STORY[1]}</p><p>{STORY[2]}</p>")
    assert counted(read_article(whole, PERIOD).text) == [HEADLINE, f"{STORY[0]} {STORY[1]}", STORY[2]]


def test_rows_of_figures_are_paragraphs() -> None:
    table = "<table><tr><th>Place</th><th>Killed</th></tr><tr><td>Inkwell</td><td>37</td></tr></table>"
    found = counted(read_article(page(f"<article><h1>{HEADLINE}</h1>{paragraphs()}{table}</article>"), PERIOD).text)
    assert found[-2:] == ["Place | Killed", "Inkwell | 37"]


def test_the_letters_of_a_text_go_before_the_language_of_a_template() -> None:
    reading = read_article(page(f"<h1>{ARABIC_HEADLINE}</h1>{paragraphs(ARABIC)}", lang="en"), PERIOD)
    assert reading.language == Found("ar", "the letters of the text")
