"""A session under test, without anybody to carry its effects out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from msgspec.structs import replace

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from seatkeeper.session.machine import step
from seatkeeper.session.states import (
    Licensed,
    NeedsLogin,
    NoConnection,
    Notice,
    Opening,
    ReadOnly,
    SeekingSeat,
    SignedOut,
    SigningIn,
    State,
    WaitingForSeat,
)
from tests.helpers.samples import ADA, grant
from tests.helpers.world import START

StateT = TypeVar("StateT", bound=State)
EffectT = TypeVar("EffectT", bound=ef.Effect)

LOGIN = ev.LogIn("ada@demo.example", "demo")
FULL = Verdict(Reason.ALL_SEATS_IN_USE)
USABLE = Verdict(Reason.USABLE)


class Run:
    """A session, its effects, and a time that the test sets."""

    def __init__(self, state: State, now: datetime = START) -> None:
        self.state = state
        self.now = now
        self.effects: tuple[ef.Effect, ...] = ()

    def on(self, event: ev.Event, *, after: timedelta = timedelta(0)) -> Run:
        """Apply an event, some time later."""
        self.now += after
        self.state, self.effects = step(self.state, event, self.now)
        return self

    def expect(self, kind: type[StateT]) -> StateT:
        """The state, which must be of this kind."""
        assert isinstance(self.state, kind), self.state
        return self.state

    def effect(self, kind: type[EffectT]) -> EffectT:
        """The one effect of this kind."""
        (found,) = [effect for effect in self.effects if isinstance(effect, kind)]
        return found

    @property
    def kinds(self) -> list[type[ef.Effect]]:
        """The kinds of the effects, in order."""
        return [type(effect) for effect in self.effects]


Begin = Callable[[], Run]
"""Makes a session in some state."""


def signed_out() -> Run:
    return Run(SignedOut(serial=3))


def signing_in() -> Run:
    return Run(SigningIn(serial=3, email="ada@demo.example"))


def no_connection(*, logged_in: bool = False, releasing: bool = False) -> Run:
    return Run(
        NoConnection(
            serial=3,
            notice=Notice("unreachable"),
            account=ADA if logged_in else None,
            releasing=releasing,
        )
    )


def seeking() -> Run:
    return Run(SeekingSeat(serial=3, account=ADA))


def waiting(*, notify: bool = False) -> Run:
    state = WaitingForSeat(
        serial=3,
        account=ADA,
        verdict=FULL,
        retry_at=START + timedelta(seconds=30),
        notify=notify,
    )
    return Run(state)


def licensed(found: Grant | None = None, *, reacquire: bool = False) -> Run:
    state = Licensed(
        serial=3,
        grant=found or grant(),
        last_contact=START,
        next_beat=START + timedelta(minutes=10),
        active_at=START,
        reacquire=reacquire,
    )
    return Run(state)


def beating(found: Grant | None = None) -> Run:
    """Licensed, with a heartbeat under way: attempt 4."""
    return licensed(found).on(ev.Heartbeat())


def needs_login() -> Run:
    return Run(NeedsLogin(serial=3, grant=grant(), last_contact=START))


def read_only(reason: Reason = Reason.SEAT_LOST, *, logged_in: bool = True) -> Run:
    state = ReadOnly(serial=3, verdict=Verdict(reason), account=ADA if logged_in else None)
    return Run(state)


def opened(**changes: object) -> Run:
    """A session whose cache has been opened; by default it holds Ada's shared seat."""
    event = ev.CacheOpened(
        verdict=Verdict(Reason.NEEDS_CONNECTION),
        account=ADA,
        remembered=True,
        grant=grant(),
        last_contact=START,
    )
    return Run(Opening()).on(replace(event, **changes))


def granted(run: Run, attempt: int, found: Grant | None = None, jitter: float = 0.0) -> Run:
    """Answer with a grant that was asked for just now."""
    return run.on(ev.SeatGranted(attempt, found or grant(epoch=2), run.now, jitter))
