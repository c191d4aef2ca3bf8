"""How a session begins and ends through the real window."""

from __future__ import annotations

from datetime import timedelta

from seatkeeper.sandbox.server import SandboxServer
from seatkeeper.session.states import Closed, Licensed
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver
from tests.sandbox.computers import pool


def licensed(desktop: DesktopMaker, person: str = "ada", name: str = "laptop") -> Driver:
    driver = desktop(name)
    driver.log_in(f"{person}@demo.example")
    driver.until_state(Licensed)
    return driver


def close(driver: Driver) -> None:
    driver.window.close()
    driver.until_state(Closed)


def free(sandbox: SandboxServer, owner: str = "owner@demo.example") -> int:
    """How many seats of an owner's pool are free."""
    number = pool(sandbox, owner)["free"]
    assert isinstance(number, int)
    return number


def time_passes(driver: Driver, world: World, by: timedelta) -> None:
    """Let time pass; the window's timer is set anew, as a real one would have run out."""
    world.advance(by)
    driver.stage.bridge.changed(driver.stage.client.state)
