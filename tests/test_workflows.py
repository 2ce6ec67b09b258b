"""The workflows hold nothing that a stranger's pull request could take, and say what their commands can do."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from annals.shipped import STARTERS
from tests.support import PROJECT
from tests.workflows import FILES, GITHUB, jobs, read, steps

EVERY = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
WRITES = {"preview": {"pull-requests"}, "publish": {"contents", "id-token", "pages"}}
"""What a workflow's token may write; the others only read."""

PINNED = re.compile(r"uses: ([\w.-]+/[\w./-]+@[0-9a-f]{40}) # v\d+\.\d+\.\d+$")


def _zizmor(*files: Path) -> subprocess.CompletedProcess[str]:
    zizmor = shutil.which("zizmor", path=Path(sys.executable).parent) or shutil.which("zizmor")
    assert zizmor, "install the packages of requirements.lock, or run 'make test', which does"
    command = [zizmor, "--offline", "--no-config", "--persona=auditor", "--no-progress", "--quiet", *map(str, files)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def _uses(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]


def test_there_is_a_workflow_to_check_one_to_comment_and_one_to_publish() -> None:
    assert [path.stem for path in FILES] == ["check", "preview", "publish"]


@EVERY
def test_a_workflow_starts_without_any_permission(path: Path) -> None:
    assert read(path)["permissions"] == {}


@EVERY
def test_a_job_says_its_name_its_limits_and_what_it_may(path: Path) -> None:
    for key, job in jobs(path).items():
        assert {"name", "runs-on", "timeout-minutes", "permissions", "steps"} <= set(job), key


@EVERY
def test_a_token_writes_only_what_the_workflow_is_for(path: Path) -> None:
    granted = {
        scope for job in jobs(path).values() for scope, access in job["permissions"].items() if access == "write"
    }
    assert granted == WRITES.get(path.stem, set())


@EVERY
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(path: Path) -> None:
    assert [line for line in _uses(path) if not PINNED.fullmatch(line.removeprefix("- "))] == []


def test_an_action_is_pinned_to_one_commit_everywhere() -> None:
    pins = {line.removeprefix("- ") for path in FILES for line in _uses(path)}
    actions = [pin.partition("@")[0] for pin in pins]
    assert sorted(actions) == sorted(set(actions))


@EVERY
def test_no_workflow_runs_on_pull_request_target(path: Path) -> None:
    assert "pull_request_target" not in read(path)["on"]


@EVERY
def test_no_expression_is_put_into_a_script(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


@EVERY
def test_a_checkout_leaves_no_token_behind_and_takes_nobody_elses_code(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
            assert not {"ref", "repository", "token", "allow-unsafe-pr-checkout"} & set(step["with"])


@EVERY
def test_no_workflow_uses_a_secret(path: Path) -> None:
    assert not re.search(r"\$\{\{[^}]*\bsecrets\b", path.read_text(encoding="utf-8"))


def test_the_half_that_may_comment_takes_nothing_from_the_other() -> None:
    path = GITHUB / "workflows" / "preview.yml"
    assert set(read(path)["on"]) == {"workflow_run"}
    assert [step["uses"].partition("@")[0] for step in steps(path) if "uses" in step] == ["actions/checkout"]
    assert [step["run"] for step in steps(path) if "run" in step] == ["python3 .ci/preview_comment.py"]


def test_the_check_of_a_pull_request_writes_a_summary() -> None:
    for key, job in jobs(GITHUB / "workflows" / "check.yml").items():
        scripts = "".join(step.get("run", "") for step in job["steps"])
        assert "GITHUB_STEP_SUMMARY" in scripts, key


def test_the_comment_follows_the_check_by_its_name() -> None:
    check, preview = (read(GITHUB / "workflows" / f"{name}.yml") for name in ("check", "preview"))
    assert preview["on"]["workflow_run"]["workflows"] == [check["name"]]


def test_main_is_published_one_build_at_a_time_and_only_when_all_is_registered() -> None:
    publish = read(GITHUB / "workflows" / "publish.yml")
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert publish["on"]["push"] == {"branches": ["main"]}
    scripts = [step.get("run", "") for step in publish["jobs"]["build"]["steps"]]
    (registered,) = [place for place, text in enumerate(scripts) if "annals register --check" in text]
    (entered,) = [place for place, text in enumerate(scripts) if "annals register --since" in text]
    (committed,) = [place for place, text in enumerate(scripts) if ".ci/commit-registered" in text]
    (built,) = [place for place, text in enumerate(scripts) if "annals build" in text]
    assert entered < committed < registered < built


def test_the_published_site_knows_its_address_and_where_its_files_are_edited() -> None:
    step = next(step for step in steps(GITHUB / "workflows" / "publish.yml") if step.get("name") == "Build the site")
    given = step["run"] + " ".join(step["env"])
    settings = re.findall(r"!ENV \[(\w+),", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings
    assert [setting for setting in settings if setting not in given] == []


def _commands() -> list[tuple[str, list[str]]]:
    """Return every command of `annals` that a workflow or hook runs, with its options."""
    texts = [step.get("run", "") for path in FILES for step in steps(path)]
    texts += [hook["entry"] for repo in read(PROJECT / ".pre-commit-config.yaml")["repos"] for hook in repo["hooks"]]
    found = re.findall(r"\.venv/bin/annals ([a-z-]+)([^|>;\n]*)", "\n".join(texts))
    return [(command, re.findall(r"--[a-z-]+", rest)) for command, rest in found]


@pytest.mark.slow
def test_the_workflows_run_commands_that_are_there_with_options_that_they_take() -> None:
    assert _commands()
    asked: dict[str, set[str]] = {}
    for command, options in _commands():
        asked.setdefault(command, set()).update(options)
    for command, wanted in asked.items():
        shown = subprocess.run(
            [sys.executable, "-m", "annals", command, "--help"],
            cwd=PROJECT / "hooks",
            check=False,
            capture_output=True,
            text=True,
        )
        assert shown.returncode == 0, command
        assert sorted(option for option in wanted if option not in shown.stdout) == [], command


def test_the_workflows_run_scripts_and_targets_that_are_there() -> None:
    scripts = "\n".join(step.get("run", "") for path in FILES for step in steps(path))
    named = set(re.findall(r"\.ci/[\w.-]+", scripts))
    assert named == {".ci/changed-pages", ".ci/commit-registered", ".ci/preview_comment.py", ".ci/run"}
    assert [name for name in named if not (PROJECT / name).is_file()] == []
    assert set(re.findall(r"\bmake ([\w./-]+)", scripts)) <= {".venv/ready", "test", "quick"}


def test_the_strictest_auditor_finds_nothing_in_the_workflows() -> None:
    of_starters = sorted(STARTERS.glob("*/.github/workflows/*.yml"))
    assert of_starters
    audited = _zizmor(*FILES, GITHUB / "dependabot.yml", *of_starters)
    assert audited.returncode == 0, audited.stdout + audited.stderr


def test_one_finding_is_set_aside_and_its_reason_stands_beside_it() -> None:
    lines = [
        line for path in FILES for line in path.read_text(encoding="utf-8").splitlines() if "zizmor: ignore" in line
    ]
    assert [line.strip() for line in lines] == [
        "workflow_run: # zizmor: ignore[dangerous-triggers] runs main's own code, and downloads nothing"
    ]


BREAKS = {
    "excessive-permissions": ("permissions: {}\n", ""),
    "unpinned-uses": ("checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "checkout@v7"),
    "artipacked": ("persist-credentials: false", "persist-credentials: true"),
    "dangerous-triggers": ("  pull_request:\n", "  pull_request_target:\n"),
    "template-injection": ("run: make .venv/ready", 'run: echo "${{ github.event.pull_request.title }}"'),
}
"""What the auditor calls a weakness, and a change of the check that brings it."""


@pytest.mark.parametrize("finding", BREAKS)
def test_the_auditor_would_find(finding: str, tmp_path: Path) -> None:
    text = (GITHUB / "workflows" / "check.yml").read_text(encoding="utf-8")
    old, new = BREAKS[finding]
    assert old in text
    broken = tmp_path / ".github" / "workflows" / "check.yml"
    broken.parent.mkdir(parents=True)
    broken.write_text(text.replace(old, new), encoding="utf-8")
    assert f"[{finding}]" in _zizmor(broken).stdout


def test_every_version_of_python_that_is_declared_is_tried() -> None:
    declared = re.findall(
        r'"Programming Language :: Python :: (3\.\d+)"', (PROJECT / "pyproject.toml").read_text("utf-8")
    )
    matrix = jobs(GITHUB / "workflows" / "check.yml")["versions"]["strategy"]["matrix"]["python"]
    own = "3.12"  # of the image
    assert sorted([*matrix, own]) == declared
    assert f'requires-python = ">={declared[0]}"' in (PROJECT / "pyproject.toml").read_text("utf-8")
