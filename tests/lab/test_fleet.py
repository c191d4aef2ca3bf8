"""Headless clients of the fleet, without Locust: each step, each name, each account."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

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
from tests.helpers.world import WorkstationClock, World

Open = Callable[[int], Headless]


@pytest.fixture
def member(sandbox: SandboxServer, profile: ServerProfile, world: World, tmp_path: Path) -> Open:
    """Seats somebody of a crowd of three, who share two seats, in front of a computer."""
    sandbox.sandbox.gather(3, 2)
    machine = open_computer(profile_dir=tmp_path, vault="memory")._replace(
        clock=WorkstationClock(world)
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
    elsewhere = profile._replace(url=sandbox.portal_url)
    assert locust_process.gather_crowd(elsewhere, 2, 1) is None, "only a sandbox has one"
