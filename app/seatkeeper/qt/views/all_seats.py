"""All seats in use: said plainly, with every way on (R19), and the seat that is held (R20)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.counting import countdown, seconds_left
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import card, centred, row
from seatkeeper.qt.widgets.words import label, line
from seatkeeper.session.events import NotifyMe, OpenReadOnly, Retry, TakeSeat
from seatkeeper.session.states import WaitingForSeat
from seatkeeper.session.waiting import CLAIM

__all__ = ["AllSeatsView"]


class AllSeatsView(QWidget):
    """Renders ``WaitingForSeat``; ``wanted`` may be ``contact-owner`` or ``log-out``."""

    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self, log_out_words: str, *, accounts: bool = True) -> None:
        super().__init__()
        self._accounts = accounts
        self.setObjectName("page")
        self._claiming = False
        self._title = label("", "title", name="allSeats.title")
        self._text = label("", "muted", name="allSeats.text")
        self._notice = Banner("allSeats.notice")
        self._waiting = label("", "muted", name="allSeats.waiting")
        self._bar = QProgressBar()
        self._bar.setObjectName("allSeats.progress")
        self._bar.setTextVisible(False)
        self._take = BusyButton(
            "allSeats.take",
            translate("AllSeats", "Take Seat"),
            translate("AllSeats", "Taking…"),
            lambda: self.asked.emit(TakeSeat()),
        )
        words = translate("AllSeats", "Try Again"), translate("AllSeats", "Trying…")
        self._retry = BusyButton("allSeats.retry", *words, lambda: self.asked.emit(Retry()))
        self.notify = QCheckBox(translate("AllSeats", "Notify me when a seat is free"))
        self.notify.setObjectName("allSeats.notify")
        self.notify.setAccessibleName(self.notify.text())
        self.notify.clicked.connect(lambda on: self.asked.emit(NotifyMe(wanted=on)))
        self._contact = button(
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
        self.log_out.setVisible(accounts)  # without accounts there is nothing to leave here
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            centred(
                card(
                    Glyph("seat", 56, "accent"),
                    8,
                    self._title,
                    self._text,
                    self._notice,
                    16,
                    self._take,
                    self._retry,
                    self.notify,
                    self._bar,
                    self._waiting,
                    8,
                    line(),
                    8,
                    row(self._contact, read_only),
                    self.log_out,
                    width=520,
                    margins=40,
                )
            )
        )

    def show_state(self, state: WaitingForSeat, *, server: str, now: datetime) -> None:
        """Render the state.

        Args:
            state: The session's.
            server: Name of the server.
            now: Trusted time, aware UTC.
        """
        claiming = state.claim_until is not None
        own = state.verdict.evidence.get("problem") == "computers-exhausted"
        self._take.setVisible(claiming)
        self._take.set_busy(claiming and state.asking)
        self._retry.setVisible(not claiming)
        self._retry.set_busy(state.asking and state.by_hand)
        self.notify.setVisible(not claiming)
        self.notify.setChecked(state.notify)
        self._contact.setVisible(self._accounts and not own)
        said = None
        if state.notice is not None:
            said = explain_notice(state.notice, server=server, now=now)
        self._notice.show_explanation(said)
        if state.claim_until is not None:
            self._show_claim(state.claim_until, now)
        else:
            self._show_waiting(state, now, own=own)
        if claiming and not self._claiming:
            self._take.setFocus()
        self._claiming = claiming

    def _show_claim(self, until: datetime, now: datetime) -> None:
        self._title.setText(translate("AllSeats", "A seat is free."))
        held = translate("AllSeats", "It is held for you for {time}.")
        self._text.setText(held.format(time=countdown(until, now)))
        self._bar.setAccessibleName(translate("AllSeats", "Time left to take the seat"))
        self._bar.setRange(0, round(CLAIM.total_seconds()))
        self._bar.setValue(seconds_left(until, now))
        self._bar.show()
        self._waiting.hide()

    def _show_waiting(self, state: WaitingForSeat, now: datetime, *, own: bool) -> None:
        self._title.setText(translate("AllSeats", "All license seats are in use."))
        self._text.setText(_when_computers() if own else _when_seats())
        self._bar.setAccessibleName(translate("AllSeats", "Waiting for a seat"))
        self._bar.setRange(0, 0)
        self._bar.setVisible(state.notify)
        words = _waiting_line(state, now)
        self._waiting.setText(words)
        self._waiting.setVisible(bool(words))


def _waiting_line(state: WaitingForSeat, now: datetime) -> str:
    if state.asking:
        return translate("AllSeats", "Asking the server…")
    if not state.notify:
        return ""
    next_try = translate("AllSeats", "Next try at {time} ({distance}).").format(
        time=times.clock_time(state.retry_at), distance=times.distance(state.retry_at, now)
    )
    if state.position is None:
        return translate("AllSeats", "Waiting. {next_try}").format(next_try=next_try)
    if state.position == 1:
        return translate("AllSeats", "You are next. {next_try}").format(next_try=next_try)
    words = translate("AllSeats", "You are number {position} in the queue. {next_try}")
    return words.format(position=state.position, next_try=next_try)


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
