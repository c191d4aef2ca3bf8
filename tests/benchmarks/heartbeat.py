"""A heartbeat, in processor time of the client: signed, asked, answered, verified.

A heartbeat with the sandbox is recorded; then a server that knows nothing but that answer takes
the sandbox's place. The client's randomness stands still from the recording on, so the recorded
answer, which repeats the question's nonce, stays the right one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import requests

from licensecache import MemoryVault
from offline.signing import VerifyKey
from seatkeeper.composition.sandbox import start_sandbox
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.servers.seatkeeper import SeatkeeperServer
from seatkeeper.servers.transport import HttpAnswer, HttpTransport
from seatkeeper.service.identity import DeviceIdentity
from seatkeeper.service.ports import Seat, SeatProof, Tokens
from seatkeeper.system.clock import SystemClock
from tests.benchmarks.canned_server import canned_server
from tests.benchmarks.measuring import Benchmark, Sides, Unit, processor_time
from tests.benchmarks.recording import Sent, StandingEntropy


class _Recorder(HttpTransport):
    """The real transport; remembers the last exchange."""

    def send(self, method: str, path: str, **options: Any) -> HttpAnswer:
        answer = super().send(method, path, **options)
        self.last = Sent(method, path, options["headers"], options.get("body"), answer)
        return answer


@contextmanager
def _beating() -> Iterator[list[Sides]]:
    entropy = StandingEntropy()
    with start_sandbox() as sandbox:
        transport = _Recorder(sandbox.url)
        server = _client(transport, sandbox.root, entropy)
        tokens = server.login("ada@demo.example", PASSWORD)
        assert isinstance(tokens, Tokens)
        taken = server.acquire(tokens, Seat("5ea7" * 8, 0))
        assert isinstance(taken, SeatProof)
        seat = Seat(taken.grant.seat_id, taken.grant.epoch)
        entropy.hold()
        server.heartbeat(tokens, seat)
    sent = transport.last
    with canned_server({"*": sent.canned()}) as origin, requests.Session() as session:
        transport.origin = origin

        def beat() -> None:
            assert isinstance(server.heartbeat(tokens, seat), SeatProof)

        def post() -> None:
            answer = session.request(
                sent.method, origin + sent.path, headers=dict(sent.headers), json=sent.body
            )
            assert answer.content == sent.answer.body

        yield [Sides(processor_time(beat, 5), processor_time(post, 5))]


def _client(
    transport: HttpTransport, root: VerifyKey, entropy: StandingEntropy
) -> SeatkeeperServer:
    return SeatkeeperServer(
        transport=transport,
        root=root,
        device=DeviceIdentity(MemoryVault(), entropy).key,
        known_key_sets=lambda: (),
        clock=SystemClock(),
        entropy=entropy,
        platform="linux",
    )


BENCHMARKS: Final = (
    Benchmark(
        name="heartbeat",
        what="heartbeat, the client's processor time",
        baseline="keep-alive POST of the same size with requests",
        at_most=2,
        unit=Unit.MICROSECONDS,
        rounds=250,
        prepare=_beating,
    ),
)
