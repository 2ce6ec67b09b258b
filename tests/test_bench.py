"""The benchmark's own parts: what it makes to be measured, and what it makes of the figures."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from bench import found, generate, hugo, plain, report, searching
from bench.memory import Watch
from bench.peers import Written, written
from bench.plot import plot
from bench.process import BenchError, Command, Cost, run
from bench.rounds import Measured
from bench.serving import edited


def _measured(articles: int) -> Measured:
    found = Measured(articles)
    found.costs["ours"] += [Cost(4, 3, 100), Cost(40, 30, 100), Cost(6, 3, 100)]
    found.costs["hugo"] += [Cost(2, 1, 50), Cost(20, 10, 50), Cost(3, 1, 50)]
    found.waits["ours"] += [float("inf")]
    found.written.update({"ours": Written(9, 90_000, 20, 3_000_000), "hugo": Written(8, 80_000, 10, 2_000_000)})
    return found


def test_hugo_gets_a_page_of_content_for_each_record(tmp_path: Path) -> None:
    records = generate.write_archive(5, tmp_path)
    hugo.write_site(tmp_path, tmp_path / "hugo")
    content = tmp_path / "hugo" / "content"
    folders = ("a", "events", "towns", "groups", "sources")
    pages = [path for folder in folders for path in (content / folder).rglob("*.md")]
    lists = 2  # of articles and of events
    about = 1  # the record of the archive itself has no id
    assert len(pages) - lists == records - about


def test_hugo_gets_a_page_for_each_version_and_for_each_list_of_ours(tmp_path: Path) -> None:
    records = generate.write_archive(5, tmp_path)
    hugo.write_site(tmp_path, tmp_path / "hugo")
    content = tmp_path / "hugo" / "content"
    about = 1  # the record of the archive itself has no versions
    assert len(list((content / "versions").iterdir())) == records - about
    together = 5 * 4 // 2  # of so few articles, every two lie side by side
    assert len(list((content / "compare").iterdir())) == together
    assert all((content / folder / "_index.md").exists() for folder in ("disagreements", "harm"))


def test_hugo_gets_front_matter_that_names_what_an_article_names(tmp_path: Path) -> None:
    generate.write_archive(5, tmp_path)
    hugo.write_site(tmp_path, tmp_path / "hugo")
    page = sorted((tmp_path / "hugo" / "content" / "a").glob("[!_]*.md"))[0].read_text(encoding="utf-8")
    front, _end = json.JSONDecoder().raw_decode(page)
    assert {claim["about"].rpartition("/")[2] for claim in front["params"]["claims"]} == set(front["about"])
    assert front["params"]["publisher"].removeprefix("/sources/") in front["sources"]


def test_material_gets_a_page_for_each_record_that_the_search_knows(tmp_path: Path) -> None:
    records = generate.write_archive(5, tmp_path)
    about = 1  # the record of the archive itself is not searched
    assert int(found.material(tmp_path, tmp_path / "material")) == records - about
    page = sorted((tmp_path / "material" / "docs" / "a").glob("*.md"))[0].read_text(encoding="utf-8")
    assert page.startswith("# ")
    assert "killed" in page


def test_a_row_of_the_search_has_a_cell_for_each_column() -> None:
    waited = searching.Waited(2_500, 230_000, 9)
    row = searching.row("100", "HTTP/2", "ours", (waited, waited), searching.Index(1, 2, 3))
    assert row == "| 100 | HTTP/2 | ours | 2,500 ms | 230 kB | 9 | 2,500 ms | 230 kB | 9 | 1.0 | 2.0 | 3 |"
    assert (
        row.count("|")
        == searching.row("100", "HTTP/2", "ours", (waited, waited)).count("|")
        == len(searching.COLUMNS) + 1
    )


def test_prose_has_exactly_the_bytes_asked_for() -> None:
    assert [len(plain.prose("A", "b/index.md", size)) for size in (200, 5_001)] == [200, 5_001]


def test_prose_stands_under_the_path_of_every_page_of_a_site(tmp_path: Path) -> None:
    for page in ("index.html", "a/index.html", "a/b/index.html"):
        (tmp_path / "site" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / page).write_text("<nav></nav><article><p>text</p></article>", encoding="utf-8")
    plain.write_prose(tmp_path / "site", tmp_path / "plain")
    made = (path.relative_to(tmp_path / "plain" / "docs") for path in (tmp_path / "plain" / "docs").rglob("*.md"))
    assert sorted(path.as_posix() for path in made) == ["a/b/index.md", "a/index.md", "index.md"]
    assert written(tmp_path / "site").pages == 3


def test_an_edited_record_is_as_it_was_afterwards(tmp_path: Path) -> None:
    record = tmp_path / "record.md"
    record.write_text("Text.\n", encoding="utf-8")
    with edited(record, 2) as words:
        assert words in record.read_text(encoding="utf-8")
    assert record.read_text(encoding="utf-8") == "Text.\n"


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="exit code 3\nwhy"):
        run(Command([sys.executable, "-c", "import sys; print('why'); sys.exit(3)"], tmp_path, {}))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_the_memory_of_a_child_counts_too(tmp_path: Path) -> None:
    child = f"{sys.executable} -c \"x = b'a' * 60_000_000; print('held', flush=True); input()\""
    process = subprocess.Popen(
        ["sh", "-c", f"{child}; true"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout
    process.stdout.readline()
    with Watch(process.pid) as watch:
        while not watch.peak_mb:
            time.sleep(0.01)
    process.communicate(b"\n")
    assert watch.peak_mb > 60
    assert os.WEXITSTATUS(process.returncode) == 0


def test_ratios_are_taken_within_a_round() -> None:
    assert [report.Size(_measured(10)).ratio(of) for of in ("wall", "cpu")] == [2, 3]


def test_the_tables_tell_of_every_size() -> None:
    table = report.report([_measured(10), _measured(1_000)], 3)
    assert "| Ours by Hugo's | 10 articles | 1,000 articles |" in table
    assert "not in time" in table


def test_the_tables_replace_what_stands_between_the_marks() -> None:
    page = f"before {report.BEGIN} old {report.END} after"
    assert report.replaced(page, "new") == f"before {report.BEGIN}\n\nnew\n\n{report.END} after"
    with pytest.raises(ValueError, match="has no lines"):
        report.replaced("no marks", "new")


def test_the_plot_is_xml_with_a_bar_for_each_figure() -> None:
    found = fromstring(plot([_measured(10)]))  # noqa: S314
    bars = found.findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == 6
