"""Between the client and the windows: the client's observer, its timer, and sleep.

Rules. There is no polling: one single-shot timer is set for the moment the client names. While a
countdown is on the screen a pulse comes every second; otherwise a slow
pulse (every 30 seconds, coarse) refreshes relative times and notices that the computer slept: the
client's trusted time counts suspension, the monotonic timer of the system does not. What the client
says before there is a window to show it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from seatkeeper.qt.presence import Presence
    from seatkeeper.service.client import Client
    from seatkeeper.session.states import Notice, State

__all__ = ["Bridge"]

PULSE: Final = timedelta(seconds=30)
SLEPT: Final = timedelta(seconds=20)
"""A gap between trusted and running time that is called a sleep."""
LONGEST: Final = timedelta(days=1)
"""QTimer counts milliseconds in 32 bits (24 days); a day is short enough and just as idle."""
SHORTEST: Final = timedelta(milliseconds=20)


class Bridge(QObject):
    """Observer of a client; turns what it says into signals on the GUI thread."""

    state_changed = Signal(object)
    noticed = Signal(object)
    restarting = Signal()
    pulsed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._client: Client | None = None
        self._early: list[Callable[[], None]] = []
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._tick)
        self._pulse = QTimer(self, interval=round(PULSE.total_seconds() * 1000))
        self._pulse.timeout.connect(self._beat)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.pulsed)
        self._presence: Presence | None = None
        self._running = QElapsedTimer()
        self._seen: datetime | None = None

    def attach(self, client: Client) -> None:
        """Begin to keep time for a client."""
        from seatkeeper.qt.presence import Presence  # noqa: PLC0415 - after the first paint
        from seatkeeper.qt.widgets import numbers  # noqa: PLC0415

        self._client = client
        self._running.start()
        self._pulse.setProperty("timerType", numbers.VERY_COARSE_TIMER)
        self._seen = client.now()
        self._pulse.start()
        self._presence = Presence(client, self)
        self._arm()

    def catch_up(self) -> None:
        """Tell what was said before anybody listened; the state is known by now."""
        early, self._early = self._early, []
        for tell in early:
            tell()

    def detach(self) -> None:
        """Stop keeping time; the client is about to end."""
        self._client = None
        for timer in (self._due, self._pulse, self._second):
            timer.stop()
        if self._presence is not None:
            self._presence.stop()

    # --- The observer's three words -------------------------------------------------------------

    def changed(self, state: State) -> None:
        """Pass a new state on."""
        self._arm()
        self._count_down(state)
        if self._presence is not None and self._client is not None:
            self._presence.follow(state)
        self.state_changed.emit(state)

    def notified(self, notice: Notice) -> None:
        """Pass a notice on."""
        self._tell(partial(self.noticed.emit, notice))

    def restarted(self) -> None:
        """Pass on that the session begins again at the login window."""
        self._tell(self.restarting.emit)

    def _tell(self, tell: Callable[[], None]) -> None:
        if self._client is None:
            self._early.append(tell)
        else:
            tell()

    # --- Time -----------------------------------------------------------------------------------

    def _arm(self) -> None:
        due = self._client.due() if self._client is not None else None
        if self._client is None or due is None:
            self._due.stop()
            return
        wait = min(max(due - self._client.now(), SHORTEST), LONGEST)
        self._due.start(round(wait.total_seconds() * 1000))

    def _count_down(self, state: State) -> None:
        ends = getattr(state, "idle_until", None) or getattr(state, "claim_until", None)
        if ends is None or self._client is None:
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()

    @Slot()
    def _tick(self) -> None:
        from seatkeeper.session.events import Tick  # noqa: PLC0415 - after the first paint

        if self._client is not None:
            if self._client.allows(Tick):
                self._client.dispatch(Tick())
            self._arm()

    @Slot()
    def _beat(self) -> None:
        from seatkeeper.session.events import Resumed  # noqa: PLC0415 - after the first paint

        if self._client is None or self._seen is None:
            return
        now = self._client.now()
        ran = timedelta(milliseconds=self._running.restart())
        slept = now - self._seen - ran > SLEPT
        self._seen = now
        if slept and self._client.allows(Resumed):
            self._client.dispatch(Resumed())
        self.pulsed.emit()
