"""What people do at the window, as short as a story tells it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLineEdit

from seatkeeper.session.states import Closed, Licensed
from tests.helpers.world import World
from tests.qt.conftest import DesktopMaker
from tests.qt.driver import Driver

__all__ = ["close", "fields", "info", "log_in", "time_passes"]


def log_in(desktop: DesktopMaker, person: str = "ada", name: str = "laptop") -> Driver:
    """Start the app on a computer, log a demo person in, and be licensed."""
    driver = desktop(name)
    driver.log_in(f"{person}@demo.example")
    driver.until_state(Licensed)
    return driver


def info(driver: Driver) -> Driver:
    """Show License Info."""
    driver.trigger("licenseInfo")
    return driver


def close(driver: Driver) -> None:
    """Close the window and wait for the session to end."""
    driver.window.close()
    driver.until_state(Closed)


def time_passes(driver: Driver, world: World, by: timedelta) -> None:
    """Let time pass for everybody; what was due meanwhile becomes due in the window."""
    world.advance(by)
    driver.stage.bridge.changed(driver.stage.client.state)


def fields(driver: Driver) -> set[str]:
    """The names of all fields on the screen into which something can be typed."""
    return {
        field.objectName()
        for field in driver.window.findChildren(QLineEdit)
        if field.isVisible() and not field.isReadOnly()
    }
