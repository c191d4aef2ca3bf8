"""Another program: a window from which a file can be dragged, as from a file manager."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """A file to take."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._path = path
        self.setWindowTitle("Other Program")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's own name
        """Start to drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(self._path)])
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    program = QApplication([])
    window = Source(sys.argv[1])
    window.setGeometry(QRect(1100, 40, 240, 120))
    window.show()
    QTimer.singleShot(300, lambda: os.write(1, b"shown\n"))
    sys.exit(program.exec())
