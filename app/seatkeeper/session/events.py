"""What can happen to a session: the user's wishes and the world's answers.

An answer names the attempt it answers. ``jitter`` is a number in [0, 1) drawn by whoever speaks
for the world, so that the machine itself knows no randomness.
"""

from __future__ import annotations

from datetime import datetime

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account
from seatkeeper.licensing.verdict import Verdict
from seatkeeper.session.wishes import (
    Activity,
    CancelLogin,
    Check,
    Close,
    Event,
    Extend,
    Heartbeat,
    LogIn,
    LogOut,
    NotifyMe,
    OpenReadOnly,
    Retry,
    ReturnEarly,
    TakeSeat,
)

__all__ = [
    "Activity",
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
    "SeatOffered",
    "SeatRefused",
    "TakeSeat",
    "Tick",
    "TokenRefused",
    "Unreachable",
]


class CacheOpened(Event, frozen=True):
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


class CacheFailed(Event, frozen=True):
    """The cache is there but cannot be used.

    Attributes:
        verdict: Why.
        account: Whose seat can be asked for all the same: where a server has no accounts.
    """

    verdict: Verdict
    account: Account | None = None


class Reached(Event, frozen=True):
    """The server answered a probe."""

    attempt: int


class LoggedIn(Event, frozen=True):
    """The password was right."""

    attempt: int
    account: Account


class LoginRefused(Event, frozen=True):
    """Wrong credentials, unconfirmed email, too many attempts."""

    attempt: int
    code: str
    until: datetime | None = None


class SeatGranted(Event, frozen=True):
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


class SeatRefused(Event, frozen=True):
    """An authentic refusal of a seat.

    Attributes:
        attempt: Which one.
        verdict: Why.
        retry_after: Seconds until another try makes sense.
        jitter: In [0, 1).
        queue: Whether the server has a queue to wait in.
        position: The place in it, for somebody who waits there.
    """

    attempt: int
    verdict: Verdict
    retry_after: int = 30
    jitter: float = 0.0
    queue: bool = False
    position: int | None = None


class SeatOffered(Event, frozen=True):
    """The end of the queue: the server holds a seat for this user.

    Attributes:
        attempt: Which question is answered.
        until: The seat is held until then (UTC).
    """

    attempt: int
    until: datetime


class SeatEnded(Event, frozen=True):
    """An authentic answer to a heartbeat that ends the seat."""

    attempt: int
    verdict: Verdict


class Refused(Event, frozen=True):
    """An authentic refusal that leaves the seat as it is (an extension, say)."""

    attempt: int
    code: str
    detail: str = ""


class Unreachable(Event, frozen=True):
    """No authentic answer.

    Attributes:
        attempt: Which one.
        cause: ``dns``, ``refused``, ``timeout``, ``tls``, ``tls-expired``, ``tls-not-yet-valid``,
            ``tls-unknown-issuer``, ``tls-wrong-host``, ``proxy``, ``proxy-login``,
            ``captive-portal``, ``busy``, ``server-error``, ``bad-answer``, ``other-protocol``,
            ``network``; ``unconfirmed`` when a server that does not sign has said once that a
            right is over; ``storage`` when this computer's own cache or vault failed before
            anything was asked, ``validated-offline`` when nothing is asked any more.
        detail: What exactly happened, in English.
        delivered: False only if certainly nothing reached the server.
        jitter: In [0, 1).
        retry_after: Seconds for which a busy server wants to be left alone; 0 for nothing said.
    """

    attempt: int
    cause: str
    detail: str = ""
    delivered: bool = True
    jitter: float = 0.0
    retry_after: int = 0


class TokenRefused(Event, frozen=True):
    """The server no longer accepts the stored tokens."""

    attempt: int


class Released(Event, frozen=True):
    """The server confirmed that the seat was given back."""

    attempt: int


class ResponseAccepted(Event, frozen=True):
    """A response file was verified and committed to the cache (R74, R75)."""

    grant: Grant


class Resumed(Event, frozen=True):
    """The computer woke up."""


class Tick(Event, frozen=True):
    """Time has passed."""
