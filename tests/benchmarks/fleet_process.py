"""A process of Locust whose users beat when they are told to, and tell what a beat cost.

Told by lines on standard input, in JSON. First which users there are: headless clients of ours, who
log in at a sandbox and then say what they asked and were answered; or Locust's own, who post the
same with ``requests``. Then where the server is that knows the answers, then how often to beat.
Between two lines everything stands still, so that only the other side works.
"""

from __future__ import annotations

# Before everything else: it changes the sockets and threads of this process.
from seatkeeper.composition.fleet import FleetUser  # isort: skip

import base64
import json
import os
import sys
import time
from argparse import Namespace
from threading import Event
from typing import Any, ClassVar, Final

from locust import HttpUser, User, task
from locust.env import Environment

from seatkeeper.lab.fleet.environment import PROFILE_VARIABLE
from seatkeeper.lab.fleet.exchanges import MeasuredTransport
from seatkeeper.servers.transport import HttpAnswer
from seatkeeper.session.states import Licensed
from tests.benchmarks.recording import Sent, StandingEntropy

_USERS: Final = 10

_POLL: Final = 0.01
"""Seconds."""

_gate: Final = Event()
"""Open while there is to be worked."""


class _Recorder(MeasuredTransport):
    """The fleet's transport; keeps its last exchange while it is asked to."""

    records = True
    last: Sent

    def send(self, method: str, path: str, **options: Any) -> HttpAnswer:
        answer = super().send(method, path, **options)
        if self.records:
            self.last = Sent(method, path, options["headers"], options.get("body"), answer)
        return answer


class Ours(FleetUser):
    """A user of the fleet whose randomness stands still once there is a seat."""

    everybody: ClassVar[list[Ours]] = []
    settled = False

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.randomness = StandingEntropy(f"user {len(self.everybody)}")
        self.everybody.append(self)

    def connect(self) -> MeasuredTransport:
        made = super().connect()
        self.way = _Recorder(made.origin)
        return self.way

    def entropy(self, size: int) -> bytes:
        return self.randomness(size)

    def act(self) -> None:
        if self.settled:
            _gate.wait()
            super().act()
        elif isinstance(self.computer.state, Licensed):
            self.randomness.hold()
            self.computer.step()
            self.settled, self.way.records = True, False
        else:
            self.computer.step()


class Plain(HttpUser):
    """A user of Locust who posts what a user of the fleet posts."""

    sent: ClassVar[dict[str, Any]]

    @task
    def post(self) -> None:
        _gate.wait()
        self.client.post(
            self.sent["path"], headers=self.sent["headers"], json=self.sent["body"],
            name="heartbeat",
        )  # fmt: skip


def _ours() -> None:
    """Tell what each user has asked and was answered; then hear who knows the answers."""
    while len(Ours.everybody) < _USERS or not all(one.settled for one in Ours.everybody):
        time.sleep(_POLL)
    lasts = [one.way.last for one in Ours.everybody]
    _say(
        {
            "answers": {one.path: base64.b64encode(one.canned()).decode() for one in lasts},
            "sent": {
                "path": lasts[0].path,
                "headers": dict(lasts[0].headers),
                "body": lasts[0].body,
            },
        }
    )
    origin = _hear()
    for one in Ours.everybody:
        one.way.origin = origin


class _Count:
    """Counts beats; Locust's own figures begin anew at some moment after the start."""

    def __init__(self) -> None:
        self.beats = 0
        self.failure: object = None

    def __call__(self, exception: object, **_more: object) -> None:
        self.beats += 1
        self.failure = self.failure or exception


def _beat(count: _Count, times: int) -> float:
    """Beat so often, or a little more often, and tell what one cost, in processor time."""
    began, used = count.beats, time.process_time()
    _gate.set()
    while count.beats < began + times:
        time.sleep(_POLL)
    _gate.clear()
    assert count.failure is None, count.failure
    return (time.process_time() - used) / (count.beats - began)


def _hear() -> Any:
    return json.loads(sys.stdin.buffer.readline() or "null")


def _say(what: Any) -> None:
    print(json.dumps(what), flush=True)


def main() -> None:
    """Work until nobody says how often any more."""
    told = _hear()
    user: type[User] = Ours
    if "profile" in told:
        os.environ[PROFILE_VARIABLE] = told["profile"]
    else:
        user, Plain.host, Plain.sent = Plain, told["origin"], told["sent"]
    environment = Environment(user_classes=[user])
    environment.parsed_options = Namespace(
        account="crowd-{n}@demo.example", people=_USERS, expect_workers=1, speed=0.0, beats=0,
        crashes=0.0,
    )  # fmt: skip
    environment.create_local_runner().start(_USERS, spawn_rate=_USERS)
    if user is Ours:
        _ours()
    count = _Count()
    environment.events.request.add_listener(count)  # type: ignore[no-untyped-call]
    _say("ready")
    while times := _hear():
        _say(_beat(count, times))


if __name__ == "__main__":
    main()
