"""Whether a program can listen at an address, asked before it is started."""

import errno
import socket

from annals.problems import UsageError


def refuse_in_use(host: str, port: int, option: str) -> None:
    """Raise UsageError where nothing can listen at a host and a port; `option` is the one that names them."""
    shown = f"[{host}]" if ":" in host else host
    try:
        family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as a server does: a port just left is free
            probe.bind(place)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = f"{option} {shown}:{8002 if port == 8001 else 8001}"
            raise UsageError(f"{shown}:{port} is in use; name another port, such as {other}") from None
        raise UsageError(f"{option} {shown}:{port} cannot be used: {error.strerror or error}") from None
