"""The states of a session.

Each is a frozen value that holds exactly what the screen and the next step need. ``serial`` is
the number of the last attempt begun: an answer that names another attempt is late.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.license import Account
from seatkeeper.licensing.value import Value
from seatkeeper.licensing.verdict import Verdict

__all__ = [
    "Closed",
    "Idle",
    "Licensed",
    "NeedsLogin",
    "NoConnection",
    "Notice",
    "Opening",
    "Pending",
    "Purpose",
    "ReadOnly",
    "Releasing",
    "SeekingSeat",
    "SignedOut",
    "SigningIn",
    "State",
    "WaitingForSeat",
]


class Notice(Value, frozen=True):
    """Something a person should read, as a code and facts; the words are chosen by the screen.

    Attributes:
        code: Stable, like ``wrong-credentials`` or ``unreachable``.
        until: When the condition ends (UTC), where that is known.
        detail: A fact in English for logs and for "Details".
    """

    code: str
    until: datetime | None = None
    detail: str = ""


class Purpose(StrEnum):
    """Why a seat is being given back."""

    LOG_OUT = "log-out"
    CLOSE = "close"


class Pending(StrEnum):
    """What the user has asked for while licensed."""

    EXTEND = "extend"
    RETURN_EARLY = "return-early"
    CHECK = "check"


class State(Value, frozen=True, kw_only=True):
    """Base of all states.

    Attributes:
        serial: Number of the last attempt begun.
    """

    serial: int = 0


class Opening(State, frozen=True):
    """The cache is being opened."""


class SignedOut(State, frozen=True, kw_only=True):
    """Nobody is logged in on this computer."""

    notice: Notice | None = None
    email: str = ""


class SigningIn(State, frozen=True, kw_only=True):
    """Email and password are on their way."""

    email: str


class NoConnection(State, frozen=True, kw_only=True):
    """The app was started without a connection, and nothing in the cache allows work (R70).

    Attributes:
        notice: What exactly failed.
        account: Who is logged in; None for nobody.
        releasing: The contact is needed to finish a log out that was begun.
        asking: Whether a try is under way.
    """

    notice: Notice
    account: Account | None = None
    releasing: bool = False
    asking: bool = False


class SeekingSeat(State, frozen=True, kw_only=True):
    """Logged in; a seat has been asked for."""

    account: Account | None


class Licensed(State, frozen=True, kw_only=True):
    """Work goes on.

    Attributes:
        grant: The right to.
        last_contact: When the last successful heartbeat was sent (trusted time, UTC).
        next_beat: When the next one is due.
        active_at: When the last input was told.
        idle_until: The user is asked whether the seat is still wanted; without an answer it is
            freed then (R23). None while nobody is asked.
        beat: Attempt number of the heartbeat under way; 0 for none.
        reacquire: The next contact must take the seat again, not merely beat (a new start).
        failures: Contacts that failed since the last one that did not.
        trouble: Why the last contact failed; None when it did not.
        pending: What the user asked for and waits for.
        action: Attempt number of that.
        notice: The outcome of the user's last request.
    """

    grant: Grant
    last_contact: datetime
    next_beat: datetime
    active_at: datetime
    idle_until: datetime | None = None
    beat: int = 0
    reacquire: bool = False
    failures: int = 0
    trouble: Notice | None = None
    pending: Pending | None = None
    action: int = 0
    notice: Notice | None = None


class WaitingForSeat(State, frozen=True, kw_only=True):
    """All seats are in use (R19).

    Attributes:
        account: Who waits.
        verdict: Why there is none.
        retry_at: When the next try is made (UTC), if the user asked to be told.
        asking: Whether a try is under way.
        by_hand: Whether that try is the user's own: whoever asks for a seat need not claim it.
        notify: Whether the user wants to be told when a seat is free (R20).
        queue: Whether the server has a queue to wait in.
        position: The place in it, 1 for the next; None where there is none.
        claim_until: A seat is held for the user until then (UTC); None for none.
        held: The seat itself, where this computer has taken it already; in a queue the server
            holds it.
        notice: What became of the last claim.
    """

    hidden = ("held",)

    account: Account | None
    verdict: Verdict
    retry_at: datetime
    asking: bool = False
    by_hand: bool = False
    notify: bool = False
    queue: bool = False
    position: int | None = None
    claim_until: datetime | None = None
    held: Licensed | None = None
    notice: Notice | None = None


class Idle(State, frozen=True, kw_only=True):
    """The seat was freed because the user was away (R23); the work is on the screen, untouched.

    Attributes:
        account: Who is logged in.
        grant: The grant that was given up, for License Info.
        asking: Whether a seat has been asked for again.
        notice: The outcome of the last try.
        freeing: Attempt number of telling the server; 0 for none.
        freed: Whether the server has heard it.
        failures: Contacts that failed in a row.
        retry_at: Nothing is asked before then (UTC); None for at any time.
    """

    account: Account | None
    grant: Grant
    asking: bool = False
    notice: Notice | None = None
    freeing: int = 0
    freed: bool = False
    failures: int = 0
    retry_at: datetime | None = None


class NeedsLogin(State, frozen=True, kw_only=True):
    """The seat is still held and work goes on, but the server wants to see the password again."""

    grant: Grant
    last_contact: datetime
    asking: bool = False
    notice: Notice | None = None


class ReadOnly(State, frozen=True, kw_only=True):
    """Projects can be viewed, not saved; the verdict says why (R91, R93).

    Attributes:
        verdict: Why.
        account: Who is logged in; None for nobody.
        grant: The last grant, for License Info.
        asking: Whether a seat has been asked for.
        notice: The outcome of the last try.
    """

    verdict: Verdict
    account: Account | None = None
    grant: Grant | None = None
    asking: bool = False
    notice: Notice | None = None


class Releasing(State, frozen=True, kw_only=True):
    """A right is being given up; a grant is not usable from here on.

    Attributes:
        purpose: Why.
        origin: The state to return to if nothing has left this computer.
        anyway: Log out here even when the server cannot be told (R52).
    """

    hidden = ("origin",)

    purpose: Purpose
    origin: State
    anyway: bool = False


class Closed(State, frozen=True):
    """The end; nothing happens any more."""
