"""Judging a grant.

Three questions are asked of a grant, and nowhere else: may this computer *start* with it without
asking anybody; may it *go on working* while nobody answers; and when does the next of these
answers change. Two more are asked for politeness: when to ask an idle user whether the seat is
still wanted, and whether to warn the owner of a crowded pool. ``now`` is trusted time (aware
UTC), an argument like everything else.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.verdict import Reason, Verdict

__all__ = [
    "NEARLY_EXHAUSTED",
    "idle_after",
    "judge_running",
    "judge_start",
    "nearly_exhausted",
    "works_until",
]

NEARLY_EXHAUSTED: Final = 0.9
"""Share of seats in use at which the owner of a pool is warned (R22)."""


def judge_start(grant: Grant, *, now: datetime, device: str) -> Verdict:
    """Judge whether a computer may start with this grant and no connection.

    Args:
        grant: The grant from the cache, its signature already verified.
        now: Trusted time, aware UTC.
        device: RFC 7638 thumbprint of this computer's device key.

    Returns:
        Usable, or the reason: other computer, expired, availability ended, needs a connection.
    """
    if grant.device != device:
        return Verdict(Reason.OTHER_COMPUTER, {"granted_to": grant.device, "this": device})
    if grant.basis is Basis.VALIDATED_OFFLINE:
        return Verdict(Reason.USABLE)
    if grant.license.expired(now):
        return _ended(grant)
    if grant.offline_until is None:
        return Verdict(Reason.NEEDS_CONNECTION)
    if now >= grant.offline_until:
        return Verdict(Reason.AVAILABILITY_ENDED, {"ended": grant.offline_until.isoformat()})
    return Verdict(Reason.USABLE)


def works_until(grant: Grant, *, last_contact: datetime) -> datetime | None:
    """Tell until when work may go on with nobody answering.

    Args:
        grant: The grant in use.
        last_contact: When the last successful heartbeat was *sent* (aware UTC): the server
            counts its timeout from a moment not before that.

    Returns:
        The instant (UTC) at which work ends; None for a computer validated offline.
    """
    if grant.basis is Basis.VALIDATED_OFFLINE:
        return None
    until = last_contact + grant.timeout
    if grant.offline_until is not None:
        until = max(until, grant.offline_until)
    if grant.license.expires is not None:
        until = min(until, grant.license.expires)
    return until


def judge_running(grant: Grant, *, now: datetime, last_contact: datetime) -> Verdict:
    """Judge whether work that has begun may go on while nobody answers (R33).

    Args:
        grant: The grant in use.
        now: Trusted time, aware UTC.
        last_contact: When the last successful heartbeat was sent, aware UTC.

    Returns:
        Usable, or the reason: expired, availability ended, seat lost.
    """
    until = works_until(grant, last_contact=last_contact)
    if until is None or now < until:
        return Verdict(Reason.USABLE)
    if grant.license.expired(now):
        return _ended(grant)
    if grant.offline_until is not None:
        return Verdict(Reason.AVAILABILITY_ENDED, {"ended": until.isoformat()})
    return Verdict(Reason.SEAT_LOST, {"silent_since": last_contact.isoformat()})


def idle_after(grant: Grant) -> timedelta | None:
    """Tell after how long without input the user is asked whether the seat is still wanted.

    An idle seat is only in the way of others where it would otherwise be held for nothing: an
    invited user's shared one. The owner's, a reserved, a trial's and a bound one are not freed for
    idleness, whatever a server says (R23).

    Args:
        grant: The grant in use.

    Returns:
        The time; None when nobody is asked.
    """
    if grant.idle_seconds is None or grant.basis is not Basis.SHARED_SEAT or grant.owner is None:
        return None
    return timedelta(seconds=grant.idle_seconds)


def nearly_exhausted(grant: Grant) -> bool:
    """Whether the owner should hear that the pool is nearly used up (R22).

    A pool of one seat is never *nearly* used up; one bound for good does not hear of the others.
    """
    seats = grant.seats
    if seats is None or seats.total < 2 or not grant.beats:
        return False
    return seats.in_use >= seats.total * NEARLY_EXHAUSTED


def _ended(grant: Grant) -> Verdict:
    """A trial is over, any other license has expired: the next steps differ (R82, R93)."""
    reason = Reason.TRIAL_OVER if grant.basis is Basis.TRIAL else Reason.EXPIRED
    return Verdict(reason, {"ended": str(grant.license.expires)})
