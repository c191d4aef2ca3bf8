"""The screen of a start without a connection (R70)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.causes import describe
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import card, centred, column, row
from seatkeeper.qt.widgets.words import label
from seatkeeper.session.events import LogOut, OpenReadOnly, Retry
from seatkeeper.session.states import NoConnection

if TYPE_CHECKING:
    from seatkeeper.service.client import ClientInfo

__all__ = ["NoConnectionView"]


class NoConnectionView(QWidget):
    """Renders ``NoConnection``; ``wanted`` may be ``validate-offline``."""

    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._title = label("", "title", name="noConnection.title")
        self._text = label("", "muted", name="noConnection.text")
        words = translate("NoConnection", "Try Again"), translate("NoConnection", "Trying…")
        self._retry = BusyButton("noConnection.retry", *words, lambda: self.asked.emit(Retry()))
        self._offline = button(
            "noConnection.validateOffline",
            translate("NoConnection", "Validate License Offline…"),
            lambda: self.wanted.emit("validate-offline"),
        )
        self._read_only = button(
            "noConnection.readOnly",
            translate("NoConnection", "Open Read-Only"),
            lambda: self.asked.emit(OpenReadOnly()),
        )
        self._log_out = button(
            "noConnection.logOut",
            translate("NoConnection", "Log Out Anyway"),
            lambda: self.asked.emit(LogOut(anyway=True)),
        )
        self._details = button(
            "noConnection.details",
            translate("NoConnection", "Details"),
            self._toggle,
            "link",
        )
        self._cause = label("", "", name="noConnection.cause", selectable=True)
        self._fact = label("", "small", name="noConnection.fact", selectable=True)
        self._facts = QWidget()
        copy = button("noConnection.copy", translate("NoConnection", "Copy"), self._copy)
        self._facts.setLayout(column(self._cause, self._fact, row(copy, None), spacing=4))
        self._facts.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(
            centred(
                card(
                    Glyph("offline", 56, "accent"),
                    8,
                    self._title,
                    self._text,
                    16,
                    self._retry,
                    *self._explained(),
                    8,
                    row(self._details, None),
                    self._facts,
                    width=520,
                    margins=40,
                )
            )
        )

    def show_state(self, state: NoConnection, info: ClientInfo, *, can_log_out: bool) -> None:
        """Render the state."""
        self._retry.set_busy(state.asking)
        if state.releasing:
            self._title.setText(translate("NoConnection", "Logging out is not finished."))
            self._text.setText(
                translate(
                    "NoConnection", "The server has not confirmed yet that your seat is free. "
                    "Connect to the internet and try again.",
                )
            )  # fmt: skip
        else:
            self._title.setText(translate("NoConnection", "There is no internet connection."))
            self._text.setText(
                translate(
                    "NoConnection", "This license needs a connection to start. Connect and try "
                    "again, or choose one of the other ways.",
                )
            )  # fmt: skip
        offered = info.can("validate-offline")
        for widget in (self._offline, self._offline_hint):
            widget.setVisible(offered and not state.releasing)
        for widget in (self._read_only, self._read_only_hint):
            widget.setVisible(not state.releasing)
        self._log_out.setVisible(state.releasing and can_log_out)
        self._cause.setText(describe(state.notice.detail, info.name))
        self._fact.setText(f"[{state.notice.code}] {state.notice.detail}")

    def _explained(self) -> tuple[QWidget, ...]:
        self._offline_hint = self._hint(
            translate("NoConnection", "For a permanent license, with two files and any other "
                      "computer that has a connection.")
        )  # fmt: skip
        self._read_only_hint = self._hint(
            translate("NoConnection", "Open and view projects, without saving.")
        )
        return (
            self._offline,
            self._offline_hint,
            self._read_only,
            self._read_only_hint,
            self._log_out,
        )

    def _hint(self, words: str) -> QLabel:
        made = label(words, "small")
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._cause.text()}\n{self._fact.text()}")

    def _toggle(self) -> None:
        self._facts.setVisible(not self._facts.isVisible())
