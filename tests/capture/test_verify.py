"""`annals verify`: records are checked against texts that stay outside, and carry what it writes."""

import hashlib
import math
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annals.capture.fingerprints import Verdict, text_of, verdict, witness
from annals.capture.verify import article_of, borne_out, verify, witnesses
from annals.cli.main import main
from annals.model import Article
from annals.model.article import State
from annals.records.edit import AmendError, Change, amend, evidence_changes
from annals.records.frontmatter import Document, read
from annals.values import figure
from annals.values.evidence import Evidence
from tests.support import CAPTURES, HERE, Loaded, altered, read_toy

RECORD = "archive/articles/2003/2003-03-06-harbour-post-q5bct8vf.md"
STORY = HERE / "saved_pages" / "q5bct8vf.txt"
needs_captures = pytest.mark.skipif(not CAPTURES.is_dir(), reason="the captures are no part of the project")


@pytest.fixture
def project(copy: Path) -> Path:
    """Return a copy of the toy whose record says that it was written from `saved_pages/q5bct8vf.txt`."""
    file = copy / RECORD
    sum_of = hashlib.sha256(STORY.read_bytes()).hexdigest()
    text = re.sub(r"sha256: \w+", f"sha256: {sum_of}", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    return copy


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "verify", *arguments], patience=math.inf)


def change(root: Path, old: str, new: str) -> None:
    text = (root / RECORD).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / RECORD).write_text(text.replace(old, new), encoding="utf-8")


def test_every_figure_of_a_record_stands_in_its_capture(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, str(STORY)) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0] == f"{STORY}: q5bct8vf, {RECORD}"
    assert out.endswith("  6 figures: 6 exact\n")


