"""One server in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.servers import explain_server
from seatkeeper.qt.server_list.port import ServerEntry, ServerFailure
from seatkeeper.qt.theme import Tone
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.glyph import Glyph
from seatkeeper.qt.widgets.layout import column, row
from seatkeeper.qt.widgets.words import badge, label

__all__ = ["EntryRow"]


class EntryRow(QFrame):
    """``used``, ``tested`` and ``removed`` carry the entry."""

    used = Signal(object)
    tested = Signal(object)
    removed = Signal(object)

    def __init__(self, entry: ServerEntry) -> None:
        super().__init__()
        self._entry = entry
        self.setProperty("card", "true")
        name = f"servers.{entry.key}"
        self.setObjectName(name)
        mark = badge(translate("Servers", "In use"), name=f"{name}.inUse")
        mark.setVisible(entry.last_used)
        title = label(entry.name, "field", name=f"{name}.name")
        title.setWordWrap(False)
        self._answer = Banner(f"{name}.answer")
        self._test = BusyButton(
            f"{name}.test",
            translate("Servers", "Test Connection"),
            translate("Servers", "Testing…"),
            lambda: self.tested.emit(entry),
            kind="",
        )
        use = button(f"{name}.use", translate("Servers", "Use"), lambda: self.used.emit(entry))
        use.setVisible(not entry.last_used)
        remove = button(
            f"{name}.remove", translate("Servers", "Remove…"), lambda: self.removed.emit(entry)
        )
        remove.setEnabled(not entry.last_used)
        if entry.last_used:
            words = translate("Servers", "The server in use cannot be removed: use another first.")
            remove.setToolTip(words)
            remove.setAccessibleDescription(words)
        self._name_for_readers(use, self._test, remove)
        facts = column(
            row(title, mark, None, spacing=12),
            label(entry.url, "small", selectable=True),
            8,
            row(use, self._test, remove, None),
            spacing=4,
        )
        glyph = Glyph("shield", 32, "accent")
        inside = row(glyph, facts, spacing=16)
        inside.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        self.setLayout(column(inside, self._answer, margins=16, spacing=12))

    def show_testing(self) -> None:
        """Show that the server is being asked."""
        self._test.set_busy(True)
        self._answer.show_explanation(None)

    def show_answer(self, failure: ServerFailure | None) -> None:
        """Show the answer in place."""
        self._test.set_busy(False)
        if failure is None:
            words = translate("Servers", "The server answers, and its key is the right one.")
            said = Explanation(words, tone=Tone.SUCCESS)
        else:
            said = explain_server(failure.code, failure.detail, self._entry.name)
        self._answer.show_explanation(said)

    def _name_for_readers(self, *buttons: QPushButton) -> None:
        """Each row has the same buttons: a screen reader says which server they are for."""
        words = translate("Servers", "{action}: {server}")
        for one in buttons:
            one.setAccessibleName(words.format(action=one.text(), server=self._entry.name))
