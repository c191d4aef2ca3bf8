"""The state of the session in one line, and the one most important thing about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from seatkeeper.licensing.grant import Basis, Grant
from seatkeeper.licensing.policy import works_until
from seatkeeper.licensing.verdict import Reason
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import facts, times
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.notices import explain_notice, explain_trouble
from seatkeeper.qt.phrasing.verdicts import explain_verdict
from seatkeeper.qt.theme import Tone
from seatkeeper.session.states import Licensed, NeedsLogin, ReadOnly, State

__all__ = ["Important", "contacts", "most_important", "status_line"]

NEARLY_EXHAUSTED: Final = 0.9
"""Share of seats in use at which an owner is told (R22)."""


@dataclass(frozen=True, slots=True)
class Important:
    """What the banner shows.

    Attributes:
        key: The same as long as it is the same message; a message put away stays away until it
            changes.
        said: The words.
        choices: ``check``, ``retry``, ``log-in``, ``portal``.
        dismissable: Whether it can be put away.
    """

    key: str
    said: Explanation
    choices: tuple[str, ...] = ()
    dismissable: bool = True


def status_line(state: State) -> str:
    """Say the state in words."""
    if isinstance(state, Licensed | NeedsLogin):
        grant = state.grant
        whose = grant.owner.name if grant.owner else ""
        basis = facts.basis_name(grant.basis)
        licensed = translate("Status", "Licensed: {basis}").format(basis=basis)
        return f"{licensed}, {whose}" if whose else licensed
    if isinstance(state, ReadOnly):
        return translate("Status", "Read-only: {reason}").format(
            reason=explain_verdict(state.verdict).what
        )
    return ""


def contacts(state: State, now: datetime) -> str:
    """Say when the server was last asked, and when it will be again."""
    if not isinstance(state, Licensed):
        return ""
    if not state.grant.beats:
        return translate("Status", "No connection needed")
    last = translate("Status", "Last check {time} ({distance})").format(
        time=times.clock_time(state.last_contact), distance=times.distance(state.last_contact, now)
    )
    if state.beat:
        return f"{last}  ·  " + translate("Status", "checking now")
    coming = translate("Status", "next {time}").format(time=times.clock_time(state.next_beat))
    return f"{last}  ·  {coming}"


def most_important(state: State, *, server: str, now: datetime) -> tuple[Important, ...]:
    """List what the user should know, the most important first.

    Args:
        state: The state of the session.
        server: Name of the server.
        now: Trusted time, aware UTC.
    """
    if isinstance(state, ReadOnly):
        return (_read_only(state, server, now),)
    if isinstance(state, NeedsLogin):
        return (_needs_login(state, server, now),)
    if not isinstance(state, Licensed):
        return ()
    found = []
    if state.trouble is not None:
        until = works_until(state.grant, last_contact=state.last_contact)
        said = explain_trouble(state.trouble, server=server, until=until, now=now)
        found.append(Important(f"trouble {state.trouble.detail}", said, ("check",), False))
    if state.notice is not None:
        said = explain_notice(state.notice, server=server, now=now)
        found.append(Important(f"notice {state.serial} {state.notice.code}", said))
    found += _warnings(state.grant, now)
    return tuple(found)


def _read_only(state: ReadOnly, server: str, now: datetime) -> Important:
    said = explain_verdict(state.verdict)
    if state.notice is not None:
        said = explain_notice(state.notice, server=server, now=now)
    reason = state.verdict.reason
    choices: tuple[str, ...] = ("check",)
    if state.account is None:
        choices = ("log-in",)
        if reason is Reason.NO_LICENSE and state.notice is None:
            said = replace(said, what=translate("Status", "Nobody is logged in."), todo="", code="")
    elif reason is Reason.NO_LICENSE:
        choices = ("portal", "check")
    elif reason in _TRY_AGAIN:
        choices = ("retry",)
    return Important(f"read-only {reason}", said, choices, False)


_TRY_AGAIN: Final = {
    Reason.ALL_SEATS_IN_USE,
    Reason.SEAT_LOST,
    Reason.SEAT_FREED,
    Reason.SUPERSEDED,
    Reason.NO_CONNECTION,
    Reason.NEEDS_CONNECTION,
    Reason.AVAILABILITY_ENDED,
}


def _needs_login(state: NeedsLogin, server: str, now: datetime) -> Important:
    until = works_until(state.grant, last_contact=state.last_contact)
    still = translate("Status", "Your seat is still yours and you can go on working")
    if until is not None:
        still = translate("Status", "{still} until {until}").format(
            still=still, until=times.moment_and_distance(until, now)
        )
    said = Explanation(
        what=translate("Status", "The server asks you to log in again."),
        still=f"{still}.",
        code="session-ended",
        tone=Tone.WARNING,
    )
    if state.notice is not None and state.notice.code != "session-ended":
        said = explain_notice(state.notice, server=server, now=now)
    return Important("needs-login", said, ("log-in",), False)


def _warnings(grant: Grant, now: datetime) -> list[Important]:
    found = []
    expires = grant.license.expires
    if expires is not None and grant.trial is None and expires - now <= timedelta(days=14):
        left = expires - now
        stage = f"{left.days}" if left > timedelta(hours=1) else "last-hour"
        said = Explanation(
            what=translate("Status", "Your license expires {when}.").format(
                when=times.expiry(grant.license, now)
            ),
            still=translate("Status", "Until then everything works."),
            todo=translate("Status", "After a renewal, check for an updated license."),
            tone=Tone.WARNING if left > timedelta(days=1) else Tone.DANGER,
        )
        found.append(Important(f"expires {stage}", said, ("check",)))
    if grant.trial is not None:
        said = Explanation(
            what=translate("Status", "Trial: {left}").format(left=facts.trial_left(grant, now)),
            still=translate("Status", "A day counts only when you start the app."),
            tone=Tone.WARNING if grant.trial.days_left <= 1 else Tone.INFO,
        )
        found.append(Important(f"trial {grant.trial.days_left}", said))
    seats = grant.seats
    crowded = seats is not None and seats.total > 1 and grant.basis is not Basis.VALIDATED_OFFLINE
    if seats is not None and crowded and seats.in_use >= seats.total * NEARLY_EXHAUSTED:
        said = Explanation(
            what=translate("Status", "{used} of {total} seats are in use.").format(
                used=seats.in_use, total=seats.total
            ),
            still=translate("Status", "The next colleagues may have to wait."),
            tone=Tone.WARNING,
        )
        found.append(Important(f"crowded {seats.in_use}/{seats.total}", said, ("portal",)))
    return found
