"""The preview follows what a contributor edits in archive/."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from .conftest import ROOT
from .test_build import project

__all__ = ["project"]
PATIENCE = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(address: str, wanted: Callable[[str], bool]) -> str:
    """Ask until the page is as wanted, or patience ends; return what it was last."""
    text = ""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  (our own server)
                text = answer.read().decode("utf-8")
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            text = ""
        if wanted(text):
            break
        time.sleep(0.3)
    return text


def test_an_edit_to_a_record_shows_in_the_preview(project: Path) -> None:
    port = _free_port()
    command = [sys.executable, "-m", "annals", "--root", str(project), "serve", "--address", f"127.0.0.1:{port}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        record = next((project / "archive" / "towns").glob("*.md"))
        address = f"http://127.0.0.1:{port}/towns/{record.stem}/"
        assert "seen only after the edit" not in _wait_for(address, lambda text: "<h1" in text)
        record.write_text(record.read_text(encoding="utf-8") + "\nWords seen only after the edit.\n", encoding="utf-8")
        assert "seen only after the edit" in _wait_for(address, lambda text: "seen only after the edit" in text)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()
