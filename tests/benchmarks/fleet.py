"""Heartbeats of a fleet beside a plain load test, both as users of Locust.

Ten headless clients log in at a sandbox, and their heartbeats are recorded; ten plain users post
the same with ``requests``, as Locust's ``HttpUser`` does. Then one server that knows nothing but
the answers takes the sandbox's place, for both. How many beats a processor core makes in a second
is one over the processor time of one.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from seatkeeper.composition.sandbox import start_sandbox
from tests.benchmarks.canned_server import canned_server
from tests.benchmarks.measuring import Benchmark, NotInstalledError, Sides, Unit
from tests.benchmarks.processes import module_process

_USERS: Final = 10

_BEATS: Final = 100
"""In a row; about a fifth of a second."""


class _Fleet:
    """A process of Locust; see ``fleet_process``."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def ask(self, what: object) -> Any:
        """Tell it something and hear what it says."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(what).encode() + b"\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline()
        assert said, "the fleet has ended"
        return json.loads(said)

    def cost(self) -> float:
        """The processor time of a beat, in seconds."""
        return float(self.ask(_BEATS))


@contextmanager
def _fleet() -> Iterator[_Fleet]:
    with module_process(
        "tests.benchmarks.fleet_process", stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield _Fleet(process)


@contextmanager
def _beating() -> Iterator[list[Sides]]:
    if find_spec("locust") is None:
        raise NotInstalledError("pip install 'seatkeeper[fleet]'")
    with TemporaryDirectory(prefix="seatkeeper-benchmark-") as folder, _fleet() as ours:
        with start_sandbox() as sandbox:
            sandbox.sandbox.gather(_USERS, _USERS)
            profile = Path(folder, "profile.json")
            profile.write_text(json.dumps(sandbox.profile()), encoding="utf-8")
            recorded = ours.ask({"profile": str(profile)})
        answers = {path: base64.b64decode(one) for path, one in recorded["answers"].items()}
        with canned_server(answers) as origin, _fleet() as plain:
            assert ours.ask(origin) == "ready"
            assert plain.ask({"origin": origin, "sent": recorded["sent"]}) == "ready"
            yield [Sides(own=ours.cost, raw=plain.cost)]


BENCHMARKS: Final = (
    Benchmark(
        name="fleet",
        what="heartbeat of a user of the fleet",
        baseline="Locust user who posts the same with requests",
        at_most=1.25,  # so many more to a core: 0.8 times as many beats
        unit=Unit.MICROSECONDS,
        rounds=30,
        prepare=_beating,
    ),
)
