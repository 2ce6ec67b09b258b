"""What the tests of the workflows share: the files read as they are written, and a step's script run for real."""

import os
import subprocess
from pathlib import Path
from typing import Any

import yaml

from tests.support import PROJECT

GITHUB = PROJECT / ".github"
FILES = tuple(sorted((GITHUB / "workflows").glob("*.yml")))


def read(path: Path) -> Any:
    """Return what a YAML file holds, every value as text: in the usual reading the key `on` is the truth value."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  makes text only


def jobs(path: Path) -> dict[str, Any]:
    """Return the jobs of a workflow by their keys."""
    found: dict[str, Any] = read(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    """Return all steps of a workflow, in order."""
    return [step for job in jobs(path).values() for step in job["steps"]]


def script(workflow: str, name: str) -> str:
    """Return the script of a workflow's step."""
    (found,) = [step["run"] for step in steps(GITHUB / "workflows" / f"{workflow}.yml") if step.get("name") == name]
    return str(found)


def run(workflow: str, name: str, folder: Path, **env: str) -> tuple[int, str, str]:
    """Run a step's script in a folder as a runner does; return exit code, what it printed, and the job summary."""
    summary = folder / "summary.md"
    summary.touch()
    done = subprocess.run(
        ["bash", "-e", "-c", script(workflow, name)],
        cwd=folder,
        check=False,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(folder / "output"), **env},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr, summary.read_text(encoding="utf-8")
