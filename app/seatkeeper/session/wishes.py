"""The user's wishes: the events that come from in front of the screen.

An event without fields of its own has everything from ``Event`` and is not decorated once more:
each decorated class costs the start of the program a millisecond. The same goes for effects and
states.
"""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = [
    "Activity",
    "CancelLogin",
    "Check",
    "Close",
    "Event",
    "Extend",
    "Heartbeat",
    "LogIn",
    "LogOut",
    "NotifyMe",
    "OpenReadOnly",
    "Retry",
    "ReturnEarly",
    "TakeSeat",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""


@dataclass(frozen=True, slots=True)
class LogIn(Event):
    """Log in with email and password; ``keep`` stores the refresh token."""

    email: str
    password: str = field(repr=False)
    keep: bool = True


class CancelLogin(Event):
    """Give up a login under way."""

    __slots__ = ()


class Retry(Event):
    """Try Again."""

    __slots__ = ()


class OpenReadOnly(Event):
    """Work without a license, reading only."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NotifyMe(Event):
    """Keep trying in the background and say when a seat is free."""

    wanted: bool


class TakeSeat(Event):
    """Take the seat that is held for the user."""

    __slots__ = ()


class Activity(Event):
    """Any input in this app: the user is there."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Extend(Event):
    """Keep the license available offline for some days."""

    days: int


class ReturnEarly(Event):
    """End the offline availability before its date."""

    __slots__ = ()


class Check(Event):
    """Check for Updated License."""

    __slots__ = ()


class Heartbeat(Event):
    """Send the next heartbeat now."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LogOut(Event):
    """Log out and Restart; ``anyway`` even when the server cannot be told (R52)."""

    anyway: bool = False


class Close(Event):
    """Quit the app."""

    __slots__ = ()
