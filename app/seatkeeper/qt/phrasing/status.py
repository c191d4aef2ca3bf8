"""The state of the session in one line, and the one most important thing about it.

The banner has room for one message. The order of importance, here and nowhere else:

1. work cannot be saved: read-only, or a seat that was freed while the user was away,
2. something is asked: is the user still there, the password,
3. the license ends within the hour,
4. the server does not answer,
5. the outcome of what the user asked for last,
6. the license ends within 14 days,
7. the days of a trial,
8. a pool that is nearly exhausted.

What was put away makes room for the next one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from msgspec.structs import replace

from seatkeeper.licensing.license import NOBODY
from seatkeeper.licensing.policy import works_until
from seatkeeper.licensing.verdict import Reason
from seatkeeper.qt.i18n import translate
from seatkeeper.qt.phrasing import facts, times, warnings
from seatkeeper.qt.phrasing.counting import countdown
from seatkeeper.qt.phrasing.explanation import Explanation
from seatkeeper.qt.phrasing.important import Important
from seatkeeper.qt.phrasing.notices import explain_notice, explain_trouble
from seatkeeper.qt.phrasing.verdicts import explain_verdict
from seatkeeper.qt.theme import Tone
from seatkeeper.session.states import Idle, Licensed, NeedsLogin, ReadOnly, State

__all__ = ["Important", "contacts", "most_important", "status_line"]


def status_line(state: State) -> str:
    """Say the state in words."""
    if isinstance(state, Licensed | NeedsLogin):
        grant = state.grant
        whose = grant.owner.name if grant.owner else ""
        basis = facts.basis_name(grant.basis)
        licensed = translate("Status", "Licensed: {basis}").format(basis=basis)
        return f"{licensed}, {whose}" if whose else licensed
    if isinstance(state, Idle):
        return translate("Status", "Away: your seat is free")
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
    if isinstance(state, Idle):
        return (_away(state, server, now),)
    if isinstance(state, NeedsLogin):
        return (_needs_login(state, server, now),)
    if not isinstance(state, Licensed):
        return ()
    grant, ends = state.grant, warnings.expiry(state.grant, now)
    last_hour = ends is not None and not ends.dismissable
    found = (
        _still_there(state, now),
        ends if last_hour else None,
        _trouble(state, server, now),
        _outcome(state, server, now),
        None if last_hour else ends,
        warnings.trial(grant, now),
        warnings.crowded(grant),
    )
    return tuple(one for one in found if one is not None)


def _still_there(state: Licensed, now: datetime) -> Important | None:
    """Ask, without getting in the way (R23)."""
    if state.idle_until is None:
        return None
    still = translate("Status", "Without an answer your seat is freed in {time}, for others.")
    said = Explanation(
        what=translate("Status", "Are you still there?"),
        still=still.format(time=countdown(state.idle_until, now)),
        todo=translate("Status", "Your work stays as it is."),
    )
    return Important("idle-question", said, ("still-here",), dismissable=False)


def _away(state: Idle, server: str, now: datetime) -> Important:
    said = Explanation(
        what=translate("Status", "Your seat was freed because you were away."),
        still=translate("Status", "Your work is open and untouched; only saving has to wait."),
        todo=translate("Status", "Taking a seat again…")
        if state.asking
        else translate("Status", "Press any key to take a seat again."),
    )
    if state.notice is not None and not state.asking:
        why = explain_notice(state.notice, server=server, now=now)
        said = replace(said, still=f"{why.what} {said.still}", code=why.code, tone=why.tone)
    return Important("idle", said, () if state.asking else ("take-again",), dismissable=False)


def _trouble(state: Licensed, server: str, now: datetime) -> Important | None:
    if state.trouble is None:
        return None
    until = works_until(state.grant, last_contact=state.last_contact)
    said = explain_trouble(state.trouble, server=server, until=until, now=now)
    return Important(f"trouble {state.trouble.detail}", said, ("check",), dismissable=False)


def _outcome(state: Licensed, server: str, now: datetime) -> Important | None:
    if state.notice is None:
        return None
    said = explain_notice(state.notice, server=server, now=now)
    return Important(f"notice {state.serial} {state.notice.code}", said)


def _read_only(state: ReadOnly, server: str, now: datetime) -> Important:
    said = explain_verdict(state.verdict)
    if state.notice is not None and state.notice.code == "still-refused":
        asked = translate("Status", "Asked just now: there is still no license.")
        said = replace(said, still=f"{asked} {said.still}")
    elif state.notice is not None:
        said = explain_notice(state.notice, server=server, now=now)
    reason = state.verdict.reason
    choices: tuple[str, ...] = ("check",)
    if state.account is None:
        choices = ("log-in",)
        if reason is Reason.NO_LICENSE and state.notice is None:
            said = replace(said, what=translate("Status", "Nobody is logged in."), todo="", code="")
    elif reason is Reason.NO_LICENSE and state.account != NOBODY:  # nobody has no portal
        choices = ("portal", "check")
    elif reason in _TRY_AGAIN:
        choices = ("retry",)
    if state.asking:
        said, choices = replace(said, todo=translate("Status", "Asking the server…")), ()
    return Important(f"read-only {reason}", said, choices, dismissable=False)


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
