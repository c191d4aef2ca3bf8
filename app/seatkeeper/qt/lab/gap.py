"""Opens the air-gap view from the lab: on a server of its own, which is made on a lane."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from seatkeeper.qt.lab.worker import Failed

if TYPE_CHECKING:
    from seatkeeper.qt.air_gap.window import AirGapWindow
    from seatkeeper.qt.air_gap.world import AirGapParts
    from seatkeeper.qt.lanes import QtLanes

__all__ = ["AirGapDoor"]

LANE: Final = "gap"


class AirGapDoor(QObject):
    """``opened`` is sent when the view is there; ``failed`` carries a ``Failed``."""

    opened = Signal()
    failed = Signal(object)

    def __init__(
        self, lanes: QtLanes, make: Callable[[], AbstractContextManager[AirGapParts]]
    ) -> None:
        """Make it.

        Args:
            lanes: Of the lab's window.
            make: Makes the parts of the view; called on a lane.
        """
        super().__init__()
        self._lanes, self._make = lanes, make
        self._stack = ExitStack()
        self._coming = False
        self.view: AirGapWindow | None = None

    def open(self) -> None:
        """Open the view, or bring it to the front."""
        if self.view is not None:
            self.view.raise_()
            self.view.activateWindow()
        elif not self._coming:
            self._coming = True
            self._lanes.submit(LANE, self._prepare, self._show)

    def shut(self) -> None:
        """Close the view if it is open."""
        if self.view is not None:
            self.view.close()

    def _prepare(self) -> AirGapParts | Failed:
        try:
            return self._stack.enter_context(self._make())
        except (OSError, ValueError) as error:
            return Failed("air-gap-not-opened", str(error))

    def _show(self, parts: AirGapParts | Failed) -> None:
        from seatkeeper.qt.air_gap.window import AirGapWindow  # noqa: PLC0415 - when wanted

        self._coming = False
        if isinstance(parts, Failed):
            self.failed.emit(parts)
            return
        self.view = view = AirGapWindow(parts)
        view.ended.connect(self._over)
        view.show()
        view.begin()
        self.opened.emit()

    def _over(self) -> None:
        view, self.view = self.view, None
        if view is not None:
            view.finish()
            view.deleteLater()
            self._lanes.submit(LANE, self._stack.close, lambda _none: None)
