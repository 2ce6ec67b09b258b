"""The program Pagefind, which comes in a wheel: records are handed to it through a pipe, and it hands back their index.

It is called as its own wrapper for Python calls it: messages in JSON, each in base64 with a comma behind it. The
wrapper itself waits a tenth of a second after every answer. Records are numbered as they come.
"""

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import metadata
from threading import Thread
from typing import IO, Any, cast

from annals.problems import UsageError
from annals.site.search.document import Document

PACKAGE, READER = "pagefind_bin", "cbor2"

ENTRY = "pagefind-entry.json"
"""The list of indexes, which tells where the table of each is."""

Entries = dict[str, Any]
"""That list: `languages` are the indexes by their languages, each with the name of its table as `hash`."""

_SETTINGS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "2500", "RAYON_NUM_THREADS": "1", "TOKIO_WORKER_THREADS": "1"}
"""Places of words in one part of an index, an eighth of what it has by itself: a reader fetches whole parts. And one
thread of each sort, since more of them wait for each other's memory."""

_END = b","
_BLOCK = 1 << 20
_INDEX = 0
"""The number that the program gives the first index it makes."""


def program_version() -> str:
    """Return the version of the program, or `""` where it is not installed, or what reads its tables is not."""
    try:
        metadata.version(READER)
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return ""


def indexed(documents: Iterable[Document], language: str) -> dict[str, bytes]:
    """Return the files of the index of records, by their names.

    Raises `UsageError` where the program fails. Each record is held until the program has read it.
    """
    from pagefind_bin import get_executable  # noqa: PLC0415  # it is not there on every platform

    messages = deque(_messages(documents, language))
    count = len(messages)
    with subprocess.Popen(
        [str(get_executable()), "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=_BLOCK,
        env={**os.environ, **_SETTINGS},
    ) as program:
        # the program answers while it is still being told, so that one of the two has to be done beside the other
        telling = Thread(target=_tell, args=(cast("IO[bytes]", program.stdin), messages))
        telling.start()
        last = _last(_answers(cast("IO[bytes]", program.stdout)), count)
        program.kill()  # before its files are read, since it holds them too
        telling.join()
    answer = _payload(last) if last else {}
    del last
    if answer.get("type") != "GetFiles":
        raise UsageError(f"the search index could not be made: {answer.get('message', 'the program ended early')}")
    return {file["path"]: b64decode(file.pop("content")) for file in answer["files"]}


def _messages(documents: Iterable[Document], language: str) -> Iterator[bytes]:
    yield _message({"type": "NewIndex", "config": {"force_language": language}})
    for each in documents:
        yield _message({
            "type": "AddRecord", "index_id": _INDEX, "url": each.url, "language": language,
            "content": each.content, "meta": each.fields,
        })  # fmt: skip
    yield _message({"type": "GetFiles", "index_id": _INDEX})


def _message(payload: dict[str, Any]) -> bytes:
    return b64encode(json.dumps({"message_id": 0, "payload": payload}, ensure_ascii=False).encode()) + _END


def _tell(pipe: IO[bytes], messages: deque[bytes]) -> None:
    with suppress(OSError):  # where the program is gone, what it has answered tells
        while messages:
            pipe.write(messages.popleft())
        pipe.flush()


def _answers(pipe: IO[bytes]) -> Iterator[bytes]:
    """Yield answers of the program as they come."""
    begun: list[bytes] = []
    while block := os.read(pipe.fileno(), _BLOCK):
        first, *others = block.split(_END)
        begun.append(first)
        for following in others:
            yield b"".join(begun)
            begun = [following]


def _last(answers: Iterator[bytes], count: int) -> bytes:
    """Return the last of so many answers, or the first that tells of an error; `b""` where the program ends early."""
    for number, answer in enumerate(answers, 1):
        if number == count or _payload(answer)["type"] == "Error":
            return answer
    return b""


def _payload(answer: bytes) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(b64decode(answer))["payload"]
    return payload
