"""License Info: account, license, owner, offline availability, and why this license (R40-R44)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QVBoxLayout, QWidget

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing.notices import explain_notice
from seatkeeper.qt.phrasing.status import status_line
from seatkeeper.qt.phrasing.verdicts import explain_verdict
from seatkeeper.qt.views.license_sections import (
    AccountSection,
    LicenseSection,
    OwnerSection,
    WhySection,
)
from seatkeeper.qt.views.offline_availability import AvailabilitySection
from seatkeeper.qt.widgets.banner import Banner
from seatkeeper.qt.widgets.buttons import button
from seatkeeper.qt.widgets.layout import column, row, scrolled
from seatkeeper.session.states import Idle, Licensed, NeedsLogin, Pending, ReadOnly, State

__all__ = ["LicenseInfo"]

WIDE = 840
"""Logical pixels from which two columns are shown."""


class LicenseInfo(QDialog):
    """Follows the session while it is open.

    ``asked`` carries events; ``wanted`` may be ``contact-owner``, ``copy-support`` or
    ``return-early``.
    """

    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("licenseInfo")
        self.setWindowTitle(translate("LicenseInfo", "License Info"))
        self.setAccessibleName(self.windowTitle())
        self._answer = Banner("licenseInfo.answer")
        self._account = AccountSection()
        self._license = LicenseSection()
        self._owner = OwnerSection()
        self._availability = AvailabilitySection()
        self._why = WhySection()
        self._license.asked.connect(self.asked)
        self._availability.asked.connect(self.asked)
        self._availability.wanted.connect(self.wanted)
        self._owner.wanted.connect(self.wanted)
        self._columns = row(
            column(self._license, self._availability, None, spacing=16),
            column(self._account, self._owner, self._why, None, spacing=16),
            spacing=16,
        )
        self._columns.setStretch(0, 5)
        self._columns.setStretch(1, 4)
        inside = QWidget()
        inside.setLayout(column(self._answer, self._columns, None, margins=24, spacing=16))
        copy = button(
            "licenseInfo.copySupport",
            translate("LicenseInfo", "Copy Support Information"),
            lambda: self.wanted.emit("copy-support"),
        )
        close = button("licenseInfo.close", translate("LicenseInfo", "Close"), self.accept)
        bottom = row(copy, None, close)
        bottom.setContentsMargins(24, 12, 24, 16)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(scrolled(inside), 1)
        page.addLayout(bottom)
        self.resize(960, 720)
        close.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sections side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def show_state(
        self, state: State, account: Account | None, *, server: str, now: datetime, can_check: bool
    ) -> None:
        """Render the state.

        Args:
            state: The session's.
            account: Who is logged in.
            server: Name of the server.
            now: Trusted time, aware UTC.
            can_check: Whether the license can be checked now.
        """
        grant: Grant | None = None
        last = None
        status = status_line(state)
        pending = state.pending if isinstance(state, Licensed) else None
        notice = None
        if isinstance(state, Licensed | NeedsLogin):
            grant, last, notice = state.grant, state.last_contact, state.notice
        elif isinstance(state, Idle):
            grant, notice = state.grant, state.notice
        elif isinstance(state, ReadOnly):
            grant, notice = state.grant, state.notice
            status = explain_verdict(state.verdict).what
        self._account.show_account(account)
        self._license.show_grant(grant, status, last, now)
        checking = pending is Pending.CHECK or (isinstance(state, ReadOnly) and state.asking)
        self._license.set_busy(checking, can_check=can_check)
        self._owner.show_owner(grant.owner if grant else None)
        offered = grant is not None and grant.offline_refusal != "not-supported"
        self._availability.setVisible(isinstance(state, Licensed) and offered)
        if isinstance(state, Licensed):
            self._availability.show_grant(state.grant, pending, now)
        self._why.show_grant(grant if isinstance(state, Licensed) else None)
        said = explain_notice(notice, server=server, now=now) if notice else None
        self._answer.show_explanation(said)
