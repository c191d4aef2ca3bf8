"""A server that hangs, drips, refuses or resets: the window never stands still.

The stall watchdog of this folder (``stalls``) fails every test here in which the GUI thread is kept
from its loop for 100 milliseconds; what the tests themselves look at is that the trouble was
real, and that it was told.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from enum import Enum

import pytest

from seatkeeper.servers.profile import ServerProfile
from seatkeeper.session.states import Licensed, NoConnection, SignedOut
from tests.helpers.stopwatch import Stopwatch
from tests.helpers.wire import Trouble, Wire
from tests.helpers.workstation import Workstation
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver

DEADLINE = 1.2
"""Seconds of one exchange; fifteen in the app."""
LONGEST_END = 2.0
"""Seconds in which a window has closed, whatever the server does."""


class Bad(Enum):
    """How a server is bad."""

    HANGS = "hangs"
    DRIPS = "drips"
    REFUSES = "refuses"
    RESETS = "resets"


class BadWire(Wire):
    """A cable that can also drip: a byte now and then, and never a whole answer."""

    def __init__(self, upstream: str) -> None:
        super().__init__(upstream)
        self._drips = False

    def become(self, bad: Bad) -> None:
        """Be bad from now on."""
        self._drips = bad is Bad.DRIPS
        if bad is Bad.DRIPS:
            self.mend()  # whoever is connected connects anew
        else:
            kinds = {Bad.HANGS: Trouble.HANG, Bad.REFUSES: Trouble.REFUSED}
            self.cut(kinds.get(bad, Trouble.RESET))

    def _carry(self, client: socket.socket, upstream: socket.socket) -> None:
        if not self._drips:
            super()._carry(client, upstream)
            return
        client.recv(65536)
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000:
            client.sendall(bytes([byte]))
            time.sleep(0.02)


Desk = Callable[[], tuple[Driver, BadWire]]


@pytest.fixture
def desk(
    desktop: DesktopMaker, computer: Callable[..., Workstation], profile: ServerProfile
) -> Desk:
    """Opens the window of a computer whose cable can be bad."""

    def open_it() -> tuple[Driver, BadWire]:
        place = computer("laptop", total_seconds=DEADLINE)
        place.wire.close()
        place.wire = wire = BadWire(profile.url)
        place.profile = profile._replace(url=wire.url)
        return desktop("laptop", total_seconds=DEADLINE), wire

    return open_it


def close_in_time(driver: Driver) -> None:
    ended: list[float] = []
    watch = Stopwatch()
    driver.stage.ended.connect(lambda: ended.append(watch.seconds()))
    driver.window.close()
    driver.until(lambda: ended)
    assert ended[0] < LONGEST_END


kinds = pytest.mark.parametrize("bad", Bad, ids=lambda bad: bad.value)


@kinds
def test_logging_in_fails_in_time_and_goes_on_when_the_server_is_back(desk: Desk, bad: Bad) -> None:
    driver, wire = desk()
    driver.until(lambda: isinstance(driver.stage.client.state, SignedOut | NoConnection))
    driver.until_state(SignedOut)
    wire.become(bad)
    driver.log_in("ada@demo.example")
    driver.until(lambda: driver.sees("login.notice"))
    driver.until_state(SignedOut)
    wire._drips = False
    wire.mend()
    driver.log_in("ada@demo.example")
    driver.until_state(Licensed)
    close_in_time(driver)


@kinds
def test_work_goes_on_and_closing_does_not_wait(desk: Desk, bad: Bad) -> None:
    driver, wire = desk()
    driver.log_in("ada@demo.example")
    driver.until_state(Licensed)
    wire.become(bad)
    driver.trigger("check")
    driver.until(lambda: getattr(driver.stage.client.state, "trouble", None) is not None)
    driver.trigger("new")
    driver.trigger("licenseInfo")
    driver.dialog("licenseInfo").close()
    driver.until_state(Licensed)
    close_in_time(driver)


@kinds
def test_the_diagnosis_names_the_trouble(desk: Desk, bad: Bad) -> None:
    driver, wire = desk()
    driver.until_state(SignedOut)
    wire.become(bad)
    driver.trigger("diagnostics")
    driver.until(lambda: driver.read("diagnostics.summary") == "One check failed.")
    where, code = {
        Bad.HANGS: ("server", "timeout"),
        Bad.DRIPS: ("server", "timeout"),
        Bad.REFUSES: ("port", "refused"),
        Bad.RESETS: ("server", "network"),
    }[bad]
    assert f"[{code}" in driver.read(f"check.{where}.advice")


def test_a_window_that_is_closed_while_it_logs_in_is_gone_in_time(desk: Desk) -> None:
    driver, wire = desk()
    driver.until_state(SignedOut)
    wire.become(Bad.HANGS)
    driver.log_in("ada@demo.example")
    close_in_time(driver)
    assert not isinstance(driver.stage.client.state, Licensed)
