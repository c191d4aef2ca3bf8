"""Handlers from the opening of the cache to the question for a seat."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.policy import judge_running
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Closed,
    Licensed,
    NeedsLogin,
    NoConnection,
    Notice,
    Opening,
    Purpose,
    ReadOnly,
    Releasing,
    SeekingSeat,
    SignedOut,
    SigningIn,
    State,
    WaitingForSeat,
)
from seatkeeper.session.waiting import give_up

Outcome = tuple[State, tuple[ef.Effect, ...]]


def cache_opened(state: Opening, event: ev.CacheOpened, now: datetime) -> Outcome:
    """Decide how to begin."""
    attempt = state.serial + 1
    if event.releasing:
        return _finish_release(event, attempt)
    # After an early return that was never confirmed only the server's word makes a grant usable.
    if event.grant is not None and not event.returning:
        if event.resuming and event.last_contact is not None:
            running = judge_running(event.grant, now=now, last_contact=event.last_contact)
            if running.usable:
                return _go_on(event, now)
        if event.verdict.usable:
            return _start_offline(event, now)
    if event.remembered:
        return SeekingSeat(serial=attempt, account=event.account), (ef.Acquire(attempt),)
    if event.verdict.reason in {Reason.CLOCK_SET_BACK, Reason.OTHER_COMPUTER}:
        return ReadOnly(verdict=event.verdict, account=event.account, grant=event.grant), ()
    email = event.account.email if event.account else ""
    return SignedOut(serial=attempt, email=email), (ef.Probe(attempt),)


def _finish_release(event: ev.CacheOpened, attempt: int) -> Outcome:
    if not event.remembered:  # nothing left to release it with
        notice = Notice("logged-out-anyway")
        return SignedOut(serial=attempt, notice=notice), (ef.EraseCache(), ef.Probe(attempt))
    origin = NoConnection(
        serial=attempt, notice=Notice("release-failed"), account=event.account, releasing=True
    )
    after = Releasing(serial=attempt, purpose=Purpose.LOG_OUT, origin=origin)
    return after, (ef.ReleaseSeat(attempt),)


def _go_on(event: ev.CacheOpened, now: datetime) -> Outcome:
    if event.grant is None or event.last_contact is None:  # pragma: no cover - asked by the caller
        raise AssertionError("resuming needs a grant and its last contact")
    if not event.remembered and event.grant.beats:
        return NeedsLogin(grant=event.grant, last_contact=event.last_contact), ()
    return _at_work(event.grant, event.last_contact, now), ()


def _start_offline(event: ev.CacheOpened, now: datetime) -> Outcome:
    """Start at once with a grant that needs nobody's word; ask for the seat in the background."""
    if event.grant is None:  # pragma: no cover - asked by the caller
        raise AssertionError("an offline start needs a grant")
    last_contact = event.last_contact or event.grant.issued_at
    if not event.grant.beats:
        return _at_work(event.grant, last_contact, now), ()
    if not event.remembered:
        return NeedsLogin(grant=event.grant, last_contact=last_contact), ()
    after = _at_work(event.grant, last_contact, now)
    return replace(after, serial=1, beat=1, reacquire=True), (ef.Acquire(1),)


def _at_work(grant: Grant, last_contact: datetime, now: datetime) -> Licensed:
    return Licensed(grant=grant, last_contact=last_contact, next_beat=now, active_at=now)


def cache_failed(state: Opening, event: ev.CacheFailed, _now: datetime) -> Outcome:
    """A cache that cannot be read is kept and explained, never silently replaced."""
    return ReadOnly(serial=state.serial, verdict=event.verdict, account=event.account), ()


def close_at_once(state: State, _event: ev.Close, _now: datetime) -> Outcome:
    """Close where no seat is held."""
    return Closed(serial=state.serial), ()


def log_in(state: SignedOut | ReadOnly, event: ev.LogIn, _now: datetime) -> Outcome:
    """Send email and password."""
    attempt = state.serial + 1
    sign_in = ef.SignIn(attempt, event.email, event.password, event.keep)
    return SigningIn(serial=attempt, email=event.email), (sign_in,)


def reached(state: SignedOut, event: ev.Reached, _now: datetime) -> Outcome | None:
    """The server is there: the login window stays."""
    return (state, ()) if event.attempt == state.serial else None


