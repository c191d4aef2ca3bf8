"""What people do at the portal, in the shop and at the support desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from seatkeeper.lab.errors import LabError
from seatkeeper.lab.lab import Lab
from seatkeeper.session.states import Licensed, ReadOnly, WaitingForSeat
from tests.lab.labs import ORCHARD, shared


def test_a_license_that_was_bought_adds_its_seats_to_the_pool(lab: Lab) -> None:
    bought = lab.office.buy(seats=5, days=30)
    assert shared(lab).total == 20
    assert set(lab.office.licenses()) == {ORCHARD, bought}
    lab.office.expire(bought)
    assert shared(lab).total == 15
    lab.office.renew(bought, 10)
    assert shared(lab).total == 20
    lab.advance(timedelta(days=11))
    assert shared(lab).total == 15


@pytest.mark.rule("R10")
def test_the_sixteenth_person_waits_until_somebody_leaves(lab: Lab) -> None:
    for number in range(1, 17):
        lab.office.invite(f"person{number}")
    for number in range(1, 16):
        assert isinstance(lab.computer(f"c{number}").log_in(f"person{number}"), Licensed)
    last = lab.computer("c16")
    assert isinstance(last.log_in("person16"), WaitingForSeat)
    assert shared(lab).free == 0
    lab.computer("c7").close()
    assert shared(lab).free == 1


def test_a_blocked_member_loses_the_seat_and_gets_it_back(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    lab.office.block("ada")
    assert isinstance(laptop.check_license(), ReadOnly)
    lab.office.unblock("ada")
    assert isinstance(laptop.check_license(), Licensed)
    lab.office.remove("ada")
    assert isinstance(laptop.check_license(), ReadOnly)


def test_freed_and_revoked_seats_are_noticed_at_the_next_contact(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("ada")
    assert lab.office.free("ada") == 1
    assert isinstance(laptop.check_license(), ReadOnly)
    laptop.check_license()
    lab.office.revoke(ORCHARD)
    assert isinstance(laptop.check_license(), ReadOnly)
    lab.office.restore(ORCHARD)
    assert isinstance(laptop.check_license(), Licensed)


def test_a_license_can_move_and_its_computers_be_deregistered(lab: Lab) -> None:
    laptop = lab.computer("laptop")
    laptop.log_in("solo")
    lab.office.deregister("L-0DE-002")
    assert isinstance(laptop.check_license(), ReadOnly)
    lab.office.move("L-0DE-002", "ada")
    assert "L-0DE-002" in lab.office.licenses("ada")


def test_a_policy_holds_from_now_on(lab: Lab) -> None:
    lab.office.policy(idle_seconds=900, queue=False)
    state = lab.computer("laptop").log_in("ada")
    assert isinstance(state, Licensed)
    assert state.grant.idle_seconds == 900


def test_the_portals_refusal_is_told_in_its_own_words(lab: Lab) -> None:
    island = lab.computer("island")
    island.start()
    with pytest.raises(LabError, match="permanent") as refused:
        lab.office.accept(island.make_request(), "ada")
    assert refused.value.code == "portal-refused"


def test_people_and_licenses_that_are_not_there_are_named(lab: Lab) -> None:
    with pytest.raises(LabError, match="nobody@demo") as nobody:
        lab.office.free("nobody")
    with pytest.raises(LabError, match="L-1") as nothing:
        lab.office.expire("L-1")
    assert (nobody.value.code, nothing.value.code) == ("no-account", "no-license")


def test_an_act_that_fails_changes_nothing(lab: Lab) -> None:
    before = lab.office.licenses("ben")
    lab.office.buy("ben", category="commercial", days=10)
    with pytest.raises(LabError) as refused:
        lab.office.buy("ben", category="educational", days=10)
    assert refused.value.code == "no-license"
    assert len(lab.office.licenses("ben")) == len(before) + 1
