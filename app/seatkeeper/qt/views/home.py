"""Welcome: recent projects, or how to begin."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets import numbers
from seatkeeper.qt.widgets.buttons import IconButton, RowButton, follow
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import card, column, row, scrolled
from seatkeeper.qt.widgets.words import label

__all__ = ["HomeView"]


class HomeView(QWidget):
    """``opened`` carries the path of the chosen project, ``forgotten`` of one to be unlisted."""

    opened = Signal(object)
    forgotten = Signal(object)

    def __init__(self, *, new: QAction, open_: QAction, back: QAction) -> None:
        super().__init__()
        self.setObjectName("page")
        self._greeting = label("", "title", name="home.greeting")
        self._lead = label("", "muted", name="home.lead")
        self._list = column(spacing=4)
        self._listed: tuple[str, ...] | None = None
        recent = card(
            label(translate("Home", "Recent projects"), "heading"), 8, self._list, margins=24
        )
        recent.setObjectName("home.recent")
        self._recent = recent
        none = label(translate("Home", "No projects yet"), "heading")
        what = label(
            translate("Home", "A project is a small text document on this computer."), "muted"
        )
        for words in (none, what):
            words.setProperty("alignment", numbers.ALIGN_CENTER)
        picture = row(None, Glyph("document", 56, "accent"), None)
        self._empty = card(picture, none, what, margins=40, spacing=12)
        self._empty.setObjectName("home.empty")
        back_button = follow("home.back", back, "link")
        back.changed.connect(lambda: back_button.setVisible(back.isEnabled()))
        back_button.setVisible(back.isEnabled())
        inside = QWidget()
        inside.setLayout(
            column(
                self._greeting,
                self._lead,
                16,
                row(
                    follow("home.new", new, "primary"),
                    follow("home.open", open_),
                    back_button,
                    None,
                ),
                24,
                recent,
                self._empty,
                None,
                margins=0,
            )
        )
        inside.setMaximumWidth(880)
        around = QWidget()
        middle = row(None, inside, None, margins=32)
        middle.setStretch(1, 8)
        around.setLayout(middle)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(around))

    def greet(self, name: str, lead: str) -> None:
        """Say hello.

        Args:
            name: Name of the user; empty for nobody.
            lead: One sentence of state.
        """
        words = translate("Home", "Welcome, {name}").format(name=name)
        self._greeting.setText(words if name else translate("Home", "Welcome"))
        self._lead.setText(lead)

    def show_recent(self, paths: tuple[str, ...]) -> None:
        """List the recent projects."""
        if paths == self._listed:
            return
        self._listed = paths
        while (old := self._list.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.setParent(None)  # its names are free at once
                widget.deleteLater()
        for index, path in enumerate(paths):
            self._list.addWidget(self._entry(index, Path(path)))
        self._recent.setVisible(bool(paths))
        self._empty.setVisible(not paths)

    def _entry(self, index: int, path: Path) -> QWidget:
        """One project; unlisting it does not touch the file, which may be gone already."""
        entry = QWidget()
        opening = RowButton(
            f"home.recent.{index}",
            path.stem,
            str(path.parent),
            partial(self.opened.emit, path),
            icon="document",
        )
        words = translate("Home", "Remove “{name}” from this list").format(name=path.stem)
        unlisting = IconButton(
            f"home.forget.{index}", "close", words, partial(self.forgotten.emit, path)
        )
        inside = row(opening, unlisting, spacing=4)
        inside.setStretch(0, 1)
        entry.setLayout(inside)
        return entry
