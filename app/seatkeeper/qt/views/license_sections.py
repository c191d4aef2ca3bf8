"""The parts of License Info that only show facts."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import NOBODY, Account
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import facts, times
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.copyable import Copyable
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import label
from seatkeeper.session.events import Check

__all__ = ["AccountSection", "LicenseSection", "OwnerSection", "Section", "WhySection"]


class Section(QFrame):
    """A card with a heading and rows of facts."""

    def __init__(self, name: str, heading: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("card", "true")
        self.setAccessibleName(heading)
        self._captions: dict[QWidget, QLabel] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnMinimumWidth(0, 128)
        self.grid.setColumnStretch(1, 1)
        self.below = QVBoxLayout(self)
        self.below.setContentsMargins(24, 20, 24, 20)
        self.below.setSpacing(12)
        self.below.addWidget(label(heading, "heading"))
        self.below.addLayout(self.grid)

    def add(self, caption: str, value: QWidget) -> None:
        """Add a row."""
        index = self.grid.rowCount()
        words = label(caption, "muted")
        self._captions[value] = words
        self.grid.addWidget(words, index, 0, Qt.AlignmentFlag.AlignVCenter)
        self.grid.addWidget(value, index, 1)

    def add_fact(self, name: str, caption: str) -> QLabel:
        """Add a row of words."""
        value = label("", name=name, selectable=True)
        value.setAccessibleName(caption)
        self.add(caption, value)
        return value

    def show_row(self, value: QWidget, visible: bool) -> None:
        """Show a row, or hide it with its caption."""
        value.setVisible(visible)
        self._captions[value].setVisible(visible)


class AccountSection(Section):
    """Who is logged in (R01)."""

    def __init__(self) -> None:
        super().__init__("licenseInfo.account", translate("LicenseInfo", "Account"))
        self._name = self.add_fact("licenseInfo.name", translate("LicenseInfo", "Name"))
        self._email = self.add_fact("licenseInfo.email", translate("LicenseInfo", "Email"))
        words = translate("LicenseInfo", "Account id")
        self._id = Copyable("licenseInfo.accountId", words)
        self.add(words, self._id)

    def show_account(self, account: Account | None) -> None:
        """Show an account; nothing for nobody."""
        self.setVisible(account is not None)
        if account is not None:
            self._name.setText(account.name)
            self._email.setText(account.email)
            self._id.show_value(account.id)


class LicenseSection(Section):
    """What is licensed (R40, R42)."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("licenseInfo.license", translate("LicenseInfo", "License"))
        words = translate("LicenseInfo", "License id")
        self._id = Copyable("licenseInfo.licenseId", words)
        self.add(words, self._id)
        self._type = self.add_fact("licenseInfo.type", translate("LicenseInfo", "Type"))
        self._seats = self.add_fact("licenseInfo.seats", translate("LicenseInfo", "Seats"))
        self._expires = self.add_fact("licenseInfo.expires", translate("LicenseInfo", "Expires"))
        self._trial = self.add_fact("licenseInfo.trial", translate("LicenseInfo", "Trial"))
        self._status = self.add_fact("licenseInfo.status", translate("LicenseInfo", "Status"))
        self._checked = self.add_fact(
            "licenseInfo.lastChecked", translate("LicenseInfo", "Last checked")
        )
        check = (
            translate("LicenseInfo", "Check for Updated License"),
            translate("LicenseInfo", "Checking…"),
        )
        self._check = BusyButton(
            "licenseInfo.check", *check, lambda: self.asked.emit(Check()), kind=""
        )
        self.below.addLayout(row(self._check, None))

    def show_grant(
        self, grant: Grant | None, status: str, last: datetime | None, now: datetime
    ) -> None:
        """Show a grant; without one, only the status."""
        for fact in (self._id, self._expires):
            self.show_row(fact, grant is not None)
        # A server without accounts tells neither for whom nor for how many a license was sold.
        self.show_row(self._type, grant is not None and grant.account != NOBODY)
        self.show_row(self._seats, grant is not None and grant.seats is not None)
        self.show_row(self._trial, grant is not None and grant.trial is not None)
        self.show_row(self._checked, last is not None)
        self._status.setText(status)
        if last is not None:
            self._checked.setText(times.moment_and_distance(last, now))
        if grant is None:
            return
        self._id.show_value(grant.license.id)
        self._type.setText(facts.license_type(grant.license))
        self._expires.setText(times.expiry(grant.license, now))
        self._trial.setText(facts.trial_left(grant, now))
        if grant.seats is not None:
            words = translate("LicenseInfo", "{used} of {total} in use")
            self._seats.setText(words.format(used=grant.seats.in_use, total=grant.seats.total))

    def set_busy(self, busy: bool, *, can_check: bool) -> None:
        """Show that a check is under way."""
        self._check.set_busy(busy)
        self._check.setEnabled(can_check and not busy)


class OwnerSection(Section):
    """Whose license it is, exactly when it is somebody else's (R41)."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("licenseInfo.owner", translate("LicenseInfo", "License Owner"))
        self._name = self.add_fact("licenseInfo.ownerName", translate("LicenseInfo", "Name"))
        self._email = self.add_fact("licenseInfo.ownerEmail", translate("LicenseInfo", "Email"))
        words = translate("LicenseInfo", "Owner id")
        self._id = Copyable("licenseInfo.ownerId", words)
        self.add(words, self._id)
        contact = button(
            "licenseInfo.contactOwner",
            translate("LicenseInfo", "Contact Owner…"),
            lambda: self.wanted.emit("contact-owner"),
        )
        self.below.addLayout(row(contact, None))

    def show_owner(self, owner: Account | None) -> None:
        """Show the owner; nothing when it is the user's own license."""
        self.setVisible(owner is not None)
        if owner is not None:
            self._name.setText(owner.name)
            self._email.setText(owner.email)
            self._id.show_value(owner.id)


class WhySection(Section):
    """Why this license, and what closing and logging out will do (R44)."""

    def __init__(self) -> None:
        super().__init__("licenseInfo.why", translate("LicenseInfo", "Why this license?"))
        self._considered = label("", name="licenseInfo.considered", selectable=True)
        self._closing = label("", "muted", name="licenseInfo.closing")
        self._leaving = label("", "muted", name="licenseInfo.leaving")
        for words in (self._considered, self._closing, self._leaving):
            self.below.addWidget(words)

    def show_grant(self, grant: Grant | None) -> None:
        """Explain a grant; nothing without one."""
        self.setVisible(grant is not None)
        if grant is None:
            return
        lines = [
            f"{one.license_id}  ({one.owner}): {facts.outcome(one.outcome)}"
            for one in grant.considered
        ]
        self._considered.setText("\n".join(lines))
        self._considered.setVisible(bool(lines))
        self._closing.setText(facts.consequence_of_closing(grant.basis))
        if grant.account == NOBODY:
            self._leaving.setText(facts.lent(grant))
            return
        words = translate("LicenseInfo", "Logging out: {consequence}")
        self._leaving.setText(words.format(consequence=facts.consequence_of_logging_out(grant)))