def probe_failed(state: SignedOut, event: ev.Unreachable, _now: datetime) -> Outcome | None:
    """Started without a connection and with nothing to work on (R70)."""
    if event.attempt != state.serial:
        return None
    return NoConnection(serial=state.serial, notice=_unreachable(event)), ()


def open_read_only(
    state: SignedOut | NoConnection | WaitingForSeat, _event: ev.OpenReadOnly, _now: datetime
) -> Outcome:
    """Work without a license."""
    verdict = Verdict(Reason.NO_LICENSE)
    account = None
    todo: tuple[ef.Effect, ...] = ()
    if isinstance(state, NoConnection):
        verdict = Verdict(Reason.NO_CONNECTION, {"cause": state.notice.code})
        account = state.account
    elif isinstance(state, WaitingForSeat):
        verdict, account, todo = state.verdict, state.account, give_up(state)
    # A try that is still under way is of no interest any more: its serial is outdated.
    return ReadOnly(serial=state.serial + 1, verdict=verdict, account=account), todo


def response_accepted(state: State, event: ev.ResponseAccepted, now: datetime) -> Outcome:
    """Licensed for good, without a network (R75); a seat that was held meanwhile is given back."""
    after = Licensed(
        serial=state.serial + 1, grant=event.grant, last_contact=now, next_beat=now, active_at=now,
        notice=Notice("validated-offline"),
    )  # fmt: skip
    if isinstance(state, Licensed) and state.grant.beats:
        return after, (ef.ReleaseLateGrant(state.grant.seat_id, state.grant.epoch),)
    return after, give_up(state) if isinstance(state, WaitingForSeat) else ()


def logged_in(state: SigningIn, event: ev.LoggedIn, _now: datetime) -> Outcome | None:
    """Logged in: ask for a seat (R10)."""
    if event.attempt != state.serial:
        return None
    attempt = state.serial + 1
    return SeekingSeat(serial=attempt, account=event.account), (ef.Acquire(attempt),)


def login_refused(state: SigningIn, event: ev.LoginRefused, _now: datetime) -> Outcome | None:
    """Back to the login window, with the reason."""
    if event.attempt != state.serial:
        return None
    notice = Notice(event.code, until=event.until)
    return SignedOut(serial=state.serial + 1, notice=notice, email=state.email), ()


def login_unreachable(state: SigningIn, event: ev.Unreachable, _now: datetime) -> Outcome | None:
    """Back to the login window: what was typed is kept."""
    if event.attempt != state.serial:
        return None
    return SignedOut(serial=state.serial + 1, notice=_unreachable(event), email=state.email), ()


def cancel_login(state: SigningIn, _event: ev.CancelLogin, _now: datetime) -> Outcome:
    """Back to the login window; the answer, when it comes, is late."""
    return SignedOut(serial=state.serial + 1, email=state.email), ()


def retry_connection(state: NoConnection, _event: ev.Retry, _now: datetime) -> Outcome:
    """Try Again: for the seat if somebody is logged in, else for the server."""
    attempt = state.serial + 1
    if state.releasing:
        after = Releasing(serial=attempt, purpose=Purpose.LOG_OUT, origin=state)
        return after, (ef.ReleaseSeat(attempt),)
    if state.account is not None:
        return SeekingSeat(serial=attempt, account=state.account), (ef.Acquire(attempt),)
    return replace(state, serial=attempt, asking=True), (ef.Probe(attempt),)


def connection_is_back(state: NoConnection, event: ev.Reached, _now: datetime) -> Outcome | None:
    """The server is there: log in."""
    if event.attempt != state.serial:
        return None
    return SignedOut(serial=state.serial), ()


def still_no_connection(
    state: NoConnection, event: ev.Unreachable, _now: datetime
) -> Outcome | None:
    """Nothing has changed, but perhaps the cause."""
    if event.attempt != state.serial:
        return None
    return replace(state, notice=_unreachable(event), asking=False), ()


def _unreachable(event: ev.Unreachable) -> Notice:
    return Notice("unreachable", detail=f"{event.cause}: {event.detail}")


def is_for_good(state: Licensed) -> bool:
    """Whether the license was validated offline and can therefore not be given up (R51)."""
    return state.grant.basis is Basis.VALIDATED_OFFLINE
