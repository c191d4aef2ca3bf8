"""The two places on either side of the gap: the offline computer, and the portal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QWidget

from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.demo_accounts import situation
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import BusyButton
from seatkeeper.qt.widgets.check_row import CheckRow
from seatkeeper.qt.widgets.layout import Item, card, column, row
from seatkeeper.qt.widgets.words import badge, label, restyle
from seatkeeper.service.exchange import CheckResult

__all__ = ["OfflinePlace", "PortalPlace"]

CHECKS: Final = (
    "kind", "server", "signature", "this-computer", "pending-request", "unused", "in-time",
)  # fmt: skip


class _Place(QFrame):
    """A card that takes files; ``dropped`` carries the path."""

    dropped = Signal(object)

    def __init__(self, name: str, title: str, network: str, *items: Item) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAcceptDrops(True)
        heading = label(title, "heading")
        head = row(heading, badge(network), spacing=8)
        head.setStretch(0, 1)
        self._card = card(head, *items, None, margins=24)
        self.setLayout(column(self._card))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that a file would be taken."""
        if len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()
            restyle(self._card, over="true")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        restyle(self._card, over="false")

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        restyle(self._card, over="false")
        url = event.mimeData().urls()[0]
        if url.isLocalFile():
            event.acceptProposedAction()
            self.dropped.emit(Path(url.toLocalFile()))


class OfflinePlace(_Place):
    """The computer without a network: it writes the request and opens the response."""

    def __init__(self, write: Callable[[], object], read: Callable[[], object]) -> None:
        self.state = label("", name="airGap.state")
        self.write = BusyButton(
            "airGap.write", translate("AirGap", "Write the Request"),
            translate("AirGap", "Writing…"), write,
        )  # fmt: skip
        self.read = BusyButton(
            "airGap.open", translate("AirGap", "Open the Response"),
            translate("AirGap", "Checking…"), read,
        )  # fmt: skip
        self.result = Banner("airGap.result")
        self._rows = {name: CheckRow("airGap.check", name) for name in CHECKS}
        self._list = QWidget()
        self._list.setLayout(column(*self._rows.values(), spacing=4))
        self._list.hide()
        super().__init__(
            "airGap.offline", translate("AirGap", "Offline computer"),
            translate("AirGap", "no network"), self.state, 8, self.write, self.read, 8,
            self.result, self._list,
        )  # fmt: skip

    def show_checks(self, checks: tuple[CheckResult, ...]) -> None:
        """Show which check read what."""
        for one in self._rows.values():
            one.show_result(None)
        for check in checks:
            if check.name in self._rows:
                self._rows[check.name].show_result(check.passed)
        self._list.setVisible(bool(checks))

    def say(self, said: Explanation | None) -> None:
        """Show an outcome."""
        self.result.show_explanation(said)


class PortalPlace(_Place):
    """The portal, on a computer with a connection: it takes the request, gives the response."""

    def __init__(
        self,
        accounts: tuple[tuple[str, str], ...],
        upload: Callable[[], object],
        accept: Callable[[], object],
        download: Callable[[], object],
    ) -> None:
        self.upload = BusyButton(
            "airGap.upload", translate("AirGap", "Upload the Request"),
            translate("AirGap", "Uploading…"), upload,
        )  # fmt: skip
        self.account = QComboBox()
        self.account.setObjectName("airGap.account")
        self.account.setAccessibleName(translate("AirGap", "Account that accepts"))
        for email, told in accounts:
            self.account.addItem(email, email)
            self.account.setItemData(
                self.account.count() - 1, situation(told), Qt.ItemDataRole.ToolTipRole
            )
        self.accept = BusyButton(
            "airGap.accept", translate("AirGap", "Log In and Accept"),
            translate("AirGap", "Accepting…"), accept,
        )  # fmt: skip
        self.download = BusyButton(
            "airGap.download", translate("AirGap", "Save the Response"),
            translate("AirGap", "Saving…"), download,
        )  # fmt: skip
        self.result = Banner("airGap.portalResult")
        with_account: QLabel = label(translate("AirGap", "With the account"), "small")
        super().__init__(
            "airGap.portal", translate("AirGap", "Portal"), translate("AirGap", "online"),
            label(translate("AirGap", "Any computer with a browser."), "muted"), 8, self.upload, 8,
            with_account, self.account, self.accept, 8, self.download, 8, self.result,
        )  # fmt: skip

    def say(self, said: Explanation | None) -> None:
        """Show what the portal says."""
        self.result.show_explanation(said)
