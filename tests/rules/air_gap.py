"""What people do on a computer without a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from seatkeeper.session.states import NoConnection
from tests.helpers.workstation import Workstation
from tests.qt.driver import Driver

Computers = Callable[..., Workstation]


def to_the_wizard(driver: Driver) -> None:
    """Go where a start without a connection leads."""
    driver.until_state(NoConnection)
    driver.press("noConnection.validateOffline")


def save_request(driver: Driver, path: Path) -> bytes:
    """Have the wizard write a request to a path."""
    to_the_wizard(driver)
    driver.press("wizard.next")
    driver.files.path = path
    driver.press("wizard.saveRequest")
    driver.until(lambda: driver.sees("wizard.showFolder"))
    return path.read_bytes()


def without_network(computer: Computers, name: str = "laptop") -> Workstation:
    """A computer that has never had a network, with the client running."""
    one = computer(name)
    one.wire.cut()
    one.start()
    return one
