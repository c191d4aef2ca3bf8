"""A new computer: its name, its platform, and whether its app has a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count, islice
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.lab import platform_words
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label

__all__ = ["AddComputer", "NewComputer", "next_names"]

PLATFORMS: Final = ("linux", "windows", "macos")
WIDE: Final = 440
"""Logical pixels."""


@dataclass(frozen=True, slots=True)
class NewComputer:
    """A computer that is wanted.

    Attributes:
        name: What it is called.
        platform: ``linux``, ``windows`` or ``macos``.
        process: Whether its app runs in a process of its own, which can really be killed.
    """

    name: str
    platform: str
    process: bool


def next_names(taken: Sequence[str], number: int) -> tuple[str, ...]:
    """Names for new computers that none has."""
    free = (name for at in count(1) if (name := f"computer-{at}") not in taken)
    return tuple(islice(free, number))


class AddComputer(QDialog):
    """Asks, without stopping the event loop."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        taken: Sequence[str],
        done: Callable[[NewComputer], object],
    ) -> None:
        """Ask.

        Args:
            parent: The window.
            name: That is suggested.
            taken: Names that cannot be given again.
            done: Told what is wanted.
        """
        super().__init__(parent)
        self.setObjectName("lab.addComputer")
        self.setWindowTitle(translate("Lab", "Add a computer"))
        self.setAccessibleName(self.windowTitle())
        self._taken, self._done = set(taken), done
        self._name = QLineEdit(name)
        self._name.setObjectName("lab.newName")
        self._name.setAccessibleName(translate("Lab", "Name"))
        self._name.setMaxLength(60)
        self._name.selectAll()
        self._platform = QComboBox()
        self._platform.setObjectName("lab.newPlatform")
        self._platform.setAccessibleName(translate("Lab", "Platform"))
        for platform in PLATFORMS:
            self._platform.addItem(platform_words(platform), platform)
        self._process = QCheckBox(translate("Lab", "In a process of its own"))
        self._process.setObjectName("lab.newProcess")
        self._process.setAccessibleName(self._process.text())
        about = translate(
            "Lab", "Crashing it then really kills a process. It takes more memory and time."
        )
        self._error = label("", "error", name="lab.newError")
        self._error.hide()
        cancel = button("lab.newCancel", translate("Lab", "Cancel"), self.reject)
        self._ok = button("lab.newAdd", translate("Lab", "Add"), self._finish, "primary")
        self._ok.setDefault(True)
        self.setLayout(
            column(
                label(self.windowTitle(), "heading"), 8,
                label(self._name.accessibleName(), "field"), self._name, self._error, 4,
                label(self._platform.accessibleName(), "field"), self._platform, 4,
                self._process, label(about, "small"), 12,
                row(None, cancel, self._ok, spacing=8), margins=24, spacing=6,
            )
        )  # fmt: skip
        self.setFixedWidth(WIDE)
        self._name.textChanged.connect(self._check)

    def _check(self) -> str:
        """What is wrong with the name, in words; empty for nothing."""
        name = self._name.text().strip()
        if name in self._taken:
            wrong = translate("Lab", "There is a computer of this name already.")
        elif not name:
            wrong = translate("Lab", "A computer needs a name.")
        else:
            wrong = ""
        self._error.setText(wrong)
        self._error.setVisible(bool(wrong))
        self._ok.setEnabled(not wrong)
        return wrong

    def _finish(self) -> None:
        if not self._check():
            self.accept()
            self._done(
                NewComputer(
                    self._name.text().strip(), str(self._platform.currentData()),
                    self._process.isChecked(),
                )
            )  # fmt: skip
