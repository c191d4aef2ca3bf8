"""How a session begins and ends through the real window."""

from __future__ import annotations

from seatkeeper.session.states import Closed, Licensed
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver


def licensed(desktop: DesktopMaker, person: str = "ada", name: str = "laptop") -> Driver:
    driver = desktop(name)
    driver.log_in(f"{person}@demo.example")
    driver.until_state(Licensed)
    return driver


def close(driver: Driver) -> None:
    driver.window.close()
    driver.until_state(Closed)
