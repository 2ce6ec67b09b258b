"""A slow line, and a folder served over it: by HTTP/1.1, as `python -m http.server` does, or by HTTP/2, as hosts do.

Bytes are those that come over the wire, compressed as a host does. HTTP/2 needs the package `h2`, and the program
`openssl` for a certificate, since browsers speak it over TLS alone. Neither way's first handshake is slow here.
"""

import asyncio
import base64
import gzip
import hashlib
import http.server
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from bench.process import BenchError

KBIT, DELAY = 1_600, 150
"""Slow 4G: kilobits a second, and milliseconds a request."""

ONE, TWO = "HTTP/1.1", "HTTP/2"
WAYS = (ONE, TWO)
"""How a folder is served: with HTTP/1.1 a browser has six requests on their way at once, with HTTP/2 all of them."""

_MOST = 64
_PACKED = (".pf_", ".pagefind")
"""How the suffixes of files begin that are compressed already."""

_TYPES = {
    ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
    ".svg": "image/svg+xml",
}  # fmt: skip


class Line:
    """A slow line that all requests share, also those of a worker, which a browser's own brake does not reach."""

    def __init__(self) -> None:
        self._came: list[tuple[float, int]] = []
        self._lock = threading.Lock()

    def pass_through(self, length: int) -> None:
        """Take as long as it takes to fetch so many bytes, and note them."""
        time.sleep(DELAY / 1_000)
        with self._lock:
            time.sleep(length * 8 / (KBIT * 1_000))
            self._came.append((time.time(), length))

    def until(self, moment: float) -> tuple[int, int]:
        """Return the bytes and the requests that had come at a moment, in seconds since 1970."""
        came = [length for when, length in self._came if when <= moment]
        return sum(came), len(came)


def _answer(folder: Path, target: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body for the target of a request."""
    path = folder / unquote(urlsplit(target).path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    if not path.is_file():
        return 404, {"content-length": "0"}, b""
    body, is_packed = path.read_bytes(), path.suffix.startswith(_PACKED)
    body = body if is_packed else gzip.compress(body, 6)
    headers = {
        "content-type": _TYPES.get(path.suffix, "application/octet-stream"),
        "content-length": f"{len(body)}",
        "cache-control": "max-age=600",  # as GitHub Pages has it
    }
    return 200, headers if is_packed else {**headers, "content-encoding": "gzip"}, body


@dataclass(frozen=True)
class Certificate:
    """A certificate made for a run, in a file with its key, and the flag by which Chromium takes it for a good one.

    What came under a bad one a browser does not keep, and fetches again.
    """

    file: Path
    flag: str


def certificate(place: Path) -> Certificate:
    """Make a certificate in a folder; raise `BenchError` where the program `openssl` does not."""
    file = place / "certificate.pem"
    make = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    _openssl(*make, "-keyout", str(file), "-out", f"{file}.public")
    file.write_bytes(file.read_bytes() + Path(f"{file}.public").read_bytes())
    pin = base64.b64encode(hashlib.sha256(_openssl("pkey", "-in", str(file), "-pubout", "-outform", "der")).digest())
    return Certificate(file, f"--ignore-certificate-errors-spki-list={pin.decode()}")


def _openssl(*arguments: str) -> bytes:
    try:
        return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise BenchError(f"no certificate could be made for {TWO}: {error}") from None


@contextmanager
def served(folder: Path, line: Line, certificate: Certificate | None) -> Iterator[str]:
    """Serve a folder over a line, by HTTP/2 with a certificate and by HTTP/1.1 without; give the root's address."""
    with _multiplexed(folder, line, certificate) if certificate else _plainly(folder, line) as origin:
        yield origin


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, folder: Path, line: Line, **named: Any) -> None:
        self._folder, self._line = folder, line
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        """Answer with the file."""
        status, headers, body = _answer(self._folder, self.path)
        self._line.pass_through(len(body))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _plainly(folder: Path, line: Line) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder, line=line))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def _multiplexed(folder: Path, line: Line, certificate: Certificate) -> Iterator[str]:
    if not find_spec("h2"):
        raise BenchError(f"{TWO} needs the package h2: 'pip install h2'")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate.file)
    context.set_alpn_protocols(["h2"])
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    with ThreadPoolExecutor(_MOST) as pool:
        loop.set_default_executor(pool)
        started = asyncio.start_server(partial(_speak, partial(_answer, folder), line), "127.0.0.1", 0, ssl=context)
        server = asyncio.run_coroutine_threadsafe(started, loop).result()
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
        loop.call_soon_threadsafe(loop.stop)


async def _speak(
    answer: Callable[[str], tuple[int, dict[str, str], bytes]],
    line: Line,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    """Speak HTTP/2 on one connection: each request waits for itself, and all share the line."""
    from h2.config import H2Configuration  # noqa: PLC0415  # no other way to serve needs it
    from h2.connection import H2Connection  # noqa: PLC0415
    from h2.events import RequestReceived  # noqa: PLC0415

    connection = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    tasks = set()

    async def respond(stream: int, target: str) -> None:
        status, headers, body = answer(target)
        await asyncio.get_running_loop().run_in_executor(None, line.pass_through, len(body))
        connection.send_headers(stream, [(":status", f"{status}"), *headers.items()])
        while body:
            most = min(connection.max_outbound_frame_size, connection.local_flow_control_window(stream))
            if most:
                connection.send_data(stream, body[:most])
                body = body[most:]
            writer.write(connection.data_to_send())
            await (writer.drain() if most else asyncio.sleep(0.002))
        connection.end_stream(stream)
        writer.write(connection.data_to_send())

    while data := await reader.read(65_536):
        for event in connection.receive_data(data):
            if isinstance(event, RequestReceived):
                task = asyncio.ensure_future(respond(event.stream_id, dict(event.headers)[":path"]))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
        writer.write(connection.data_to_send())
    writer.close()