def test_a_changed_figure_is_told_with_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, "figure: at least 20", "figure: at least 21")
    assert run(project, str(STORY), "--record", "q5bct8vf") == 1
    out = capsys.readouterr().out
    assert f"{RECORD}:42: claims.1.figure: this text does not state 'at least 21' where paragraph 3 should;" in out
    assert out.endswith("  6 figures: 5 exact, 1 not found\n")


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("figure: at least 20", "figure: 20", "paragraph 3 states 'at least 20'; write that, or correct the paragraph"),
        ("figure: at least 20", "figure: 40", "paragraph 3 states 'at least 20'; write that, or correct the paragraph"),
        ("figure: about 20", "figure: about 21", "compare figure and paragraph with the article"),
        ("figure: at least 20\n", "figure: at least 20\n    evidence: 1 0123456789abcdef\n",
         "at least 20 is in paragraph 3, but not where its evidence says; run 'annals verify' with --write"),
    ],
)  # fmt: skip
def test_a_wrong_figure_is_told_with_what_the_paragraph_states(
    old: str, new: str, hint: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(project, old, new)
    assert run(project, str(STORY)) == 1
    assert f" should; {hint}\n" in capsys.readouterr().out


def test_a_figure_in_a_paragraph_without_one_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (project / RECORD).read_text(encoding="utf-8")
    first = text.index("paragraph: 3")
    (project / RECORD).write_text(text[:first] + text[first:].replace("paragraph: 3", "paragraph: 9", 1), "utf-8")
    assert run(project, str(STORY)) == 1
    assert "paragraph 9 states no figure; correct the paragraph" in capsys.readouterr().out


def test_a_figure_between_other_words_may_be_of_another_edition(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(project, str(STORY), "--write")
    copy = tmp_path / "other.txt"
    copy.write_text(STORY.read_text(encoding="utf-8").replace("20 men of the", "20 soldiers of the"), "utf-8")
    assert run(project, str(copy)) == 1
    out = capsys.readouterr().out
    assert "at least 20 is in paragraph 3, but not between the same words; is this another edition of the text?" in out


def test_a_record_without_fingerprints_is_told_as_such(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "other.txt"
    copy.write_text(STORY.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    run(project, str(copy), "--record", "q5bct8vf")
    assert "another text; this record has no fingerprints\n" in capsys.readouterr().out


def test_words_copied_into_the_abstract_are_a_warning_with_their_paragraph(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project / RECORD).open("a", encoding="utf-8") as file:
        file.write("\nIt lies on the far side of the marsh, the Salt Road is 35 kilometres away on the far side.\n")
    assert run(project, str(STORY)) == 0
    out = capsys.readouterr().out
    assert ": text: warning: shares 8 words in a row with paragraph 7 of the text; say it in words of your own\n" in out
    assert "kilometres away" not in out


def test_words_of_the_headline_are_not_copied(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Guard Radio spoke of losses on the other side and put them"
    change(project, "title: Ink Front overruns al-Mahbara", f"title: {title}")
    with (project / RECORD).open("a", encoding="utf-8") as file:
        file.write(f"\n{title}.\n")
    assert run(project, str(STORY)) == 0
    assert "words in a row" not in capsys.readouterr().out


def test_writing_removes_the_evidence_of_a_figure_that_is_not_found(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(project, "figure: at least 20\n", "figure: at least 21\n    evidence: 1-3 0123456789abcdef\n")
    assert run(project, str(STORY), "--write") == 1
    out = capsys.readouterr().out.splitlines()
    assert out[:2] == [
        f"evidence of 5 figures written to {RECORD}",
        f"evidence of c1 removed from {RECORD}: paragraph 3 does not state at least 21",
    ]
    assert "0123456789abcdef" not in (project / RECORD).read_text(encoding="utf-8")
    assert run(project, str(STORY), "--write") == 1
    assert capsys.readouterr().out.startswith(f"nothing to change in {RECORD}\n")


def test_writing_adds_its_lines_and_touches_no_other(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / RECORD).read_text(encoding="utf-8").splitlines()
    assert run(project, str(STORY), "--write") == 0
    after = (project / RECORD).read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in before]
    assert [line for line in after if line in before] == before
    assert sum(line.startswith("    evidence: ") for line in added) == 6
    article = read_toy(project).articles["q5bct8vf"]
    assert article.fingerprints == text_of(STORY.read_bytes()).fingerprints
    assert article.sketches == text_of(STORY.read_bytes()).sketches
    assert run(project, str(STORY), "--write") == 0
    assert (project / RECORD).read_text(encoding="utf-8").splitlines() == after
    assert main(["--root", str(project), "check"]) == 0


def test_what_was_written_is_found_in_another_copy(project: Path, tmp_path: Path) -> None:
    run(project, str(STORY), "--write")
    copy = tmp_path / "other.txt"
    copy.write_text(
        "Menu\n\n" + STORY.read_text(encoding="utf-8").replace("some 20km", "some  20 km"), encoding="utf-8"
    )
    article = read_toy(project).articles["q5bct8vf"]
    assert {each.verdict for each in verify(article, text_of(copy.read_bytes()))} == {Verdict.PARAGRAPH}
    assert run(project, str(copy)) == 0


def test_a_figure_changed_after_writing_is_refused(project: Path) -> None:
    run(project, str(STORY), "--write")
    change(project, "figure: about 40", "figure: about 400")
    assert run(project, str(STORY)) == 1


def test_the_text_of_another_article_is_refused(project: Path, tmp_path: Path) -> None:
    run(project, str(STORY), "--write")
    other = tmp_path / "other.txt"
    other.write_text(
        "At least 20 geese, about 40 ducks, 37 swans, some 20 owls, 35 wrens and two larks.", encoding="utf-8"
    )
    assert run(project, str(other), "--record", "q5bct8vf") == 1
    assert run(project, str(other)) == 2


FIGURES = [
    ("At least 2\u00a0300 clerks were at the mills that evening, he said.", "at least 2300", "at least 2"),
    ("Half a dozen clerks were at the mills that evening, he said.", "6", "12"),
    ("About 2.300 clerks were at the mills that evening, he said.", "about 2300", "about 2"),
    ("About 40k clerks were at the mills that evening, he said.", "about 40000", "about 40"),
    ("More than 1,5 million clerks were at the mills that evening.", "more than 1500000", "more than 1"),
    ("كان ستة وثلاثون كاتبا في الطاحونة ذلك المساء كما قال.", "36", "6"),
    ("كان أحد عشر كاتبا في الطاحونة ذلك المساء كما قال.", "11", "10"),
    ("كان نحو 40 ألفا من الكتبة في الطاحونة ذلك المساء.", "about 40000", "about 40"),
]


@pytest.mark.parametrize(("paragraph", "whole", "part"), FIGURES)
def test_a_figure_is_borne_out_whole_and_never_by_a_part_of_it(paragraph: str, whole: str, part: str) -> None:
    text = text_of(paragraph.encode())
    evidence = witness(figure.parse(whole), text.paragraphs[0])
    assert evidence is not None
    assert verdict(figure.parse(whole), evidence, 1, text.fingerprints[0], text.sha256, text) is Verdict.EXACT
    assert witness(figure.parse(part), text.paragraphs[0]) is None
    for claimed in (None, evidence):
        assert verdict(figure.parse(part), claimed, 1, text.fingerprints[0], text.sha256, text) is Verdict.NOT_FOUND


@given(
    st.integers(0, 10**9), st.integers(0, 10**9), st.sampled_from([*",.'’:/ ", "\u00a0", "\u2009", "\u202f", "-", "–"])
)
def test_no_number_is_borne_out_that_is_part_of_a_longer_one(one: int, other: int, sign: str) -> None:
    longer = f"{one:,}{sign}{other}".replace(",", sign)
    pieces = re.findall(r"\d+", longer)
    paragraph = text_of(f"The clerks of the mills counted {longer} of them.".encode()).paragraphs[0]
    years = [each for each in pieces if len(each) == 4 and 1900 <= int(each) <= 2100]
    assume(sign != " " or not years)  # a number may stand behind a year
    assert [each for each in pieces if len(pieces) > 1 and witness(figure.parse(str(int(each))), paragraph)] == []


def test_evidence_of_a_number_of_several_words_spans_them() -> None:
    text = text_of("They counted 2\u00a0300 of them.\n\nThey counted 2\u202f300 of them.".encode())
    found = [witness(figure.parse("2300"), paragraph) for paragraph in text.paragraphs]
    assert found[0] is not None
    assert (found[0].first, found[0].last) == (3, 4)
    assert found[0] == found[1]


@pytest.mark.slow
@pytest.mark.parametrize("data", [b"\xff\xfe", None, b"x" * 5_000_001], ids=["not UTF-8", "missing", "too long"])
def test_a_file_that_is_no_text_is_told_in_a_line(
    data: bytes | None, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file.txt"
    if data is not None:
        file.write_bytes(data)
    assert run(project, str(file), "--record", "q5bct8vf") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_unknown_record_is_told_with_the_nearest(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, str(STORY), "--record", "q5bct8vg") == 2
    assert "did you mean 'q5bct8vf'?" in capsys.readouterr().err


def test_evidence_is_written_from_the_capture_only(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(STORY.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    before = (project / RECORD).read_bytes()
    assert run(project, str(other), "--record", "q5bct8vf", "--write") == 2
    assert (project / RECORD).read_bytes() == before


def test_a_figure_that_was_worked_out_keeps_that_word(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(project, "figure: at least 20\n", "figure: at least 61\n    evidence: worked out\n    note: A sum.\n")
    assert run(project, str(STORY), "--write") == 0
    assert capsys.readouterr().out.endswith("6 figures: 5 exact, 1 worked out\n")
    assert "    evidence: worked out\n" in (project / RECORD).read_text(encoding="utf-8")


RECORD_TEXT = """---
id: x
capture:
  sha256: y
  paragraphs: 2
  fingerprints:
    - short

    - short
claims:
  - figure: 3
    id: c1
  - id: c2

    # a comment
    evidence: worked out
    figure: 4
---

Prose.
"""


def test_evidence_that_begins_its_claim_is_left_to_a_person() -> None:
    text = RECORD_TEXT.replace("  - figure: 3\n", "  - evidence: worked out\n    figure: 3\n")
    document, _problems = read(text, "x.md")
    assert document is not None
    with pytest.raises(AmendError, match="line 11: evidence begins its block; remove it by hand"):
        amend(text, document, evidence_changes(["short", "short"], ["short", "short"], {0: None}))
    assert "evidence" not in amend(RECORD_TEXT, *_removing(1))


def _removing(place: int) -> tuple[Document, list[Change]]:
    document, _problems = read(RECORD_TEXT, "x.md")
    assert document is not None
    return document, evidence_changes(["short", "short"], ["short", "short"], {place: None})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fields_are_replaced_wherever_they_stand_and_line_ends_are_kept(end: str) -> None:
    document, problems = read(RECORD_TEXT, "x.md")
    assert document is not None, problems
    evidence = {0: Evidence(1, 1, "b" * 16), 1: Evidence(1, 2, "c" * 16)}
    changes = evidence_changes(["a" * 16, "short"], ["d" * 60, "short"], evidence)
    done = amend(RECORD_TEXT.replace("\n", end), document, changes)
    assert done.count("\n") == done.count(end)
    assert done.replace(end, "\n") == (
        RECORD_TEXT.replace("\n    - short\n\n    - short", f" [{'a' * 16}, short]\n  sketches: [{'d' * 60}, short]")
        .replace("figure: 3\n", f"figure: 3\n    evidence: 1 {'b' * 16}\n")
        .replace("evidence: worked out", f"evidence: 1-2 {'c' * 16}")
    )
    again, problems = read(done.replace("\r\n", "\n"), "x.md")
    assert again is not None, problems
    assert amend(done, again, changes) == done


def test_a_record_with_fields_beside_one_another_is_left_alone() -> None:
    text = "---\ncapture: {sha256: y, paragraphs: 2}\n---\n"
    document, _problems = read(text, "x.md")
    assert document is not None
    with pytest.raises(AmendError, match="line 2: paragraphs shares its line with other fields"):
        amend(text, document, evidence_changes(["short", "short"], ["short", "short"], {}))


def captured(real: Loaded) -> list[tuple[Article, bytes]]:
    texts = {
        hashlib.sha256(file.read_bytes()).hexdigest(): file.read_bytes() for file in sorted(CAPTURES.glob("*.txt"))
    }
    return [(article, texts[article.sha256]) for article in real.archive.articles.values()]


@needs_captures
def test_on_the_captures_every_claim_with_a_figure_verifies(real: Loaded) -> None:
    for article, data in captured(real):
        text = text_of(data)
        findings = verify(article, text)
        printed = [finding for finding in findings if finding.verdict is not Verdict.WORKED_OUT]
        assert [finding.claim.id for finding in printed if finding.verdict is not Verdict.EXACT] == []
        assert article.fingerprints == text.fingerprints
        assert article.sketches == text.sketches
        assert witnesses(article, text) == {
            place: claim.evidence
            for place, claim in enumerate(article.claims)
            if claim.figure and claim.figure.has_number and claim.evidence and claim.evidence.first
        }
        assert article_of(real.archive, text) is article


@needs_captures
def test_on_the_captures_other_copies_verify(real: Loaded) -> None:
    for article, data in captured(real):
        text = data.decode()
        longer = text_of(f"Menu\n\n{text}\n\nMore".encode())
        flat = text_of(" ".join(text.split()).encode())
        assert borne_out(verify(article, longer))
        assert borne_out(verify(article, flat))


@pytest.mark.slow
@needs_captures
def test_on_the_captures_changed_figures_and_wrong_articles_are_refused(real: Loaded) -> None:
    every = captured(real)
    for article, data in every:
        for place, claim in enumerate(article.claims):
            if claim.figure is None or claim.evidence is None or not claim.evidence.first:
                continue
            for changed in _others(claim.figure.text):
                other = altered(claim, {"figure": changed})
                claims = (*article.claims[:place], other, *article.claims[place + 1 :])
                record = altered(article, {"claims": claims})
                assert not borne_out(verify(record, text_of(data))), (article.id, claim.id, changed)
        for stranger, theirs in every:
            if stranger is not article:
                told = {each.verdict for each in verify(article, text_of(theirs))}
                assert told <= {Verdict.NOT_FOUND, Verdict.WORKED_OUT}
                assert Verdict.NOT_FOUND in told


def _others(text: str) -> list[object]:
    """Return the figures that a slip of the pen makes of one: another number, another bound."""
    number = re.search(r"\d+", text)
    if number is None:
        return [figure.parse(word) for word in ("dozens", "hundreds", "thousands") if word != text]
    value = int(number[0])
    swapped = [text.replace(number[0], str(new)) for new in (value + 1, value * 10, value + 100)]
    bounds = [f"{bound} {value}".strip() for bound in ("", "at least", "more than", "fewer than", "about")]
    return [figure.parse(each) for each in (*swapped, *bounds) if each != text]


def without_capture(root: Path) -> None:
    """Take the capture and all evidence out of the toy's record."""
    file = root / RECORD
    text = re.sub(r"capture:\n(?:  .*\n)+", "", file.read_text(encoding="utf-8"))
    file.write_text(re.sub(r" +evidence: .*\n", "", text), encoding="utf-8")


def test_a_record_without_a_saved_text_gets_its_capture_and_evidence(copy: Path) -> None:
    without_capture(copy)
    assert read_toy(copy).articles["q5bct8vf"].state is State.CODED
    assert run(copy, str(STORY), "--write") == 0
    article = read_toy(copy).articles["q5bct8vf"]
    assert article.capture
    assert (article.capture.bytes, article.sha256) == (
        STORY.stat().st_size, hashlib.sha256(STORY.read_bytes()).hexdigest()
    )  # fmt: skip
    assert len(article.fingerprints) == article.capture.paragraphs
    assert article.state is State.VERIFIED


def test_a_text_is_that_of_the_record_whose_id_its_file_has(copy: Path, tmp_path: Path) -> None:
    without_capture(copy)
    other = tmp_path / "something.txt"
    other.write_bytes(STORY.read_bytes())
    assert run(copy, str(other), "--write") == 2
    assert run(copy, str(other), "--record", "q5bct8vf", "--write") == 0
