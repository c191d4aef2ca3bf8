"""The transition table: what each state accepts, what handles it, and what may follow.

Read a row as: in this state, this event, handled by this function, leads to one of these states.
A handler returns None for an answer that is not the one awaited (late). The guard, where there is
one, says whether the user is offered the event at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from seatkeeper.licensing.value import Value
from seatkeeper.session import events as ev
from seatkeeper.session import (
    idling,
    licensed,
    opening,
    readonly,
    releasing,
    seeking,
    waiting,
)
from seatkeeper.session.effects import Effect
from seatkeeper.session.states import (
    Closed,
    Idle,
    Licensed,
    NeedsLogin,
    NoConnection,
    Opening,
    ReadOnly,
    Releasing,
    SeekingSeat,
    SignedOut,
    SigningIn,
    State,
    WaitingForSeat,
)

__all__ = ["TABLE", "Entry"]

Outcome = tuple[State, tuple[Effect, ...]]


def _always(_state: State) -> bool:
    return True


class Entry(Value, frozen=True):
    """One row of the table.

    Attributes:
        handle: ``(state, event, now)`` to the new state and effects; None for a late answer.
        targets: The states that may follow.
        guard: Whether the event is offered in this very state.
    """

    # The table pairs each handler with the state and event types of its row; that pairing is
    # what makes the narrower parameter types of the handlers sound.
    handle: Callable[[Any, Any, datetime], Outcome | None]
    targets: tuple[type[State], ...]
    guard: Callable[[Any], bool] = _always


def _rows() -> Mapping[tuple[type[State], type[ev.Event]], Entry]:
    return {
        # Opening: the cache is read, nothing is known yet.
        (Opening, ev.CacheOpened): Entry(
            opening.cache_opened,
            (SignedOut, SeekingSeat, Licensed, NeedsLogin, ReadOnly, Releasing),
        ),
        (Opening, ev.CacheFailed): Entry(opening.cache_failed, (ReadOnly,)),
        (Opening, ev.Close): Entry(opening.close_at_once, (Closed,)),
        # SignedOut: the login window.
        (SignedOut, ev.LogIn): Entry(opening.log_in, (SigningIn,)),
        (SignedOut, ev.Reached): Entry(opening.reached, (SignedOut,)),
        (SignedOut, ev.Unreachable): Entry(opening.probe_failed, (NoConnection,)),
        (SignedOut, ev.OpenReadOnly): Entry(opening.open_read_only, (ReadOnly,)),
        (SignedOut, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (SignedOut, ev.Close): Entry(opening.close_at_once, (Closed,)),
        # SigningIn: the password is on its way.
        (SigningIn, ev.LoggedIn): Entry(opening.logged_in, (SeekingSeat,)),
        (SigningIn, ev.LoginRefused): Entry(opening.login_refused, (SignedOut,)),
        (SigningIn, ev.Unreachable): Entry(opening.login_unreachable, (SignedOut,)),
        (SigningIn, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (SigningIn, ev.CancelLogin): Entry(opening.cancel_login, (SignedOut,)),
        (SigningIn, ev.Close): Entry(opening.close_at_once, (Closed,)),
        # NoConnection: started without one.
        (NoConnection, ev.Retry): Entry(
            opening.retry_connection, (SeekingSeat, NoConnection, Releasing)
        ),
        (NoConnection, ev.Reached): Entry(opening.connection_is_back, (SignedOut,)),
        (NoConnection, ev.Unreachable): Entry(opening.still_no_connection, (NoConnection,)),
        (NoConnection, ev.OpenReadOnly): Entry(opening.open_read_only, (ReadOnly,)),
        (NoConnection, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (NoConnection, ev.LogOut): Entry(
            releasing.log_out, (Releasing,), guard=releasing.has_account
        ),
        (NoConnection, ev.Close): Entry(opening.close_at_once, (Closed,)),
        # SeekingSeat: asked for a seat.
        (SeekingSeat, ev.SeatGranted): Entry(seeking.granted, (Licensed,)),
        (SeekingSeat, ev.SeatRefused): Entry(seeking.refused, (WaitingForSeat, ReadOnly)),
        (SeekingSeat, ev.TokenRefused): Entry(seeking.token_refused, (SignedOut,)),
        (SeekingSeat, ev.Unreachable): Entry(seeking.unreachable, (NoConnection,)),
        (SeekingSeat, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (SeekingSeat, ev.LogOut): Entry(releasing.log_out, (Releasing,)),
        (SeekingSeat, ev.Close): Entry(releasing.close, (Releasing,)),
        # WaitingForSeat: all seats are in use.
        (WaitingForSeat, ev.Retry): Entry(waiting.try_again, (WaitingForSeat, Licensed)),
        (WaitingForSeat, ev.TakeSeat): Entry(
            waiting.take_seat, (WaitingForSeat, Licensed), guard=waiting.may_take
        ),
        (WaitingForSeat, ev.NotifyMe): Entry(waiting.notify_me, (WaitingForSeat,)),
        (WaitingForSeat, ev.Tick): Entry(waiting.tick, (WaitingForSeat,)),
        (WaitingForSeat, ev.Resumed): Entry(waiting.tick, (WaitingForSeat,)),
        (WaitingForSeat, ev.SeatGranted): Entry(
            waiting.granted_at_last, (Licensed, WaitingForSeat)
        ),
        (WaitingForSeat, ev.SeatOffered): Entry(waiting.offered, (WaitingForSeat,)),
        (WaitingForSeat, ev.SeatRefused): Entry(waiting.still_refused, (WaitingForSeat, ReadOnly)),
        (WaitingForSeat, ev.TokenRefused): Entry(seeking.token_refused, (SignedOut,)),
        (WaitingForSeat, ev.Unreachable): Entry(waiting.wait_on, (WaitingForSeat,)),
        (WaitingForSeat, ev.OpenReadOnly): Entry(opening.open_read_only, (ReadOnly,)),
        (WaitingForSeat, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (WaitingForSeat, ev.LogOut): Entry(releasing.log_out, (Releasing,)),
        (WaitingForSeat, ev.Close): Entry(releasing.close, (Releasing,)),
        # Licensed: work goes on.
        (Licensed, ev.Tick): Entry(licensed.tick, (Licensed, ReadOnly, Idle)),
        (Licensed, ev.Resumed): Entry(licensed.resumed, (Licensed, ReadOnly, Idle)),
        (Licensed, ev.Activity): Entry(idling.active, (Licensed,)),
        (Licensed, ev.Heartbeat): Entry(licensed.beat_now, (Licensed,), guard=licensed.may_contact),
        (Licensed, ev.Check): Entry(licensed.check, (Licensed,), guard=licensed.may_contact),
        (Licensed, ev.Extend): Entry(licensed.extend, (Licensed,), guard=licensed.may_extend),
        (Licensed, ev.ReturnEarly): Entry(
            licensed.return_early, (Licensed,), guard=licensed.may_return
        ),
        (Licensed, ev.SeatGranted): Entry(licensed.granted, (Licensed,)),
        (Licensed, ev.SeatRefused): Entry(licensed.ended, (ReadOnly,)),
        (Licensed, ev.SeatEnded): Entry(licensed.ended, (ReadOnly,)),
        (Licensed, ev.Refused): Entry(licensed.action_refused, (Licensed,)),
        (Licensed, ev.TokenRefused): Entry(licensed.token_refused, (NeedsLogin,)),
        (Licensed, ev.Unreachable): Entry(licensed.unreachable, (Licensed, ReadOnly, Idle)),
        (Licensed, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (Licensed, ev.LogOut): Entry(releasing.log_out, (Releasing,), guard=releasing.may_log_out),
        (Licensed, ev.Close): Entry(releasing.close, (Releasing, Closed)),
        # Idle: the seat was freed because the user was away.
        (Idle, ev.Activity): Entry(idling.come_back, (Idle,)),
        (Idle, ev.Tick): Entry(idling.tick, (Idle,)),
        (Idle, ev.Resumed): Entry(idling.tick, (Idle,)),
        (Idle, ev.Released): Entry(idling.released, (Idle,)),
        (Idle, ev.SeatGranted): Entry(idling.granted, (Licensed,)),
        (Idle, ev.SeatRefused): Entry(idling.refused, (WaitingForSeat, ReadOnly)),
        (Idle, ev.TokenRefused): Entry(idling.token_refused, (Idle, ReadOnly)),
        (Idle, ev.Unreachable): Entry(idling.unreachable, (Idle,)),
        (Idle, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (Idle, ev.LogOut): Entry(releasing.log_out, (Releasing,)),
        (Idle, ev.Close): Entry(releasing.close_idle, (Releasing, Closed)),
        # NeedsLogin: the seat is held, the password is wanted.
        (NeedsLogin, ev.LogIn): Entry(licensed.log_in_again, (NeedsLogin,)),
        (NeedsLogin, ev.LoggedIn): Entry(licensed.logged_in_again, (Licensed,)),
        (NeedsLogin, ev.LoginRefused): Entry(licensed.login_refused, (NeedsLogin,)),
        (NeedsLogin, ev.Unreachable): Entry(licensed.login_unreachable, (NeedsLogin,)),
        (NeedsLogin, ev.Tick): Entry(licensed.tick_without_login, (NeedsLogin, ReadOnly)),
        (NeedsLogin, ev.Resumed): Entry(licensed.tick_without_login, (NeedsLogin, ReadOnly)),
        (NeedsLogin, ev.LogOut): Entry(releasing.log_out, (Releasing,)),
        (NeedsLogin, ev.Close): Entry(opening.close_at_once, (Closed,)),
        # ReadOnly: projects can be viewed.
        (ReadOnly, ev.LogIn): Entry(opening.log_in, (SigningIn,)),
        (ReadOnly, ev.Retry): Entry(readonly.ask_again, (ReadOnly, SignedOut)),
        (ReadOnly, ev.Check): Entry(readonly.ask_again, (ReadOnly, SignedOut)),
        (ReadOnly, ev.SeatGranted): Entry(readonly.granted, (Licensed,)),
        (ReadOnly, ev.SeatRefused): Entry(readonly.refused, (ReadOnly,)),
        (ReadOnly, ev.TokenRefused): Entry(readonly.token_refused, (ReadOnly,)),
        (ReadOnly, ev.Unreachable): Entry(readonly.unreachable, (ReadOnly,)),
        (ReadOnly, ev.ResponseAccepted): Entry(opening.response_accepted, (Licensed,)),
        (ReadOnly, ev.LogOut): Entry(releasing.log_out, (Releasing,), guard=releasing.has_account),
        (ReadOnly, ev.Close): Entry(opening.close_at_once, (Closed,)),
        # Releasing: a right is being given up.
        (Releasing, ev.Released): Entry(releasing.released, (SignedOut, ReadOnly, Closed)),
        (Releasing, ev.SeatGranted): Entry(releasing.granted_too_late, (Releasing,)),
        (Releasing, ev.SeatEnded): Entry(releasing.ended_meanwhile, (Releasing,)),
        (Releasing, ev.SeatRefused): Entry(releasing.ended_meanwhile, (Releasing,)),
        (Releasing, ev.TokenRefused): Entry(releasing.not_released, _AFTER_RELEASE),
        (Releasing, ev.Unreachable): Entry(releasing.not_released, _AFTER_RELEASE),
        (Releasing, ev.Close): Entry(releasing.close_anyway, (Closed,)),
    }


_AFTER_RELEASE: Final = (
    SignedOut, Closed, NoConnection, WaitingForSeat, Licensed, Idle, NeedsLogin, ReadOnly,
)  # fmt: skip

TABLE: Final = _rows()
