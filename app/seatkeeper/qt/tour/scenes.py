"""What every chapter of the story uses: the cast, the pictures, and how a step fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from seatkeeper.qt.tour.driver import Driver, Hands, StepFailedError
from seatkeeper.qt.tour.world import World

__all__ = ["Chapter", "Story", "expect"]


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
        language: That the windows speak, like ``de``.
        numbers: Counts the pictures; the same one for every language, so that pictures of one
            screen share a number.
    """

    def __init__(
        self,
        app: QApplication,
        world: World,
        folder: Path,
        language: str,
        numbers: dict[str, int],
    ) -> None:
        self.app, self.world, self.folder = app, world, folder
        self.language, self._numbers = language, numbers
        self.taken: list[str] = []
        self.hands: Hands | None = None
        self.files = folder / "files" / language
        self.files.mkdir(parents=True, exist_ok=True)
        self.request = self.files / "license-request.html"
        self.response = self.files / "license-response.html"

    def picture(self, name: str) -> Path:
        """The path of the next picture.

        Args:
            name: Of the screen, with ``-light`` or ``-dark`` at its end.
        """
        screen, _, appearance = name.rpartition("-")
        number = self._numbers.setdefault(screen, len(self._numbers) + 1)
        made = f"{number:02}-{screen}-{self.language}-{appearance}.png"
        self.taken.append(made)
        return self.folder / made

    def open(self, computer: str, *, knows_server: bool = True) -> Driver:
        """Start the app on a computer; one that knows no server asks how to begin."""
        place = self.world.computer(computer, knows_server=knows_server)
        self.hands = driver = Driver(self.app, place, self.picture, self.language)
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


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the story, with a heading of its own in the gallery.

    Attributes:
        title: Its heading.
        steps: What happens, in order: the first sentence of each one's docstring is its title,
            and it returns what it has checked.
    """

    title: str
    steps: tuple[Callable[[Story], str], ...]
