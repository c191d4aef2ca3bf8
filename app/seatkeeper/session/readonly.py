"""Handlers of the read-only mode: the way back to a seat, with the work still on the screen."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec.structs import replace

from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.seeking import licensed_with
from seatkeeper.session.states import Notice, ReadOnly, SignedOut, State

Outcome = tuple[State, tuple[ef.Effect, ...]]

_ENDED: Final = frozenset({Reason.EXPIRED, Reason.TRIAL_OVER})


def ask_again(state: ReadOnly, _event: ev.Event, _now: datetime) -> Outcome:
    """Check for Updated License: ask for a seat, or for a login where nobody is logged in."""
    if state.asking:
        return state, ()
    attempt = state.serial + 1
    if state.account is None:
        return SignedOut(serial=attempt), (ef.Probe(attempt),)
    return replace(state, serial=attempt, asking=True, notice=None), (ef.Acquire(attempt),)


def granted(state: ReadOnly, event: ev.SeatGranted, now: datetime) -> Outcome | None:
    """Licensed again: what was unsaved can be saved at once (R92)."""
    if not _awaited(state, event.attempt):
        return None
    return licensed_with(state, event, now, Notice("renewed")), ()


def refused(state: ReadOnly, event: ev.SeatRefused, _now: datetime) -> Outcome | None:
    """Still no license; perhaps for another reason."""
    if not _awaited(state, event.attempt):
        return None
    verdict = _why(state.verdict, event.verdict)
    return replace(state, verdict=verdict, asking=False, notice=Notice("still-refused")), ()


def _why(before: Verdict, now: Verdict) -> Verdict:
    """The reason to show: a seat whose license ended was lost to that, full though the pool is."""
    if before.reason in _ENDED and now.reason is Reason.ALL_SEATS_IN_USE:
        return Verdict(before.reason, {**now.evidence, **before.evidence})
    return now


def token_refused(state: ReadOnly, event: ev.TokenRefused, _now: datetime) -> Outcome | None:
    """The password is needed; the screen offers the login."""
    if not _awaited(state, event.attempt):
        return None
    return replace(state, asking=False, account=None, notice=Notice("session-ended")), ()


def unreachable(state: ReadOnly, event: ev.Unreachable, _now: datetime) -> Outcome | None:
    """Nobody answered."""
    if not _awaited(state, event.attempt):
        return None
    notice = Notice("unreachable", detail=f"{event.cause}: {event.detail}")
    return replace(state, asking=False, notice=notice), ()


def _awaited(state: ReadOnly, attempt: int) -> bool:
    return state.asking and attempt == state.serial
