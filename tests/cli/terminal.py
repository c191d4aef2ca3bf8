"""A person at a terminal: the ``seatkeeper`` command as processes of its own, on one computer."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from seatkeeper.cli.main import run
from seatkeeper.sandbox.demo import PASSWORD

REPOSITORY: Final = Path(__file__).parents[2]
SECONDS: Final = 60
"""After which a command counts as hanging; it takes about one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """What it printed, as JSON."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


@dataclass
class Terminal:
    """One computer, simulated in a folder unless told otherwise.

    Args:
        folder: Of the computer.
        simulated: Pass ``--profile-dir``; otherwise it is a real computer with ``folder`` as the
            home of its only user.
        options: More options before every command.
        variables: More of the environment.
        before: What the command is run by, such as ``strace``.
    """

    folder: Path
    simulated: bool = True
    options: Sequence[str] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    before: Sequence[str] = ()

    def command(self, *arguments: str | Path) -> list[str]:
        """The whole command."""
        where = ["--profile-dir", str(self.folder)] if self.simulated else []
        words = [*where, *self.options, *map(str, arguments)]
        return [*self.before, sys.executable, "-W", "error", "-m", "seatkeeper", *words]

    def environment(self) -> dict[str, str]:
        """An environment in which everything of a person goes into the folder."""
        kinds = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
        kinds |= {"XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run"}
        here = {name: str(self.folder / folder) for name, folder in kinds.items()}
        path = os.pathsep.join(str(REPOSITORY / part) for part in ("app", "."))
        known = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "COLUMNS": "200"}
        return {**known, **here, **self.variables}

    def start(self, *arguments: str | Path, **streams: Any) -> subprocess.Popen[str]:
        """Start a command and do not wait; its streams are pipes unless told otherwise."""
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE) | streams
        return subprocess.Popen(
            self.command(*arguments),
            env=self.environment(),
            cwd=REPOSITORY,
            text=True,
            **pipes,
        )

    def run(self, *arguments: str | Path, stdin: str = "", **streams: Any) -> Outcome:
        """Run a command to its end. Whatever happens, a person never sees a traceback."""
        return finish(self.start(*arguments, **streams), stdin)

    def call(self, *arguments: str | Path, stdin: str = "") -> Outcome:
        """Run a command inside this process: the same code, a second sooner."""
        words = self.command(*arguments)
        out, err = io.StringIO(), io.StringIO()
        before, sys.stdin = sys.stdin, io.StringIO(stdin)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = run(words[words.index("seatkeeper") + 1 :])
        finally:
            sys.stdin = before
        return Outcome(code, out.getvalue(), err.getvalue())

    def log_in(self, person: str, *, password: str = PASSWORD) -> Outcome:
        """Log a demo person in, ``ada`` for ``ada@demo.example``; inside this process."""
        return self.call(
            "login", "--email", f"{person}@demo.example", "--password-stdin", stdin=password + "\n"
        )

    def status(self) -> dict[str, Any]:
        """What ``status --json`` says, all being well; inside this process."""
        outcome = self.call("status", "--json")
        assert outcome.code == 0, outcome
        return outcome.facts

    def cache_files(self) -> list[Path]:
        """Both slots of the license cache."""
        return sorted(self.folder.glob("*/LicenseCache/*.slc"))


def finish(process: subprocess.Popen[str], stdin: str = "") -> Outcome:
    """Wait for a command and take what it said."""
    try:
        out, err = process.communicate(stdin, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"{process.args!r} hangs after {out!r} {err!r}") from None
    assert "Traceback" not in err, err
    return Outcome(process.returncode, out or "", err or "")


def interrupt(process: subprocess.Popen[str]) -> Outcome:
    """Press Ctrl+C and wait."""
    process.send_signal(signal.SIGINT)
    return finish(process)
