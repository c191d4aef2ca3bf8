"""The server as a process: what it keeps, how it stops, and many clients at once."""

from __future__ import annotations

import errno
import json
import socket
import stat
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
import requests

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.sandbox.timing import Timing
from tests.helpers.stopwatch import Stopwatch
from tests.sandbox.computers import START, Computer, counting_entropy, pool

ORG = "owner@demo.example"


def serve(data: Path | None = None, name: str = "kept") -> SandboxServer:
    return SandboxServer(data=data, now=lambda: START, entropy=counting_entropy(name))


def test_seats_sessions_clock_and_keys_survive_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serve(folder) as server:
        ada = Computer(server, "one").login("ada@demo.example")
        ada.acquire()
        server.sandbox.advance(timedelta(minutes=30))
        root = server.root
    with serve(folder, "other entropy") as server:
        ada.server = server
        assert server.root == root
        assert server.sandbox.clock.now() == START + timedelta(minutes=30)
        assert ada.heartbeat().granted.epoch == 1
        assert pool(server, ORG)["free"] == 14


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_secrets_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    serve(folder).stop()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "keys.json").stat().st_mode) == 0o600


def test_every_data_folder_has_keys_of_its_own(tmp_path: Path) -> None:
    first, second = serve(tmp_path / "a", "a"), serve(tmp_path / "b", "b")
    assert first.root != second.root
    first.stop()
    second.stop()


@pytest.mark.parametrize("content", ["", "[]", '{"root": "00"}', '{"root": 1}'])
def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "keys.json").write_text(content)
    with pytest.raises(ValueError, match="does not hold the keys"):
        serve(tmp_path)


def test_a_database_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sandbox.sqlite").write_text(
        "not a database, but long enough to be looked at\n" * 99
    )
    with pytest.raises(ValueError, match="is not the database"):
        serve(tmp_path)


def test_a_taken_port_is_an_error_and_leaves_nothing_open() -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    with taken, pytest.raises(OSError, match=str(errno.EADDRINUSE)):
        SandboxServer(portal_port=taken.getsockname()[1], now=lambda: START, entropy=bytes)


def test_reset_starts_anew_in_the_present_with_the_same_keys() -> None:
    with serve() as server:
        root = server.root
        ada = Computer(server, "one").login("ada@demo.example")
        ada.acquire()
        server.sandbox.advance(timedelta(days=3))
        answer = requests.post(f"{server.url}/sandbox/reset", timeout=30).json()
        assert answer == {"now": START.isoformat().replace("+00:00", "Z"), "advanced_seconds": 0}
        assert pool(server, ORG)["free"] == 15
        assert ada.call("GET", "/v1/licenses").status_code == 401
        assert server.root == root


def test_the_profile_is_what_a_vendor_ships() -> None:
    with serve() as server:
        profile = requests.get(f"{server.url}/sandbox/profile", timeout=30).json()
        assert profile == server.profile()
        assert json.loads(json.dumps(profile)) == {
            "format": "seatkeeper-profile/1",
            "name": "Seatkeeper Sandbox",
            "adapter": "seatkeeper",
            "url": server.url,
            "portal": server.portal_url,
            "root": server.root.as_jwk(),
        }


def test_discovery_tells_periods_and_test_accounts() -> None:
    timing = Timing(heartbeat_seconds=10, timeout_seconds=60)
    with SandboxServer(now=lambda: START, entropy=counting_entropy("x"), timing=timing) as server:
        found = requests.get(f"{server.url}/.well-known/seatkeeper", timeout=30).json()
    assert (found["heartbeat_seconds"], found["timeout_seconds"]) == (10, 60)
    assert found["sandbox"] is True
    assert found["root"] == server.root.thumbprint
    assert {"email": "ada@demo.example", "password": "demo"}.items() <= found["test_accounts"][
        0
    ].items()


def test_a_server_stops_within_two_seconds_whatever_its_clients_do() -> None:
    server = serve()
    server.start()
    address = server.url.removeprefix("http://").split(":")
    with socket.create_connection((address[0], int(address[1]))) as slow:
        slow.sendall(b"POST /v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        watch = Stopwatch()
        server.stop()
        assert watch.seconds() < 2.5
    server.stop()


def test_a_pool_is_never_over_allocated_by_many_clients_at_once(server: SandboxServer) -> None:
    clients = 40
    everybody = [
        Computer(server, f"computer {number}").login("ada@demo.example")
        for number in range(clients)
    ]
    start = threading.Barrier(clients)
    seen: list[int] = []

    def live(computer: Computer) -> int:
        """Three rounds of taking a seat and giving it back; how often that worked."""
        granted = 0
        start.wait()
        for _ in range(3):
            if computer.acquire().grant is not None:
                granted += 1
                seen.append(pool(server, ORG)["in_use"])
                computer.close()
        return granted

    with ThreadPoolExecutor(clients) as threads:
        granted = list(threads.map(live, everybody))
    assert max(seen) <= 15
    assert sum(granted) >= 15
    assert pool(server, ORG)["in_use"] == 0


def test_exactly_the_seats_there_are_are_given_to_clients_that_keep_them(
    server: SandboxServer,
) -> None:
    everybody = [
        Computer(server, f"computer {number}").login("ada@demo.example") for number in range(25)
    ]
    start = threading.Barrier(len(everybody))

    def take(computer: Computer) -> str:
        start.wait()
        return computer.acquire().problem

    with ThreadPoolExecutor(len(everybody)) as threads:
        outcomes = list(threads.map(take, everybody))
    assert sorted(outcomes) == [""] * 15 + ["all-seats-in-use"] * 10
    assert pool(server, ORG)["free"] == 0


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_two_hundred_clients_compete_for_fifteen_seats_and_none_starves(
    server: SandboxServer, capsys: pytest.CaptureFixture[str]
) -> None:
    clients = 200
    everybody = [
        Computer(server, f"computer {number}").login("ada@demo.example")
        for number in range(clients)
    ]
    start = threading.Barrier(clients)
    pause = threading.Event()  # never set: how a client waits before it asks again
    most: list[int] = []

    def live(computer: Computer) -> tuple[int, float]:
        """Ask until there is a seat, use it for one heartbeat, give it back."""
        start.wait()
        began = monotonic()
        asked = 1
        while computer.acquire().grant is None:
            pause.wait(0.1)
            asked += 1
        waited = monotonic() - began
        most.append(pool(server, ORG)["in_use"])
        assert computer.heartbeat().grant is not None
        computer.close()
        return asked, waited

    with ThreadPoolExecutor(clients) as threads:
        lives = list(threads.map(live, everybody))
    waits = sorted(waited for _, waited in lives)
    assert max(most) <= 15
    assert len(lives) == clients
    assert pool(server, ORG)["in_use"] == 0
    with capsys.disabled():
        print(
            f"\n{clients} clients, 15 seats: at most {max(most)} in use, "
            f"{sum(asked for asked, _ in lives)} requests for a seat, waits: "
            f"median {waits[clients // 2]:.1f} s, longest {waits[-1]:.1f} s"
        )
