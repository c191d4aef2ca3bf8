"""The fleet: headless clients run by Locust, and what it counts is what the server has counted.

Locust changes the sockets of the process that imports it; so it runs in processes of its own here.
"""

from __future__ import annotations

import csv
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import sleep
from typing import Final

import pytest

from licensecache import Vault
from seatkeeper.composition import assemble, locust_process, open_computer
from seatkeeper.lab.fleet.exchanges import Exchange, MeasuredTransport, judged
from seatkeeper.lab.fleet.headless import Headless, Joined, Person
from seatkeeper.lab.fleet.memory_cache import MemoryCache
from seatkeeper.lab.fleet.numbers import Numbers
from seatkeeper.sandbox import accounts, control, crowd, organizations
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.service.lanes import InlineLanes
from seatkeeper.service.ports import Observer
from seatkeeper.session.states import Closed, Licensed, WaitingForSeat
from tests.cli.server import Server
from tests.cli.terminal import Outcome, Terminal, finish, interrupt
from tests.helpers.world import WorkstationClock, World

GUIDE: Final = Path(__file__).parents[2] / "docs" / "qa-guide.md"

Open = Callable[[int], Headless]


# --- one client, without Locust ------------------------------------------------------------------


@pytest.fixture
def member(sandbox: SandboxServer, profile: ServerProfile, world: World, tmp_path: Path) -> Open:
    """Seats somebody of a crowd of three, who share two seats, in front of a computer."""
    sandbox.sandbox.gather(3, 2)
    machine = replace(
        open_computer(profile_dir=tmp_path, vault="memory"), clock=WorkstationClock(world)
    )

    def open_for(number: int) -> Headless:
        def join(vault: Vault, cache: MemoryCache, observer: Observer) -> Joined:
            transport = MeasuredTransport(profile.url)
            assembly = assemble(
                machine, profile, lanes=InlineLanes(), observer=observer, vault=vault,
                transport=transport, cache=cache,
            )  # fmt: skip
            return Joined(assembly.client, transport)

        return Headless(join, Person(f"crowd-{number}@demo.example", PASSWORD))

    return open_for


def in_use(sandbox: SandboxServer) -> int:
    """How many seats the crowd holds."""
    with sandbox.sandbox.database.transaction() as session:
        pools = control.pools_of(session, sandbox.sandbox.clock.now())
    (found,) = [pool for pool in pools if pool.owner == crowd.OWNER]
    return found.in_use


def names(exchanges: list[Exchange]) -> list[str]:
    return [one.operation for one in exchanges if one.operation not in {"discover", "keys"}]


def seated(computer: Headless) -> Licensed:
    """Let somebody start the app and log in."""
    computer.step()
    assert names(computer.step()) == ["login", "acquire"]
    assert isinstance(computer.state, Licensed)
    return computer.state


def test_a_headless_client_logs_in_beats_and_gives_its_seat_back(
    member: Open, sandbox: SandboxServer
) -> None:
    computer = member(1)
    seated(computer)
    (beat,) = computer.step()
    assert (beat.operation, beat.method, beat.status, beat.code) == ("heartbeat", "POST", 200, "")
    assert beat.milliseconds > 0
    assert beat.size > 1000
    assert (computer.beats, in_use(sandbox)) == (1, 1)
    assert names(computer.close()) == ["close"]
    assert isinstance(computer.state, Closed)
    assert in_use(sandbox) == 0


def test_a_headless_client_that_crashed_comes_back_to_its_seat(
    member: Open, sandbox: SandboxServer
) -> None:
    computer = member(1)
    first = seated(computer).grant
    computer.crash()
    assert in_use(sandbox) == 1
    assert "acquire" in names(computer.step())
    assert isinstance(computer.state, Licensed)
    again = computer.state.grant
    assert (again.seat_id, again.epoch) == (first.seat_id, first.epoch + 1)


