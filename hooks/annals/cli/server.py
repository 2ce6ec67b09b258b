"""The preview over HTTP, for this machine."""

import secrets
import socket
import socketserver
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from annals.cli.follow import Follower
from annals.cli.reload import PLACE, SCRIPT, SCRIPT_PATH, WAIT_PATH, with_reload
from annals.printing import cut, printable
from annals.release.media_types import media_type
from annals.site.preview import MISSING, page_of_problems

HOLD = 20.0
"""Seconds for which a browser that waits for a change is kept waiting."""

IDLE = 60.0
"""Seconds after which a connection that asks for nothing is closed."""

HTML, TEXT = media_type("index.html"), media_type("it.txt")


class Answer(NamedTuple):
    """An answer to a request; `location` is where to go instead, `""` where that is nowhere else."""

    status: HTTPStatus
    type: str
    body: bytes
    location: str = ""


def answer_to(follower: Follower, asked: str, nonce: str) -> Answer:
    """Return the answer to a request for a path, as it stands in the request, with its query."""
    raw, _mark, query = asked.partition("?")
    path = _decoded(raw)
    if path.startswith(PLACE):
        return _of_preview(follower, path, query)
    follower.catch_up()
    number = follower.number  # before the page is made: one that is newer than its number loads again, an older never
    answer = _of_site(follower, path, query)
    if answer.type != HTML:
        return answer
    return answer._replace(body=with_reload(answer.body, number, nonce))


def _decoded(path: str) -> str:
    """Return a path of a request as text; `""` where it is none."""
    try:
        text = unquote(path, errors="strict")
    except UnicodeDecodeError:
        return ""
    return text if text.startswith("/") and text.isprintable() else ""


def _of_preview(follower: Follower, path: str, query: str) -> Answer:
    if path == SCRIPT_PATH:
        return Answer(HTTPStatus.OK, media_type(path), SCRIPT.encode())
    since = query.removeprefix("since=")
    if path == WAIT_PATH and since.isascii() and since.isdigit() and len(since) < 30:
        return Answer(HTTPStatus.OK, TEXT, str(follower.wait(int(since), HOLD)).encode())
    return Answer(HTTPStatus.NOT_FOUND, TEXT, b"not found\n")


def _of_site(follower: Follower, path: str, query: str) -> Answer:
    preview, mount = follower.preview, follower.preview.mount
    if path and f"{path}/" in ("//", mount) and path != mount:
        return _moved(mount, query)
    name = path.removeprefix(mount) if path.startswith(mount) else MISSING
    name = f"{name}index.html" if not name or name.endswith("/") else name
    problems = preview.problems
    if problems and path and (name.endswith(".html") or not preview.holds(name)):
        return Answer(HTTPStatus.OK, HTML, page_of_problems(problems))
    body = preview.file(name)
    if body is not None and name != MISSING:
        return Answer(HTTPStatus.OK, media_type(name), body)
    if preview.holds(f"{name}/index.html"):
        return _moved(f"{path}/", query)
    missing = preview.file(MISSING)
    return Answer(HTTPStatus.NOT_FOUND, HTML if missing else TEXT, missing or b"not found\n")


def _moved(path: str, query: str) -> Answer:
    location = quote(path) + (f"?{query}" if query else "")
    return Answer(HTTPStatus.FOUND, TEXT, b"", location)


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "annals"
    sys_version = ""
    timeout = IDLE

    def __init__(self, *given: Any, follower: Follower, nonce: str) -> None:
        self._follower, self._nonce = follower, nonce
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer with the file."""
        answer = self._answer()
        self._send_head(answer)
        self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the file."""
        self._send_head(self._answer())

    def _answer(self) -> Answer:
        try:
            return answer_to(self._follower, self.path, self._nonce)
        except Exception as error:  # a fault of the program itself, which the next page need not have
            told = cut(printable(f"{self.path}: {type(error).__name__}: {error}"))
            print(f"annals: {told}", file=sys.stderr)
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, TEXT, f"{told}\n".encode())

    def _send_head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.location:
            self.send_header("Location", answer.location)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


class Server(ThreadingHTTPServer):
    """Listens at a host and a port from the moment it is made; answers a request once `serve_forever` runs."""

    def __init__(self, host: str, port: int, follower: Follower) -> None:
        self.address_family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        super().__init__((host, port), partial(Handler, follower=follower, nonce=secrets.token_urlsafe(16)))

    def server_bind(self) -> None:
        """Take the address, without asking a name server what it is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell in a line what went wrong with a connection; a browser that left is not worth one."""
        error = sys.exception()
        if not isinstance(error, (ConnectionError, TimeoutError)):
            print(f"annals: {type(error).__name__}: {error}", file=sys.stderr)
