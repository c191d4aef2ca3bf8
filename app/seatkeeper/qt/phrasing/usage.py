"""The usage record in words (R105)."""

from __future__ import annotations

from seatkeeper.qt.i18n import translate

__all__ = ["records", "why_it_ended"]


def why_it_ended(reason: str) -> str:
    """Say why a stretch of use ended.

    Args:
        reason: The server's word, ``running`` while the seat is in use. A word that is not known
            here is shown as it is.
    """
    return {
        "running": translate("Usage", "Still in use"),
        "closed": translate("Usage", "The app was closed"),
        "logged-out": translate("Usage", "Logged out"),
        "freed": translate("Usage", "Freed in the portal"),
        "idle": translate("Usage", "Freed while away"),
        "timed-out": translate("Usage", "Nothing was heard from the computer"),
        "expired": translate("Usage", "The license expired"),
        "availability-ended": translate("Usage", "The offline availability ended"),
        "trial-over": translate("Usage", "The trial ended"),
        "blocked": translate("Usage", "Blocked by the owner"),
        "revoked": translate("Usage", "The license was revoked"),
        "deregistered": translate("Usage", "The computer was deregistered"),
        "replaced": translate("Usage", "Replaced by a newer seat of this computer"),
        "re-assigned": translate("Usage", "Moved to another license"),
        "unclaimed": translate("Usage", "Offered, and not taken in time"),
    }.get(reason, reason)


def records(number: int) -> str:
    """Say how many records there are."""
    if number == 1:
        return translate("Usage", "One record. Times are those of your time zone.")
    words = translate("Usage", "{number} records. Times are those of your time zone.")
    return words.format(number=number)
