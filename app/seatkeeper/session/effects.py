"""What a session wants done, as plain values.

An effect runner carries them out in the order given and answers with events. Whatever an answer
changes is saved before the event is told, so that nothing the user has seen can be lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Effect:
    """Base of all effects."""


class OpenCache(Effect):
    """Read the cache; answers CacheOpened or CacheFailed."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Probe(Effect):
    """Ask the server for its discovery document; answers Reached or Unreachable."""

    attempt: int


@dataclass(frozen=True, slots=True)
class SignIn(Effect):
    """Log in; answers LoggedIn, LoginRefused or Unreachable."""

    attempt: int
    email: str
    password: str = field(repr=False)
    keep: bool = True


class ForgetTokens(Effect):
    """End the server session and forget its tokens; nobody waits for the answer."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Acquire(Effect):
    """Take the seat; answers SeatGranted, SeatRefused, TokenRefused or Unreachable."""

    attempt: int


@dataclass(frozen=True, slots=True)
class SendHeartbeat(Effect):
    """Beat; answers SeatGranted, SeatEnded, TokenRefused or Unreachable."""

    attempt: int


@dataclass(frozen=True, slots=True)
class ExtendSeat(Effect):
    """Reserve for some days; answers SeatGranted, Refused, SeatEnded, TokenRefused, Unreachable."""

    attempt: int
    days: int


@dataclass(frozen=True, slots=True)
class ShortenSeat(Effect):
    """End the reservation; answers as ExtendSeat."""

    attempt: int


@dataclass(frozen=True, slots=True)
class MarkReleasing(Effect):
    """Save that a right is being given up: from here on the grant is not usable.

    Attributes:
        returning: Only an offline availability is given up; else it is a log out.
    """

    returning: bool = False


@dataclass(frozen=True, slots=True)
class AbandonRelease(Effect):
    """Take that mark back: certainly nothing reached the server.

    Attributes:
        returning: The mark of an early return; else that of a log out.
    """

    returning: bool = False


@dataclass(frozen=True, slots=True)
class ReleaseSeat(Effect):
    """Give the seat back and end the server session; answers Released or Unreachable."""

    attempt: int


@dataclass(frozen=True, slots=True)
class CloseSeat(Effect):
    """Tell the server that the app closes; answers Released or Unreachable."""

    attempt: int


@dataclass(frozen=True, slots=True)
class ReleaseLateGrant(Effect):
    """Give back a seat that was granted after nobody wanted it any more; no answer.

    Attributes:
        seat_id: That seat: by now the cache may hold another.
        epoch: That of the late grant.
    """

    seat_id: str
    epoch: int


@dataclass(frozen=True, slots=True)
class JoinQueue(Effect):
    """Wait in the server's queue, or go on waiting; answers SeatOffered or as Acquire."""

    attempt: int


class LeaveQueue(Effect):
    """Wait no longer: the place, and a seat that is held for it, are somebody else's; no answer.

    If the server cannot be told, the place lapses by itself.
    """

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ReleaseClaim(Effect):
    """Give back a seat that was taken for the user and not claimed in time; no answer.

    Attributes:
        seat_id: That seat.
        epoch: Its epoch.
    """

    seat_id: str
    epoch: int


@dataclass(frozen=True, slots=True)
class FreeIdleSeat(Effect):
    """Drop the grant of a user who is away, then tell the server (R23).

    Done twice it does no more than once. Answers Released, TokenRefused or Unreachable.
    """

    attempt: int


class EraseCache(Effect):
    """Remove the license, the tokens and the cache key from this computer; no answer."""

    __slots__ = ()


class Restart(Effect):
    """Begin again at the login window."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Notify(Effect):
    """Tell the user."""

    notice: Notice
