"""A client without a screen: the product's own, on a computer that exists in memory only.

It does what a person's app does in a day: log in, take a seat, send heartbeats, wait while all
seats are in use, close or crash, start again. What it is to do next follows from the state of its
session; when, is up to whoever drives it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from licensecache import MemoryVault, Vault
from seatkeeper.lab.fleet.exchanges import Exchange, MeasuredTransport, judged
from seatkeeper.lab.fleet.memory_cache import MemoryCache
from seatkeeper.licensing.policy import idle_after
from seatkeeper.service.ports import Observer
from seatkeeper.session import events as ev
from seatkeeper.session.states import (
    Closed,
    Licensed,
    Notice,
    ReadOnly,
    State,
    WaitingForSeat,
)

if TYPE_CHECKING:
    from datetime import datetime

    from seatkeeper.service.client import Client

__all__ = ["Headless", "Join", "Joined", "Person"]

_LEFT_ALONE: Final = 5.0
"""Seconds until somebody whom the server has refused, or not answered, tries again."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can log in."""

    email: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Joined:
    """A client, and the transport it speaks through."""

    client: Client
    transport: MeasuredTransport


Join = Callable[[Vault, MemoryCache, Observer], Joined]
"""Joins a client that works on its caller's thread, from real parts and these."""


class Headless:
    """One computer in memory, and whoever sits in front of it.

    Args:
        join: Joins its clients; one after the other, because a closed one starts as a new one.
        person: Who logs in.

    Attributes:
        beats: Heartbeats of the present client that were answered.
        transport: The way of the present client to its server.
    """

    def __init__(self, join: Join, person: Person) -> None:
        self._join = join
        self._person = person
        self._vault = MemoryVault()
        self._cache = MemoryCache()
        self.beats = 0
        self._started = False
        self._start_anew()

    @property
    def state(self) -> State:
        """Where the session is."""
        return self._client.state

    def step(self) -> list[Exchange]:
        """Do what a person's app does next: start, log in, beat, ask again.

        Returns:
            What was exchanged for it, with what came of it; empty when there was nothing to do.
        """
        if isinstance(self.state, Closed):
            self._start_anew()
        if not self._started:
            self._started = True
            self._client.start()
            return self._told()
        wish = self._wish()
        if wish is None:
            return []
        if isinstance(wish, ev.Heartbeat):
            self._be_there()
        self._client.dispatch(wish)
        done = self._told()
        if isinstance(wish, ev.Heartbeat) and not any(one.code for one in done):
            self.beats += 1
        return done

    def close(self) -> list[Exchange]:
        """Quit the app, which gives a shared seat back."""
        if not self._started or not self._client.allows(ev.Close):
            return []
        self._client.dispatch(ev.Close())
        return self._told()

    def crash(self) -> None:
        """End without a word; the seat stays until its timeout, or until the next start."""
        self._start_anew()

    def pause(self, speed: float) -> float:
        """Tell how long to wait until the next step.

        Args:
            speed: How many times faster than the server asks for; 0 for as fast as possible, but
                somebody who has no seat or no connection does not ask more often than each second.

        Returns:
            Seconds.
        """
        state = self.state
        if not self._started or isinstance(state, Closed):
            return 0.0
        calm = isinstance(state, Licensed) and state.trouble is None
        if not speed:
            return 0.0 if calm else 1.0
        due: datetime | None = None
        if isinstance(state, Licensed):
            due = state.next_beat
        elif isinstance(state, WaitingForSeat):
            due = state.retry_at
        left = _LEFT_ALONE if due is None else (due - self._client.now()).total_seconds()
        return max(left, 0.0) / speed

    def _start_anew(self) -> None:
        joined = self._join(self._vault, self._cache, _Nobody())
        self._client, self.transport = joined.client, joined.transport
        self._started = False
        self.beats = 0

    def _wish(self) -> ev.Event | None:
        """What the state calls for; None where nothing is to be asked."""
        if self._client.allows(ev.Heartbeat):
            return ev.Heartbeat()
        if self._client.allows(ev.Retry):
            return ev.Retry()
        if self._client.allows(ev.LogIn):
            return ev.LogIn(self._person.email, self._person.password)
        return None

    def _be_there(self) -> None:
        """Whoever runs a fleet wants its seats used, where idle ones are freed."""
        state = self.state
        if isinstance(state, Licensed) and idle_after(state.grant) is not None:
            self._client.dispatch(ev.Activity())

    def _told(self) -> list[Exchange]:
        return list(judged(self.transport.take(), _code_of(self.state)))


def _code_of(state: State) -> str:
    """Why a session is not as its user would like it: a verdict, or the cause of a failure."""
    if isinstance(state, Licensed):
        notice = state.trouble
    elif isinstance(state, ReadOnly | WaitingForSeat):
        return state.verdict.reason.value
    else:
        notice = getattr(state, "notice", None)
    return "" if notice is None else _cause_of(notice)


def _cause_of(notice: Notice) -> str:
    return notice.detail.partition(":")[0] if notice.code == "unreachable" else notice.code


class _Nobody:
    """Nobody watches; what matters is in the state."""

    def changed(self, state: State) -> None:
        """Nothing is shown."""

    def notified(self, notice: Notice) -> None:
        """Nobody is told."""

    def restarted(self) -> None:
        """The next step begins at the login."""
