"""What surrounds a window in the tests: servers with written answers, a tray to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure
from seatkeeper.qt.tray.port import Look

__all__ = ["DEMO", "OTHER", "SeenTray", "WrittenServers"]

DEMO = ServerEntry(
    key="demo",
    name="Seatkeeper Demo",
    url="http://127.0.0.1:8700",
    portal="http://127.0.0.1:8701",
    fingerprint="aB3dE6gH jK9mN2pQ sT5vW8yZ bC4fG7iJ lM1oP3rS uV6",
    last_used=True,
    document="{}",
)
OTHER = ServerEntry(
    key="other",
    name="University of Examples",
    url="https://license.example.org",
    portal="https://portal.example.org",
    fingerprint="Zz3dE6gH jK9mN2pQ sT5vW8yZ bC4fG7iJ lM1oP3rS uV7",
    document="{}",
)


@dataclass
class WrittenServers:
    """Answers as the test has written.

    Attributes:
        known: The servers this computer knows.
        found: The answer to reading and fetching.
        failure: The answer to keeping, using and removing.
        tested: The answer to a test of the connection.
        released: While it is not set, fetching waits.
        asked: What was looked for.
        used: The servers that were chosen, by their keys.
        answered: How many fetches have ended.
    """

    known: tuple[ServerEntry, ...] = (DEMO, OTHER)
    found: ServerEntry | ServerFailure = OTHER
    failure: ServerFailure | None = None
    tested: ServerFailure | None = None
    released: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    answered: int = 0

    def __post_init__(self) -> None:
        self.released.set()

    def all(self) -> tuple[ServerEntry, ...]:
        return self.known

    def read(self, path: Path) -> ServerEntry | ServerFailure:
        self.asked.append(str(path))
        return self.found

    def fetch(self, address: str) -> ServerEntry | ServerFailure:
        self.asked.append(address)
        answer = self.found
        self.released.wait(20)
        self.answered += 1
        return answer

    def add(self, entry: ServerEntry) -> ServerFailure | None:
        if self.failure is None:
            self.known = (*(one for one in self.known if one.key != entry.key), entry)
        return self.failure

    def use(self, entry: ServerEntry) -> ServerFailure | None:
        if self.failure is None:
            self.used.append(entry.key)
            self.known = tuple(one._replace(last_used=one.key == entry.key) for one in self.known)
        return self.failure

    def remove(self, entry: ServerEntry) -> ServerFailure | None:
        if self.failure is None:
            self.known = tuple(one for one in self.known if one.key != entry.key)
        return self.failure

    def test(self, entry: ServerEntry) -> ServerFailure | None:
        self.asked.append(entry.key)
        return self.tested


@dataclass
class SeenTray:
    """A tray that can be looked at and pressed.

    Attributes:
        looks: What it has shown.
        messages: The notifications it has shown.
        supports: Whether the system shows notifications.
    """

    looks: list[Look] = field(default_factory=list)
    messages: list[tuple[str, str]] = field(default_factory=list)
    supports: bool = True
    menu: QMenu | None = None
    opened: Callable[[], object] = print
    removed: bool = False

    def offer(self, menu: QMenu, opened: Callable[[], object]) -> None:
        self.menu, self.opened = menu, opened

    def show(self, look: Look) -> None:
        self.looks.append(look)

    def message(self, title: str, words: str, pressed: Callable[[], object]) -> bool:
        if self.supports:
            self.messages.append((title, words))
            self.opened = pressed
        return self.supports

    def remove(self) -> None:
        self.removed = True

    def entry(self, name: str) -> QAction:
        """An entry of the menu."""
        assert self.menu is not None
        found = self.menu.findChild(QAction, f"tray.{name}")
        assert isinstance(found, QAction)
        return found
