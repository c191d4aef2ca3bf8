"""The banner: the one most important thing, without stopping anybody's work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import Explanation
from seatkeeper.qt.widgets.buttons import IconButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column
from seatkeeper.qt.widgets.words import label, restyle

__all__ = ["Banner", "Choice"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a banner offers.

    Attributes:
        name: Last part of the button's object name.
        text: Its words.
        pressed: What it does.
    """

    name: str
    text: str
    pressed: Callable[[], object]


class Banner(QFrame):
    """Shows an explanation, or nothing."""

    def __init__(self, name: str, dismissed: Callable[[], object] | None = None) -> None:
        """Make it.

        Args:
            name: Object name; its parts are ``name.what``, ``name.more`` and so on.
            dismissed: Called when the user puts it away; None if that cannot be done.
        """
        super().__init__()
        self.setObjectName(name)
        self._shown: tuple[Explanation, tuple[str, ...]] | None = None
        self._copied = ""
        self._glyph = Glyph("info", 24, "info")
        self._what = label("", "field", name=f"{name}.what", selectable=True)
        self._more = label("", "", name=f"{name}.more", selectable=True)
        self._buttons: list[QPushButton] = []
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        copy_words = translate("Banner", "Copy this message")
        self._copy = IconButton(f"{name}.copy", "copy", copy_words, self._copy_text)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 12, 12, 12)
        inside.setSpacing(12)
        inside.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(column(self._what, self._more, spacing=4), 1)
        inside.addLayout(self._actions)
        inside.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        words = translate("Banner", "Put this message away")
        self._dismiss = IconButton(f"{name}.dismiss", "close", words, dismissed or self.hide)
        self._dismiss.setVisible(dismissed is not None)
        inside.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_explanation(
        self, said: Explanation | None, *choices: Choice, dismissable: bool = False
    ) -> None:
        """Show another explanation; None hides the banner.

        Args:
            said: What to say.
            choices: Buttons, the most useful first.
            dismissable: Whether the user can put it away.
        """
        self._dismiss.setVisible(dismissable)
        if said is None:
            self._shown = None
            self.hide()
            return
        key = (said, tuple(choice.text for choice in choices))
        if key != self._shown:
            self._fill(said, choices)
            self._shown = key
        self.show()

    def _fill(self, said: Explanation, choices: tuple[Choice, ...]) -> None:
        self._glyph.show_icon(said.tone, said.tone)
        self._what.setText(said.what)
        self._more.setText(said.more)
        self._more.setVisible(bool(said.more))
        self._copied = said.plain
        self._copy.setVisible(bool(said.code))
        self.setAccessibleName(said.what)
        self.setAccessibleDescription(said.more)
        for old in self._buttons:
            self._actions.removeWidget(old)
            old.deleteLater()
        self._buttons = [
            button(f"{self.objectName()}.{one.name}", one.text, one.pressed) for one in choices
        ]
        for new in self._buttons:
            self._actions.addWidget(new, 0, Qt.AlignmentFlag.AlignVCenter)
        restyle(self, tone=str(said.tone))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
