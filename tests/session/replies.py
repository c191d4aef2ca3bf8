"""What a session may be told: wishes, answers to its effects, refusals, silence."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from seatkeeper.licensing.grant import Grant
from seatkeeper.licensing.verdict import Reason, Verdict
from seatkeeper.session import effects as ef
from seatkeeper.session import events as ev
from tests.helpers.samples import ADA, grant, owned, reserved
from tests.helpers.world import START

IDLE = grant(idle_seconds=3600)
GRANTS = (grant(), IDLE, reserved(), owned())
WISHES = (
    ev.LogIn("ada@demo.example", "demo"),
    ev.CancelLogin(),
    ev.Retry(),
    ev.OpenReadOnly(),
    ev.NotifyMe(True),
    ev.NotifyMe(False),
    ev.TakeSeat(),
    ev.Activity(),
    ev.Extend(3),
    ev.ReturnEarly(),
    ev.Check(),
    ev.Heartbeat(),
    ev.LogOut(),
    ev.LogOut(anyway=True),
    ev.Close(),
)
ENDS = (Reason.SEAT_LOST, Reason.BLOCKED, Reason.REVOKED, Reason.SUPERSEDED, Reason.EXPIRED)

unreachable = st.builds(
    ev.Unreachable,
    attempt=st.just(0),
    cause=st.sampled_from(("dns", "timeout", "captive-portal")),
    delivered=st.booleans(),
)


def refusals(attempt: int) -> list[ev.Event]:
    """How a seat may be refused."""
    full = Verdict(Reason.ALL_SEATS_IN_USE)
    waits = [ev.SeatRefused(attempt, full, queue=queue) for queue in (True, False)]
    return [*waits, *waits, *(ev.SeatRefused(attempt, Verdict(reason)) for reason in ENDS)]


def answers_to(effect: ef.Effect, found: Grant) -> list[ev.Event]:
    """What the world may answer to an effect, apart from silence."""
    attempt = getattr(effect, "attempt", 0)
    if isinstance(effect, ef.Probe):
        return [ev.Reached(attempt)]
    if isinstance(effect, ef.SignIn):
        return [ev.LoggedIn(attempt, ADA), ev.LoginRefused(attempt, "wrong-credentials")]
    granted = ev.SeatGranted(attempt, found, START)
    dead = ev.TokenRefused(attempt)
    if isinstance(effect, ef.Acquire):
        return [granted, dead, *refusals(attempt)]
    if isinstance(effect, ef.JoinQueue):
        return [ev.SeatOffered(attempt, START + timedelta(days=1)), dead, *refusals(attempt)]
    ended = [ev.SeatEnded(attempt, Verdict(reason)) for reason in ENDS]
    if isinstance(effect, ef.SendHeartbeat):
        return [granted, dead, *ended]
    if isinstance(effect, ef.ExtendSeat | ef.ShortenSeat):
        return [granted, dead, ev.Refused(attempt, "offline-not-allowed"), *ended]
    return [ev.Released(attempt), dead]