def test_one_without_a_seat_fails_under_the_code_of_the_verdict_and_waits(
    member: Open, sandbox: SandboxServer
) -> None:
    seated(member(1))
    holder = member(2)
    seated(holder)
    waiting = member(3)
    waiting.step()
    refused = [one for one in waiting.step() if one.code]
    assert [(one.operation, one.code) for one in refused] == [("acquire", "all-seats-in-use")]
    assert type(waiting.state) is WaitingForSeat
    assert [one.code for one in waiting.step()] == ["all-seats-in-use"]
    assert waiting.pause(0) == 1, "as fast as possible is not for those who are refused"
    holder.close()
    assert [one.code for one in waiting.step()] == [""]
    assert waiting.step()[0].operation == "heartbeat"


def test_the_pace_is_the_servers_times_the_speed(member: Open, world: World) -> None:
    computer = member(1)
    state = seated(computer)
    until = (state.next_beat - world.now()).total_seconds()
    assert 0.9 * 600 <= until <= 600
    assert computer.pause(1) == pytest.approx(until)
    assert computer.pause(60) == pytest.approx(until / 60)
    assert computer.pause(0) == 0


def test_a_server_that_is_gone_is_a_failure_under_its_cause(
    member: Open,
) -> None:
    computer = member(1)
    seated(computer)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
    computer.transport.origin = nobody
    (failed,) = computer.step()
    assert (failed.operation, failed.status, failed.code) == ("heartbeat", 0, "refused")
    assert isinstance(computer.state, Licensed), "one lost heartbeat ends nothing"
    assert computer.beats == 0
    assert computer.pause(0) == 1


def test_a_challenge_for_a_newer_nonce_has_a_name_of_its_own() -> None:
    def one(operation: str, status: int) -> Exchange:
        return Exchange("PUT", operation, status, 1.0, 10)

    said = list(
        judged([one("acquire", 401), one("acquire", 409), one("keys", 200)], "all-seats-in-use")
    )
    assert [(each.operation, each.code) for each in said] == [
        ("acquire (nonce)", ""), ("acquire", "all-seats-in-use"), ("keys", ""),
    ]  # fmt: skip
    assert [each.code for each in judged([], "storage")] == ["storage"]
    assert not list(judged([], ""))


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_no_two_users_have_the_same_account_on_however_many_workers(workers: int) -> None:
    taken = []
    for worker in range(workers):
        numbers = Numbers()
        turns = [numbers.take() for _ in range(4)]
        taken += [Numbers.of(turn, worker=worker, workers=workers, people=100) for turn in turns]
    assert sorted(taken) == list(range(1, 4 * workers + 1))


def test_whoever_leaves_gives_the_number_to_the_next() -> None:
    numbers = Numbers()
    assert [numbers.take() for _ in range(3)] == [0, 1, 2]
    numbers.give_back(1)
    assert [numbers.take(), numbers.take()] == [1, 3]
    assert Numbers.of(7, worker=0, workers=1, people=3) == 2, "more users than people"


# --- the crowd of a sandbox ----------------------------------------------------------------------


def test_a_crowd_grows_and_its_seats_are_those_asked_for_last(
    profile: ServerProfile, sandbox: SandboxServer
) -> None:
    assert locust_process.gather_crowd(profile, 2, 1) == (crowd.ADDRESS, PASSWORD)
    assert locust_process.gather_crowd(profile, 4, 3) == (crowd.ADDRESS, PASSWORD)
    with sandbox.sandbox.database.transaction() as session:
        owner = accounts.by_email(session, crowd.OWNER)
        assert owner is not None
        assert len(organizations.members(session, owner)) == 4
        pools = control.pools_of(session, sandbox.sandbox.clock.now())
    assert [pool.total for pool in pools if pool.owner == crowd.OWNER] == [3]
    elsewhere = replace(profile, url=sandbox.portal_url)
    assert locust_process.gather_crowd(elsewhere, 2, 1) is None, "only a sandbox has one"


# --- Locust --------------------------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A sandbox in a process of its own."""
    started = Server.start(tmp_path / "server", "--people", "3", "--seats", "2")
    assert "crowd-1…3@demo.example, 2 seats" in started.printed
    yield started
    assert started.stop().code == 0


