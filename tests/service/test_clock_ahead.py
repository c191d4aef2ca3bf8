"""A clock that is ahead when the server is heard, and is put right after it, gains no time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly
from tests.helpers.workstation import Workstation
from tests.helpers.world import World

Computers = Callable[..., Workstation]
AHEAD = timedelta(hours=20)


@pytest.mark.parametrize("corrected", [True, False])
def test_a_clock_that_was_ahead_does_not_lengthen_the_time_without_a_server(
    computer: Computers, world: World, corrected: bool
) -> None:
    one = computer()
    one.log_in("ada")
    one.clock.skew = AHEAD
    one.do(ev.Heartbeat())
    if corrected:
        one.clock.skew = timedelta(0)
    one.wire.cut()
    world.advance(one.grant.timeout - timedelta(minutes=1))
    assert isinstance(one.do(ev.Tick()), Licensed)
    world.advance(timedelta(minutes=1))
    one.do(ev.Tick())
    assert one.expect(ReadOnly).verdict.reason is Reason.SEAT_LOST


def test_a_clock_put_right_before_the_next_contact_counts_from_that_contact(
    computer: Computers, world: World
) -> None:
    one = computer()
    one.log_in("ada")
    one.clock.skew = AHEAD
    one.do(ev.Heartbeat())
    one.clock.skew = timedelta(0)
    one.do(ev.Heartbeat())
    assert one.expect(Licensed).last_contact == world.now()
