"""The USB stick: a real folder, its files to be dragged, and what each of them holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QWidget

from offline.inspecting import Inspection, inspect
from offline.limits import MAX_FILE_BYTES
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.widgets.buttons import RowButton
from seatkeeper.qt.widgets.layout import card, column
from seatkeeper.qt.widgets.words import label

__all__ = ["UsbStick"]


class UsbStick(QFrame):
    """Shows a folder. ``chosen`` carries the path of the file whose content is shown."""

    chosen = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._files = QWidget()
        self._files.setLayout(column(spacing=8))
        self._facts = QWidget()
        self._facts.setLayout(QGridLayout())
        self._about = label("", "muted", name="airGap.about")
        inside = card(
            label(translate("AirGap", "USB stick"), "heading"),
            label(
                translate("AirGap", "Files travel on it, in one direction and then in the other."),
                "muted",
            ),
            self._files, 8, self._about, self._facts, None, margins=24,
        )  # fmt: skip
        self.setLayout(column(inside))
        self.refresh(None)

    def refresh(self, newest: Path | None) -> None:
        """Show the files that are there now, and what the newest one holds."""
        layout = self._files.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for path in sorted(self._folder.glob("*.html")):
            entry = _FileRow(path, self.explain)
            if layout is not None:
                layout.addWidget(entry)
        if newest is not None:
            self.explain(newest)
        elif not any(self._folder.iterdir()):
            self._about.setText(translate("AirGap", "The stick is empty."))

    def explain(self, path: Path) -> None:
        """Say what a file is, and what it holds."""
        with path.open("rb") as file:
            found = inspect(file.read(MAX_FILE_BYTES + 1))
        self._about.setText(_about(path, found))
        grid = self._facts.layout()
        if isinstance(grid, QGridLayout):
            _fill(grid, found.facts)
        self.chosen.emit(path)


def _about(path: Path, found: Inspection) -> str:
    kind = {
        "request": translate(
            "AirGap",
            "A request: “this computer asks for a license”, signed with the computer's own random "
            "key. It holds no name of a computer or a person, and no hardware address.",
        ),
        "response": translate(
            "AirGap",
            "A response: the license itself, signed by the server, for this one computer and this "
            "one request. On any other computer it is useless.",
        ),
    }.get(found.kind.value, translate("AirGap", "Neither a request nor a response."))
    return f"{path.name}\n{kind}"


def _fill(grid: QGridLayout, facts: dict[str, str]) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.setParent(None)
            widget.deleteLater()
    grid.setColumnStretch(1, 1)
    shown = [(words, facts[name]) for name, words in _labels().items() if name in facts]
    for line, (words, value) in enumerate(shown):
        grid.addWidget(label(words, "small"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(_short(value), "small", selectable=True), line, 1)


def _labels() -> dict[str, str]:
    """Name the facts that tell a person something, in order; the others stay in the file."""
    return {
        "request": translate("AirGap", "Request number"),
        "created": translate("AirGap", "Made"),
        "made": translate("AirGap", "Answered"),
        "open_before": translate("AirGap", "Open before"),
        "portal": translate("AirGap", "Portal"),
        "platform": translate("AirGap", "Kind of computer"),
        "app_version": translate("AirGap", "App version"),
        "device": translate("AirGap", "Device key"),
        "bytes": translate("AirGap", "Size in bytes"),
    }


def _short(value: str) -> str:
    return f"{value[:18]}…" if len(value) > 34 and " " not in value else value


class _FileRow(RowButton):
    """A file on the stick: pressed, it is explained; dragged, it travels."""

    def __init__(self, path: Path, explain: Callable[[Path], None]) -> None:
        size = translate("AirGap", "{bytes} bytes; drag it, or press it to look inside")
        super().__init__(
            f"airGap.file.{path.stem}", path.name, size.format(bytes=path.stat().st_size),
            lambda: explain(path), "document",
        )  # fmt: skip
        self._path = path
        self._pressed_at: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would have begun."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag."""
        start = self._pressed_at
        moved = start is not None and (event.position().toPoint() - start).manhattanLength()
        if not moved or moved < QApplication.startDragDistance():
            return
        self.setDown(False)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
