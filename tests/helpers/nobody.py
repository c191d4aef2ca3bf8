"""An observer that does not look."""

from __future__ import annotations

from seatkeeper.session.states import Notice, State


class Nobody:
    """Implements ``seatkeeper.service.ports.Observer``."""

    def changed(self, state: State) -> None:
        """Not seen."""

    def notified(self, notice: Notice) -> None:
        """Not heard."""

    def restarted(self) -> None:
        """Not noticed."""
