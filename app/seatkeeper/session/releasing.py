"""Handlers of giving a seat back: closing, logging out, and what may go wrong with either.

A right is given up in three steps: the cache says so (from here on the grant is not usable), the
server is told, and only its authentic answer erases anything. A crash in between is finished at
the next start. If certainly nothing has left this computer, everything is as it was. If the
question may have arrived, the seat may be somebody else's by now: only a grant taken anew makes
work possible again, and the mark in the cache stays until then.

Closing gives back a shared seat and keeps an owner's or a reserved one; it never waits long and
is never refused.
"""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from seatkeeper.licensing.license import NOBODY
from seatkeeper.licensing.policy import works_until
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.opening import is_for_good
from seatkeeper.session.states import (
    Closed,
    Idle,
    Licensed,
    NeedsLogin,
    NoConnection,
    Notice,
    Purpose,
    ReadOnly,
    Releasing,
    SeekingSeat,
    SignedOut,
    State,
    WaitingForSeat,
)
from seatkeeper.session.waiting import give_up, without_claim

Outcome = tuple[State, tuple[ef.Effect, ...]]
_LoggedIn = Licensed | Idle | NeedsLogin | SeekingSeat | WaitingForSeat | ReadOnly | NoConnection


def may_log_out(state: Licensed) -> bool:
    """A license validated offline cannot be given up (R51)."""
    return not is_for_good(state)


def has_account(state: NoConnection | ReadOnly) -> bool:
    """Only somebody who is logged in can log out."""
    return state.account is not None


def log_out(state: _LoggedIn, event: ev.LogOut, _now: datetime) -> Outcome:
    """Say in the cache that the right is being given up, then tell the server (R50)."""
    attempt = state.serial + 1
    after = Releasing(
        serial=attempt, purpose=Purpose.LOG_OUT, origin=_at_rest(state), anyway=event.anyway
    )
    return after, (*_place(state), ef.MarkReleasing(), ef.ReleaseSeat(attempt))


def _at_rest(state: _LoggedIn) -> State:
    """The state to come back to, without what was under way: its answers will be late."""
    if isinstance(state, Licensed):
        return replace(state, beat=0, pending=None, action=0, notice=None)
    if isinstance(state, SeekingSeat):
        return NoConnection(
            serial=state.serial, notice=Notice("unreachable"), account=state.account
        )
    if isinstance(state, WaitingForSeat):
        return replace(without_claim(state), asking=False, by_hand=False)
    if isinstance(state, Idle):
        return replace(state, asking=False, freeing=0)
    return replace(state, asking=False)


def _place(state: State) -> tuple[ef.Effect, ...]:
    """A place in a queue is given up as well; a seat that is held is what the release releases."""
    if isinstance(state, WaitingForSeat) and state.held is None:
        return give_up(state)
    return ()


def close(
    state: Licensed | SeekingSeat | WaitingForSeat, _event: ev.Close, _now: datetime
) -> Outcome:
    """Tell the server that the app closes: a shared seat is free at once (R11)."""
    if isinstance(state, Licensed) and not state.grant.beats:
        return Closed(serial=state.serial), ()
    attempt = state.serial + 1
    after = Releasing(serial=attempt, purpose=Purpose.CLOSE, origin=_at_rest(state))
    return after, (*_place(state), ef.CloseSeat(attempt))


def close_idle(state: Idle, _event: ev.Close, _now: datetime) -> Outcome:
    """Tell the server, if it has not heard yet that the seat is free."""
    if state.freed and not state.asking:
        return Closed(serial=state.serial), ()
    attempt = state.serial + 1
    after = Releasing(serial=attempt, purpose=Purpose.CLOSE, origin=_at_rest(state))
    return after, (ef.CloseSeat(attempt) if state.asking else ef.FreeIdleSeat(attempt),)


def close_anyway(state: Releasing, _event: ev.Close, _now: datetime) -> Outcome:
    """Closing does not wait for a release: its intent is saved and finished at the next start."""
    return Closed(serial=state.serial), ()


