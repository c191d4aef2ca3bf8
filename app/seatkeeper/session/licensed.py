"""Handlers of the licensed state: heartbeats, extension, early return, what ends a seat."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec.structs import replace

from seatkeeper.licensing.grant import Basis
from seatkeeper.licensing.policy import judge_running
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.idling import look_at_idleness
from seatkeeper.session.seeking import licensed_with
from seatkeeper.session.states import (
    Licensed,
    NeedsLogin,
    Notice,
    Pending,
    ReadOnly,
    State,
)
from seatkeeper.session.timing import backoff

Outcome = tuple[State, tuple[ef.Effect, ...]]

_RETAKEN: Final = frozenset({Reason.SEAT_LOST})
"""A seat lost to its timeout is asked for again at once: another may be free."""

_MOVED: Final = frozenset({Reason.EXPIRED, Reason.TRIAL_OVER})
"""When a license ends, another one may be there: of the pool (R18), or bought meanwhile."""


def may_contact(state: Licensed) -> bool:
    """A computer validated offline contacts nobody (R75)."""
    return state.grant.beats


def may_extend(state: Licensed) -> bool:
    """Whether the drop-down of periods is offered (R60, R63)."""
    return bool(state.grant.offline_days) and state.pending is None


def may_return(state: Licensed) -> bool:
    """Whether there is an availability to return (R65)."""
    return state.grant.basis is Basis.OFFLINE_AVAILABILITY and state.pending is None


def tick(state: Licensed, _event: ev.Event, now: datetime) -> Outcome:
    """End work whose time is over, or whose user is away; beat when it is time."""
    verdict = judge_running(state.grant, now=now, last_contact=state.last_contact)
    if not verdict.usable:
        return _over(state, verdict)
    if (idleness := look_at_idleness(state, now)) is not None:
        after, todo = idleness
        if not isinstance(after, Licensed):
            return after, todo
        state = after
    if state.beat == 0 and state.grant.beats and now >= state.next_beat:
        return _beat(state)
    return state, ()


def resumed(state: Licensed, event: ev.Resumed, now: datetime) -> Outcome:
    """Beat at once after a sleep."""
    return tick(replace(state, next_beat=now), event, now)


def beat_now(state: Licensed, _event: ev.Heartbeat, _now: datetime) -> Outcome:
    """Beat now, whatever the time."""
    return (state, ()) if state.beat else _beat(state)


def _beat(state: Licensed) -> Outcome:
    attempt = state.serial + 1
    contact = ef.Acquire(attempt) if state.reacquire else ef.SendHeartbeat(attempt)
    return replace(state, serial=attempt, beat=attempt), (contact,)


def check(state: Licensed, _event: ev.Check, _now: datetime) -> Outcome:
    """Check for Updated License (R42)."""
    if state.pending is not None:
        return state, ()
    contact = ef.Acquire if state.reacquire else ef.SendHeartbeat
    return _act(state, Pending.CHECK, contact(state.serial + 1))


def extend(state: Licensed, event: ev.Extend, _now: datetime) -> Outcome:
    """Reserve the seat for some days (R61)."""
    return _act(state, Pending.EXTEND, ef.ExtendSeat(state.serial + 1, event.days))


def return_early(state: Licensed, _event: ev.ReturnEarly, _now: datetime) -> Outcome:
    """Give the reservation up: first say so in the cache, then to the server."""
    shorten = ef.ShortenSeat(state.serial + 1)
    return _act(state, Pending.RETURN_EARLY, ef.MarkReleasing(returning=True), shorten)


def _act(state: Licensed, pending: Pending, *todo: ef.Effect) -> Outcome:
    attempt = state.serial + 1
    after = replace(state, serial=attempt, pending=pending, action=attempt, notice=None)
    return after, todo


def granted(state: Licensed, event: ev.SeatGranted, now: datetime) -> Outcome | None:
    """A fresh grant: for a heartbeat or for what the user asked."""
    if event.attempt not in {state.beat, state.action} or event.attempt == 0:
        return None
    after = licensed_with(state, event, now, state.notice)
    if event.attempt == state.beat:
        return replace(after, pending=state.pending, action=state.action), ()
    code = {
        Pending.EXTEND: "extended",
        Pending.RETURN_EARLY: "returned",
        Pending.CHECK: "checked" if event.grant.license == state.grant.license else "renewed",
        None: "checked",
    }[state.pending]
    return replace(after, beat=state.beat, notice=Notice(code)), ()


def ended(state: Licensed, event: ev.SeatEnded | ev.SeatRefused, _now: datetime) -> Outcome | None:
    """An authentic answer ends the seat; one lost to its timeout is asked for again."""
    if event.attempt not in {state.beat, state.action} or event.attempt == 0:
        return None
    if event.verdict.reason in _RETAKEN:
        return _ask_once_more(state, event.verdict)
    return _read_only(state, event.verdict), ()


def action_refused(state: Licensed, event: ev.Refused, _now: datetime) -> Outcome | None:
    """The server says no to an extension or a return; everything else stays."""
    if event.attempt != state.action or event.attempt == 0:
        return None
    undo = (ef.AbandonRelease(returning=True),) if state.pending is Pending.RETURN_EARLY else ()
    notice = Notice("extend-refused", detail=event.code)
    return replace(state, pending=None, action=0, notice=notice), undo


def token_refused(state: Licensed, event: ev.TokenRefused, _now: datetime) -> Outcome | None:
    """The seat is held, the password is wanted."""
    if event.attempt not in {state.beat, state.action} or event.attempt == 0:
        return None
    undo = (ef.AbandonRelease(returning=True),) if state.pending is Pending.RETURN_EARLY else ()
    after = NeedsLogin(
        serial=state.serial,
        grant=state.grant,
        last_contact=state.last_contact,
        notice=Notice("session-ended"),
    )
    return after, undo


def unreachable(state: Licensed, event: ev.Unreachable, now: datetime) -> Outcome | None:
    """Work goes on; the next try comes sooner than a heartbeat, and later each time."""
    if event.attempt == 0 or event.attempt not in {state.beat, state.action}:
        return None
    trouble = Notice("unreachable", detail=f"{event.cause}: {event.detail}")
    failures = state.failures + 1
    retry = backoff(now, failures, state.grant.heartbeat, event.jitter, event.retry_after)
    after = replace(state, failures=failures, trouble=trouble, next_beat=retry)
    if event.attempt == state.beat:
        return tick(replace(after, beat=0), ev.Tick(), now)
    if state.pending is Pending.RETURN_EARLY and event.delivered:
        # Perhaps the server has given the seat away: only its word makes the grant usable again.
        return _ask_once_more(state, Verdict(Reason.UNFINISHED_RELEASE, {"cause": event.cause}))
    undo = (ef.AbandonRelease(returning=True),) if state.pending is Pending.RETURN_EARLY else ()
    return replace(after, pending=None, action=0, notice=trouble), undo


def _read_only(state: Licensed | NeedsLogin, verdict: Verdict) -> ReadOnly:
    return ReadOnly(
        serial=state.serial, verdict=verdict, account=state.grant.account, grant=state.grant
    )


def _over(state: Licensed, verdict: Verdict) -> Outcome:
    """The time of a grant is over; one that heartbeats kept alive is asked for once more."""
    if verdict.reason in _MOVED and state.grant.beats:
        return _ask_once_more(state, verdict)
    return _read_only(state, verdict), ()


def _ask_once_more(state: Licensed, verdict: Verdict) -> Outcome:
    attempt = state.serial + 1
    after = replace(_read_only(state, verdict), serial=attempt, asking=True)
    return after, (ef.Acquire(attempt),)


def log_in_again(state: NeedsLogin, event: ev.LogIn, _now: datetime) -> Outcome:
    """Send the password; work goes on meanwhile."""
    attempt = state.serial + 1
    sign_in = ef.SignIn(attempt, event.email, event.password, event.keep)
    return replace(state, serial=attempt, asking=True, notice=None), (sign_in,)


def logged_in_again(state: NeedsLogin, event: ev.LoggedIn, now: datetime) -> Outcome | None:
    """Take the same seat again with the new tokens."""
    if event.attempt != state.serial:
        return None
    attempt = state.serial + 1
    after = Licensed(
        serial=attempt, grant=state.grant, last_contact=state.last_contact, next_beat=now,
        active_at=now, beat=attempt, reacquire=True,
    )  # fmt: skip
    return after, (ef.Acquire(attempt),)


def login_refused(state: NeedsLogin, event: ev.LoginRefused, _now: datetime) -> Outcome | None:
    """Not this time; the seat is still held."""
    if event.attempt != state.serial:
        return None
    return replace(state, asking=False, notice=Notice(event.code, until=event.until)), ()


def login_unreachable(state: NeedsLogin, event: ev.Unreachable, _now: datetime) -> Outcome | None:
    """Nobody answered; the seat is still held."""
    if event.attempt != state.serial:
        return None
    notice = Notice("unreachable", detail=f"{event.cause}: {event.detail}")
    return replace(state, asking=False, notice=notice), ()


def tick_without_login(state: NeedsLogin, _event: ev.Event, now: datetime) -> Outcome:
    """End work whose time is over."""
    verdict = judge_running(state.grant, now=now, last_contact=state.last_contact)
    if not verdict.usable:
        return _read_only(state, verdict), ()
    return state, ()
