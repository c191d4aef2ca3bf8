"""The banner: what comes first, when it comes back, and who hears of a crowded pool."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from seatkeeper.licensing.grant import SeatCount
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.qt.phrasing.important import Important
from seatkeeper.qt.phrasing.status import most_important
from seatkeeper.qt.phrasing.warnings import expiry_step
from seatkeeper.qt.theme import Tone
from seatkeeper.session.states import Idle, Licensed, Notice, ReadOnly, State
from tests.qt.conftest import Scripted
from tests.qt.scripted import ADA, NOW, OWNED, PORTAL, SHARED, TRIAL, expiring, licensed

SILENT = Notice("unreachable", detail="timeout: no answer")
DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)


def _important(state: State) -> tuple[Important, ...]:
    return most_important(state, server="Demo", now=NOW)


def _ends_in(left: timedelta, **changes: object) -> Licensed:
    return licensed(expiring(left), **changes)


@pytest.mark.rule("R90")
@pytest.mark.parametrize(
    ("left", "step"),
    [
        (14 * DAY + MOMENT, ""), (14 * DAY, "14"), (7 * DAY + MOMENT, "14"), (7 * DAY, "7"),
        (6 * DAY + MOMENT, "7"), (6 * DAY, "6"), (2 * DAY, "2"), (DAY, "1"),
        (timedelta(hours=1) + MOMENT, "1"), (timedelta(hours=1), "last-hour"),
        (MOMENT, "last-hour"), (timedelta(0), ""), (-DAY, ""),
    ],
)  # fmt: skip
def test_the_steps_are_fourteen_days_seven_daily_and_the_last_hour(
    left: timedelta, step: str
) -> None:
    assert expiry_step(left) == step


@pytest.mark.rule("R90")
def test_a_warning_put_away_comes_back_at_each_step_and_not_before(scripted: Scripted) -> None:
    end = NOW + 20 * DAY
    scripted.client.show(_ends_in(20 * DAY))
    shown = []
    for hours in range(20 * 24):
        scripted.client.time = NOW + timedelta(hours=hours)
        scripted.app.bridge.pulsed.emit()
        if scripted.driver.sees("banner") and scripted.driver.sees("banner.dismiss"):
            shown.append((end - scripted.client.time) / DAY)
            scripted.driver.press("banner.dismiss")
    assert shown == [14, 7, 6, 5, 4, 3, 2, 1]
    scripted.client.time = end - timedelta(minutes=59)
    scripted.app.bridge.pulsed.emit()
    assert "within the hour" in scripted.driver.read("banner.what")
    assert not scripted.driver.sees("banner.dismiss"), "the last one stays"


@pytest.mark.rule("R90")
def test_the_warning_is_amber_and_what_is_over_is_red() -> None:
    for left in (13 * DAY, 3 * DAY, timedelta(minutes=30)):
        assert [one.said.tone for one in _important(_ends_in(left))] == [Tone.WARNING]
    over = ReadOnly(verdict=Verdict(Reason.EXPIRED), account=ADA)
    assert [one.said.tone for one in _important(over)] == [Tone.DANGER]


def test_the_banner_shows_the_most_important_thing_first() -> None:
    away = NOW + timedelta(seconds=60)
    shared = _ends_in(
        timedelta(minutes=30), trouble=SILENT, notice=Notice("checked"), idle_until=away
    )
    keys = [one.key.split()[0] for one in _important(shared)]
    assert keys == ["idle-question", "expires", "trouble", "notice"]
    owner = replace(OWNED, license=expiring(3 * DAY).license)
    keys = [one.key.split()[0] for one in _important(licensed(owner, notice=Notice("checked")))]
    assert keys == ["notice", "expires", "crowded"]
    assert [one.key for one in _important(licensed(TRIAL))] == ["trial 4"]
    assert [one.key for one in _important(Idle(account=ADA, grant=SHARED))] == ["idle"]


@pytest.mark.rule("R22")
def test_an_owner_is_warned_from_nine_tenths_of_the_seats(scripted: Scripted) -> None:
    scripted.client.show(licensed(replace(OWNED, seats=SeatCount(15, 13))))
    assert not scripted.driver.sees("banner")
    scripted.client.show(licensed(OWNED))
    assert scripted.driver.read("banner.what") == "14 of 15 seats are in use."
    scripted.driver.press("banner.portal")
    assert scripted.driver.urls == [f"{PORTAL}/licenses"]
    scripted.driver.press("banner.dismiss")
    scripted.client.show(licensed(replace(OWNED, seats=SeatCount(15, 15))))
    assert "has to wait" in scripted.driver.read("banner.more"), "a full pool is told anew"


@pytest.mark.rule("R21")
@pytest.mark.rule("R22")
def test_nobody_but_the_owner_hears_of_the_pool(scripted: Scripted) -> None:
    scripted.client.show(licensed(SHARED))
    assert not scripted.driver.sees("banner")
