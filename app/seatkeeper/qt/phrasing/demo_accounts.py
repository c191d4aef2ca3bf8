"""The situations of a sandbox's demo accounts, in the user's language.

A server tells them in English. Those of the built-in one are known here; another server's are
shown as they come.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from seatkeeper.qt.i18n import translate

__all__ = ["SITUATIONS", "situation"]

SITUATIONS: Final = (
    QT_TRANSLATE_NOOP("DemoAccounts", "Invited user: shares 15 seats of an organization."),
    QT_TRANSLATE_NOOP("DemoAccounts", "Another invited user of the same organization."),
    QT_TRANSLATE_NOOP("DemoAccounts", "A third invited user of the same organization."),
    QT_TRANSLATE_NOOP("DemoAccounts", "Owner of 15 shared seats: sees how many are in use."),
    QT_TRANSLATE_NOOP("DemoAccounts", "Owner of a single-user license on up to two computers."),
    QT_TRANSLATE_NOOP(
        "DemoAccounts", "Owner of a permanent license: can validate a computer offline."
    ),
    QT_TRANSLATE_NOOP("DemoAccounts", "A trial: five active days within 90 days."),
    QT_TRANSLATE_NOOP("DemoAccounts", "A student license: for two years, cannot be shared."),
    QT_TRANSLATE_NOOP("DemoAccounts", "A semester license: ends in a few days."),
    QT_TRANSLATE_NOOP(
        "DemoAccounts", "A subscription that ended last month: the app is read-only."
    ),
    QT_TRANSLATE_NOOP("DemoAccounts", "Has not confirmed the email address: cannot log in yet."),
    QT_TRANSLATE_NOOP("DemoAccounts", "Invited, then blocked by the owner."),
    QT_TRANSLATE_NOOP(
        "DemoAccounts", "Invited to a license whose only seat is taken: all seats in use."
    ),
    QT_TRANSLATE_NOOP("DemoAccounts", "Owner of one shared seat, which is taken for good."),
    QT_TRANSLATE_NOOP(
        "DemoAccounts", "Holds the seat of Tiny Studio on a computer without a network."
    ),
    QT_TRANSLATE_NOOP("DemoAccounts", "Works at the support desk of the portal."),
)
"""What the built-in server says, word for word."""


def situation(told: str) -> str:
    """Say what is special about a demo account.

    Args:
        told: What the server says of it, in English.
    """
    return translate("DemoAccounts", told)
