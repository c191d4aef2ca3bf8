"""Runs operations under strace, which kills them or refuses them a system call.

Only calls that touch the computer's own folders and files count. Each operation runs in a process
of its own, forked from one that has everything imported; strace is attached to it before it begins,
and counts for each process and each kind of call anew.
"""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.tools import require_tool
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


class Operator:
    """A program that runs jobs, each in a process forked from it; it has everything imported."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.licensecache.operations"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Operator:
        return self

    def __exit__(self, *_: object) -> None:
        self._program.communicate()

    def run(self, jobs: list[Job], inject: str | None, folder: Path) -> list[Outcome]:
        """Runs jobs side by side.

        Args:
            jobs: on computers of their own that exist.
            inject: strace's expression, such as `all:error=ENOSPC:when=3`.
            folder: empty; takes the traces.
        """
        processes: list[int] = self._ask([[str(j.root), j.operation, str(j.number)] for j in jobs])
        with _tracing(processes, [job.root for job in jobs], inject, folder):
            ends: list[dict[str, Any]] = self._ask(None)
        return [
            Outcome(
                job,
                end["status"],
                end["outcome"].get("acknowledged", False),
                end["outcome"].get("error"),
                tuple((folder / f"trace.{process}").read_text(encoding="ascii").splitlines()),
            )
            for job, process, end in zip(jobs, processes, ends, strict=True)
        ]

    def _ask(self, orders: list[list[str]] | None) -> Any:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write("\n" if orders is None else json.dumps(orders) + "\n")
        self._program.stdin.flush()
        return json.loads(self._program.stdout.readline())


@contextmanager
def _tracing(
    processes: list[int], roots: list[Path], inject: str | None, folder: Path
) -> Iterator[None]:
    """Attaches strace to processes that wait; it ends with them."""
    paths = [part for root in roots for path in watched_paths(root) for part in ("-P", str(path))]
    with subprocess.Popen(
        [
            *(require_tool("strace"), "-ff", "--quiet=exit,path-resolution"),
            *("-xx", "-y", "-s", "1000000", "-o", str(folder / "trace")),
            *paths,
            *(("-e", f"inject={inject}") if inject else ()),
            *(part for process in processes for part in ("-p", str(process))),
        ],
        stderr=subprocess.PIPE,
        text=True,
    ) as strace:
        assert strace.stderr is not None
        for _ in processes:
            said = strace.stderr.readline()
            assert said.rstrip().endswith("attached"), said
        yield


def run(jobs: list[Job], inject: str | None, folder: Path) -> list[Outcome]:
    """Runs jobs as an operator of their own does."""
    with Operator() as operator:
        return operator.run(jobs, inject, folder)


def interfere(
    operations: Iterable[str],
    prepare: Callable[[Path, str], Path],
    interference: str,
    folder: Path,
) -> Iterator[Outcome]:
    """Interferes with the first, second, third ... call of each kind, until there are no more.

    Args:
        operations: their names; one that makes no n-th call is not asked for another.
        prepare: makes the computer of an operation in a new folder and returns its root.
        interference: in strace's words, such as `error=ENOSPC` or `signal=SIGKILL`.
        folder: takes a folder for each run, removed when its outcomes were judged.
    """
    with Operator() as operator:
        for syscall in SYSCALLS:
            reaching = list(operations)
            for number in itertools.count(1):
                place = folder / f"{syscall}-{number}"
                place.mkdir()
                jobs = [Job(prepare(place, name), name, 2) for name in reaching]
                outcomes = operator.run(jobs, f"{syscall}:{interference}:when={number}", place)
                yield from outcomes
                shutil.rmtree(place)
                reaching = [outcome.job.operation for outcome in outcomes if outcome.injected]
                if not reaching:
                    break
