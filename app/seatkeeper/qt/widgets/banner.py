"""The banner: the one most important thing, without stopping anybody's work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from seatkeeper.licensing.value import Value
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import Explanation
from seatkeeper.qt.widgets.buttons import IconButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column
from seatkeeper.qt.widgets.words import label, restyle

__all__ = ["Banner", "Choice"]

NARROW: Final = 480
"""Logical pixels; below, the buttons stand below the words."""


class Choice(Value, frozen=True):
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
        self._dismissed = dismissed
        self._shown: Explanation | None = None
        self._choices: tuple[Choice, ...] = ()
        self._copied = ""
        self.hide()

    def _build(self) -> None:
        """Make what is inside when there is something to say; most banners never say anything."""
        name = self.objectName()
        self._glyph = Glyph("info", 24, "info")
        self._what = label("", "field", name=f"{name}.what", selectable=True)
        self._more = label("", "", name=f"{name}.more", selectable=True)
        self._buttons: list[QPushButton] = []
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._actions.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(8)
        self._body.addLayout(column(self._what, self._more, spacing=4), 1)
        self._body.addLayout(self._actions)
        copy_words = translate("Banner", "Copy this message")
        self._copy = IconButton(f"{name}.copy", "copy", copy_words, self._copy_text)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(16, 12, 12, 12)
        inside.setSpacing(12)
        edge = QWidget()  # keeps the icon beside the first line, however many follow
        edge.setFixedWidth(self._glyph.width())
        edge.setMinimumHeight(self._glyph.height())
        self._glyph.setParent(edge)
        inside.addWidget(edge)
        inside.addLayout(self._body, 1)
        inside.addWidget(self._copy)
        words = translate("Banner", "Put this message away")
        pressed = self._dismissed or self.hide
        self._dismiss = IconButton(f"{name}.dismiss", "close", words, pressed)
        inside.addWidget(self._dismiss)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where there is no room beside them."""
        super().resizeEvent(event)
        if self.layout() is None:
            return
        directions = QBoxLayout.Direction
        narrow = event.size().width() < NARROW
        self._body.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def show_explanation(
        self, said: Explanation | None, *choices: Choice, dismissable: bool = False
    ) -> None:
        """Show another explanation; None hides the banner.

        Args:
            said: What to say.
            choices: Buttons, the most useful first.
            dismissable: Whether the user can put it away.
        """
        if said is None:
            self._shown = None
            self.hide()
            return
        if self.layout() is None:
            self._build()
        self._dismiss.setVisible(dismissable)
        if said != self._shown:
            self._fill(said)
            self._shown = said
        self._offer(choices)
        self.show()

    def _fill(self, said: Explanation) -> None:
        self._glyph.show_icon(said.tone, said.tone)
        self._what.setText(said.what)
        self._more.setText(said.more)
        self._more.setVisible(bool(said.more))
        self._copied = said.plain
        self._copy.setVisible(bool(said.code))
        self.setAccessibleName(said.what)
        self.setAccessibleDescription(said.more)
        restyle(self, tone=str(said.tone))

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        """Show the buttons; the same ones stay, so that words can change under the finger."""
        shown = [(one.name, one.text) for one in self._choices]
        self._choices = choices
        if shown == [(one.name, one.text) for one in choices]:
            return
        for old in self._buttons:
            self._actions.removeWidget(old)
            old.setParent(None)  # its name is free at once
            old.deleteLater()
        self._buttons = [
            button(f"{self.objectName()}.{one.name}", one.text, partial(self._press, index))
            for index, one in enumerate(choices)
        ]
        last: QWidget = self._copy
        for index, new in enumerate(self._buttons):
            self._actions.insertWidget(index, new)
            QWidget.setTabOrder(last, new)
            last = new
        if self._buttons:
            QWidget.setTabOrder(last, self._copy)  # it stands behind them

    def _press(self, index: int) -> None:
        self._choices[index].pressed()

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._copied)
