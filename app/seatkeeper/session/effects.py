"""What a session wants done, as plain values.

An effect runner carries them out in the order given and answers with events. Whatever an answer
changes is saved before the event is told, so that nothing the user has seen can be lost.
"""

from __future__ import annotations

from seatkeeper.licensing.value import Value
from seatkeeper.session.states import Notice

__all__ = [
    "AbandonRelease",
    "Acquire",
    "CloseSeat",
    "Effect",
    "EraseCache",
    "ExtendSeat",
    "ForgetTokens",
    "FreeIdleSeat",
    "JoinQueue",
    "LeaveQueue",
    "MarkReleasing",
    "Notify",
    "OpenCache",
    "Probe",
    "ReleaseClaim",
    "ReleaseLateGrant",
    "ReleaseSeat",
    "Restart",
    "SendHeartbeat",
    "ShortenSeat",
    "SignIn",
]


class Effect(Value, frozen=True):
    """Base of all effects."""


class OpenCache(Effect, frozen=True):
    """Read the cache; answers CacheOpened or CacheFailed."""


class Probe(Effect, frozen=True):
    """Ask the server for its discovery document; answers Reached or Unreachable."""

    attempt: int


class SignIn(Effect, frozen=True):
    """Log in; answers LoggedIn, LoginRefused or Unreachable."""

    hidden = ("password",)

    attempt: int
    email: str
    password: str
    keep: bool = True


class ForgetTokens(Effect, frozen=True):
    """End the server session and forget its tokens; nobody waits for the answer."""


class Acquire(Effect, frozen=True):
    """Take the seat; answers SeatGranted, SeatRefused, TokenRefused or Unreachable."""

    attempt: int


class SendHeartbeat(Effect, frozen=True):
    """Beat; answers SeatGranted, SeatEnded, TokenRefused or Unreachable."""

    attempt: int


class ExtendSeat(Effect, frozen=True):
    """Reserve for some days; answers SeatGranted, Refused, SeatEnded, TokenRefused, Unreachable."""

    attempt: int
    days: int


class ShortenSeat(Effect, frozen=True):
    """End the reservation; answers as ExtendSeat."""

    attempt: int


class MarkReleasing(Effect, frozen=True):
    """Save that a right is being given up: from here on the grant is not usable.

    Attributes:
        returning: Only an offline availability is given up; else it is a log out.
    """

    returning: bool = False


class AbandonRelease(Effect, frozen=True):
    """Take that mark back: certainly nothing reached the server.

    Attributes:
        returning: The mark of an early return; else that of a log out.
    """

    returning: bool = False


class ReleaseSeat(Effect, frozen=True):
    """Give the seat back and end the server session; answers Released or Unreachable."""

    attempt: int


class CloseSeat(Effect, frozen=True):
    """Tell the server that the app closes; answers Released or Unreachable."""

    attempt: int


class ReleaseLateGrant(Effect, frozen=True):
    """Give back a seat that was granted after nobody wanted it any more; no answer.

    Attributes:
        seat_id: That seat: by now the cache may hold another.
        epoch: That of the late grant.
    """

    seat_id: str
    epoch: int


class JoinQueue(Effect, frozen=True):
    """Wait in the server's queue, or go on waiting; answers SeatOffered or as Acquire."""

    attempt: int


class LeaveQueue(Effect, frozen=True):
    """Wait no longer: the place, and a seat that is held for it, are somebody else's; no answer.

    If the server cannot be told, the place lapses by itself.
    """


class ReleaseClaim(Effect, frozen=True):
    """Give back a seat that was taken for the user and not claimed in time; no answer.

    Attributes:
        seat_id: That seat.
        epoch: Its epoch.
    """

    seat_id: str
    epoch: int


class FreeIdleSeat(Effect, frozen=True):
    """Drop the grant of a user who is away, then tell the server (R23).

    Done twice it does no more than once. Answers Released, TokenRefused or Unreachable.
    """

    attempt: int


class EraseCache(Effect, frozen=True):
    """Remove the license, the tokens and the cache key from this computer; no answer."""


class Restart(Effect, frozen=True):
    """Begin again at the login window."""


class Notify(Effect, frozen=True):
    """Tell the user."""

    notice: Notice
