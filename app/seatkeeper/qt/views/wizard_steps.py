"""The first three steps of the offline wizard."""

from __future__ import annotations

from abc import abstractmethod
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import times
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.copyable import Copyable
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.qr import QrCode
from seatkeeper.qt.widgets.words import label, restyle

if TYPE_CHECKING:
    from seatkeeper.service.exchange import PendingSummary

LONGEST_PATH: Final = 40
"""Characters of a path that are shown; Show in Folder shows the rest."""

__all__ = ["BeforeStep", "ConnectedStep", "RequestStep", "Step", "StepList"]


class StepList(QFrame):
    """The steps at the side, the current one marked by weight, colour and words."""

    def __init__(self, headings: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("wizard.steps")
        self.setFixedWidth(232)
        self._numbers: list[QLabel] = []
        self._words: list[QLabel] = []
        inside = column(margins=24, spacing=16)
        for number, heading in enumerate(headings, start=1):
            badge = label(str(number), "number")
            badge.setFixedSize(28, 28)
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            words = label(heading)
            self._numbers.append(badge)
            self._words.append(words)
            line = row(spacing=12)
            line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
            inside.addLayout(line)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_current(self, index: int) -> None:
        """Mark a step."""
        for number, (badge, words) in enumerate(zip(self._numbers, self._words, strict=True)):
            badge.setText("✓" if number < index else str(number + 1))
            restyle(badge, role="number" if number <= index else "numberAhead")
            restyle(words, role="field" if number == index else "muted")
            now = translate("Wizard", "current step") if number == index else ""
            words.setAccessibleDescription(now)


class Step(QWidget):
    """A page with a heading, a sentence, and room below."""

    def __init__(self, lead: str) -> None:
        super().__init__()
        self.page = QVBoxLayout(self)
        self.page.setContentsMargins(32, 24, 32, 24)
        self.page.setSpacing(12)
        self.page.addWidget(label(self.heading(), "title"))
        if lead:
            self.page.addWidget(label(lead, "muted"))
        self.page.addSpacing(8)

    @staticmethod
    @abstractmethod
    def heading() -> str:
        """What the step is called, on its page and in the list."""


class BeforeStep(Step):
    """What to know first."""

    @staticmethod
    def heading() -> str:
        """What the step is called."""
        return translate("Wizard", "Before you start")

    def __init__(self) -> None:
        super().__init__(
            translate(
                "Wizard", "For a computer that never has a connection. You need any other computer "
                "that has one, and a USB stick.",
            ),
        )  # fmt: skip
        for icon, words in (
            ("success", translate("Wizard", "Works for permanent licenses only.")),
            ("lock", translate("Wizard", "Binds one seat to this computer, for good.")),
            ("warning", translate("Wizard", "Logging out is not possible afterwards.")),
            ("shield", translate("Wizard", "The files tell nothing about you or this computer, "
                                 "and no secret.")),
        ):  # fmt: skip
            line = row(spacing=12)
            line.addWidget(Glyph(icon, 24, "accent"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words), 1, Qt.AlignmentFlag.AlignVCenter)
            self.page.addLayout(line)
        self._waiting = Banner("wizard.pending")
        self.page.addSpacing(8)
        self.page.addWidget(self._waiting)
        self.page.addStretch(1)

    def show_pending(self, pending: tuple[PendingSummary, ...], now: datetime) -> None:
        """Say which requests wait for their response."""
        if not pending:
            return
        lines = [times.moment_and_distance(one.created, now) for one in pending]
        said = Explanation(
            what=translate("Wizard", "A saved request is waiting for its response."),
            still=translate("Wizard", "Saved: {times}.").format(times="; ".join(lines)),
            todo=translate("Wizard", "The last step opens the response; all of them stay valid."),
        )
        self._waiting.show_explanation(said)


class RequestStep(Step):
    """Save the request file."""

    copied = Signal()
    folder = Signal(object)

    @staticmethod
    def heading() -> str:
        """What the step is called."""
        return translate("Wizard", "Save the request file")

    def __init__(self, portal: str) -> None:
        super().__init__(
            translate(
                "Wizard", "Save it on a USB stick and take it to the other computer. It can be "
                "saved again at any time.",
            ),
        )  # fmt: skip
        self._path: Path | None = None
        self._answer = Banner("wizard.requestAnswer")
        self.save = BusyButton(
            "wizard.saveRequest",
            translate("Wizard", "Save Request File…"),
            translate("Wizard", "Preparing…"),
            lambda: None,
        )
        copy = button("wizard.copyRequest", translate("Wizard", "Copy as Text"), self.copied.emit)
        self._folder = button(
            "wizard.showFolder",
            translate("Wizard", "Show in Folder"),
            lambda: self.folder.emit(self._path),
        )
        self._folder.hide()
        self.page.addLayout(row(self.save, copy, self._folder, None))
        self.page.addWidget(self._answer)
        self.page.addSpacing(16)
        self.page.addWidget(label(translate("Wizard", "The portal's address"), "field"))
        address = Copyable("wizard.portal", translate("Wizard", "Address of the portal"))
        address.show_value(portal)
        self.page.addWidget(address)
        words = translate("Wizard", "QR code of the portal's address")
        self.code = QrCode("wizard.qr", words)
        self.page.addWidget(self.code)
        self.page.addStretch(1)

    @property
    def saved(self) -> bool:
        """Whether the request was saved in this sitting."""
        return self._path is not None

    def say(self, said: Explanation) -> None:
        """Show why the request could not be made or saved."""
        self._answer.show_explanation(said)

    def show_saved(self, path: Path) -> None:
        """Show where it was saved."""
        from seatkeeper.qt.theme import Tone  # noqa: PLC0415

        self._path = path
        self._folder.show()
        what = translate("Wizard", "Saved as “{name}”.").format(name=path.name)
        where = translate("Wizard", "Folder: {folder}").format(folder=_shortened(path.parent))
        self._answer.show_explanation(Explanation(what=what, still=where, tone=Tone.SUCCESS))


class ConnectedStep(Step):
    """What to do on the computer that has a connection."""

    opened = Signal()

    @staticmethod
    def heading() -> str:
        """What the step is called."""
        return translate("Wizard", "On a connected computer")

    def __init__(self, portal: str) -> None:
        super().__init__(
            translate("Wizard", "Any computer with a browser will do. This program is not needed.")
        )
        self._texts = (
            translate(
                "Wizard", "Double-click the request file. The browser opens and goes to the "
                "portal by itself.",
            ),
            translate("Wizard", "Log in there with your account, and accept the request."),
            translate(
                "Wizard", "Download the response file, bring it back here, and open it in the "
                "last step.",
            ),
        )  # fmt: skip
        self._portal = portal
        for number, words in enumerate(self._texts, start=1):
            badge = label(str(number), "number")
            badge.setFixedSize(28, 28)
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line = row(spacing=12)
            line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words), 1, Qt.AlignmentFlag.AlignVCenter)
            self.page.addLayout(line)
        self.page.addSpacing(8)
        self.page.addWidget(
            label(
                translate(
                    "Wizard", "If the browser does not go on by itself, upload the file at the "
                    "portal's address: {portal}",
                ).format(portal=portal),
                "muted",
                selectable=True,
            )
        )  # fmt: skip
        print_ = button("wizard.print", translate("Wizard", "Print…"), self._print)
        open_ = button(
            "wizard.openPortal", translate("Wizard", "Open the Portal Here"), self.opened.emit
        )
        self.page.addSpacing(8)
        self.page.addLayout(row(print_, open_, None))
        self.page.addStretch(1)

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - rarely used

        printer = QPrinter()
        dialog = QPrintDialog(printer, self)
        dialog.setObjectName("printDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        steps = "\n\n".join(f"{number}. {text}" for number, text in enumerate(self._texts, start=1))
        document = QTextDocument(f"{self.heading()}\n\n{steps}\n\n{self._portal}", dialog)
        dialog.accepted.connect(lambda: document.print_(printer))
        dialog.show()


def _shortened(folder: Path) -> str:
    """A folder for one line: its last parts, as a path has no place to break a line."""
    text = str(folder)
    return text if len(text) <= LONGEST_PATH else f"…{text[-LONGEST_PATH:]}"
