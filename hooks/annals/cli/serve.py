"""`annals serve`: the site on this machine, following what is edited."""

import re
import tempfile
import threading
from pathlib import Path
from typing import NoReturn

import click

from annals.cli.common import tell_notes
from annals.cli.follow import Follower
from annals.cli.ports import refuse_in_use
from annals.cli.project import OK, Project, in_project
from annals.cli.server import Server
from annals.printing import quoted
from annals.site.preview import Preview

_ADDRESS = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+):([0-9]{1,5})", re.ASCII)
_HIGHEST_PORT = 65_535

_EPILOG = """\b
Examples:
  annals serve
  annals serve --address 127.0.0.1:8001

exit codes: 0 stopped, 2 wrong usage, or the address is in use"""


class Address(click.ParamType[str]):
    """A host and a port, such as 127.0.0.1:8000 or [::1]:8000."""

    name = "address"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return an address as it was written."""
        found = _ADDRESS.fullmatch(value)
        if not found:
            self.fail(f"{quoted(value)} is not HOST:PORT, such as 127.0.0.1:8000", param, ctx)
        if not 0 < int(found[2]) <= _HIGHEST_PORT:
            self.fail(f"{quoted(value)}: a port is a number from 1 to {_HIGHEST_PORT}", param, ctx)
        return value


@click.command("serve", epilog=_EPILOG)
@click.option(
    "--address",
    type=Address(),
    default="127.0.0.1:8000",
    show_default=True,
    metavar="HOST:PORT",
    help="Address to serve at.",
)
@in_project
def command(project: Project, address: str) -> int:
    """Preview the site and follow edits in archive/ and docs/. Stop with Ctrl+C.

    A page is made when it is asked for, and open pages reload when something is edited. While the archive has
    problems, every page lists them instead.
    """
    name, _, port = address.rpartition(":")
    host = name.strip("[]")
    refuse_in_use(host, int(port), "--address")
    with tempfile.TemporaryDirectory(prefix="annals-serve-", ignore_cleanup_errors=True) as place:
        follower = Follower(Preview(project.root), Path(place))
        try:
            _serve(project, address, Server(host, int(port), follower), follower)
        except KeyboardInterrupt:
            return OK
        finally:
            follower.stop()


def _serve(project: Project, address: str, server: Server, follower: Follower) -> NoReturn:
    """Serve until this process is asked to end."""
    with server:
        follower.begin(project.progress())
        tell_notes(follower.preview.notes)
        print(f"serving http://{address}{follower.preview.mount}", flush=True)
        threading.Thread(target=follower.follow, daemon=True).start()
        server.serve_forever()
    raise AssertionError("a server ends by an exception alone")
