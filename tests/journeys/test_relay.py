"""A computer whose server is a Keygen Relay: no login, no account, and everything else as ever."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from seatkeeper.licensing.verdict import Reason
from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session import events as ev
from seatkeeper.session.states import Closed, Licensed, NoConnection, ReadOnly, WaitingForSeat
from tests.helpers.relay_double import RelayDouble, relay_profile, running_relay
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation
from tests.helpers.world import World


@dataclass
class Place:
    """A Relay and the computers around it."""

    double: RelayDouble
    profile: ServerProfile
    world: World
    folder: Path

    def computer(self, name: str = "laptop") -> Workstation:
        return Workstation(self.folder / name, self.world, self.profile)


@pytest.fixture
def place(world: World, tmp_path: Path) -> Iterator[Place]:
    with running_relay(world, licenses=1) as (double, url):
        yield Place(double, relay_profile(url), world, tmp_path)


def test_a_start_needs_no_login(place: Place) -> None:
    laptop = place.computer()
    laptop.start()
    state = laptop.expect(Licensed)
    assert laptop.client.account is None
    assert not laptop.client.info.has_login
    assert not laptop.client.info.can("usage")
    assert state.grant.offline_until is None
    assert not laptop.client.allows(ev.Extend)
    assert len(place.double.leases) == 1


def test_heartbeats_keep_the_lease_and_closing_frees_it(place: Place) -> None:
    laptop = place.computer()
    laptop.start()
    for _ in range(10):
        laptop.wait(timedelta(seconds=30))
        place.double.cull()
    laptop.expect(Licensed)
    assert len(place.double.leases) == 1
    laptop.do(ev.Close())
    laptop.expect(Closed)
    assert not place.double.leases


def test_a_crashed_computer_takes_the_same_lease_again(place: Place) -> None:
    laptop = place.computer()
    laptop.start()
    seat = laptop.grant.seat_id
    laptop.start()
    assert laptop.grant.seat_id == seat
    assert laptop.grant.epoch == 2
    assert len(place.double.leases) == 1


def test_a_kept_lease_allows_no_start_without_contact(place: Place) -> None:
    laptop = place.computer()
    laptop.start()
    laptop.wire.cut()
    laptop.start()
    assert laptop.expect(NoConnection).notice.detail.startswith("refused:")
    laptop.wire.mend()
    laptop.do(ev.Retry())
    laptop.expect(Licensed)


def test_a_process_that_resumes_goes_on_with_the_kept_lease(place: Place) -> None:
    laptop = place.computer()
    laptop.start(resumes=True)
    laptop.wire.cut(Trouble.REFUSED)
    laptop.start(resumes=True)
    laptop.expect(Licensed)


def test_releasing_the_seat_frees_it_and_leaves_nothing_behind(place: Place) -> None:
    laptop = place.computer()
    laptop.start()
    laptop.do(ev.LogOut())
    state = laptop.expect(ReadOnly)
    assert (state.verdict.reason, laptop.told) == (Reason.NO_LICENSE, "released")
    assert laptop.seen.restarts == 1
    assert not place.double.leases
    assert not laptop.record.grant
    laptop.do(ev.Check())
    laptop.expect(Licensed)


def test_a_release_that_nobody_heard_is_refused_or_done_here_only(place: Place) -> None:
    laptop = place.computer()
    laptop.start()
    laptop.wire.cut()
    laptop.do(ev.LogOut())
    laptop.expect(Licensed)
    laptop.do(ev.LogOut(anyway=True))
    laptop.expect(ReadOnly)
    assert laptop.told == "released-anyway"


def test_who_finds_no_free_license_waits_and_is_told(place: Place) -> None:
    first, second = place.computer("first"), place.computer("second")
    first.start()
    second.start()
    second.expect(WaitingForSeat)
    second.do(ev.NotifyMe(True))
    first.do(ev.Close())
    second.wait(timedelta(seconds=20))
    assert second.expect(WaitingForSeat).held is not None
    second.do(ev.TakeSeat())
    second.expect(Licensed)


def test_a_lease_that_went_to_somebody_else_ends_work_only_when_told_twice(place: Place) -> None:
    first, second = place.computer("first"), place.computer("second")
    first.start()
    place.double.leases.clear()
    second.start()
    second.expect(Licensed)
    first.do(ev.Heartbeat())
    trouble = first.expect(Licensed).trouble
    assert trouble is not None
    assert trouble.detail.startswith("unconfirmed:")
    first.wait(timedelta(seconds=45))
    assert first.expect(ReadOnly).verdict.reason in {Reason.SEAT_LOST, Reason.ALL_SEATS_IN_USE}


def test_a_cache_that_cannot_be_read_is_told_and_a_lease_can_be_taken_all_the_same(
    place: Place,
) -> None:
    laptop = place.computer()
    laptop.start()
    for path in laptop.folder.rglob("*.slc"):
        path.write_bytes(b"garbage")
    laptop.start()
    assert laptop.expect(ReadOnly).verdict.reason is Reason.CACHE_UNREADABLE
    place.world.advance(timedelta(seconds=61))  # what was leased is forgotten, so it must time out
    place.double.cull()
    laptop.do(ev.Check())
    laptop.expect(Licensed)


def test_a_license_file_of_another_vendor_is_never_a_license(place: Place) -> None:
    laptop = place.computer()
    wrong = json.loads(place.profile.to_json()) | {"root": "00" * 31 + "01"}
    laptop.profile = ServerProfile.from_json(json.dumps(wrong | {"url": laptop.profile.url}))
    laptop.start()
    assert laptop.expect(NoConnection).notice.detail.startswith("bad-answer:")
