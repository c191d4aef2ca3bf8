"""Locust as a process of its own, told what to do by options and its environment.

It is never imported here: its import changes the sockets of the whole process. Ctrl+C is passed on,
so that Locust ends as its users expect: everybody leaves, then the figures are written.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from seatkeeper.lab.fleet.environment import PASSWORD_VARIABLE, PROFILE_VARIABLE

if TYPE_CHECKING:
    from seatkeeper.servers.profile import ServerProfile

__all__ = ["LOCUSTFILE", "gather_crowd", "has_locust", "run_locust"]

LOCUSTFILE: Final = Path(__file__).with_name("locustfile.py")
"""The users of the fleet, unless somebody brings users of their own."""


def has_locust() -> bool:
    """Whether Locust is installed."""
    return find_spec("locust") is not None


def gather_crowd(profile: ServerProfile, people: int, seats: int) -> tuple[str, str] | None:
    """Have a sandbox make accounts and seats.

    Args:
        profile: Of the server.
        people: How many accounts.
        seats: How many seats they share.

    Returns:
        The accounts' address, with ``{n}`` for the number, and their password; None where the
        server is no sandbox.

    Raises:
        UnreachableError: Nobody answers.
    """
    from seatkeeper.composition.client import proxy_to  # noqa: PLC0415 - HTTP
    from seatkeeper.servers.transport import HttpTransport, parse_json  # noqa: PLC0415

    with TemporaryDirectory(prefix="seatkeeper-fleet-") as folder:
        transport = HttpTransport(
            profile.url, ca_file=_authority(profile, Path(folder)), proxy=proxy_to(profile)
        )
        body = {"people": people, "seats": seats}
        answer = transport.send("POST", "/sandbox/crowd", headers={}, body=body)
    if answer.status != 200:
        return None
    made = parse_json(answer)
    return str(made["email"]), str(made["password"])


def _authority(profile: ServerProfile, folder: Path) -> str | None:
    if not profile.ca:
        return None
    path = folder / "authority.pem"
    path.write_text(profile.ca, "ascii")
    return str(path)


def run_locust(options: Sequence[str], profile: ServerProfile, password: str) -> int:
    """Run Locust to its end.

    Args:
        options: Its own, and those of ``lab.fleet.users``.
        profile: The server that its users work with.
        password: Of all accounts.

    Returns:
        Its exit code: 0, 1 when something failed, 2 for options that it does not know.
    """
    with TemporaryDirectory(prefix="seatkeeper-fleet-") as folder:
        path = Path(folder, "profile.json")
        path.write_text(profile.to_json(), "utf-8")
        environment = {**os.environ, PROFILE_VARIABLE: str(path), PASSWORD_VARIABLE: password}
        process = subprocess.Popen(
            [sys.executable, "-m", "locust", *options],
            env=environment,
            stdin=subprocess.DEVNULL,
            # Of its own group, so that it hears of an interruption once, from here.
            start_new_session=True,
        )
        before = {
            number: signal.signal(number, lambda _number, _frame: _interrupt(process))
            for number in (signal.SIGINT, signal.SIGTERM)
        }
        try:
            return process.wait()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def _interrupt(process: subprocess.Popen[bytes]) -> None:
    """Have it end in order; on Windows the terminal has told it already.

    Not by SIGINT: that is raised in whichever user is at work then, as a failure of theirs.
    """
    if os.name == "posix" and process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
