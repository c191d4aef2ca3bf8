"""Runs operations under strace, which kills them or refuses them a system call.

Only calls that touch the computer's own folders and files count. Each operation runs in a process
of its own, forked from one that has everything imported; strace counts for each process and each
kind of call anew.
"""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.licensecache.operations import NAME, Site

SYSCALLS = (
    *("newfstatat", "mkdir", "openat", "flock", "getdents64", "lseek", "ioctl", "fcntl", "read"),
    *("write", "fsync", "close", "rename", "unlink"),
)
"""What an operation does to files; the test that uses them fails when one is missing here."""


@dataclass(frozen=True)
class Job:
    """One operation on one computer."""

    root: Path
    operation: str
    number: int


@dataclass(frozen=True)
class Outcome:
    """How a job ended.

    Attributes:
        job: the job.
        status: of the process: 0, or the negative number of the signal that killed it.
        acknowledged: whether it told of success.
        error: the library's code, if it told of an error.
        trace: strace's lines for the process.
    """

    job: Job
    status: int
    acknowledged: bool
    error: str | None
    trace: tuple[str, ...]

    @property
    def injected(self) -> bool:
        """Whether strace interfered."""
        return self.status != 0 or any("(INJECTED)" in line for line in self.trace)


def watched_paths(root: Path) -> list[Path]:
    """Returns every path an operation may touch, whether or not it is there."""
    site = Site(root)
    (install,) = {file.name for file in site.local.glob("*.slc")}
    files = [folder / install for folder in (site.local, site.roaming)]
    files += [file.with_name(f"{install}.torn.bad") for file in files]
    for place in "ab":
        files += [site.vault / f"{NAME}.{kind}.{place}.secret" for kind in ("key", "mark")]
    locks = [site.local / f"{NAME}.lock", site.vault / "vault.lock"]
    folders = [root, site.local, site.roaming, site.vault]
    temporary = [file.with_name(file.name + ".tmp") for file in files]
    return [*folders, *locks, *files, *temporary, site.vault / "install.secret"]


def run(jobs: list[Job], inject: str | None, folder: Path) -> list[Outcome]:
    """Runs jobs one after the other.

    Args:
        jobs: on computers that exist.
        inject: strace's expression, such as `all:error=ENOSPC:when=3`.
        folder: empty; takes the traces.
    """
    paths = [part for job in jobs for path in watched_paths(job.root) for part in ("-P", str(path))]
    interference = ["-e", f"inject={inject}"] if inject else []
    orders = [[str(job.root), job.operation, str(job.number)] for job in jobs]
    done = subprocess.run(
        [
            *("strace", "-ff", "-qq", "-xx", "-y", "-s", "1000000", "-o", str(folder / "trace")),
            *paths,
            *interference,
            *(sys.executable, "-m", "tests.licensecache.operations", json.dumps(orders)),
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    outcomes = []
    for job, line in zip(jobs, done.stdout.splitlines(), strict=True):
        told = json.loads(line)
        trace = folder / f"trace.{told['process']}"
        outcomes.append(
            Outcome(
                job,
                told["status"],
                told["outcome"].get("acknowledged", False),
                told["outcome"].get("error"),
                tuple(trace.read_text(encoding="ascii").splitlines()),
            )
        )
    return outcomes


def interfere(
    prepare: Callable[[Path], list[Job]], interference: str, folder: Path
) -> Iterator[Outcome]:
    """Interferes with the first, second, third ... call of each kind, until there are no more.

    Args:
        prepare: makes computers and jobs in a new folder.
        interference: in strace's words, such as `error=ENOSPC` or `signal=SIGKILL`.
        folder: takes a folder for each run, removed when its outcomes were judged.
    """
    for syscall in SYSCALLS:
        for number in itertools.count(1):
            place = folder / f"{syscall}-{number}"
            place.mkdir()
            outcomes = run(prepare(place), f"{syscall}:{interference}:when={number}", place)
            yield from outcomes
            shutil.rmtree(place)
            if not any(outcome.injected for outcome in outcomes):
                break
