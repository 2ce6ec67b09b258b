"""The comment on a pull request goes where GitHub says it belongs, and holds nothing a stranger wrote."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support import PROJECT

PROGRAM = PROJECT / ".ci" / "preview_comment.py"
SHA = "0a1b2c3d" * 5
MARK = "<!-- annals preview -->"
BOT = {"login": "github-actions[bot]"}


@dataclass
class Host:
    """What the server on this machine answers in GitHub's place, and what was written to it."""

    pulls: list[dict[str, Any]] = field(default_factory=list)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    url: str = ""

    def answer(self, path: str, query: dict[str, list[str]]) -> Any:
        """Return what is asked for; a head that is not asked for in full finds nothing, as at GitHub."""
        match path.removeprefix("/repos/us/annals"):
            case "/pulls":
                return [each for each in self.pulls if query["head"] == [each["head"]["label"]]]
            case "/actions/runs/77/artifacts":
                return {"artifacts": [each for each in self.artifacts if [each["name"]] == query["name"]]}
            case "/issues/5/comments":
                first = (int(query["page"][0]) - 1) * 100
                return self.comments[first : first + 100]
        raise AssertionError(path)


@pytest.fixture
def host() -> Iterator[Host]:
    """Return a server that knows one open pull request of a fork, with pages that its check kept."""
    host = Host(
        pulls=[{"number": 5, "head": {"label": "them:a/branch&x=1", "sha": SHA}}],
        artifacts=[{"id": 900, "name": "preview", "expired": False}],
    )

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            self.reply(host.answer(address.path, parse_qs(address.query)))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            host.written.append((self.command, self.path.removeprefix("/repos/us/annals"), body["body"]))
            self.reply({})

        do_PATCH = do_POST

        def reply(self, value: Any) -> None:
            assert self.headers["Authorization"] == "Bearer a token"
            data = json.dumps(value).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    host.url = f"http://127.0.0.1:{server.server_port}"
    yield host
    server.shutdown()
    thread.join()
    server.server_close()


def _run(host: Host, folder: Path, **changed: Any) -> str:
    """Run the program after a run of the check that was as told; return what it printed."""
    ran = {
        "id": 77,
        "conclusion": "success",
        "head_sha": SHA,
        "head_branch": "a/branch&x=1",
        "head_repository": {"owner": {"login": "them"}},
        "display_title": "![x](https://evil.example/)",
    }
    event = folder / "event.json"
    event.write_text(json.dumps({"workflow_run": ran | changed}), encoding="utf-8")
    env = {
        **{name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_API_URL": host.url,
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "us/annals",
        "TOKEN": "a token",
    }
    return subprocess.run([sys.executable, str(PROGRAM)], env=env, check=True, capture_output=True, text=True).stdout


def test_a_passed_check_is_told_with_its_summary_and_its_pages(host: Host, tmp_path: Path) -> None:
    _run(host, tmp_path)
    ((method, path, body),) = host.written
    assert (method, path) == ("POST", "/issues/5/comments")
    assert body.startswith(MARK)
    assert "**The check passed** for `0a1b2c3`" in body
    assert "(https://github.com/us/annals/actions/runs/77)" in body
    assert "(https://github.com/us/annals/actions/runs/77/artifacts/900)" in body


def test_a_failed_check_without_pages_says_where_to_read_what_is_wrong(host: Host, tmp_path: Path) -> None:
    host.artifacts = []
    _run(host, tmp_path, conclusion="failure")
    ((_, _, body),) = host.written
    assert "**The check did not pass**" in body
    assert "Download" not in body


def test_pages_that_are_gone_are_not_linked_and_newer_ones_win(host: Host, tmp_path: Path) -> None:
    host.artifacts = [
        {"id": 901, "name": "preview", "expired": False},
        {"id": 900, "name": "preview", "expired": False},
        {"id": 902, "name": "preview", "expired": True},
        {"id": 903, "name": "another", "expired": False},
    ]
    _run(host, tmp_path)
    ((_, _, body),) = host.written
    assert "/artifacts/901)" in body


def test_what_a_stranger_named_is_never_written(host: Host, tmp_path: Path) -> None:
    host.artifacts[0]["archive_download_url"] = "https://evil.example/"
    _run(host, tmp_path)
    ((_, _, body),) = host.written
    assert "evil" not in body
    assert "branch" not in body


@pytest.mark.parametrize(
    "changed",
    [
        {"head_sha": "f" * 40},
        {"head_branch": "another"},
        {"head_repository": {"owner": {"login": "others"}}},
        {"head_repository": None},
    ],
    ids=["something newer was pushed", "another branch", "another's fork", "the fork is gone"],
)
def test_a_run_that_is_of_no_open_pull_request_says_nothing(
    host: Host, tmp_path: Path, changed: dict[str, Any]
) -> None:
    assert "no open pull request" in _run(host, tmp_path, **changed)
    assert host.written == []


def test_the_comment_is_kept_up_to_date_and_not_repeated(host: Host, tmp_path: Path) -> None:
    host.comments = [{"id": place, "user": {"login": "them"}, "body": "Hello"} for place in range(120)]
    host.comments += [{"id": 300, "user": BOT, "body": f"{MARK}\n\nof before"}]
    _run(host, tmp_path)
    ((method, path, _),) = host.written
    assert (method, path) == ("PATCH", "/issues/comments/300")


def test_a_copy_of_the_comment_and_a_lost_account_are_left_alone(host: Host, tmp_path: Path) -> None:
    host.comments = [
        {"id": 1, "user": {"login": "them"}, "body": f"{MARK} mine now"},
        {"id": 2, "user": None, "body": MARK},
        {"id": 3, "user": BOT, "body": f"> {MARK}"},
    ]
    _run(host, tmp_path)
    ((method, path, _),) = host.written
    assert (method, path) == ("POST", "/issues/5/comments")
