"""What can happen to a session: the user's wishes and the world's answers.

An answer names the attempt it answers. ``jitter`` is a number in [0, 1) drawn by whoever speaks
for the world, so that the machine itself knows no randomness.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account
from seatkeeper.licensing.verdict import Verdict

__all__ = [
    "CacheFailed",
    "CacheOpened",
    "CancelLogin",
    "Check",
    "Close",
    "Event",
    "Extend",
    "Heartbeat",
    "LogIn",
    "LogOut",
    "LoggedIn",
    "LoginRefused",
    "NotifyMe",
    "OpenReadOnly",
    "Reached",
    "Refused",
    "Released",
    "ResponseAccepted",
    "Resumed",
    "Retry",
    "ReturnEarly",
    "SeatEnded",
    "SeatGranted",
    "SeatRefused",
    "Tick",
    "TokenRefused",
    "Unreachable",
]


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events."""


# --- The user's wishes -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LogIn(Event):
    """Log in with email and password; ``keep`` stores the refresh token."""

    email: str
    password: str = field(repr=False)
    keep: bool = True


@dataclass(frozen=True, slots=True)
class CancelLogin(Event):
    """Give up a login under way."""


@dataclass(frozen=True, slots=True)
class Retry(Event):
    """Try Again."""


@dataclass(frozen=True, slots=True)
class OpenReadOnly(Event):
    """Work without a license, reading only."""


@dataclass(frozen=True, slots=True)
class NotifyMe(Event):
    """Keep trying in the background and say when a seat is free."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class Extend(Event):
    """Keep the license available offline for some days."""

    days: int


@dataclass(frozen=True, slots=True)
class ReturnEarly(Event):
    """End the offline availability before its date."""


@dataclass(frozen=True, slots=True)
class Check(Event):
    """Check for Updated License."""


@dataclass(frozen=True, slots=True)
class Heartbeat(Event):
    """Send the next heartbeat now."""


@dataclass(frozen=True, slots=True)
class LogOut(Event):
    """Log out and Restart; ``anyway`` even when the server cannot be told (R52)."""

    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Close(Event):
    """Quit the app."""


# --- The world's answers -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CacheOpened(Event):
    """What the cache holds.

    Attributes:
        verdict: Judgement of the grant for a start without connection.
        account: Who was logged in; None for nobody.
        remembered: Whether tokens are there to go on without a password.
        grant: The last grant, its signature verified.
        last_contact: When the last successful heartbeat was sent.
        resuming: The client never stopped: it only lives in one process after the other.
        releasing: A release was begun and never confirmed.
        returning: An early return was begun and never confirmed.
    """

    verdict: Verdict
    account: Account | None = None
    remembered: bool = False
    grant: Grant | None = None
    last_contact: datetime | None = None
    resuming: bool = False
    releasing: bool = False
    returning: bool = False


@dataclass(frozen=True, slots=True)
class CacheFailed(Event):
    """The cache is there but cannot be used."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Reached(Event):
    """The server answered a probe."""

    attempt: int


@dataclass(frozen=True, slots=True)
class LoggedIn(Event):
    """The password was right."""

    attempt: int
    account: Account


@dataclass(frozen=True, slots=True)
class LoginRefused(Event):
    """Wrong credentials, unconfirmed email, too many attempts."""

    attempt: int
    code: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeatGranted(Event):
    """A grant arrived: for an acquire, a heartbeat, an extension, a return.

    Attributes:
        attempt: Which one.
        grant: Verified and already saved.
        sent_at: When the question was sent (trusted time).
        jitter: In [0, 1).
    """

    attempt: int
    grant: Grant
    sent_at: datetime
    jitter: float = 0.0


@dataclass(frozen=True, slots=True)
class SeatRefused(Event):
    """An authentic refusal of a seat.

    Attributes:
        attempt: Which one.
        verdict: Why.
        retry_after: Seconds until another try makes sense.
        jitter: In [0, 1).
    """

    attempt: int
    verdict: Verdict
    retry_after: int = 30
    jitter: float = 0.0


@dataclass(frozen=True, slots=True)
class SeatEnded(Event):
    """An authentic answer to a heartbeat that ends the seat."""

    attempt: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Refused(Event):
    """An authentic refusal that leaves the seat as it is (an extension, say)."""

    attempt: int
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unreachable(Event):
    """No authentic answer.

    Attributes:
        attempt: Which one.
        cause: ``dns``, ``refused``, ``timeout``, ``tls``, ``proxy``, ``captive-portal``,
            ``server-error``, ``bad-answer``, ``network``; ``storage`` when this computer's own
            cache or vault failed before anything was asked, ``validated-offline`` when nothing
            is asked any more.
        detail: What exactly happened, in English.
        delivered: False only if certainly nothing reached the server.
        jitter: In [0, 1).
    """

    attempt: int
    cause: str
    detail: str = ""
    delivered: bool = True
    jitter: float = 0.0


@dataclass(frozen=True, slots=True)
class TokenRefused(Event):
    """The server no longer accepts the stored tokens."""

    attempt: int


@dataclass(frozen=True, slots=True)
class Released(Event):
    """The server confirmed that the seat was given back."""

    attempt: int


@dataclass(frozen=True, slots=True)
class ResponseAccepted(Event):
    """A response file was verified and committed to the cache (R74, R75)."""

    grant: Grant


@dataclass(frozen=True, slots=True)
class Resumed(Event):
    """The computer woke up."""


@dataclass(frozen=True, slots=True)
class Tick(Event):
    """Time has passed."""
