"""The user's wishes: the events that come from in front of the screen.

An event without fields of its own has everything from ``Event`` and is not decorated once more:
each decorated class costs the start of the program a millisecond. The same goes for effects and
states.
"""

from __future__ import annotations

from seatkeeper.licensing.value import Value

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


class Event(Value, frozen=True):
    """Base of all events."""


class LogIn(Event, frozen=True):
    """Log in with email and password; ``keep`` stores the refresh token."""

    hidden = ("password",)

    email: str
    password: str
    keep: bool = True


class CancelLogin(Event, frozen=True):
    """Give up a login under way."""


class Retry(Event, frozen=True):
    """Try Again."""


class OpenReadOnly(Event, frozen=True):
    """Work without a license, reading only."""


class NotifyMe(Event, frozen=True):
    """Keep trying in the background and say when a seat is free."""

    wanted: bool


class TakeSeat(Event, frozen=True):
    """Take the seat that is held for the user."""


class Activity(Event, frozen=True):
    """Any input in this app: the user is there."""


class Extend(Event, frozen=True):
    """Keep the license available offline for some days."""

    days: int


class ReturnEarly(Event, frozen=True):
    """End the offline availability before its date."""


class Check(Event, frozen=True):
    """Check for Updated License."""


class Heartbeat(Event, frozen=True):
    """Send the next heartbeat now."""


class LogOut(Event, frozen=True):
    """Log out and Restart; ``anyway`` even when the server cannot be told (R52)."""

    anyway: bool = False


class Close(Event, frozen=True):
    """Quit the app."""
