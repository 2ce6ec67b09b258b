"""Tell a pull request where its check and its pages are, in one comment that is kept up to date.

In: the event of the workflow that calls it, after a run of "Check", and a token that may comment. Out: the comment.
The check ran the contributor's code, so nothing that it left is read here. GitHub is asked which pull request it was
and where its pages are, and only numbers and a commit's hexadecimal digits of the answers are written.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

MARK = "<!-- annals preview -->"
AUTHOR = "github-actions[bot]"
TIMEOUT = 30
"""Seconds that GitHub has for an answer."""


def main() -> None:
    """Comment on every open pull request that the finished run was of."""
    run = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))["workflow_run"]
    numbers = pull_requests(run)
    for number in numbers:
        comment(number, text(run, pages(run)))
    print(f"commented on {numbers}" if numbers else "no open pull request has this commit as its newest")


def pull_requests(run: dict[str, Any]) -> list[int]:
    """Return the open pull requests whose newest commit is the run's.

    The list of a commit's pull requests is empty for commits of forks, so the branch is asked for, and the commit
    compared. Nothing is returned where the fork is gone, or something newer was pushed.
    """
    if not run["head_repository"]:
        return []
    branch = f"{run['head_repository']['owner']['login']}:{run['head_branch']}"
    found = api("GET", f"/pulls?{urlencode({'state': 'open', 'head': branch, 'per_page': 100})}")
    return [int(each["number"]) for each in found if each["head"]["sha"] == run["head_sha"]]


def pages(run: dict[str, Any]) -> str:
    """Return the address of the pages that the run kept, or nothing where it kept none."""
    found = api("GET", f"/actions/runs/{int(run['id'])}/artifacts?name=preview")["artifacts"]
    newest = max((int(each["id"]) for each in found if not each["expired"]), default=None)
    return f"{address(run)}/artifacts/{newest}" if newest else ""


def address(run: dict[str, Any]) -> str:
    """Return the address of the run's own page, where its summary is."""
    return f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}/actions/runs/{int(run['id'])}"


def text(run: dict[str, Any], download: str) -> str:
    """Return the comment on a run: its outcome, what to do, and where its pages are."""
    commit = f"{int(run['head_sha'], 16):040x}"[:7]
    if run["conclusion"] == "success":
        said = f"**The check passed** for `{commit}`. [Its summary]({address(run)}) lists the pages that changed."
    else:
        said = (
            f"**The check did not pass** for `{commit}`. [Its summary]({address(run)}) says what is wrong, where, and "
            "what to write instead. Change the file and the check runs again."
        )
    look = (
        f"[Download the pages]({download}) to look at them. You need to be signed in; they are kept for 14 days. "
        "Unpack them into a folder, run `python3 -m http.server --bind 127.0.0.1 --directory FOLDER`, and open "
        "`http://127.0.0.1:8000`. Nobody has reviewed them. If code was changed and not records alone, read the "
        "change before you open them."
    )
    return "\n\n".join([MARK, said, *([look] if download else [])])


def comment(number: int, body: str) -> None:
    """Write the comment on a pull request, over our earlier one if there is one."""
    own = next((each["id"] for each in comments(number) if is_ours(each)), None)
    if own is None:
        api("POST", f"/issues/{number}/comments", {"body": body})
    else:
        api("PATCH", f"/issues/comments/{int(own)}", {"body": body})


def comments(number: int) -> Iterator[dict[str, Any]]:
    """Yield every comment on a pull request, oldest first."""
    page = 1
    while found := api("GET", f"/issues/{number}/comments?per_page=100&page={page}"):
        yield from found
        page += 1


def is_ours(said: dict[str, Any]) -> bool:
    """Tell whether a comment is an earlier one of this program, and not somebody's copy of it."""
    return bool(said["user"]) and said["user"]["login"] == AUTHOR and said["body"].startswith(MARK)


def api(method: str, path: str, body: dict[str, str] | None = None) -> Any:
    """Return GitHub's answer to a request about this repository; raise OSError where it refuses."""
    request = Request(  # noqa: S310  the address is GitHub's own, from its runner
        f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}{path}",
        method=method,
        data=json.dumps(body).encode() if body else None,
        headers={"Authorization": f"Bearer {os.environ['TOKEN']}", "Accept": "application/vnd.github+json"},
    )
    with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
        return json.load(answer)


if __name__ == "__main__":
    main()
