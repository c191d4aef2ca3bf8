"""Kills a process at every step of everything it does with a cache, and looks at what is left.

    python -m tests.licensecache.kill_harness ROOT STRIDE WRITER

A step is a line of the library (or of a writer kept in the tests) about to be executed. The
process is forked, counts lines and sends itself SIGKILL at the n-th; n goes through all of them
in steps of STRIDE, for each operation, for records of several sizes, with cold and with warm
memory. After each kill a fresh process's view is taken: the new record or the one that was
acknowledged before must be there, nothing in between, no error, and no key beside the one that
counts. Prints the figures as one line of JSON.

This is a program of its own because forking needs a process without other threads.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import licensecache
from licensecache import FileBlobStore, LicenseCacheError
from tests.licensecache import bad_writers
from tests.licensecache.operations import OPERATIONS, WRITES, MakeStore, Site, after

WATCHED = (str(Path(licensecache.__file__).parent), bad_writers.__file__)
SCENES = (
    "save",
    "update",
    "rotate",
    "mark",
    "load",
    "torn-local",
    "torn-roaming",
    "begin",
    "erase",
)

WRITERS: dict[str, tuple[MakeStore, bool]] = {
    "good": (FileBlobStore, True),
    "delete-first": (bad_writers.DeleteFirstStore, True),
    "in-place": (bad_writers.InPlaceStore, False),
}


@dataclass
class Figures:
    """What happened.

    Attributes:
        kills: processes that died.
        lost: acknowledged records that were not there afterwards.
        torn: errors afterwards.
        leftover: keys that stayed beside the one that counts.
        steps: how long each scene is, in lines.
        examples: the first few findings, for people.
    """

    kills: int = 0
    lost: int = 0
    torn: int = 0
    leftover: int = 0
    steps: dict[str, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)


def die_at(step: int) -> Any:
    """Returns a tracer that kills this process at the n-th watched line."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(WATCHED):
            return None
        if event == "line":
            count += 1
            if count == step:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


class Harness:
    """One simulated computer that is killed again and again.

    Args:
        site: its folders.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._number = 0
        self.figures = Figures()

    def run(self, stride: int) -> None:
        """Goes through all scenes and steps."""
        for scene in SCENES:
            step = 1
            while self._attempt(scene, step):
                step += stride
            self.figures.steps[scene] = step - 1

    def _attempt(self, scene: str, step: int) -> bool:
        """Sets the scene, runs it to a step, judges; tells whether the process was killed."""
        before = self._prepare(scene)
        self._number += 1
        operation = {"begin": "save", "torn-local": "load", "torn-roaming": "load"}.get(
            scene, scene
        )
        killed = self._run_and_die(operation, step, warm=scene in WRITES and step % 2 == 0)
        wanted = after(operation, self._number, before)
        self.figures.kills += killed
        self._judge(f"{scene} at {step}", {before, wanted} if killed else {wanted})
        return killed

    def _prepare(self, scene: str) -> bytes | None:
        """Brings the computer into the state in which the operation begins."""
        self._number += 1
        cache = self._site.cache(f"prepare {self._number}")
        if scene == "begin":
            cache.erase()
            return None
        record = f"prepared {self._number}".encode()
        cache.save(record)
        if self._site.two_slots and scene.startswith("torn-"):
            folder = self._site.local if scene == "torn-local" else self._site.roaming
            file = next(folder.glob("*.slc"))
            file.write_bytes(file.read_bytes()[: 50 + self._number % 100])
        return record

    def _run_and_die(self, operation: str, step: int, *, warm: bool) -> bool:
        """Runs an operation in a fork; returns whether it was killed before it ended."""
        child = os.fork()
        if child == 0:
            cache = self._site.cache(f"{operation} {self._number}")
            if warm:
                cache.load()
            sys.settrace(die_at(step))
            OPERATIONS[operation](cache, self._number)
            sys.settrace(None)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
            raise SystemExit(f"{operation} failed by itself at step {step}")
        return os.WIFSIGNALED(status)

    def _judge(self, where: str, allowed: set[bytes | None]) -> None:
        """Looks at the computer as the next process would."""
        try:
            loaded = self._site.cache(f"judge {self._number}").load()
        except LicenseCacheError as error:
            self._find("torn", f"{where}: {error.code}")
            return
        found = None if loaded is None else loaded.payload
        if found not in allowed:
            self._find("lost", f"{where}: {found!r:.40}")
        keys = len(list(self._site.vault.glob("*.key.*.secret")))
        if keys > 1 or (loaded is None and keys and not self._is_unfinished_beginning(where)):
            self._find("leftover", f"{where}: {keys} keys")

    def _is_unfinished_beginning(self, where: str) -> bool:
        """A key made for a first record that never came; the next save replaces it."""
        return where.startswith(("begin", "erase"))

    def _find(self, kind: str, example: str) -> None:
        setattr(self.figures, kind, getattr(self.figures, kind) + 1)
        if len(self.figures.examples) < 10:
            self.figures.examples.append(f"{kind}: {example}")


def main(root: str, stride: str, writer: str) -> None:
    """Runs the harness and prints its figures."""
    make_store, two_slots = WRITERS[writer]
    harness = Harness(Site(Path(root), make_store, two_slots))
    harness.run(int(stride))
    sys.stdout.write(json.dumps(vars(harness.figures)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
