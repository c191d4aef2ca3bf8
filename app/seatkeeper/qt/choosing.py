"""Choosing files, as a port: the system's dialogs in the app, fixed answers in tests and tours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6 import QtCore, QtWidgets
from PySide6.QtWidgets import QWidget

__all__ = ["FileChooser", "SystemDialogs"]


class FileChooser(Protocol):
    """Asks for a file without stopping the event loop."""

    def to_open(
        self, parent: QWidget, title: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        """Ask for an existing file.

        Args:
            parent: The window that asks.
            title: Title of the dialog.
            kinds: Qt's filter, like ``Text (*.txt)``.
            done: Called with the file, unless the user cancels.
        """
        ...

    def to_save(
        self, parent: QWidget, title: str, name: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        """Ask where to write; ``name`` is suggested, and its ending is added if it is missing."""
        ...


class SystemDialogs:
    """The dialogs of the system."""

    def to_open(
        self, parent: QWidget, title: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        """Ask for an existing file."""
        dialog = QtWidgets.QFileDialog(parent, title, "", kinds)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        self._open(dialog, done)

    def to_save(
        self, parent: QWidget, title: str, name: str, kinds: str, done: Callable[[Path], None]
    ) -> None:
        """Ask where to write."""
        dialog = QtWidgets.QFileDialog(parent, title, "", kinds)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        self._open(dialog, done)

    def _open(self, dialog: QtWidgets.QFileDialog, done: Callable[[Path], None]) -> None:
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: done(Path(path)))
        dialog.open()
