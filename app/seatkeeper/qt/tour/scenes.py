"""What every chapter of the story uses: the cast, the pictures, and how a step fails."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from seatkeeper.qt.tour.driver import Driver, Hands, StepFailedError
from seatkeeper.qt.tour.world import World

__all__ = ["Story", "expect"]


def expect(true: bool, what: str) -> None:
    """Fail the step unless something is true."""
    if not true:
        raise StepFailedError(f"not so: {what}")


class Story:
    """Holds what one step leaves to the next.

    Args:
        app: The application object.
        world: Server, network and browser.
        folder: Where the pictures go.
    """

    def __init__(self, app: QApplication, world: World, folder: Path) -> None:
        self.app, self.world, self.folder = app, world, folder
        self.hands: Hands | None = None
        self.request = folder / "files" / "license-request.html"
        self.response = folder / "files" / "license-response.html"
        self._pictures = 0

    def picture(self, name: str) -> Path:
        """The path of the next picture; light and dark of one screen share a number."""
        if not name.endswith("-light"):
            self._pictures += 1
        return self.folder / f"{self._pictures:02}-{name}.png"

    def open(self, computer: str) -> Driver:
        """Start the app on a computer."""
        self.hands = driver = Driver(self.app, self.world.computer(computer), self.picture)
        return driver

    @property
    def driver(self) -> Driver:
        """The app that was started last.

        Raises:
            StepFailedError: None was.
        """
        if not isinstance(self.hands, Driver):
            raise StepFailedError("the app was not started")
        return self.hands

    def log_in(self, email: str, password: str = "demo") -> None:  # noqa: S107 - public
        """Log in through the login window."""
        self.driver.type("login.email", email)
        self.driver.type("login.password", password)
        self.driver.press("login.submit")
