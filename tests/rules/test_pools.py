"""R17, R18, R24, R25: licenses in a pool, and how long each lasts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.licensing.grant import SeatCount
from seatkeeper.licensing.verdict import Reason
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, ReadOnly, WaitingForSeat
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.rules.licenses import buy, get_license, invite
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.rule("R17")
@pytest.mark.parametrize("sizes", [(1, 1), (20, 10, 5)])
def test_licenses_of_one_category_are_one_pool_whose_seats_add_up(
    computer: Computers, browser: Open, sizes: tuple[int, ...]
) -> None:
    owner = browser("expired")
    for seats in sizes:
        get_license(owner, seats=str(seats))
    computer().log_in("expired")
    assert computer().grant.seats == SeatCount(total=sum(sizes), in_use=1)


@pytest.mark.rule("R17")
def test_two_licenses_of_one_seat_serve_two_users_and_not_a_third(
    computer: Computers, browser: Open
) -> None:
    owner = browser("expired")
    get_license(owner)
    get_license(owner)
    invite(owner, browser("support"))
    for name in ("one", "two", "three"):
        computer(name).log_in("support")
    computer("one").expect(Licensed)
    computer("two").expect(Licensed)
    computer("three").expect(WaitingForSeat)


@pytest.mark.rule("R17")
def test_a_license_of_another_category_is_refused_for_the_pool_with_the_reason(
    computer: Computers, browser: Open
) -> None:
    owner = browser("owner")
    refused = owner.post("/activate", key=buy(owner, category="educational"))
    assert "commercial, educational and government seats do not mix" in refused.page
    computer().log_in("owner")
    assert computer().grant.seats == SeatCount(total=15, in_use=1)


@pytest.mark.rule("R18")
def test_thirty_seats_step_down_to_ten_and_to_none_as_the_licenses_end(
    computer: Computers, browser: Open, world: World
) -> None:
    owner, one = browser("expired"), computer()
    get_license(owner, seats="20", days="183")
    get_license(owner, seats="10", days="365")
    one.log_in("expired")
    assert one.grant.seats == SeatCount(total=30, in_use=1)
    world.advance(184 * DAY)
    one.start()
    assert one.grant.seats == SeatCount(total=10, in_use=1)
    world.advance(182 * DAY)
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.EXPIRED


def _two_seats_of_which_one_ends_in_an_hour(
    computer: Computers, browser: Open, world: World
) -> tuple[Workstation, Workstation]:
    """Two invited users: the first on the license that lasts, the second on the one that ends."""
    owner = browser("expired")
    get_license(owner, days="365")
    get_license(owner, days="1")
    invite(owner, browser("full"), browser("support"))
    world.advance(timedelta(hours=37, minutes=30))
    lasting, ending = computer("lasting"), computer("ending")
    lasting.log_in("full")
    ending.log_in("support")
    assert lasting.grant.license.expires_on == "2031-03-05"
    assert ending.grant.license.expires_on == "2030-03-06"
    return lasting, ending


@pytest.mark.rule("R18")
def test_a_seat_whose_license_ends_moves_to_another_license_of_the_pool(
    computer: Computers, browser: Open, world: World
) -> None:
    lasting, ending = _two_seats_of_which_one_ends_in_an_hour(computer, browser, world)
    lasting.do(ev.Close())
    ending.wait(2 * HOUR)
    assert ending.grant.license.expires_on == "2031-03-05"


@pytest.mark.rule("R18")
def test_at_the_very_end_the_client_asks_once_more_for_another_license_of_the_pool(
    computer: Computers, browser: Open, world: World
) -> None:
    lasting, ending = _two_seats_of_which_one_ends_in_an_hour(computer, browser, world)
    ending.wait(59 * MINUTE)
    lasting.do(ev.Close())  # too late for the server to tell of it with a heartbeat
    asked = ending.expect(Licensed)
    assert asked.next_beat > ending.client.now() + MINUTE
    ending.wait(MINUTE)
    assert ending.grant.license.expires_on == "2031-03-05"


@pytest.mark.rule("R18")
def test_a_seat_whose_license_ends_is_lost_with_the_reason_when_the_pool_has_no_room(
    computer: Computers, browser: Open, world: World
) -> None:
    _, ending = _two_seats_of_which_one_ends_in_an_hour(computer, browser, world)
    ending.wait(2 * HOUR)
    assert ending.expect(ReadOnly).verdict.reason is Reason.EXPIRED


@pytest.mark.rule("R24")
def test_a_license_activated_six_months_late_has_six_months_left(
    computer: Computers, browser: Open, world: World
) -> None:
    key = buy(browser("expired"), days="365")
    world.advance(183 * DAY)
    assert browser("expired").post("/activate", key=key).status == 200
    computer().log_in("expired")
    assert computer().grant.license.expires_on == "2031-03-05"


@pytest.mark.rule("R25")
def test_a_subscription_that_renews_itself_shows_its_new_end_at_the_next_check(
    computer: Computers, browser: Open, world: World
) -> None:
    get_license(browser("expired"), days="30", renews="yes")
    one = computer()
    one.log_in("expired")
    assert one.grant.license.expires_on == "2030-04-04"
    world.advance(30 * DAY - HOUR)
    one.do(ev.Tick())  # the client's own regular check
    assert one.grant.license.expires_on == "2030-05-04"
