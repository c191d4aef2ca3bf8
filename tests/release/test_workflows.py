"""The workflows call only what exists, on the systems and Pythons that are promised.

They never ran where they are meant to run; what can be known from here is known.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SYSTEMS = ["ubuntu-latest", "windows-latest", "macos-latest"]
ACTIONS = {"actions/checkout", "actions/setup-python", "actions/upload-artifact"}
COMMANDS = {"ruff", "mypy", "lint-imports", "pytest", "pyinstaller", "tar", "sudo", "apt-get"}
"""Of the extras, and of the system; anything else that is run must be a file here."""
MODULES = {"build", "twine"}

pytestmark = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    content = yaml.safe_load(path.read_text("utf-8"))
    # YAML 1.1 reads the key "on" as true.
    assert {"name", True, "permissions", "jobs"} <= content.keys()
    assert content["permissions"] == {"contents": "read"}
    found: dict[str, dict[str, Any]] = content["jobs"]
    return found


def commands(path: Path) -> list[list[str]]:
    """Every command that is run, as words."""
    return [
        shlex.split(command)
        for job in jobs(path).values()
        for step in job["steps"]
        for command in step.get("run", "").split(" && ")
        if command.strip()
    ]


def test_every_job_ends_and_begins_with_this_checkout(path: Path) -> None:
    for name, job in jobs(path).items():
        assert 0 < job["timeout-minutes"] <= 90, name
        assert job["steps"][0]["uses"].startswith("actions/checkout@"), name
        assert all(("uses" in step) != ("run" in step) for step in job["steps"]), name


def test_only_actions_of_the_platform_itself_are_used_each_at_a_version(path: Path) -> None:
    for job in jobs(path).values():
        for step in job["steps"]:
            if "uses" in step:
                name, _, tag = step["uses"].partition("@")
                assert name in ACTIONS
                assert re.fullmatch(r"v\d+", tag)


def test_every_command_exists(path: Path) -> None:
    for command in commands(path):
        program, *arguments = command
        if program == "pip":
            (extras,) = re.findall(r"\[([\w,]+)\]", command[-1])
            assert set(extras.split(",")) <= PROJECT["optional-dependencies"].keys()
        elif program == "python" and arguments[0] == "-m":
            assert arguments[1] in MODULES
        elif program in {"python", "bash"}:
            assert (ROOT / arguments[0]).is_file(), command
        elif not program.startswith("dist/"):
            assert program in COMMANDS, command
        for argument in arguments:
            if "/" in argument and argument.startswith(("app", "tests", ".ci", "docs")):
                assert (ROOT / argument).exists(), command


def test_where_systems_or_pythons_are_listed_all_that_are_promised_are(path: Path) -> None:
    versions = [
        classifier.rpartition(" ")[2]
        for classifier in PROJECT["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", classifier)
    ]
    for job in jobs(path).values():
        matrix = job.get("strategy", {}).get("matrix", {})
        assert matrix.get("os", SYSTEMS) == SYSTEMS
        assert matrix.get("python", [versions[0], versions[-1]]) == [versions[0], versions[-1]]


def test_no_package_index_is_named(path: Path) -> None:
    assert not re.search(r"https?:|index-url|\.org|\.com", path.read_text("utf-8"))
