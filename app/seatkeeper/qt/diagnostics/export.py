"""The tab of the bundle: what a support desk would get to see, before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from seatkeeper.qt.diagnostics.tab import LANE, DiagnosisTab
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import label
from seatkeeper.service.diagnosis import BundlePart

if TYPE_CHECKING:
    from collections.abc import Callable

    from seatkeeper.qt.choosing import FileChooser
    from seatkeeper.service.diagnosis import Finding
    from seatkeeper.service.ports import Lanes

__all__ = ["ExportTab"]

MOST_SHOWN: Final = 50_000
"""Characters of a part that are shown; the file holds all of them."""


class ExportTab(DiagnosisTab):
    """Shows the parts of a bundle, and saves it."""

    def __init__(
        self, lanes: Lanes, files: FileChooser, findings: Callable[[], dict[str, Finding]]
    ) -> None:
        super().__init__(lanes)
        self._files, self._findings = files, findings
        self._parts: tuple[BundlePart, ...] = ()
        lead = translate(
            "Diagnostics",
            "A support desk can find the cause with these files. They hold no password, token or "
            "proof; email addresses and the name of your own folder have been taken out.",
        )
        self._answer = Banner("diagnostics.exported", lambda: self._answer.show_explanation(None))
        self._part = QComboBox()
        self._part.setObjectName("diagnostics.part")
        self._part.setAccessibleName(translate("Diagnostics", "File in the bundle"))
        self._part.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._size = label("", "muted", name="diagnostics.partSize")
        self._text = QPlainTextEdit()
        self._text.setObjectName("diagnostics.preview")
        self._text.setAccessibleName(translate("Diagnostics", "What the file holds"))
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setPlaceholderText(translate("Diagnostics", "This file is empty."))
        self._save = BusyButton(
            "diagnostics.save",
            translate("Diagnostics", "Save Bundle…"),
            translate("Diagnostics", "Saving…"),
            self._ask_where,
        )
        self._part.currentIndexChanged.connect(self._show_part)
        top = row(self._part, self._size)
        top.setStretch(1, 1)
        inside = column(label(lead, "muted"), self._answer, top, self._text, margins=16, spacing=12)
        inside.setStretch(3, 1)
        self.setLayout(inside)
        self.bottom = row(None, self._save)
        self._save.setEnabled(False)

    @property
    def is_ready(self) -> bool:
        """Whether there is something to be saved."""
        return bool(self._parts)

    def refresh(self) -> None:
        """Make the parts again."""
        if self._diagnosis is not None:
            diagnosis, findings = self._diagnosis, self._findings()
            self._lanes.submit(
                LANE, lambda: diagnosis.bundle(findings, diagnosis.now()), self._show
            )

    def _show(self, parts: tuple[BundlePart, ...]) -> None:
        names = [part.name for part in parts]
        self._parts = parts
        if names != [self._part.itemText(index) for index in range(self._part.count())]:
            self._part.clear()
            self._part.addItems(names)
        self._save.setEnabled(True)
        self._show_part(self._part.currentIndex())

    def _show_part(self, number: int) -> None:
        if not 0 <= number < len(self._parts):
            return
        text = self._parts[number].text
        said = translate("Diagnostics", "{count} characters")
        if len(text) > MOST_SHOWN:
            said = translate("Diagnostics", "{count} characters; the first {shown} are shown")
        self._size.setText(said.format(count=len(text), shown=MOST_SHOWN))
        self._text.setPlainText(text[:MOST_SHOWN])

    def _ask_where(self) -> None:
        self._files.to_save(
            self,
            translate("Diagnostics", "Save Bundle"),
            "seatkeeper-support.zip",
            translate("Diagnostics", "Bundles (*.zip)"),
            self._write,
        )

    def _write(self, path: Path) -> None:
        diagnosis, parts = self._diagnosis, self._parts
        if diagnosis is None:
            return
        self._save.set_busy(True)

        def work() -> OSError | None:
            try:
                diagnosis.save_bundle(path, parts)
            except OSError as error:
                return error
            return None

        self._lanes.submit(LANE, work, lambda failure: self._written(path, failure))

    def _written(self, path: Path, failure: OSError | None) -> None:
        self._save.set_busy(False)
        if failure is None:
            what = translate("Diagnostics", "Saved as “{name}”.").format(name=path.name)
            self._answer.show_explanation(Explanation(what, tone=Tone.SUCCESS), dismissable=True)
            return
        said = Explanation(
            what=translate("Diagnostics", "“{name}” was not written.").format(name=path.name),
            todo=translate("Diagnostics", "Choose another folder, or make room on the disk."),
            code=f"not-written: {failure.strerror}",
            tone=Tone.DANGER,
        )
        self._answer.show_explanation(said, dismissable=True)
