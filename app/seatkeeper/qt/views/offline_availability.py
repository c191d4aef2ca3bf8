"""Offline availability: how long, until when, and giving it back (R60 to R65)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import facts, times
from seatkeeper.qt.views.license_sections import Section
from seatkeeper.qt.widgets.buttons import BusyButton, button
from seatkeeper.qt.widgets.layout import row
from seatkeeper.qt.widgets.words import label
from seatkeeper.session.events import Extend
from seatkeeper.session.states import Pending

__all__ = ["AvailabilitySection"]


class AvailabilitySection(Section):
    """Asks for ``Extend``; ``wanted`` may be ``return-early``."""

    asked = Signal(object)
    wanted = Signal(str)

    def __init__(self) -> None:
        heading = translate("LicenseInfo", "Offline availability")
        super().__init__("licenseInfo.availability", heading)
        self._days: tuple[int, ...] = ()
        words = translate("LicenseInfo", "Keep available offline for")
        self.periods = QComboBox()
        self.periods.setObjectName("licenseInfo.period")
        self.periods.setAccessibleName(words)
        self._caption = label(words)
        self._caption.setBuddy(self.periods)
        self._extend = BusyButton(
            "licenseInfo.extend",
            translate("LicenseInfo", "Extend"),
            translate("LicenseInfo", "Extending…"),
            self._ask,
        )
        self._until = label("", "field", name="licenseInfo.offlineUntil", selectable=True)
        self._refusal = label("", "muted", name="licenseInfo.offlineRefusal")
        self._return = button(
            "licenseInfo.returnEarly",
            translate("LicenseInfo", "Return Early…"),
            lambda: self.wanted.emit("return-early"),
        )
        self.below.addWidget(self._caption)
        self.below.addLayout(row(self.periods, self._extend, None))
        self.below.addWidget(self._refusal)
        self.below.addWidget(self._until)
        self.below.addLayout(row(self._return, None))

    def show_grant(self, grant: Grant, pending: Pending | None, now: datetime) -> None:
        """Render what the grant allows, and what is under way."""
        possible = bool(grant.offline_days)
        for widget in (self._caption, self.periods, self._extend):
            widget.setVisible(possible)
        self._refusal.setVisible(not possible)
        self._refusal.setText(facts.no_extension(grant.offline_refusal))
        if grant.offline_days != self._days:
            self._days = grant.offline_days
            self.periods.clear()
            for days in grant.offline_days:
                one = translate("LicenseInfo", "one day")
                many = translate("LicenseInfo", "{number} days").format(number=days)
                words = one if days == 1 else many
                self.periods.addItem(words, days)
                # The stylesheet's arrow is not counted in the size hint: two letters more.
                longest = max(self.periods.minimumContentsLength(), len(words) + 2)
                self.periods.setMinimumContentsLength(longest)
        self._extend.set_busy(pending is Pending.EXTEND)
        self._extend.setEnabled(pending is None)
        reserved = grant.basis is Basis.OFFLINE_AVAILABILITY
        self._return.setVisible(reserved)
        self._return.setEnabled(pending is None)
        self._until.setText(self._words(grant, now))

    def _words(self, grant: Grant, now: datetime) -> str:
        if grant.basis is Basis.VALIDATED_OFFLINE:
            return translate("LicenseInfo", "Available offline for good, on this computer only.")
        if grant.offline_until is None or grant.offline_until <= now:
            return translate("LicenseInfo", "Not available offline: a start needs a connection.")
        return translate(
            "LicenseInfo", "Available offline until {until}, on this computer only."
        ).format(until=times.moment_and_distance(grant.offline_until, now))

    def _ask(self) -> None:
        days = self.periods.currentData()
        if isinstance(days, int):
            self.asked.emit(Extend(days))
