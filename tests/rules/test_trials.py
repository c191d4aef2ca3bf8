"""R80 to R84: trials."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from seatkeeper.lab.portal_visit import PortalError, PortalVisit
from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.verdict import Reason
from seatkeeper.sandbox.demo import PASSWORD
from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session import events as ev
from seatkeeper.session.states import Licensed, NoConnection, ReadOnly
from tests.helpers.workstation import Workstation
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.rules.windows import info, log_in
from tests.sandbox.browsers import Browser

Computers = Callable[..., Workstation]
Open = Callable[..., Browser]
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def days_left(one: Workstation) -> int:
    """Active days of the trial that were not begun yet."""
    assert one.grant.trial is not None
    return one.grant.trial.days_left


def works(one: Workstation, hours: int) -> None:
    """The app runs for so long; a heartbeat every six hours is enough to keep the seat."""
    while hours > 0:
        one.world.advance(min(hours, 6) * HOUR)
        one.do(ev.Tick())
        hours -= 6


def evaluates(one: Workstation) -> int:
    """A person starts the app, works for two hours and closes it; returns the days left."""
    one.start()
    works(one, 2)
    left = days_left(one)
    one.do(ev.Close())
    return left


@pytest.mark.rule("R80")
def test_a_trial_lasts_ninety_days_from_its_request_and_five_active_days(
    computer: Computers, browser: Open, world: World
) -> None:
    assert "Your trial begins" in browser("support").post("/trial").page
    world.advance(89 * DAY)
    one = computer()
    one.log_in("support")
    assert one.grant.basis is Basis.TRIAL
    assert one.grant.license.expires_on == "2030-06-03"
    assert one.grant.trial is not None
    assert (one.grant.trial.active_days, days_left(one)) == (5, 4)
    works(one, 24 + 15)
    assert isinstance(one.client.state, ReadOnly)


@pytest.mark.rule("R81")
def test_a_start_takes_an_active_day_which_covers_twenty_four_hours_and_any_restarts(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("trial")
    assert days_left(one) == 4
    one.do(ev.Close())
    for _ in range(3):
        one.world.advance(7 * HOUR)
        one.start()
        assert days_left(one) == 4
    one.world.advance(3 * HOUR)
    one.start()
    assert days_left(one) == 3


@pytest.mark.rule("R81")
def test_an_app_that_still_runs_after_its_day_takes_another(computer: Computers) -> None:
    one = computer()
    one.log_in("trial")
    works(one, 23)
    assert days_left(one) == 4
    works(one, 1)
    assert days_left(one) == 3


@pytest.mark.rule("R81")
@pytest.mark.rule("R82")
def test_two_days_a_week_of_holidays_and_three_days_are_the_whole_trial(
    computer: Computers, world: World
) -> None:
    one = computer()
    one.log_in("trial")
    one.do(ev.Close())
    left = []
    for pause in (0, 1, 8, 1, 1):
        world.advance(pause * DAY)
        left.append(evaluates(one))
    assert left == [4, 3, 2, 1, 0]
    world.advance(DAY)
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.TRIAL_OVER


@pytest.mark.rule("R82")
def test_an_app_that_runs_out_of_active_days_is_told_so_at_the_next_heartbeat(
    computer: Computers,
) -> None:
    one = computer()
    one.log_in("trial")
    works(one, 5 * 24 - 1)
    one.expect(Licensed)
    works(one, 1)
    assert one.expect(ReadOnly).verdict.reason is Reason.TRIAL_OVER


@pytest.mark.rule("R82")
def test_the_trial_ends_after_ninety_days_whatever_active_days_are_left(
    computer: Computers, world: World
) -> None:
    one = computer()
    one.log_in("trial")
    one.do(ev.Close())
    world.advance(90 * DAY)
    assert evaluates(one) == 3
    world.advance(DAY)
    one.start()
    assert one.expect(ReadOnly).verdict.reason is Reason.TRIAL_OVER


@pytest.mark.rule("R82")
def test_the_app_shows_how_many_of_five_days_are_left(desktop: DesktopMaker) -> None:
    driver = info(log_in(desktop, "trial"))
    assert driver.read("banner.what").startswith("Trial: 4 of 5 days left;")
    assert driver.read("licenseInfo.trial").startswith("4 of 5 days left; it ends on 2030-06-0")


@pytest.mark.rule("R83")
def test_a_trial_has_no_offline_availability_and_no_offline_validation(
    computer: Computers, sandbox: SandboxServer
) -> None:
    one = computer()
    one.log_in("trial")
    assert not one.client.allows(ev.Extend)
    with PortalVisit(sandbox.portal_url) as visit:
        visit.upload(one.make_request().html.decode())
        visit.log_in("trial@demo.example", PASSWORD)
        with pytest.raises(PortalError, match="A trial needs a connection"):
            visit.accept()
    one.wire.cut()
    one.start()
    one.expect(NoConnection)


@pytest.mark.rule("R84")
@pytest.mark.parametrize(
    ("person", "days", "words"),
    [
        ("owner", 0, "There is no trial for an account that has a license."),
        ("trial", 0, "You have a trial already."),
        ("trial", 120, "You had a trial recently."),
    ],
)
def test_no_trial_beside_a_license_or_a_running_or_recent_trial(
    browser: Open, world: World, person: str, days: int, words: str
) -> None:
    world.advance(days * DAY)
    assert words in browser(person).post("/trial").page


@pytest.mark.rule("R84")
def test_an_invited_user_without_a_license_of_their_own_gets_a_trial(
    computer: Computers, browser: Open
) -> None:
    assert "Your trial begins" in browser("full").post("/trial").page
    computer().log_in("full")
    assert computer().grant.basis is Basis.TRIAL
