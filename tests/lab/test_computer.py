"""Virtual computers: what can happen to a computer, and what becomes of the seat."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.lab.errors import LabError
from seatkeeper.lab.lab import Lab
from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import events as ev
from seatkeeper.session.machine import IllegalEventError
from seatkeeper.session.states import Closed, Licensed, NoConnection, ReadOnly, SignedOut
from tests.lab.labs import shared

EIGHT_HOURS = timedelta(hours=8)


def test_a_computer_logs_in_and_holds_a_seat_under_its_own_name(lab: Lab) -> None:
    laptop = lab.computer("laptop", platform="windows")
    assert isinstance(laptop.log_in("ada"), Licensed)
    assert (laptop.user, laptop.told, laptop.runs) == ("ada@demo.example", "", True)
    (seat,) = shared(lab).seats
    assert (seat.computer, seat.account) == ("laptop", "ada@demo.example")


def test_the_same_name_is_the_same_computer_and_another_one_is_another_device(lab: Lab) -> None:
    assert lab.computer("laptop") is lab.computer("laptop")
    assert lab.computer("laptop").identity != lab.computer("desk").identity
    assert list(lab.computers) == ["laptop", "desk"]


@pytest.mark.parametrize(
    ("platform", "cache"),
    [
        ("windows", "AppData/Roaming/Seatkeeper/LicenseCache"),
        ("macos", "Library/Application Support/Seatkeeper/LicenseCache"),
        ("linux", ".local/share/Seatkeeper/LicenseCache"),
    ],
)
def test_a_computer_tells_its_platform_and_keeps_its_files_as_there(
    lab: Lab, platform: str, cache: str
) -> None:
    computer = lab.computer("one", platform=platform)
    computer.log_in("ada")
    assert (computer.folder / cache).is_dir()
    (acquire,) = [entry for entry in lab.wire.entries() if entry.method == "PUT"]
    assert f'"platform": "{platform}"'.encode() in acquire.request_body.replace(b'":"', b'": "')


def test_quitting_frees_a_shared_seat(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    assert isinstance(laptop.close(), Closed)
    assert not laptop.runs
    assert shared(lab).in_use == 0


@pytest.mark.rule("R12")
def test_a_crash_keeps_the_seat_for_eight_hours(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.crash()
    assert (laptop.runs, type(laptop.state)) == (False, Closed)
    lab.advance(EIGHT_HOURS - timedelta(seconds=1))
    assert shared(lab).in_use == 1
    lab.advance(timedelta(seconds=1))
    assert shared(lab).in_use == 0


def test_a_start_after_a_crash_takes_the_same_seat_again(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    (before,) = shared(lab).seats
    laptop.crash()
    assert isinstance(laptop.start(), Licensed)
    (after,) = shared(lab).seats
    assert (after.seat, after.epoch) == (before.seat, before.epoch + 1)


def test_a_start_ends_what_ran_before(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    first = laptop.state
    laptop.start()
    assert laptop.state is not first
    assert shared(lab).in_use == 1


def test_a_computer_that_sleeps_does_nothing_and_loses_its_seat_in_time(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.sleep()
    exchanges = len(lab.wire)
    assert [event.kind for event in lab.advance(EIGHT_HOURS)] == ["seat-timeout"]
    assert (len(lab.wire), shared(lab).in_use) == (exchanges, 0)
    laptop.wake()
    assert isinstance(laptop.state, ReadOnly)
    assert isinstance(laptop.do(ev.Retry()), Licensed)


def test_a_computer_beats_as_soon_as_it_wakes(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.sleep()
    lab.advance(timedelta(hours=7))
    laptop.wake()
    (seat,) = shared(lab).seats
    assert seat.last_heartbeat == lab.clock.now()


def test_nothing_can_be_done_at_a_computer_that_sleeps_or_is_off(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    with pytest.raises(LabError) as off:
        laptop.check_license()
    assert (off.value.code, laptop.allows(ev.LogIn)) == ("not-running", False)
    laptop.start()
    laptop.sleep()
    with pytest.raises(LabError) as asleep:
        laptop.log_in("ada")
    assert (asleep.value.code, laptop.allows(ev.LogIn)) == ("asleep", False)


def test_what_the_state_does_not_allow_is_refused_and_changes_nothing(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    state = laptop.state
    with pytest.raises(IllegalEventError):
        laptop.log_in("ben")
    assert laptop.state is state


def test_an_unplugged_computer_finds_no_server_until_it_is_plugged_in(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.unplug()
    state = laptop.start()
    assert isinstance(state, NoConnection)
    assert "refused" in state.notice.detail
    laptop.plug_in()
    assert isinstance(laptop.do(ev.Retry()), SignedOut)


def test_a_deleted_cache_is_a_new_login_on_the_same_computer(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.close()
    identity = laptop.identity
    laptop.delete_cache()
    assert isinstance(laptop.start(), SignedOut)
    laptop.log_in("ada")
    assert laptop.identity == identity


def test_a_computer_does_without_the_roaming_half_of_its_cache(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("owner")
    laptop.close()
    laptop.delete_cache("roaming")
    assert isinstance(laptop.start(), Licensed)


def test_there_is_no_other_half(lab: Lab) -> None:
    with pytest.raises(ValueError, match="local, roaming or both"):
        lab.computer("laptop").delete_cache("all")


def test_a_copied_cache_is_refused_as_that_of_another_computer(lab: Lab) -> None:
    laptop, thief = lab.computer("laptop"), lab.computer("thief")
    laptop.log_in("permanent")
    laptop.close()
    thief.start()
    laptop.copy_cache_to(thief)
    assert not thief.runs
    thief.unplug()
    state = thief.start()
    assert isinstance(state, ReadOnly), state
    assert state.verdict.reason is Reason.CACHE_UNREADABLE


def test_a_copied_disk_is_the_same_computer_twice(lab: Lab) -> None:
    laptop, twin = lab.computer("laptop"), lab.computer("twin")
    laptop.log_in("ada")
    laptop.copy_cache_to(twin, vault=True)
    assert twin.identity == laptop.identity
    assert isinstance(twin.start(), Licensed)
    assert shared(lab).in_use == 1
    assert isinstance(laptop.do(ev.Heartbeat()), ReadOnly)


def test_a_clock_that_was_set_back_is_noticed(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("owner")
    laptop.crash()
    laptop.unplug()
    assert isinstance(laptop.start(), Licensed)
    laptop.set_clock(timedelta(days=-10))
    assert isinstance(laptop.start(), NoConnection)


@pytest.mark.rule("R61")
def test_extended_seats_outlast_their_computer(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    state = laptop.extend(7)
    assert isinstance(state, Licensed)
    assert state.grant.basis is Basis.OFFLINE_AVAILABILITY
    laptop.crash()
    lab.advance(timedelta(days=6))
    assert shared(lab).in_use == 1
    laptop.start()
    laptop.return_early()
    laptop.close()
    assert shared(lab).in_use == 0


def test_logging_out_begins_anew_at_the_login_window(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    assert isinstance(laptop.log_out(), SignedOut)
    assert (laptop.runs, laptop.user, shared(lab).in_use) == (True, "", 0)


def test_what_the_user_was_told_is_kept_for_the_process(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    laptop.unplug()
    laptop.log_out()
    assert laptop.notices == ["release-failed"]
    laptop.start()
    assert laptop.notices == []


def test_an_air_gapped_computer_is_validated_with_two_files(lab: Lab) -> None:
    island, other = lab.computer("island"), lab.computer("other")
    for computer in (island, other):
        computer.unplug()
        computer.start()
    request = island.make_request()
    other.make_request()
    response = lab.office.accept(request, "permanent")
    assert other.open_response(response).code == "other-computer"
    assert island.open_response(response).accepted
    assert isinstance(island.state, Licensed)
    (seat,) = lab.pool("permanent", category="educational").seats
    assert (seat.computer, seat.basis) == ("island", "validated-offline")


def test_an_idle_user_who_touches_the_keyboard_keeps_the_seat(lab: Lab) -> None:
    lab.office.policy(idle_seconds=3600)
    away, here = lab.computer("away"), lab.computer("here")
    away.log_in("ada")
    here.log_in("ben")
    for _ in range(6):
        lab.advance(timedelta(minutes=30))
        here.be_active()
    assert (away.state_name, here.state_name) == ("Idle", "Licensed")
    assert shared(lab).in_use == 1
