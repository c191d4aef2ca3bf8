"""Whether somebody is there: input in this app, told to a session that wants to know (R23).

Rules. Nothing is watched unless the server's policy asks for it, and what is watched stays here:
the session hears *that* there was input, never what. Input counts when it comes from outside the
program. While nobody is asked it is told now and then; while the question is on the screen, and
after the seat was freed, at once. Then a move of the mouse does not count: a desk that is bumped
into takes no seat.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, QTimer

from seatkeeper.licensing.policy import idle_after
from seatkeeper.session.events import Activity
from seatkeeper.session.states import Idle, Licensed, State

if TYPE_CHECKING:
    from seatkeeper.service.client import Client

__all__ = ["Presence"]

Kind = QEvent.Type
PRESSES: Final = frozenset(
    {Kind.KeyPress, Kind.MouseButtonPress, Kind.Wheel, Kind.TouchBegin, Kind.TabletPress}
)
MOVES: Final = frozenset({Kind.MouseMove, Kind.TabletMove, Kind.TouchUpdate})
LONGEST: Final = timedelta(seconds=15)
"""Input is told at least that often; the question therefore comes by no more than that early."""
SHARE: Final = 60
"""… and at least this many times in the time after which somebody counts as idle."""


class Presence(QObject):
    """Watches the whole application for one client."""

    def __init__(self, client: Client, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._kinds: frozenset[QEvent.Type] = frozenset()
        self._every = 0
        self._told = QElapsedTimer()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)

    def follow(self, state: State) -> None:
        """Watch for what the state wants to know."""
        after = idle_after(state.grant) if isinstance(state, Licensed) else None
        at_once = isinstance(state, Idle) or (
            isinstance(state, Licensed) and state.idle_until is not None
        )
        wait = min(after / SHARE, LONGEST) if after is not None else LONGEST
        self._every = 0 if at_once else round(wait.total_seconds() * 1000)
        if isinstance(state, Idle):
            self._watch(PRESSES)
        else:
            self._watch(PRESSES | MOVES if after is not None else frozenset())

    def stop(self) -> None:
        """Watch no longer."""
        self._soon.stop()
        self._watch(frozenset())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice input, and let it pass."""
        if event.type() in self._kinds and event.spontaneous() and self._is_time():
            self._soon.start()  # told from the event loop: the input reaches its control first
        return False

    def _is_time(self) -> bool:
        waited = not self._told.isValid() or self._told.hasExpired(self._every)
        return waited and not self._soon.isActive()

    def _watch(self, kinds: frozenset[QEvent.Type]) -> None:
        app = QCoreApplication.instance()
        if app is not None and bool(kinds) is not bool(self._kinds):
            app.installEventFilter(self) if kinds else app.removeEventFilter(self)
        self._kinds = kinds

    def _tell(self) -> None:
        self._told.start()
        if self._client.allows(Activity):
            self._client.dispatch(Activity())
