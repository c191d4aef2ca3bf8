"""What is coming: the end of a license or a trial, and a pool that is nearly exhausted.

The end of a license is told at fixed steps (R90): 14 days before, 7 days before, then every day,
and in the last hour. A warning that was put away stays away until the next step; the last one
cannot be put away. It is amber throughout; red is for what is over.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import Final

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.policy import nearly_exhausted
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import facts, times
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.important import Important
from seatkeeper.qt.theme import Tone

__all__ = ["crowded", "expiry", "expiry_step", "trial"]

FIRST: Final = 14
"""Days before the end at which the warnings begin."""
DAILY: Final = 7
"""Days before the end from which on each day is a step."""


def expiry_step(left: timedelta) -> str:
    """Tell which step of the warnings has been reached.

    Args:
        left: Until the end of the license.

    Returns:
        ``14``, ``7``, ``6`` … ``1`` (days, begun ones included) or ``last-hour``; empty before the
        first one and after the end.
    """
    if left <= timedelta(0) or left > timedelta(days=FIRST):
        return ""
    if left <= timedelta(hours=1):
        return "last-hour"
    days = ceil(left / timedelta(days=1))
    return str(days if days <= DAILY else FIRST)


def expiry(grant: Grant, now: datetime) -> Important | None:
    """Warn of the end of a license; a trial has a warning of its own."""
    expires = grant.license.expires
    if expires is None or grant.trial is not None:
        return None
    step = expiry_step(expires - now)
    if not step:
        return None
    when = times.expiry(grant.license, now)
    what = translate("Status", "Your license expires {when}.").format(when=when)
    still = translate("Status", "Until then everything works.")
    last = step == "last-hour"
    if last:
        what = translate("Status", "Your license expires within the hour: {when}.")
        what = what.format(when=times.distance(expires, now))
        still = translate("Status", "Save your work now. Afterwards it can be read, not saved.")
    said = Explanation(
        what=what,
        still=still,
        todo=translate("Status", "After a renewal, check for an updated license."),
        tone=Tone.WARNING,
    )
    return Important(f"expires {step}", said, ("check",), dismissable=not last)


def trial(grant: Grant, now: datetime) -> Important | None:
    """Say what is left of a trial (R82)."""
    if grant.trial is None:
        return None
    said = Explanation(
        what=translate("Status", "Trial: {left}").format(left=facts.trial_left(grant, now)),
        still=translate("Status", "A day counts only when you start the app."),
        tone=Tone.WARNING if grant.trial.days_left <= 1 else Tone.INFO,
    )
    return Important(f"trial {grant.trial.days_left}", said)


def crowded(grant: Grant) -> Important | None:
    """Warn the owner that the pool is nearly exhausted (R22); nobody else knows its numbers."""
    seats = grant.seats
    if seats is None or not nearly_exhausted(grant):
        return None
    full = seats.in_use >= seats.total
    said = Explanation(
        what=translate("Status", "{used} of {total} seats are in use.").format(
            used=seats.in_use, total=seats.total
        ),
        still=translate("Status", "The next colleague has to wait.")
        if full
        else translate("Status", "The next colleagues may have to wait."),
        todo=translate("Status", "In the portal you can free seats, or add a license."),
        tone=Tone.WARNING,
    )
    return Important(f"crowded {'full' if full else 'nearly'}", said, ("portal",))
