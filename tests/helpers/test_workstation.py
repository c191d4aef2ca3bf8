"""The tools of the tests do what the tests believe of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, SignedOut
from tests.helpers.wire import Trouble
from tests.helpers.workstation import Workstation

Computers = Callable[..., Workstation]


def test_a_client_beats_as_time_passes(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.questions.clear()
    one.wait(timedelta(hours=1))
    assert 6 <= len(one.wire.questions) <= 7


@pytest.mark.parametrize(
    ("trouble", "cause"),
    [(Trouble.REFUSED, "refused"), (Trouble.RESET, "network"), (Trouble.LOST_ANSWER, "network")],
)
def test_a_cut_wire_troubles_the_client_until_it_is_mended(
    computer: Computers, trouble: Trouble, cause: str
) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut(trouble)
    one.do(ev.Heartbeat())
    found = one.expect(Licensed).trouble
    assert found is not None
    assert found.detail.startswith(cause)
    one.wire.mend()
    one.do(ev.Heartbeat())
    assert one.expect(Licensed).trouble is None


def test_a_fault_can_be_for_some_questions_only(computer: Computers) -> None:
    one = computer()
    one.log_in("ada")
    one.wire.cut(Trouble.RESET, when=b"DELETE /v1/seats", times=1)
    one.do(ev.Heartbeat())
    assert one.expect(Licensed).trouble is None
    one.do(ev.LogOut())
    one.expect(Licensed)
    one.do(ev.LogOut())
    one.expect(SignedOut)


def test_the_same_folder_is_the_same_computer(computer: Computers) -> None:
    one = computer()
    one.log_in("owner")
    seat, device = one.grant.seat_id, one.grant.device
    one.start()
    assert (one.grant.seat_id, one.grant.device) == (seat, device)
    other = computer("desktop")
    other.log_in("owner")
    assert other.grant.device != device
