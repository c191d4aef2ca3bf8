"""Log in again without leaving the work: the session ended, the seat did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QDialog, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.views.login_form import LoginForm
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.layout import column
from seatkeeper.qt.widgets.words import label

if TYPE_CHECKING:
    from datetime import datetime

    from seatkeeper.session.states import NeedsLogin, ReadOnly

__all__ = ["LoginAgain"]


class LoginAgain(QDialog):
    """Log in again without leaving the work."""

    def __init__(self, parent: QWidget, email: str) -> None:
        super().__init__(parent)
        self.setObjectName("loginAgain")
        title = translate("Login", "Log in again")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(QtCore.Qt.WindowModality.WindowModal)
        self._notice = Banner("loginAgain.notice")
        self.form = LoginForm("loginAgain")
        self.form.email.setText(email)
        more = translate("Login", "Your work stays as it is.")
        self.setLayout(
            column(
                label(title, "heading"), label(more, "muted"), self._notice, 8, self.form,
                margins=32,
            )
        )  # fmt: skip
        self.setFixedWidth(440)
        self.form.focus()

    def show_state(self, state: NeedsLogin | ReadOnly, *, server: str, now: datetime) -> None:
        """Render the state."""
        self.form.set_busy(state.asking, cancellable=False)
        said = explain_notice(state.notice, server=server, now=now) if state.notice else None
        self._notice.show_explanation(said)
