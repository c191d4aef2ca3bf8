"""All seats in use: said plainly, with every way on (R19, R20)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import card, centred, row
from seatkeeper.qt.widgets.words import label, line
from seatkeeper.session.events import NotifyMe, OpenReadOnly, Retry
from seatkeeper.session.states import WaitingForSeat

__all__ = ["AllSeatsView"]


class AllSeatsView(QWidget):
    """Renders ``WaitingForSeat``; ``wanted`` may be ``contact-owner`` or ``log-out``."""

    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self, log_out_words: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._text = label("", "muted", name="allSeats.text")
        self._waiting = label("", "muted", name="allSeats.waiting")
        self._bar = QProgressBar()
        self._bar.setObjectName("allSeats.progress")
        self._bar.setAccessibleName(translate("AllSeats", "Waiting for a seat"))
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        words = translate("AllSeats", "Try Again"), translate("AllSeats", "Trying…")
        self._retry = BusyButton("allSeats.retry", *words, lambda: self.asked.emit(Retry()))
        self.notify = QCheckBox(translate("AllSeats", "Notify me when a seat is free"))
        self.notify.setObjectName("allSeats.notify")
        self.notify.setAccessibleName(self.notify.text())
        self.notify.clicked.connect(lambda on: self.asked.emit(NotifyMe(wanted=on)))
        contact = button(
            "allSeats.contactOwner",
            translate("AllSeats", "Contact Owner"),
            lambda: self.wanted.emit("contact-owner"),
        )
        read_only = button(
            "allSeats.readOnly",
            translate("AllSeats", "Open Read-Only"),
            lambda: self.asked.emit(OpenReadOnly()),
        )
        self.log_out = button("allSeats.logOut", log_out_words, lambda: self.wanted.emit("log-out"))
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            centred(
                card(
                    Glyph("seat", 56, "accent"),
                    8,
                    label(
                        translate("AllSeats", "All license seats are in use."),
                        "title",
                        name="allSeats.title",
                    ),
                    self._text,
                    16,
                    self._retry,
                    self.notify,
                    self._bar,
                    self._waiting,
                    8,
                    line(),
                    8,
                    row(contact, read_only),
                    self.log_out,
                    width=520,
                    margins=40,
                )
            )
        )

    def show_state(self, state: WaitingForSeat, *, now: datetime) -> None:
        """Render the state."""
        self._retry.set_busy(state.asking)
        self.notify.setChecked(state.notify)
        self._bar.setVisible(state.notify)
        computers = state.verdict.evidence.get("problem") == "computers-exhausted"
        self._text.setText(_when_computers() if computers else _when_seats())
        if state.asking:
            words = translate("AllSeats", "Asking the server…")
        elif state.notify:
            words = translate("AllSeats", "Waiting. Next try at {time} ({distance}).").format(
                time=times.clock_time(state.retry_at), distance=times.distance(state.retry_at, now)
            )
        else:
            words = ""
        self._waiting.setText(words)
        self._waiting.setVisible(bool(words))


def _when_seats() -> str:
    return translate(
        "AllSeats", "A seat is free again as soon as a colleague closes the app, logs out, or "
        "stops responding. Nothing of yours is lost.",
    )  # fmt: skip


def _when_computers() -> str:
    return translate(
        "AllSeats", "Your license is in use on as many computers as it allows. Logging out on one "
        "of them frees a seat for this one.",
    )  # fmt: skip