def counted(path: Path) -> dict[str, int]:
    """The requests that Locust has counted, by operation."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, int] = {}
    for row in rows:
        if row["Name"] != "Aggregated":
            name = row["Name"].removesuffix(" (nonce)")
            found[name] = found.get(name, 0) + int(row["Request Count"])
    assert sum(found.values()) == int(rows[-1]["Request Count"])
    return found


def served(server: Server) -> dict[str, int]:
    """The requests that the server has counted, without those for its profile."""
    found: dict[str, int] = server.ask("requests")["requests"]
    return {name: count for name, count in found.items() if name != "profile"}


def run_until(
    server: Server, folder: Path, operation: str, times: int, *options: str | Path
) -> Outcome:
    """Run the fleet until the server has heard something so often, then press Ctrl+C."""
    running = Terminal(folder / "here").start(
        "fleet", server.url, "--rate", "5", "--speed", "0", "--csv", folder / "fleet", *options
    )
    while served(server).get(operation, 0) < times:
        assert running.poll() is None, finish(running)
        sleep(0.1)
    return interrupt(running)


def test_five_users_work_and_every_request_is_counted(server: Server, tmp_path: Path) -> None:
    page = tmp_path / "fleet.html"
    ran = run_until(
        server, tmp_path, "heartbeat", 20,
        "--users", "5", "--beats", "3", "--crashes", "50", "--html", page,
    )  # fmt: skip
    assert ran.code == 0, ran
    found = counted(tmp_path / "fleet_stats.csv")
    assert found == served(server)
    assert found["login"] == 5
    assert found["acquire"] > 5, "after three heartbeats everybody starts again"
    assert server.seats("crowd")["in_use"] == 0, "everybody has left"
    assert "heartbeat" in page.read_text(encoding="utf-8")


def test_failures_are_counted_by_verdict(server: Server, tmp_path: Path) -> None:
    ran = run_until(server, tmp_path, "acquire", 5, "--users", "3", "--seats", "1")
    assert ran.code == 1, ran
    with (tmp_path / "fleet_failures.csv").open(encoding="utf-8", newline="") as file:
        failures = {(row["Name"], row["Error"]) for row in csv.DictReader(file)}
    assert failures == {("acquire", "all-seats-in-use")}
    assert counted(tmp_path / "fleet_stats.csv") == served(server)


def test_the_fleet_says_what_it_lacks(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Terminal(tmp_path / "here")
    both = here.call("fleet", server.url, "--sandbox")
    assert (both.code, "[two-servers]" in both.err) == (2, True)
    two = here.call("fleet", server.url, "--master", "--worker")
    assert (two.code, "[master-or-worker]" in two.err) == (2, True)
    nobody = here.call("fleet")
    assert (nobody.code, "[no-server]" in nobody.err) == (2, True)
    monkeypatch.setattr(locust_process, "has_locust", lambda: False)
    missing = here.call("fleet", server.url)
    assert (missing.code, "pip install 'seatkeeper[fleet]'" in missing.err) == (1, True)


def commands_of_the_guide() -> list[list[str]]:
    """The example with two workers, as it stands in the guide; each command in words."""
    (block,) = re.findall(
        r"```console\n(seatkeeper sandbox --port \d+\n.*?)```",
        GUIDE.read_text(encoding="utf-8"),
        re.DOTALL,
    )
    return [line.split()[1:] for line in block.splitlines()]


@pytest.mark.proof
def test_the_example_with_two_workers_runs_and_adds_up(tmp_path: Path) -> None:
    sandbox, *workers, master = commands_of_the_guide()
    assert [words[0] for words in (sandbox, *workers, master)] == ["sandbox", *["fleet"] * 3]
    server = Server.start(tmp_path / "server", *sandbox[1:])
    here = Terminal(tmp_path / "here")
    master[-1] = str(tmp_path / master[-1])
    started: list[subprocess.Popen[str]] = [here.start(*words) for words in workers]
    try:
        ran = here.run(*master)
        assert ran.code == 0, ran
        for worker in started:
            assert finish(worker).code == 0
        found = counted(tmp_path / "fleet_stats.csv")
        print(ran.out)
        assert found == served(server)
        assert found["heartbeat"] > 0
        assert found["close"] == found["login"]
        assert server.seats("crowd")["in_use"] == 0
    finally:
        for worker in started:
            worker.kill()
        assert server.stop().code == 0