def released(state: Releasing, event: ev.Released, _now: datetime) -> Outcome | None:
    """The server has said so."""
    if event.attempt != state.serial:
        return None
    if state.purpose is Purpose.CLOSE:
        return Closed(serial=state.serial), ()
    return _left(state, "logged-out", None)


def _left(state: Releasing, code: str, until: datetime | None) -> Outcome:
    """Everything is erased here; where there is nothing to log in to, a seat can be asked for."""
    origin = state.origin
    account = origin.grant.account if isinstance(origin, Licensed) else None
    after: State = SignedOut(serial=state.serial, notice=Notice(code, until=until))
    if NOBODY in {account, getattr(origin, "account", None)}:
        after = ReadOnly(
            serial=state.serial,
            verdict=Verdict(Reason.NO_LICENSE, {"problem": "released"}),
            account=NOBODY,
            notice=Notice(code.replace("logged-out", "released"), until=until),
        )
    return after, (ef.EraseCache(), ef.Restart())


def granted_too_late(state: Releasing, _event: ev.SeatGranted, _now: datetime) -> Outcome:
    """A grant that crossed the wish to leave: the release that follows it gives it back."""
    return state, ()


def ended_meanwhile(
    state: Releasing, event: ev.SeatEnded | ev.SeatRefused, _now: datetime
) -> Outcome:
    """The seat has ended before it could be given back: there is no work to come back to."""
    origin = state.origin
    if not isinstance(origin, Licensed | NeedsLogin):
        return state, ()
    after = ReadOnly(
        serial=origin.serial,
        verdict=event.verdict,
        account=origin.grant.account,
        grant=origin.grant,
    )
    return replace(state, origin=after), ()


def not_released(
    state: Releasing, event: ev.Unreachable | ev.TokenRefused, _now: datetime
) -> Outcome | None:
    """The server was not told, or perhaps it was."""
    if event.attempt != state.serial:
        return None
    if state.purpose is Purpose.CLOSE:
        return Closed(serial=state.serial), ()
    if state.anyway:
        return _left(state, "logged-out-anyway", _occupied_until(state.origin))
    origin = replace(state.origin, serial=state.serial)
    detail = f"{event.cause}: {event.detail}" if isinstance(event, ev.Unreachable) else ""
    failed = ef.Notify(Notice("release-failed", until=_occupied_until(origin), detail=detail))
    if isinstance(event, ev.Unreachable) and event.delivered:
        return _unsure(origin, event, failed)
    if _unfinished(origin):
        return origin, (failed,)
    if isinstance(event, ev.TokenRefused) and isinstance(origin, Licensed):
        origin = NeedsLogin(
            serial=origin.serial, grant=origin.grant, last_contact=origin.last_contact
        )
    return origin, (ef.AbandonRelease(), failed)


def _unfinished(origin: State) -> bool:
    """Whether an earlier release may have arrived: then its mark in the cache must stay."""
    if isinstance(origin, NoConnection):
        return origin.releasing
    return isinstance(origin, ReadOnly) and origin.verdict.reason is Reason.UNFINISHED_RELEASE


def _unsure(origin: State, event: ev.Unreachable, failed: ef.Effect) -> Outcome:
    """Perhaps the seat is free already: only the server's word makes the grant usable again.

    The mark in the cache stays in any case.
    """
    if not isinstance(origin, Licensed | NeedsLogin):
        return origin, (failed,)
    attempt = origin.serial + 1
    after = ReadOnly(
        serial=attempt,
        verdict=Verdict(Reason.UNFINISHED_RELEASE, {"cause": event.cause}),
        account=origin.grant.account,
        grant=origin.grant,
        asking=True,
    )
    return after, (failed, ef.Acquire(attempt))


def _occupied_until(origin: State) -> datetime | None:
    if not isinstance(origin, Licensed | NeedsLogin):
        return None
    grant = origin.grant
    if grant.owner is None:
        return None  # an owner's seat is reserved for good (R31)
    return grant.reserved_until or works_until(grant, last_contact=origin.last_contact)
