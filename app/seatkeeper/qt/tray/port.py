"""The system's tray, as a port: Qt's in the app, one that can be looked at in tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu

from seatkeeper.licensing.value import Value

__all__ = ["Look", "Tray"]


class Look(Value, frozen=True):
    """How the tray shows a state: by shape and by colour.

    Attributes:
        icon: Name of the picture, each state with a shape of its own.
        color: ``#rrggbb``.
        words: The state in words.
    """

    icon: str
    color: str
    words: str


class Tray(Protocol):
    """A place in the system's tray."""

    def offer(self, menu: QMenu, opened: Callable[[], object]) -> None:
        """Say what its menu is, and what happens when it is pressed."""
        ...

    def show(self, look: Look) -> None:
        """Show a state."""
        ...

    def message(self, title: str, words: str, pressed: Callable[[], object]) -> bool:
        """Show a system notification.

        Returns:
            Whether the system shows it.
        """
        ...

    def remove(self) -> None:
        """Give the place back."""
        ...
