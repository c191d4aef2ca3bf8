"""One check of a response file, as a row."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.refusals import check_name
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import label, restyle

__all__ = ["CheckRow"]


class CheckRow(QWidget):
    """One check: an icon, words, and the result in words for those who do not see the icon."""

    def __init__(self, prefix: str, name: str) -> None:
        super().__init__()
        self.setObjectName(f"{prefix}.{name}")
        self._glyph = Glyph("circle", 20, "muted")
        self._words: QLabel = label(check_name(name))
        self._result = label("", "small", name=f"{prefix}.{name}.result")
        self._result.setWordWrap(False)
        line = row(self._glyph, self._words, self._result, spacing=12)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_result(self, passed: bool | None) -> None:
        """Show whether it passed; None for not looked at."""
        if passed is None:
            self._glyph.show_icon("circle", "muted")
            self._result.setText(translate("Wizard", "not looked at"))
        elif passed:
            self._glyph.show_icon("success", "success")
            self._result.setText(translate("Wizard", "yes"))
        else:
            self._glyph.show_icon("danger", "danger")
            self._result.setText(translate("Wizard", "no"))
        restyle(self._words, role="muted" if passed is None else "")
        self.setAccessibleName(f"{self._words.text()}: {self._result.text()}")
