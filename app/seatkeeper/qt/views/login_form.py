"""Email, password and one button: in the login window, and again when a session has ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import BusyButton, IconButton, button
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import label
from seatkeeper.session.events import CancelLogin, LogIn

__all__ = ["LoginForm"]


class LoginForm(QWidget):
    """Asks for ``LogIn`` and ``CancelLogin``."""

    asked = Signal(object)

    def __init__(self, name: str) -> None:
        """Make it.

        Args:
            name: First part of the object names: ``login`` or ``loginAgain``.
        """
        super().__init__()
        self.email = self._field(f"{name}.email", translate("Login", "Email"))
        self.password = self._field(f"{name}.password", translate("Login", "Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = IconButton(
            f"{name}.showPassword", "eye", translate("Login", "Show password"), self._toggle
        )
        self.keep = QCheckBox(translate("Login", "Keep me logged in"))
        self.keep.setObjectName(f"{name}.keep")
        self.keep.setAccessibleName(self.keep.text())
        self.keep.setChecked(True)
        self._missing = label("", "error", name=f"{name}.missing")
        self._missing.hide()
        words = translate("Login", "Log in"), translate("Login", "Logging in…")
        self._button = BusyButton(f"{name}.submit", *words, self._submit)
        self._cancel = button(
            f"{name}.cancel",
            translate("Login", "Cancel"),
            lambda: self.asked.emit(CancelLogin()),
        )
        self._cancel.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._caption(self.email))
        inside.addWidget(self.email)
        inside.addSpacing(8)
        inside.addWidget(self._caption(self.password))
        inside.addLayout(row(self.password, self._eye, spacing=4))
        inside.addSpacing(4)
        inside.addWidget(self.keep)
        inside.addWidget(self._missing)
        inside.addSpacing(8)
        buttons = row(self._button, self._cancel)
        buttons.setStretch(0, 1)
        inside.addLayout(buttons)
        self.email.returnPressed.connect(self._submit)
        self.password.returnPressed.connect(self._submit)

    def fill(self, email: str, password: str) -> None:
        """Fill the fields in and make the button the next thing to press."""
        self.email.setText(email)
        self.password.setText(password)
        self._missing.hide()
        self._button.setFocus()

    def set_busy(self, busy: bool, *, cancellable: bool) -> None:
        """Show that email and password are on their way."""
        self._button.set_busy(busy)
        self._cancel.setVisible(busy and cancellable)
        for field in (self.email, self.password, self.keep, self._eye):
            field.setEnabled(not busy)

    def focus(self) -> None:
        """Put the cursor where the next word belongs."""
        (self.password if self.email.text() else self.email).setFocus()

    def forget_password(self) -> None:
        """Empty the password field."""
        self.password.clear()

    def _submit(self) -> None:
        email, password = self.email.text().strip(), self.password.text()
        if not email or not password:
            self._missing.setText(translate("Login", "Please enter both email and password."))
            self._missing.show()
            (self.password if email else self.email).setFocus()
            return
        self._missing.hide()
        self.asked.emit(LogIn(email=email, password=password, keep=self.keep.isChecked()))

    def _toggle(self) -> None:
        hidden = self.password.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        if hidden:
            self._eye.say("eye-off", translate("Login", "Hide password"))
        else:
            self._eye.say("eye", translate("Login", "Show password"))

    def _field(self, name: str, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(words)
        return made

    def _caption(self, field: QLineEdit) -> QLabel:
        made = label(field.accessibleName(), "field")
        made.setBuddy(field)
        return made
